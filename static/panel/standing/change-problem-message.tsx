import { SectionMessage, Text } from '@forge/react';
import type { Texts } from '../../shared/texts';
import { changeProblemText } from './change-problem';
import type { ChangeStep } from './use-state-change';

/** Why the last press changed nothing. */
export function ChangeProblemMessage({ t, step }: { t: Texts; step: ChangeStep }) {
  if (step.phase !== 'refused') return null;
  return (
    <SectionMessage appearance="error" title={t('panel.change.refused')} testId="change-problem">
      <Text>{changeProblemText(t, step.problem)}</Text>
    </SectionMessage>
  );
}
