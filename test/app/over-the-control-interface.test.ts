import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { aSite } from '../support/a-site';
import { controlInterface } from '../support/control-interface';
import { CUSTOMER } from '../support/customer-phone';
import { inboundItem, reportItem } from '../support/infobip-webhook';

const { get, post, remove } = controlInterface(aSite());

const described = z.looseObject({
  webTriggers: z.record(z.string(), z.string()),
  webhookHeaders: z.record(z.string(), z.string()),
});
const found = z.looseObject({
  issues: z.array(z.looseObject({ key: z.string(), fields: z.looseObject({ summary: z.string() }) })),
});
const panel = z.looseObject({
  result: z.looseObject({
    code: z.string(),
    view: z
      .looseObject({
        state: z.string(),
        thread: z.array(
          z.looseObject({
            key: z.string(),
            direction: z.string().optional(),
            content: z.looseObject({ text: z.string() }).optional(),
            delivery: z.looseObject({ state: z.string() }).optional(),
          }),
        ),
      })
      .optional(),
  }),
});
const phone = z.looseObject({
  messages: z.array(
    z.looseObject({ messageId: z.string(), direction: z.string(), text: z.string(), status: z.string() }),
  ),
});

const webhook = async (body: unknown): Promise<number> => {
  const { webTriggers, webhookHeaders } = described.parse((await get('/sandbox/site')).body);
  return (await post(webTriggers['infobip'] ?? '', body, webhookHeaders)).status;
};
const customerWrites = (text: string) => post(`/sandbox/phones/${CUSTOMER}/send`, { channel: 'sms', text });
const settled = () => post('/sandbox/settle');
const requests = async () => {
  const search = '/rest/api/3/search/jql?jql=project%20%3D%20OMN%20ORDER%20BY%20created%20ASC&fields=summary';
  return found.parse((await get(search)).body).issues.map(({ key, fields }) => [key, fields.summary]);
};
const inPanel = async (name: string, payload: unknown, account = 'agent', issue = 'OMN-1', module = 'panel') => {
  const asked = { module: `omnichat-${module}`, function: name, payload, issue, account };
  return panel.parse((await post('/sandbox/invoke', asked)).body).result;
};
const onPhone = async () => phone.parse((await get(`/sandbox/phones/${CUSTOMER}`)).body).messages;

