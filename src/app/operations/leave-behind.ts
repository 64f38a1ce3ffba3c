import { strayOf, type Reservation } from '../../domain/conversation';
import { newJob, type CloseJob } from '../../domain/job';
import { decide, type Round } from '../decide';
import type { Ports } from '../ports';
import { pushJobs } from '../tell';

/** A request was made for an operation that cannot be carried out any more: it is closed with a note. */
export async function leaveBehind(ports: Ports, reservation: Reservation, watch: string): Promise<void> {
  const { request } = reservation;
  const close = newJob<CloseJob>({ id: ports.newId(), kind: 'close', request, noted: false }, ports.now());
  const left = await decide(async (): Promise<Round<boolean>> => {
    const current = (await ports.store.read({ conversations: [request] })).conversations.get(request);
    if (current?.state !== 'reserved') return { done: false };
    const committed = await ports.store.commit([
      { put: 'conversation', value: strayOf(current) },
      { put: 'add-job', value: close },
      { delete: 'job', key: watch },
    ]);
    return committed === 'committed' ? { done: true } : 'conflict';
  });
  if (left) await pushJobs(ports, [close], request);
}
