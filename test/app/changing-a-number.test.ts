import { aScene, MINUTE } from '../support/a-scene';
import { CUSTOMER } from '../support/customer-phone';

const scene = aScene();
const { site, openedBy, panelCall, panelOf, threadOf, statesOf, requestOf, customerWrites, settled } = scene;
const OTHER = '436641234567';

/** OMN-1 came by mail, and an agent added a number from which nothing has come. */
async function numberAdded(): Promise<void> {
  await scene.mailRequest('Mein Vertrag');
  await panelCall('OMN-1', 'addNumber', { number: CUSTOMER });
  await settled();
}

describe('G07: a number that an agent added', () => {
  beforeEach(numberAdded);

  it('is changed: the old one no longer routes here, what was said stays', async () => {
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await settled();
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER })).toEqual({ code: 'ok', unusual: false });
    expect(await panelOf('OMN-1')).toMatchObject({
      state: 'active',
      customer: { address: '43 **** ******', changeable: true },
    });
    expect(await threadOf('OMN-1')).toEqual(['- number-added', 'agent: Guten Tag [delivered]', '- number-changed']);
    await scene.agentReplies('OMN-1', 'An die richtige Nummer');
    await settled();
    expect(scene.textsReceivedBy(OTHER)).toEqual(['An die richtige Nummer']);
    await openedBy('Wer sind Sie?');
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['active', 'active']);
    expect(await scene.saidIn('OMN-2')).toEqual(['Wer sind Sie?']);
    await customerWrites('Danke', { from: OTHER });
    await settled();
    expect(await scene.saidIn('OMN-1')).toEqual(['Danke']);
    await scene.passes(10 * MINUTE);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is offered for the person under its new digits only', async () => {
    await panelCall('OMN-1', 'changeNumber', { number: OTHER });
    await panelCall('OMN-1', 'pause');
    const second = await scene.mailRequest('Noch ein Vertrag');
    expect(await panelCall(second, 'view')).toMatchObject({ view: { addNumber: { known: '43 **** ******' } } });
    expect(await panelCall(second, 'addNumber', { known: true })).toMatchObject({ code: 'ok' });
    await scene.agentReplies(second, 'Hallo');
    await settled();
    expect(scene.textsReceivedBy(OTHER)).toEqual(['Hallo']);
    expect(scene.textsReceivedBy()).toEqual([]);
  });

  it('is removed without a trace where nothing was said', async () => {
    expect(await panelCall('OMN-1', 'removeNumber')).toEqual({ code: 'ok' });
    await settled();
    expect(await panelCall('OMN-1', 'view')).toMatchObject({
      view: { kind: 'no-conversation', addNumber: { possible: true } },
    });
    expect(requestOf('OMN-1').property).toBeUndefined();
    await openedBy('Wer sind Sie?');
    expect(await statesOf('OMN-2')).toEqual(['active']);
    expect(await panelCall('OMN-1', 'addNumber', { number: OTHER })).toMatchObject({ code: 'ok' });
    await settled();
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is offered to nobody any more after it was removed', async () => {
    await panelCall('OMN-1', 'removeNumber');
    const { view } = await panelCall('OMN-1', 'view');
    expect(view).toMatchObject({ kind: 'no-conversation', addNumber: { possible: true } });
    expect(view).not.toMatchObject({ addNumber: { known: expect.anything() } });
    expect(await panelCall('OMN-1', 'addNumber', { known: true })).toEqual({ code: 'number-unknown' });
  });

  it('is removed with its history kept where something was said', async () => {
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await settled();
    expect(await panelCall('OMN-1', 'removeNumber')).toEqual({ code: 'ok' });
    await settled();
    expect(await panelOf('OMN-1')).toMatchObject({ state: 'paused', reply: { open: false } });
    expect((await threadOf('OMN-1')).slice(-2)).toEqual(['agent: Guten Tag [delivered]', '- number-removed']);
    await openedBy('Wer sind Sie?');
    expect(await statesOf('OMN-1', 'OMN-2')).toEqual(['paused', 'active']);
    expect(scene.jobsLeft()).toEqual([]);
  });

  it('is who the customer is as soon as something has come from it', async () => {
    await customerWrites('Ja, das bin ich');
    await settled();
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER })).toEqual({ code: 'not-changeable' });
    expect(await panelCall('OMN-1', 'removeNumber')).toEqual({ code: 'not-changeable' });
    expect(await scene.saidIn('OMN-1')).toEqual(['Ja, das bin ich']);
  });

  it('a number that the customer wrote from is not the agents’ to change', async () => {
    await openedBy('Hallo', OTHER);
    expect(await panelCall('OMN-2', 'changeNumber', { number: '+4366499999999' })).toEqual({ code: 'not-changeable' });
    expect(await panelCall('OMN-2', 'removeNumber')).toEqual({ code: 'not-changeable' });
  });

  it('is not changed into one that is active elsewhere, nor into none', async () => {
    await openedBy('Hallo', OTHER);
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER })).toMatchObject({
      code: 'another-active',
      other: { key: 'OMN-2' },
    });
    site().jira.secureIssue('OMN-2', ['agent2']);
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER })).toEqual({ code: 'another-active' });
    expect(await panelCall('OMN-1', 'changeNumber', { number: 'Unsinn' })).toMatchObject({ code: 'number-invalid' });
    expect(await panelCall('OMN-1', 'changeNumber', { number: '098 1234' })).toMatchObject({ because: 'national' });
    expect(await panelOf('OMN-1')).toMatchObject({ customer: { address: '385 **** *****' } });
  });

  it('is not changed into one of somebody else without a confirmation', async () => {
    const stranger = await scene.mailRequest('Ein anderer', 'customer2');
    await panelCall(stranger, 'addNumber', { number: OTHER });
    await panelCall(stranger, 'pause');
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER })).toEqual({ code: 'linked-elsewhere' });
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER, confirmed: true })).toMatchObject({ code: 'ok' });
    expect(await statesOf('OMN-1', stranger)).toEqual(['active', 'paused']);
  });

  it('the same number again changes nothing', async () => {
    const before = JSON.stringify(scene.conversations());
    expect(await panelCall('OMN-1', 'changeNumber', { number: `+${CUSTOMER}` })).toMatchObject({ code: 'ok' });
    expect(JSON.stringify(scene.conversations())).toBe(before);
  });

  it('nothing is said twice when an answer of storage is lost', async () => {
    await scene.agentReplies('OMN-1', 'Guten Tag');
    await settled();
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    expect(await panelCall('OMN-1', 'changeNumber', { number: OTHER })).toMatchObject({ code: 'ok' });
    scene.fault('kvs', { drop: true }, { match: 'transaction' });
    expect(await panelCall('OMN-1', 'removeNumber')).toEqual({ code: 'ok' });
    await settled();
    const lines = (await threadOf('OMN-1')).filter((line) => line.startsWith('- '));
    expect(lines).toEqual(['- number-added', '- number-changed', '- number-removed']);
  });
});
