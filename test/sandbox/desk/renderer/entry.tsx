import { useEffect } from 'react';
import type { ComponentType } from 'react';
import { z } from 'zod';
import { isElementValue, type ElementValue } from '../bridge/decode';
import { isCallable, type Remote } from '../bridge/shapes';
import type { DocNode } from './document';
import { useSurroundings, type Entry } from './surroundings';

/** Without the properties that are there but undefined. */
export type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };
export function present<T extends object>(value: T): Present<T>;
export function present(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}

/** The kinds of props that many components share. */
export const handler = z.custom<Remote>(isCallable, 'a function is expected');
export const element = z.custom<ElementValue>(isElementValue, 'a UI Kit element is expected');
export const content = z.union([z.string(), z.number(), element, z.array(element)]);
export type Content = z.infer<typeof content>;
export const text = z.string().optional();
export const flag = z.boolean().optional();
export const number = z.number().optional();
export const event = handler.optional();

interface Parts<P> {
  props: P;
  nodes: readonly DocNode[];
  node: DocNode;
}

/**
 * A component of UI Kit: the props it takes and how it is drawn. A prop outside the list, or with a value that the
 * component does not take, is reported and dropped; a missing one that is needed leaves a red box.
 */
export function entry<S extends z.ZodRawShape>(
  shape: S,
  Draw: ComponentType<Parts<Present<z.output<z.ZodObject<S>>>>>,
): Entry {
  const schema = z.object(shape);
  return function UiKitComponent({ node }) {
    const { report } = useSurroundings();
    const { accepted, complaints } = sift(node, shape);
    const parsed = schema.safeParse(accepted);
    const missing = parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    const all = [...complaints, ...missing.map((what) => `${node.type}: ${what}`)].join('\n');
    useEffect(() => {
      for (const title of all.split('\n')) if (title !== '') report({ title });
    }, [all, report]);
    if (!parsed.success) return <Broken name={node.type} />;
    return <Draw props={present(parsed.data)} nodes={node.children} node={node} />;
  };
}

function sift(node: DocNode, shape: z.ZodRawShape): { accepted: Record<string, unknown>; complaints: string[] } {
  const accepted: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [name, value] of Object.entries(node.props)) {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!schema) complaints.push(`${node.type} has no prop "${name}"`);
    else {
      const result = z.safeParse(schema, value);
      if (result.success) accepted[name] = value;
      else complaints.push(`${node.type}.${name}: ${result.error.issues[0]?.message ?? 'not accepted'}`);
    }
  }
  return { accepted, complaints };
}

export const Broken = ({ name, children }: { name: string; children?: React.ReactNode }) => (
  <div className="desk-broken" data-testid="broken-component">
    <strong>{name}</strong>
    {children}
  </div>
);
