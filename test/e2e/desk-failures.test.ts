import type { Browser, Page } from 'playwright-core';
import { launchBrowser, visit } from './browser';
import { serveBundle, type BundleServer } from './bundle-server';

let browser: Browser;
let server: BundleServer;
let page: Page;

// one page for all: problems only ever join those that are there
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), serveBundle('negative')]);
  ({ page } = await visit(browser, `${server.url}/admin`));
  await page.getByTestId('alive').waitFor();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const seen = (words: string | RegExp) => page.getByTestId('problems').getByText(words).first().waitFor();

it('shows a component that is not modelled as a box, and draws the rest', async () => {
  await seen('The component DatePicker is not modelled');
  await expect(page.getByTestId('broken-component').first().textContent()).resolves.toBe('DatePicker');
});

it('names a prop outside the list, and a value that the component does not take', async () => {
  await seen('Text has no prop "shade"');
  await seen(/^Text\.size/);
});

it('leaves a box where a needed prop is missing', async () => {
  await seen(/^Icon: label/);
});

it('drops xcss that the platform drops, and says so', async () => {
  await seen('Box xcss: display: flex');
  await seen('Box xcss: padding: 12px');
  await seen('Box xcss: selector ".child"');
  const style = await page.getByTestId('styled').evaluate((box) => {
    const { display, paddingTop } = getComputedStyle(box);
    return { display, paddingTop };
  });
  expect(style).toEqual({ display: 'block', paddingTop: '0px' });
});

it('names an icon that does not exist', () => seen('There is no icon "no-such-icon"'));

it('rejects and reports a bridge command that nobody modelled', async () => {
  await press('unknown command');
  await seen(/bridge command "requestTeamworkGraph" is not offered/);
});

it('reports nothing for a command that is offered', async () => {
  await press('harmless command');
  await press('command of another module');
  await page.waitForFunction(() => window.desk.calls.some(({ command }) => command === 'createHistory'));
  expect(await page.getByTestId('problems').textContent()).not.toMatch(/isRovoEnabled|createHistory/);
});

it('reports a handler that rejects, with its stack', async () => {
  await press('handler rejects');
  await seen('A handler of Button failed: the handler broke');
});

it('reports what is thrown and what is rejected in the frame', async () => {
  await press('error in the frame');
  await seen('Uncaught error in the frame: thrown in the frame');
  await press('rejection in the frame');
  await seen('Unhandled rejection in the frame: rejected in the frame');
});

it('reports what the content security policy of the frame forbids', async () => {
  await press('policy violation');
  await seen(/content security policy forbids img-src: https:\/\/elsewhere\.invalid/);
});

it.each([
  ['component in a prop', /The commit was refused: A prop holds <OwnComponent\/>/],
  ['cycle', /The commit was refused: A cyclic value/],
  ['bigint', /The commit was refused: A BigInt/],
])('refuses a commit with a %s', async (what, words) => {
  await press(what);
  await seen(words);
  await expect(page.getByTestId('alive').isVisible()).resolves.toBe(true);
});
