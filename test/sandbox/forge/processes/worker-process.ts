import { Worker } from 'node:worker_threads';
import type { AppProcess, Outcome, Seams } from '../invocation';
import { fromWorkerSchema, type ToWorker } from './worker-messages';

export interface WorkerProcessOptions extends Seams {
  /** What `buildLoader` returned. */
  loaderFile: string;
  bundleDir: string;
  /** The site's clock; the app sees it run on by itself between messages. */
  now: () => number;
}

/** An app process in a worker thread: its own realm and clock, and it can be ended in the middle of a loop. */
export function createWorkerProcess(options: WorkerProcessOptions): AppProcess {
  const worker = new Worker(options.loaderFile, { workerData: { bundleDir: options.bundleDir } });
  let ended: string | undefined;
  let finish: ((outcome: Outcome) => void) | undefined;
  worker.unref();

  function send(message: ToWorker): void {
    if (ended === undefined) worker.postMessage(message);
  }

  function end(reason: string): void {
    if (ended !== undefined) return;
    ended = reason;
    finish?.({ end: { status: 'killed', reason } });
    void worker.terminate();
  }

  worker.on('message', (received: unknown) => {
    if (ended !== undefined) return;
    const message = fromWorkerSchema.parse(received);
    if (message.type === 'log') options.log(message.line);
    else if (message.type === 'done') finish?.(message.outcome);
    else {
      void options.door(message.call, message.from).then((answer) => {
        send({ type: 'answer', now: options.now(), call: message.id, answer });
      });
    }
  });
  worker.on('error', (error) => end(`the process died: ${error instanceof Error ? error.message : String(error)}`));
  worker.on('exit', (code) => end(`the process exited with ${code}`));

  return {
    async run(invocation) {
      if (finish) throw new Error('An app process runs one invocation at a time.');
      if (ended !== undefined) return { end: { status: 'killed', reason: ended } };
      worker.ref();
      const outcome = await new Promise<Outcome>((resolve) => {
        finish = resolve;
        send({ type: 'run', now: options.now(), invocation });
      });
      finish = undefined;
      worker.unref();
      return outcome;
    },
    isAlive: () => ended === undefined,
    kill: end,
  };
}
