import type { UndoDone } from '../../contract/operations';
import type { Conversation } from '../../domain/conversation';
import { beforeOf } from '../../domain/undo';
import type { Ports } from '../ports';
import type { SeenRequest } from '../ports/requests';

/** The requests' former statuses, as far as transitions lead there. @returns what could not be brought back as it was */
export async function bringBackStatuses(
  ports: Ports,
  conversations: Conversation[],
  seen: SeenRequest[],
): Promise<UndoDone['statuses']> {
  const results = await Promise.all(
    conversations.map(async (conversation) => {
      const wanted = beforeOf(conversation)?.status;
      const current = seen.find(({ id }) => id === conversation.request);
      if (wanted === undefined || current === undefined || current.status.id === wanted.id) return [];
      // In Progress is only better than Done; a request that is open already stays where it is.
      const reached = await ports.person.bringBack(current.id, wanted, current.status.category === 'done');
      if (reached?.id === wanted.id) return [];
      return [{ request: current.key, wanted: wanted.name, now: reached?.name ?? current.status.name }];
    }),
  );
  return results.flat();
}
