import { useEffect, useMemo, useState } from 'react';
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { asError } from '../bridge/shapes';
import { createProblems } from '../problems';
import { modulesAnswerSchema, siteSchema, type DeskModule, type Site } from '../wire';
import { createApi } from './api';
import { createDeskLog } from './call-log';
import { DeskProvider, type Desk } from './desk-context';
import { createEventHub } from './event-hub';
import { createFlags } from './flags';
import { FrameToolsProvider } from './frame-tools';
import { connectLive } from './live';
import { createRealtime } from './realtime';
import { Shell } from './shell';
import { createMoments } from './moments';
import { readTimeZone } from './jira';
import { addressFor, readView } from './view';
import { wordsFor } from './words';

const problems = createProblems();
const flags = createFlags();
const events = createEventHub();
const live = connectLive();
// realtime belongs to the page, whoever looks: the calls name the account themselves
const frameTools = { realtime: createRealtime(createApi('agent'), live), log: createDeskLog(problems.all) };

/** Reads the address, the site and the app's modules, and draws the page once colours are there. */
export function DeskRoot() {
  const [view, setView] = useState(() => readView(location));
  const [loaded, setLoaded] = useState<{ site: Site; modules: readonly DeskModule[]; timeZone: string }>();
  const [failure, setFailure] = useState('');
  const [isThemed, setThemed] = useState(false);
  const { account, locale, theme } = view;

  useEffect(() => {
    const read = () => {
      setView(readView(location));
    };
    window.addEventListener('popstate', read);
    return () => {
      window.removeEventListener('popstate', read);
    };
  }, []);
  useEffect(
    () =>
      live.listen(({ type }) => {
        if (type === 'bundle-changed') location.reload();
      }),
    [],
  );
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    setGlobalTheme({
      colorMode: theme,
      light: 'light',
      dark: 'dark',
      spacing: 'spacing',
      typography: 'typography',
      shape: 'shape',
    }).then(
      () => {
        setThemed(true);
      },
      (thrown: unknown) => {
        setFailure(asError(thrown).message);
      },
    );
  }, [theme]);
  useEffect(() => {
    const api = createApi(account);
    const query = new URLSearchParams({ account, locale });
    Promise.all([
      api.get(siteSchema, '/sandbox/site'),
      api.get(modulesAnswerSchema, `/desk/modules?${query.toString()}`),
      readTimeZone(api),
    ]).then(
      ([site, { modules }, timeZone]) => {
        setLoaded({ site, modules, timeZone });
      },
      (thrown: unknown) => {
        setFailure(asError(thrown).message);
      },
    );
  }, [account, locale]);

  const desk = useMemo((): Desk | undefined => {
    if (!loaded) return undefined;
    return {
      ...loaded,
      view,
      words: wordsFor(view.locale),
      moments: createMoments(view.locale, loaded.timeZone),
      api: createApi(view.account),
      live,
      problems,
      flags,
      events,
      addressFor: (path, changes) => addressFor(view, path, changes),
      go(path, changes) {
        history.pushState(null, '', addressFor(view, path, changes));
        setView(readView(location));
      },
    };
  }, [loaded, view]);

  if (failure !== '')
    return (
      <p role="alert" className="start-failure">
        {failure}
      </p>
    );
  if (!desk || !isThemed) return null;
  return (
    <DeskProvider value={desk}>
      <FrameToolsProvider value={frameTools}>
        <Shell />
      </FrameToolsProvider>
    </DeskProvider>
  );
}
