import type { Browser } from 'playwright-core';
import { launchBrowser, visit, type Visit } from './browser';
import { serveBundle, type BundleServer } from './bundle-server';

let browser: Browser;
let server: BundleServer;
let open: Visit;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveBundle('gallery')]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  open = await visit(browser, `${server.url}/admin`);
  await open.page.getByTestId('bold').waitFor();
});
afterEach(async () => {
  await open.expectNoProblems();
  await open.page.context().close();
});

const tab = (name: string) => open.page.getByRole('tab', { name }).click();
const button = (name: string) => open.page.getByRole('button', { name, exact: true });

it('draws bold text bold: the stylesheets of Atlaskit are sorted', async () => {
  const weight = await open.page.getByTestId('bold').evaluate((text) => Number(getComputedStyle(text).fontWeight));
  expect(weight).toBeGreaterThan(600);
});

it('draws a table that sorts by the keys of its cells', async () => {
  const firstCell = open.page.getByRole('cell').first();
  await expect(firstCell.textContent()).resolves.toBe('Zebra');
  await open.page.getByRole('button', { name: 'Name' }).click();
  await expect(firstCell.textContent()).resolves.toBe('Ant');
});

it('names a person by the account id', async () => {
  await open.page.getByText('Anna Agent', { exact: true }).last().waitFor();
});

it('loses no letter of what is typed fast into a controlled field, and follows the app when it clears', async () => {
  await tab('Fields');
  const field = open.page.getByLabel('Message');
  const words = 'Guten Tag, wir sehen uns das gleich an.';
  await field.pressSequentially(words, { delay: 5 });
  await open.page.getByText(`${String(words.length)} characters`).waitFor();
  await expect(field.inputValue()).resolves.toBe(words);
  await button('Clear').click();
  await open.page.getByText('0 characters').waitFor();
  await open.page.waitForFunction(() => document.querySelector('textarea')?.value === '');
});

it('hands a form to the app once its required fields are there', async () => {
  await tab('Fields');
  await button('Save').click();
  await open.page.getByText('A name is needed').waitFor();
  await open.page.getByLabel('Name').pressSequentially('OmniChat', { delay: 5 });
  await open.page.getByRole('combobox', { name: 'Channel' }).click();
  await open.page.getByRole('option', { name: 'SMS' }).click();
  await open.page.getByLabel('Automatic answer').click({ force: true });
  await button('Save').click();
  await open.page.waitForFunction(() => window.desk.calls.some(({ command }) => command === 'invoke'));
  expect(server.invoked).toEqual([
    { function: 'save', payload: { name: 'OmniChat', channel: { label: 'SMS', value: 'sms' }, automatic: true } },
  ]);
});

it('opens a menu and a dialog, and shows a flag', async () => {
  await tab('Actions');
  await button('Menu').click();
  await button('Pause').click();
  await open.page.getByText('Chosen: Pause', { exact: true }).waitFor();
  await button('Dialog').click();
  await open.page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
  await open.page.getByText('Chosen: Paused').waitFor();
  await button('Flag').click();
  await open.page.getByText('All is well').waitFor();
});

it('tells the app when the colours change, and takes the page along', async () => {
  await button('Dark theme').click();
  await open.page.waitForFunction(() => document.documentElement.dataset['colorMode'] === 'dark');
});
