import { randomUUID } from 'node:crypto';
import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { reportItem } from '../support/infobip-webhook';

const scene = aScene();
const { settled, passes, webhookGetsItems, textsReceivedBy } = scene;

/** Reports would settle what is unclear: none come. */
async function opened(): Promise<void> {
  await scene.openedBy('Hallo');
  scene.site().infobip.changeAccount({ subscriptions: [] });
}

describe('a message whose first try was unclear', () => {
  it.each([401, 403, 400, 404])('is not called failed when the next try is refused with %i', async (status) => {
    await opened();
    scene.fault('infobip', { drop: true });
    scene.fault('infobip', { status }, { times: 2 });
    await scene.agentReplies('OMN-1', 'Gut');
    await passes(10 * MINUTE);
    expect(textsReceivedBy()).toContain('Gut');
    expect((await scene.replyShown('OMN-1', 'Gut')).delivery?.state).toBe('unknown');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is not called failed when its process died and the next tries are put off, then refused', async () => {
    await opened();
    scene.fault('infobip', { crash: 'after' });
    scene.fault('infobip', { status: 429 });
    scene.fault('infobip', { status: 401 }, { times: 2 });
    await scene.agentReplies('OMN-1', 'Gut');
    await passes(20 * MINUTE);
    expect((await scene.replyShown('OMN-1', 'Gut')).delivery?.state).toBe('unknown');
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is sent again only where the conversation may send', async () => {
    await opened();
    scene.fault('infobip', { status: 500 }, { times: 100 });
    const { message } = await scene.agentReplies('OMN-1', 'Gut');
    await passes(2 * HOUR);
    scene.faultsEnd();
    await scene.agentMoves('OMN-1', 'Gelöst');
    await passes(MINUTE);
    expect(await scene.agentResends('OMN-1', String(message))).toMatchObject({
      code: 'reply-closed',
      because: 'ended',
    });
    await settled();
    expect(textsReceivedBy()).not.toContain('Gut');
  });
});

describe('an answer of storage that is lost', () => {
  it('does not keep a reply from being sent at once', async () => {
    await scene.openedBy('Hallo');
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    expect(await scene.agentReplies('OMN-1', 'Gut', { id: randomUUID() })).toMatchObject({ code: 'ok' });
    expect(textsReceivedBy()).toContain('Gut');
  });

  it('does not keep a first message waiting for the sweep', async () => {
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    await scene.customerWrites('Hallo');
    await passes(5_000);
    expect(scene.theRequest().description).toBe('Hallo');
  });

  it('does not keep a late message waiting for the sweep', async () => {
    await scene.openedBy('Hallo');
    scene.fault('events', { delayMs: 5_000 });
    await scene.agentMoves('OMN-1', 'Gelöst');
    await passes(2_000);
    await scene.customerWrites('Noch etwas');
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    await passes(10_000);
    expect(scene.requestOf('OMN-2').description).toBe('Noch etwas');
  });

  it('does not keep a report from open panels', async () => {
    await scene.openedBy('Hallo');
    const { message } = await scene.agentReplies('OMN-1', 'Gut');
    await settled();
    scene.site().forge.metrics.clear();
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    await webhookGetsItems(reportItem(String(message), 'failed', new Date(scene.now() + 1_000).toISOString()));
    const [report] = scene.site().forge.metrics.report().invocations;
    expect(report?.calls.realtime).toBe(1);
  });
});
