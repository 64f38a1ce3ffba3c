import { jiraRequests } from '../support/jira-requests';
import type { BenchSite, Customer } from './bench-site';
import { measuredBy, type Ready } from './readiness';
import { functions, type Spending } from './spending';

/** What happens around a conversation: numbers, comments, the customer's other requests. */
export interface AroundARequest {
  /** On a new request that came by mail; a number that nobody has written from. */
  addNumber(): Promise<Spending>;
  /** A public comment, from Jira's event to the end. */
  comment(customer: Customer): Promise<Spending>;
  /** The first page of the customer's other requests. */
  listOthers(customer: Customer): Promise<Spending>;
}

export function createAroundARequest(bench: BenchSite, ready: Ready): AroundARequest {
  const { site } = bench;
  const jira = jiraRequests(() => site);
  const measured = measuredBy(bench, ready);
  const idOf = (key: string): string => {
    const id = site.jira.issueRef(key)?.id;
    if (id === undefined) throw new Error(`There is no request ${key}.`);
    return id;
  };
  return {
    addNumber: async () => {
      const request = { request: idOf(await jira.mailRequest('Rechnung')) };
      const number = `+${bench.newPhone()}`;
      return measured(functions.panel, () => bench.panel('addNumber', request, { number }), request);
    },
    comment: (customer) =>
      measured(functions.commented, async () => {
        await jira.commentsOn(customer.request, 'Wir melden uns morgen.', true);
        await site.timeline.settle();
      }),
    listOthers: (customer) => measured(functions.panel, () => bench.panel('others', customer, {}), customer),
  };
}

/** A customer with so many requests apart from the one that is active. */
export async function customerWithOthers(bench: BenchSite, others: number): Promise<Customer> {
  let customer = await bench.open();
  for (let each = 0; each < others; each += 1) customer = await bench.openAnother(customer);
  return customer;
}
