import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, hasWritten } = desk;

it('pauses, takes what comes next to a new request, and swaps the two, in both open panels at once (C01, C02)', async () => {
  await hasWritten('Mein Router geht nicht');
  const first = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const router = panelOn(first);
  await router.writes('Angefangen');
  await router.holds('Angefangen');
  await router.press('Pause');
  await router.isIn('Paused');
  await router.isClosed('It sends and receives again once it is reactivated.');
  await router.panel.getByText('Conversation paused').waitFor();
  await expect(router.send.count()).resolves.toBe(0);
  await expect(router.panel.getByLabel('The text you were writing').inputValue()).resolves.toBe('Angefangen');

  await phoneOn(first).writes('Neue Frage: die Rechnung');
  await first.getByTestId('queue').getByText('OMN-2').waitFor();
  await settled();
  const bill = panelOn(await look('/browse/OMN-2'));
  await bill.isIn('Active');
  await bill.field.waitFor();
  await router.isClosed('A swap pauses it and makes this one active, in one step.');
  await expect(router.bubble('die Rechnung').count()).resolves.toBe(0);

  await router.part('open-again').click();
  await router.isIn('Active');
  await router.holds('Angefangen');
  await bill.isIn('Paused');
  await bill.isClosed('OMN-1 “SMS-Anfrage von 385 **** *****” is this customer’s active request.');
  await expect(bill.send.count()).resolves.toBe(0);

  await phoneOn(first).writes('Wieder zum Router');
  await router.bubble('Wieder zum Router').waitFor();
  await expect(bill.bubble('Wieder zum Router').count()).resolves.toBe(0);
  await settled();
  expect(desk.requests().map(({ key }) => key)).toHaveLength(2);
  expect(await desk.linkedWith('OMN-2')).toContain('OMN-1');
});

it('reactivates a paused conversation where no other is active (C03)', async () => {
  await hasWritten('Mein Router geht nicht');
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.press('Pause');
  await agent.isIn('Paused');
  await agent.part('composer-closed').getByRole('button', { name: 'Reactivate' }).click();
  await agent.isIn('Active');
  await agent.answers('Wir sehen nach');
  await phoneOn(page).shows('Wir sehen nach');
});
