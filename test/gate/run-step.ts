import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import type { Outcome, Step, Tally } from './step';

const root = path.join(__dirname, '../..');
const none: Tally = { passed: 0, failed: 0, skipped: 0 };

/** Runs one step to its end. It never throws: what cannot run has failed. */
export async function runStep(step: Step): Promise<Outcome> {
  const began = performance.now();
  const missing = [...step.needs.filter((file) => !existsSync(path.join(root, file))), ...emptyProjects(step.projects)];
  if (missing.length > 0) {
    return { step, passed: false, output: `missing: ${missing.join(', ')}`, ms: 0, tests: none };
  }
  const report = path.join(root, 'build/gate', `${step.name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const reporting = step.projects.length > 0 ? ['--json', `--outputFile=${report}`] : [];
  const { code, output } = await nodeProcess([...step.command, ...reporting]);
  const tests = step.projects.length > 0 ? tally(report) : none;
  return { step, passed: code === 0, output, ms: performance.now() - began, tests };
}

function nodeProcess(args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => void child.kill();
    process.once('exit', stop);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(error.message)));
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8').trimEnd() });
    });
  });
}

const JestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

function tally(report: string): Tally {
  if (!existsSync(report)) return none;
  const counted = JestReport.parse(JSON.parse(readFileSync(report, 'utf8')));
  return {
    passed: counted.numPassedTests,
    failed: counted.numFailedTests,
    skipped: counted.numPendingTests + counted.numTodoTests,
  };
}

const JestConfig = z.object({
  projects: z.array(z.object({ displayName: z.string(), testMatch: z.array(z.string()) })),
});

/** Projects without a test; jest itself passes over them in silence when another one has some. */
function emptyProjects(names: readonly string[]): string[] {
  const { projects } = JestConfig.parse(createRequire(__filename)('../../jest.config.cjs'));
  const empty = names.filter((name) => {
    const patterns = projects.find(({ displayName }) => displayName === name)?.testMatch ?? [];
    return !patterns.some((pattern) => globSync(pattern.replace('<rootDir>/', ''), { cwd: root }).length > 0);
  });
  return empty.map((name) => `any test of the project ${name}`);
}
