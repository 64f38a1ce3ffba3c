import { useState } from 'react';
import { iconNamed } from '../renderer/icons';
import { useDesk } from './desk-context';
import { ModuleFrame } from './module-frame';
import { Nothing } from './states';

const Settings = iconNamed('settings');

/** Jira's settings with the app's own page inside: what "Configure" in the list of apps opens. */
export function AdminPage() {
  const { words, modules } = useDesk();
  const pages = modules.filter(({ type }) => type === 'jira:adminPage');
  const [chosen, setChosen] = useState<string>();
  const page = pages.find(({ key }) => key === chosen) ?? pages.find(({ useAsConfig }) => useAsConfig) ?? pages[0];
  return (
    <div className="admin">
      <nav className="admin-menu" aria-label={words.apps}>
        <h2>{words.apps}</h2>
        <ul className="menu">
          {pages.map(({ key, title, useAsConfig }) => (
            <li key={key}>
              <button
                type="button"
                aria-current={key === page?.key ? 'page' : undefined}
                onClick={() => {
                  setChosen(key);
                }}
              >
                {useAsConfig ? `${title} · ${words.configure}` : title}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main className="admin-main">
        {page ? (
          <>
            <p className="crumbs">{`${words.administration} / ${words.apps}`}</p>
            <h1>{page.title}</h1>
            <ModuleFrame key={page.key} module={page} />
          </>
        ) : (
          <Nothing icon={<Settings label="" />} title={words.apps} hint={words.noApps} />
        )}
      </main>
    </div>
  );
}
