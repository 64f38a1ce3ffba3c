import { LoadingButton } from '@forge/react';
import type { Permission } from '../../../src/contract/refusal';
import type { Texts } from '../../shared/texts';
import { lackedFor } from '../needed-rights';
import { requestName } from '../request-name';
import type { Offer } from './offered-change';
import type { StateChange } from './use-state-change';

interface Props {
  t: Texts;
  offer: Offer;
  stateChange: StateChange;
  missing: readonly Permission[];
  testId: string;
  appearance?: 'default' | 'primary';
}

/** Off where the person lacks a right, or may not see the request that the swap would pause. */
export function ChangeButton({ t, offer, stateChange, missing, testId, appearance = 'default' }: Props) {
  const { step, make } = stateChange;
  const hidden = offer.change === 'swap' && offer.other.is === 'hidden';
  const words =
    offer.change === 'swap' && offer.other.is === 'named'
      ? t('panel.change.swap-with', { request: requestName(t, offer.other) })
      : t(`panel.change.${offer.change}`);
  return (
    <LoadingButton
      spacing="compact"
      appearance={appearance}
      testId={testId}
      isDisabled={hidden || lackedFor(offer.change, missing).length > 0}
      isLoading={step.phase === 'running'}
      onClick={() => void make(offer.change)}
    >
      {words}
    </LoadingButton>
  );
}
