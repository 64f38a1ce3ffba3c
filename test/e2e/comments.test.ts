import type { Page } from 'playwright-core';
import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, hasWritten, textsReceivedBy } = desk;

async function comments(page: Page, kind: 'Internal note' | 'Reply to customer', text: string): Promise<void> {
  await page.getByRole('button', { name: kind, exact: true }).click();
  await page.getByRole('textbox', { name: kind }).fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByTestId('comments').getByText(text).waitFor();
}

it('says at once that a public comment was not sent, and sends it after a look at it (C15)', async () => {
  await hasWritten('Mein Router geht nicht');
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.isIn('Active');
  await comments(page, 'Reply to customer', 'Wir kommen morgen um zehn.');
  const notice = agent.part('unsent-comments');
  await notice.getByText('was NOT sent by SMS').waitFor();
  await settled();
  expect(textsReceivedBy()).not.toContain('Wir kommen morgen um zehn.');

  await notice.getByRole('button', { name: /^Send now/ }).click();
  await notice.getByTestId('comment-text').getByText('Wir kommen morgen um zehn.').waitFor();
  await notice.getByText('GSM-7 · 26 characters · 1 SMS part').waitFor();
  await agent.press('Send comment by SMS');
  await phoneOn(page).shows('Wir kommen morgen um zehn.');
  await notice.waitFor({ state: 'detached' });
  await agent.bubbleBy('Anna Agent', 'Wir kommen morgen um zehn.');
  await settled();
  expect(textsReceivedBy().filter((text) => text === 'Wir kommen morgen um zehn.')).toHaveLength(1);
});

it('shows internal comments between the messages, and never sends them', async () => {
  await hasWritten('Mein Router geht nicht');
  const page = await look('/browse/OMN-1');
  const agent = panelOn(page);
  await agent.isIn('Active');
  await comments(page, 'Internal note', 'Ist wohl der Splitter.');
  await hasWritten('Noch da?');
  await agent.bubble('Noch da?').waitFor();
  await expect(agent.part('unsent-comments').count()).resolves.toBe(0);
  await agent.press('Show internal comments');
  await agent.panel.getByText('Ist wohl der Splitter.').waitFor();
  const thread = await agent.part('thread').innerText();
  const places = ['Mein Router', 'Ist wohl der Splitter.', 'Noch da?'].map((text) => thread.indexOf(text));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
  expect(thread).toContain('not sent to the customer');
  await agent.press('Hide internal comments');
  await agent.panel.getByText('Ist wohl der Splitter.').waitFor({ state: 'detached' });
  expect(textsReceivedBy()).not.toContain('Ist wohl der Splitter.');
});
