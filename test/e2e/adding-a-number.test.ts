import { demo } from '../sandbox/site-demo';
import { aDesk } from './a-desk';
import { panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, hasWritten, mailRequest } = desk;
const FRIEND = '385987654321';

it('adds the number of an e-mail customer, writes there, and gets the answer on the same request (G01)', async () => {
  const key = await mailRequest('Router offline');
  const page = await look(`/?issue=${key}&phone=${FRIEND}`);
  const agent = panelOn(page);
  const number = agent.panel.getByLabel('Phone number of the customer');
  const add = agent.part('add-number');
  await agent.panel.getByText(`by SMS from ${demo.sender}`).waitFor();
  await expect(agent.send.count()).resolves.toBe(0);
  await number.fill('98abc');
  await agent.part('number-error').getByText('has only digits, spaces and a +').waitFor();
  await number.fill('098 765 4321');
  await agent.part('number-error').getByText('The country code is missing').waitFor();
  await expect(add.isDisabled()).resolves.toBe(true);
  await number.fill('+385 98 765 43 21');
  await agent.part('number-possible').waitFor();
  await add.click();

  await agent.isIn('Active');
  await agent.panel.getByText('Phone number added').waitFor();
  await agent.part('number-open-change').waitFor();
  await agent.answers('Wir schreiben jetzt hier');
  const phone = phoneOn(page);
  await phone.shows('Wir schreiben jetzt hier');
  await phone.writes('Gut, danke');
  await agent.bubble('Gut, danke').waitFor();
  await agent.part('number-open-change').waitFor({ state: 'detached' });
  await settled();
  expect(desk.requests()).toHaveLength(1);
  expect(desk.textsReceivedBy(FRIEND)).toEqual(['Wir schreiben jetzt hier']);
});

it('says where a number is active already, and takes it over only when asked to (G02)', async () => {
  await hasWritten('Mein Router geht nicht');
  const page = await look(`/browse/${await mailRequest('Router offline')}`);
  const agent = panelOn(page);
  await agent.panel.getByLabel('Phone number of the customer').fill('00385 98 123 45 67');
  await agent.press('Add number');
  const problem = agent.part('number-problem');
  await problem.getByText('This number already has an active conversation in OMN-1').waitFor();
  await problem.getByRole('button', { name: 'Open OMN-1' }).waitFor();
  await problem.getByRole('button', { name: 'Merge OMN-1 into this request' }).waitFor();
  await agent.press('Take over and pause OMN-1');
  await agent.isIn('Active');
  await panelOn(await look('/browse/OMN-1')).isIn('Paused');
  await hasWritten('Hier bin ich');
  await agent.bubble('Hier bin ich').waitFor();
});
