import type { Page } from 'playwright-core';
import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, hasWritten, requestOf } = desk;

/** OMN-1 is paused, and the customer has written again: OMN-2 is active. */
async function twoRequests(): Promise<Page> {
  await hasWritten('Mein Router geht nicht');
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  await panelOn(page).press('Pause');
  await panelOn(page).isIn('Paused');
  await hasWritten('Die Rechnung stimmt nicht');
  await page.getByTestId('queue').getByRole('button', { name: 'OMN-2' }).click();
  await page.getByTestId('description').getByText('Die Rechnung').waitFor();
  await panelOn(page).isIn('Active');
  return page;
}

/** Picks OMN-1 and goes as far as the preview. */
async function preview(page: Page, into?: string) {
  const agent = panelOn(page);
  await agent.press('Merge');
  const tool = agent.part('merge');
  await tool.getByTestId('choice-OMN-1').getByText('Paused').waitFor();
  await tool.getByText('OMN-1 ·').click();
  await agent.part('merge-picked').waitFor();
  if (into !== undefined) {
    await tool.getByText(into).click();
    await tool.getByRole('radio', { name: into, checked: true }).waitFor();
  }
  await agent.press('Show preview');
  for (const key of ['OMN-1', 'OMN-2']) {
    await agent.part('merge-thread').getByText(`from ${key}`).first().waitFor();
  }
  return { ...agent, confirms: () => tool.getByRole('button', { name: 'Merge', exact: true }).click() };
}

it('merges another request into this one, each message with its origin, and takes it back (F01)', async () => {
  const page = await twoRequests();
  const agent = await preview(page);
  await agent.part('merge-sources').getByText('OMN-1 · SMS-Anfrage').waitFor();
  expect(requestOf('OMN-1').category).toBe('new');
  await agent.confirms();
  await agent.part('moved').getByText('All messages are now in OMN-2.').waitFor();
  await agent.press('Close');
  await agent.bubble('Mein Router').getByText('from OMN-1').waitFor();
  await agent.isIn('Active');
  await settled();
  expect(requestOf('OMN-1').category).toBe('done');
  const source = panelOn(await look('/browse/OMN-1'));
  await source.isIn('Merged');
  await source.isClosed('This conversation was merged into another request. Reply there.');

  await agent.press('Undo');
  await agent.press('Undo now');
  await agent.part('undo-result').getByText('The messages are back where they were.').waitFor();
  await expect(agent.bubble('Mein Router').count()).resolves.toBe(0);
  await source.isIn('Paused');
  await settled();
  expect(requestOf('OMN-1').category).not.toBe('done');
});

it('merges both into a new request, which alone sends and receives (F02)', async () => {
  const page = await twoRequests();
  const agent = await preview(page, 'Into a new request');
  await agent.part('merge-target').getByText('Mein Router geht nicht').waitFor();
  await agent.confirms();
  await agent.press('Open OMN-3');
  await page.waitForURL('**/browse/OMN-3');
  const united = panelOn(page);
  await united.isIn('Active');
  await united.bubble('Mein Router').getByText('from OMN-1').waitFor();
  await united.bubble('Die Rechnung').getByText('from OMN-2').waitFor();
  await settled();
  expect(['OMN-1', 'OMN-2', 'OMN-3'].map((key) => requestOf(key).category)).toEqual(['done', 'done', 'new']);

  const phone = phoneOn(await look(`/phones/${CUSTOMER}`));
  await united.answers('Wir sehen beides an');
  await phone.shows('Wir sehen beides an');
  await phone.writes('Danke');
  await united.bubble('Danke').waitFor();
});
