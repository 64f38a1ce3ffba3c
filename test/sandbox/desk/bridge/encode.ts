import { isCallable, isRecord } from './shapes';

/** The property that marks an encoded function, date, error or element. */
export const tag = '$desk';

/**
 * Turns a value into one that `postMessage` copies and `decode` understands. Functions become references through
 * `remember`; React elements of named components become document nodes; `undefined` and symbols are dropped.
 * Throws for what the platform cannot carry either: cycles, BigInt, elements of an app's own components.
 */
export function encode(value: unknown, remember: (call: (...args: readonly unknown[]) => unknown) => string): unknown {
  return walk(value, []);

  function walk(current: unknown, above: readonly object[]): unknown {
    if (typeof current === 'bigint') throw new TypeError('A BigInt cannot cross the bridge.');
    if (typeof current === 'symbol') return undefined;
    if (isCallable(current)) return { [tag]: 'function', id: remember(current) };
    if (typeof current !== 'object' || current === null || current instanceof Blob) return current;
    if (above.includes(current)) throw new TypeError('A cyclic value cannot cross the bridge.');
    if (current instanceof Date) return { [tag]: 'date', iso: current.toISOString() };
    if (current instanceof Error) return { [tag]: 'error', name: current.name, message: current.message };
    const path = [...above, current];
    if (Array.isArray(current)) return current.map((entry: unknown) => walk(entry, path));
    if (!isRecord(current)) return undefined;
    if (typeof current['$$typeof'] === 'symbol') return { [tag]: 'element', nodes: nodesOf(current, path, 'element') };
    return encodedProperties(current, path);
  }

  function encodedProperties(source: Record<string, unknown>, path: readonly object[]): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(source)) {
      const encoded = walk(entry, path);
      if (encoded !== undefined) copy[key] = encoded;
    }
    return copy;
  }

  /** `_owner` of an element is a cyclic fiber: only type, key, props and children are read. */
  function nodesOf(child: unknown, above: readonly object[], key: string): unknown[] {
    if (child === null || child === undefined || typeof child === 'boolean') return [];
    if (typeof child === 'string' || typeof child === 'number')
      return [{ type: 'String', props: { text: String(child) }, children: [], key }];
    if (Array.isArray(child))
      return child.flatMap((entry: unknown, index) => nodesOf(entry, above, `${key}.${String(index)}`));
    if (!isRecord(child) || typeof child['$$typeof'] !== 'symbol')
      throw new TypeError('A prop holds something between React elements that is no element.');
    const { type, props } = child;
    const { children, ...rest } = isRecord(props) ? props : {};
    if (type === Symbol.for('react.fragment')) return nodesOf(children, [...above, child], key);
    if (typeof type !== 'string') throw new TypeError(`A prop holds <${nameOf(type)}/>: only UI Kit components may.`);
    const path = [...above, child];
    return [{ type, props: encodedProperties(rest, path), children: nodesOf(children, path, `${key}.0`), key }];
  }
}

function nameOf(type: unknown): string {
  if (isCallable(type)) return type.name === '' ? 'anonymous component' : type.name;
  return isRecord(type) && typeof type['displayName'] === 'string' ? type['displayName'] : 'component';
}
