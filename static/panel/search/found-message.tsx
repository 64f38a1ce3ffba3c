import { Inline, Stack, Text, User } from '@forge/react';
import type { MessageEntry } from '../../../src/contract/conversation-view';
import { isolated, readsRightToLeft } from '../../shared/bidi';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { matchInContext } from './match-in-context';

/** The match among its words; right-to-left words are isolated as a whole, around all three pieces. */
function Context({ text, wanted }: { text: string; wanted: string }) {
  const { before, match, after } = matchInContext(text, wanted);
  const plain = `${before}${match}${after}`;
  const whole = isolated(plain);
  const start = whole.indexOf(plain) + before.length;
  const align = readsRightToLeft(plain) ? 'end' : 'start';
  return (
    <Text align={align}>
      {whole.slice(0, start)}
      {match !== '' && <Text as="strong">{match}</Text>}
      {whole.slice(start + match.length)}
    </Text>
  );
}

interface Props {
  t: Texts;
  times: Times;
  message: MessageEntry;
  wanted: string;
}

/** One message that contains what was looked for. */
export function FoundMessage({ t, times, message, wanted }: Props) {
  const { author, content, key } = message;
  const at = times.moment(message.at);
  const meta = (words: string) => (
    <Text size="small" color="color.text.subtle">
      {words}
    </Text>
  );
  return (
    <Stack space="space.025" testId={`found-${key}`}>
      {author.kind === 'agent' ? (
        <Inline space="space.050" alignBlock="center">
          <User accountId={author.accountId} />
          {meta(at)}
        </Inline>
      ) : (
        meta(`${t(`panel.author.${author.kind}`)} · ${at}`)
      )}
      {content.kind === 'text' && <Context text={content.text} wanted={wanted} />}
    </Stack>
  );
}
