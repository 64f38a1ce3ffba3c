import type { Heard } from './in-jira';
import type { Report } from '../invariants/judge';

/** What people were told and what they did in Jira, so that it can be held against what is stored, shown and on phones. */
export interface Stage {
  note(text: string): void;
  report: Report;
  /** Infobip was told that an inbound message is safe. */
  acknowledged(providerId: string, phone: string): void;
  /** An agent was told that a reply was accepted under this key. */
  accepted(key: string, request: string): void;
  /** An agent was told that the form with this id moved messages to the request. */
  moved(form: string, request: string): void;
  /** A function that a page called answered with this code. */
  answered(name: string, code: string): void;
  /** A request was deleted, or brought into another project, where agents lack rights. */
  deleted(request: string): void;
  transferred(request: string, events: Heard): void;
  /** An agent commented in public. */
  commented(text: string): void;
}
