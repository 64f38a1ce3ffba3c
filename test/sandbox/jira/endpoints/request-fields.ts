import { type AdfDocument, adfDocument, longestText } from '../adf';
import { customValue, isBlank, summaryValue } from '../field-values';
import type { RequestType } from '../project';
import { Refusal } from '../refusal';
import { fromWiki } from '../wiki';

/** The content of a new request. */
export interface RequestContent {
  summary: string;
  description: AdfDocument | null;
  customFields: Record<string, unknown>;
}

/**
 * Reads `requestFieldValues` for a request type: only its visible fields, all required ones present. The description is an
 * Atlassian document with `isAdfRequest`, otherwise a string that is read as wiki markup.
 */
export function requestFieldValues(
  requestType: RequestType,
  values: Record<string, unknown>,
  isAdfRequest: boolean,
): RequestContent {
  const problems: Record<string, string> = {};
  const content: RequestContent = { summary: '', description: null, customFields: {} };
  const offered = requestType.fields.filter(({ visible }) => visible);

  for (const fieldId of Object.keys(values)) {
    if (!offered.some((field) => field.fieldId === fieldId)) {
      problems[fieldId] = `Field '${fieldId}' cannot be set. It is not on the request form, or unknown.`;
    }
  }
  for (const field of offered) {
    const value = values[field.fieldId];
    if (value === undefined || value === null || value === '') {
      if (field.required) problems[field.fieldId] = `${field.name} is required.`;
    } else if (field.fieldId === 'summary') {
      const summary = summaryValue.safeParse(value);
      if (summary.success) content.summary = summary.data;
      else problems['summary'] = summary.error.issues[0]?.message ?? 'Value is not valid.';
    } else if (field.fieldId === 'description') {
      const description = descriptionOf(value, isAdfRequest);
      if (typeof description === 'string') problems['description'] = description;
      else if (!isBlank(description)) content.description = description;
      else if (field.required) problems['description'] = `${field.name} is required.`;
    } else {
      const read = customValue(field, value);
      if ('problem' in read) problems[field.fieldId] = read.problem;
      else content.customFields[field.fieldId] = read.value;
    }
  }
  if (Object.keys(problems).length > 0)
    throw new Refusal(400, { errors: problems, i18nKey: 'jsd.request.fields.invalid' });

  for (const { fieldId, visible, options, defaultValue } of requestType.fields) {
    const preset = options.find(({ id }) => id === defaultValue);
    if (!visible && preset) content.customFields[fieldId] = { id: preset.id, value: preset.label };
  }
  return content;
}

/** The document, or what is wrong with the value. */
function descriptionOf(value: unknown, isAdfRequest: boolean): AdfDocument | string {
  if (!isAdfRequest) {
    if (typeof value !== 'string') return 'Operation value must be a string.';
    if (value.length > longestText)
      return `The entered text is too long. It exceeds ${String(longestText)} characters.`;
    return fromWiki(value);
  }
  const document = adfDocument.safeParse(value);
  return document.success ? document.data : (document.error.issues[0]?.message ?? 'Value is not valid.');
}
