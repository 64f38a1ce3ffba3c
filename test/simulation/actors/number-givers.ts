import { isConversation } from '../../../src/domain/conversation';
import type { Mirror } from '../mirror';
import type { SimulatedSite } from '../platform/simulated-site';
import type { AgentRole, Panel } from './panel';
import { phones } from './phones';

export interface NumberDeed {
  nth: number;
  phone: number;
  /** The number known for the reporter instead. */
  known: boolean;
  choice: 'none' | 'merge' | 'take-over';
  confirmed: boolean;
  roles: AgentRole[];
}

/** What an agent does about a number that may be wrong. */
export type SecondThought = 'nothing' | 'change' | 'remove';

/** Agents who write down phone numbers on requests that came by the portal. */
export function createNumberGivers(site: SimulatedSite, panel: Panel, mirror: Mirror, newForm: () => string) {
  const portal = new Set(['customer', 'customer2'].map((role) => site.jira.account(role)?.id));

  const isAdded = (customer: string): boolean => mirror.customers.get(customer)?.addedBy !== undefined;
  const digits = (phone: number): string => phones[phone % phones.length] ?? '';

  const free = () =>
    site.jira
      .issues('OMN')
      .filter(({ id, creator }) => portal.has(creator) && !isConversation(mirror.conversations.get(id)));

  return {
    canAdd: (): boolean => free().length > 0,
    canChange: (): boolean => panel.conversations().some(({ customer }) => isAdded(customer)),
    add({ nth, phone, known, choice, confirmed, roles }: NumberDeed): void {
      const open = free();
      const request = open[nth % Math.max(1, open.length)]?.id;
      if (request === undefined) return;
      const which = known ? { known: true } : { number: `+${digits(phone)}` };
      panel.click(roles, request, 'addNumber', {
        ...which,
        ...(choice === 'none' ? {} : { choice }),
        confirmed,
        id: newForm(),
      });
    },
    /** Whose number an agent wrote down. */
    ownerAt(nth: number): number | undefined {
      const customer = panel.conversationAt(nth, ({ customer }) => isAdded(customer))?.customer ?? '';
      const known = mirror.customers.get(customer)?.addresses.map((each) => (each.kind === 'phone' ? each.digits : ''));
      const owner = phones.findIndex((phone) => known?.includes(phone));
      return owner < 0 ? undefined : owner;
    },
    change(nth: number, phone: number, confirmed: boolean, role: AgentRole): void {
      const request = panel.conversationAt(nth, ({ customer }) => isAdded(customer))?.request;
      if (request !== undefined)
        panel.click([role], request, 'changeNumber', { number: `+${digits(phone)}`, confirmed });
    },
    remove(nth: number, roles: AgentRole[]): void {
      const request = panel.conversationAt(nth, ({ customer }) => isAdded(customer))?.request;
      if (request !== undefined) panel.click(roles, request, 'removeNumber', {});
    },
  };
}
