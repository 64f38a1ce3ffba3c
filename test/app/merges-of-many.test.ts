import { randomUUID } from 'node:crypto';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { openedBy, panelCall, statesOf, requestOf, settled, agentMerges, saidIn, customerWrites } = scene;

/** As many requests of one customer, the last one active; `M1`, `M2`, … in each. */
async function requestsOfOne(count: number): Promise<string[]> {
  const keys: string[] = [];
  for (let place = 1; place <= count; place += 1) {
    const last = keys.at(-1);
    if (last !== undefined) await panelCall(last, 'pause');
    keys.push((await openedBy(`M${place}`)).key);
  }
  await settled();
  return keys;
}

describe('several requests at once', () => {
  it('F03: unites ten requests, all or nothing, and closes nine', async () => {
    const keys = await requestsOfOne(10);
    const [target, ...others] = keys;
    expect(await agentMerges('OMN-10', others, String(target))).toMatchObject({
      code: 'ok',
      request: { key: 'OMN-1' },
    });
    await settled();
    expect(await statesOf(...keys)).toEqual(['active', ...others.map(() => 'merged')]);
    expect(await saidIn('OMN-1')).toEqual(keys.map((_key, place) => `M${place + 1}`));
    for (const key of others) {
      expect(requestOf(key).category).toBe('done');
      expect(scene.notesOf(key).at(-1)).toContain('OMN-1');
    }
    expect((await scene.linkedWith('OMN-1')).sort()).toEqual(expect.arrayContaining(others.slice(1, 5)));
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('F03: unites nine in a tenth that is new', async () => {
    const keys = await requestsOfOne(9);
    expect(await agentMerges('OMN-9', keys, 'new')).toMatchObject({ code: 'ok', request: { key: 'OMN-10' } });
    expect(await statesOf(...keys, 'OMN-10')).toEqual([...keys.map(() => 'merged'), 'active']);
    await settled();
    expect(requestOf('OMN-10').description).toBe('M1');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('refuses eleven, and changes nothing', async () => {
    const keys = await requestsOfOne(11);
    const before = JSON.stringify(scene.conversations());
    expect(await agentMerges('OMN-11', keys, 'OMN-1')).toEqual({ code: 'too-many', most: 10 });
    expect(await panelCall('OMN-11', 'mergePreview', { requests: keys, into: 'OMN-1' })).toMatchObject({
      code: 'too-many',
    });
    expect(JSON.stringify(scene.conversations())).toBe(before);
  });

  it('makes one merge of a double click, and answers the same form the same later', async () => {
    await requestsOfOne(2);
    const id = randomUUID();
    const click = () => agentMerges('OMN-2', ['OMN-1'], 'new', { id });
    const clicks = await Promise.all([click(), click()]);
    for (const { code } of clicks) expect(['ok', 'in-progress']).toContain(code);
    await settled();
    expect(await click()).toEqual({ code: 'ok', request: { id: requestOf('OMN-3').id, key: 'OMN-3' } });
    expect(scene.requests()).toHaveLength(3);
    expect(scene.notesOf('OMN-3')).toHaveLength(1);
  });

  it('makes one request of a double click, also when the first click is checked last', async () => {
    await requestsOfOne(2);
    const id = randomUUID();
    scene.fault('jira', { delayMs: 3_000 }, { match: 'permissions/check' });
    const clicks = [agentMerges('OMN-2', ['OMN-1'], 'new', { id }), agentMerges('OMN-2', ['OMN-1'], 'new', { id })];
    await clicks[1];
    await scene.passes(5_000);
    for (const { code } of await Promise.all(clicks)) expect(['ok', 'in-progress']).toContain(code);
    await settled();
    expect(scene.requests()).toHaveLength(3);
  });

  it('two agents the opposite way round: one merge stands, nothing is lost', async () => {
    await requestsOfOne(2);
    const both = await Promise.all([
      agentMerges('OMN-1', ['OMN-2'], 'OMN-1'),
      agentMerges('OMN-2', ['OMN-1'], 'OMN-2', { role: 'agent2' }),
    ]);
    expect(both.filter(({ code }) => code === 'ok').length).toBeGreaterThan(0);
    await settled();
    expect((await statesOf('OMN-1', 'OMN-2')).sort()).toEqual(['active', 'merged']);
    const active = (await statesOf('OMN-1')).includes('active') ? 'OMN-1' : 'OMN-2';
    expect(await saidIn(active)).toEqual(['M1', 'M2']);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('B09: messages that come during a merge are in the target, each once', async () => {
    await requestsOfOne(3);
    const texts = Array.from({ length: 6 }, (_, place) => `Zwischendurch ${place}`);
    const writing = (async () => {
      for (const text of texts) await customerWrites(text);
    })();
    const [merged] = await Promise.all([agentMerges('OMN-3', ['OMN-2', 'OMN-3'], 'OMN-1'), writing]);
    expect(merged).toMatchObject({ code: 'ok' });
    await customerWrites('Danach');
    await settled();
    expect((await saidIn('OMN-1')).sort()).toEqual(['Danach', 'M1', 'M2', 'M3', ...texts].sort());
    expect(scene.requests()).toHaveLength(3);
  });
});
