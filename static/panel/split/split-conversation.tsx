import { Heading, Stack } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { CheckSplit } from './check-split';
import { ChooseMessages } from './choose-messages';
import { MovedResult } from './moved-result';
import { useSplit, type Split } from './use-split';

interface Props {
  t: Texts;
  times: Times;
  view: ConversationView;
  requestKey: string | undefined;
  /** Something was split, and the person has seen what came of it. */
  onDone: () => void;
  onCancel: () => void;
}

function Step({ split, ...props }: Omit<Props, 'view'> & { split: Split }) {
  const { t, times, requestKey, onDone, onCancel } = props;
  const { at } = split.now;
  switch (at.step) {
    case 'choosing':
      return <ChooseMessages t={t} times={times} split={split} onCancel={onCancel} />;
    case 'checking':
      return (
        <CheckSplit
          t={t}
          times={times}
          preview={at.preview}
          requestKey={requestKey}
          split={split}
          onCancel={onCancel}
        />
      );
    case 'done': {
      const { key } = at.request;
      const text = t('split.done.text', { request: key });
      return <MovedResult t={t} title={t('split.done')} text={text} request={key} onDone={onDone} />;
    }
  }
}

/** Takes selected messages to a new request: select, look at both results, carry out. */
export function SplitConversation({ view, ...props }: Props) {
  const split = useSplit(view);
  return (
    <Stack space="space.150" testId="split">
      <Heading as="h4" size="xsmall">
        {props.t('split.title')}
      </Heading>
      <Step split={split} {...props} />
    </Stack>
  );
}
