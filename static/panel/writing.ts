import { withInserted } from './draft/filled-reply-text';
import type { Draft, SendOutcome } from './send-reply';
import type { ReplyProblem } from './reply-problem';

/** What the agent is writing, and what became of the last attempt to send it. */
export interface Writing {
  text: string;
  phase: 'writing' | 'sending';
  /** The id belongs to the very text it was tried with: another text under it would be taken for the same message. */
  tried?: Draft;
  problem?: ReplyProblem;
}

export const blank: Writing = { text: '', phase: 'writing' };

export type WritingEvent =
  | { type: 'typed'; text: string }
  /** A prepared text was chosen. */
  | { type: 'inserted'; text: string }
  /** What was being written when the page was left. */
  | { type: 'restored'; text: string }
  | { type: 'sending'; draft: Draft }
  | { type: 'answered'; outcome: SendOutcome };

/** The draft to send: the one tried before as long as the text is the same. */
export function draftOf({ text, tried }: Writing, newId: () => string): Draft {
  return tried?.text === text ? tried : { id: newId(), text };
}

/** A refused text stays to be corrected; an accepted one goes, unless more was typed meanwhile. */
export function nextWriting(writing: Writing, event: WritingEvent): Writing {
  const { text, phase, tried } = writing;
  switch (event.type) {
    case 'typed':
      return { text: event.text, phase, ...(tried && { tried }) };
    case 'inserted':
      return { text: withInserted(text, event.text), phase, ...(tried && { tried }) };
    case 'restored':
      return text === '' && phase === 'writing' ? { ...writing, text: event.text } : writing;
    case 'sending':
      return { text, phase: 'sending', tried: event.draft };
    case 'answered':
      if (event.outcome.code !== 'ok') return { ...writing, phase: 'writing', problem: event.outcome };
      return tried?.text === text ? blank : { text, phase: 'writing' };
  }
}
