import { z } from 'zod';
import type { IssueInputs } from '../../src/contract/issue';
import type { BuiltSandbox } from '../sandbox/build';
import type { PhoneMessage } from '../sandbox/infobip/phones';
import { createSite, type Site } from '../sandbox/site';
import { demo } from '../sandbox/site-demo';

/** A customer whose request is open. */
export interface Customer {
  phone: string;
  /** The request's id. */
  request: string;
}

/** One SMS on its way to the app; the same id makes it the same message. */
export interface Sms {
  id: string;
  from: string;
  text: string;
}

export interface BenchSite {
  site: Site;
  newPhone(): string;
  newSms(from: string): Sms;
  /** Calls the web trigger as Infobip does, with all messages in one request; answers its status. */
  deliver(...messages: Sms[]): Promise<number>;
  /** A customer's first message and everything that follows from it. */
  open(): Promise<Customer>;
  /** A further request of the same customer; the one that was active rests from now on. */
  openAnother(customer: Customer): Promise<Customer>;
  /** A function of the panel, called by the agent. @returns the answer. @throws {Error} unless it says `ok` */
  panel(name: keyof IssueInputs, { request }: Pick<Customer, 'request'>, payload: object): Promise<unknown>;
  /** What the phone got from us, oldest first. */
  received(phone: string): PhoneMessage[];
  /** Brings that many app processes to where they have the bundle and have just read the settings. */
  warm(processes?: number): Promise<void>;
  /** Defects of the sandbox, and calls that nobody models. */
  troubles(): string[];
}

const answered = z.looseObject({ code: z.literal('ok') });

/** The seeded site in memory, its app in worker threads, for messages that come in faster than people write. */
export async function openBenchSite(built: BuiltSandbox): Promise<BenchSite> {
  const errors: string[] = [];
  const site = await createSite({
    built,
    database: ':memory:',
    seed: 1,
    start: '2026-11-24T08:00:00.000Z',
    onError: (text) => errors.push(text),
  });
  const { reports: _automatic, ...account } = site.infobip.account();
  site.infobip.changeAccount({ ...account, reports: 'manual', credit: 1_000_000 });
  const [subscription] = account.subscriptions;
  const agent = site.jira.account('agent');
  const module = site.forge.modules().find(({ type }) => type === 'jira:issuePanel');
  if (!subscription || !agent || !module) throw new Error('The seeded site lacks a subscription, an agent or a panel.');
  const { pathname } = new URL(subscription.notifyUrl);

  let phones = 0;
  let messages = 0;
  const newPhone = () => `38591${String(++phones).padStart(7, '0')}`;
  const newSms = (from: string): Sms => ({
    id: `bench-${String(++messages)}`,
    from,
    text: `Nachricht ${String(messages)}: Mein Router geht seit heute morgen nicht mehr, was kann ich tun?`,
  });
  const callWebhook = async (headers: Record<string, string>, body: string) =>
    (await site.webTrigger({ method: 'POST', path: pathname, headers, body })).status;
  const deliver: BenchSite['deliver'] = async (...batch) => {
    const receivedAt = new Date(site.timeline.now()).toISOString().replace('Z', '+0000');
    const results = batch.map(({ id, from, text }) => ({
      messageId: id,
      from,
      to: demo.sender,
      text,
      cleanText: text,
      keyword: null,
      receivedAt,
      smsCount: 1,
      price: { pricePerMessage: 0, currency: 'EUR' },
      callbackData: null,
    }));
    const body = JSON.stringify({ results, messageCount: results.length, pendingMessageCount: 0 });
    return callWebhook(subscription.headers, body);
  };
  const openFor = async (phone: string): Promise<Customer> => {
    const before = new Set(site.jira.issues(demo.project).map(({ id }) => id));
    await deliver(newSms(phone));
    await site.timeline.settle();
    const opened = site.jira.issues(demo.project).filter(({ id }) => !before.has(id));
    const [request] = opened;
    if (!request || opened.length > 1) throw new Error(`A first message opened ${String(opened.length)} requests.`);
    return { phone, request: request.id };
  };
  const panel: BenchSite['panel'] = async (name, { request }, payload) => {
    const issue = site.jira.issueRef(request);
    if (!issue) throw new Error(`There is no request ${request}.`);
    const { id, key, type, typeId, project } = issue;
    const page = {
      moduleKey: module.key,
      extension: { type: module.type, issue: { id, key, type, typeId }, project, isNewToIssue: false },
      account: { accountId: agent.id, accountType: 'licensed' as const },
      locale: 'de-DE',
    };
    const answer = await site.invoke(page, name, payload);
    if (!answer.ok || !answered.safeParse(answer.result).success) {
      const logged = site.forge.logs().at(-1)?.text ?? '';
      throw new Error(`The panel's ${name} failed: ${JSON.stringify(answer)} ${logged}`);
    }
    return answer.result;
  };
  return {
    site,
    newPhone,
    newSms,
    deliver,
    open: () => openFor(newPhone()),
    openAnother: async (customer) => {
      await panel('pause', customer, {});
      return openFor(customer.phone);
    },
    panel,
    received: (phone) => site.infobip.phones.of(phone).filter(({ direction }) => direction === 'received'),
    // Before it refuses a secret the app reads the settings anew, and calls at once need as many processes.
    warm: async (processes = 1) => {
      const wrong = { ...subscription.headers, [demo.secretHeader]: 'wrong' };
      const answers = await Promise.all(Array.from({ length: processes }, () => callWebhook(wrong, '')));
      if (answers.some((status) => status !== 401)) throw new Error('A wrong secret was accepted.');
    },
    troubles: () => [...errors, ...site.complaints()].map((text) => `the sandbox: ${text}`),
  };
}
