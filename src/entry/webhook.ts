import { z } from 'zod';
import type { Ports, Report, SiteState } from '../app/ports';
import { receiveMessages } from '../app/receive-messages';
import { recordReports } from '../app/record-reports';
import type { InboundItem } from '../domain/message';
import type { QuarantineItem } from '../domain/quarantine';
import type { Instant } from '../domain/time';

/** The part of the platform's request that counts; header names come in any case, values as lists. */
const request = z.object({
  method: z.string().optional(),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  queryParameters: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
});
type WebhookRequest = z.infer<typeof request>;

export interface WebhookAnswer {
  statusCode: number;
  headers: Record<string, string[]>;
  body: string;
}

export interface WebhookDoor {
  ports: Ports;
  /** Constant-time comparison of a secret with a kept hash. */
  matches(secret: string, hash: string): boolean;
  parse(
    body: string,
    now: Instant,
  ): { inbound: InboundItem[]; reports: Report[]; bad: QuarantineItem[]; ignored: number };
}

/** A hundred reports of a full bucket are about 60 KB. */
const BODY_AT_MOST = 1_000_000;

/**
 * Infobip's way in: authenticate, then read, then commit, then 200. 401 for a wrong secret with nothing stored; 503
 * only when storage fails, so that Infobip sends again; 200 for everything that must not come back.
 */
export async function handleWebhook(door: WebhookDoor, payload: unknown): Promise<WebhookAnswer> {
  const read = request.safeParse(payload);
  if (!read.success) return answer(400);
  try {
    if (!(await authenticated(door, read.data))) return answer(401);
    if (read.data.method !== undefined && read.data.method !== 'POST') return answer(405);
    if (Buffer.byteLength(read.data.body) > BODY_AT_MOST) return answer(413);
    await take(door, read.data.body);
    return answer(200);
  } catch (error) {
    door.ports.log.broken('webhook could not be stored', error);
    return answer(503);
  }
}

async function take({ ports, parse }: WebhookDoor, body: string): Promise<void> {
  const { inbound, reports, bad, ignored } = parse(body, ports.now());
  if (ignored > 0) ports.log.info('webhook items of other kinds', { ignored });
  if (bad.length > 0) ports.log.warn('webhook items quarantined', { count: bad.length });
  await Promise.all([
    receiveMessages(ports, inbound),
    recordReports(ports, reports),
    bad.length === 0 ? undefined : ports.quarantine.keep(bad),
  ]);
}

/** A secret that does not match what is remembered is compared with storage before it is refused. */
async function authenticated(door: WebhookDoor, incoming: WebhookRequest): Promise<boolean> {
  const secret = presentedSecret(incoming);
  if (secret === undefined) return false;
  return accepts(door, await door.ports.site.current(), secret) || accepts(door, await door.ports.site.fresh(), secret);
}

function accepts(door: WebhookDoor, { settings: { webhook } }: SiteState, secret: string): boolean {
  if (webhook === undefined) return false;
  const former = (webhook.previous ?? []).filter(({ until }) => until > door.ports.now());
  return [webhook, ...former].some(({ hash }) => door.matches(secret, hash));
}

/** The header; else Basic credentials; else `k` in the address, since number-level forwards know no headers. */
function presentedSecret({ headers, queryParameters }: WebhookRequest): string | undefined {
  const header = (name: string): string | undefined =>
    Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1][0];
  const own = header('x-omnichat-secret');
  if (own !== undefined) return own;
  const basic = /^Basic\s+(\S+)$/i.exec(header('authorization') ?? '')?.[1];
  if (basic !== undefined) return Buffer.from(basic, 'base64').toString('utf8').split(':').slice(1).join(':');
  return queryParameters['k']?.[0];
}

function answer(statusCode: number): WebhookAnswer {
  return { statusCode, headers: { 'Content-Type': ['text/plain'] }, body: statusCode === 200 ? 'ok' : '' };
}
