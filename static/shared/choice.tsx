import { Label, Select, Stack } from '@forge/react';
import type { ReactNode } from 'react';
import { chosenValue } from './field-events';

export interface Option {
  value: string;
  label: string;
  isDisabled?: boolean;
}

interface Props {
  id: string;
  label: string;
  options: readonly Option[];
  value: string | undefined;
  onChoose: (value: string) => void;
  placeholder?: string;
  isDisabled?: boolean;
  isLoading?: boolean;
  isInvalid?: boolean;
  children?: ReactNode;
}

/** A labelled select over plain values; what stands below it (an error, a hint) comes as children. */
export function Choice({ id, label, options, value, onChoose, placeholder, children, ...state }: Props) {
  return (
    <Stack>
      <Label labelFor={id}>{label}</Label>
      <Select
        id={id}
        name={id}
        testId={id}
        options={[...options]}
        value={options.find((option) => option.value === value) ?? null}
        placeholder={placeholder}
        onChange={(option: unknown) => {
          const chosen = chosenValue(option);
          if (chosen !== undefined) onChoose(chosen);
        }}
        {...state}
      />
      {children}
    </Stack>
  );
}
