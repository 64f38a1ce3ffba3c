export type Values = Readonly<Record<string, string | number>>;

/** Puts values into the `{name}` places of a text. A place without a value stays visible: it is a mistake to be seen. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
