import { tag } from './encode';
import { isRecord, type Remote } from './shapes';

/** Element-valued props arrive as the document nodes they stand for. */
export interface ElementValue {
  readonly elementNodes: readonly unknown[];
}
export const isElementValue = (value: unknown): value is ElementValue => isRecord(value) && 'elementNodes' in value;

/** Reverses `encode`; `proxy` gives the function that stands for a function id. */
export function decode(value: unknown, proxy: (id: string) => Remote): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => decode(entry, proxy));
  if (!isRecord(value) || value instanceof Blob) return value;
  switch (value[tag]) {
    case 'function':
      return proxy(String(value['id']));
    case 'date':
      return new Date(String(value['iso']));
    case 'error':
      return Object.assign(new Error(String(value['message'])), { name: String(value['name']) });
    case 'element':
      return { elementNodes: decode(value['nodes'], proxy) };
    default:
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decode(entry, proxy)]));
  }
}
