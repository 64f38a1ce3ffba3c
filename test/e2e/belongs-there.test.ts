import { aDesk } from './a-desk';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, hasWritten, requestOf } = desk;

it('offers that a “Danke!” after the end belongs to the former request, and merges it there in one press', async () => {
  await hasWritten('Mein Router geht nicht');
  await desk.agentMoves('OMN-1', 'Gelöst');
  await settled();
  await hasWritten('Danke!');
  const page = await look('/browse/OMN-2');
  const agent = panelOn(page);
  const offer = agent.part('belongs-there');
  await offer.getByText('Does this belong to OMN-1?').waitFor();
  await offer.getByRole('button', { name: 'Merge into OMN-1' }).click();
  await agent.isIn('Merged');
  await agent.isClosed('Reply there.');
  await settled();
  expect(requestOf('OMN-2').category).toBe('done');

  await agent.part('answer-there').click();
  await page.waitForURL('**/browse/OMN-1');
  await page.getByTestId('description').getByText('Mein Router').waitFor();
  const former = panelOn(page);
  await former.bubble('Danke!').getByText('from OMN-2').waitFor();
  await former.isIn('Active');
  await former.press('Other requests of this customer');
  await former.part('other-OMN-2').getByText('Merged').waitFor();
});
