import { demo } from '../sandbox/site-demo';
import { aScene } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, requestOf, customerWrites, settled } = scene;
const NUMBER = '+385 98 123 45 67';

describe('a number is added on a request that came by mail', () => {
  let mail = '';
  beforeEach(async () => {
    mail = await scene.mailRequest('Mein Vertrag');
    await settled();
  });

  it('C14: there is no composer without a number, and the panel says how to add one', async () => {
    expect(await panelCall(mail, 'view')).toMatchObject({
      code: 'ok',
      view: { kind: 'no-conversation', addNumber: { possible: true, channel: 'sms', sender: demo.sender } },
    });
    expect(await scene.agentReplies(mail, 'Hallo')).toEqual({ code: 'no-conversation' });
  });

  it('C14: a request that nobody outside reported offers no number', async () => {
    const request = await scene.openedBy('Hallo', '436641234567');
    await scene.asPerson('admin', 'DELETE', `/rest/api/3/issue/${request.key}`);
    const payload = { serviceDeskId: '1', requestTypeId: '25', requestFieldValues: { summary: 'x' } };
    await site().jira.request(
      {
        method: 'POST',
        path: '/rest/servicedeskapi/request',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(payload),
      },
      { kind: 'app' },
    );
    const key = scene.requests().at(-1)?.key ?? '';
    expect(await panelCall(key, 'view')).toMatchObject({
      view: { addNumber: { possible: false, because: 'no-reporter' } },
    });
    expect(await panelCall(key, 'addNumber', { number: NUMBER })).toEqual({ code: 'no-reporter' });
  });

  it.each([
    ['385 98 123 45 67', CUSTOMER],
    ['+385 (0)98 123-4567', CUSTOMER],
    ['00385981234567', CUSTOMER],
  ])('G01: %s becomes digits, and the conversation is active', async (number, digits) => {
    expect(await panelCall(mail, 'addNumber', { number })).toEqual({ code: 'ok', unusual: false });
    expect(await panelOf(mail)).toMatchObject({
      state: 'active',
      reply: { open: true, channel: 'sms', sender: demo.sender },
      customer: { address: '385 **** *****', changeable: true },
    });
    expect(scene.customers()).toMatchObject([{ addresses: [{ kind: 'phone', digits }] }]);
    expect(await threadOf(mail)).toEqual(['- number-added']);
    await settled();
    expect(requestOf(mail).property).toEqual({ state: 'active' });
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('G01: the agent writes, the answer joins this request, and no automatic reply goes out', async () => {
    await panelCall(mail, 'addNumber', { number: NUMBER });
    expect(await scene.agentReplies(mail, 'Guten Tag')).toMatchObject({ code: 'ok' });
    await settled();
    await customerWrites('Danke');
    await settled();
    expect(await threadOf(mail)).toEqual(['- number-added', 'agent: Guten Tag [delivered]', 'customer: Danke']);
    expect(scene.textsReceivedBy()).toEqual(['Guten Tag']);
    expect(scene.requests()).toHaveLength(1);
    expect(await panelOf(mail)).toMatchObject({ customer: { changeable: false } });
  });

  it('G01: the number is offered on the next request of the same person, and on nobody else’s', async () => {
    await panelCall(mail, 'addNumber', { number: NUMBER });
    await panelCall(mail, 'pause');
    const second = await scene.mailRequest('Noch ein Vertrag');
    const stranger = await scene.mailRequest('Ein anderer', 'customer2');
    await settled();
    expect(await panelCall(second, 'view')).toMatchObject({ view: { addNumber: { known: '385 **** *****' } } });
    const offer = await panelCall(stranger, 'view');
    expect(JSON.stringify(offer)).not.toContain('385');
    expect(await panelCall(stranger, 'addNumber', { known: true })).toEqual({ code: 'number-unknown' });
    expect(await panelCall(second, 'addNumber', { known: true })).toEqual({ code: 'ok', unusual: false });
    expect(await panelOf(second)).toMatchObject({ state: 'active' });
  });

  it.each([
    ['', 'malformed', undefined],
    ['keine Nummer', 'number-invalid', 'not-a-number'],
    ['+385 98', 'number-invalid', 'too-short'],
    ['+385 98 123 45 67 89 01 23', 'number-invalid', 'too-long'],
    ['098 123 4567', 'number-invalid', 'national'],
  ])('refuses %p with the reason', async (number, code, because) => {
    const before = scene.storageText();
    const answer = await panelCall(mail, 'addNumber', { number });
    expect(answer.code).toBe(code);
    expect(answer['because']).toBe(because);
    expect(scene.storageText()).toBe(before);
  });

  it('only warns of a number that is possible but unusual', async () => {
    expect(await panelCall(mail, 'addNumber', { number: '+385 20 123 45' })).toMatchObject({
      code: 'ok',
      unusual: true,
    });
  });

  it('takes a national number where the administrators chose a country', async () => {
    await scene.adminSetsReplying({ country: 'HR' });
    expect(await panelCall(mail, 'view')).toMatchObject({ view: { addNumber: { country: 'HR' } } });
    expect(await panelCall(mail, 'addNumber', { number: '098 123 4567' })).toMatchObject({ code: 'ok' });
    expect(scene.customers()).toMatchObject([{ addresses: [{ digits: CUSTOMER }] }]);
  });

  it('not on a Done request, until it is in progress again', async () => {
    await scene.agentMoves(mail, 'Gelöst');
    expect(await panelCall(mail, 'view')).toMatchObject({
      view: { addNumber: { possible: false, because: 'request-done' } },
    });
    expect(await panelCall(mail, 'addNumber', { number: NUMBER })).toEqual({ code: 'request-done' });
    await scene.agentMoves(mail, 'In Arbeit');
    expect(await panelCall(mail, 'addNumber', { number: NUMBER })).toMatchObject({ code: 'ok' });
  });

  it('not twice, and a double click is one', async () => {
    const clicks = await Promise.all([
      panelCall(mail, 'addNumber', { number: NUMBER }),
      panelCall(mail, 'addNumber', { number: NUMBER }),
    ]);
    expect(clicks.map(({ code }) => code)).toContain('ok');
    for (const { code } of clicks) expect(['ok', 'has-conversation', 'another-active']).toContain(code);
    expect(await panelCall(mail, 'addNumber', { number: '+436641234567' })).toEqual({ code: 'has-conversation' });
    await openedBy('Ich auch', '436641234567');
    expect(scene.requests()).toHaveLength(2);
    expect((await threadOf(mail)).filter((line) => line === '- number-added')).toHaveLength(1);
  });

  it('takes an answer of storage that was lost for what it was', async () => {
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    expect(await panelCall(mail, 'addNumber', { number: NUMBER })).toMatchObject({ code: 'ok' });
    await settled();
    expect(await threadOf(mail)).toEqual(['- number-added']);
    expect(scene.jobsLeft()).toEqual([]);
  });
});
