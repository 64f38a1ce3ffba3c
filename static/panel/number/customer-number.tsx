import { Button, Inline, Text } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import { lackText } from '../needed-rights';
import { ChangeNumber } from './change-number';
import { RemoveNumber } from './remove-number';
import { useCustomerNumber } from './use-customer-number';

interface Props {
  t: Texts;
  view: ConversationView;
  onDone: () => void;
}

/** A number that an agent added and that nothing has come from yet: agents may still change and remove it. */
export function CustomerNumber({ t, view, onDone }: Props) {
  const steps = useCustomerNumber(onDone);
  if (!view.customer.changeable) return null;
  switch (steps.now.at) {
    case 'change':
      return <ChangeNumber t={t} steps={steps} />;
    case 'removal':
      return <RemoveNumber t={t} steps={steps} number={view.customer.address} />;
    case 'rest': {
      const lack = lackText(
        t,
        view.missing.filter((permission) => permission === 'ADD_COMMENTS'),
      );
      const button = (at: 'change' | 'removal') => (
        <Button
          appearance="subtle"
          spacing="compact"
          testId={`number-open-${at}`}
          isDisabled={lack !== undefined}
          onClick={() => steps.open(at)}
        >
          {t(`number.open-${at}`)}
        </Button>
      );
      return (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text size="small">{t('number.changeable')}</Text>
          {button('change')}
          {button('removal')}
          {lack !== undefined && (
            <Text size="small" color="color.text.subtle">
              {lack}
            </Text>
          )}
        </Inline>
      );
    }
  }
}
