import { Link, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import { addressOf } from './go-to-request';
import { requestName } from './request-name';
import type { Known } from './use-names';

/** A request by its key, which leads there; one that the person may not see leads nowhere. */
export function RequestLink({ t, known }: { t: Texts; known: Known }) {
  const name = requestName(t, known);
  return (
    <Text size="small" color="color.text.subtle">
      {known.is === 'named' ? <Link href={addressOf(known.request.key)}>{name}</Link> : name}
    </Text>
  );
}
