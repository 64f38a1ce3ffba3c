import { newCustomer, type Customer } from '../../domain/customer';
import { canonical } from '../../domain/address';
import { readTypedNumber, type TypedNumber } from '../../domain/typed-number';
import type { Ports } from '../ports';

type Invalid = { code: 'number-invalid'; because: Extract<TypedNumber, { ok: false }>['because'] };

export interface NumberCustomer {
  customer: Customer;
  unusual: boolean;
}

/** The customer of a number that an agent typed; a number that nobody knows gets an empty record. */
export async function customerOfNumber(ports: Ports, typed: string): Promise<NumberCustomer | Invalid> {
  const { settings, keyedHash } = await ports.site.current();
  const number = readTypedNumber(typed, settings.country);
  if (!number.ok) return { code: 'number-invalid', because: number.because };
  const address = { kind: 'phone', digits: number.digits } as const;
  const key = keyedHash('customer', canonical(address));
  const known = (await ports.store.read({ customer: key })).customer;
  if (known !== undefined) return { customer: known, unusual: number.unusual };
  const made = newCustomer(key, address, ports.now());
  if ((await ports.store.createCustomer(made)) === 'created') return { customer: made, unusual: number.unusual };
  const { customer } = await ports.store.read({ customer: key });
  if (customer === undefined) throw new Error('a customer that exists can be read');
  return { customer, unusual: number.unusual };
}
