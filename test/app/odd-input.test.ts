import { demo } from '../sandbox/site-demo';
import { aScene, MINUTE } from '../support/a-scene';
import { inboundItem, reportItem } from '../support/infobip-webhook';

const scene = aScene();
const { settled, passes, webhookGets, webhookGetsItems, theRequest, threadOf } = scene;

describe('one odd item hurts no other, and Infobip need not repeat it', () => {
  it.each(['order/4711', 'a+b@example.com', ' ', 'wamid.HBgMMzg1OTgxMjM0NTY3FQIAERgSQUI9PQ==', 'x'.repeat(300)])(
    'the report of a message of somebody else: %s',
    async (foreign) => {
      await scene.openedBy('Hallo');
      const { message } = await scene.agentReplies('OMN-1', 'Gut');
      await settled();
      const failed = reportItem(String(message), 'failed', new Date(scene.now() + 1_000).toISOString());
      expect(await webhookGetsItems(reportItem(foreign, 'delivered', scene.ago(0)), failed)).toBe(200);
      expect((await scene.replyShown('OMN-1', 'Gut')).delivery?.state).toBe('failed');
    },
  );

  it('a text that no record could hold', async () => {
    const endless = inboundItem('zu-lang', 'ä'.repeat(200_000));
    expect(await webhookGetsItems(endless, inboundItem('kurz', 'kurz'))).toBe(200);
    await settled();
    expect((await threadOf(theRequest().key)).at(0)).toBe('customer: kurz');
    expect(scene.quarantine()).toMatchObject([{ reason: 'malformed' }]);
  });

  it('a long body of control characters', async () => {
    expect(await webhookGets('\u0001'.repeat(100_000))).toBe(200);
    expect(scene.quarantine()).toHaveLength(1);
  });
});

it.each(['', ' \n ', '\u200b', '\u0000'])(
  'a first message without anything to see (%j) opens a request, though the type wants a description',
  async (text) => {
    const project = scene
      .site()
      .jira.projects()
      .find(({ key }) => key === demo.project);
    for (const { fields } of project?.requestTypes ?? []) {
      for (const field of fields) if (field.fieldId === 'description') field.required = true;
    }
    await webhookGetsItems(inboundItem('leer', text));
    await passes(MINUTE);
    expect(theRequest().description).toBe('(Nachricht ohne Text)');
  },
);
