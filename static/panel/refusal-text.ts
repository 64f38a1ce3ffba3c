import type { Texts } from '../shared/texts';
import { troubleText, type Trouble } from '../shared/trouble';

/** The same words as everywhere, with the other request by its key where the right is lacked there. */
export function refusalText(t: Texts, trouble: Trouble): string {
  if (trouble.code !== 'no-permission' || trouble.request === undefined) return troubleText(t, trouble);
  return t('panel.no-permission-there', {
    request: trouble.request,
    missing: trouble.missing.map((permission) => t(`permission.${permission}`)).join(', '),
  });
}
