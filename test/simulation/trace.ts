import type { PlatformCall } from '../sandbox/ports';
import { kindOf } from '../sandbox/forge/calls/door';
import { isConversation } from '../../src/domain/conversation';
import type { RecordChange } from './mirror';

export interface Trace {
  note(text: string): void;
  /** The last events, oldest first. */
  lines(): string[];
  /** Of all events: two runs of one seed have the same. */
  hash(): string;
}

/** What happened, as one line an event. */
export function createTrace(now: () => number, keep = 60): Trace {
  let hash = 0x811c9dc5;
  let lines: string[] = [];
  return {
    note(text) {
      const line = `${new Date(now()).toISOString().slice(8, 23).replace('T', ' ')}  ${text}`;
      for (let index = 0; index < line.length; index += 1) {
        hash = Math.imul(hash ^ line.charCodeAt(index), 0x01000193) >>> 0;
      }
      lines.push(line);
      if (lines.length > 4 * keep) lines = lines.slice(-keep);
    },
    lines: () => lines.slice(-keep),
    hash: () => hash.toString(16).padStart(8, '0'),
  };
}

/** A call of the app in a few words. */
export function describeCall(call: PlatformCall): string {
  const body = typeof call.body === 'string' ? call.body : '';
  if (call.kind === 'egress')
    return `infobip ${call.method} ${new URL(call.url).pathname} ${found(body, /"messageId":"([^"]+)"/)}`;
  const kind = kindOf(call);
  if (kind === 'queue')
    return `queue push ${[...body.matchAll(/"(?:job|reconcile)":"([^"]+)"/g)].map(([, id]) => short(id ?? '')).join(' ')}`;
  if (kind === 'realtime') return 'realtime publish';
  if (kind !== 'kvs') return `${kind} ${call.method} ${decodeURIComponent(call.path).slice(0, 80)}`;
  const keys = [...body.matchAll(/"entityName":"(\w+)"|"key":"([^"]+)"/g)].map(
    ([, entity, key]) => entity ?? short(key ?? ''),
  );
  return `kvs ${call.path.replace('/api/v1/', '')} ${keys.join(' ')}`;
}

/** What a write changed, in a few words. */
export function describeChange(change: RecordChange): string {
  const { entity, after } = change;
  const key = short(change.key);
  if (!after) return `${entity} ${key} gone`;
  switch (entity) {
    case 'customer': {
      const { active } = change.after ?? {};
      const what =
        active?.kind === 'request' ? active.request : active?.kind === 'claim' ? `claim ${short(active.id)}` : 'none';
      return `customer ${key} active=${what}`;
    }
    case 'pointer':
      return `pointer ${key} to ${short(change.after?.to ?? '')}`;
    case 'conversation': {
      const record = change.after;
      if (!isConversation(record))
        return `conversation ${key} ${record?.state ?? ''} of ${short(record?.customer ?? '')}`;
      const moved = `${record.segments.map(({ out }) => out.length).join('-')}/${record.items.length}`;
      return `conversation ${key} ${record.state}/${record.category.value} out-items ${moved}`;
    }
    case 'message': {
      const message = change.after;
      const state = message?.direction === 'outbound' ? ` ${message.delivery.state}` : '';
      return `message ${key} ${message?.direction ?? ''}${state}`;
    }
    case 'job': {
      const job = change.after;
      return `job ${key} ${job?.kind ?? ''}${job?.kind === 'open' ? `/${job.phase.name}` : ''} #${job?.attempt ?? 0}`;
    }
  }
}

export function short(id: string): string {
  return id.length > 20 ? id.replace('omnichat-', '').slice(0, 8) : id;
}

function found(text: string, pattern: RegExp): string {
  return short(pattern.exec(text)?.[1] ?? '');
}
