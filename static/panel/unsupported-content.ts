import type { TextKey, Texts } from '../shared/texts';

/** Providers' words for one kind of content; what is not here is shown as the provider calls it. */
const KINDS: ReadonlyMap<string, TextKey> = new Map([
  ['image', 'panel.unsupported.image'],
  ['picture', 'panel.unsupported.image'],
  ['video', 'panel.unsupported.video'],
  ['audio', 'panel.unsupported.audio'],
  ['voice', 'panel.unsupported.audio'],
  ['document', 'panel.unsupported.file'],
  ['file', 'panel.unsupported.file'],
  ['sticker', 'panel.unsupported.sticker'],
  ['location', 'panel.unsupported.location'],
  ['contact', 'panel.unsupported.contact'],
  ['reaction', 'panel.unsupported.reaction'],
  ['poll', 'panel.unsupported.poll'],
  ['order', 'panel.unsupported.order'],
]);

/** A sentence in place of what cannot be shown. */
export function unsupportedText(t: Texts, direction: 'inbound' | 'outbound', type: string): string {
  const key = KINDS.get(type.toLowerCase());
  const kind = key ? t(key) : t('panel.unsupported.other', { type });
  return t(direction === 'inbound' ? 'panel.unsupported.inbound' : 'panel.unsupported.outbound', { kind });
}
