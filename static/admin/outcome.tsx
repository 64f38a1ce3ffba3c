import { Button, ErrorMessage, SectionMessage, Stack, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import { fieldOf, refusalText, type FieldName } from './admin-refusal';
import type { Outcome } from './use-section';

interface OutcomeProps {
  t: Texts;
  outcome: Outcome | undefined;
  /** What is stored now, for somebody whose save came second. */
  storedNow: string;
  onDiscard: () => void;
}

/** What became of a save. A refusal about one field stands beside the field instead. */
export function OutcomeMessage({ t, outcome, storedNow, onDiscard }: OutcomeProps) {
  if (outcome?.kind === 'saved') {
    return (
      <SectionMessage appearance="success" testId="saved">
        <Text>{outcome.text}</Text>
      </SectionMessage>
    );
  }
  if (outcome?.kind === 'conflict') {
    return (
      <SectionMessage appearance="warning" title={t('admin.conflict.title')} testId="conflict">
        <Stack space="space.100" alignInline="start">
          <Text>{t('admin.conflict.text')}</Text>
          <Text>{storedNow}</Text>
          <Button onClick={onDiscard}>{t('admin.conflict.discard')}</Button>
        </Stack>
      </SectionMessage>
    );
  }
  if (outcome?.kind === 'refused' && fieldOf(outcome.refusal) === undefined) {
    return (
      <SectionMessage appearance="error" title={t('admin.not-saved')} testId="refused">
        <Text>{refusalText(t, outcome.refusal)}</Text>
      </SectionMessage>
    );
  }
  return null;
}

export function isRefused(outcome: Outcome | undefined, field: FieldName): boolean {
  return outcome?.kind === 'refused' && fieldOf(outcome.refusal) === field;
}

export function FieldError({ t, outcome, field }: { t: Texts; outcome: Outcome | undefined; field: FieldName }) {
  if (outcome?.kind !== 'refused' || fieldOf(outcome.refusal) !== field) return null;
  return <ErrorMessage testId={`error-${field}`}>{refusalText(t, outcome.refusal)}</ErrorMessage>;
}
