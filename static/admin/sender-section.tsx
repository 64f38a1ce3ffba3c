import { Form, HelperMessage, Inline, Label, LoadingButton, Stack, Textfield } from '@forge/react';
import { admin } from '../shared/backend';
import { typedText } from '../shared/field-events';
import type { Texts } from '../shared/texts';
import { FieldError, isRefused, OutcomeMessage } from './outcome';
import { Section } from './section';
import type { Configuration } from './use-configuration';
import { useSection } from './use-section';

/** Our number. Saved empty it is removed, and messages wait until there is one again. */
export function SenderSection({ t, configuration }: { t: Texts; configuration: Configuration }) {
  const { view, busy } = configuration;
  const stored = { sender: view.sender?.sender ?? '' };
  const { fields, current, outcome, change, discard, save, saving } = useSection(configuration, stored);

  const said = (
    sender: string,
    none: 'admin.sender.saved-none' | 'admin.sender.stored-none',
    some: 'admin.sender.saved' | 'admin.sender.stored',
  ) => (sender === '' ? t(none) : t(some, { sender }));
  const submit = async () => {
    const { sender } = current();
    await save(
      (version) => admin.saveSender({ version, sender }),
      said(sender.trim(), 'admin.sender.saved-none', 'admin.sender.saved'),
    );
  };
  return (
    <Section title={t('admin.sender.title')} intro={t('admin.sender.intro')}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <Stack>
            <Label labelFor="sender">{t('admin.sender.label')}</Label>
            <Textfield
              id="sender"
              name="sender"
              testId="sender"
              placeholder="41799000000"
              value={fields.sender}
              isInvalid={isRefused(outcome, 'sender')}
              onChange={(event) => change({ sender: typedText(event) })}
            />
            <FieldError t={t} outcome={outcome} field="sender" />
            <HelperMessage>{t('admin.sender.help')}</HelperMessage>
          </Stack>
          <OutcomeMessage
            t={t}
            outcome={outcome}
            storedNow={said(stored.sender, 'admin.sender.stored-none', 'admin.sender.stored')}
            onDiscard={discard}
          />
          <Inline>
            <LoadingButton
              type="submit"
              appearance="primary"
              testId="save-sender"
              isDisabled={busy && !saving}
              isLoading={saving}
            >
              {t('admin.sender.save')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
    </Section>
  );
}
