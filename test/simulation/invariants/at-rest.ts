import { z } from 'zod';
import { isConversation } from '../../../src/domain/conversation';
import type { Panel } from '../actors/panel';
import { phones } from '../actors/phones';
import { readStrictly, type Mirror } from '../mirror';
import type { SimulatedSite } from '../platform/simulated-site';
import type { Judgement } from './judgement';
import { phonesAgree } from './phones-at-rest';
import { personalIn } from './privacy';
import { requestsAgree } from './requests-at-rest';
import { placesOf, shownBy } from './threads';

export interface AtRest {
  site: SimulatedSite;
  mirror: Mirror;
  judgement: Judgement;
}

const view = z.looseObject({
  code: z.literal('ok'),
  view: z.looseObject({
    kind: z.string(),
    state: z.string().optional(),
    thread: z.array(z.looseObject({ key: z.string() })).optional(),
  }),
});

/** What must hold when everything has come to rest. */
export async function judgeRest(parts: AtRest, panel: Panel, settle: () => Promise<boolean>): Promise<void> {
  for (const rule of [storageAgrees, everyMessageIsShown, requestsAgree, phonesAgree, nothingPersonal]) rule(parts);
  await panelsAgree(parts, panel, settle);
  for (const complaint of parts.site.complaints())
    parts.judgement.report('the app asks only what platforms answer', complaint);
}

/** Every row can be read by the app, and is the one that the mirror shows. */
function storageAgrees({ site, mirror, judgement }: AtRest): void {
  const kept: Record<string, ReadonlyMap<string, { version: number }>> = {
    customer: mirror.customers,
    conversation: mirror.conversations,
    message: mirror.messages,
    job: mirror.jobs,
  };
  let rows = 0;
  for (const { entity = '', key, value } of site.forge.storage()) {
    const version = readStrictly(entity, value)?.version;
    if (version === undefined) continue;
    rows += 1;
    if (kept[entity]?.get(key)?.version !== version)
      judgement.report('the mirror shows what is stored', `${entity} ${key}`);
  }
  const mirrored = Object.values(kept).reduce((sum, records) => sum + records.size, 0);
  if (mirrored !== rows) judgement.report('the mirror shows what is stored', `${mirrored} records for ${rows} rows`);
}

function everyMessageIsShown({ mirror, judgement }: AtRest): void {
  const places = placesOf(mirror);
  for (const providerId of judgement.acknowledgedMessages().keys()) {
    const key = judgement.keyOf(providerId) ?? '';
    const times = places.get(key)?.length ?? 0;
    if (times === 1 || (times === 0 && judgement.isGone(key))) continue;
    judgement.report('an acknowledged message shows once', `${providerId}: ${times} times`);
  }
}

function nothingPersonal({ site, judgement }: AtRest): void {
  for (const { text, source } of site.forge.logs()) {
    if (source === 'app' && personalIn(text, phones)) judgement.report('nothing personal in logs', text);
  }
}

/** The panel of every request that an agent can open shows what the records say. */
async function panelsAgree(
  { site, mirror, judgement }: AtRest,
  panel: Panel,
  settle: () => Promise<boolean>,
): Promise<void> {
  for (const record of mirror.conversations.values()) {
    if (!isConversation(record) || site.jira.issueRef(record.request)?.project.key !== 'OMN') continue;
    const answers: unknown[] = [];
    void panel.call('agent', record.request, 'view', {}).then((answer) => answers.push(answer));
    for (let steps = 0; answers.length === 0 && steps < 500; steps += 1) await settle();
    const shown = view.safeParse(answers[0]).data?.view.thread?.map(({ key }) => key) ?? [];
    const expected = shownBy(record, mirror);
    const same = shown.length === expected.length && expected.every((key) => shown.includes(key));
    if (!same && expected.length <= 30)
      judgement.report('the panel shows the thread', `${record.request}: ${shown.length} of ${expected.length}`);
  }
}
