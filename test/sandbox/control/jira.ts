import { fetchProductBodySchema } from '../desk/wire';
import type { JiraSite } from '../ports';
import { asUser, type Accounts } from './accounts';
import { json, readJson, type Route } from './route';

/** Jira and JSM as one of the accounts. */
export function jiraRoutes(jira: JiraSite, accounts: Accounts): Route[] {
  return [
    {
      method: 'ANY',
      path: '/rest/{rest...}',
      handle: ({ method, target, headers, body }) => {
        const { 'x-account': account, ...others } = headers;
        const request = {
          method,
          path: target,
          headers: others,
          ...(body.length > 0 && { body: body.toString('utf8') }),
        };
        return jira.request(request, asUser(accounts.read(account)));
      },
    },
    {
      method: 'POST',
      path: '/desk/fetch-product',
      handle: async (request) => {
        const { account, restPath, fetchRequestInit } = readJson(fetchProductBodySchema, request);
        const { method, body, headers } = fetchRequestInit;
        const answer = await jira.request(
          {
            method,
            path: restPath,
            headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
            ...(body !== null && { body }),
          },
          asUser(accounts.get(account)),
        );
        const isText = typeof answer.body === 'string';
        return json({
          body: isText ? answer.body : Buffer.from(answer.body).toString('base64'),
          headers: answer.headers,
          status: answer.status,
          statusText: '',
          ...(!isText && { isAttachment: true }),
        });
      },
    },
  ];
}
