import { accountChangeSchema } from '../infobip/account';
import type { Infobip } from '../infobip/infobip';
import { json, readJson, type Route } from './route';

/** The state of the Infobip account; what a body names is replaced, the rest stays. */
export function infobipRoutes(infobip: Infobip): Route[] {
  const account = () => json(infobip.account());
  return [
    { method: 'GET', path: '/sandbox/infobip', handle: account },
    {
      method: 'POST',
      path: '/sandbox/infobip',
      handle: (request) => {
        infobip.changeAccount(readJson(accountChangeSchema, request));
        return account();
      },
    },
  ];
}
