import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, hasWritten, customerWrites } = desk;

it('marks what arrived since an agent last looked, until somebody answers', async () => {
  await hasWritten('Mein Router geht nicht');
  const first = await look('/browse/OMN-1');
  await panelOn(first).part('unread-from').waitFor();
  await first.getByRole('link', { name: 'Queue' }).click();
  await first.getByRole('link', { name: 'OMN-1' }).waitFor();
  await hasWritten('Noch da?', 'Hallo?');

  const page = await look('/browse/OMN-1');
  const agent = panelOn(page);
  await agent.part('unread-from').waitFor();
  const thread = await agent.part('thread').innerText();
  const [seen, fresh] = thread.split('\nNew\n');
  expect(seen).toContain('Mein Router');
  expect(fresh).toContain('Noch da?');
  expect(fresh).toContain('Hallo?');
  await agent.part('waiting-since').waitFor();

  await agent.answers('Ja, wir sind da');
  await agent.part('unread-from').waitFor({ state: 'detached' });
  await agent.part('waiting-since').waitFor({ state: 'detached' });

  const again = panelOn(await look('/browse/OMN-1'));
  await again.bubble('Ja, wir sind da').waitFor();
  await expect(again.part('unread-from').count()).resolves.toBe(0);
});

it('keeps what was being written when the request is left, for this agent alone', async () => {
  await hasWritten('Mein Router geht nicht');
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  const kept = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('Halb fertig'));
  await agent.writes('Halb fertig');
  await agent.part('refresh').focus();
  await kept;
  await customerWrites('Hallo?', { from: '385987654321' });
  await page.getByTestId('queue').getByRole('button', { name: 'OMN-2' }).click();
  await page.getByTestId('description').getByText('Hallo?').waitFor();
  await agent.holds('');
  await page.getByTestId('queue').getByRole('button', { name: 'OMN-1' }).click();
  await page.getByTestId('description').getByText('Mein Router').waitFor();
  await agent.holds('Halb fertig');
  const colleague = panelOn(await look('/browse/OMN-1?account=agent2'));
  await colleague.bubble('Mein Router').waitFor();
  await expect(colleague.field.inputValue()).resolves.toBe('');
});
