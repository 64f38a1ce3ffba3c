import { ErrorMessage, HelperMessage, Label, Stack, Textfield, ValidMessage } from '@forge/react';
import type { TypedNumber } from '../../../src/contract/phone-number';
import { typedText } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';

interface HintProps {
  t: Texts;
  read: TypedNumber;
  example: string;
  /** The country of national numbers is not known here: whether they can be read, the backend tells. */
  countryUnknown: boolean;
}

/** What can be said of a number while it is being typed; one that may only be unfinished is no mistake yet. */
function NumberHint({ t, read, example, countryUnknown }: HintProps) {
  if (read.ok) {
    return read.unusual ? (
      <HelperMessage testId="number-unusual">{t('number.unusual')}</HelperMessage>
    ) : (
      <ValidMessage testId="number-possible">{t('number.possible')}</ValidMessage>
    );
  }
  const { because } = read;
  if (because === 'empty') return <HelperMessage>{t('number.example', { example })}</HelperMessage>;
  if (because === 'national' && countryUnknown) return <HelperMessage>{t('number.national-asked')}</HelperMessage>;
  const words = t(`number.invalid.${because}`, { example });
  if (because === 'too-short') return <HelperMessage testId="number-unfinished">{words}</HelperMessage>;
  return <ErrorMessage testId="number-error">{words}</ErrorMessage>;
}

interface Props extends HintProps {
  id: string;
  label: string;
  typed: string;
  isReadOnly: boolean;
  onType: (text: string) => void;
}

/** A phone number, judged while it is being typed by the rule that the backend refuses by. */
export function NumberField({ id, label, typed, isReadOnly, onType, ...hint }: Props) {
  const { read } = hint;
  return (
    <Stack>
      <Label labelFor={id}>{label}</Label>
      <Textfield
        id={id}
        name={id}
        testId={id}
        value={typed}
        maxLength={60}
        isReadOnly={isReadOnly}
        isInvalid={!read.ok && !['empty', 'too-short', 'national'].includes(read.because)}
        onChange={(event) => onType(typedText(event))}
      />
      <NumberHint {...hint} />
    </Stack>
  );
}
