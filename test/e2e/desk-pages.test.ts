import type { Browser, Page } from 'playwright-core';
import { seriousFindings } from './accessibility';
import { launchBrowser, visit, type Visit } from './browser';
import { startSandbox, type LiveSandbox } from './live-sandbox';

let browser: Browser;
let sandbox: LiveSandbox;
let open: Visit;

beforeAll(async () => {
  [browser, sandbox] = await Promise.all([launchBrowser(), startSandbox()]);
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});
afterEach(async () => {
  await open.page.context().close();
});

async function look(path: string): Promise<Page> {
  open = await visit(browser, `${sandbox.url}${path}`);
  return open.page;
}
async function customerWrites(page: Page, text: string): Promise<void> {
  const phone = page.getByTestId('phone');
  await phone.getByRole('textbox', { name: 'Text message' }).pressSequentially(text, { delay: 5 });
  await phone.getByRole('button', { name: 'Send' }).click();
}

it('carries a message from the phone into the queue and the panel, and the answer back', async () => {
  const page = await look('/?phone=385981234567');
  await page.getByText('No requests yet').waitFor();
  await customerWrites(page, 'Mein Router geht nicht');

  await page.getByTestId('queue').getByRole('button').first().click();
  await expect(page.getByTestId('summary').textContent()).resolves.toBe('SMS-Anfrage von 385 **** *****');
  await expect(page.getByTestId('description').textContent()).resolves.toBe('Mein Router geht nicht');
  const panel = page.getByTestId('module-omnichat-panel');
  await panel.getByText('Mein Router geht nicht').waitFor();

  await customerWrites(page, 'Hallo?');
  await panel.getByText('Hallo?').waitFor();

  await panel.getByTestId('composer-text').pressSequentially('Wir sehen nach.', { delay: 5 });
  await panel.getByRole('button', { name: 'Send by SMS' }).click();
  await page.getByTestId('phone').getByText('Wir sehen nach.').waitFor();
  await open.expectNoProblems();
});

it('adds a note, moves the request, and takes it off the open ones', async () => {
  const page = await look('/?issue=OMN-1');
  await page.getByRole('textbox', { name: 'Internal note' }).fill('Router getauscht');
  await page.getByRole('button', { name: 'Save' }).click();
  const comments = page.getByTestId('comments');
  await comments.getByText('Router getauscht').waitFor();
  await comments.getByText('Internal').waitFor();

  await page.getByTestId('status').getByRole('button').click();
  await page.getByRole('button', { name: 'Lösen' }).click();
  await page.getByText('No requests yet').waitFor();
  await page.getByRole('button', { name: 'All' }).click();
  await page.getByTestId('queue').getByText('Gelöst').waitFor();
  await open.expectNoProblems();
});

it('shows a failure as one, and not as an empty queue', async () => {
  const page = await look('/browse/OMN-999');
  await page.getByRole('alert').getByText('This could not be loaded').waitFor();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
});

it('speaks German where it is asked to, and keeps that from page to page', async () => {
  const page = await look('/?locale=de-DE');
  await page.getByRole('link', { name: 'Warteschlange' }).click();
  await page.getByRole('heading', { name: 'Warteschlange' }).waitFor();
  await page.getByRole('link', { name: 'OMN-1' }).click();
  await page.getByRole('heading', { name: 'Beschreibung' }).waitFor();
  expect(new URL(page.url()).search).toBe('?locale=de-DE');
});

describe.each(['light', 'dark'])('in %s colours', (theme) => {
  it.each([
    ['the desk', '/?issue=OMN-1', 'composer-text'],
    ['the queue', '/queue', ''],
    ['the configuration page', '/admin?account=admin', ''],
    ['a phone', '/phones/385981234567', 'phone'],
  ])('axe finds nothing serious on %s', async (_name, path, ready) => {
    const page = await look(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`);
    if (ready !== '')
      await page.locator(`[data-testid="${ready}"], [data-testid="module-omnichat-panel"]`).first().waitFor();
    await page.waitForTimeout(600);
    expect(await seriousFindings(page)).toEqual([]);
    await open.expectNoProblems();
  });
});
