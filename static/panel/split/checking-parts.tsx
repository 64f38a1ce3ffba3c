import { Button, Inline, SectionMessage, Text } from '@forge/react';
import type { NamedRequest } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';

/** Back to the choice, at the top of what is to be checked. */
export function BackToChoice({
  label,
  testId,
  isDisabled,
  onClick,
}: {
  label: string;
  testId: string;
  isDisabled: boolean;
  onClick: () => void;
}) {
  return (
    <Inline>
      <Button
        autoFocus
        spacing="compact"
        appearance="subtle"
        iconBefore="arrow-left"
        testId={testId}
        isDisabled={isDisabled}
        onClick={onClick}
      >
        {label}
      </Button>
    </Inline>
  );
}

/** Another request of the customer rests afterwards: the press that confirms says so, too. */
export function PausesOther({ t, pauses, testId }: { t: Texts; pauses: NamedRequest | undefined; testId: string }) {
  if (pauses === undefined) return null;
  return (
    <SectionMessage appearance="warning" testId={testId}>
      <Text>{t('split.pauses', { request: pauses.key, summary: pauses.summary })}</Text>
    </SectionMessage>
  );
}
