import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { z } from 'zod';
import { createChance } from '../../sandbox/chance';
import { createDocuments } from '../../sandbox/documents';
import { loadContract } from '../../sandbox/jira/contract';
import { createJira, type Jira, type JiraOptions } from '../../sandbox/jira/jira';
import type { Documents, Identity, ProductEvent } from '../../sandbox/ports';

/** The vendor's documents, where this machine has them. */
export const contract = loadContract(path.resolve(process.cwd(), '../shared/jira/openapi'));

export interface Answered {
  status: number;
  /** The parsed body; undefined where there is none. */
  body: unknown;
}

/** One account calling the site. */
export interface Caller {
  get(path: string): Promise<Answered>;
  post(path: string, body: unknown): Promise<Answered>;
  put(path: string, body: unknown): Promise<Answered>;
  delete(path: string): Promise<Answered>;
}

export interface TestSite {
  jira: Jira;
  documents: Documents;
  events: ProductEvent[];
  as(role: string): Caller;
  anonymous: Caller;
  /** Moves the clock. */
  pass(ms: number): void;
  /** A request opened by the app; answers its id and key. */
  openRequest(fields?: {
    summary?: string;
    text?: string;
    requestTypeId?: string;
  }): Promise<{ id: string; key: string }>;
}

export function paragraph(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** A seeded site at 24 November 2026, 09:00 in UTC. */
export function testSite(
  options: Partial<JiraOptions> = {},
  documents: Documents = createDocuments(new DatabaseSync(':memory:')),
): TestSite {
  let at = Date.UTC(2026, 10, 24, 9);
  const events: ProductEvent[] = [];
  const jira = createJira({
    timeline: { now: () => at },
    chance: createChance(1),
    documents,
    eventSink: (event) => events.push(event),
    ...options,
  });
  if (jira.accounts().length === 0) jira.seed();

  const caller = (identity: Identity): Caller => {
    const call = async (method: string, target: string, body?: unknown): Promise<Answered> => {
      const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await jira.request(
        { method, path: target, headers, body: body === undefined ? undefined : JSON.stringify(body) },
        identity,
      );
      const text = String(answer.body);
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    };
    return {
      get: (target) => call('GET', target),
      post: (target, body) => call('POST', target, body),
      put: (target, body) => call('PUT', target, body),
      delete: (target) => call('DELETE', target),
    };
  };
  const as = (role: string): Caller => {
    if (role === 'app') return caller({ kind: 'app' });
    return caller({ kind: 'user', accountId: jira.account(role)?.id ?? role });
  };

  return {
    jira,
    documents,
    events,
    as,
    anonymous: caller({ kind: 'anonymous' }),
    pass(ms) {
      at += ms;
    },
    async openRequest({ summary = 'SMS-Anfrage', text = 'Mein Router geht nicht', requestTypeId = '25' } = {}) {
      const answer = await as('app').post('/rest/servicedeskapi/request', {
        serviceDeskId: '1',
        requestTypeId,
        requestFieldValues: { summary, description: paragraph(text) },
        isAdfRequest: true,
      });
      const created = z.looseObject({ issueId: z.string(), issueKey: z.string() }).parse(answer.body);
      return { id: created.issueId, key: created.issueKey };
    },
  };
}
