import type { CommonRefusal } from '../contract/refusal';
import type { Permission } from '../domain/permission';
import type { Ports } from './ports';

/** The person and the request that the platform vouches for; never taken from a payload. */
export interface Caller {
  accountId: string;
  request: string;
}

/** What seeing a thread needs (design §2.10). Jira is asked as the person, at each call. */
export const TO_SEE: Permission[] = ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT'];
export const TO_REPLY: Permission[] = [...TO_SEE, 'ADD_COMMENTS'];

/** @returns a refusal, or undefined when nothing is missing */
export async function refusalFor(
  ports: Ports,
  caller: Caller,
  needed: Permission[],
): Promise<CommonRefusal | undefined> {
  const missing = await ports.requests.missingForPerson(caller.request, needed);
  return missing.length === 0 ? undefined : { code: 'no-permission', missing };
}
