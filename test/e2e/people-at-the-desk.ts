import type { Locator, Page } from 'playwright-core';

/** What an agent sees and does in the panel of the request on the page; in English. */
export function panelOn(page: Page) {
  const panel = page.getByTestId('module-omnichat-panel');
  const bubbles = panel.locator('[data-testid^="message-"]');
  const field = panel.getByTestId('composer-text');
  const send = panel.getByTestId('composer-send');
  const writes = (text: string) => field.pressSequentially(text, { delay: 5 });
  return {
    panel,
    bubbles,
    bubble: (text: string | RegExp): Locator => bubbles.filter({ hasText: text }),
    /** Waits for a message that this person wrote. */
    bubbleBy: (person: string, text: string): Promise<void> =>
      bubbles.filter({ hasText: text }).getByText(person).last().waitFor(),
    field,
    send,
    writes,
    answers: async (text: string): Promise<void> => {
      await writes(text);
      await send.click();
    },
    /** Waits until the composer's field holds just this text. */
    holds: (text: string): Promise<void> => holds(page, 'composer-text', text),
    /** A part of the panel, by its test id. */
    part: (testId: string): Locator => panel.getByTestId(testId),
    /** Presses one of the panel's buttons, by what is written on it. */
    press: (words: string): Promise<void> => panel.getByRole('button', { name: words, exact: true }).click(),
    /** Why no reply can be written, once it says so. */
    isClosed: (because: string): Promise<void> => panel.getByTestId('composer-closed').getByText(because).waitFor(),
    /** The conversation's state, as the header names it. */
    isIn: (state: string): Promise<void> =>
      panel.getByTestId('conversation-state').getByText(state, { exact: true }).waitFor(),
  };
}

/** Waits until a field holds just this text: what is typed goes through the app before it rests. */
export async function holds(page: Page, testId: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([id, wanted]) =>
      Array.from(document.querySelectorAll<HTMLInputElement>(`[data-testid="${id}"]`)).some(
        ({ value }) => value === wanted,
      ),
    [testId, text] as const,
  );
}

/** The phone that stands on the page. */
export function phoneOn(page: Page) {
  const phone = page.getByTestId('phone');
  return {
    phone,
    shows: (text: string): Promise<void> => phone.getByText(text, { exact: true }).waitFor(),
    writes: async (text: string): Promise<void> => {
      await phone.getByRole('textbox').pressSequentially(text, { delay: 5 });
      await phone.getByRole('textbox').press('Enter');
    },
  };
}

/** Takes the request on the page to another status by Jira's own menu. */
export async function moveBy(page: Page, transition: string): Promise<void> {
  await page.getByTestId('status').getByRole('button').click();
  await page.getByRole('button', { name: transition }).first().click();
}

/** Presses Tab until the focus is on the element; throws after too many. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('60 tabs do not lead there.');
}
