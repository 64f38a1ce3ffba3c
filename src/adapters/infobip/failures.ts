import type { Failure, FailureReason } from '../../domain/delivery';

/** Infobip's status ids (send answers and reports) that deserve words of their own. */
const BY_STATUS: Readonly<Record<number, FailureReason>> = {
  6: 'route-not-available',
  8: 'number-invalid',
  10: 'recipient-blocked',
  11: 'sender-not-registered',
  12: 'no-credit',
  13: 'sender-not-registered',
  14: 'opted-out',
  15: 'expired',
  17: 'no-credit',
  18: 'route-not-available',
  19: 'route-not-available',
  20: 'too-many-messages',
  21: 'provider-problem',
  25: 'too-long',
  29: 'expired',
  51: 'number-invalid',
  52: 'number-invalid',
  87: 'content-blocked',
  100: 'provider-problem',
};

/** Error codes say more than the status where both are given. */
const BY_ERROR: Readonly<Record<number, FailureReason>> = {
  1: 'number-not-in-use',
  5: 'number-not-in-use',
  6: 'phone-unreachable',
  27: 'phone-unreachable',
  573: 'opted-out',
  603: 'opted-out',
  604: 'opted-out',
  2052: 'opted-out',
  607: 'content-blocked',
  609: 'too-many-messages',
  4099: 'too-many-messages',
};

interface ProviderStatus {
  id: number;
  description?: string | null | undefined;
}

/** Why a message failed, in our words, with the provider's own text for support. */
export function failureOf(status: ProviderStatus, error?: ProviderStatus | null): Failure {
  const reason = (error == null ? undefined : BY_ERROR[error.id]) ?? BY_STATUS[status.id] ?? 'unknown-reason';
  const told = error != null && error.id !== 0 ? error.description : status.description;
  return { reason, ...(told == null || told === '' ? {} : { description: told.slice(0, 200) }) };
}
