import { adminInputs } from '../../../src/contract/admin';
import { issueInputs } from '../../../src/contract/issue';
import type { Site } from '../site';
import { json, type Route } from './route';

/** What each kind of module may call; a resolver itself cannot be asked. */
const functionsOf = (type: string): string[] =>
  Object.keys(type.startsWith('jira:issue') ? issueInputs : type === 'jira:adminPage' ? adminInputs : {});

/** What a tool needs to know before it can do anything with the site. */
export function descriptionRoutes(site: Site, settings: () => Promise<unknown>, webTriggers: string[]): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/site',
      handle: async () => {
        const { senders, subscriptions } = site.infobip.account();
        return json({
          ...site.jira.describe(),
          senders,
          webTriggers: Object.fromEntries(webTriggers.map((key) => [key, `/webtrigger/${key}`])),
          webhookHeaders: Object.fromEntries(subscriptions.flatMap(({ headers }) => Object.entries(headers))),
          modules: site.forge.modules().map(({ key, type }) => ({ key, type, functions: functionsOf(type) })),
          settings: await settings(),
        });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/reset',
      handle: async () => {
        await site.reset();
        return json({});
      },
    },
  ];
}
