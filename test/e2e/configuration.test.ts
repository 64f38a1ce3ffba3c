import type { Page } from 'playwright-core';
import { baseUrl } from '../sandbox/infobip/api';
import { demo } from '../sandbox/site-demo';
import { CUSTOMER } from '../support/customer-phone';
import { aDesk } from './a-desk';
import { holds } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, site, customerWrites } = desk;

/** The app as it is just after its installation, and an Infobip account that knows nothing of it. */
async function newlyInstalled(): Promise<void> {
  const { forge, infobip } = site();
  forge.clear();
  await forge.idle();
  forge.start();
  infobip.changeAccount({ subscriptions: [] });
  await settled();
}

const types = (page: Page, testId: string, text: string) =>
  page.getByTestId(testId).pressSequentially(text, { delay: 5 });
const press = (page: Page, testId: string) => page.getByTestId(testId).click();
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

it('takes an administrator from nothing to the first message', async () => {
  await newlyInstalled();
  const page = await look('/admin?account=admin', { width: 1280, height: 2400 });
  const saved = (words: string) => page.getByTestId('saved').getByText(words).waitFor();
  await page.getByText('No API key is stored yet.').waitFor();

  await types(page, 'connection-base-url', 'https://infobip.example');
  await types(page, 'connection-api-key', 'wrong-key');
  await press(page, 'save-connection');
  await page.getByTestId('error-baseUrl').getByText('This is not an Infobip address.').waitFor();
  await page.getByTestId('connection-base-url').fill(baseUrl);
  await press(page, 'save-connection');
  await page.getByTestId('error-apiKey').getByText('Infobip refused this API key.').waitFor();
  await page.getByTestId('connection-api-key').fill('');
  await types(page, 'connection-api-key', demo.apiKey);
  await press(page, 'save-connection');
  await saved(`Tested and saved: base URL ${baseUrl} and the new API key.`);
  await page.getByTestId('connection-state').getByText('An API key is stored and cannot be shown.').waitFor();
  await holds(page, 'connection-api-key', '');

  await types(page, 'sender', '+41 79 900 00 01');
  await press(page, 'save-sender');
  await page.getByText('Saved: SMS sender').waitFor();

  await choose(page, 'Service project', 'Kundenservice (OMN)');
  const unusable = page.getByTestId('unusable-types');
  await unusable.getByText('Rückruf: Required fields that OmniChat cannot fill: Wunschtermin.').waitFor();
  await unusable.getByText('Interne Meldung: OmniChat may not create requests of this type.').waitFor();
  await choose(page, 'Request type', 'Allgemeine Anfrage');
  await press(page, 'save-target');
  await saved('Saved: new requests open in Kundenservice (OMN) as “Allgemeine Anfrage”.');

  await types(page, 'auto-reply', 'Wir melden uns.');
  await press(page, 'save-texts');
  await saved('Saved: automatic reply “Wir melden uns.”');

  await press(page, 'renew-secret');
  const secret = await page.getByTestId('webhook-secret').inputValue();
  const notifyUrl = await page.getByTestId('webhook-address').inputValue();
  await press(page, 'pin-panel');
  await page.getByTestId('pinned').waitFor();
  await settled();
  expect(site().jira.pinned('omnichat-panel', demo.project)).toBe(true);

  const headers = { [demo.secretHeader]: secret };
  const events = ['INBOUND_MESSAGE', 'DELIVERY'] as const;
  site().infobip.changeAccount({ subscriptions: [{ channel: 'SMS', events: [...events], notifyUrl, headers }] });
  await customerWrites('Mein Router geht nicht');
  await settled();
  expect(desk.theRequest()).toMatchObject({
    summary: 'SMS-Anfrage von 385 **** *****',
    description: 'Mein Router geht nicht',
  });
  expect(desk.receivedBy(CUSTOMER)).toMatchObject([{ sender: demo.sender, text: 'Wir melden uns.' }]);

  const later = await look('/admin?account=admin');
  await later.getByText('The secret was made on').waitFor();
  const seen = await later.evaluate(() => [
    document.body.innerText,
    ...Array.from(document.querySelectorAll('input'), ({ value }) => value),
  ]);
  expect(seen.join('\n')).not.toContain(secret);
  expect(seen.join('\n')).not.toContain(demo.apiKey);
});

it('asks before it renews a secret, and keeps both valid for a day', async () => {
  const page = await look('/admin?account=admin');
  await press(page, 'renew-secret');
  await page.getByTestId('confirm-renew').getByText('The former secret stays valid for 24 hours').waitFor();
  await press(page, 'renew-secret');
  await page.getByTestId('webhook-secret').waitFor();
  await customerWrites('Noch mit dem alten');
  await settled();
  expect(desk.theRequest().description).toBe('Noch mit dem alten');
});

it('shows messages to a number that is not set up, and takes them once it is (A15)', async () => {
  await customerWrites('Ist da jemand?', { to: '41800000000' });
  await settled();
  expect(desk.requests()).toEqual([]);
  const page = await look('/admin?account=admin');
  const alarm = page.getByTestId('alarm-unassigned-messages');
  await alarm.getByText('1 message came to a number that is not set up').waitFor();
  await alarm.getByText('Written to: 41800000000').waitFor();
  await page.getByTestId('sender').fill('');
  await types(page, 'sender', '41800000000');
  await press(page, 'save-sender');
  await page.getByText('Saved: SMS sender 41800000000.').waitFor();
  await settled();
  expect(desk.theRequest().description).toBe('Ist da jemand?');
  const later = await look('/admin?account=admin');
  await later.getByTestId('save-sender').waitFor();
  await expect(later.getByTestId('alarm-unassigned-messages').count()).resolves.toBe(0);
});

it('shows administrators how to do it by hand where Jira refuses to pin the panel', async () => {
  const page = await look('/admin?account=admin');
  await page.getByTestId('pin-panel').waitFor();
  site().forge.faults.add({ target: 'jira', match: 'panel/action', effect: { status: 403 } });
  await press(page, 'pin-panel');
  await page.getByTestId('pin-refused').getByText('Open any request of Kundenservice.').waitFor();
});

it('is closed to those who do not administer Jira', async () => {
  const page = await look('/admin?account=agent');
  await page.getByTestId('no-permission').getByText('Administer Jira').waitFor();
  await expect(page.getByTestId('webhook-address').count()).resolves.toBe(0);
});
