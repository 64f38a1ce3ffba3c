import { aScene, HOUR, MINUTE } from '../support/a-scene';

const scene = aScene();
const { site, openedBy, panelCall, passes, settled } = scene;
const draftOf = async (role = 'agent', request = 'OMN-1') => (await panelCall(request, 'draft', {}, role))['text'];
const writes = (text: string, role = 'agent', request = 'OMN-1') => panelCall(request, 'saveDraft', { text }, role);
const writersFor = async (role: string) => (await panelCall('OMN-1', 'writers', {}, role))['accountIds'];

describe('what an agent is writing', () => {
  beforeEach(async () => {
    await openedBy('Hallo');
  });

  it('survives leaving the request, per agent and per request', async () => {
    await openedBy('Auch hallo', '436641234567');
    expect(await draftOf()).toBe('');
    expect(await writes('Sehr geehrte Frau 😀\nzweite Zeile')).toEqual({ code: 'ok' });
    await writes('Von Bernd', 'agent2');
    await writes('Für die andere', 'agent', 'OMN-2');
    expect(await draftOf()).toBe('Sehr geehrte Frau 😀\nzweite Zeile');
    expect(await draftOf('agent2')).toBe('Von Bernd');
    expect(await draftOf('agent', 'OMN-2')).toBe('Für die andere');
  });

  it('is kept for 24 hours', async () => {
    await writes('Bis morgen');
    await passes(23 * HOUR);
    expect(await draftOf()).toBe('Bis morgen');
    await passes(2 * HOUR);
    expect(await draftOf()).toBe('');
  });

  it('is replaced by what was written last, and removed by nothing', async () => {
    await writes('eins');
    await writes('zwei');
    expect(await draftOf()).toBe('zwei');
    await writes('');
    expect(await draftOf()).toBe('');
    expect(scene.storageText()).not.toContain('zwei');
  });

  it('is never sent by itself, and survives a pause', async () => {
    await writes('Entwurf');
    await panelCall('OMN-1', 'pause');
    await passes(10 * MINUTE);
    expect(scene.textsReceivedBy()).toHaveLength(1);
    expect(await draftOf()).toBe('Entwurf');
  });

  it('is shown to the others as somebody who writes, for half a minute, never to oneself', async () => {
    const account = site().jira.account('agent')?.id;
    expect(await writersFor('agent2')).toEqual([]);
    await writes('Guten');
    expect(await writersFor('agent2')).toEqual([account]);
    expect(await writersFor('agent')).toEqual([]);
    await passes(35_000);
    expect(await writersFor('agent2')).toEqual([]);
    await writes('Guten Tag');
    await writes('');
    expect(await writersFor('agent2')).toEqual([]);
  });

  it('is not for the eyes of others', async () => {
    await writes('Nur für mich');
    for (const name of ['draft', 'writers', 'view']) {
      expect(JSON.stringify(await panelCall('OMN-1', name, {}, 'agent2'))).not.toContain('Nur für mich');
    }
  });

  it('reply texts that administrators keep are offered in the panel', async () => {
    const text = { id: '4b1f6f3e-6c0e-4a55-9d6e-2f3d8c1a7b90', title: 'Gruß', text: 'Guten Tag {name}, zu {key}:' };
    await scene.adminSetsReplying({ replyTexts: [text] });
    await passes(2 * MINUTE);
    expect(await scene.panelOf('OMN-1')).toMatchObject({ replyTexts: [text] });
    await settled();
  });
});
