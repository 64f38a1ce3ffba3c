import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { moveBy, panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, customerWrites } = desk;

async function atTheRequest() {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.isIn('Active');
  return { page, agent };
}

it('closes the composer when the request is resolved, and opens it again in progress (C05, C07)', async () => {
  const { page, agent } = await atTheRequest();
  await agent.writes('Halb fertig');
  await moveBy(page, 'Lösen');
  await agent.isIn('Ended');
  const closed = agent.panel.getByTestId('composer-closed');
  await closed.getByText('Set the request to In Progress to resume it.').waitFor();
  await agent.panel.getByText('Request done: conversation ended').waitFor();
  await expect(agent.send.count()).resolves.toBe(0);
  await expect(agent.panel.getByLabel('The text you were writing').inputValue()).resolves.toBe('Halb fertig');

  await moveBy(page, 'Wieder öffnen');
  await agent.isIn('Active');
  await agent.panel.getByText('Request in progress again: conversation resumed').waitFor();
  await agent.holds('Halb fertig');
  await agent.send.click();
  await phoneOn(page).shows('Halb fertig');
});

it('resumes an ended conversation from the panel, which sets the request to In Progress as the agent (C07)', async () => {
  const { page, agent } = await atTheRequest();
  await moveBy(page, 'Lösen');
  await agent.isClosed('The request is done, so the conversation has ended.');
  await agent.press('Set to In Progress');
  await agent.isIn('Active');
  await page.getByTestId('status').getByText('In Arbeit').waitFor();
  expect(desk.requestOf('OMN-1').category).toBe('indeterminate');
  await agent.answers('Es geht weiter');
  await phoneOn(page).shows('Es geht weiter');
});

it('opens a new request for what comes after the end, and pauses the old one when it is reopened (C06, C08)', async () => {
  const { page, agent } = await atTheRequest();
  await moveBy(page, 'Lösen');
  await agent.isIn('Ended');
  await phoneOn(page).writes('Es geht wieder nicht');
  const queue = page.getByTestId('queue');
  await queue.getByText('OMN-2').waitFor();
  await expect(queue.getByRole('button').count()).resolves.toBe(1);
  await expect(agent.bubble('Es geht wieder nicht').count()).resolves.toBe(0);
  await settled();

  await moveBy(page, 'Wieder öffnen');
  await agent.isIn('Paused');
  await agent.panel.getByText('since another request of this customer is active').waitFor();
  await agent.panel.getByTestId('composer-closed').getByText('The conversation is paused.').waitFor();

  await queue.getByRole('button', { name: 'OMN-2' }).click();
  await page.getByTestId('description').getByText('Es geht wieder nicht').waitFor();
  await agent.isIn('Active');
  await agent.answers('Wir sehen nach');
  await phoneOn(page).shows('Wir sehen nach');
});

it('notices by itself that a colleague resolved the request', async () => {
  const { agent } = await atTheRequest();
  await desk.agentMoves('OMN-1', 'Gelöst');
  await settled();
  await agent.isIn('Ended');
});
