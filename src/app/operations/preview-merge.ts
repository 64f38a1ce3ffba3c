import type { IssueAnswers, IssueInputs } from '../../contract/issue';
import { shownState } from '../../domain/conversation';
import { unite } from '../../domain/lists';
import { becomesActive, freshConversation } from '../../domain/merge';
import type { Caller } from '../authorise';
import { namedRequest } from '../other-requests';
import type { Ports } from '../ports';
import { threadEntry } from '../thread-entry';
import { threadPage, withRecent } from '../thread-page';
import { wantedText } from './make-request';
import { oldestOf } from './oldest-of';
import { mergeTarget, participants, reopening, unionRefusal, type Participants } from './participants';

/** The united thread and what becomes of every request, before anything changes. */
export async function previewMerge(
  ports: Ports,
  caller: Caller,
  input: IssueInputs['mergePreview'],
): Promise<IssueAnswers['mergePreview']> {
  const found = await participants(ports, caller, input);
  if ('code' in found) return found;
  const refusal = await unionRefusal(ports, found, undefined);
  if (refusal !== undefined && refusal.code !== 'confirm-pause') return refusal;
  const { customer, target, sources } = found;
  const conversations = sources.map(({ conversation }) => conversation);
  const base = target?.conversation ?? preliminary(found, ports.now());
  const united = { ...base, ...unite(base, conversations) };
  const [indexed, closing, made] = await Promise.all([
    threadPage(ports, united, undefined),
    Promise.all(sources.map(({ seen }) => ports.person.leadsTo(seen.id, 'done'))),
    target === undefined ? madeOf(ports, caller, found) : undefined,
  ]);
  const page = await withRecent(ports, indexed, united, customer);
  const active = becomesActive(mergeTarget(target), conversations, customer);
  return {
    code: 'ok',
    ...(target === undefined ? {} : { target: namedRequest(target.seen) }),
    ...(made === undefined ? {} : { made }),
    sources: sources.map(({ seen, conversation }, index) => ({
      ...namedRequest(seen),
      state: shownState(conversation, customer),
      closes: seen.status.category === 'done' || closing[index] === true,
    })),
    state: active ? 'active' : base.state === 'ended' ? 'ended' : 'paused',
    reopens: reopening(found) !== undefined,
    ...(refusal === undefined ? {} : { pauses: refusal.other }),
    thread: page.messages.map((message) => threadEntry(message, united)),
    hasEarlier: page.hasEarlier,
  };
}

/** What the target's conversation will begin with, for the eye only. */
function preliminary({ customer, target }: Participants, now: string) {
  const request = target?.seen.id ?? 'new';
  const nobody = { state: 'reserved', request, version: 0, customer: customer.key, claim: '', openedAt: now } as const;
  return { ...freshConversation(nobody, 'none'), segments: [] };
}

async function madeOf(ports: Ports, caller: Caller, { customer, sources }: Participants) {
  const [first, like, { settings }] = await Promise.all([
    oldestOf(
      ports,
      sources.map(({ conversation }) => conversation),
    ),
    ports.person.typeOf(caller.request),
    ports.site.current(),
  ]);
  const { target } = settings;
  return {
    ...wantedText(settings, customer, first),
    project: like?.projectName ?? target?.projectName ?? '',
    requestType: like?.requestTypeName ?? target?.requestTypeName ?? '',
  };
}
