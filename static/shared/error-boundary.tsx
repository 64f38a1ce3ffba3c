import { Component, type ReactNode } from 'react';
import { Button, SectionMessage, Stack, Text } from '@forge/react';
import { useTexts } from './texts';

/** An error while rendering empties the whole page and nothing reports it: one boundary stands at each bundle's root. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <Broken onRetry={() => this.setState({ broken: false })} />;
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const t = useTexts();
  return (
    <SectionMessage appearance="error" title={t('broken.title')}>
      <Stack space="space.100" alignInline="start">
        <Text>{t('broken.text')}</Text>
        <Button onClick={onRetry}>{t('retry')}</Button>
      </Stack>
    </SectionMessage>
  );
}
