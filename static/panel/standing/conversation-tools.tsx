import { Button, Inline, Stack, Text } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import { lackedFor, lackText } from '../needed-rights';
import type { Conversation } from '../use-conversation';
import type { Names } from '../use-names';
import { ChangeButton } from './change-button';
import { ChangeProblemMessage } from './change-problem-message';
import { offeredChange } from './offered-change';
import { useStateChange } from './use-state-change';

export type Tool = 'split' | 'merge';

/** Why neither tool can be used in this standing; rights apart. */
function obstacle(t: Texts, { state, readOnly }: ConversationView): string | undefined {
  if (readOnly !== undefined) return t('panel.tools.read-only');
  return state === 'merged' ? t('panel.tools.merged') : undefined;
}

interface Props {
  t: Texts;
  view: ConversationView;
  names: Names;
  reload: Conversation['reload'];
  onOpen: (tool: Tool) => void;
}

/** What can be done with the conversation as a whole, and why some of it cannot. */
export function ConversationTools({ t, view, names, reload, onOpen }: Props) {
  const stateChange = useStateChange(view, reload);
  const offered = offeredChange(view, names, stateChange.step);
  const offer = offered?.change === 'resume' ? undefined : offered;
  const stands = obstacle(t, view);
  const tool = (name: Tool) => (
    <Button
      spacing="compact"
      testId={`open-${name}`}
      isDisabled={stands !== undefined || lackedFor(name, view.missing).length > 0}
      onClick={() => onOpen(name)}
    >
      {t(`panel.tools.${name}`)}
    </Button>
  );
  const lacked = [...(offer ? lackedFor(offer.change, view.missing) : []), ...lackedFor('split', view.missing)];
  const reason = stands ?? lackText(t, lacked);
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap rowSpace="space.050">
        {offer && (
          <ChangeButton t={t} offer={offer} stateChange={stateChange} missing={view.missing} testId="change-state" />
        )}
        {tool('split')}
        {tool('merge')}
      </Inline>
      {reason !== undefined && (
        <Text size="small" color="color.text.subtle">
          {reason}
        </Text>
      )}
      <ChangeProblemMessage t={t} step={stateChange.step} />
    </Stack>
  );
}
