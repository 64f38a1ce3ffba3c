import { isConversation, type Conversation } from '../../../src/domain/conversation';
import type { ActiveRequest, Customer } from '../../../src/domain/customer';
import { comparing, merging } from './deeds';
import { changesOf, type ChangeOf, type Observation, type Report } from './judge';

type Written = ChangeOf<'conversation'> | undefined;

/** A conversation loses its turn only by these deeds, each with what it has to write in the same transaction. */
export function mayLeave(before: Customer, after: Customer, observation: Observation, report: Report): void {
  const was = before.active;
  const is = after.active;
  if (was.kind !== 'request' || (is.kind === 'request' && is.request === was.request)) return;
  const { deed, changes, mirror } = observation;
  const conversations = changesOf(changes, 'conversation');
  const left = conversations.find(({ key }) => key === was.request);
  const next = is.kind === 'request' ? conversations.find(({ key }) => key === is.request) : undefined;
  const rests = mirror.conversations.get(was.request);
  const staysOpen = isConversation(rests) && rests.state === 'open';
  const fits =
    is.kind === 'request'
      ? givesWay(deed, was, left, next, staysOpen)
      : stops(deed, is.kind, left, staysOpen, before.key);
  if (!fits) report('an active conversation is only left by what may end its turn', `${was.request} by ${deed}`);
}

/** Nothing is active afterwards, or late messages have made a claim. */
function stops(deed: string, next: 'none' | 'claim', left: Written, staysOpen: boolean, customer: string): boolean {
  if (left === undefined) return false;
  const { after } = left;
  if (after === undefined) return deed === 'run-job' || (next === 'none' && ['removeNumber', 'undo'].includes(deed));
  if (!isConversation(after)) return false;
  if (comparing.has(deed) && (after.state === 'ended' || after.readOnly !== undefined)) return true;
  if (next === 'claim') return false;
  switch (deed) {
    case 'pause':
    case 'removeNumber':
      return staysOpen;
    case 'undo':
      return lastOf(left.before) !== undefined && lastOf(after) === undefined;
    case 'changeNumber':
      return after.customer !== customer;
    default:
      return false;
  }
}

/** Another conversation takes the place. */
function givesWay(deed: string, was: ActiveRequest, left: Written, next: Written, staysOpen: boolean): boolean {
  const after = next?.after;
  if (!isConversation(after)) return false;
  const operation = lastOf(after);
  switch (deed) {
    case 'swap':
      return staysOpen;
    case 'split':
      return next?.before?.state === 'reserved' && operation?.kind === 'split' && staysOpen;
    case 'undo':
      return left !== undefined && lastOf(left.before) !== undefined && lastOf(left.after) === undefined;
    default: {
      if (!merging.has(deed)) return false;
      const merged = isConversation(left?.after) && left.after.state === 'merged' ? left.after.merged.into : undefined;
      if (operation?.kind === 'merge') return merged === after.request || operation.paused?.request === was.request;
      return deed === 'addNumber' && next?.before?.state === 'reserved' && staysOpen;
    }
  }
}

/** A conversation gets its turn only by these deeds, and is written with the customer. */
export function mayEnter(before: Customer, after: Customer, { deed, changes }: Observation, report: Report): void {
  const was = before.active;
  const is = after.active;
  if (is.kind !== 'request' || (was.kind === 'request' && was.request === is.request)) return;
  const entered = changesOf(changes, 'conversation').find(({ key }) => key === is.request);
  if (!entered || !isConversation(entered.after)) {
    report('what becomes active is written in the same transaction', `request ${is.request}`);
    return;
  }
  if (!begins(deed, entered, entered.after, after.key)) {
    report('a conversation becomes active only by what may begin its turn', `${is.request} by ${deed}`);
  }
}

function begins(deed: string, { before }: ChangeOf<'conversation'>, after: Conversation, customer: string): boolean {
  const isNew = before?.state === 'reserved';
  switch (deed) {
    case 'reactivate':
    case 'swap':
      return before?.state === 'open';
    case 'split':
    case 'addNumber':
      return isNew;
    case 'undo':
      return isConversation(before);
    case 'changeNumber':
      return before?.state === 'open' && after.customer === customer && before.customer !== customer;
    case 'merge':
      return isNew || lastOf(after)?.kind === 'merge' || before?.state === 'ended';
    default:
      return comparing.has(deed) && ((deed === 'run-job' && isNew) || before?.state === 'ended');
  }
}

export function lastOf(record: ChangeOf<'conversation'>['after']) {
  const last = isConversation(record) ? record.lastOperation : undefined;
  return last?.kind === 'late-move' ? undefined : last;
}
