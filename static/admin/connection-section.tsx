import { Form, HelperMessage, Inline, Label, LoadingButton, Stack, Textfield } from '@forge/react';
import type { AdminView } from '../../src/contract/admin';
import { admin } from '../shared/backend';
import { typedText } from '../shared/field-events';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { FieldError, isRefused, OutcomeMessage } from './outcome';
import { Section } from './section';
import type { Configuration } from './use-configuration';
import { useSection } from './use-section';

function state(t: Texts, times: Times, { connection }: AdminView): string {
  if (!connection?.apiKeySet) return t('admin.connection.key-not-set');
  return t('admin.connection.key-set', { testedAt: times.moment(connection.testedAt) });
}

/** The key goes in and never comes out: the page knows only whether there is one. */
export function ConnectionSection({
  t,
  times,
  configuration,
}: {
  t: Texts;
  times: Times;
  configuration: Configuration;
}) {
  const { view, busy } = configuration;
  const stored = { baseUrl: view.connection?.baseUrl ?? '', apiKey: '' };
  const { fields, current, outcome, change, discard, save, saving } = useSection(configuration, stored);
  const keySet = view.connection?.apiKeySet === true;

  const submit = async () => {
    const { baseUrl, apiKey } = current();
    const saved = apiKey === '' ? 'admin.connection.saved-url' : 'admin.connection.saved';
    await save(
      (version) => admin.saveConnection({ version, baseUrl, ...(apiKey !== '' && { apiKey }) }),
      t(saved, { baseUrl: baseUrl.trim() }),
    );
  };
  return (
    <Section title={t('admin.connection.title')} intro={t('admin.connection.intro')}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <Stack>
            <Label labelFor="connection-base-url">{t('admin.connection.base-url')}</Label>
            <Textfield
              id="connection-base-url"
              name="baseUrl"
              testId="connection-base-url"
              placeholder="https://xxxxx.api.infobip.com"
              value={fields.baseUrl}
              isInvalid={isRefused(outcome, 'baseUrl')}
              onChange={(event) => change({ baseUrl: typedText(event) })}
            />
            <FieldError t={t} outcome={outcome} field="baseUrl" />
            <HelperMessage>{t('admin.connection.base-url.help')}</HelperMessage>
          </Stack>
          <Stack>
            <Label labelFor="connection-api-key">{t('admin.connection.api-key')}</Label>
            <Textfield
              id="connection-api-key"
              name="apiKey"
              type="password"
              testId="connection-api-key"
              placeholder={t(keySet ? 'admin.connection.api-key.keep' : 'admin.connection.api-key.enter')}
              value={fields.apiKey}
              isInvalid={isRefused(outcome, 'apiKey')}
              onChange={(event) => change({ apiKey: typedText(event) })}
            />
            <FieldError t={t} outcome={outcome} field="apiKey" />
            <HelperMessage testId="connection-state">{state(t, times, view)}</HelperMessage>
          </Stack>
          <OutcomeMessage
            t={t}
            outcome={outcome}
            storedNow={t('admin.connection.stored', { baseUrl: stored.baseUrl, state: state(t, times, view) })}
            onDiscard={discard}
          />
          <Inline>
            <LoadingButton
              type="submit"
              appearance="primary"
              testId="save-connection"
              isDisabled={busy && !saving}
              isLoading={saving}
            >
              {t('admin.connection.save')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
    </Section>
  );
}
