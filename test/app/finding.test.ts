import { z } from 'zod';
import { aScene } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, requestOf, customerWrites, settled } = scene;
const found = z.looseObject({
  code: z.literal('ok'),
  entries: z.array(z.looseObject({ content: z.looseObject({ text: z.string() }) })),
  next: z.string().optional(),
});
const search = async (text: string, before?: string, request = 'OMN-1') => {
  const answer = found.parse(await panelCall(request, 'search', { text, ...(before === undefined ? {} : { before }) }));
  return { texts: answer.entries.map(({ content }) => content.text), next: answer.next };
};
const listed = z.looseObject({
  code: z.literal('ok'),
  requests: z.array(z.looseObject({ key: z.string() })),
  more: z.boolean(),
  hidden: z.number(),
});
const others = async (request: string, payload: { search?: string; after?: number } = {}, role = 'agent') => {
  const answer = listed.parse(await panelCall(request, 'others', payload, role));
  return { ...answer, keys: answer.requests.map(({ key }) => key) };
};

describe('the thread is searched', () => {
  beforeEach(async () => {
    await openedBy('Mein Router geht nicht');
    await customerWrites('Größe des Kabels?');
    await scene.agentReplies('OMN-1', 'Welcher ROUTER ist es?');
    await settled();
  });

  it('whatever the case and the accents, newest first, in both directions', async () => {
    expect((await search('router')).texts).toEqual(['Welcher ROUTER ist es?', 'Mein Router geht nicht']);
    for (const text of ['größe', 'GRÖßE', 'große', 'des kabels?']) {
      expect((await search(text)).texts).toEqual(['Größe des Kabels?']);
    }
    expect((await search('.*')).texts).toEqual([]);
  });

  it('back to the beginning of a long thread, page by page, each message once', async () => {
    for (let count = 0; count < 60; count += 1) await customerWrites(`Zeile ${String(count).padStart(2, '0')}`);
    await settled();
    expect((await search('geht nicht')).texts).toEqual(['Mein Router geht nicht']);
    const texts: string[] = [];
    let before: string | undefined;
    do {
      const page = await search('zeile', before);
      texts.push(...page.texts);
      before = page.next;
    } while (before !== undefined);
    expect(texts).toEqual(Array.from({ length: 60 }, (_, place) => `Zeile ${String(59 - place).padStart(2, '0')}`));
  });

  it('finds what was merged here, and not what was split off', async () => {
    await scene.agentSplits('OMN-1', ['Größe des Kabels?']);
    expect((await search('kabel')).texts).toEqual([]);
    expect((await search('kabel', undefined, 'OMN-2')).texts).toEqual(['Größe des Kabels?']);
    await settled();
    await scene.agentMerges('OMN-2', ['OMN-2'], 'OMN-1');
    expect((await search('kabel')).texts).toEqual(['Größe des Kabels?']);
  });
});

describe('the customer’s other requests are listed', () => {
  beforeEach(async () => {
    for (let count = 1; count <= 12; count += 1) {
      await openedBy(`Anliegen ${count}`);
      if (count < 12) await panelCall(`OMN-${count}`, 'pause');
    }
    await openedBy('Fremd', '436641234567');
    await settled();
  });

  it('newest first with state and last message, page by page', async () => {
    const first = await others('OMN-12');
    expect(first.keys).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((place) => `OMN-${place}`));
    expect(first).toMatchObject({ more: true, hidden: 0 });
    expect(first.requests[0]).toMatchObject({
      id: requestOf('OMN-11').id,
      state: 'paused',
      status: 'Offen',
      lastMessage: { direction: 'inbound', text: 'Anliegen 11' },
    });
    expect(await others('OMN-12', { after: 10 })).toMatchObject({ keys: ['OMN-1'], more: false });
    expect((await others('OMN-1')).requests[0]).toMatchObject({ key: 'OMN-12', state: 'active' });
  });

  it('and searched by key and summary', async () => {
    expect((await others('OMN-12', { search: 'omn-7' })).keys).toEqual(['OMN-7']);
    expect((await others('OMN-12', { search: 'SMS-Anfrage', after: 8 })).keys).toEqual(['OMN-3', 'OMN-2', 'OMN-1']);
    expect((await others('OMN-12', { search: 'gibt es nicht' })).keys).toEqual([]);
  });

  it('F16: what the person may not see is only counted', async () => {
    site().jira.secureIssue('OMN-7', ['agent2']);
    site().jira.secureIssue('OMN-8', ['agent2']);
    const shown = await others('OMN-12');
    expect(shown.hidden).toBe(2);
    expect(shown.keys).not.toContain('OMN-7');
    const ids = [requestOf('OMN-7').id, requestOf('OMN-6').id, '999999'];
    expect(await panelCall('OMN-12', 'names', { requests: ids })).toMatchObject({
      code: 'ok',
      requests: [{ key: 'OMN-6', summary: 'SMS-Anfrage von 385 **** *****', status: 'Offen', category: 'new' }],
    });
    expect((await others('OMN-12', { search: 'OMN-7' })).keys).toEqual([]);
  });

  it('never those of other customers', async () => {
    expect((await others('OMN-13')).keys).toEqual([]);
    expect((await others('OMN-12', { search: 'OMN-13' })).keys).toEqual([]);
  });
});
