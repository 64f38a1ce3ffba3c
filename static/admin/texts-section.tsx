import { Box, Form, HelperMessage, Inline, Label, LoadingButton, Stack, Text, TextArea, Toggle } from '@forge/react';
import { measureSms, smsIsTooLong } from '../../src/contract/sms-meter';
import type { AdminView } from '../../src/contract/admin';
import { admin } from '../shared/backend';
import { Choice } from '../shared/choice';
import { isChecked, typedText } from '../shared/field-events';
import { SmsMeter } from '../shared/sms-meter';
import type { Texts } from '../shared/texts';
import { FieldError, isRefused, OutcomeMessage } from './outcome';
import { Section } from './section';
import type { Configuration } from './use-configuration';
import { useSection } from './use-section';

/** The values in one sentence, for what was saved and what is stored. */
function summary(t: Texts, { autoReply, language, showFullNumber }: AdminView['texts']): string {
  return t('admin.texts.summary', {
    autoReply:
      autoReply.trim() === '' ? t('admin.texts.auto-reply.none') : t('admin.texts.auto-reply.is', { autoReply }),
    language: t(`admin.texts.language.${language}`),
    number: t(showFullNumber ? 'admin.texts.number.full' : 'admin.texts.number.masked'),
  });
}

/** What customers and requests get to read. */
export function TextsSection({ t, configuration }: { t: Texts; configuration: Configuration }) {
  const { view, busy } = configuration;
  const { fields, current, outcome, change, discard, save, saving } = useSection(configuration, view.texts);
  const { autoReply, language, showFullNumber } = fields;

  const submit = async () => {
    const texts = current();
    await save(
      (version) => admin.saveTexts({ version, ...texts }),
      t('admin.texts.saved', { summary: summary(t, texts) }),
    );
  };
  return (
    <Section title={t('admin.texts.title')} intro={t('admin.texts.intro')}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <Stack space="space.050">
            <Label labelFor="auto-reply">{t('admin.texts.auto-reply')}</Label>
            {/* as a flex item it would not grow with its text */}
            <Box>
              <TextArea
                id="auto-reply"
                name="autoReply"
                testId="auto-reply"
                minimumRows={3}
                resize="smart"
                value={autoReply}
                isInvalid={isRefused(outcome, 'autoReply')}
                onChange={(event) => change({ autoReply: typedText(event) })}
              />
            </Box>
            <SmsMeter t={t} text={autoReply} onReplace={(plain) => change({ autoReply: plain })} />
            <FieldError t={t} outcome={outcome} field="autoReply" />
            <HelperMessage>{t('admin.texts.auto-reply.help')}</HelperMessage>
          </Stack>
          <Choice
            id="texts-language"
            label={t('admin.texts.language')}
            options={[
              { value: 'de', label: t('admin.texts.language.de') },
              { value: 'en', label: t('admin.texts.language.en') },
            ]}
            value={language}
            onChoose={(value) => change({ language: value === 'en' ? 'en' : 'de' })}
          >
            <HelperMessage>{t('admin.texts.language.help')}</HelperMessage>
          </Choice>
          <Stack>
            <Inline space="space.100" alignBlock="center">
              <Toggle
                id="show-full-number"
                name="showFullNumber"
                testId="show-full-number"
                label={t('admin.texts.show-full-number')}
                isChecked={showFullNumber}
                onChange={(event) => change({ showFullNumber: isChecked(event) })}
              />
              <Text>{t('admin.texts.show-full-number')}</Text>
            </Inline>
            <HelperMessage>{t('admin.texts.show-full-number.help')}</HelperMessage>
          </Stack>
          <OutcomeMessage t={t} outcome={outcome} storedNow={summary(t, view.texts)} onDiscard={discard} />
          <Inline>
            <LoadingButton
              type="submit"
              appearance="primary"
              testId="save-texts"
              isDisabled={smsIsTooLong(measureSms(autoReply)) || (busy && !saving)}
              isLoading={saving}
            >
              {t('admin.texts.save')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
    </Section>
  );
}
