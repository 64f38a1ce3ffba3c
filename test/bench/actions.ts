import { randomUUID } from 'node:crypto';
import { demo } from '../sandbox/site-demo';
import type { BenchSite, Customer } from './bench-site';
import { functions, spendingOf, spentBy, summarise, type Spending } from './spending';

/** What people do with OmniChat; each answers what the app spent on it. */
export interface Actions {
  append(customer: Customer): Promise<Spending>;
  appendMany(customer: Customer, count: number): Promise<Spending>;
  duplicate(customer: Customer): Promise<Spending>;
  /** A stranger's message until its webhook is answered, to the end of the job that sends the auto-reply, and at rest. */
  firstMessage(): Promise<{ acknowledged: Spending; out: Spending; rest: Spending }>;
  openPanel(customer: Customer): Promise<Spending>;
  reply(customer: Customer): Promise<Spending>;
  /** The reply before it is not counted. */
  report(customer: Customer): Promise<Spending>;
}

/** `ready` brings the app's processes to the state that is to be measured, right before each action. */
export function createActions(bench: BenchSite, ready: () => Promise<void>): Actions {
  const { site, newSms } = bench;
  const measured: typeof spendingOf = async (...parts) => {
    // What earlier actions left to do must not be counted here.
    await site.timeline.settle();
    await ready();
    return spendingOf(...parts);
  };
  const requests = () => site.jira.issues(demo.project).length;
  const deliver = async (...messages: Parameters<BenchSite['deliver']>) => {
    const status = await bench.deliver(...messages);
    if (status !== 200) throw new Error(`The webhook answered ${String(status)}.`);
  };
  const answer = (customer: Customer) =>
    bench.panel('reply', customer, { id: randomUUID(), text: 'Danke für die Nachricht, wir schauen uns das an.' });
  const appendMany: Actions['appendMany'] = ({ phone }, count) => {
    const messages = Array.from({ length: count }, () => newSms(phone));
    return measured(site, functions.webhook, () => deliver(...messages));
  };

  return {
    append: (customer) => appendMany(customer, 1),
    appendMany,
    duplicate: async ({ phone }) => {
      const message = newSms(phone);
      await deliver(message);
      return measured(site, functions.webhook, () => deliver(message));
    },
    firstMessage: async () => {
      let acknowledged: Spending | undefined;
      const before = requests();
      const rest = await measured(site, functions.opening, async () => {
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
    openPanel: (customer) => measured(site, functions.panel, () => bench.panel('view', customer, {})),
    reply: (customer) => measured(site, functions.panel, () => answer(customer)),
    report: async (customer) => {
      const { phone } = customer;
      await answer(customer);
      const sent = bench.received(phone).at(-1);
      if (!sent) throw new Error('The reply did not reach the phone.');
      return measured(site, functions.webhook, () =>
        site.infobip.report(phone, { messageId: sent.messageId, status: 'delivered' }),
      );
    },
  };
}
