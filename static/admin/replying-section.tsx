import { Form, Heading, HelperMessage, Inline, Label, LoadingButton, Stack, Textfield } from '@forge/react';
import type { AdminView } from '../../src/contract/admin';
import { admin } from '../shared/backend';
import { Choice } from '../shared/choice';
import { typedText } from '../shared/field-events';
import type { Texts } from '../shared/texts';
import { useCountries } from './countries';
import { FieldError, isRefused, OutcomeMessage } from './outcome';
import { fieldsOf, isComplete, MINUTES_AT_MOST, minutesIn, saveableOf, type ReplyingFields } from './replying';
import { ReplyTextsList } from './reply-texts-list';
import { Section } from './section';
import type { Configuration } from './use-configuration';
import { useSection } from './use-section';

/** The values in one sentence, for what was saved and what is stored. */
function summary(t: Texts, { replyTexts, noteAfterMinutes, country }: AdminView['replying']): string {
  const count = replyTexts.length;
  return t('admin.replying.summary', {
    texts: count === 1 ? t('admin.replying.texts.one') : t('admin.replying.texts.many', { count }),
    note:
      noteAfterMinutes === 0
        ? t('admin.replying.note.never')
        : t('admin.replying.note.after', { minutes: noteAfterMinutes }),
    country: country === '' ? t('admin.replying.country.none') : country,
  });
}

/** Why it cannot be saved yet; nothing when it can. */
function obstacle(t: Texts, { replyTexts, minutes }: ReplyingFields): string | undefined {
  const incomplete = replyTexts.findIndex((replyText) => !isComplete(replyText));
  if (incomplete >= 0) return t('admin.replying.complete-first', { number: incomplete + 1 });
  return minutesIn(minutes) === undefined ? t('admin.replying.note.invalid', { most: MINUTES_AT_MOST }) : undefined;
}

/** What agents are offered and told while they answer. */
export function ReplyingSection({ t, configuration }: { t: Texts; configuration: Configuration }) {
  const { view, busy } = configuration;
  const { fields, current, outcome, change, discard, save, saving } = useSection(
    configuration,
    fieldsOf(view.replying),
  );
  const countries = useCountries();
  const because = obstacle(t, fields);

  const submit = async () => {
    const saveable = saveableOf(current());
    if (saveable === undefined) return;
    const saved = t('admin.replying.saved', { summary: summary(t, saveable) });
    await save((version) => admin.saveReplying({ version, ...saveable }), saved);
  };
  return (
    <Section title={t('admin.replying.title')} intro={t('admin.replying.intro')}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <Stack space="space.100">
            <Heading as="h3" size="small">
              {t('admin.replying.texts')}
            </Heading>
            <HelperMessage>{t('admin.replying.texts.help', { name: '{name}', key: '{key}' })}</HelperMessage>
            <ReplyTextsList t={t} replyTexts={fields.replyTexts} onChange={(replyTexts) => change({ replyTexts })} />
            <FieldError t={t} outcome={outcome} field="replyTexts" />
          </Stack>
          <Stack>
            <Label labelFor="note-after">{t('admin.replying.note')}</Label>
            <Textfield
              id="note-after"
              name="noteAfterMinutes"
              testId="note-after"
              value={fields.minutes}
              isInvalid={minutesIn(fields.minutes) === undefined || isRefused(outcome, 'noteAfterMinutes')}
              onChange={(event) => change({ minutes: typedText(event) })}
            />
            <FieldError t={t} outcome={outcome} field="noteAfterMinutes" />
            <HelperMessage>{t('admin.replying.note.help')}</HelperMessage>
          </Stack>
          <Choice
            id="country"
            label={t('admin.replying.country')}
            options={[{ value: '', label: t('admin.replying.country.choose-none') }, ...countries]}
            value={fields.country}
            isInvalid={isRefused(outcome, 'country')}
            onChoose={(country) => change({ country })}
          >
            <FieldError t={t} outcome={outcome} field="country" />
            <HelperMessage>{t('admin.replying.country.help')}</HelperMessage>
          </Choice>
          <OutcomeMessage t={t} outcome={outcome} storedNow={summary(t, view.replying)} onDiscard={discard} />
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <LoadingButton
              type="submit"
              appearance="primary"
              testId="save-replying"
              isDisabled={because !== undefined || (busy && !saving)}
              isLoading={saving}
            >
              {t('admin.replying.save')}
            </LoadingButton>
            {because !== undefined && <HelperMessage>{because}</HelperMessage>}
          </Inline>
        </Stack>
      </Form>
    </Section>
  );
}
