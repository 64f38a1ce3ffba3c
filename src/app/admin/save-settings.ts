import type { AdminAnswers, AdminInputs, AdminView, Conflict } from '../../contract/admin';
import { canonical, readAddress } from '../../domain/address';
import type { ReplayJob } from '../../domain/job';
import type { Settings, WebhookSecret } from '../../domain/settings';
import { measureSms, smsIsTooLong } from '../../domain/sms-length';
import { isCountry } from '../../domain/typed-number';
import { DAY, MINUTE, plus, type Instant } from '../../domain/time';
import type { AdminPorts } from '../ports/configuration';
import { adminView } from './admin-view';

type Saved = { code: 'ok'; view: AdminView } | Conflict;

/** Only Infobip's own hosts, so that a key can never be sent elsewhere. A missing scheme is https. */
export function infobipBaseUrl(input: string): string | undefined {
  const withScheme = /^[a-z]+:\/\//i.test(input) ? input : `https://${input}`;
  const url = URL.parse(withScheme);
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '') return undefined;
  const host = url.hostname.toLowerCase();
  return host === 'api.infobip.com' || host.endsWith('.api.infobip.com') ? `https://${host}` : undefined;
}

/** Tested before it is kept: nothing is saved as working that was not. */
export async function saveConnection(
  ports: AdminPorts,
  input: AdminInputs['saveConnection'],
): Promise<AdminAnswers['saveConnection']> {
  const baseUrl = infobipBaseUrl(input.baseUrl);
  if (baseUrl === undefined) return { code: 'base-url-not-infobip' };
  const { settings, apiKey: stored } = await ports.site.fresh();
  if (settings.version !== input.version) return conflict(ports);
  const apiKey = input.apiKey ?? stored;
  if (apiKey === undefined) return { code: 'api-key-missing' };
  const tested = await ports.testConnection({ baseUrl, apiKey });
  if (tested.code !== 'ok') return tested;
  const connection = { baseUrl, keyId: ports.newId(), testedAt: ports.now() };
  const saved = await save(ports, { ...settings, connection }, apiKey);
  if (saved.code !== 'ok') return saved;
  await ports.alarms.clear('sending-refused');
  return { code: 'ok', view: await adminView(ports) };
}

/** An empty sender removes it: messages are then kept until a sender is configured again. */
export async function saveSender(
  ports: AdminPorts,
  input: AdminInputs['saveSender'],
): Promise<AdminAnswers['saveSender']> {
  const settings = await current(ports, input.version);
  if (settings === undefined) return conflict(ports);
  if (input.sender === '') {
    const { sms: _removed, ...rest } = settings;
    return save(ports, rest);
  }
  // Infobip takes 3 to 15 digits or an alphanumeric sender of up to 11 characters.
  if (!/^\+?[\d\s]{3,20}$/.test(input.sender) && !/^[A-Za-z0-9 ._-]{3,11}$/.test(input.sender)) {
    return { code: 'sender-invalid' };
  }
  const sender = canonical(readAddress(input.sender)).replace(/^word:/, '');
  const shown = /^\d+$/.test(sender) ? sender : input.sender;
  const saved = await save(ports, { ...settings, sms: { sender: shown } });
  if (saved.code === 'ok') await replay(ports, shown);
  return saved;
}

export async function saveTarget(
  ports: AdminPorts,
  input: AdminInputs['saveTarget'],
): Promise<AdminAnswers['saveTarget']> {
  const settings = await current(ports, input.version);
  if (settings === undefined) return conflict(ports);
  const [projects, types] = await Promise.all([
    ports.requestSetup.projects(),
    ports.requestSetup.requestTypes(input.serviceDeskId),
  ]);
  const project = projects.find(({ serviceDeskId }) => serviceDeskId === input.serviceDeskId);
  const type = types?.find(({ requestTypeId }) => requestTypeId === input.requestTypeId);
  if (project === undefined || type === undefined) return { code: 'target-not-found' };
  if (type.problem !== undefined) return { code: 'target-not-usable', problem: type.problem };
  const target = { ...project, requestTypeId: type.requestTypeId, requestTypeName: type.name };
  const saved = await save(ports, { ...settings, target });
  if (saved.code !== 'ok') return saved;
  await ports.alarms.clear('requests-cannot-be-opened');
  return { code: 'ok', view: await adminView(ports) };
}

export async function saveTexts(
  ports: AdminPorts,
  input: AdminInputs['saveTexts'],
): Promise<AdminAnswers['saveTexts']> {
  const length = measureSms(input.autoReply);
  if (smsIsTooLong(length)) return { code: 'auto-reply-too-long', parts: length.parts };
  const settings = await current(ports, input.version);
  if (settings === undefined) return conflict(ports);
  const { autoReply, language, showFullNumber } = input;
  return save(ports, { ...settings, autoReply, language, showFullNumber });
}

/** What agents are offered and told while they answer. */
export async function saveReplying(
  ports: AdminPorts,
  { version, replyTexts, noteAfterMinutes, country }: AdminInputs['saveReplying'],
): Promise<AdminAnswers['saveReplying']> {
  if (country !== '' && !isCountry(country)) return { code: 'country-unknown' };
  const settings = await current(ports, version);
  if (settings === undefined) return conflict(ports);
  return save(ports, { ...settings, replyTexts, noteAfterMinutes, country: country === '' ? undefined : country });
}

/** The former secret is accepted for a day more, so that nothing is lost until Infobip knows the new one. */
export async function renewSecret(
  ports: AdminPorts,
  input: AdminInputs['renewSecret'],
): Promise<AdminAnswers['renewSecret']> {
  const settings = await current(ports, input.version);
  if (settings === undefined) return conflict(ports);
  const secret = ports.webhook.newSecret();
  const former = settings.webhook;
  const webhook = {
    hash: ports.webhook.hash(secret),
    setAt: ports.now(),
    ...(former === undefined ? {} : { previous: formerSecrets(former, ports.now()) }),
  };
  const saved = await save(ports, { ...settings, webhook });
  return saved.code === 'ok' ? { ...saved, secret } : saved;
}

const FORMER_AT_MOST = 10;

function formerSecrets({ hash, previous = [] }: WebhookSecret, now: Instant): WebhookSecret['previous'] {
  const valid = previous.filter(({ until }) => until > now);
  return [{ hash, until: plus(now, DAY) }, ...valid].slice(0, FORMER_AT_MOST);
}

async function current(ports: AdminPorts, version: number): Promise<Settings | undefined> {
  const { settings } = await ports.site.fresh();
  return settings.version === version ? settings : undefined;
}

async function save(ports: AdminPorts, settings: Settings, apiKey?: string): Promise<Saved> {
  const saved = await ports.site.save(settings, apiKey);
  return saved === 'saved' ? { code: 'ok', view: await adminView(ports) } : conflict(ports);
}

async function conflict(ports: AdminPorts): Promise<Conflict> {
  return { code: 'changed-meanwhile', view: await adminView(ports) };
}

/** Messages that came to this line before it was configured are taken now; which ones there are, the job finds out. */
async function replay(ports: AdminPorts, line: string): Promise<void> {
  const due = plus(ports.now(), MINUTE);
  const job: ReplayJob = { id: ports.newId(), version: 1, kind: 'replay', line, attempt: 0, due };
  await ports.store.commit([{ put: 'add-job', value: job }]);
  const event = { body: { job: job.id }, delayMs: 0, subject: job.id };
  await ports.queue.push([event]).catch((error: unknown) => ports.log.broken('queue push failed', error));
}
