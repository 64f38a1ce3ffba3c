import type { Attempt, OpenJob } from '../../src/domain/job';
import { at } from './moments';

export function anAttempt(more: Partial<Attempt> = {}): Attempt {
  return {
    startedAt: at('10:00'),
    summary: 'SMS-Anfrage von 385 **** *****',
    description: 'Mein Router geht nicht',
    projectId: '10000',
    ...more,
  };
}

/** The job of `claim-1` in its first create call. */
export function anOpenJob(more: Partial<OpenJob> = {}): OpenJob {
  return {
    id: 'claim-1',
    version: 2,
    kind: 'open',
    customer: 'customer-1',
    claim: 'claim-1',
    phase: { name: 'creating', attempt: anAttempt() },
    doubtful: [],
    attempt: 1,
    due: at('10:01'),
    ...more,
  };
}
