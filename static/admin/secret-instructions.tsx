import { Label, List, ListItem, SectionMessage, Stack, Text, Textfield } from '@forge/react';
import type { Texts } from '../shared/texts';

const HEADER = 'x-omnichat-secret';

/** The only time that the secret is seen; there is no clipboard in UI Kit, so it stands in a field to copy from. */
export function SecretInstructions({ t, address, secret }: { t: Texts; address: string; secret: string }) {
  return (
    <SectionMessage appearance="information" title={t('admin.secret.title')} testId="secret">
      <Stack space="space.100">
        <Text>{t('admin.secret.once')}</Text>
        <Stack>
          <Label labelFor="webhook-secret">{t('admin.secret.label')}</Label>
          <Textfield id="webhook-secret" name="secret" testId="webhook-secret" value={secret} isReadOnly isMonospaced />
        </Stack>
        <List type="ordered">
          <ListItem>{t('admin.secret.step.profile')}</ListItem>
          <ListItem>{t('admin.secret.step.address', { address })}</ListItem>
          <ListItem>{t('admin.secret.step.header', { header: HEADER })}</ListItem>
          <ListItem>{t('admin.secret.step.events')}</ListItem>
          <ListItem>{t('admin.secret.step.try')}</ListItem>
        </List>
      </Stack>
    </SectionMessage>
  );
}
