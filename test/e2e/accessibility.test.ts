import type { Page } from 'playwright-core';
import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { seriousFindings } from './accessibility';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, site, customerWrites, hasWritten } = desk;

type Look = [locale: 'en-US' | 'de-DE', theme: 'light' | 'dark'];
/** Words and colours hardly depend on each other: pages without our own words are looked at in two of four. */
const two: Look[] = [
  ['en-US', 'light'],
  ['de-DE', 'dark'],
];
const four: Look[] = [...two, ['en-US', 'dark'], ['de-DE', 'light']];

/** Opens a page in several languages and colours and asks axe; `arrange` brings it into the state to look at. */
async function nothingSerious(looks: Look[], path: string, arrange: (page: Page) => Promise<void>): Promise<void> {
  const pages: Page[] = [];
  for (const [locale, theme] of looks) {
    const page = await look(`${path}${path.includes('?') ? '&' : '?'}locale=${locale}&theme=${theme}`);
    await arrange(page);
    pages.push(page);
  }
  const findings = await Promise.all(
    pages.map(async (page) => (await seriousFindings(page)).map((finding) => `${page.url()}: ${finding}`)),
  );
  expect(findings.flat()).toEqual([]);
}

async function aConversation(): Promise<void> {
  await customerWrites('Mein Router geht nicht. مرحبا');
  await settled();
  site().infobip.changeAccount({ blocklist: [CUSTOMER] });
  const page = await look('/browse/OMN-1');
  const agent = panelOn(page);
  await agent.answers('Ist er an?');
  await agent.bubble('✗ Not delivered').waitFor();
}

it('finds nothing serious at the desk, with a failed message and a long text in the composer', async () => {
  await aConversation();
  await nothingSerious(four, `/?issue=OMN-1&phone=${CUSTOMER}`, async (page) => {
    const { field, panel } = panelOn(page);
    await field.fill(`„${'a'.repeat(600)}“`);
    await panel.getByTestId('replace-characters').waitFor();
  });
});

it('finds nothing serious on an ended conversation, a queue and a phone', async () => {
  await aConversation();
  await desk.agentMoves('OMN-1', 'Gelöst');
  await settled();
  await nothingSerious(two, '/browse/OMN-1', (page) => panelOn(page).panel.getByTestId('composer-closed').waitFor());
  await nothingSerious(two, '/queue', (page) => page.getByRole('link', { name: 'OMN-1' }).waitFor());
  await nothingSerious(two, `/phones/${CUSTOMER}`, (page) =>
    page.getByTestId('phone').getByText('Mein Router').waitFor(),
  );
});

/** OMN-1 is paused, OMN-2 went into it, OMN-3 is active, and OMN-4 came by e-mail. */
async function fourRequests(): Promise<void> {
  await hasWritten('Mein Router geht nicht');
  await desk.agentMoves('OMN-1', 'Gelöst');
  await settled();
  await hasWritten('Danke!');
  await panelOn(await look('/browse/OMN-2')).press('Merge into OMN-1');
  const former = panelOn(await look('/browse/OMN-1'));
  await former.bubble('Danke!').waitFor();
  await former.press('Pause');
  await former.isIn('Paused');
  await hasWritten('Die Rechnung stimmt nicht', 'Sie ist zu hoch');
  await desk.mailRequest('Router offline');
}

it('finds nothing serious on the steps of a split and a merge, in the panel and in the dialog', async () => {
  await fourRequests();
  const findings: string[] = [];
  for (const [locale, theme] of two) {
    const page = await look(`/browse/OMN-3?locale=${locale}&theme=${theme}`);
    const check = async (state: string) => {
      const found = await seriousFindings(page);
      findings.push(...found.map((finding) => `${state}, ${locale}, ${theme}: ${finding}`));
    };
    const { part } = panelOn(page);
    await part('open-split').click();
    await part('split-messages').getByText('Sie ist zu hoch').click();
    await part('split-preview').and(page.locator(':enabled')).waitFor();
    await check('messages to split');
    await part('split-preview').click();
    await part('split-new').waitFor();
    await check('preview of a split');
    await part('split-cancel').click();

    await part('open-merge').click();
    await part('choice-OMN-1').getByText('OMN-1 ·').click();
    await part('merge-picked').waitFor();
    await check('requests to merge');
    await part('merge-preview').click();
    await part('merge-thread').waitFor();
    await check('preview of a merge');
    await part('merge-cancel').click();

    await page.getByRole('button', { name: locale === 'de-DE' ? 'Aktionen' : 'Actions', exact: true }).click();
    await page.getByRole('button', { name: /^OmniChat: (Merge|Zusammenführen)$/ }).click();
    await page.getByRole('dialog').getByTestId('choice-OMN-1').waitFor();
    await check('the dialog');
  }
  expect(findings).toEqual([]);
});

it('finds nothing serious on a paused and a merged conversation, and where a number is added', async () => {
  await fourRequests();
  await nothingSerious(two, '/browse/OMN-1', async (page) => {
    const { part } = panelOn(page);
    await part('open-again').waitFor();
    await part('others-toggle').click();
    await part('other-OMN-3').waitFor();
    await part('open-search').click();
    await part('thread-search').waitFor();
    // under the pointer, Atlassian's own colours of a selected button fall short of the contrast
    await page.mouse.move(0, 0);
  });
  await nothingSerious(two, '/browse/OMN-2', (page) => panelOn(page).part('open-target').waitFor());
  await nothingSerious(two, '/browse/OMN-4', async (page) => {
    const { part } = panelOn(page);
    await part('customer-number').fill('+385 98 123 45 67');
    await part('add-number').click();
    await part('number-take-over').waitFor();
    await part('customer-number').fill('12ab');
    await part('number-error').waitFor();
  });
});

it('finds nothing serious on the configuration page, with an alarm, a refusal and a new secret', async () => {
  await customerWrites('Ist da jemand?', { to: '41800000000' });
  await settled();
  await nothingSerious(four, '/admin?account=admin', async (page) => {
    await page.getByTestId('connection-api-key').fill('wrong-key');
    await page.getByTestId('save-connection').click();
    await page.getByTestId('error-apiKey').waitFor();
    await page.getByTestId('renew-secret').click();
    await page.getByTestId('renew-secret').click();
    await page.getByTestId('webhook-secret').waitFor();
    await page.getByTestId('alarms').waitFor();
  });
});
