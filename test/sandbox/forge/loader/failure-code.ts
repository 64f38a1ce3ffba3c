import type { DoorAnswer } from '../invocation';

type Failure = Extract<DoorAnswer, { failure: string }>['failure'];

/** Node's own code for each way in which a call gets no answer. */
export const failureCodes: Record<Failure, string> = {
  refused: 'ECONNREFUSED',
  reset: 'ECONNRESET',
  timeout: 'ETIMEDOUT',
};

/** As the platform's `fetch` reports it: a TypeError with the network error as its cause. */
export function fetchFailed(failure: Failure): TypeError {
  const cause = Object.assign(new Error(`the connection failed: ${failure}`), { code: failureCodes[failure] });
  return new TypeError('fetch failed', { cause });
}
