import type { Page } from 'playwright-core';
import { aDesk } from './a-desk';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, hasWritten, requestOf } = desk;

/** Which messages stand there, in their order. */
async function textsOf(page: Page): Promise<string[]> {
  const texts = await panelOn(page).bubbles.allInnerTexts();
  return texts.flatMap((text) => /Mein Router|Die Rechnung|Er blinkt|Sie ist/.exec(text)?.[0] ?? []);
}

it('splits two messages that do not stand together, and takes it back (E01, E10)', async () => {
  await hasWritten('Mein Router geht nicht', 'Die Rechnung stimmt nicht', 'Er blinkt rot', 'Sie ist zu hoch');
  const page = await look('/browse/OMN-1');
  const agent = panelOn(page);
  await agent.writes('Angefangen');
  await agent.press('Split');
  const tool = agent.part('split');
  await expect(tool.getByRole('button', { name: 'Show preview' }).isDisabled()).resolves.toBe(true);
  for (const text of ['Die Rechnung stimmt nicht', 'Sie ist zu hoch']) await tool.getByText(text).click();
  await tool.getByText('2 messages selected').waitFor();
  await agent.press('Show preview');
  const made = agent.part('split-new');
  await made.getByText('Project Kundenservice, request type “Allgemeine Anfrage”').waitFor();
  await expect(made.innerText()).resolves.toContain('Sie ist zu hoch');
  const staying = await agent.part('split-staying').innerText();
  expect(staying).toContain('Mein Router geht nicht');
  expect(staying).toContain('Er blinkt rot');
  expect(desk.requests()).toHaveLength(1);
  await tool.getByRole('button', { name: 'Split', exact: true }).click();
  await tool.getByText('The selected messages are now in OMN-2.').waitFor();
  await agent.press('Close');

  await agent.isIn('Paused');
  await agent.panel.getByText('2 messages were split off into another request:').waitFor();
  expect(await textsOf(page)).toEqual(['Mein Router', 'Er blinkt']);
  await expect(agent.panel.getByLabel('The text you were writing').inputValue()).resolves.toBe('Angefangen');
  await settled();
  const other = await look('/browse/OMN-2');
  const bill = panelOn(other);
  await bill.isIn('Active');
  await bill.bubble('Die Rechnung').getByText('from OMN-1').waitFor();
  expect(await textsOf(other)).toEqual(['Die Rechnung', 'Sie ist']);
  expect(requestOf('OMN-2')).toMatchObject({ description: 'Die Rechnung stimmt nicht', category: 'new' });

  await bill.press('Undo');
  await bill.press('Undo now');
  await bill.part('undo-result').getByText('The messages are back where they were.').waitFor();
  await agent.isIn('Active');
  await agent.bubble('Sie ist zu hoch').waitFor();
  expect(await textsOf(page)).toEqual(['Mein Router', 'Die Rechnung', 'Er blinkt', 'Sie ist']);
  await agent.holds('Angefangen');
  await settled();
  expect(requestOf('OMN-2').category).toBe('done');
});
