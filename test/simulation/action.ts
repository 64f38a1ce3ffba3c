import type { Heard } from './actors/in-jira';
import type { NumberDeed, SecondThought } from './actors/number-givers';
import type { AgentRole } from './actors/panel';
import type { MergeDeed, SplitDeed } from './actors/rearrangers';

type Category = 'new' | 'indeterminate' | 'done';

/** Something that somebody does. `nth` chooses among what there is at that moment, whatever its number. */
export type Action =
  /** A customer writes; `ages` are the messages' ages in ms, one webhook for all of them. */
  | { do: 'write'; who: number; spelling: number; texts: number[]; ages: number[] }
  /** Infobip sends an earlier webhook again, in another spelling of the number. */
  | { do: 'repeat'; nth: number; spelling: number }
  /** Two customers write the same text at the same moment. */
  | { do: 'twins'; text: number }
  | { do: 'view' | 'refresh'; nth: number }
  | { do: 'see'; nth: number; role: AgentRole }
  | { do: 'reply' | 'resend'; nth: number; clicks: number; role: AgentRole }
  | { do: 'pause' | 'reactivate' | 'swap' | 'resume'; nth: number; clicks: number; role: AgentRole }
  | ({ do: 'split' } & SplitDeed)
  | ({ do: 'merge' } & MergeDeed)
  /** Messages that a merge brought are split off just as somebody takes the merge back. */
  | { do: 'split-and-undo'; nth: number; share: number; roles: [AgentRole, AgentRole] }
  | { do: 'undo'; nth: number; roles: AgentRole[]; afterMs: number }
  | { do: 'mail'; role: string }
  | ({ do: 'add-number' } & NumberDeed)
  | { do: 'change-number'; nth: number; phone: number; confirmed: boolean; role: AgentRole }
  | { do: 'remove-number'; nth: number; roles: AgentRole[] }
  /** The customer whose number an agent wrote down writes, at times just as an agent has second thoughts about it. */
  | { do: 'write-back'; nth: number; text: number; meanwhile: SecondThought; phone: number; role: AgentRole }
  | { do: 'comment'; nth: number; role: string }
  | { do: 'send-comment' | 'dismiss-comment'; nth: number; roles: AgentRole[] }
  | { do: 'move'; nth: number; to: Category }
  /** A move whose event never reaches the app. */
  | { do: 'unheard-move'; nth: number; to: Category }
  | { do: 'delete'; nth: number; events: Heard }
  /** Jira tells of a deletion that did not take place. */
  | { do: 'false-alarm'; nth: number }
  /** Into another project. */
  | { do: 'transfer'; nth: number; steps: number; events: Heard }
  | { do: 'clone'; nth: number }
  /** Done, and every customer writes before the app can know. */
  | { do: 'late-write'; nth: number; text: number }
  /** Deleted, and every customer writes before the app can know. */
  | { do: 'late-delete'; nth: number; text: number }
  /** Done and back, faster than any event. */
  | { do: 'flip'; nth: number }
  /** Done and back, with panels that compare at the same time. */
  | { do: 'toggle'; nth: number; pauseMs: number }
  | { do: 'break-target' | 'repair-target' | 'renew-secret' }
  | { do: 'report-failure'; nth: number }
  | { do: 'wait'; ms: number };
