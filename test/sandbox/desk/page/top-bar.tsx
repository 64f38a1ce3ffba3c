import Avatar from '@atlaskit/avatar';
import { IconButton } from '@atlaskit/button/new';
import { iconNamed } from '../renderer/icons';
import { accountNameSchema } from '../wire';
import { useDesk } from './desk-context';
import { DeskLink } from './desk-link';
import { Dropdown } from './dropdown';
import { SiteClock } from './site-clock';

const Theme = iconNamed('theme');

/** The bar of the site: where one is, the site's time, the language, the colours and who one is. */
export function TopBar() {
  const { view, words, go } = useDesk();
  const here = location.pathname;
  const links = [
    { path: '/', name: words.desk, current: view.page.name === 'desk' },
    { path: '/queue', name: words.queue, current: view.page.name === 'queue' || view.page.name === 'request' },
    { path: '/admin', name: words.administration, current: view.page.name === 'admin' },
  ];
  const otherTheme = view.theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="top-bar">
      <span className="brand">
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden>
          <rect width="24" height="24" rx="6" fill="var(--ds-background-brand-bold)" />
          <path
            d="M6 8.5A2.5 2.5 0 0 1 8.5 6h7A2.5 2.5 0 0 1 18 8.5v4a2.5 2.5 0 0 1-2.5 2.5H11l-3.4 3v-3.1A2.5 2.5 0 0 1 6 12.5z"
            fill="var(--ds-icon-inverse)"
          />
        </svg>
        OmniChat
        <small>{words.sandbox}</small>
      </span>
      <nav aria-label="OmniChat">
        {links.map(({ path, name, current }) => (
          <DeskLink key={path} path={path} isCurrent={current} changes={path === '/admin' ? { account: 'admin' } : {}}>
            {name}
          </DeskLink>
        ))}
      </nav>
      <div className="top-tools">
        <SiteClock />
        <div className="segments" role="group" aria-label={words.language}>
          {(['de-DE', 'en-US'] as const).map((locale) => (
            <button
              key={locale}
              type="button"
              lang={locale}
              aria-pressed={view.locale === locale}
              onClick={() => {
                go(here, { locale });
              }}
            >
              {locale.slice(0, 2).toUpperCase()}
            </button>
          ))}
        </div>
        <IconButton
          icon={Theme}
          appearance="subtle"
          label={otherTheme === 'dark' ? words.darkTheme : words.lightTheme}
          onClick={() => {
            go(here, { theme: otherTheme });
          }}
        />
        <AccountMenu />
      </div>
    </header>
  );
}

function AccountMenu() {
  const { view, words, site, go } = useDesk();
  const nameOf = (role: string) => site.accounts.find((account) => account.role === role)?.name ?? role;
  return (
    <Dropdown
      placement="bottom-end"
      label={words.account}
      trigger={({ ref, toggle }) => (
        <button
          ref={ref}
          type="button"
          className="account-button"
          aria-label={`${words.account}: ${nameOf(view.account)}`}
          onClick={toggle}
        >
          <Avatar size="small" name={nameOf(view.account)} />
          <span>{nameOf(view.account)}</span>
        </button>
      )}
      content={(close) => (
        <ul className="menu">
          {accountNameSchema.options.map((account) => (
            <li key={account}>
              <button
                type="button"
                aria-current={account === view.account ? 'true' : undefined}
                onClick={() => {
                  close();
                  go(location.pathname, { account });
                }}
              >
                <span className="person">
                  <Avatar size="xsmall" name={nameOf(account)} />
                  {nameOf(account)}
                </span>
                <small className="quiet">{account}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    />
  );
}
