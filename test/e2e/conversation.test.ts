import { demo } from '../sandbox/site-demo';
import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { panelOn, phoneOn, tabTo } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, customerWrites, textsReceivedBy } = desk;

it('carries a first message to the panel, the answer to the phone, and its delivery back', async () => {
  const page = await look(`/?phone=${CUSTOMER}`);
  await page.getByText('No requests yet').waitFor();
  const phone = phoneOn(page);
  await phone.writes('Mein Router geht nicht');

  const request = page.getByTestId('queue').getByRole('button', { name: 'SMS-Anfrage von 385 **** *****' });
  await request.click();
  const agent = panelOn(page);
  await agent.bubble('Mein Router geht nicht').waitFor();
  await agent.isIn('Active');
  await phone.shows(demo.autoReply);
  await agent.bubble(demo.autoReply).getByText('Automatic reply').waitFor();

  await agent.writes('Blinkt er rot?');
  await agent.holds('Blinkt er rot?');
  await agent.send.click();
  await phone.shows('Blinkt er rot?');
  const answer = agent.bubble('Blinkt er rot?');
  await agent.bubbleBy('Anna Agent', 'Blinkt er rot?');
  await agent.holds('');

  await settled();
  await answer.getByText('✓✓ Delivered').waitFor();
  expect(textsReceivedBy()).toEqual([demo.autoReply, 'Blinkt er rot?']);
});

it('shows what arrives in the open panel by itself, beside the text that is being written (O02)', async () => {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.writes('Angefangen');
  for (const text of ['Noch da?', 'Hallo?', 'Bitte melden']) {
    await customerWrites(text);
    await settled();
    await agent.bubble(text).waitFor();
  }
  const texts = await agent.bubbles.allInnerTexts();
  expect(texts.map((text) => text.split('\n').at(-1))).toEqual([
    'Mein Router geht nicht',
    expect.stringContaining('Delivered'),
    'Noch da?',
    'Hallo?',
    'Bitte melden',
  ]);
  await agent.holds('Angefangen');
  // nobody had opened the first message for two minutes
  expect(desk.notesOf('OMN-1')).toEqual([expect.stringContaining('noch ungelesen')]);
  expect(desk.requestOf('OMN-1').comments).toHaveLength(1);
  await expect(page.getByTestId('queue').getByRole('button').count()).resolves.toBe(1);
});

it('shows every open panel what one agent answers', async () => {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const [anna, bernd] = await Promise.all([look('/browse/OMN-1'), look('/browse/OMN-1?account=agent2')]);
  await panelOn(bernd).bubble('Mein Router').waitFor();
  await panelOn(anna).answers('Wir sehen nach');
  await panelOn(bernd).bubbleBy('Anna Agent', 'Wir sehen nach');
});

it('can be used by keyboard alone, from the queue to the answer', async () => {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const page = await look(`/?phone=${CUSTOMER}`);
  await page.getByTestId('queue').waitFor();
  await tabTo(page, page.getByTestId('queue').getByRole('button').first());
  await page.keyboard.press('Enter');
  const agent = panelOn(page);
  await agent.field.waitFor();
  await tabTo(page, agent.field);
  await page.keyboard.type('Mit der Tastatur', { delay: 5 });
  await tabTo(page, agent.send);
  await page.keyboard.press('Enter');
  await phoneOn(page).shows('Mit der Tastatur');
});
