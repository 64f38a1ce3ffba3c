import { Button, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { CommonRefusal } from '../../src/contract/refusal';
import type { Failed } from './backend';
import type { Texts } from './texts';

export type Trouble = CommonRefusal | Failed;

/** One sentence for a place beside a button. */
export function troubleText(t: Texts, trouble: Trouble): string {
  switch (trouble.code) {
    case 'not-licensed':
      return t('trouble.not-licensed.text');
    case 'no-permission':
      return t('trouble.no-permission.line', {
        missing: trouble.missing.map((permission) => t(`permission.${permission}`)).join(', '),
      });
    case 'malformed':
      return t('trouble.malformed.text', { fields: trouble.fields.join(', ') });
    case 'unavailable':
      return t('trouble.unavailable.text', { reference: trouble.reference });
    case 'failed':
      return t('trouble.failed.text');
  }
}

/** Nothing could be loaded: why, what is missing, and what to do. Never drawn like emptiness. */
export function TroubleMessage({ t, trouble, onRetry }: { t: Texts; trouble: Trouble; onRetry: () => void }) {
  if (trouble.code === 'no-permission') {
    return (
      <SectionMessage appearance="warning" title={t('trouble.no-permission.title')} testId="no-permission">
        <Stack space="space.100" alignInline="start">
          <Text>{t('trouble.no-permission.text')}</Text>
          <List type="unordered">
            {trouble.missing.map((permission) => (
              <ListItem key={permission}>{t(`permission.${permission}`)}</ListItem>
            ))}
          </List>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </Stack>
      </SectionMessage>
    );
  }
  if (trouble.code === 'not-licensed') {
    return (
      <SectionMessage appearance="warning" title={t('trouble.not-licensed.title')} testId="not-licensed">
        <Text>{t('trouble.not-licensed.text')}</Text>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage appearance="error" title={t('trouble.failed.title')} testId="failed">
      <Stack space="space.100" alignInline="start">
        <Text>{troubleText(t, trouble)}</Text>
        <Button onClick={onRetry}>{t('retry')}</Button>
      </Stack>
    </SectionMessage>
  );
}
