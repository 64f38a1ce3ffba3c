import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltSandbox } from '../sandbox/build';
import { openBenchSite, type BenchSite } from './bench-site';
import type { Finding } from './finding';
import { median, functions, spendingOf } from './spending';
import { kilobytes, milliseconds, section, table } from './table';

const starts = 5;

/** The bundles' sizes, and what it costs to start with the app's. `forge` is what Atlassian's bundler has left, if so. */
export async function bundleReport(bench: BenchSite, esbuild: BuiltSandbox, forge?: BuiltSandbox): Promise<Finding> {
  const rows = [await appRow('app, esbuild', esbuild, bench), ...(await pageRows('esbuild', esbuild))];
  const failures: string[] = [];
  if (forge) {
    const other = await openBenchSite(forge);
    rows.push(await appRow('app, Forge bundler', forge, other), ...(await pageRows('Forge bundler', forge)));
    failures.push(...other.troubles());
    await other.site.close();
  }
  const text = section(
    `Bundles, medians of ${starts} starts`,
    table(['', 'size', 'gzip', 'load', 'first webhook: CPU', 'time with its thread'], rows),
    forge
      ? '  Forge bundler: as it was last built; anew with npm test -- --only forge-bundle'
      : '  Forge’s own bundle is not built here: npm test -- --only forge-bundle',
  );
  return { text, failures };
}

/** A new process takes the bundle and a message that it knows already. */
async function appRow(name: string, { appDir }: BuiltSandbox, bench: BenchSite): Promise<string[]> {
  const { site, deliver } = bench;
  const known = bench.newSms(bench.newPhone());
  await deliver(known);
  await site.timeline.settle();
  const loads: number[] = [];
  const cpu: number[] = [];
  const ms: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    site.forge.stopProcesses();
    const { invocations } = await spendingOf(site, functions.webhook, () => deliver(known));
    loads.push(...invocations.flatMap(({ loadMs }) => loadMs ?? []));
    cpu.push(...invocations.map(({ cpuMs }) => cpuMs));
    ms.push(...invocations.map((figures) => figures.ms));
  }
  const times = [loads, cpu, ms].map((values) => milliseconds(median(values)));
  return [name, ...(await sizes([path.join(appDir, 'index.cjs')])), ...times];
}

async function pageRows(bundler: string, { uiDir }: BuiltSandbox): Promise<string[][]> {
  const pages = await readdir(uiDir);
  return Promise.all(
    pages.map(async (page) => {
      const scripts = (await readdir(path.join(uiDir, page))).filter((file) => file.endsWith('.js'));
      return [`${page}, ${bundler}`, ...(await sizes(scripts.map((file) => path.join(uiDir, page, file))))];
    }),
  );
}

async function sizes(files: readonly string[]): Promise<string[]> {
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const sum = (of: (content: Buffer) => number) => contents.reduce((total, content) => total + of(content), 0);
  return [sum(({ length }) => length), sum((content) => gzipSync(content).length)].map(kilobytes);
}
