import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { getAppContext, webTrigger } from '@forge/api';
import { forgeDrafts } from './adapters/forge/drafts';
import { rememberedOwners } from './adapters/forge/owners';
import { forgeAlarms } from './adapters/forge/alarms';
import { forgeLive } from './adapters/forge/live';
import { forgeLog } from './adapters/forge/log';
import { forgeQuarantine } from './adapters/forge/quarantine';
import { forgeQueue } from './adapters/forge/queue';
import { forgeSite, type SiteMemory } from './adapters/forge/site';
import { forgeStore } from './adapters/forge/store';
import { forgeThreadIndex } from './adapters/forge/thread-index';
import { infobipSms } from './adapters/infobip/sms';
import { testConnection } from './adapters/infobip/test-connection';
import { parseWebhook } from './adapters/infobip/webhook';
import { personAdministers } from './adapters/jira/permissions';
import { personRequests } from './adapters/jira/person';
import { jiraRequests } from './adapters/jira/requests';
import { jiraSetup } from './adapters/jira/setup';
import type { AdminPorts } from './app/ports/configuration';
import type { WebhookDoor } from './entry/webhook';

/** Builds the real dependencies once per process; the only file that knows everything. */
function build(): AdminPorts {
  const memory: SiteMemory = new Map();
  const log = forgeLog(randomUUID);
  const site = forgeSite(memory, installation, Date.now);
  return {
    now: () => new Date().toISOString(),
    newId: randomUUID,
    store: forgeStore(rememberedOwners(installation)),
    thread: forgeThreadIndex(),
    quarantine: forgeQuarantine(),
    site,
    alarms: forgeAlarms(),
    queue: forgeQueue(),
    live: forgeLive(log),
    requests: jiraRequests(),
    person: personRequests(),
    drafts: forgeDrafts(Date.now),
    sms: infobipSms(site),
    log,
    personAdministers,
    requestSetup: jiraSetup(panelModule),
    testConnection,
    webhook: {
      address: () => webTrigger.getUrl('infobip'),
      newSecret: () => randomBytes(32).toString('base64url'),
      hash: sha256,
    },
  };
}

let built: AdminPorts | undefined;
/** The same ones for every invocation of this process. */
export function ports(): AdminPorts {
  built ??= build();
  return built;
}

/** What the webhook needs beside the ports: how to compare a secret, and how to read a body of Infobip. */
export function webhookDoor(): WebhookDoor {
  return { ports: ports(), parse: parseWebhook, matches };
}

/** Warm processes serve several installations: what is remembered is kept apart by this. */
function installation(): string {
  return getAppContext().installationAri.installationId;
}

/** The pin API names a panel by app, environment and module (reference jira.md §16). */
function panelModule(environmentId: string): string {
  const { appId } = getAppContext().appAri;
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/omnichat-panel`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function matches(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(secret)), Buffer.from(hash));
}
