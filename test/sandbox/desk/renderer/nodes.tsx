import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { type Content, Broken } from './entry';
import { nodeSchema, textOf, type DocNode } from './document';
import { useSurroundings } from './surroundings';

export function NodeView({ node }: { node: DocNode }) {
  const { components, report } = useSurroundings();
  const Component = Object.hasOwn(components, node.type) ? components[node.type] : undefined;
  const unknown = Component ? '' : node.type;
  useEffect(() => {
    if (unknown !== '') report({ title: `The component ${unknown} is not modelled` });
  }, [unknown, report]);
  return Component ? <Component node={node} /> : <Broken name={node.type}>{drawn(node.children)}</Broken>;
}

/**
 * One React element per node: Atlaskit's tabs, groups and transitions look at their children one by one. Neighbouring
 * strings become one; text alone stays a plain string, as some components want it.
 */
export function drawn(nodes: readonly DocNode[]): ReactNode {
  if (nodes.every(({ type }) => type === 'String')) return nodes.length === 0 ? null : textOf(nodes);
  return nodes.map((node) => (node.type === 'String' ? textOf([node]) : <NodeView key={node.key} node={node} />));
}

/** An element-valued prop, or the plain text that stands in its place. */
export function drawnContent(value: Content | undefined): ReactNode {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return value;
  const nodes = (Array.isArray(value) ? value : [value]).flatMap(({ elementNodes }) => elementNodes);
  return drawn(z.array(nodeSchema).parse(nodes));
}

/** The parts that components with render props (popups, tables) send as `ContentWrapper`. */
export const wrapped = (nodes: readonly DocNode[], name: string): readonly DocNode[] =>
  nodes.find((node) => node.type === 'ContentWrapper' && node.props['name'] === name)?.children ?? [];
