import { route } from '@forge/api';
import { z } from 'zod';
import type { Attempt } from '../../domain/job';
import { documentText, visible } from './adf';
import { callJira, expectOk } from './client';
import { PROPERTY } from './property';

const found = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      fields: z
        .object({
          summary: z.string().nullish(),
          description: z.unknown(),
          created: z.string().nullish(),
          status: z.object({ statusCategory: z.object({ key: z.string() }) }).nullish(),
        })
        .optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  isLast: z.boolean().optional(),
  nextPageToken: z.string().optional(),
});

const PAGE = 100;
/** Clocks of Jira and of the app may differ by this much. */
const CLOCK_SLACK_MS = 5_000;

/**
 * Requests that a doubtful create call may have made (design §2.3). JQL compares whole minutes in the app's time zone,
 * so the span is relative and generous, and the exact comparison is ours.
 */
export async function candidates(attempt: Attempt): Promise<{ request: string }[]> {
  const begun = Date.parse(attempt.startedAt) - CLOCK_SLACK_MS;
  const minutes = Math.max(2, Math.ceil((Date.now() - begun) / 60_000) + 1);
  const project = attempt.projectId.replace(/\D/g, '');
  const jql = `project = ${project} AND creator = ${creatorOf(attempt)} AND created >= "-${String(minutes)}m" ORDER BY created ASC`;
  const issues = await search(jql, ['summary', 'description', 'created']);
  return issues
    .filter(
      ({ fields, properties }) =>
        fields !== undefined &&
        fields.summary === attempt.summary &&
        isSameText(documentText(fields.description), visible(attempt.description)) &&
        Date.parse(fields.created ?? '') >= begun &&
        properties?.[PROPERTY] === undefined,
    )
    .map(({ id }) => ({ request: id }));
}

/** Account ids hold letters, digits, `-` and `:` only. */
function creatorOf({ creator }: Attempt): string {
  return creator === undefined ? 'currentUser()' : `"${creator.replace(/[^A-Za-z0-9:-]/g, '')}"`;
}

/** Jira may trim what it stores: white space makes no difference. */
function isSameText(one: string, other: string): boolean {
  return one.split(/\s+/).join(' ').trim() === other.split(/\s+/).join(' ').trim();
}

/** A lost event is made up for within the hour; this looks back a little more than a day. */
const LOOK_BACK_MINUTES = 1500;

/**
 * Requests whose property and status category disagree: what events missed. Categories are compared by key here, since
 * JQL knows them by names that a site may show in its own language.
 */
export async function disagreeing(): Promise<string[]> {
  const state = `issue.property[${PROPERTY}].state`;
  const known = `(${state} = "active" OR ${state} = "paused" OR ${state} = "ended")`;
  const issues = await search(`${known} AND updated >= "-${String(LOOK_BACK_MINUTES)}m"`, ['status']);
  return issues.filter(disagrees).map(({ id }) => id);
}

const conversationState = z.looseObject({ state: z.string() });

function disagrees({ fields, properties }: Issue): boolean {
  const state = conversationState.safeParse(properties?.[PROPERTY]).data?.state;
  const category = fields?.status?.statusCategory.key;
  return state === 'ended' ? category === 'indeterminate' : category === 'done';
}

type Issue = z.infer<typeof found>['issues'][number];

async function search(jql: string, fields: string[]): Promise<Issue[]> {
  const issues: Issue[] = [];
  let nextPageToken: string | undefined;
  do {
    const answer = await callJira('app', {
      path: route`/rest/api/3/search/jql`,
      method: 'POST',
      body: {
        jql,
        fields,
        maxResults: PAGE,
        properties: [PROPERTY],
        ...(nextPageToken === undefined ? {} : { nextPageToken }),
      },
    });
    const page = found.parse(expectOk('search', answer));
    issues.push(...page.issues);
    nextPageToken = page.isLast === true ? undefined : page.nextPageToken;
  } while (nextPageToken !== undefined);
  return issues;
}
