import { useRef, useState } from 'react';
import { Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { IssueAnswers } from '../../../src/contract/issue';
import type { Permission } from '../../../src/contract/refusal';
import { issue, type Failed } from '../../shared/backend';
import type { Texts } from '../../shared/texts';
import { lackedFor, lackText } from '../needed-rights';
import { refreshPage } from '../refresh-page';
import { refusalText } from '../refusal-text';

type ResumeProblem = Exclude<IssueAnswers['resume'], { code: 'ok' }> | Failed;

function problemText(t: Texts, problem: ResumeProblem): string {
  switch (problem.code) {
    case 'no-conversation':
    case 'no-transition':
    case 'failed':
      return t(`number.resume.${problem.code}`);
    default:
      return refusalText(t, problem);
  }
}

interface Props {
  t: Texts;
  missing: readonly Permission[];
  onDone: () => void;
}

/** Takes a done request back into work, so that a number can be added. */
export function SetInProgress({ t, missing, onDone }: Props) {
  const [{ busy, problem }, set] = useState<{ busy: boolean; problem?: ResumeProblem }>({ busy: false });
  const inFlight = useRef(false);
  const lack = lackText(t, lackedFor('resume', missing));
  const resume = async () => {
    if (inFlight.current) return;
    inFlight.current = true;
    set({ busy: true });
    const answer = await issue.resume();
    inFlight.current = false;
    set({ busy: false, ...(answer.code === 'ok' ? {} : { problem: answer }) });
    if (answer.code !== 'ok' && answer.code !== 'failed') return;
    onDone();
    void refreshPage();
  };
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <LoadingButton
          testId="set-in-progress"
          isDisabled={lack !== undefined}
          isLoading={busy}
          onClick={() => void resume()}
        >
          {t('panel.change.resume')}
        </LoadingButton>
        {lack !== undefined && (
          <Text size="small" color="color.text.subtle">
            {lack}
          </Text>
        )}
      </Inline>
      {problem && (
        <Text color="color.text.danger" testId="set-in-progress-problem">
          {problemText(t, problem)}
        </Text>
      )}
    </Stack>
  );
}
