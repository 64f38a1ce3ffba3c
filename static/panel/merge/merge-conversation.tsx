import { Heading, Spinner, Stack } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { MovedResult } from '../split/moved-result';
import { CheckMerge } from './check-merge';
import { ChooseRequests } from './choose-requests';
import { useMerge } from './use-merge';

interface Props {
  t: Texts;
  times: Times;
  view: ConversationView;
  requestKey: string | undefined;
  /** Something was merged, and the person has seen what came of it. */
  onDone: () => void;
  onCancel: () => void;
}

function Steps({ t, times, view, requestKey, onDone, onCancel }: Props & { requestKey: string }) {
  const merge = useMerge(requestKey);
  const { at } = merge.now;
  switch (at.step) {
    case 'choosing':
      return (
        <ChooseRequests
          t={t}
          times={times}
          merge={merge}
          thisRequest={requestKey}
          missing={view.missing}
          onCancel={onCancel}
        />
      );
    case 'checking':
      return <CheckMerge t={t} times={times} at={at} merge={merge} onCancel={onCancel} />;
    case 'done': {
      const { key } = at.request;
      const text = t('merge.done.text', { request: key });
      return <MovedResult t={t} title={t('merge.done')} text={text} request={key} onDone={onDone} />;
    }
  }
}

/** Unites requests of the same customer: pick, look at what it comes to, carry out. */
export function MergeConversation({ requestKey, ...props }: Props) {
  const { t } = props;
  return (
    <Stack space="space.150" testId="merge">
      <Heading as="h4" size="xsmall">
        {t('merge.title')}
      </Heading>
      {/* the page tells the key a moment after the first document */}
      {requestKey === undefined ? <Spinner label={t('merge.loading')} /> : <Steps requestKey={requestKey} {...props} />}
    </Stack>
  );
}
