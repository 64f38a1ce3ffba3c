import { Form, HelperMessage, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { NoConversationView } from '../../../src/contract/conversation-view';
import { exampleNumber, readTypedNumber } from '../../../src/contract/phone-number';
import type { Permission } from '../../../src/contract/refusal';
import type { Texts } from '../../shared/texts';
import { AddingProblem } from './adding-problem';
import { NumberField } from './number-field';
import { SetInProgress } from './set-in-progress';
import { useAddNumber } from './use-add-number';

interface Props {
  t: Texts;
  view: NoConversationView;
  onDone: () => void;
}

/** Starts a conversation with the customer of a request that has none, by the customer's phone number. */
export function AddNumber({ t, view: { addNumber, missing }, onDone }: Props) {
  if (addNumber.possible) return <AddNumberForm t={t} offer={addNumber} missing={missing} onDone={onDone} />;
  const { because } = addNumber;
  return (
    <Stack space="space.150">
      <Text>{t('panel.nothing.text')}</Text>
      <SectionMessage title={t('number.not-possible')} testId="number-not-possible">
        <Stack space="space.100">
          <Text>{t(`number.${because}`)}</Text>
          {because === 'request-done' && <SetInProgress t={t} missing={missing} onDone={onDone} />}
        </Stack>
      </SectionMessage>
    </Stack>
  );
}

interface FormProps {
  t: Texts;
  offer: Extract<NoConversationView['addNumber'], { possible: true }>;
  missing: readonly Permission[];
  onDone: () => void;
}

function AddNumberForm({ t, offer, missing, onDone }: FormProps) {
  const { known, country } = offer;
  const adding = useAddNumber(country, onDone);
  const { typed, busy, attempt, added } = adding.now;
  const read = readTypedNumber(typed, country);
  const example = exampleNumber(country);
  const takesKnown = attempt !== undefined && 'known' in attempt.source;
  const channel = t(`channel.${offer.channel}`);
  return (
    <Stack space="space.150">
      <Text>{t('number.intro', { channel, sender: offer.sender })}</Text>
      {known !== undefined && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text>{t('number.known', { number: known })}</Text>
          <LoadingButton
            testId="use-known-number"
            isDisabled={busy && !takesKnown}
            isLoading={busy && takesKnown}
            onClick={() => void adding.addKnown()}
          >
            {t('number.use-known')}
          </LoadingButton>
        </Inline>
      )}
      <Form onSubmit={adding.addTyped}>
        <Stack space="space.100">
          <NumberField
            t={t}
            id="customer-number"
            label={t('number.label')}
            typed={typed}
            read={read}
            example={example}
            countryUnknown={false}
            isReadOnly={busy}
            onType={adding.type}
          />
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <LoadingButton
              type="submit"
              appearance="primary"
              testId="add-number"
              isDisabled={!read.ok || (busy && takesKnown)}
              isLoading={busy && !takesKnown}
            >
              {t('number.add')}
            </LoadingButton>
            {!read.ok && <HelperMessage>{t('number.add.first')}</HelperMessage>}
          </Inline>
        </Stack>
      </Form>
      <AddingProblem t={t} adding={adding} example={example} missing={missing} onDone={onDone} />
      {added && (
        <SectionMessage appearance="success" testId="number-added">
          <Text>{t('number.added')}</Text>
        </SectionMessage>
      )}
    </Stack>
  );
}
