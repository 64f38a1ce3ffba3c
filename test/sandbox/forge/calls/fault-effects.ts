import type { Fault, HttpAnswer, Timeline } from '../../ports';
import type { DoorAnswer } from '../invocation';
import { jsonAnswer } from './answers';

const failures = ['refused', 'reset', 'timeout'] as const;
const never = new Promise<never>(() => undefined);

/**
 * Does a call under a fault. `status` (with `code`): answered with it, not done. `code` `refused`, `reset` or `timeout`
 * without a status: not done, and no answer. `drop`: done, and the answer is lost. `duplicate`: done twice.
 * `delayMs`: done so much later. `crash`: the process dies before the call is done, or after.
 */
export async function underFault(
  fault: { target: Fault['target']; effect: Fault['effect'] },
  timeline: Timeline,
  perform: () => Promise<DoorAnswer>,
  crash: () => void,
): Promise<DoorAnswer> {
  const { effect, target } = fault;
  if (effect.crash === 'before') {
    crash();
    return never;
  }
  const { delayMs } = effect;
  if (delayMs !== undefined) {
    await new Promise<void>((resolve) => timeline.at(timeline.now() + delayMs, `late ${target} call`, resolve));
  }
  if (effect.status !== undefined) return refusal(target, effect.status, effect.code);
  const failure = failures.find((each) => each === effect.code);
  if (failure) return { failure };
  if (effect.duplicate) await perform();
  const answer = await perform();
  if (effect.crash === 'after') {
    crash();
    return never;
  }
  return effect.drop ? { failure: 'reset' } : answer;
}

/** An error in the body that each vendor uses, so that clients read what they would read there. */
function refusal(target: Fault['target'], status: number, code: string | undefined): HttpAnswer {
  const message = `fault: ${status} ${code ?? ''}`.trim();
  const known = code ?? (status === 429 ? 'RATE_LIMIT_EXCEEDED' : 'INTERNAL_SERVER_ERROR');
  switch (target) {
    case 'jira':
      return jsonAnswer(
        status,
        { errorMessages: [message], errors: {} },
        code === undefined ? {} : { 'forge-proxy-error': code },
      );
    case 'infobip':
      return jsonAnswer(status, {
        requestError: { serviceException: { messageId: code ?? 'GENERAL_ERROR', text: message } },
      });
    case 'kvs':
    case 'queue':
    case 'events':
    case 'realtime':
      return jsonAnswer(status, { code: known, message });
  }
}
