import { build, findBuilt, type BuiltSandbox } from '../sandbox/build';
import { openBenchSite } from './bench-site';
import { budgetReport, operationReport } from './budget-report';
import { bundleReport } from './bundle-size';
import { burstReport } from './burst';
import { cpuPerAppend } from './cpu-per-append';
import type { Finding } from './finding';
import { jobReport } from './jobs';
import { seedPairs } from './operations';
import { priceReport } from './price';
import { growthReport, seedThreads } from './thread-growth';

const threadLengths = [10, 100, 1_000, 10_000];
/** Those that the budgets of panel and merge are measured on. */
const judgedLengths = [10, 1_000, 10_000];

/**
 * `npm run bench`: what OmniChat costs, on the sandbox with the app in worker threads. Fails for counted limits (calls,
 * rounds, webhooks that were not acknowledged), never for times, which are this machine's.
 */
async function run(): Promise<readonly string[]> {
  const startedAt = performance.now();
  console.log('Building OmniChat …');
  const built = await build({ forgeBundler: false });
  const failures: string[] = [];
  const tell = ({ text, failures: found }: Finding) => {
    console.log(text);
    failures.push(...found);
  };

  const bench = await openBenchSite(built);
  console.log(`Writing threads of ${threadLengths.map((length) => length.toLocaleString('en')).join(', ')} messages …`);
  const threads = await seedThreads(bench, threadLengths);
  tell(await budgetReport(bench, new Map([...threads].filter(([length]) => judgedLengths.includes(length)))));
  tell(await operationReport(bench, await seedPairs(bench, judgedLengths)));
  tell(await jobReport(built));
  tell(await cpuPerAppend(bench));
  tell(await priceReport(bench));
  tell(await growthReport(bench, threads));
  tell(await burstReport(bench));
  tell(await bundleReport(bench, built, builtByForge()));
  failures.push(...bench.troubles());
  await bench.site.close();

  console.log(`\nMeasured in ${((performance.now() - startedAt) / 1_000).toFixed(0)} s.`);
  return failures;
}

function builtByForge(): BuiltSandbox | undefined {
  try {
    return findBuilt({ forgeBundler: true });
  } catch {
    return undefined;
  }
}

// The site's timers and threads let a process end, and here somebody waits for them.
const awake = setInterval(() => undefined, 60_000);
run()
  .then((failures) => {
    for (const failure of failures) console.log(`\nFAILED: ${failure}`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => clearInterval(awake));
