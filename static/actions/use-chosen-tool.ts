import { useProductContext } from '@forge/react';

/** The module keys of manifest.yml that this bundle stands for. */
const TOOLS: ReadonlyMap<string, 'split' | 'merge'> = new Map([
  ['omnichat-split', 'split'],
  ['omnichat-merge', 'merge'],
]);

export type Tool = 'split' | 'merge';

/** Which of the two the person chose in the request's menu; nothing until the page has told. */
export function useChosenTool(): Tool | undefined {
  const context = useProductContext();
  return context && TOOLS.get(context.moduleKey);
}
