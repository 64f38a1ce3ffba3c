import Select from '@atlaskit/select';
import { z } from 'zod';
import { entry, event, flag, text } from './entry';
import { plainEvent } from './events';
import { useFire, type Entry } from './surroundings';

/** The app gets back the whole option object that it gave. */
const option = z.looseObject({ label: z.string(), value: z.unknown(), isDisabled: z.boolean().optional() });
const group = z.object({ label: z.string().default(''), options: z.array(option) });
const chosen = z.union([option, z.array(option), z.null()]).optional();

const SelectEntry = entry(
  {
    appearance: z.enum(['default', 'subtle', 'none']).optional(),
    autoFocus: flag,
    closeMenuOnScroll: flag,
    closeMenuOnSelect: flag,
    defaultInputValue: text,
    defaultMenuIsOpen: flag,
    defaultValue: chosen,
    id: text,
    inputId: text,
    inputValue: text,
    isClearable: flag,
    isDisabled: flag,
    isInvalid: flag,
    isLoading: flag,
    isMulti: flag,
    isRequired: flag,
    isSearchable: flag,
    menuIsOpen: flag,
    openMenuOnFocus: flag,
    name: text,
    options: z.array(z.union([group, option])).optional(),
    placeholder: text,
    spacing: z.enum(['default', 'compact']).optional(),
    testId: text,
    value: chosen,
    'aria-invalid': z.unknown(),
    onBlur: event,
    onChange: event,
    onFocus: event,
    onInputChange: event,
  },
  ({
    props: { id, inputId, isMulti, onBlur, onChange, onFocus, onInputChange, options, 'aria-invalid': _, ...props },
  }) => {
    const fire = useFire('Select');
    const input = id ?? inputId;
    return (
      <Select
        {...props}
        {...(input === undefined ? {} : { inputId: input })}
        isMulti={isMulti ?? false}
        options={options ?? []}
        menuPosition="fixed"
        onBlur={(left) => void fire(onBlur, plainEvent(left))}
        onChange={(value) => void fire(onChange, value)}
        onFocus={(entered) => void fire(onFocus, plainEvent(entered))}
        onInputChange={(typed) => void fire(onInputChange, typed)}
      />
    );
  },
);

export const selects: Readonly<Record<string, Entry>> = { Select: SelectEntry };
