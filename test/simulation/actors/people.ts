import { z } from 'zod';
import type { Chance } from '../../sandbox/ports';
import type { SimulatedSite } from '../platform/simulated-site';
import { secretWord } from './customers';
import type { Stage } from './stage';

const coded = z.looseObject({ code: z.string() });
const accepted = z.looseObject({ code: z.literal('ok'), message: z.string() });
/** Refusals that a person may meet without anything being wrong. */
const expected = new Set([
  'ok',
  'unavailable',
  'no-conversation',
  'reply-closed',
  'message-not-found',
  'not-resendable',
]);

export type AgentRole = 'agent' | 'agent2';

/** Agents in the panel, and people who move requests in Jira. */
export function createPeople(site: SimulatedSite, chance: Chance, stage: Stage) {
  const { forge, jira, timeline } = site;

  const requestAt = (nth: number): string | undefined => {
    const requests = jira.issues('OMN');
    return requests[nth % Math.max(1, requests.length)]?.id;
  };

  async function inPanel(role: AgentRole, request: string, name: string, payload: unknown): Promise<unknown> {
    const answer = await forge.invoke({ ...site.page(role, request), functionKey: name, payload });
    const code = answer.ok ? coded.safeParse(answer.result).data?.code : answer.error.code;
    stage.note(`${role} in ${request}: ${name} → ${code ?? 'nothing'}`);
    if (answer.ok && !expected.has(code ?? '')) {
      stage.report('a person gets a sensible answer', `${name}: ${code ?? 'none'}`);
    }
    return answer.ok ? answer.result : undefined;
  }

  /** Clicks of one form: the same payload each time. */
  function click(clicks: number, role: AgentRole, request: string, name: string, payload: unknown): void {
    for (let index = 0; index < clicks; index += 1) {
      timeline.at(timeline.now(), `click on ${name}`, async () => {
        const told = accepted.safeParse(await inPanel(role, request, name, payload));
        if (told.success) stage.accepted(told.data.message, request);
      });
    }
  }

  /** Takes a transition into the category, where one leads there. */
  async function move(request: string, to: string, events: 'heard' | 'unheard' = 'heard'): Promise<void> {
    const project = jira.projects().find(({ key }) => key === 'OMN');
    const category = (id: string) => project?.workflow.statuses.find((status) => status.id === id)?.category;
    const way = jira
      .transitionsFor(request)
      .find((each) => category(each.to) === to && each.screen.every(({ defaultValue }) => defaultValue !== undefined));
    const account = jira.account('agent');
    if (!way || !account) return;
    if (events === 'unheard') forge.faults.add({ target: 'events', effect: { drop: true } });
    const moved = jira.request(
      {
        method: 'POST',
        path: `/rest/api/3/issue/${request}/transitions`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ transition: { id: way.id } }),
      },
      { kind: 'user', accountId: account.id },
    );
    const { status } = await moved;
    stage.note(`jira: ${request} to ${to} (${status})${events === 'unheard' ? ', unheard' : ''}`);
  }

  return {
    inPanel,
    look(nth: number, name: 'view' | 'refresh'): void {
      const request = requestAt(nth);
      if (request !== undefined) void inPanel('agent', request, name, {});
    },
    reply(nth: number, clicks: number, role: AgentRole): void {
      const request = requestAt(nth);
      const payload = { id: chance.id(), text: `${secretWord} ${nth} für Sie`, channel: 'sms' };
      if (request !== undefined) click(clicks, role, request, 'reply', payload);
    },
    resend(nth: number, clicks: number, role: AgentRole, candidates: { key: string; request: string }[]): void {
      const chosen = candidates[nth % Math.max(1, candidates.length)];
      if (chosen) click(clicks, role, chosen.request, 'resend', { id: chance.id(), message: chosen.key });
    },
    toggle(nth: number, pauseMs: number): void {
      const request = requestAt(nth);
      if (request === undefined) return;
      const look = (): unknown => inPanel('agent', request, 'refresh', {});
      const to = (category: string) => (): unknown => move(request, category);
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
    async move(nth: number, ways: string[], events: 'heard' | 'unheard' = 'heard'): Promise<void> {
      const request = requestAt(nth);
      if (request !== undefined) for (const to of ways) await move(request, to, events);
    },
  };
}
