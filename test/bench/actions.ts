import { randomUUID } from 'node:crypto';
import { demo } from '../sandbox/site-demo';
import type { BenchSite, Customer } from './bench-site';
import { measuredBy, type Ready } from './readiness';
import { functions, spentBy, summarise, type Spending } from './spending';

/** What people do with OmniChat; each answers what the app spent on it. */
export interface Actions {
  append(customer: Customer): Promise<Spending>;
  appendMany(customer: Customer, count: number): Promise<Spending>;
  duplicate(customer: Customer): Promise<Spending>;
  /** A stranger's message until its webhook is answered, to the end of the job that sends the auto-reply, and at rest. */
  firstMessage(): Promise<{ acknowledged: Spending; out: Spending; rest: Spending }>;
  openPanel(customer: Customer): Promise<Spending>;
  reply(customer: Customer): Promise<Spending>;
  /** The reply that ends a customer's waiting; the message before it is not counted. */
  replyToWaiting(customer: Customer): Promise<Spending>;
  /** The message with which waiting begins, a moment after a reply or when nobody has been there for long. */
  beginsToWait(customer: Customer, attended: boolean): Promise<Spending>;
  /** The same with the job that tells of it; an agent sees the message before a note is due. */
  noticedMessage(customer: Customer): Promise<Spending>;
  /** A reply that ends waiting, with the job that tells of it. */
  replyWithJobs(customer: Customer): Promise<Spending>;
  /** The panel says what it has shown. */
  see(customer: Customer): Promise<Spending>;
  /** The reply before it is not counted. */
  report(customer: Customer): Promise<Spending>;
}

const longAgo = 6 * 60_000;
const aMoment = 10_000;

export function createActions(bench: BenchSite, ready: Ready): Actions {
  const { site, newSms } = bench;
  const measured = measuredBy(bench, ready);
  const requests = () => site.jira.issues(demo.project).length;
  const deliver = async (...messages: Parameters<BenchSite['deliver']>) => {
    const status = await bench.deliver(...messages);
    if (status !== 200) throw new Error(`The webhook answered ${String(status)}.`);
  };
  const answer = (customer: Customer) =>
    bench.panel('reply', customer, { id: randomUUID(), text: 'Danke für die Nachricht, wir schauen uns das an.' });
  const see = (customer: Customer) =>
    bench.panel('seen', customer, { asOf: new Date(site.timeline.now()).toISOString() });
  const appendMany: Actions['appendMany'] = ({ phone }, count) => {
    const messages = Array.from({ length: count }, () => newSms(phone));
    return measured(functions.webhook, () => deliver(...messages));
  };

  return {
    append: (customer) => appendMany(customer, 1),
    appendMany,
    duplicate: async ({ phone }) => {
      const message = newSms(phone);
      await deliver(message);
      return measured(functions.webhook, () => deliver(message));
    },
    firstMessage: async () => {
      let acknowledged: Spending | undefined;
      const before = requests();
      const rest = await measured(functions.opening, async () => {
        await deliver(newSms(bench.newPhone()));
        acknowledged = spentBy(site, functions.webhook);
        await site.timeline.settle();
      });
      const last = rest.invocations.findIndex(({ calls }) => calls.infobip > 0);
      if (!acknowledged || last < 0 || requests() !== before + 1) {
        throw new Error('A first message got no request of its own with an auto-reply.');
      }
      return { acknowledged, out: summarise(rest.invocations.slice(0, last + 1)), rest };
    },
    openPanel: (customer) => measured(functions.panel, () => bench.panel('view', customer, {})),
    reply: (customer) => measured(functions.panel, () => answer(customer)),
    replyToWaiting: async (customer) => {
      await deliver(newSms(customer.phone));
      return measured(functions.panel, () => answer(customer), customer);
    },
    beginsToWait: async (customer, attended) => {
      await answer(customer);
      if (!attended) await site.timeline.advance(longAgo);
      return measured(functions.webhook, () => deliver(newSms(customer.phone)));
    },
    noticedMessage: async (customer) => {
      await answer(customer);
      await site.timeline.advance(longAgo);
      return measured(functions.message, async () => {
        await deliver(newSms(customer.phone));
        await site.timeline.settle(aMoment);
        await see(customer);
        await site.timeline.settle();
      });
    },
    replyWithJobs: async (customer) => {
      await deliver(newSms(customer.phone));
      return measured(functions.reply, async () => {
        await answer(customer);
        await site.timeline.settle();
      });
    },
    see: async (customer) => {
      await deliver(newSms(customer.phone));
      return measured(functions.panel, () => see(customer), customer);
    },
    report: async (customer) => {
      const { phone } = customer;
      await answer(customer);
      const sent = bench.received(phone).at(-1);
      if (!sent) throw new Error('The reply did not reach the phone.');
      return measured(functions.webhook, () =>
        site.infobip.report(phone, { messageId: sent.messageId, status: 'delivered' }),
      );
    },
  };
}
