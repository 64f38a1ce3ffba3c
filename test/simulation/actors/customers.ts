import type { Chance } from '../../sandbox/ports';
import type { SimulatedSite } from '../platform/simulated-site';
import { phones, secretWord } from './phones';
import type { Stage } from './stage';

interface InboundItem {
  messageId: string;
  text: string;
  at: number;
  phone: string;
}
interface Webhook {
  items: InboundItem[];
  spelling: number;
}

const minute = 60_000;
const line = '41799000001';

/** Customers, and Infobip in front of them: each webhook is repeated until it is answered with 200. */
export function createCustomers(site: SimulatedSite, chance: Chance, stage: Stage) {
  const { timeline, forge, infobip } = site;
  const sent: Webhook[] = [];

  async function push(webhook: Webhook, retries: number): Promise<void> {
    const [subscription] = infobip.account().subscriptions;
    if (!subscription) throw new Error('The Infobip account has no subscription.');
    const { pathname, search } = new URL(subscription.notifyUrl);
    const answer = await forge.webTrigger({
      method: 'POST',
      path: pathname + search,
      headers: { ...subscription.headers, 'content-type': 'application/json' },
      body: JSON.stringify(bodyOf(webhook)),
    });
    const ids = webhook.items.map(({ messageId }) => messageId.slice(0, 8)).join(' ');
    stage.note(`infobip hears ${answer.status} for ${ids}`);
    if (answer.status === 200) webhook.items.forEach((item) => stage.acknowledged(item.messageId, item.phone));
    else if (answer.status === 401) stage.report('a valid secret is accepted', 'the webhook answered 401');
    else if (retries < 20) {
      timeline.at(timeline.now() + minute + minute * retries ** 2, 'infobip webhook', () => push(webhook, retries + 1));
    }
  }

  function send(items: InboundItem[], spelling: number): void {
    const webhook = { items, spelling };
    sent.push(webhook);
    timeline.at(timeline.now(), 'infobip webhook', () => push(webhook, 0));
  }

  const message = (who: number, text: number, age: number): InboundItem => ({
    messageId: chance.id(),
    text: `${secretWord} ${text}`,
    at: timeline.now() - age,
    phone: phones[who] ?? '',
  });

  return {
    write(who: number, spelling: number, texts: number[], ages: number[]): void {
      send(
        texts.map((text, index) => message(who, text, ages[index] ?? 0)),
        spelling,
      );
    },
    twins(text: number): void {
      for (const who of [0, 1]) send([message(who, text, 0)], 0);
    },
    repeat(nth: number, spelling: number): void {
      const earlier = sent[nth % Math.max(1, sent.length)];
      if (earlier) timeline.at(timeline.now(), 'infobip webhook again', () => push({ ...earlier, spelling }, 0));
    },
    reportFailure(nth: number): Promise<unknown> | undefined {
      const received = phones.flatMap((phone) => infobip.phones.of(phone)).filter((m) => m.direction === 'received');
      const chosen = received[nth % Math.max(1, received.length)];
      return chosen && infobip.report(chosen.phone, { messageId: chosen.messageId, status: 'failed' });
    },
  };
}

function spelled(digits: string, spelling: number): string {
  switch (spelling) {
    case 1:
      return `+${digits}`;
    case 2:
      return `00${digits}`;
    case 3:
      return `+${digits.slice(0, 3)} (0) ${digits.slice(3, 5)} ${digits.slice(5, 8)}-${digits.slice(8)}`;
    default:
      return digits;
  }
}

function bodyOf({ items, spelling }: Webhook): unknown {
  const results = items.map(({ messageId, text, at, phone }) => ({
    messageId,
    from: spelled(phone, spelling),
    to: line,
    text,
    cleanText: text,
    receivedAt: new Date(at).toISOString().replace('Z', '+0000'),
    smsCount: 1,
    price: { pricePerMessage: 0, currency: 'EUR' },
  }));
  return { results, messageCount: results.length, pendingMessageCount: 0 };
}
