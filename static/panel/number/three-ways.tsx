import { Button, Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { NamedRequest } from '../../../src/contract/conversation-view';
import type { Permission } from '../../../src/contract/refusal';
import type { Texts } from '../../shared/texts';
import { goToRequest } from '../go-to-request';
import { lackedFor, lackText } from '../needed-rights';
import type { Choice } from './adding';
import type { AddingNumber } from './use-add-number';

interface Props {
  t: Texts;
  other: NamedRequest;
  missing: readonly Permission[];
  adding: AddingNumber;
}

/** What to do about the number's active conversation: go there, have it come here, or pause it. */
export function ThreeWays({ t, other, missing, adding }: Props) {
  const { busy, attempt } = adding.now;
  const request = other.key;
  const way = (choice: Choice) => {
    // pausing the other request takes what pausing takes
    const lacked = lackedFor(choice === 'merge' ? 'merge' : 'pause', missing);
    return (
      <Stack space="space.050">
        <Inline>
          <LoadingButton
            testId={`number-${choice}`}
            isDisabled={lacked.length > 0 || (busy && attempt?.choice !== choice)}
            isLoading={busy && attempt?.choice === choice}
            onClick={() => void adding.decide({ choice })}
          >
            {t(`number.${choice}`, { request })}
          </LoadingButton>
        </Inline>
        <Text size="small">{lackText(t, lacked) ?? t(`number.${choice}.means`, { request })}</Text>
      </Stack>
    );
  };
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <Inline>
          <Button testId="number-open" onClick={() => void goToRequest(request)}>
            {t('panel.request.open', { request })}
          </Button>
        </Inline>
        <Text size="small">{t('number.open.means', { request })}</Text>
      </Stack>
      {way('merge')}
      {way('take-over')}
    </Stack>
  );
}
