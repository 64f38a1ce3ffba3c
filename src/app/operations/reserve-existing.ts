import { reservationFor, type Reservation } from '../../domain/conversation';
import type { Ports } from '../ports';

/** A request without conversation; a reservation that somebody else left half done is taken over. */
export async function reserveExisting(
  ports: Ports,
  customer: string,
  request: string,
  operation: string,
): Promise<Reservation | undefined> {
  const wanted = reservationFor(request, customer, operation, ports.now());
  if ((await ports.store.reserve(wanted)) === 'reserved') return wanted;
  const holder = (await ports.store.read({ conversations: [request] })).conversations.get(request);
  return holder?.state === 'reserved' ? { ...wanted, version: holder.version } : undefined;
}
