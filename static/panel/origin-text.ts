import type { ThreadEntry } from '../../src/contract/conversation-view';
import type { Texts } from '../shared/texts';
import { requestName } from './request-name';
import type { Names } from './use-names';

/** Where an entry comes from, to stand behind its time; nothing for what happened here. */
export function originText(t: Texts, { origin }: Pick<ThreadEntry, 'origin'>, names: Names): string {
  return origin === undefined ? '' : ` · ${t('panel.origin', { request: requestName(t, names.of(origin)) })}`;
}
