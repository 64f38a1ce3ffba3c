import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build, projectRoot } from './build';
import { control } from './control/control';
import { serve } from './server';
import { createSite } from './site';

/** `npm start`: builds everything, seeds a new site where there is none yet, and serves it. */
async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? '4100');
  const database = process.env['DATA'] ?? path.join(projectRoot, '.data/site.sqlite');
  if (database !== ':memory:') await mkdir(path.dirname(database), { recursive: true });

  console.log('Building OmniChat …');
  const built = await build({ forgeBundler: false });
  const complain = (text: string) => {
    console.error(text);
  };
  const site = await createSite({ built, database, seed: 1, onError: complain });
  const server = await serve(await control(site), port, (error) => {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });

  const { url } = server;
  console.log(`
OmniChat is running.

  The desk              ${url}/
  The queue             ${url}/queue
  Configuration page    ${url}/admin
  A customer's phone    ${url}/phones/385981234567
  Control interface     ${url}/sandbox/site

Write to us from the phone on the desk, answer in the request.
Data: ${database === ':memory:' ? 'in memory, gone at the end' : path.relative(process.cwd(), database)}. Stop with Ctrl+C.
`);

  const stop = () => {
    void server
      .close()
      .then(() => site.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

start().catch((error: unknown) => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? 'This port is taken. Choose another one: PORT=4101 npm start' : error);
  process.exitCode = 1;
  // Worker threads and timers of the half-started site would keep the process alive.
  process.exit();
});
