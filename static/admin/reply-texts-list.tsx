import { useState } from 'react';
import { Button, HelperMessage, Inline, Stack, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import { ReplyTextFields } from './reply-text-fields';
import { isComplete, TEXTS_AT_MOST, type ReplyText } from './replying';

const SHOWN = 80;

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : line;
}

interface Props {
  t: Texts;
  replyTexts: readonly ReplyText[];
  onChange: (replyTexts: readonly ReplyText[]) => void;
}

/** All texts by their titles, one of them open: fifty open ones would make every keystroke slow. */
export function ReplyTextsList({ t, replyTexts, onChange }: Props) {
  const [open, setOpen] = useState<string>();
  const add = () => {
    const id = crypto.randomUUID();
    onChange([...replyTexts, { id, title: '', text: '' }]);
    setOpen(id);
  };
  const change = (changed: ReplyText) => onChange(replyTexts.map((each) => (each.id === changed.id ? changed : each)));
  const isFull = replyTexts.length >= TEXTS_AT_MOST;
  return (
    <Stack space="space.150">
      {replyTexts.length === 0 && <Text color="color.text.subtle">{t('admin.replying.texts.none')}</Text>}
      {replyTexts.map((replyText, index) => {
        const number = index + 1;
        const isOpen = replyText.id === open;
        return (
          <Stack key={replyText.id} space="space.100" testId={`reply-text-${number}`}>
            <Inline space="space.100" alignBlock="center" shouldWrap>
              <Text weight="bold">{`${number}. ${replyText.title.trim() || t('admin.replying.texts.untitled')}`}</Text>
              <Button spacing="compact" isSelected={isOpen} onClick={() => setOpen(isOpen ? undefined : replyText.id)}>
                {t(isOpen ? 'admin.replying.texts.close' : 'admin.replying.texts.edit', { number })}
              </Button>
              <Button
                spacing="compact"
                appearance="subtle"
                onClick={() => onChange(replyTexts.filter(({ id }) => id !== replyText.id))}
              >
                {t('admin.replying.texts.remove', { number })}
              </Button>
            </Inline>
            {isOpen ? (
              <ReplyTextFields t={t} number={number} replyText={replyText} onChange={change} />
            ) : (
              <Text size="small" color="color.text.subtle">
                {isComplete(replyText) ? beginning(replyText.text) : t('admin.replying.texts.incomplete')}
              </Text>
            )}
          </Stack>
        );
      })}
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Button testId="add-reply-text" isDisabled={isFull} onClick={add}>
          {t('admin.replying.texts.add')}
        </Button>
        {isFull && <HelperMessage>{t('admin.replying.texts.full', { most: TEXTS_AT_MOST })}</HelperMessage>}
      </Inline>
    </Stack>
  );
}
