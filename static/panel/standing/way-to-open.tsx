import { createContext } from 'react';
import { Button, Inline, Stack, Text } from '@forge/react';
import type { ReactNode } from 'react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import { goToRequest } from '../go-to-request';
import { lackedFor, lackText } from '../needed-rights';
import { requestName } from '../request-name';
import type { Conversation } from '../use-conversation';
import type { Names } from '../use-names';
import { ChangeButton } from './change-button';
import { ChangeProblemMessage } from './change-problem-message';
import { offeredChange, type Offer } from './offered-change';
import { useStateChange } from './use-state-change';

/** What the closed composer shows below its reason: the composer need not know what opens the conversation. */
export const OpeningWay = createContext<ReactNode>(null);

interface Props {
  t: Texts;
  view: ConversationView;
  names: Names;
  reload: Conversation['reload'];
}

function otherText(t: Texts, offer: Offer): string | undefined {
  if (offer.change !== 'swap') return undefined;
  if (offer.other.is !== 'named') {
    return offer.other.is === 'hidden' ? t('panel.change.other-hidden') : t('panel.change.other-unknown');
  }
  return t('panel.change.other', { request: offer.other.request.key, summary: offer.other.request.summary });
}

/** The button that opens the composer again, or leads to where the answer can be written. */
export function WayToOpen({ t, view, names, reload }: Props) {
  const stateChange = useStateChange(view, reload);
  const { reply, merged, missing } = view;
  if (reply.open) return null;
  if (reply.because === 'merged' && merged)
    return <OpenTarget t={t} into={merged.into} names={names} testId="answer-there" />;
  if (reply.because !== 'paused' && reply.because !== 'ended') return null;
  const offer = offeredChange(view, names, stateChange.step);
  if (!offer) return null;
  const other = otherText(t, offer);
  const lack = lackText(t, lackedFor(offer.change, missing));
  return (
    <Stack space="space.100">
      {other !== undefined && <Text testId="other-active">{other}</Text>}
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <ChangeButton t={t} offer={offer} stateChange={stateChange} missing={missing} testId="open-again" />
        {lack !== undefined && (
          <Text size="small" color="color.text.subtle">
            {lack}
          </Text>
        )}
      </Inline>
      <ChangeProblemMessage t={t} step={stateChange.step} />
    </Stack>
  );
}

/** Leads to the request that a merged conversation went into. */
export function OpenTarget({ t, into, names, testId }: { t: Texts; into: string; names: Names; testId: string }) {
  const known = names.of(into);
  if (known.is !== 'named') return <Text>{t('panel.merged.target', { request: requestName(t, known) })}</Text>;
  const { key } = known.request;
  return (
    <Inline>
      <Button spacing="compact" iconAfter="arrow-right" testId={testId} onClick={() => void goToRequest(key)}>
        {t('panel.request.open', { request: key })}
      </Button>
    </Inline>
  );
}
