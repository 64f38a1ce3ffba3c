import type { Browser, Page } from 'playwright-core';
import { customerPhone } from '../support/customer-phone';
import { infobipWebhook } from '../support/infobip-webhook';
import { jiraRequests } from '../support/jira-requests';
import { launchBrowser, visit, type Visit } from './browser';
import { startSandbox, type LiveSandbox } from './live-sandbox';

/** A quarter past nine in the morning for the site's people. */
const MORNING = '2026-11-24T08:15:00.000Z';

interface Opened extends Visit {
  /** Documents that the window has loaded since it was opened. */
  loads: number;
}

/**
 * The desk of a test file in a real browser: app and panel as Atlassian's own bundler made them, the seeded site again
 * before each test. At the end of each no window may have seen a problem, an uncaught error or a reload, and the
 * sandbox must have nothing to complain about.
 */
export function aDesk() {
  let running: { browser: Browser; sandbox: LiveSandbox } | undefined;
  let opened: Opened[] = [];
  const parts = () => {
    if (running === undefined) throw new Error('The desk is there only while a test runs.');
    return running;
  };
  const site = () => parts().sandbox.site;
  const phone = customerPhone(site);
  const settled = (): Promise<void> => site().timeline.settle();

  beforeAll(async () => {
    const [browser, sandbox] = await Promise.all([
      launchBrowser(),
      startSandbox({ forgeBundler: true, start: MORNING }),
    ]);
    running = { browser, sandbox };
  });
  beforeEach(() => site().reset());
  afterEach(async () => {
    const windows = opened;
    opened = [];
    await Promise.all(windows.map(({ expectNoProblems }) => expectNoProblems()));
    expect(windows.filter(({ loads }) => loads > 0)).toEqual([]);
    await Promise.all(windows.map(({ page }) => page.context().close()));
    // calls of the closed windows end before the site begins anew
    await settled();
    expect(site().complaints()).toEqual([]);
    expect(parts().sandbox.complaints).toEqual([]);
  });
  afterAll(async () => {
    await running?.browser.close();
    await running?.sandbox.close();
  });
  return {
    site,
    ...phone,
    ...infobipWebhook(site),
    ...jiraRequests(site),
    /** What is due within five minutes has happened, and what follows from it. */
    settled,
    /** The customer writes one message after the other; what follows from each has happened. */
    hasWritten: async (...texts: string[]): Promise<void> => {
      for (const text of texts) {
        await phone.customerWrites(text);
        await settled();
      }
    },
    /** Opens a page of the desk in a window of its own. */
    look: async (path: string, size?: { width: number; height: number }): Promise<Page> => {
      const { browser, sandbox } = parts();
      const window: Opened = { ...(await visit(browser, `${sandbox.url}${path}`, size)), loads: 0 };
      window.page.on('load', () => (window.loads += 1));
      opened.push(window);
      return window.page;
    },
  };
}
