import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../build';
import type { Site } from '../site';
import { createAccounts } from './accounts';
import { readAppPages } from './app-manifest';
import { clockRoutes } from './clock';
import { descriptionRoutes } from './description';
import { infobipRoutes } from './infobip';
import { issueChanged } from './issue-events';
import { jiraRoutes } from './jira';
import { moduleRoutes } from './modules';
import { observationRoutes } from './observation';
import { createPageEvents } from './page-events';
import { pageRoutes } from './pages';
import { phoneRoutes } from './phones';
import { createPlaces } from './places';
import { ControlError, type Route } from './route';
import { readTranslations } from './translations';

const webTriggerKeys = z.looseObject({
  modules: z.looseObject({ webtrigger: z.array(z.looseObject({ key: z.string() })).default([]) }),
});

const configuration = z.looseObject({ view: z.record(z.string(), z.unknown()) });

/** Everything that the sandbox serves: the control interface, Jira, the web trigger, the desk and what it needs. */
export async function control(site: Site): Promise<Route[]> {
  const { jira, forge, infobip, timeline, built, manifest, siteUrl } = site;
  const pages = readAppPages(manifest, await readTranslations(projectRoot, manifest));
  const build = createHash('sha256')
    .update(await readFile(path.join(built.appDir, 'index.cjs')))
    .digest('hex')
    .slice(0, 12);
  const accounts = createAccounts(jira.accounts);
  const places = createPlaces({ pages, accounts, siteUrl, findIssue: jira.issueRef });

  const events = createPageEvents();
  const everythingChanged = () => {
    events.sendAll({ type: 'site-changed' });
  };
  jira.onEvent((event) => {
    const changed = issueChanged(event);
    if (changed) events.sendAll(changed);
  });
  infobip.phones.onChange((number) => {
    events.sendAll({ type: 'phone-changed', number });
  });
  site.onReset(everythingChanged);

  const eventRoute: Route = {
    method: 'GET',
    path: '/desk/events',
    handle: ({ query }) => {
      const page = query.get('page');
      if (page === null || page === '') throw new ControlError(400, 'no_page', 'Name the page: ?page=…');
      return {
        open: (send) => {
          send({ type: 'hello', build });
          return events.open(page, send);
        },
      };
    },
  };
  const webTriggerRoute = (address: string): Route => ({
    method: 'POST',
    path: address,
    handle: ({ method, target, headers, body }) => {
      // What belongs to the connection stays there.
      const { host: _host, connection: _connection, 'content-length': _length, ...sent } = headers;
      return site.webTrigger({ method, path: target, headers: sent, body: body.toString('utf8') });
    },
  });
  const settings = async () => {
    const [admin] = pages.modules('de-DE').filter(({ type }) => type === 'jira:adminPage');
    if (!admin) return null;
    const place = places.open({ module: admin.key, account: 'admin' });
    const answer = await site.invoke({ ...place, locale: 'de-DE' }, 'load', {});
    const loaded = configuration.safeParse(answer.ok ? answer.result : undefined);
    return loaded.success ? loaded.data.view : null;
  };
  const resourceDir = (key: string) => {
    const folder = pages.resourcePath(key);
    return folder === undefined ? undefined : path.join(projectRoot, folder);
  };

  return [
    ...descriptionRoutes(
      site,
      settings,
      webTriggerKeys.parse(manifest).modules.webtrigger.map(({ key }) => key),
    ),
    ...phoneRoutes(infobip),
    ...infobipRoutes(infobip),
    ...clockRoutes(timeline, everythingChanged),
    ...observationRoutes(forge),
    ...moduleRoutes({ site, pages, places, events }),
    ...jiraRoutes(jira, accounts),
    webTriggerRoute('/webtrigger/{key}'),
    webTriggerRoute('/webtrigger/{key}/{rest...}'),
    eventRoute,
    ...pageRoutes({ deskDir: built.deskDir, uiDir: built.uiDir, resourceDir }),
  ];
}
