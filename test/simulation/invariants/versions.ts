import type { WriteRule } from './judge';

/** Every decision is conditional: a record is only replaced by what was decided from its last version. */
export const versions: WriteRule = ({ changes }, report) => {
  for (const { entity, key, before, after } of changes) {
    // A repeated form's resend job is written anew; it meets the same message.
    if (!before || !after || (entity === 'job' && key.startsWith('resend-'))) continue;
    if (after.version !== before.version + 1) {
      report('a write is decided from the last version', `${entity} ${key}: ${before.version} → ${after.version}`);
    }
  }
};
