import type { Customer } from '../../domain/customer';

/** Agents change a number only if one of them added it and nothing has come from it (design §2.7). */
export function isChangeable(customer: Customer): boolean {
  return customer.addedBy !== undefined && customer.lastInbound.length === 0;
}
