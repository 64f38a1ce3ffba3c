import { isActive, shownState, type Conversation } from '../domain/conversation';
import type { Customer } from '../domain/customer';
import type { ShowJob } from '../domain/job';
import { loadConversation } from './load-conversation';
import type { Ports } from './ports';
import type { ConversationProperty } from './ports/requests';
import type { JobOutcome } from './run-job';

/** Rivals for one property are few; whoever writes last has read last. */
const ROUNDS = 5;

/** Tells Jira and open panels how a request stands now. */
export async function showState(ports: Ports, job: ShowJob): Promise<JobOutcome> {
  await showProperty(ports, job.request);
  await tellPanels(ports, job.request);
  await ports.store.commit([{ delete: 'job', key: job.id }]);
  return 'finished';
}

/** Open panels of the request, or of its customer, load again. */
export async function tellPanels(ports: Ports, request: string): Promise<void> {
  const loaded = await loadConversation(ports, request);
  const { keyedHash } = await ports.site.current();
  const channel =
    loaded === undefined
      ? keyedHash('live-request', request)
      : keyedHash('live-customer', loaded.conversation.customer);
  await ports.live.changed([channel]);
}

/**
 * Writes the searchable property. Properties know no condition, so what is stored is read again afterwards: of two
 * writers the later one has then seen the later state.
 */
export async function showProperty(ports: Ports, request: string): Promise<void> {
  let shown: string | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const loaded = await loadConversation(ports, request);
    if (loaded === undefined) {
      // The conversation went while it was shown.
      if (shown !== undefined) await ports.requests.removeProperty(request);
      return;
    }
    const value = propertyOf(loaded.conversation, loaded.customer);
    if (JSON.stringify(value) === shown) return;
    if (!(await ports.requests.setProperty(request, value))) {
      ports.log.warn('the property of a request may not be written', { request });
      return;
    }
    shown = JSON.stringify(value);
  }
}

export function propertyOf(conversation: Conversation, customer: Customer): ConversationProperty {
  const state = shownState(conversation, customer);
  const { active } = customer;
  if (active.kind !== 'request' || !isActive(conversation, customer) || active.waiting === undefined) return { state };
  return { state, waitingSince: active.waiting.since };
}