describe('over the control interface only', () => {
  it('an SMS gives one request with the masked summary', async () => {
    await customerWrites('Mein Router geht nicht');
    await settled();
    expect(await requests()).toEqual([['OMN-1', 'SMS-Anfrage von 385 **** *****']]);
  });

  it('20 parallel webhooks of two messages give one request and two messages', async () => {
    const body = { results: [inboundItem('one', 'eins'), inboundItem('two', 'zwei')] };
    const answers = await Promise.all(Array.from({ length: 20 }, () => webhook(body)));
    expect(new Set(answers)).toEqual(new Set([200]));
    await settled();
    expect(await requests()).toHaveLength(1);
    const { view } = await inPanel('view', {});
    const inbound = view?.thread.filter(({ direction }) => direction === 'inbound') ?? [];
    expect(inbound.map(({ content }) => content?.text).sort()).toEqual(['eins', 'zwei']);
  });

  it('a reply reaches the phone, and its report reaches the panel', async () => {
    await post('/sandbox/infobip', { reports: 'manual' });
    await customerWrites('Hallo');
    await settled();
    expect(await inPanel('reply', { id: randomUUID(), text: 'Guten Tag!' })).toMatchObject({ code: 'ok' });
    const [answer] = (await onPhone()).filter(({ text }) => text === 'Guten Tag!');
    expect(answer).toMatchObject({ direction: 'received', status: 'pending' });
    const report = { messageId: answer?.messageId, status: 'delivered' };
    expect((await post(`/sandbox/phones/${CUSTOMER}/report`, report)).status).toBe(200);
    const { view } = await inPanel('view', {});
    expect(view?.thread.at(-1)).toMatchObject({ content: { text: 'Guten Tag!' }, delivery: { state: 'delivered' } });
  });

  it('a resolved request ends the conversation, and the next message opens another', async () => {
    await customerWrites('Hallo');
    await settled();
    const { body } = await get('/rest/api/3/issue/OMN-1/transitions');
    const { transitions } = z
      .looseObject({ transitions: z.array(z.looseObject({ id: z.string(), name: z.string() })) })
      .parse(body);
    const id = transitions.find(({ name }) => name === 'Lösen')?.id;
    expect((await post('/rest/api/3/issue/OMN-1/transitions', { transition: { id } })).status).toBe(204);
    await settled();
    expect(await inPanel('view', {})).toMatchObject({ view: { state: 'ended' } });
    await post('/sandbox/clock', { advance: 'PT25H' });
    await customerWrites('Geht wieder nicht');
    await settled();
    expect((await requests()).map(([key]) => key)).toEqual(['OMN-1', 'OMN-2']);
  });

  it('a pause, a new request, a swap', async () => {
    await customerWrites('Hallo');
    await settled();
    expect(await inPanel('pause', {})).toEqual({ code: 'ok' });
    await customerWrites('Etwas anderes');
    await settled();
    expect(await inPanel('reactivate', {})).toMatchObject({ code: 'another-active', other: { key: 'OMN-2' } });
    expect(await inPanel('swap', {})).toEqual({ code: 'ok' });
    expect(await inPanel('view', {}, 'agent', 'OMN-2')).toMatchObject({ view: { state: 'paused' } });
  });

  it('a split from the issue action, its undo, and a merge from the other one', async () => {
    for (const text of ['eins', 'zwei']) await customerWrites(text);
    await settled();
    const { view } = await inPanel('view', {});
    const messages = view?.thread.filter(({ content }) => content?.text === 'zwei').map(({ key }) => key);
    const split = { messages, id: randomUUID() };
    expect(await inPanel('split', split, 'agent', 'OMN-1', 'split')).toMatchObject({ request: { key: 'OMN-2' } });
    await settled();
    expect(await inPanel('undo', {})).toMatchObject({ code: 'ok', paused: false });
    await settled();
    expect(await inPanel('split', { messages, id: randomUUID() })).toMatchObject({ request: { key: 'OMN-3' } });
    await settled();
    const merge = { requests: ['OMN-1', 'OMN-3'], into: 'OMN-1', id: randomUUID() };
    expect(await inPanel('merge', merge, 'agent', 'OMN-3', 'merge')).toMatchObject({ code: 'ok' });
    await settled();
    expect(await inPanel('view', {}, 'agent', 'OMN-3')).toMatchObject({ view: { state: 'merged' } });
    expect((await requests()).map(([key]) => key)).toEqual(['OMN-1', 'OMN-2', 'OMN-3']);
  });

  it('refuses who has no rights, and webhooks without the secret', async () => {
    await customerWrites('Hallo');
    await settled();
    expect(await inPanel('view', {}, 'viewer')).toMatchObject({ code: 'no-permission' });
    expect(await inPanel('view', {}, 'customer')).toMatchObject({ code: 'not-licensed' });
    const { body: before } = await get('/sandbox/storage');
    const bare = await post('/webtrigger/infobip', { results: [inboundItem('x', 'Hallo')] });
    expect(bare.status).toBe(401);
    expect((await get('/sandbox/storage')).body).toEqual(before);
  });

  it('survives faults that are asked for', async () => {
    await post('/sandbox/faults', { target: 'jira', match: '/rest/servicedeskapi/request', effect: { drop: true } });
    await post('/sandbox/faults', { target: 'infobip', effect: { status: 503 } });
    await customerWrites('Hallo');
    await post('/sandbox/clock', { advance: 'PT10M' });
    await remove('/sandbox/faults');
    expect(await requests()).toHaveLength(1);
    expect((await onPhone()).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
    expect(await webhook({ results: [reportItem('omnichat-unknown', 'failed', '2026-11-24T10:00:00.000+0000')] })).toBe(
      200,
    );
  });
});
