import { Box, Button, Inline, List, ListItem, LoadingButton, Stack, Text, xcss } from '@forge/react';
import type { CommentPreview } from '../../../src/contract/operations';
import { measureSms, SMS_MAX_PARTS, smsIsTooLong } from '../../../src/contract/sms-meter';
import type { Texts } from '../../shared/texts';
import { MessageText } from '../message-text';
import type { UnsentCommentSteps } from './use-unsent-comment';

const sheet = xcss({
  borderRadius: 'radius.large',
  backgroundColor: 'elevation.surface',
  padding: 'space.100',
  maxWidth: '100%',
});

/** What it costs, without the composer's offer to change characters: the comment is sent as it stands. */
function figures(t: Texts, text: string): string {
  const { encoding, units, parts } = measureSms(text);
  return [
    t(encoding === 'GSM-7' ? 'meter.gsm' : 'meter.ucs2'),
    units === 1 ? t('meter.units.one') : t('meter.units.many', { units }),
    parts === 1 ? t('meter.parts.one') : t('meter.parts.many', { parts }),
  ].join(' · ');
}

function obstacle(t: Texts, text: string): string | undefined {
  if (text.trim() === '') return t('comments.nothing-to-send');
  const length = measureSms(text);
  return smsIsTooLong(length) ? t('comments.too-long', { parts: length.parts, most: SMS_MAX_PARTS }) : undefined;
}

interface Props {
  t: Texts;
  channel: string;
  preview: CommentPreview;
  steps: UnsentCommentSteps;
}

/** Text, parts and missing files, and only then the press that sends. */
export function CommentPreviewed({ t, channel, preview: { text, missing }, steps }: Props) {
  const because = obstacle(t, text);
  const { busy } = steps.now;
  return (
    <Stack space="space.100">
      <Text weight="medium">{t('comments.preview', { channel })}</Text>
      {text.trim() !== '' && (
        <Box xcss={sheet} testId="comment-text">
          <MessageText text={text} />
        </Box>
      )}
      <Text size="small" color="color.text.subtle">
        {figures(t, text)}
      </Text>
      {missing.length > 0 && (
        <Stack space="space.050">
          <Text>{t('comments.missing', { channel })}</Text>
          <List type="unordered">
            {missing.map((file, index) => (
              <ListItem key={index}>{file}</ListItem>
            ))}
          </List>
        </Stack>
      )}
      {because !== undefined && <Text color="color.text.danger">{because}</Text>}
      <Inline space="space.100">
        <LoadingButton
          appearance="primary"
          testId="send-comment"
          isDisabled={because !== undefined}
          isLoading={busy === 'send'}
          onClick={() => void steps.take('send')}
        >
          {t('comments.send', { channel })}
        </LoadingButton>
        <Button appearance="subtle" testId="do-not-send-comment" isDisabled={busy !== undefined} onClick={steps.goBack}>
          {t('comments.back')}
        </Button>
      </Inline>
    </Stack>
  );
}
