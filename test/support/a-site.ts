import { findBuilt } from '../sandbox/build';
import { mildConditions, type Conditions } from '../sandbox/forge/conditions';
import { createSite, type Site } from '../sandbox/site';

/** A worker thread that loads the bundle on a busy machine needs its time. */
const PATIENCE_MS = 120_000;

/**
 * The site of a test file: the built app in worker threads, opened once and the seeded demo again before each test.
 * After each test nothing may be left that no platform would answer, and no part of the sandbox may have broken.
 */
export function aSite(conditions: Partial<Conditions> = {}): () => Site {
  let opened: Site | undefined;
  let defects: string[] = [];
  const site = (): Site => {
    if (opened === undefined) throw new Error('The site is there only while a test runs.');
    return opened;
  };
  jest.setTimeout(PATIENCE_MS);
  beforeAll(async () => {
    opened = await createSite({
      built: findBuilt({ forgeBundler: false }),
      database: ':memory:',
      seed: 1,
      start: '2026-11-24T08:00:00.000Z',
      processes: 'in-this-thread',
      onError: (text) => defects.push(text),
    });
  });
  beforeEach(async () => {
    defects = [];
    site().jira.setIndexLag(0);
    Object.assign(site().forge.conditions, mildConditions);
    await site().reset();
    Object.assign(site().forge.conditions, conditions);
  });
  afterEach(() => {
    expect(defects).toEqual([]);
    expect(site().complaints()).toEqual([]);
  });
  afterAll(() => opened?.close());
  return site;
}
