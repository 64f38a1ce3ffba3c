import type { CommonRefusal } from '../contract/refusal';
import type { Conversation } from '../domain/conversation';
import type { Permission } from '../domain/permission';
import { mayNotSee, missingOn, TO_SEE, type Caller } from './authorise';
import { findConversation } from './load-conversation';
import type { Ports, SiteState } from './ports';

/** The thread of a request for whoever may read it; what all readings of it begin with. */
export async function openThread(
  ports: Ports,
  caller: Caller,
): Promise<{ code: 'open'; conversation: Conversation } | { code: 'no-conversation' } | CommonRefusal> {
  const [missing, conversation, site] = await Promise.all([
    missingOn(ports, caller.request, TO_SEE),
    findConversation(ports, caller.request),
    ports.site.current(),
  ]);
  const refusal = await mayNotRead(ports, site, missing, conversation);
  if (refusal !== undefined) return refusal;
  return conversation === undefined ? { code: 'no-conversation' } : { code: 'open', conversation };
}

/**
 * Whoever may see the request and works in its service project reads the thread. Outside of service projects nobody can
 * be an agent: there it is whoever sees the request and is an agent of the project that requests are opened in.
 */
export async function mayNotRead(
  ports: Ports,
  { settings }: SiteState,
  missing: Permission[],
  conversation: Conversation | undefined,
): Promise<CommonRefusal | undefined> {
  const refusal = mayNotSee(missing);
  const movedOut = conversation?.readOnly?.because === 'not-service-project';
  const home = settings.target?.projectId;
  if (refusal === undefined || !movedOut || home === undefined || missing.includes('BROWSE_PROJECTS')) return refusal;
  const asAgent = await ports.person.missingInProject(home, ['SERVICEDESK_AGENT']);
  return asAgent.length === 0 ? undefined : refusal;
}
