import { Box, Label, Stack, TextArea, Textfield } from '@forge/react';
import { typedText } from '../shared/field-events';
import { SmsMeter } from '../shared/sms-meter';
import type { Texts } from '../shared/texts';
import { TEXT_AT_MOST, TITLE_AT_MOST, type ReplyText } from './replying';

interface Props {
  t: Texts;
  number: number;
  replyText: ReplyText;
  onChange: (replyText: ReplyText) => void;
}

/** One text that agents can insert: the title is for them, the text for the customer. */
export function ReplyTextFields({ t, number, replyText, onChange }: Props) {
  const { id, title, text } = replyText;
  return (
    <Stack space="space.100">
      <Stack>
        <Label labelFor={`title-${id}`}>{t('admin.replying.texts.title', { number })}</Label>
        <Textfield
          id={`title-${id}`}
          name="title"
          value={title}
          maxLength={TITLE_AT_MOST}
          onChange={(event) => onChange({ ...replyText, title: typedText(event) })}
        />
      </Stack>
      <Stack space="space.050">
        <Label labelFor={`text-${id}`}>{t('admin.replying.texts.text', { number })}</Label>
        {/* as a flex item it would not grow with its text */}
        <Box>
          <TextArea
            id={`text-${id}`}
            name="text"
            minimumRows={3}
            resize="smart"
            value={text}
            maxLength={TEXT_AT_MOST}
            onChange={(event) => onChange({ ...replyText, text: typedText(event) })}
          />
        </Box>
        <SmsMeter t={t} text={text} onReplace={(plain) => onChange({ ...replyText, text: plain })} />
      </Stack>
    </Stack>
  );
}
