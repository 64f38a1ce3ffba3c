import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { DoorAnswer } from '../invocation';
import { createAppProcess } from '../loader/app-process';
import { toWorkerSchema, type FromWorker } from './worker-messages';

/** The entry of an app process that has a thread of its own; `createWorkerProcess` is the other end. */
if (!parentPort) throw new Error('This file runs in a worker thread.');
const port = parentPort;
const { bundleDir } = z.object({ bundleDir: z.string() }).parse(workerData);

const waiting = new Map<number, (answer: DoorAnswer) => void>();
let lastCall = 0;
/** Site time minus the machine's. */
let offset = 0;

function send(message: FromWorker): void {
  port.postMessage(message);
}

const app = createAppProcess({
  bundleDir,
  now: () => Math.round(Date.now() + offset),
  cpuMs: () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  },
  log: (line) => send({ type: 'log', line }),
  door: (call, from) =>
    new Promise((resolve) => {
      const id = ++lastCall;
      waiting.set(id, resolve);
      send({ type: 'call', id, call, from });
    }),
});

port.on('message', (received: unknown) => {
  const message = toWorkerSchema.parse(received);
  offset = message.now - Date.now();
  if (message.type === 'run') {
    void app.run(message.invocation).then((outcome) => send({ type: 'done', outcome }));
    return;
  }
  waiting.get(message.call)?.(message.answer);
  waiting.delete(message.call);
});
