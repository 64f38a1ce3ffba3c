import { z } from 'zod';
import type { Chance } from '../../sandbox/ports';
import { isConversation, type Conversation } from '../../../src/domain/conversation';
import { saidIn, shownBy } from '../invariants/threads';
import type { Mirror } from '../mirror';
import { pick } from '../platform/fault-plan';
import type { SimulatedSite } from '../platform/simulated-site';
import type { AgentRole, Panel } from './panel';
import type { Stage } from './stage';

const moved = z.looseObject({ code: z.literal('ok'), request: z.looseObject({ id: z.string() }) });

export interface SplitDeed {
  nth: number;
  /** How many of the messages, at least one. */
  share: number;
  /** Each click names its form: two forms on the same messages are two agents who do not know of each other. */
  clicks: { role: AgentRole; form: number }[];
  /** Whatever else is active may be paused. */
  confirmed: boolean;
}
export interface MergeDeed {
  nth: number;
  /** How many other requests of the customer take part. */
  others: number;
  into: 'this' | 'another' | 'new';
  clicks: { role: AgentRole; form: number }[];
  confirmed: boolean;
}

/** Agents who split and merge, and take it back. */
export function createRearrangers(site: SimulatedSite, panel: Panel, mirror: Mirror, chance: Chance, stage: Stage) {
  const { timeline } = site;

  function send(
    name: 'split' | 'merge',
    request: string,
    clicks: SplitDeed['clicks'],
    payload: Record<string, unknown>,
    carriedOut: () => void = () => undefined,
  ): void {
    const forms = new Map(clicks.map(({ form }) => [form, chance.id()]));
    for (const { role, form } of clicks) {
      const id = forms.get(form) ?? '';
      panel.click([role], request, name, { ...payload, id }, (answer) => {
        const told = moved.safeParse(answer);
        if (!told.success) return;
        stage.moved(id, told.data.request.id);
        carriedOut();
      });
    }
  }

  /** The active request outside of those that take part, which the agent agrees to pause. */
  function pausing(conversation: Conversation, confirmed: boolean): { pause?: string } {
    const active = mirror.customers.get(conversation.customer)?.active;
    return confirmed && active?.kind === 'request' ? { pause: active.request } : {};
  }

  function othersOf(conversation: Conversation, count: number): string[] {
    const all = (mirror.customers.get(conversation.customer)?.conversations ?? []).filter((request) => {
      const record = mirror.conversations.get(request);
      return request !== conversation.request && isConversation(record) && site.jira.findIssue(request);
    });
    const open = all.filter((request) => mirror.conversations.get(request)?.state !== 'merged');
    const from = chance.next() < 0.9 && open.length > 0 ? open : all;
    return [...new Set(Array.from({ length: count }, () => (from.length > 0 ? pick(from, chance) : '')))].filter(
      Boolean,
    );
  }

  const canSplit = (each: Conversation): boolean => each.state !== 'merged' && saidIn(each, mirror).includes(',');
  const canMerge = (each: Conversation): boolean =>
    each.state !== 'merged' &&
    panel.conversations().some((other) => other.customer === each.customer && other.request !== each.request);
  const canUndo = ({ lastOperation }: Conversation): boolean =>
    lastOperation !== undefined && lastOperation.kind !== 'late-move';

  /** What customers said that a merge brought into a request that was there before. */
  function broughtTo(result: Conversation): string[] {
    const { lastOperation, request } = result;
    if (lastOperation?.kind !== 'merge' || lastOperation.result !== request || !lastOperation.before) return [];
    const own = new Set(shownBy({ ...result, ...lastOperation.before.lists }, mirror));
    return shownBy(result, mirror).filter((key) => !own.has(key) && mirror.messages.get(key)?.direction === 'inbound');
  }

  function crossOver(nth: number, share: number, [splits, undoes]: [AgentRole, AgentRole]): boolean {
    const result = panel.conversationAt(nth, (each) => broughtTo(each).length > 0);
    const [first, ...others] = result ? broughtTo(result) : [];
    if (!result || first === undefined) return false;
    panel.click([undoes], result.request, 'undo', {});
    const messages = [first, ...others.filter(() => chance.next() < share)];
    send('split', result.request, [{ role: splits, form: 0 }], { messages });
    return true;
  }

  return {
    /** Whether there is something that this could be done with. */
    canBegin: (deed: 'split' | 'merge' | 'undo' | 'split-and-undo'): boolean =>
      panel.conversations().some(
        {
          split: canSplit,
          merge: canMerge,
          undo: canUndo,
          'split-and-undo': (each: Conversation) => canMerge(each) || broughtTo(each).length > 0,
        }[deed],
      ),
    split({ nth, share, clicks, confirmed }: SplitDeed): void {
      const source = panel.conversationAt(nth, canSplit);
      if (!source) return;
      const said = saidIn(source, mirror).split(',').filter(Boolean);
      const chosen = said.filter(() => chance.next() < share);
      const inbound = said.filter((key) => mirror.messages.get(key)?.direction === 'inbound');
      const first = inbound[nth % Math.max(1, inbound.length)];
      const messages = [...new Set([...chosen, ...(first === undefined ? [] : [first])])];
      if (messages.length > 0) send('split', source.request, clicks, { messages, ...pausing(source, confirmed) });
    },
    /** One agent splits off what a merge brought, another takes the merge back. Where there is none, they merge first. */
    splitAndUndo(nth: number, share: number, roles: [AgentRole, AgentRole]): void {
      if (crossOver(nth, share, roles)) return;
      const one = panel.conversationAt(nth, canMerge);
      const [other] = one ? othersOf(one, 1) : [];
      if (!one || other === undefined) return;
      const order = { requests: [one.request, other], into: one.request, consent: true, ...pausing(one, true) };
      send('merge', one.request, [{ role: roles[0], form: 0 }], order, () => crossOver(nth, share, roles));
    },
    merge({ nth, others, into, clicks, confirmed }: MergeDeed): void {
      const one = panel.conversationAt(nth, canMerge);
      if (!one) return;
      // Nobody merges one request alone into a new one, except in haste.
      const requests = othersOf(one, into === 'new' && nth % 5 > 0 ? Math.max(1, others) : others);
      const [another = one.request] = requests;
      const target = into === 'new' ? 'new' : into === 'this' ? one.request : another;
      if (requests.length === 0 && into !== 'new') return;
      send('merge', one.request, clicks, {
        requests: [one.request, ...requests],
        into: target,
        consent: confirmed,
        ...pausing(one, confirmed),
      });
    },
    undo(nth: number, roles: AgentRole[], afterMs: number): void {
      timeline.at(timeline.now() + afterMs, 'somebody wants to undo', () => {
        const request = panel.conversationAt(nth, canUndo)?.request;
        if (request !== undefined) panel.click(roles, request, 'undo', {});
      });
    },
  };
}
