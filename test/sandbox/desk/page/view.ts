import { accountNameSchema, localeSchema, themeSchema, type AccountName, type Locale, type Theme } from '../wire';

/** Where the browser is: which page, as whom, in which language and colours. All of it stands in the address. */
export interface View {
  readonly page: Page;
  readonly account: AccountName;
  readonly locale: Locale;
  readonly theme: Theme;
  /** The desk's own choices. */
  readonly issue?: string;
  readonly phone?: string;
}
export type Page =
  | { name: 'desk' }
  | { name: 'queue' }
  | { name: 'request'; key: string }
  | { name: 'admin' }
  | { name: 'phone'; number: string }
  | { name: 'unknown'; path: string };

/** Unknown values fall back silently: an address may be typed by hand. */
export function readView({ pathname, search }: { pathname: string; search: string }): View {
  const query = new URLSearchParams(search);
  const issue = query.get('issue');
  const phone = query.get('phone');
  const page = pageOf(pathname);
  return {
    page,
    account: accountNameSchema.catch(page.name === 'admin' ? 'admin' : 'agent').parse(query.get('account')),
    locale: localeSchema.catch('en-US').parse(query.get('locale')),
    theme: themeSchema.catch('light').parse(query.get('theme')),
    ...(issue === null ? {} : { issue }),
    ...(phone === null ? {} : { phone }),
  };
}

function pageOf(pathname: string): Page {
  const [first = '', second = ''] = pathname.split('/').filter((part) => part !== '');
  const detail = decodeURIComponent(second);
  if (first === '') return { name: 'desk' };
  if (first === 'queue') return { name: 'queue' };
  if (first === 'admin') return { name: 'admin' };
  if (first === 'browse' && detail !== '') return { name: 'request', key: detail };
  if (first === 'phones' && detail !== '') return { name: 'phone', number: detail };
  return { name: 'unknown', path: pathname };
}

/** The address of a page that keeps who is looking, and how. */
export function addressFor(view: View, path: string, changes: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  if (view.account !== 'agent') query.set('account', view.account);
  if (view.locale !== 'en-US') query.set('locale', view.locale);
  if (view.theme !== 'light') query.set('theme', view.theme);
  if (path === '/') {
    if (view.issue !== undefined) query.set('issue', view.issue);
    if (view.phone !== undefined) query.set('phone', view.phone);
  }
  for (const [name, value] of Object.entries(changes)) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
