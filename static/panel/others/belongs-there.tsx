import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ConversationView, NamedRequest } from '../../../src/contract/conversation-view';
import { isolated } from '../../shared/bidi';
import type { Texts } from '../../shared/texts';
import { mergeProblemText, withKeys } from '../merge/merge-problem';
import { lackedFor, lackText } from '../needed-rights';
import { RequestLink } from '../request-link';
import type { Conversation } from '../use-conversation';
import type { Names } from '../use-names';
import { useMergeThere } from './use-merge-there';

interface Props {
  t: Texts;
  view: ConversationView;
  names: Names;
  reload: Conversation['reload'];
}

/** The done request that this one may belong to: a "thank you" is no new matter. */
function formerRequest({ follows, state, readOnly }: ConversationView, names: Names): NamedRequest | undefined {
  if (follows === undefined || readOnly !== undefined || state === 'merged') return undefined;
  const known = names.of(follows);
  return known.is === 'named' && known.request.category === 'done' ? known.request : undefined;
}

/** Offers to merge this request into the one that it followed, in one press. */
export function BelongsThere({ t, view, names, reload }: Props) {
  const { step, merge } = useMergeThere(reload);
  const former = formerRequest(view, names);
  if (!former) return null;
  const problem = step.phase === 'refused' ? step.problem : undefined;
  const pauses = problem?.code === 'confirm-pause' ? problem.other : undefined;
  const lack = lackText(t, lackedFor('merge', view.missing));
  return (
    <SectionMessage title={t('panel.follows.title', { request: former.key })} testId="belongs-there">
      <Stack space="space.100">
        <Text>{t('panel.follows.text', { request: former.key, summary: isolated(former.summary) })}</Text>
        {problem && (
          <Text color="color.text.danger" testId="belongs-there-problem">
            {mergeProblemText(t, withKeys(problem, [former]))}
          </Text>
        )}
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <LoadingButton
            spacing="compact"
            testId="merge-there"
            isDisabled={lack !== undefined}
            isLoading={step.phase === 'running'}
            onClick={() => void merge(former.id, pauses?.id)}
          >
            {pauses
              ? t('panel.follows.merge-and-pause', { request: former.key, other: pauses.key })
              : t('panel.follows.merge', { request: former.key })}
          </LoadingButton>
          <RequestLink t={t} known={{ is: 'named', request: former }} />
          {lack !== undefined && (
            <Text size="small" color="color.text.subtle">
              {lack}
            </Text>
          )}
        </Inline>
      </Stack>
    </SectionMessage>
  );
}
