import { z } from 'zod';
import type { Instance } from '../instance';
import { refuse } from '../refusal';
import { json, list, parse, type Route, wholeNumber } from '../route';

export function userRoutes({ store, shapes, siteUrl }: Instance): Route[] {
  const groups = { size: 0, items: [] };
  return [
    {
      method: 'GET',
      template: '/rest/api/3/myself',
      handle(call) {
        parse(z.strictObject({ expand: list.optional() }), call.query);
        return json(200, { ...shapes.user(call.actor.id), groups, applicationRoles: groups });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/user',
      handle(call) {
        const { accountId } = parse(z.strictObject({ accountId: z.string(), expand: list.optional() }), call.query);
        const account = store.accounts.find(accountId);
        const hidden = call.actor.accountType === 'customer' && accountId !== call.actor.id;
        if (!account || hidden)
          throw refuse(404, 'Specified user does not exist or you do not have required permissions');
        return json(200, shapes.user(account.id));
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/user/bulk',
      handle(call) {
        const query = z.strictObject({
          accountId: list,
          startAt: wholeNumber.default(0),
          maxResults: wholeNumber.default(10),
        });
        const { accountId, startAt, maxResults } = parse(query, call.query);
        const known = accountId.filter((id) => store.accounts.find(id));
        const values = known.slice(startAt, startAt + maxResults).map((id) => shapes.user(id));
        const isLast = startAt + maxResults >= known.length;
        const self = `${siteUrl}/rest/api/3/user/bulk`;
        return json(200, { self, startAt, maxResults, total: known.length, isLast, values });
      },
    },
    {
      method: 'GET',
      template: '/rest/api/3/user/search',
      handle(call) {
        const query = z.strictObject({
          query: z.string().optional(),
          accountId: z.string().optional(),
          startAt: wholeNumber.default(0),
          maxResults: wholeNumber.default(50),
        });
        const given = parse(query, call.query);
        if (!call.actor.globalPermissions.includes('USER_PICKER')) return json(200, []);
        const wanted = (given.query ?? '').toLowerCase();
        const found = store.accounts.all().filter((account) => {
          if (given.accountId !== undefined) return account.id === given.accountId;
          return [account.displayName, account.email ?? ''].some((text) => text.toLowerCase().includes(wanted));
        });
        return json(
          200,
          found.slice(given.startAt, given.startAt + given.maxResults).map(({ id }) => shapes.user(id)),
        );
      },
    },
  ];
}
