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
/** Reply, resend, add a number. */
export const TO_REPLY: Permission[] = [...TO_SEE, 'ADD_COMMENTS'];
/** Pause, reactivate, swap, take over. */
export const TO_CHANGE: Permission[] = [...TO_SEE, 'EDIT_ISSUES'];
/** Split, merge and undo; more where a request is made or a status changes. */
export const TO_REARRANGE: Permission[] = [...TO_CHANGE, 'LINK_ISSUES'];
export const TO_MAKE: Permission[] = [...TO_REARRANGE, 'CREATE_ISSUES'];
export const TO_CLOSE: Permission[] = [...TO_REARRANGE, 'TRANSITION_ISSUES'];
/** Everything that a panel may offer. */
export const ALL_RIGHTS: Permission[] = [
  ...TO_REPLY,
  'EDIT_ISSUES',
  'LINK_ISSUES',
  'CREATE_ISSUES',
  'TRANSITION_ISSUES',
];

type Denied = Extract<CommonRefusal, { code: 'no-permission' }>;

/** @returns a refusal, or undefined when nothing is missing */
export async function refusalFor(ports: Ports, caller: Caller, needed: Permission[]): Promise<Denied | undefined> {
  const missing = await missingOn(ports, caller.request, needed);
  return missing.length === 0 ? undefined : { code: 'no-permission', missing };
}

export async function missingOn(ports: Ports, request: string, needed: Permission[]): Promise<Permission[]> {
  return lacking(await ports.person.missing([request], needed), request, needed);
}

/** A request that Jira did not name is denied. */
export function lacking(answer: Map<string, Permission[]>, request: string, needed: Permission[]): Permission[] {
  return answer.get(request) ?? needed;
}

/** What of the missing keeps the person from seeing anything. */
export function mayNotSee(missing: Permission[]): Denied | undefined {
  const lacks = missing.filter((permission) => TO_SEE.includes(permission));
  return lacks.length === 0 ? undefined : { code: 'no-permission', missing: lacks };
}
