import { findBuilt } from '../sandbox/build';
import { control } from '../sandbox/control/control';
import { serve } from '../sandbox/server';
import { createSite, type Site } from '../sandbox/site';

export interface LiveSandbox {
  readonly url: string;
  readonly site: Site;
  /** What the sandbox itself complained about. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

interface SandboxOptions {
  forgeBundler?: boolean;
  /** The site's time at the start, ISO; the real time unless given. */
  start?: string;
}

/** The whole sandbox, seeded and in memory, on a port of its own; the bundles are those of the last build. */
export async function startSandbox({ forgeBundler = false, start }: SandboxOptions = {}): Promise<LiveSandbox> {
  const complaints: string[] = [];
  const site = await createSite({
    built: findBuilt({ forgeBundler }),
    database: ':memory:',
    seed: 1,
    ...(start !== undefined && { start }),
    onError: (text) => complaints.push(text),
  });
  const server = await serve(await control(site), 0, (error) => {
    complaints.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  return {
    url: server.url,
    site,
    complaints,
    async close() {
      await server.close();
      await site.close();
    },
  };
}
