import type { Page } from 'playwright-core';
import { aDesk } from './a-desk';
import { seriousFindings } from './accessibility';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, customerWrites, requestOf } = desk;

/** Opens one of the app's actions from the menu at the top right of the request. */
async function choose(page: Page, menu: string, action: string) {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: action });
  await dialog.getByRole('heading', { name: action }).waitFor();
  return dialog;
}
const split = (page: Page) => choose(page, 'Actions', 'OmniChat: Split');
const merge = (page: Page) => choose(page, 'Actions', 'OmniChat: Merge');

async function customerWritesAll(...texts: string[]): Promise<void> {
  for (const text of texts) {
    await customerWrites(text);
    await settled();
  }
}

/** OMN-1 is done, and the customer has written again: OMN-2. */
async function twoRequests(): Promise<void> {
  await customerWritesAll('Mein Router geht nicht');
  await desk.agentMoves('OMN-1', 'Gelöst');
  await settled();
  await customerWritesAll('Er geht immer noch nicht');
}

describe('where they are found (E12)', () => {
  it('stand in the menu of a request in the person’s language, and open the tool in a dialog', async () => {
    await customerWritesAll('Mein Router geht nicht');
    const page = await look('/browse/OMN-1?locale=de-DE');
    const dialog = await choose(page, 'Aktionen', 'OmniChat: Teilen');
    await dialog.getByLabel('Mein Router geht nicht').waitFor();
    await dialog.getByRole('button', { name: 'Abbrechen' }).click();
    await dialog.waitFor({ state: 'detached' });
    const other = await choose(page, 'Aktionen', 'OmniChat: Zusammenführen');
    await other.getByText('Es wurde keine andere Anfrage dieses Kunden gefunden').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('explain on a request without a conversation why they cannot be used', async () => {
    await customerWritesAll('Mein Router geht nicht');
    await desk.asPerson('agent', 'POST', '/rest/servicedeskapi/request', {
      serviceDeskId: '1',
      requestTypeId: '25',
      requestFieldValues: { summary: 'Per E-Mail gekommen' },
    });
    const page = await look('/browse/OMN-2');
    for (const open of [split, merge]) {
      const dialog = await open(page);
      await dialog.getByText('no customer has written by SMS here').waitFor();
      await dialog.getByTestId('cannot-be-used').getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
  });

  it('name the right that is missing', async () => {
    await customerWritesAll('Mein Router geht nicht');
    desk.site().jira.revoke('agent', 'OMN', ['LINK_ISSUES']);
    const dialog = await split(await look('/browse/OMN-1'));
    await dialog.getByText('Link requests (Link issues)').waitFor();
  });
});

it('splits two messages that do not stand together, after a look at both results (E01)', async () => {
  await customerWritesAll('Mein Router geht nicht', 'Die Rechnung stimmt nicht', 'Er blinkt rot', 'Sie ist zu hoch');
  const page = await look('/browse/OMN-1');
  await panelOn(page).isIn('Active');
  const dialog = await split(page);
  await dialog.getByText('Die Rechnung stimmt nicht').click();
  await dialog.getByText('Sie ist zu hoch').click();
  await dialog.getByText('2 messages selected').waitFor();
  await dialog.getByRole('button', { name: 'Show preview' }).click();
  const made = dialog.getByTestId('split-new');
  await made.getByText('2 messages move there').waitFor();
  await expect(made.innerText()).resolves.toContain('Sie ist zu hoch');
  await expect(dialog.getByTestId('split-staying').innerText()).resolves.toContain('Er blinkt rot');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Split', exact: true }).click();
  await dialog.getByRole('button', { name: 'Open OMN-2' }).click();

  await page.waitForURL('**/browse/OMN-2');
  await dialog.waitFor({ state: 'detached' });
  const agent = panelOn(page);
  await agent.isIn('Active');
  await agent.bubble('Sie ist zu hoch').waitFor();
  await expect(agent.bubbles.count()).resolves.toBe(2);
  await settled();
  expect(requestOf('OMN-2').description).toBe('Die Rechnung stimmt nicht');
  expect(await desk.linkedWith('OMN-2')).toContain('OMN-1');
  const source = panelOn(await look('/browse/OMN-1'));
  await source.isIn('Paused');
  await expect(source.bubble('Rechnung').count()).resolves.toBe(0);
});

it('merges a former request into this one, each message with its origin (F01)', async () => {
  await twoRequests();
  const page = await look('/browse/OMN-2');
  const dialog = await merge(page);
  await dialog.getByTestId('choice-OMN-1').getByText('Ended').waitFor();
  await dialog.getByText('OMN-1 ·').click();
  await dialog.getByRole('button', { name: 'Show preview' }).click();
  const thread = dialog.getByTestId('merge-thread');
  await thread.getByText('from OMN-1').first().waitFor();
  await thread.getByText('from OMN-2').first().waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.getByText('All messages are now in OMN-2').waitFor();
  await dialog.getByTestId('close-result').click();
  await dialog.waitFor({ state: 'detached' });

  const agent = panelOn(page);
  await agent.bubble('Mein Router geht nicht').waitFor();
  await agent.isIn('Active');
  await panelOn(await look('/browse/OMN-1')).isIn('Merged');
});

it('merges both into a new request, which alone is active (F02)', async () => {
  await twoRequests();
  const page = await look('/browse/OMN-2');
  const dialog = await merge(page);
  await dialog.getByText('OMN-1 ·').click();
  await dialog.getByTestId('merge-picked').waitFor();
  await dialog.getByText('Into a new request').click();
  await dialog.getByRole('radio', { name: 'Into a new request', checked: true }).waitFor();
  await dialog.getByRole('button', { name: 'Show preview' }).click();
  await dialog.getByTestId('merge-target').getByText('Mein Router geht nicht').waitFor();
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await dialog.getByRole('button', { name: 'Open OMN-3' }).click();

  await page.waitForURL('**/browse/OMN-3');
  await panelOn(page).isIn('Active');
  await panelOn(page).bubble('Er geht immer noch nicht').waitFor();
  await settled();
  expect(requestOf('OMN-3').description).toBe('Mein Router geht nicht');
  expect(requestOf('OMN-2').category).toBe('done');
});
