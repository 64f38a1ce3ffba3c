import { Inline, LoadingButton, Stack, Text, Button } from '@forge/react';
import type { DeliveryView, MessageEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { replyProblemText } from './reply-problem';
import type { Resend } from './use-resend';

interface Props {
  t: Texts;
  times: Times;
  message: MessageEntry;
  delivery: DeliveryView;
  resend: Resend;
  mayReply: boolean;
}

function stateLine(t: Texts, times: Times, { state, since, parts }: DeliveryView): string {
  const words = t(`panel.delivery.${state}`, { time: times.time(since) });
  if (parts === undefined || parts < 2) return words;
  return `${words} · ${t('meter.parts.many', { parts })}`;
}

/** How far a message of ours came; if it did not arrive, why, and what to do about it. */
export function Delivery({ t, times, message, delivery, resend, mayReply }: Props) {
  const { state, failure } = delivery;
  const line = (
    <Text size="small" align="end" color={state === 'failed' ? 'color.text.danger' : 'color.text.subtle'}>
      {stateLine(t, times, delivery)}
    </Text>
  );
  if (state !== 'failed' && state !== 'unknown') return line;
  return (
    <Stack space="space.050">
      {line}
      {failure && <Text size="small">{t(`panel.failure.${failure.reason}`)}</Text>}
      {failure?.description !== undefined && failure.description !== '' && (
        <Text size="small" color="color.text.subtle">
          {t('panel.failure.provider', { description: failure.description })}
        </Text>
      )}
      {state === 'unknown' && <Text size="small">{t('panel.delivery.unknown.advice')}</Text>}
      {mayReply && <SendAgain t={t} times={times} message={message} resend={resend} warns={state === 'unknown'} />}
    </Stack>
  );
}

interface SendAgainProps {
  t: Texts;
  times: Times;
  message: MessageEntry;
  resend: Resend;
  /** It may have arrived: sending again wants a second press. */
  warns: boolean;
}

function SendAgain({ t, times, message, resend, warns }: SendAgainProps) {
  const step = resend.stepOf(message.key);
  const time = times.time(message.at);
  const confirming = warns && (step.phase === 'confirming' || step.phase === 'sending');
  return (
    <Stack space="space.050" alignInline="start">
      {step.phase === 'refused' && (
        <Text size="small" color="color.text.danger">
          {replyProblemText(t, step.problem)}
        </Text>
      )}
      {confirming && <Text size="small">{t('panel.resend.warning')}</Text>}
      <Inline space="space.100">
        <LoadingButton
          spacing="compact"
          testId="send-again"
          isLoading={step.phase === 'sending'}
          onClick={() => (warns && !confirming ? resend.confirm(message.key) : void resend.send(message))}
        >
          {t(confirming ? 'panel.resend.confirm' : 'panel.resend', { time })}
        </LoadingButton>
        {step.phase === 'confirming' && (
          <Button spacing="compact" appearance="subtle" onClick={resend.cancel}>
            {t('panel.resend.cancel', { time })}
          </Button>
        )}
      </Inline>
    </Stack>
  );
}
