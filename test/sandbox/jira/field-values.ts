import { z } from 'zod';
import { type AdfDocument, adfDocument, textOf } from './adf';
import type { RequestTypeField } from './project';

/** One line, 1 to 255 characters: what Jira accepts as a summary. */
export const summaryValue = z
  .string()
  .refine((text) => text.trim() !== '', 'You must specify a summary of the issue.')
  .refine((text) => text.length <= 255, 'Summary must be less than 255 characters.')
  .refine((text) => !/[\r\n]/.test(text), 'The summary is invalid because it contains newline characters.');

const optionValue = z.union([z.strictObject({ id: z.string() }), z.strictObject({ value: z.string() })]);

/** The value of a request type's own field, or the reason why it is refused. */
export function customValue(field: RequestTypeField, value: unknown): { value: unknown } | { problem: string } {
  if (field.kind === 'option') {
    const given = optionValue.safeParse(value);
    const found = given.success
      ? field.options.find((option) =>
          'id' in given.data ? option.id === given.data.id : option.label === given.data.value,
        )
      : undefined;
    return found ? { value: { id: found.id, value: found.label } } : { problem: 'Option value is not valid.' };
  }
  if (field.kind === 'date') {
    const given = z.iso.date().safeParse(value);
    return given.success ? { value: given.data } : { problem: 'Enter a date in the format yyyy-MM-dd.' };
  }
  const given = field.kind === 'richText' ? adfDocument.safeParse(value) : z.string().max(255).safeParse(value);
  return given.success ? { value: given.data } : { problem: given.error.issues[0]?.message ?? 'Value is not valid.' };
}

export function isBlank(document: AdfDocument | null): boolean {
  return document === null || textOf(document).trim() === '';
}
