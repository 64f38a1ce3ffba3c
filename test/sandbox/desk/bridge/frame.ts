/**
 * Runs first in the frame, before the app's bundle: installs `__bridge`. The page is on `localhost`, the frame on
 * `127.0.0.1` of the same server, so neither can touch the other's DOM.
 */
import './no-eval';
import { createHistory } from './history';
import { envelopeSchema, inEnvelope } from './message';
import { createPeer } from './peer';
import { asError, isRecord } from './shapes';

const pageOrigin = `${location.protocol}//localhost:${location.port}`;

const peer = createPeer({
  prefix: 'f',
  post: (message) => {
    window.parent.postMessage(inEnvelope(message), pageOrigin);
  },
  answer: (command) => {
    throw new Error(`A frame answers no commands, and so not "${command}".`);
  },
  problem: () => undefined,
});

window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source !== window.parent || origin !== pageOrigin) return;
  const envelope = envelopeSchema.safeParse(data);
  if (envelope.success) peer.receive(envelope.data.message);
});

async function callBridge(command: string, data?: unknown): Promise<unknown> {
  try {
    const answer = await peer.call(command, data);
    return command === 'createHistory' ? createHistory(answer, tellPage) : answer;
  } catch (thrown) {
    // a document that cannot cross is refused before it is sent: nobody else would hear of it
    if (command === 'reconcile') report('The commit was refused', thrown);
    throw thrown;
  }
}
function tellPage(location: unknown): void {
  void peer.call('historyMoved', location);
}
function report(title: string, thrown: unknown): void {
  const { message, stack } = asError(thrown);
  peer.report({ title: `${title}: ${message}`, ...(stack === undefined ? {} : { detail: stack }) });
}

window.addEventListener('error', ({ error, message }: ErrorEvent) => {
  report('Uncaught error in the frame', isRecord(error) ? error : message);
});
window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
  report('Unhandled rejection in the frame', reason);
});
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  peer.report({ title: `The frame's content security policy forbids ${violatedDirective}: ${blockedURI}` });
});

Object.assign(globalThis, { __bridge: { callBridge } });
