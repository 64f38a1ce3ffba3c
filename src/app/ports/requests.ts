/** Jira and JSM as use cases know them: what the app does by itself, and what it does as the person who asks. */
import type { Category } from '../../domain/conversation';
import type { Attempt } from '../../domain/job';
import type { Permission } from '../../domain/permission';
import type { Instant } from '../../domain/time';

/** Done as the app. */
export interface Requests {
  create(order: RequestOrder): Promise<CreateOutcome>;
  /** Requests that a doubtful attempt may have made: by its creator, same project, summary and text, since the attempt began, without our property. */
  candidates(attempt: Attempt): Promise<{ request: string }[]>;
  status(request: string): Promise<StatusAnswer>;
  /** False when Jira does not let the app write there. */
  setProperty(request: string, value: ConversationProperty): Promise<boolean>;
  removeProperty(request: string): Promise<void>;
  link(request: string, other: string, as: 'related' | 'duplicate'): Promise<void>;
  addInternalNote(request: string, text: string): Promise<void>;
  /** Was this very note written since then? */
  hasInternalNote(request: string, text: string, since: Instant): Promise<boolean>;
  /** Takes the first transition into category Done, as the agent if one is named; false when none leads there. */
  setDone(request: string, as?: { accountId: string; duplicate: boolean }): Promise<boolean>;
  /** Requests whose property and status category disagree, or that have a property without a conversation's state. */
  disagreeing(): Promise<string[]>;
  /** Of these, the ones that the app cannot reach, or that are Done, or lie in no service project. */
  astray(requests: string[]): Promise<string[]>;
  /** Public comments by agents with a greater id, oldest first, and the id of the newest of all. */
  publicComments(request: string, after: string): Promise<{ comments: AgentComment[]; upTo: string }>;
}

/** Searchable in JQL; everybody who sees the request can read it, so nothing personal. */
export interface ConversationProperty {
  state: string;
  waitingSince?: Instant | undefined;
}

export interface AgentComment {
  id: string;
  at: Instant;
  by: string;
}

export interface RequestOrder {
  serviceDeskId: string;
  requestTypeId: string;
  summary: string;
  description: string;
  /** Account id of the reporter; else whoever creates it. */
  reporter?: string | undefined;
}
export type CreateOutcome =
  | { outcome: 'created'; request: string; key: string }
  /** Will not work until somebody repairs the configuration. */
  | { outcome: 'refused'; reason: RefusedTarget }
  /** Certainly not created; worth another try. */
  | { outcome: 'not-accepted'; retryAfterMs: number | undefined }
  | { outcome: 'unclear' };
export type RefusedTarget = 'project-or-type-gone' | 'field-required' | 'not-permitted' | 'not-configured';

export type StatusAnswer =
  | {
      found: true;
      category: Category;
      since: Instant;
      /** It lies in a service project. */
      service: boolean;
      property: ConversationProperty | undefined;
    }
  | { found: false };

export type SetInProgress = 'moved' | 'was-there' | 'no-transition';

/** Done as the person who asks, so that Jira decides what that person sees and may do. */
export interface PersonRequests {
  /** Of those asked, what the person lacks on each request; a request that is not named lacks everything. */
  missing(requests: string[], permissions: Permission[]): Promise<Map<string, Permission[]>>;
  missingInProject(project: string, permissions: Permission[]): Promise<Permission[]>;
  /** By id or key; what the person may not see is not there. */
  find(requests: string[]): Promise<SeenRequest[]>;
  /** What a new request like this one takes: its desk, type and reporter. Undefined where it is no JSM request. */
  typeOf(request: string): Promise<RequestType | undefined>;
  create(order: RequestOrder): Promise<CreateOutcome>;
  /** Takes the first transition into In Progress that asks for nothing. */
  setInProgress(request: string): Promise<SetInProgress>;
  /** Could the app, for this person, set the request to Done or In Progress? */
  leadsTo(request: string, category: Category): Promise<boolean>;
  /** Back to a status by id, else, if wished, to the first In Progress one; @returns where it is now, or undefined where nothing led there */
  bringBack(
    request: string,
    status: { id: string; name: string },
    elseInProgress: boolean,
  ): Promise<{ id: string; name: string } | undefined>;
  internalComments(request: string): Promise<{ id: string; at: Instant; by: string; text: string }[]>;
  /** Text of a comment, and the names of files that it shows; undefined when it is gone or not public. */
  comment(request: string, id: string): Promise<{ text: string; files: string[] } | undefined>;
}

export interface SeenRequest {
  id: string;
  key: string;
  summary: string;
  status: { id: string; name: string; category: Category };
  project: { id: string; name: string; service: boolean };
  reporter: { accountId: string; isApp: boolean } | undefined;
  /** Names in the language of whoever asks. */
  priority: string | undefined;
  assignee: string | undefined;
  labels: string[];
}

export interface RequestType {
  key: string;
  reporter: string | undefined;
  serviceDeskId: string;
  requestTypeId: string;
  requestTypeName: string;
  projectId: string;
  projectName: string;
}
