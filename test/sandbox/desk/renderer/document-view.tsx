import { Component } from 'react';
import type { ReactNode } from 'react';
import type { Problem } from '../bridge/message';
import { components } from './components';
import type { ForgeDocument } from './document';
import { Broken } from './entry';
import { drawn } from './nodes';
import { SurroundingsProvider, type Surroundings } from './surroundings';

/** Draws an app's document. An error while drawing is shown and reported; the next document is tried again. */
export function DocumentView({
  document,
  ...surroundings
}: { document: ForgeDocument } & Omit<Surroundings, 'components'>) {
  return (
    <SurroundingsProvider value={{ ...surroundings, components }}>
      <Boundary report={surroundings.report} document={document}>
        {drawn(document.children)}
      </Boundary>
    </SurroundingsProvider>
  );
}

interface BoundaryProps {
  report(problem: Problem): void;
  document: ForgeDocument;
  children: ReactNode;
}
class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }
  override componentDidCatch(error: Error) {
    this.props.report({ title: `The renderer failed: ${error.message}`, detail: error.stack ?? '' });
  }
  override componentDidUpdate(before: BoundaryProps) {
    if (this.state.failed && before.document !== this.props.document) this.setState({ failed: false });
  }
  override render() {
    return this.state.failed ? <Broken name="The document could not be drawn" /> : this.props.children;
  }
}
