import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { NamedRequest } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import { isOpenQuestion } from '../split/open-question';
import { mergeProblemText, withKeys, type MergeProblem } from './merge-problem';
import type { Merging } from './merging';
import type { Merge } from './use-merge';

/** Every request of this merge that has shown its key. */
function knownIn({ picked, at }: Merging): readonly { id: string; key: string }[] {
  if (at.step !== 'checking') return picked;
  const { target, sources } = at.preview;
  return [...picked, ...sources, ...(target ? [target] : [])];
}

function proposalIn(problem: MergeProblem): NamedRequest | undefined {
  return problem.code === 'consent-needed' || problem.code === 'no-transition' ? problem.propose : undefined;
}

/** Why nothing was merged; where the active request is proposed as the target instead, the way there. */
export function MergeProblemMessage({ t, merge }: { t: Texts; merge: Merge }) {
  const { problem, busy } = merge.now;
  if (problem === undefined) return null;
  const open = isOpenQuestion(problem);
  const proposed = proposalIn(problem);
  return (
    <SectionMessage
      appearance={open ? 'warning' : 'error'}
      title={t(open ? 'split.open' : 'merge.refused')}
      testId="merge-problem"
    >
      <Stack space="space.100">
        <Text>{mergeProblemText(t, withKeys(problem, knownIn(merge.now)))}</Text>
        {proposed && (
          <Inline>
            <LoadingButton testId="merge-proposed" isLoading={busy} onClick={() => void merge.previewInto(proposed)}>
              {t('merge.into-proposed', { request: proposed.key })}
            </LoadingButton>
          </Inline>
        )}
      </Stack>
    </SectionMessage>
  );
}
