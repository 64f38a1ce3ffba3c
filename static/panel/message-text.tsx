import { Stack, Text } from '@forge/react';
import { isolated, readsRightToLeft } from '../shared/bidi';

function Line({ text }: { text: string }) {
  // an empty paragraph would have no height
  if (text.trim() === '') return <Text>{'\u00a0'}</Text>;
  return readsRightToLeft(text) ? <Text align="end">{isolated(text)}</Text> : <Text>{isolated(text)}</Text>;
}

/** Text as it was written, never markup. `Text` knows no line breaks, so each line is a paragraph. */
export function MessageText({ text }: { text: string }) {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.length === 1) return <Line text={text} />;
  return (
    <Stack>
      {lines.map((line, index) => (
        <Line key={index} text={line} />
      ))}
    </Stack>
  );
}
