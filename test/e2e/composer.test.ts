import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, customerWrites, textsReceivedBy } = desk;

async function atTheComposer() {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.field.waitFor();
  return { page, ...agent, says: (words: string | RegExp) => agent.panel.getByText(words).waitFor() };
}

it('names what makes a text dear, and replaces it in one click', async () => {
  const { page, panel, holds, writes, says, send } = await atTheComposer();
  await writes('Er sagt „rot“');
  await says('Unicode (UCS-2) · 13 characters · 1 SMS part · 57 left in this part');
  await says('Characters that make the message longer: „ “');
  await panel.getByRole('button', { name: 'Replace 2 characters' }).click();
  await holds('Er sagt "rot"');
  await says('GSM-7 · 13 characters · 1 SMS part · 147 left in this part');
  await send.click();
  await phoneOn(page).shows('Er sagt "rot"');
});

it('counts letters that are typed fast, and keeps them all', async () => {
  const { holds, writes, says } = await atTheComposer();
  const words = 'Wir kommen am Donnerstag um zehn und bringen 2 neue Kabel mit, 5 € das Stück.';
  await writes(words);
  await holds(words);
  await says(`GSM-7 · ${String(words.length + 1)} characters · 1 SMS part`);
});

it('warns of long texts and refuses those that no provider takes, without cutting', async () => {
  const { field, send, says } = await atTheComposer();
  const parts = (count: number) => 'a'.repeat(153 * count);
  await field.fill(parts(6));
  await says('The message is long: 6 SMS parts, each is charged.');
  expect((await field.boundingBox())?.height).toBeGreaterThan(120);
  await field.fill(parts(8));
  await says('The message is very long: 8 SMS parts');
  await field.fill(parts(25));
  await says('very long: 25 SMS parts');
  await expect(send.isEnabled()).resolves.toBe(true);
  await field.fill(`${parts(25)}!`);
  await says('Too long to be sent: 26 SMS parts, at most 25.');
  await expect(send.isDisabled()).resolves.toBe(true);
  await expect(field.inputValue()).resolves.toHaveLength(153 * 25 + 1);
});

it('sends one message when Send is pressed twice', async () => {
  const { page, bubble, send, writes } = await atTheComposer();
  await writes('Nur einmal');
  await send.dblclick();
  await phoneOn(page).shows('Nur einmal');
  await settled();
  await bubble('Nur einmal').getByText('Delivered').waitFor();
  await expect(bubble('Nur einmal').count()).resolves.toBe(1);
  expect(textsReceivedBy().filter((text) => text === 'Nur einmal')).toHaveLength(1);
});

it('keeps the text when the answer is lost, and sends it once', async () => {
  const { page, panel, holds, bubble, writes, send, says } = await atTheComposer();
  await writes('Verbindung weg');
  desk.site().forge.faults.add({ target: 'kvs', match: 'transaction', effect: { crash: 'before' } });
  await send.click();
  await panel.getByTestId('composer-problem').waitFor();
  await says('Not clear whether the message was accepted');
  await holds('Verbindung weg');
  await send.click();
  await phoneOn(page).shows('Verbindung weg');
  await settled();
  await bubble('Verbindung weg').getByText('Delivered').waitFor();
  await expect(bubble('Verbindung weg').count()).resolves.toBe(1);
});
