import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../../static/locales');

/** The locales of the manifest; the first one is what everything else falls back to. */
export const locales = ['en-US', 'de-DE'] as const;
export type Locale = (typeof locales)[number];

const json = (body: string) => new Response(body, { headers: { 'content-type': 'application/json' } });

export function localeFile(locale: Locale): string {
  return readFileSync(path.join(folder, `${locale}.json`), 'utf8');
}

/** What Forge's bundler puts beside a UI bundle, as the bridge fetches it relative to the page. Nothing else is served. */
export function serveLocaleFiles(): void {
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : String(input);
    if (address === './__LOCALES__/i18n-info.json') {
      return json(JSON.stringify({ config: { locales, fallback: { default: locales[0] } } }));
    }
    const locale = locales.find((name) => address === `./__LOCALES__/${name}.json`);
    if (!locale) throw new Error(`the page fetched ${address}, which no page has`);
    return json(localeFile(locale));
  };
}
