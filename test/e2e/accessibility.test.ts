import type { Page } from 'playwright-core';
import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { seriousFindings } from './accessibility';
import { panelOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, site, customerWrites } = desk;

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
