import { changesOf, type WriteRule } from './judge';

/** Every decision is conditional: a record is only replaced by what was decided from its last version. */
export const versions: WriteRule = ({ changes }, report) => {
  const versioned = [
    ...changesOf(changes, 'customer'),
    ...changesOf(changes, 'conversation'),
    ...changesOf(changes, 'message'),
    // A repeated form's resend job is written anew; it meets the same message.
    ...changesOf(changes, 'job').filter(({ key }) => !key.startsWith('resend-')),
  ];
  for (const { entity, key, before, after } of versioned) {
    if (before && after && after.version !== before.version + 1) {
      report('a write is decided from the last version', `${entity} ${key}: ${before.version} → ${after.version}`);
    }
  }
};
