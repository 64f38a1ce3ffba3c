import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { DeskLog } from '../sandbox/desk/page/call-log';

declare global {
  interface Window {
    /** Put there by the desk. */
    desk: DeskLog;
  }
}

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine: `CHROMIUM_PATH`, or where it usually is. Throws one line that says how to get it. */
function chromiumPath(): string {
  const named = process.env['CHROMIUM_PATH'];
  const found = named ?? usualPlaces.find((place) => existsSync(place));
  if (found === undefined || !existsSync(found))
    throw new Error(
      'No Chromium: run "apt-get install -y chromium", or set CHROMIUM_PATH to the absolute path of one.',
    );
  return found;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface Visit {
  readonly page: Page;
  /** Uncaught errors of the page itself. */
  readonly pageErrors: readonly string[];
  /** Throws unless the desk saw no problem and the page no uncaught error: every flow ends with it. */
  expectNoProblems(): Promise<void>;
}

/** Opens an address in a window of its own, 1280 pixels wide. */
export async function visit(browser: Browser, address: string, size = { width: 1280, height: 900 }): Promise<Visit> {
  const context = await browser.newContext({ viewport: size });
  const page = await context.newPage();
  const pageErrors: string[] = [];
  page.on('pageerror', ({ message, stack }) => pageErrors.push(stack ?? message));
  await page.goto(address);
  return {
    page,
    pageErrors,
    async expectNoProblems() {
      const problems = await page.evaluate(() =>
        window.desk.problems().map(({ title, detail }) => `${title} ${detail ?? ''}`),
      );
      const all = [...problems, ...pageErrors];
      if (all.length > 0) throw new Error(`The desk reports:\n${all.join('\n')}`);
    },
  };
}
