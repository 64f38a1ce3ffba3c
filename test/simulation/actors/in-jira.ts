import { z } from 'zod';
import type { Chance } from '../../sandbox/ports';
import type { SimulatedSite } from '../platform/simulated-site';
import { secretWord } from './phones';
import type { Stage } from './stage';

export type Heard = 'heard' | 'unheard';

const made = z.looseObject({ issueId: z.string() });
/** The project of the demo site, another service project where one agent has no rights, and one that has no desk. */
const projects = ['OMN', 'TEC', 'DEV'];
const desk = { serviceDeskId: '1', requestTypeId: '25' };

/** People who work in Jira itself: they move, delete, clone and comment requests, and customers write by the portal. */
export function createInJira(site: SimulatedSite, chance: Chance, stage: Stage) {
  const { forge, jira } = site;
  let written = 0;

  async function as(role: string, method: string, path: string, body?: unknown) {
    const account = jira.account(role);
    if (!account) throw new Error(`The site has no ${role}.`);
    return jira.request(
      {
        method,
        path,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      { kind: 'user', accountId: account.id },
    );
  }

  /** The event that follows never reaches the app. */
  function hush(events: Heard): void {
    if (events === 'unheard') forge.faults.add({ target: 'events', effect: { drop: true } });
  }

  /** Takes a transition into the category, where one leads there. */
  async function move(request: string, to: string, events: Heard = 'heard'): Promise<void> {
    const project = jira.projects().find(({ id }) => id === jira.findIssue(request)?.projectId);
    const category = (id: string) => project?.workflow.statuses.find((status) => status.id === id)?.category;
    if (!project) return;
    const way = jira
      .transitionsFor(request)
      .find((each) => category(each.to) === to && each.screen.every(({ defaultValue }) => defaultValue !== undefined));
    if (!way) return;
    hush(events);
    const { status } = await as('agent', 'POST', `/rest/api/3/issue/${request}/transitions`, {
      transition: { id: way.id },
    });
    stage.note(`jira: ${request} to ${to} (${status})${events === 'unheard' ? ', unheard' : ''}`);
  }

  return {
    move,
    async remove(request: string, events: Heard): Promise<void> {
      hush(events);
      stage.deleted(request);
      const { status } = await as('admin', 'DELETE', `/rest/api/3/issue/${request}`);
      stage.note(`jira: ${request} is deleted (${status})${events === 'unheard' ? ', unheard' : ''}`);
    },
    /** The event of a deletion that did not take place. */
    falseAlarm(request: string): void {
      const issue = jira.issueRef(request);
      if (!issue) return;
      site.announce({ eventType: 'avi:jira:deleted:issue', byApp: false, payload: { issue } });
      stage.note(`jira: ${request} is said to be deleted`);
    },
    /** Into the next project, and round to the first again. */
    transfer(request: string, steps: number, events: Heard): void {
      const issue = jira.issueRef(request);
      if (!issue) return;
      const next = projects[(projects.indexOf(issue.project.key) + steps) % projects.length] ?? 'OMN';
      if (next === issue.project.key) return;
      hush(events);
      stage.transferred(request, events);
      jira.moveIssue(request, next, 'admin');
      stage.note(`jira: ${request} is in ${next} now${events === 'unheard' ? ', unheard' : ''}`);
    },
    clone(request: string): void {
      const clone = jira.cloneIssue(request, 'agent');
      stage.note(`jira: ${clone.id} is a clone of ${request}`);
    },
    async comment(request: string, role: string): Promise<void> {
      const text = `${secretWord} Kommentar ${(written += 1)}`;
      const { status } = await as(role, 'POST', `/rest/servicedeskapi/request/${request}/comment`, {
        body: text,
        public: true,
      });
      if (status === 201 && role.startsWith('agent')) stage.commented(text);
      stage.note(`jira: ${role} comments ${request} (${status})`);
    },
    /** A customer with an account opens a request in the portal. */
    async mail(role: string): Promise<void> {
      const created = await as(role, 'POST', '/rest/servicedeskapi/request', {
        ...desk,
        requestFieldValues: { summary: `E-Mail ${Math.floor(chance.next() * 1_000)}` },
      });
      const request = typeof created.body === 'string' ? made.safeParse(JSON.parse(created.body)).data : undefined;
      stage.note(`jira: ${role} opens ${request?.issueId ?? 'nothing'} (${created.status})`);
    },
  };
}
export type InJira = ReturnType<typeof createInJira>;
