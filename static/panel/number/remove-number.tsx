import { Button, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { Texts } from '../../shared/texts';
import { ChangeProblem } from './change-number';
import type { CustomerNumberSteps } from './use-customer-number';

interface Props {
  t: Texts;
  steps: CustomerNumberSteps;
  /** Masked. */
  number: string;
}

/** The second press: what goes with the number is said first. */
export function RemoveNumber({ t, steps, number }: Props) {
  const { busy } = steps.now;
  return (
    <SectionMessage appearance="warning" title={t('number.remove.title', { number })} testId="confirm-removal">
      <Stack space="space.100">
        <Text>{t('number.remove.means')}</Text>
        <ChangeProblem t={t} steps={steps} />
        <Inline space="space.100">
          <LoadingButton
            appearance="danger"
            testId="remove-number"
            isLoading={busy}
            onClick={() => void steps.remove()}
          >
            {t('number.remove')}
          </LoadingButton>
          <Button appearance="subtle" testId="keep-number" isDisabled={busy} onClick={steps.close}>
            {t('number.keep')}
          </Button>
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
