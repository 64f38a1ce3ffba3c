import { useRef } from 'react';
import {
  Box,
  Heading,
  HelperMessage,
  Inline,
  Label,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  TextArea,
} from '@forge/react';
import type { ConversationView, ReplyView } from '../../src/contract/conversation-view';
import { measureSms, SMS_MAX_PARTS, smsIsTooLong } from '../../src/contract/sms-meter';
import { useCurrentReducer } from '../shared/current-reducer';
import { typedText } from '../shared/field-events';
import { SmsMeter } from '../shared/sms-meter';
import type { Texts } from '../shared/texts';
import { ClosedComposer } from './closed-composer';
import { DraftTroubleLine } from './draft/draft-trouble';
import { ReplyTextChoice } from './draft/reply-text-choice';
import { useDraft } from './draft/use-draft';
import { Writers } from './draft/writers';
import { newId } from './new-id';
import { replyProblemText } from './reply-problem';
import type { Draft, SendOutcome } from './send-reply';
import { blank, draftOf, nextWriting } from './writing';

const FIELD = 'omnichat-reply';

/** Why Send is off, in words; nothing when it is on. */
function obstacle(t: Texts, text: string): string | undefined {
  if (text.trim() === '') return t('composer.empty');
  const length = measureSms(text);
  return smsIsTooLong(length) ? t('composer.too-long', { parts: length.parts, most: SMS_MAX_PARTS }) : undefined;
}

interface Props {
  t: Texts;
  reply: ReplyView;
  send: (draft: Draft) => Promise<SendOutcome>;
  view: ConversationView;
  /** The key of the request on the page, as soon as it is known. */
  requestKey: string | undefined;
}

/** Its own state in its own component: a keystroke draws nothing else anew. It outlives reloads and closings. */
export function Composer({ t, reply, send, view, requestKey }: Props) {
  const { state: writing, dispatch, current } = useCurrentReducer(nextWriting, blank);
  const inFlight = useRef(false);
  const { text, phase, problem } = writing;
  const kept = useDraft(text, dispatch);

  if (!reply.open) return <ClosedComposer t={t} because={reply.because} text={text} />;

  const sending = phase === 'sending';
  const because = obstacle(t, text);
  const channel = t(`channel.${reply.channel}`);
  const submit = async () => {
    if (inFlight.current) return;
    inFlight.current = true;
    const draft = draftOf(current(), newId);
    dispatch({ type: 'sending', draft });
    const outcome = await send(draft);
    inFlight.current = false;
    dispatch({ type: 'answered', outcome });
    // also where the conversation is no longer shown
    if (outcome.code === 'ok') kept.sent(draft.text);
  };
  return (
    <Stack space="space.100">
      <Heading as="h4" size="xsmall">
        {t('composer.title')}
      </Heading>
      <Writers t={t} />
      <ReplyTextChoice
        t={t}
        replyTexts={view.replyTexts}
        filling={{ name: view.customer.name, key: requestKey }}
        isDisabled={sending}
        onInsert={(inserted) => dispatch({ type: 'inserted', text: inserted })}
      />
      <Stack space="space.050">
        <Label labelFor={FIELD}>{t('composer.label', { channel, sender: reply.sender })}</Label>
        {/* as a flex item it would not grow with its text */}
        <Box>
          <TextArea
            id={FIELD}
            name="reply"
            testId="composer-text"
            minimumRows={3}
            maxHeight="320px"
            resize="smart"
            value={text}
            isReadOnly={sending}
            placeholder={t('composer.placeholder')}
            onChange={(event) => dispatch({ type: 'typed', text: typedText(event) })}
            onBlur={kept.left}
          />
        </Box>
        {reply.channel === 'sms' && (
          <SmsMeter t={t} text={text} onReplace={(plain) => dispatch({ type: 'typed', text: plain })} />
        )}
        <DraftTroubleLine t={t} draft={kept} />
      </Stack>
      {problem && (
        <SectionMessage
          appearance="error"
          title={t(problem.code === 'failed' ? 'composer.unclear' : 'composer.not-sent')}
          testId="composer-problem"
        >
          <Stack space="space.050">
            <Text>{replyProblemText(t, problem)}</Text>
            <Text>{t('composer.kept')}</Text>
          </Stack>
        </SectionMessage>
      )}
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <LoadingButton
          appearance="primary"
          testId="composer-send"
          isDisabled={because !== undefined}
          isLoading={sending}
          onClick={() => void submit()}
        >
          {t('composer.send', { channel })}
        </LoadingButton>
        <HelperMessage>{because ?? t('composer.text-only')}</HelperMessage>
      </Inline>
    </Stack>
  );
}
