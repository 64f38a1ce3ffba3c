import { aDesk } from './a-desk';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, site, customerWrites } = desk;

beforeEach(async () => {
  await customerWrites('Mein Router geht nicht');
  await settled();
});

it.each([
  ['Jira is down', { target: 'jira', match: 'permissions', effect: { status: 503 } }],
  ['the app dies', { target: 'kvs', effect: { crash: 'before' } }],
] as const)('says that nothing could be loaded when %s, and loads on demand', async (_what, fault) => {
  site().forge.faults.add({ ...fault, times: 20 });
  const { panel, bubble } = panelOn(await look('/browse/OMN-1'));
  await panel.getByTestId('failed').getByText('Could not be loaded').waitFor();
  await expect(bubble('Mein Router').count()).resolves.toBe(0);
  site().forge.faults.clear();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await bubble('Mein Router geht nicht').waitFor();
});

it('keeps what can be read when a refresh fails', async () => {
  const { panel, bubble } = panelOn(await look('/browse/OMN-1'));
  await bubble('Mein Router geht nicht').waitFor();
  site().forge.faults.add({ target: 'jira', match: 'permissions', times: 20, effect: { status: 503 } });
  await panel.getByTestId('refresh').click();
  await panel.getByTestId('stale').getByText('What you see may be out of date.').waitFor();
  await expect(bubble('Mein Router geht nicht').isVisible()).resolves.toBe(true);
  site().forge.faults.clear();
  await panel.getByTestId('refresh').click();
  await panel.getByTestId('stale').waitFor({ state: 'detached' });
});

it('names the right that a licensed person lacks, and shows nothing of the thread', async () => {
  const { panel } = panelOn(await look('/browse/OMN-1?account=viewer'));
  await panel.getByTestId('no-permission').getByText('Work as an agent').waitFor();
  expect(await panel.innerText()).not.toContain('Router');
});

it('shows customers nothing of another request', async () => {
  const page = await look('/browse/OMN-1?account=customer');
  await page.getByText('This could not be loaded').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Router');
});

it('lets those read who may not answer, and says why', async () => {
  site().jira.revoke('agent', 'OMN', ['ADD_COMMENTS']);
  const { panel, bubble, send } = panelOn(await look('/browse/OMN-1'));
  await bubble('Mein Router geht nicht').waitFor();
  await panel.getByTestId('composer-closed').getByText('You may read this conversation but not reply.').waitFor();
  await expect(send.count()).resolves.toBe(0);
});

it('says that a request has no conversation', async () => {
  await desk.asPerson('agent', 'POST', '/rest/servicedeskapi/request', {
    serviceDeskId: '1',
    requestTypeId: '25',
    requestFieldValues: { summary: 'Per E-Mail gekommen' },
  });
  const { panel } = panelOn(await look('/browse/OMN-2'));
  await panel.getByTestId('no-conversation').getByText('No conversation on this request').waitFor();
});
