import type { ConnectionRefusal, ProjectChoice, RequestTypeChoice } from '../../contract/admin';
import type { Ports } from '../ports';

/** What configuring needs beyond the rest of the app. */
export interface AdminPorts extends Ports {
  personAdministers(): Promise<boolean>;
  requestSetup: RequestSetup;
  /** Tries base URL and key together with a call that changes nothing. */
  testConnection(connection: { baseUrl: string; apiKey: string }): Promise<{ code: 'ok' } | ConnectionRefusal>;
  webhook: WebhookSetup;
}

export interface RequestSetup {
  projects(): Promise<ProjectChoice[]>;
  /** Undefined when there is no such project for this person. */
  requestTypes(serviceDeskId: string): Promise<RequestTypeChoice[] | undefined>;
  /** False when Jira refuses, so that the manual way is shown. */
  pinPanel(projectId: string, environmentId: string): Promise<boolean>;
}

export interface WebhookSetup {
  address(): Promise<string>;
  /** 256 random bits, to be shown once. */
  newSecret(): string;
  hash(secret: string): string;
}

/** The person and the place that the platform vouches for. */
export interface AdminCaller {
  accountId: string;
  environmentId: string;
}
