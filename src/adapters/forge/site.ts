import { createHmac, randomBytes } from 'node:crypto';
import { kvs } from '@forge/kvs';
import { z } from 'zod';
import type { Site, SiteState } from '../../app/ports';
import { INITIAL_SETTINGS, type Settings } from '../../domain/settings';
import { fromRow, settingsEntity, toRow } from './entities';
import { settingsRecord } from './records';
import { put, unlessConflict } from './store';

/** A process may answer from memory for this long (design §3.3). */
const KEPT_FOR_MS = 60_000;

const INSTALLATION_KEY = 'installation-key';
const SUMMARY = 'site';

/** Everything that a use case needs of the settings in one secret, so that a cold process pays one call. */
const summarySchema = z.object({
  settings: settingsRecord,
  apiKey: z.string().optional(),
  installationKey: z.string(),
});
type Summary = z.infer<typeof summarySchema>;

/** What a warm process remembers, per installation: module state survives invocations of other tenants. */
export type SiteMemory = Map<string, { until: number; state: SiteState }>;

/**
 * The settings entity is the truth and is written conditionally; the secret beside it is derived from it and heals
 * itself at each fresh reading (docs/decisions/0004). The API key lies in a secret of its own that is never rewritten,
 * so that settings and key change in one write.
 */
export function forgeSite(memory: SiteMemory, installation: () => string, nowMs: () => number): Site {
  return { current, fresh, save };

  async function current(): Promise<SiteState> {
    const kept = memory.get(installation());
    if (kept !== undefined && kept.until > nowMs()) return kept.state;
    const stored: unknown = await kvs.getSecret<unknown>(SUMMARY);
    return stored === undefined ? fresh() : keep(summarySchema.parse(stored));
  }

  async function fresh(): Promise<SiteState> {
    const [row, stored] = await Promise.all([
      kvs.entity<unknown>(settingsEntity.name).get('site'),
      kvs.getSecret<unknown>(SUMMARY),
    ]);
    const settings = row === undefined ? await firstSettings() : fromRow(settingsEntity, row);
    const summary = stored === undefined ? undefined : summarySchema.parse(stored);
    return keep(summary?.settings.version === settings.version ? summary : await derive(settings));
  }

  async function save(settings: Settings, apiKey?: string): Promise<'saved' | 'conflict'> {
    if (apiKey !== undefined && settings.connection !== undefined) {
      await kvs.setSecret(apiKeyName(settings.connection.keyId), apiKey);
    }
    const written = await unlessConflict(() => put(kvs.transact(), settingsEntity, settings).execute());
    memory.delete(installation());
    if (written === 'conflict') return 'conflict';
    await fresh();
    return 'saved';
  }

  async function firstSettings(): Promise<Settings> {
    const first = toRow(settingsEntity, INITIAL_SETTINGS, INITIAL_SETTINGS.version);
    await unlessConflict(() => kvs.entity(settingsEntity.name).set('site', first, { keyPolicy: 'FAIL_IF_EXISTS' }));
    return INITIAL_SETTINGS;
  }

  async function derive(settings: Settings): Promise<Summary> {
    const [installationKey, apiKey] = await Promise.all([ensureInstallationKey(), readApiKey(settings)]);
    const summary: Summary = { settings, installationKey, ...(apiKey === undefined ? {} : { apiKey }) };
    await kvs.setSecret(SUMMARY, summary);
    return summary;
  }

  function keep(summary: Summary): SiteState {
    const state: SiteState = {
      settings: summary.settings,
      apiKey: summary.apiKey,
      keyedHash: (kind, text) =>
        createHmac('sha256', summary.installationKey).update(`${kind}\n${text}`).digest('hex').slice(0, 40),
    };
    memory.set(installation(), { until: nowMs() + KEPT_FOR_MS, state });
    return state;
  }
}

const text = z.string().min(1);

/** Made once and never changed: every customer's key depends on it. */
async function ensureInstallationKey(): Promise<string> {
  const stored: unknown = await kvs.getSecret<unknown>(INSTALLATION_KEY);
  if (stored !== undefined) return text.parse(stored);
  const made = randomBytes(32).toString('hex');
  const written = await unlessConflict(() => kvs.setSecret(INSTALLATION_KEY, made, { keyPolicy: 'FAIL_IF_EXISTS' }));
  return written === 'committed' ? made : text.parse(await kvs.getSecret<unknown>(INSTALLATION_KEY));
}

async function readApiKey(settings: Settings): Promise<string | undefined> {
  if (settings.connection === undefined) return undefined;
  return text.optional().parse(await kvs.getSecret<unknown>(apiKeyName(settings.connection.keyId)));
}

function apiKeyName(keyId: string): string {
  return `infobip-key-${keyId}`;
}
