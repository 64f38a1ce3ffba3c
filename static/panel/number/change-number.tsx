import { Button, Form, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { exampleNumber, readTypedNumber } from '../../../src/contract/phone-number';
import type { Texts } from '../../shared/texts';
import { goToRequest } from '../go-to-request';
import { NumberField } from './number-field';
import { activeElsewhere, isWorthRetrying, numberProblemText } from './number-problem';
import type { CustomerNumberSteps } from './use-customer-number';

/** Another number in place of the one that an agent added. */
export function ChangeNumber({ t, steps }: { t: Texts; steps: CustomerNumberSteps }) {
  const { typed, busy } = steps.now;
  const read = readTypedNumber(typed);
  const mayBeAsked = read.ok || read.because === 'national';
  return (
    <Form onSubmit={() => (mayBeAsked ? steps.change() : undefined)}>
      <Stack space="space.100">
        <NumberField
          t={t}
          id="changed-number"
          label={t('number.change.label')}
          typed={typed}
          read={read}
          example={exampleNumber()}
          countryUnknown
          isReadOnly={busy}
          onType={steps.type}
        />
        <ChangeProblem t={t} steps={steps} />
        <Inline space="space.100">
          <LoadingButton type="submit" testId="change-number" isDisabled={!mayBeAsked} isLoading={busy}>
            {t('number.change')}
          </LoadingButton>
          <Button appearance="subtle" testId="keep-number" isDisabled={busy} onClick={steps.close}>
            {t('number.keep')}
          </Button>
        </Inline>
      </Stack>
    </Form>
  );
}

/** Why the number was not changed or removed, and the way on where there is one. */
export function ChangeProblem({ t, steps }: { t: Texts; steps: CustomerNumberSteps }) {
  const { problem, busy, at } = steps.now;
  if (problem === undefined) return null;
  const other = activeElsewhere(problem);
  const retry = isWorthRetrying(problem);
  return (
    <SectionMessage
      appearance={problem.code === 'linked-elsewhere' || retry ? 'warning' : 'error'}
      title={t(problem.code === 'failed' ? 'number.not-clear' : 'number.not-changed')}
      testId="number-problem"
    >
      <Stack space="space.100">
        <Text>{numberProblemText(t, problem, exampleNumber())}</Text>
        {other && (
          <Inline>
            <Button testId="number-open" onClick={() => void goToRequest(other.key)}>
              {t('panel.request.open', { request: other.key })}
            </Button>
          </Inline>
        )}
        {at === 'change' && problem.code === 'linked-elsewhere' && (
          <Inline>
            <LoadingButton testId="number-confirm" isLoading={busy} onClick={() => void steps.change(true)}>
              {t('number.confirm')}
            </LoadingButton>
          </Inline>
        )}
      </Stack>
    </SectionMessage>
  );
}
