import type { NoConversationView } from '../../contract/conversation-view';
import { mainAddress } from '../../domain/customer';
import { mask } from '../../domain/masking';
import type { Permission } from '../../domain/permission';
import { TO_SEE, type Caller } from '../authorise';
import type { Ports } from '../ports';
import type { SeenRequest } from '../ports/requests';

type AddNumber = NoConversationView['addNumber'];

/** A request without conversation: whether the number of its customer can be added, and if not, why (design §2.7). */
export async function viewNothing(ports: Ports, caller: Caller, missing: Permission[]): Promise<NoConversationView> {
  const [[request], site] = await Promise.all([ports.person.find([caller.request]), ports.site.current()]);
  return {
    kind: 'no-conversation',
    live: site.keyedHash('live-request', caller.request),
    addNumber: await offer(ports, request, missing),
    missing: missing.filter((permission) => !TO_SEE.includes(permission)),
  };
}

async function offer(ports: Ports, request: SeenRequest | undefined, missing: Permission[]): Promise<AddNumber> {
  const { settings, apiKey } = await ports.site.current();
  const problem = request === undefined ? 'no-reporter' : requestProblem(request);
  if (problem !== undefined) return { possible: false, because: problem };
  if (missing.includes('ADD_COMMENTS')) return { possible: false, because: 'no-right-to-reply' };
  if (settings.sms === undefined || apiKey === undefined) return { possible: false, because: 'not-configured' };
  const known = await knownCustomer(ports, request);
  return {
    possible: true,
    channel: 'sms',
    sender: settings.sms.sender,
    ...(known === undefined ? {} : { known: mask(mainAddress(known)) }),
    ...(settings.country === undefined ? {} : { country: settings.country }),
  };
}

/** Agents start only with the customer of an existing request, and not on one that is done. */
export function requestProblem(
  request: SeenRequest,
): 'not-service-project' | 'request-done' | 'no-reporter' | undefined {
  if (!request.project.service) return 'not-service-project';
  if (request.status.category === 'done') return 'request-done';
  return request.reporter === undefined || request.reporter.isApp ? 'no-reporter' : undefined;
}

/** The customer who is known to be the request's reporter. */
export async function knownCustomer(ports: Ports, request: SeenRequest | undefined) {
  const reporter = request?.reporter;
  if (reporter === undefined || reporter.isApp) return undefined;
  const { keyedHash } = await ports.site.current();
  const { customer } = await ports.store.read({ customer: keyedHash('linked', reporter.accountId) });
  return customer?.linked === reporter.accountId ? customer : undefined;
}
