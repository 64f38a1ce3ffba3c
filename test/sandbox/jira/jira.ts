import path from 'node:path';
import type { Chance, Documents, HttpAnswer, HttpRequest, Identity, JiraSite, ProductEvent, Timeline } from '../ports';
import { type AppModules, readAppModules } from './app-modules';
import { createAccess } from './access';
import type { Account } from './account';
import { createChanges } from './changes';
import { type Contract, loadContract } from './contract';
import { createControls, type JiraControls } from './controls';
import { endpoints } from './endpoints/endpoints';
import type { Instance } from './instance';
import { Refusal, refusalAnswer, refuse } from './refusal';
import { createRouter } from './route';
import { createSearchIndex } from './search-index';
import { createShapes } from './shapes';
import { createStore } from './store';

export interface JiraOptions {
  timeline: Pick<Timeline, 'now'>;
  chance: Pick<Chance, 'next'>;
  documents: Documents;
  eventSink?: (event: ProductEvent) => void;
  /** Check requests against the OpenAPI documents where they exist; on by default. */
  validate?: boolean;
  projectRoot?: string;
  /** What the manifest at the project root says, unless given. */
  modules?: AppModules;
  /** Milliseconds until the search index knows of a change. */
  indexLagMs?: number;
  siteUrl?: string;
}

export type Jira = JiraSite & JiraControls;

/** A stateful Jira site with Jira Service Management. An empty document store gives an empty site: call `seed()`. */
export function createJira(options: JiraOptions): Jira {
  const { timeline, chance, documents, projectRoot = process.cwd(), validate = true } = options;
  const siteUrl = options.siteUrl ?? 'https://omnichat.atlassian.net';
  const now = () => timeline.now();
  const listeners = options.eventSink ? [options.eventSink] : [];
  const unknownCalls: string[] = [];

  const store = createStore(documents);
  const index = createSearchIndex(now, () => chance.next(), options.indexLagMs ?? 0);
  index.rebuild(store.issues.all());
  const access = createAccess(store);
  const shapes = createShapes(store, siteUrl);
  const emit = (event: ProductEvent) => {
    for (const listener of listeners) listener(event);
  };
  const changes = createChanges({ store, access, shapes, index, now, emit });
  const modules = options.modules ?? readAppModules(path.join(projectRoot, 'manifest.yml'));
  const instance: Instance = { store, access, changes, shapes, index, modules, siteUrl, now };
  const findRoute = createRouter(endpoints(instance));
  const contract = validate ? loadContract(path.resolve(projectRoot, '../shared/jira/openapi')) : undefined;

  const actorOf = (identity: Identity): Account => {
    const account =
      identity.kind === 'anonymous'
        ? undefined
        : identity.kind === 'app'
          ? store.accountByRole('app')
          : store.accounts.find(identity.accountId);
    // Nobody can act as another app.
    const possible = identity.kind !== 'user' || account?.accountType !== 'app';
    if (account?.active && possible) return account;
    throw refuse(401, 'Client must be authenticated to access this resource.');
  };

  const answer = (request: HttpRequest, pathname: string, search: string, as: Identity): HttpAnswer => {
    const actor = actorOf(as);
    const match = findRoute(request.method, pathname);
    if (!match) {
      unknownCalls.push(`${request.method} ${request.path}`);
      throw refuse(404, `The sandbox's Jira has no ${request.method} ${pathname}.`);
    }
    const { route, params } = match;
    const query = queryOf(search);
    const body = bodyOf(request);
    checkContract(contract, route.method, route.template, query, body);
    const param = (name: string): string => {
      const value = params[name];
      if (value === undefined) throw new Error(`${route.template} has no parameter ${name}.`);
      return value;
    };
    return route.handle({ actor, asApp: as.kind === 'app', param, query, body });
  };

  return {
    ...createControls(instance, unknownCalls),
    onEvent(listener) {
      listeners.push(listener);
    },
    request(request, as) {
      const [pathname = '', search = ''] = request.path.split(/\?(.*)/s);
      try {
        return Promise.resolve(answer(request, pathname, search, as));
      } catch (error) {
        if (error instanceof Refusal) return Promise.resolve(refusalAnswer(error, pathname));
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}

function queryOf(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const earlier = query[name];
    query[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return query;
}

function bodyOf(request: HttpRequest): unknown {
  if (request.body === undefined || request.body.length === 0) return undefined;
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw refuse(415, 'Unsupported Media Type: the body must be sent as application/json.');
  }
  const text = typeof request.body === 'string' ? request.body : Buffer.from(request.body).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  }
}

function checkContract(
  contract: Contract | undefined,
  method: string,
  template: string,
  query: Record<string, string>,
  body: unknown,
): void {
  const problems = contract?.problems(method, template, query, body) ?? [];
  if (problems.length > 0) throw new Refusal(400, { messages: problems });
}
