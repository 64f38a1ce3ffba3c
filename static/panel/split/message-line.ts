import type { MessageEntry, ThreadEntry } from '../../../src/contract/conversation-view';
import { isolated } from '../../shared/bidi';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { unsupportedText } from '../unsupported-content';

const SHOWN = 240;

/** What people said, as against what happened. */
export function messagesIn(entries: readonly ThreadEntry[]): MessageEntry[] {
  return entries.filter((entry) => entry.kind === 'message');
}

/** On one line, and not longer than a list bears. */
export function excerpt(text: string, shown = SHOWN): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const cut = characters.length > shown ? `${characters.slice(0, shown).join('')} …` : characters.join('');
  return isolated(cut);
}

/** Who and when; agents go by their role, because a label cannot hold a person's name. */
export function messageTitle(t: Texts, times: Times, { author, at }: MessageEntry): string {
  return `${t(`split.author.${author.kind}`)} · ${times.moment(at)}`;
}

/** A sentence in place of what has no text to show; nothing where it has. */
export function wordsInPlace(t: Texts, { content, direction }: MessageEntry): string | undefined {
  switch (content.kind) {
    case 'text':
      return undefined;
    case 'unsupported':
      return unsupportedText(t, direction, content.type);
    case 'erased':
      return t('split.erased');
  }
}

/** A message as the label of its checkbox. */
export function messageLine(t: Texts, times: Times, message: MessageEntry): string {
  const { content } = message;
  const words = content.kind === 'text' ? excerpt(content.text) : wordsInPlace(t, message);
  return `${messageTitle(t, times, message)} · ${words ?? ''}`;
}
