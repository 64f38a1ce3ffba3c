import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { Permission } from '../../../src/contract/refusal';
import type { Texts } from '../../shared/texts';
import { activeElsewhere, isWorthRetrying, numberProblemText, type NumberProblem } from './number-problem';
import { SetInProgress } from './set-in-progress';
import { ThreeWays } from './three-ways';
import type { AddingNumber } from './use-add-number';

/** Whether the person has to decide, nobody knows what happened, or nothing did. */
export function problemHeading(t: Texts, problem: NumberProblem) {
  if (activeElsewhere(problem) !== undefined || problem.code === 'linked-elsewhere') {
    return { appearance: 'warning', title: t('number.decide') } as const;
  }
  if (['failed', 'unclear', 'in-progress'].includes(problem.code)) {
    return { appearance: 'warning', title: t('number.not-clear') } as const;
  }
  return { appearance: 'error', title: t('number.not-added') } as const;
}

interface Props {
  t: Texts;
  adding: AddingNumber;
  example: string;
  missing: readonly Permission[];
  onDone: () => void;
}

/** Why the number is not there yet, and the ways on from here. */
export function AddingProblem({ t, adding, example, missing, onDone }: Props) {
  const { problem, busy } = adding.now;
  if (problem === undefined) return null;
  const other = activeElsewhere(problem);
  return (
    <SectionMessage {...problemHeading(t, problem)} testId="number-problem">
      <Stack space="space.100">
        <Text>{numberProblemText(t, problem, example)}</Text>
        {other && <ThreeWays t={t} other={other} missing={missing} adding={adding} />}
        {problem.code === 'request-done' && <SetInProgress t={t} missing={missing} onDone={onDone} />}
        {problem.code === 'linked-elsewhere' && (
          <Inline>
            <LoadingButton
              testId="number-confirm"
              isLoading={busy}
              onClick={() => void adding.decide({ confirmed: true })}
            >
              {t('number.confirm')}
            </LoadingButton>
          </Inline>
        )}
        {isWorthRetrying(problem) && (
          <Inline>
            <LoadingButton testId="number-retry" isLoading={busy} onClick={() => void adding.retry()}>
              {t('number.retry')}
            </LoadingButton>
          </Inline>
        )}
      </Stack>
    </SectionMessage>
  );
}
