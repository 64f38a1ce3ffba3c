import { z } from 'zod';
import { demo } from '../sandbox/site-demo';
import { aScene, HOUR, MINUTE } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';
import { inboundItem } from '../support/infobip-webhook';

const scene = aScene();
const { site, settled, passes, fault, customerWrites } = scene;

/** All that the searchable property may hold. */
const shown = z.strictObject({
  state: z.enum(['active', 'paused', 'ended']),
  waitingSince: z.iso.datetime().optional(),
});

const WORDS = 'Vertraulich-Kontonummer-4711';
const ANSWER = 'Ihre-Geheimantwort';
const UNKNOWN = '436641112223';

/** What may stand nowhere but in storage, in the request and on the phones. */
const personal = (): string[] => [
  CUSTOMER,
  CUSTOMER.slice(3),
  UNKNOWN,
  WORDS,
  ANSWER,
  demo.apiKey,
  scene.webhookSecret(),
  ...site()
    .jira.accounts()
    .filter(({ accountType }) => accountType !== 'app')
    .flatMap(({ displayName, email }) => (email === null ? [] : [displayName, email])),
];

const expectNothingPersonalIn = (text: string): void => {
  for (const secret of personal()) expect(text).not.toContain(secret);
};

describe('no personal data and no secret', () => {
  it('goes to logs, issue properties or realtime, through good and bad days', async () => {
    const heard: unknown[] = [];
    const live = (channelName: string): void => {
      const place = scene.panelPlace('OMN-1');
      const subscribed = site().forge.subscribe({ channelName, isGlobal: true, place }, (payload) =>
        heard.push(payload),
      );
      if ('error' in subscribed) throw new Error(subscribed.error);
      expectNothingPersonalIn(channelName);
    };
    await scene.openedBy(WORDS);
    live((await scene.panelOf('OMN-1')).live);

    await customerWrites(`${WORDS} zwei`);
    await scene.agentReplies('OMN-1', ANSWER);
    await settled();
    fault('infobip', { status: 500 });
    await scene.agentReplies('OMN-1', ANSWER);
    fault('infobip', { code: 'timeout' });
    await scene.agentReplies('OMN-1', ANSWER);
    site().infobip.changeAccount({ apiKeys: ['another'] });
    await scene.agentReplies('OMN-1', ANSWER);
    await scene.adminSaves('saveConnection', { baseUrl: 'sandbox.api.infobip.com', apiKey: `${demo.apiKey}-x` });
    site().infobip.changeAccount({ apiKeys: [demo.apiKey] });
    await settled();

    await scene.webhookGets(`{"results":[{"from":"${CUSTOMER}","text":"${WORDS}"`);
    await scene.webhookGetsItems({ from: CUSTOMER, text: WORDS }, inboundItem('x', WORDS, { to: UNKNOWN }));
    await scene.panelCall('OMN-1', 'reply', { id: ANSWER, text: WORDS });
    for (const target of ['kvs', 'jira', 'queue', 'realtime'] as const) fault(target, { status: 500 }, { times: 6 });
    await customerWrites(WORDS);
    await customerWrites(WORDS, { from: UNKNOWN });
    await scene.panelCall('OMN-1', 'view');
    await scene.agentReplies('OMN-1', ANSWER);
    scene.faultsEnd();
    site().jira.requireField('25', { fieldId: 'customfield_10077', name: 'Kundennummer' });
    await scene.agentMoves('OMN-1', 'Gelöst');
    await settled();
    await customerWrites(WORDS);
    await passes(HOUR);
    site().jira.relaxField('25', 'customfield_10077');
    await passes(10 * MINUTE);

    expect(scene.requests().length).toBeGreaterThan(1);
    expect(
      site()
        .forge.logs()
        .filter(({ source }) => source === 'app').length,
    ).toBeGreaterThan(5);
    const logs = JSON.stringify(site().forge.logs());
    expectNothingPersonalIn(logs);
    expect(logs).not.toContain(demo.autoReply);
    expect(heard.length).toBeGreaterThan(3);
    expect(new Set(heard.map((payload) => JSON.stringify(payload)))).toEqual(new Set(['{"changed":"thread"}']));
    for (const { property } of scene.requests()) {
      shown.parse(property);
    }
  });

  it('goes there through drafts, comments, splits, merges, numbers and what Jira refuses of them', async () => {
    await scene.openedBy(WORDS);
    await customerWrites(`${WORDS} zwei`);
    await scene.panelCall('OMN-1', 'saveDraft', { text: ANSWER });
    const comment = await scene.commentsOn('OMN-1', ANSWER, true);
    await settled();
    for (const target of ['kvs', 'jira', 'queue'] as const) fault(target, { status: 500 }, { times: 3 });
    await scene.panelCall('OMN-1', 'sendComment', { comment });
    scene.faultsEnd();
    await scene.panelCall('OMN-1', 'sendComment', { comment });
    fault('jira', { drop: true }, { match: 'POST /rest/servicedeskapi/request' });
    await scene.agentSplits('OMN-1', [`${WORDS} zwei`]);
    await scene.agentSplits('OMN-1', [`${WORDS} zwei`]);
    await settled();
    for (const target of ['kvs', 'jira', 'queue'] as const) fault(target, { status: 500 }, { times: 6 });
    const split = scene.requests().at(-1)?.key ?? '';
    await scene.agentMerges(split, ['OMN-1'], split);
    scene.faultsEnd();
    await scene.agentMerges(split, ['OMN-1'], split);
    const mail = await scene.mailRequest('Vertrag');
    await scene.panelCall(mail, 'addNumber', { number: UNKNOWN });
    await scene.panelCall(mail, 'changeNumber', { number: CUSTOMER });
    await scene.panelCall(mail, 'search', { text: WORDS });
    await passes(HOUR);
    expectNothingPersonalIn(JSON.stringify(site().forge.logs()));
    for (const { id } of scene.requests()) {
      expectNothingPersonalIn(JSON.stringify(site().jira.findIssue(id)?.properties));
    }
    for (const { comments } of scene.requests()) {
      for (const { text } of comments.filter((each) => !each.public)) expect(text).not.toContain(WORDS);
    }
  });

  it('is told by the configuration page', async () => {
    await scene.openedBy(WORDS);
    await scene.webhookGetsItems({ from: CUSTOMER, text: WORDS });
    expectNothingPersonalIn(JSON.stringify(await scene.adminCall('load')));
  });

  it('stands in a key, an index or a summary', async () => {
    await scene.openedBy(WORDS);
    await scene.agentReplies('OMN-1', ANSWER);
    for (const { key, entity, value } of site().forge.storage()) {
      expectNothingPersonalIn(key);
      if (entity === undefined || typeof value !== 'object' || value === null) continue;
      const { data: _data, ...indexed } = { data: undefined, ...value };
      expectNothingPersonalIn(JSON.stringify(indexed));
    }
    expectNothingPersonalIn(scene.theRequest().summary);
  });

  it('shows a number in the panel: masked everywhere', async () => {
    await scene.openedBy('Hallo');
    const panel = JSON.stringify(await scene.panelOf('OMN-1'));
    expect(panel).not.toContain(CUSTOMER.slice(3));
    expect(panel).toContain('385 **** *****');
  });
});
