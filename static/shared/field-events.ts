/** What the page tells when somebody typed into a text field. */
export interface FieldEvent {
  target: { value?: unknown; checked?: boolean };
}

export function typedText(event: FieldEvent): string {
  return typeof event.target.value === 'string' ? event.target.value : '';
}

export function isChecked(event: FieldEvent): boolean {
  return event.target.checked === true;
}

/** A select hands over the chosen option, or null. */
export function chosenValue(option: unknown): string | undefined {
  if (typeof option !== 'object' || option === null || !('value' in option)) return undefined;
  return typeof option.value === 'string' ? option.value : undefined;
}
