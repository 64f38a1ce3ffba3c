import { z } from 'zod';
import type { Chance } from '../../sandbox/ports';
import type { Conversation } from '../../../src/domain/conversation';
import type { SimulatedSite } from '../platform/simulated-site';
import type { InJira } from './in-jira';
import type { AgentRole, Panel } from './panel';
import { secretWord } from './phones';
import type { Stage } from './stage';

const accepted = z.looseObject({ code: z.literal('ok'), message: z.string() });
const viewed = z.looseObject({ code: z.literal('ok'), view: z.looseObject({ asOf: z.string().optional() }) });

/** Agents who read, answer, and set conversations active or at rest. */
export function createAgents(site: SimulatedSite, panel: Panel, inJira: InJira, chance: Chance, stage: Stage) {
  const { timeline } = site;

  /** A double click comes from one person. */
  const times = (role: AgentRole, clicks: number): AgentRole[] => Array.from({ length: clicks }, () => role);
  const say = (roles: AgentRole[], request: string, name: string, payload: unknown): void =>
    panel.click(roles, request, name, payload, (answer) => {
      const told = accepted.safeParse(answer);
      if (told.success) stage.accepted(told.data.message, request);
    });

  /** Comments that somebody decided about, so that somebody else may do so once more. */
  const decided: { request: string; comment: string }[] = [];
  const isUndecided = ({ comments }: Conversation): boolean => (comments?.unsent.length ?? 0) > 0;

  function decide(nth: number, roles: AgentRole[], name: 'sendComment' | 'dismissComment'): boolean {
    const conversation = panel.conversationAt(nth, isUndecided);
    const comment = conversation?.comments?.unsent[nth % Math.max(1, conversation.comments.unsent.length)];
    if (!conversation || !comment) return false;
    decided.push({ request: conversation.request, comment: comment.id });
    say(roles, conversation.request, name, { comment: comment.id });
    return true;
  }

  return {
    look(nth: number, name: 'view' | 'refresh'): void {
      const request = panel.requestAt(nth);
      if (request !== undefined) void panel.call('agent', request, name, {});
    },
    /** The panel is open: it tells the app a moment later what it showed. */
    see(nth: number, role: AgentRole): void {
      const request = panel.conversationAt(nth, panel.isActive)?.request;
      if (request === undefined) return;
      timeline.at(timeline.now(), 'a panel is opened', async () => {
        const asOf = viewed.safeParse(await panel.call(role, request, 'view', {})).data?.view.asOf;
        if (asOf !== undefined) panel.click([role], request, 'seen', { asOf });
      });
    },
    reply(nth: number, clicks: number, role: AgentRole): void {
      const request = panel.requestAt(nth);
      const payload = { id: chance.id(), text: `${secretWord} ${nth} für Sie`, channel: 'sms' };
      if (request !== undefined) say(times(role, clicks), request, 'reply', payload);
    },
    resend(nth: number, clicks: number, role: AgentRole, candidates: { key: string; request: string }[]): void {
      const chosen = candidates[nth % Math.max(1, candidates.length)];
      if (chosen) say(times(role, clicks), chosen.request, 'resend', { id: chance.id(), message: chosen.key });
    },
    /**
     * A public comment that was not sent, by one agent or by two at once; at times one that was decided about before.
     * Where there is none, somebody comments first and opens the panel, which asks about it.
     */
    decideOnComment(nth: number, roles: AgentRole[], name: 'sendComment' | 'dismissComment'): void {
      const earlier = nth % 3 === 0 ? decided[nth % Math.max(1, decided.length)] : undefined;
      if (earlier) return say(roles, earlier.request, name, { comment: earlier.comment });
      if (decide(nth, roles, name)) return;
      const request = panel.conversationAt(nth, panel.isActive)?.request;
      const [role = 'agent'] = roles;
      if (request === undefined) return;
      timeline.at(timeline.now(), 'a comment that the panel asks about', async () => {
        await inJira.comment(request, role);
        await panel.call(role, request, 'refresh', {});
        decide(nth, roles, name);
      });
    },
    setState(nth: number, clicks: number, role: AgentRole, name: 'pause' | 'reactivate' | 'swap' | 'resume'): void {
      const wanted = (conversation: Parameters<Panel['isActive']>[0]): boolean =>
        name === 'pause'
          ? panel.isActive(conversation)
          : conversation.state === (name === 'resume' ? 'ended' : 'open') && !panel.isActive(conversation);
      const request = panel.conversationAt(nth, wanted)?.request;
      if (request !== undefined) panel.click(times(role, clicks), request, name, {});
    },
    toggle(nth: number, pauseMs: number): void {
      const request = panel.requestAt(nth);
      if (request === undefined) return;
      const look = (): unknown => panel.call('agent', request, 'refresh', {});
      const to = (category: string) => (): unknown => inJira.move(request, category);
      // First in progress and known to be; then the comparisons of a short Done overlap with those of what follows.
      const steps: [number, () => unknown][] = [
        [0, to('indeterminate')],
        [0, look],
        [8, to('done')],
        [8, look],
        [9, look],
        [10, to('indeterminate')],
        [10, look],
        [11, look],
      ];
      for (const [pauses, step] of steps) {
        timeline.at(timeline.now() + pauses * pauseMs, 'a toggle', async () => void (await step()));
      }
    },
  };
}
