import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { z } from 'zod';
import { content, entry, event, flag, number, text } from './entry';
import { plainEvent } from './events';
import { drawnContent } from './nodes';
import { useRestingValue } from './resting-value';
import { useFire, type Entry } from './surroundings';

const shared = {
  appearance: z.enum(['standard', 'subtle', 'none']).optional(),
  defaultValue: z.union([z.string(), z.number()]).optional(),
  value: z.union([z.string(), z.number()]).optional(),
  isCompact: flag,
  isDisabled: flag,
  isInvalid: flag,
  isMonospaced: flag,
  isReadOnly: flag,
  isRequired: flag,
  autoFocus: flag,
  placeholder: text,
  maxLength: number,
  minLength: number,
  id: text,
  name: text,
  'aria-invalid': z.union([z.boolean(), z.enum(['true', 'false', 'grammar', 'spelling'])]).optional(),
  'aria-labelledby': text,
  testId: text,
  onChange: event,
  onBlur: event,
  onFocus: event,
};
const asText = (value: string | number | undefined) => (value === undefined ? undefined : String(value));

const TextfieldEntry = entry(
  {
    ...shared,
    elemAfterInput: content.optional(),
    elemBeforeInput: content.optional(),
    type: text,
    min: z.union([z.string(), z.number()]).optional(),
    max: z.union([z.string(), z.number()]).optional(),
    pattern: text,
    width: z.union([z.string(), z.number()]).optional(),
  },
  ({ props: { value, defaultValue, elemAfterInput, elemBeforeInput, onChange, onBlur, onFocus, ...props } }) => {
    const fire = useFire('Textfield');
    const resting = useRestingValue(asText(value), asText(defaultValue) ?? '');
    return (
      <Textfield
        {...props}
        elemAfterInput={drawnContent(elemAfterInput)}
        elemBeforeInput={drawnContent(elemBeforeInput)}
        value={resting.value}
        onChange={(typed) => {
          const plain = plainEvent(typed);
          void resting.change(typed.currentTarget.value, () => fire(onChange, plain));
        }}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      />
    );
  },
);

const TextAreaEntry = entry(
  {
    ...shared,
    maxHeight: text,
    minimumRows: number,
    resize: z.enum(['auto', 'vertical', 'horizontal', 'smart', 'none']).optional(),
    spellCheck: flag,
  },
  ({ props: { value, defaultValue, onChange, onBlur, onFocus, ...props } }) => {
    const fire = useFire('TextArea');
    const resting = useRestingValue(asText(value), asText(defaultValue) ?? '');
    return (
      <TextArea
        {...props}
        value={resting.value}
        onChange={(typed) => {
          const plain = plainEvent(typed);
          void resting.change(typed.currentTarget.value, () => fire(onChange, plain));
        }}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      />
    );
  },
);

export const fields: Readonly<Record<string, Entry>> = { Textfield: TextfieldEntry, TextArea: TextAreaEntry };
