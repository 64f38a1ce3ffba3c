import { decode } from './decode';
import { encode } from './encode';
import type { Message, Problem } from './message';
import { asError, type Remote } from './shapes';

export interface PeerParts {
  /** Keeps the ids of both sides apart: `f` in the frame, `p` in the page. */
  readonly prefix: string;
  post(message: Message): void;
  /** `functions` are the ids that came with the data. */
  answer(command: string, data: unknown, functions: ReadonlySet<string>): unknown;
  problem(problem: Problem): void;
}

export interface Peer {
  /** Rejects with the other side's error, or at once when the data cannot cross. */
  call(command: string, data: unknown): Promise<unknown>;
  receive(message: Message): void;
  report(problem: Problem): void;
  /** Drops functions of the other side, here and there. */
  forget(functions: readonly string[]): void;
}

/** One end of the bridge; both ends are alike. Handlers keep their identity: one function, one id, one proxy. */
export function createPeer({ prefix, post, answer, problem }: PeerParts): Peer {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const own = new Map<string, { call(...args: readonly unknown[]): unknown; sentWith: number }>();
  const ids = new WeakMap<object, string>();
  const proxies = new Map<string, Remote>();
  let lastCall = 0;
  let lastFunction = 0;
  let lastReceived = 0;

  function remember(call: (...args: readonly unknown[]) => unknown): string {
    const given: unknown = Reflect.get(call, '__id__');
    const id = typeof given === 'string' ? given : (ids.get(call) ?? `${prefix}-${String((lastFunction += 1))}`);
    ids.set(call, id);
    own.set(id, { call, sentWith: lastCall + 1 });
    return id;
  }
  const pack = (value: unknown) => encode(value, remember);

  function send(message: (id: number) => Message): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = (lastCall += 1);
      post(message(id));
      waiting.set(id, { resolve, reject });
    });
  }

  function proxy(id: string): Remote {
    const known = proxies.get(id);
    if (known) return known;
    const made: Remote = (...args) =>
      send((call) => ({ kind: 'apply', id: call, function: id, args: args.map((arg) => pack(arg)) }));
    proxies.set(id, made);
    return made;
  }
  function unpack(value: unknown, functions: Set<string>): unknown {
    return decode(value, (id) => {
      functions.add(id);
      return proxy(id);
    });
  }

  async function settle(id: number, work: () => unknown): Promise<void> {
    try {
      const value = await work();
      post({ kind: 'answer', id, value: pack(value) });
    } catch (thrown) {
      const { name, message, stack } = asError(thrown);
      post({ kind: 'failure', id, error: { name, message, ...(stack === undefined ? {} : { stack }) } });
    }
  }

  function apply(id: string, args: readonly unknown[]): unknown {
    const known = own.get(id);
    if (!known) throw new Error(`The handler ${id} was forgotten.`);
    return known.call(...args);
  }

  return {
    async call(command, data) {
      const packed = pack(data);
      return send((id) => ({ kind: 'call', id, command, data: packed }));
    },
    receive(message) {
      const functions = new Set<string>();
      switch (message.kind) {
        case 'call':
          lastReceived = message.id;
          void settle(message.id, () => answer(message.command, unpack(message.data, functions), functions));
          return;
        case 'apply':
          void settle(message.id, () =>
            apply(
              message.function,
              message.args.map((arg) => unpack(arg, functions)),
            ),
          );
          return;
        case 'answer':
          waiting.get(message.id)?.resolve(unpack(message.value, functions));
          waiting.delete(message.id);
          return;
        case 'failure':
          waiting.get(message.id)?.reject(failed(message.error));
          waiting.delete(message.id);
          return;
        case 'forget':
          // what was sent again while this message was under way stays
          for (const id of message.functions) if ((own.get(id)?.sentWith ?? 0) <= message.after) own.delete(id);
          return;
        case 'problem':
          problem(message.problem);
      }
    },
    report: (found) => {
      post({ kind: 'problem', problem: found });
    },
    forget(functions) {
      for (const id of functions) proxies.delete(id);
      if (functions.length > 0) post({ kind: 'forget', functions: [...functions], after: lastReceived });
    },
  };
}

function failed({ name, message, stack }: { name: string; message: string; stack?: string | undefined }): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
