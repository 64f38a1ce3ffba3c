import { z } from 'zod';
import { envelopeSchema, inEnvelope, type Problem } from './message';
import { createPeer } from './peer';

/** Late events still use handlers of earlier documents: who types fast is many commits ahead of what is drawn. */
const rememberedDocuments = 100;

const reconcileSchema = z.object({ forgeDoc: z.unknown() });

export interface HostParts {
  readonly window: () => Window | null;
  readonly origin: string;
  answer(command: string, data: unknown): unknown;
  document(forgeDoc: unknown): void;
  problem(problem: Problem): void;
}

/** The page's end of the bridge to one frame. Returns a function that ends it. */
export function connectFrame({ window: frame, origin, answer, document, problem }: HostParts): () => void {
  const documents: ReadonlySet<string>[] = [];
  const lasting = new Set<string>();

  const peer = createPeer({
    prefix: 'p',
    post: (message) => frame()?.postMessage(inEnvelope(message), origin),
    problem,
    answer: (command, data, functions) => {
      if (command !== 'reconcile') {
        for (const id of functions) lasting.add(id);
        return answer(command, data);
      }
      documents.push(functions);
      const oldest = documents.length > rememberedDocuments ? documents.shift() : undefined;
      if (oldest) peer.forget([...oldest].filter((id) => !lasting.has(id) && !documents.some((ids) => ids.has(id))));
      document(reconcileSchema.parse(data).forgeDoc);
      return undefined;
    },
  });

  function listen({ source, origin: from, data }: MessageEvent<unknown>): void {
    if (source === null || source !== frame() || from !== origin) return;
    const envelope = envelopeSchema.safeParse(data);
    if (envelope.success) peer.receive(envelope.data.message);
    else problem({ title: 'The frame sent a message that is none of the bridge.' });
  }
  window.addEventListener('message', listen);
  return () => {
    window.removeEventListener('message', listen);
  };
}
