import type { ReplyText } from '../../../src/contract/conversation-view';
import { Choice } from '../../shared/choice';
import type { Texts } from '../../shared/texts';
import { filledReplyText, type Filling } from './filled-reply-text';

interface Props {
  t: Texts;
  replyTexts: readonly ReplyText[];
  filling: Filling;
  isDisabled: boolean;
  onInsert: (text: string) => void;
}

/** Prepared texts: the chosen one goes into the field, where it can be changed before it is sent. */
export function ReplyTextChoice({ t, replyTexts, filling, isDisabled, onInsert }: Props) {
  if (replyTexts.length === 0) return null;
  return (
    <Choice
      id="omnichat-reply-text"
      label={t('composer.insert')}
      placeholder={t('composer.insert.choose')}
      options={replyTexts.map(({ id, title }) => ({ value: id, label: title }))}
      // nothing stays chosen, so that the same text can be inserted again
      value={undefined}
      isDisabled={isDisabled}
      onChoose={(id) => {
        const chosen = replyTexts.find((replyText) => replyText.id === id);
        if (chosen) onInsert(filledReplyText(chosen.text, filling));
      }}
    />
  );
}
