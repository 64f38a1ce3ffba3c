import { useState } from 'react';
import {
  Button,
  HelperMessage,
  Inline,
  Label,
  LoadingButton,
  SectionMessage,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import { admin } from '../shared/backend';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { OutcomeMessage } from './outcome';
import { Section } from './section';
import { SecretInstructions } from './secret-instructions';
import type { Configuration } from './use-configuration';
import { useSection } from './use-section';

/** Where Infobip delivers, and the secret by which we know that it is Infobip. */
export function WebhookSection({ t, times, configuration }: { t: Texts; times: Times; configuration: Configuration }) {
  const { view, busy } = configuration;
  const { address, secretSetAt } = view.webhook;
  const [shown, setShown] = useState<{ secret?: string; confirming: boolean }>({ confirming: false });
  const { outcome, discard, save, saving } = useSection(configuration, {});
  const state =
    secretSetAt === undefined
      ? t('admin.webhook.secret-not-set')
      : t('admin.webhook.secret-set', { setAt: times.moment(secretSetAt) });

  const renew = async () => {
    const answer = await save((version) => admin.renewSecret({ version }), t('admin.webhook.saved'));
    if (answer) setShown({ confirming: false, ...(answer.code === 'ok' && { secret: answer.secret }) });
  };
  return (
    <Section title={t('admin.webhook.title')} intro={t('admin.webhook.intro')}>
      <Stack>
        <Label labelFor="webhook-address">{t('admin.webhook.address')}</Label>
        <Textfield id="webhook-address" name="address" testId="webhook-address" value={address} isReadOnly />
        <HelperMessage>{t('admin.webhook.address.help')}</HelperMessage>
      </Stack>
      <Text testId="webhook-secret-state">{state}</Text>
      {shown.confirming && (
        <SectionMessage appearance="warning" title={t('admin.webhook.renew.title')} testId="confirm-renew">
          <Text>{t('admin.webhook.renew.text')}</Text>
        </SectionMessage>
      )}
      <OutcomeMessage t={t} outcome={outcome} storedNow={state} onDiscard={discard} />
      {shown.secret !== undefined && <SecretInstructions t={t} address={address} secret={shown.secret} />}
      <Inline space="space.100">
        <LoadingButton
          testId="renew-secret"
          appearance={shown.confirming ? 'warning' : 'default'}
          isDisabled={busy && !saving}
          isLoading={saving}
          onClick={() =>
            void (secretSetAt === undefined || shown.confirming ? renew() : setShown({ confirming: true }))
          }
        >
          {t(
            shown.confirming
              ? 'admin.webhook.renew.confirm'
              : secretSetAt === undefined
                ? 'admin.webhook.make'
                : 'admin.webhook.renew',
          )}
        </LoadingButton>
        {shown.confirming && (
          <Button appearance="subtle" onClick={() => setShown({ confirming: false })}>
            {t('admin.webhook.renew.cancel')}
          </Button>
        )}
      </Inline>
    </Section>
  );
}
