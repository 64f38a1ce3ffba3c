import { CUSTOMER } from '../support/customer-phone';
import { inboundItem } from '../support/infobip-webhook';
import { aDesk } from './a-desk';
import { panelOn, phoneOn } from './people-at-the-desk';

const desk = aDesk();
const { look, settled, site, customerWrites, webhookGetsItems } = desk;

it('shows the newest page of a long thread and the earlier ones on demand', async () => {
  const first = site().timeline.now() - 70_000;
  const items = Array.from({ length: 70 }, (_, place) =>
    inboundItem(`m${String(place)}`, `Nachricht ${String(place + 1)}.`, {
      receivedAt: new Date(first + place * 1_000).toISOString(),
    }),
  );
  await webhookGetsItems(...items.slice(0, 35));
  await webhookGetsItems(...items.slice(35));
  await settled();
  const page = await look('/browse/OMN-1');
  const { panel, bubble, bubbles } = panelOn(page);
  const earlier = panel.getByRole('button', { name: 'Show earlier messages' });
  await bubble('Nachricht 70.').waitFor();
  await expect(bubble('Nachricht 1.').count()).resolves.toBe(0);
  const shown = async () => {
    const texts = await bubbles.allInnerTexts();
    return texts.flatMap((text) => /Nachricht (\d+)\./.exec(text)?.[1] ?? []).map(Number);
  };
  while ((await earlier.count()) > 0) {
    const before = (await shown()).length;
    await earlier.click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid^="message-"]').length > count,
      before + 1,
    );
  }
  const all = Array.from({ length: 70 }, (_, place) => place + 1);
  expect(await shown()).toEqual(all);

  await customerWrites('Nachricht 71.');
  await bubble('Nachricht 71.').waitFor();
  expect(await shown()).toEqual([...all, 71]);
});

it('shows any writing as it was written, and nothing runs out of the panel', async () => {
  const arabic = 'مرحبا، جهاز التوجيه لا يعمل';
  const family = 'Danke 👩‍👩‍👧‍👦🇭🇷👍🏽';
  const long = `${'Lange Nachricht. '.repeat(94)}Ende`.slice(-1600);
  const address = `https://example.com/${'weg'.repeat(100)}`;
  for (const text of [arabic, family, long, address, '*fett* <b>x</b> {code}\nzweite Zeile'])
    await customerWrites(text);
  await settled();
  const { panel, bubble } = panelOn(await look('/browse/OMN-1'));
  await bubble(family).waitFor();
  await bubble(long).waitFor();
  await bubble('*fett* <b>x</b> {code}').getByText('zweite Zeile').waitFor();
  const paragraph = bubble(arabic).getByText(arabic);
  await expect(paragraph.evaluate((text) => getComputedStyle(text).textAlign)).resolves.toBe('end');
  const overflow = await panel.evaluate((box) =>
    [box, ...box.querySelectorAll('*')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 200)),
  );
  expect(overflow).toEqual([]);
});

it('says why a message did not arrive, and sends it again', async () => {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.field.waitFor();
  site().infobip.changeAccount({ reports: 'manual' });
  await agent.answers('Ist er an?');
  const { phone } = phoneOn(page);
  await phone.locator('li').filter({ hasText: 'Ist er an?' }).getByRole('button').click();
  await page.getByRole('button', { name: 'Not delivered', exact: true }).click();

  const failed = agent.bubble('Ist er an?').filter({ hasText: '✗ Not delivered' });
  await failed.getByText('The phone could not be reached').waitFor();
  await failed.getByText('The provider says: Absent Subscriber for SM').waitFor();
  site().infobip.changeAccount({ reports: 'automatic' });
  await failed.getByRole('button', { name: /^Send again/ }).click();
  await settled();
  await agent.bubble('Ist er an?').filter({ hasText: '✓✓ Delivered' }).waitFor();
  expect(desk.receivedBy().filter(({ text }) => text === 'Ist er an?')).toMatchObject([
    { status: 'failed' },
    { status: 'delivered' },
  ]);
});

it('says that the provider refused our key, and sends again once it is accepted', async () => {
  await customerWrites('Mein Router geht nicht');
  await settled();
  const page = await look(`/?issue=OMN-1&phone=${CUSTOMER}`);
  const agent = panelOn(page);
  await agent.field.waitFor();
  site().forge.faults.add({ target: 'infobip', match: 'POST', effect: { status: 401 } });
  await agent.answers('Ist er an?');
  const failed = agent.bubble('Ist er an?');
  await failed.getByText('Infobip refused the API key.').waitFor();
  await failed.getByRole('button', { name: /^Send again/ }).click();
  await phoneOn(page).shows('Ist er an?');
});
