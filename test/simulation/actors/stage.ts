import type { Report } from '../invariants/judge';

/** What people were told, so that it can be held against what is stored, shown and on phones. */
export interface Stage {
  note(text: string): void;
  report: Report;
  /** Infobip was told that an inbound message is safe. */
  acknowledged(providerId: string, phone: string): void;
  /** An agent was told that a reply was accepted under this key. */
  accepted(key: string, request: string): void;
}
