import { useState } from 'react';
import Checkbox from '@atlaskit/checkbox';
import { Radio, RadioGroup } from '@atlaskit/radio';
import Toggle from '@atlaskit/toggle';
import { z } from 'zod';
import { content, entry, event, flag, text } from './entry';
import { plainEvent } from './events';
import { drawnContent } from './nodes';
import { useFire, type Entry } from './surroundings';

const ariaInvalid = z.union([z.boolean(), z.enum(['true', 'false', 'grammar', 'spelling'])]).optional();
const field = {
  id: text,
  isDisabled: flag,
  isInvalid: flag,
  isRequired: flag,
  name: text,
  'aria-invalid': ariaInvalid,
  'aria-labelledby': text,
  testId: text,
};
const handlers = { onChange: event, onBlur: event, onFocus: event };

const CheckboxEntry = entry(
  {
    ...field,
    ...handlers,
    defaultChecked: flag,
    isChecked: flag,
    isIndeterminate: flag,
    label: content.optional(),
    value: z.union([z.string(), z.number()]).optional(),
  },
  ({ props: { label, onChange, onBlur, onFocus, ...props } }) => {
    const fire = useFire('Checkbox');
    const words = drawnContent(label);
    return (
      <Checkbox
        {...props}
        label={typeof words === 'string' ? words : <>{words}</>}
        onChange={(changed) => void fire(onChange, plainEvent(changed))}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      />
    );
  },
);

const option = z.object({ label: z.string(), value: z.string(), isDisabled: flag });
const CheckboxGroupEntry = entry(
  {
    name: z.string(),
    options: z.array(option),
    defaultValue: z.array(z.string()).optional(),
    value: z.array(z.string()).optional(),
    isDisabled: flag,
    onChange: event,
  },
  ({ props: { name, options, defaultValue, value, isDisabled, onChange } }) => {
    const fire = useFire('CheckboxGroup');
    const [own, setOwn] = useState<readonly string[]>(defaultValue ?? []);
    const chosen = value ?? own;
    return (
      <div role="group" aria-label={name}>
        {options.map((choice) => (
          <Checkbox
            key={choice.value}
            name={name}
            label={choice.label}
            value={choice.value}
            isChecked={chosen.includes(choice.value)}
            isDisabled={isDisabled === true || choice.isDisabled === true}
            onChange={({ target: { checked } }) => {
              const next = options
                .map((each) => each.value)
                .filter((each) => (each === choice.value ? checked : chosen.includes(each)));
              setOwn(next);
              void fire(onChange, next);
            }}
          />
        ))}
      </div>
    );
  },
);

const RadioEntry = entry(
  { ...field, ...handlers, label: text, isChecked: flag, ariaLabel: text, onInvalid: event, value: text },
  ({ props: { onChange, onBlur, onFocus, onInvalid: _, 'aria-invalid': _invalid, ...props } }) => {
    const fire = useFire('Radio');
    return (
      <Radio
        {...props}
        onChange={(changed) => void fire(onChange, plainEvent(changed))}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      />
    );
  },
);

const radioOption = z.object({ name: text, value: z.string(), label: z.string(), isDisabled: flag });
const RadioGroupEntry = entry(
  {
    options: z.array(radioOption),
    defaultValue: text,
    value: text,
    isRequired: flag,
    isDisabled: flag,
    isInvalid: flag,
    name: text,
    'aria-labelledby': text,
    testId: text,
    onChange: event,
    onInvalid: event,
  },
  ({ props: { options, onChange, onInvalid: _, ...props } }) => {
    const fire = useFire('RadioGroup');
    return (
      <RadioGroup
        {...props}
        options={options.map(({ name, value, label, isDisabled }) => ({
          value,
          label,
          ...(name === undefined ? {} : { name }),
          ...(isDisabled === undefined ? {} : { isDisabled }),
        }))}
        onChange={(changed) => void fire(onChange, plainEvent(changed))}
      />
    );
  },
);

const ToggleEntry = entry(
  {
    // `register` of useForm gives these to every field
    isInvalid: flag,
    'aria-invalid': ariaInvalid,
    id: text,
    isDisabled: flag,
    isChecked: flag,
    defaultChecked: flag,
    label: text,
    name: text,
    size: z.enum(['regular', 'large']).optional(),
    value: text,
    testId: text,
    ...handlers,
  },
  ({ props: { onChange, onBlur, onFocus, isInvalid: _invalid, 'aria-invalid': _aria, ...props } }) => {
    const fire = useFire('Toggle');
    return (
      <Toggle
        {...props}
        onChange={(changed) => void fire(onChange, plainEvent(changed))}
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
      />
    );
  },
);

export const choices: Readonly<Record<string, Entry>> = {
  Checkbox: CheckboxEntry,
  CheckboxGroup: CheckboxGroupEntry,
  Radio: RadioEntry,
  RadioGroup: RadioGroupEntry,
  Toggle: ToggleEntry,
};
