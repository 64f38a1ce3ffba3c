import { z } from 'zod';

/** A node of the ForgeDoc, as it arrives from the frame. */
export interface DocNode {
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly children: readonly DocNode[];
  readonly key: string;
}

export const nodeSchema: z.ZodType<DocNode> = z.object({
  type: z.string(),
  props: z.record(z.string(), z.unknown()),
  get children() {
    return z.array(nodeSchema);
  },
  key: z.string(),
});
/** The root's key is of no use. */
export const documentSchema = z.object({ type: z.literal('Root'), children: z.array(nodeSchema) });
export type ForgeDocument = z.infer<typeof documentSchema>;

export const textOf = (nodes: readonly DocNode[]): string =>
  nodes.map((node) => (node.type === 'String' ? String(node.props['text']) : textOf(node.children))).join('');
