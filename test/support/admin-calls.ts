import { z } from 'zod';
import type { Site } from '../sandbox/site';

const view = z.looseObject({
  version: z.number(),
  alarms: z.array(
    z.looseObject({
      code: z.string(),
      count: z.number().optional(),
      reason: z.string().optional(),
      lines: z.array(z.string()).optional(),
    }),
  ),
});
const answer = z.looseObject({ code: z.string(), view: view.optional(), secret: z.string().optional() });
const loaded = z.looseObject({ code: z.literal('ok'), view });

/** Administrators on the configuration page, and others who try. */
export function adminCalls(site: () => Site) {
  const call = async (name: string, payload: unknown = {}, role = 'admin') => {
    const { forge, jira } = site();
    const module = forge.modules().find(({ type }) => type === 'jira:adminPage');
    const account = jira.account(role);
    if (module === undefined || account === undefined) throw new Error(`No configuration page, or no ${role}.`);
    const accountType = account.accountType === 'customer' ? 'customer' : 'licensed';
    const page = { moduleKey: module.key, extension: { type: module.type }, locale: 'de-DE' };
    const result = await site().invoke({ ...page, account: { accountId: account.id, accountType } }, name, payload);
    return result.ok ? answer.parse(result.result) : { code: result.error.code };
  };
  const settings = async () => loaded.parse(await call('load')).view;
  const saves = async (name: string, payload: Record<string, unknown>) =>
    call(name, { version: (await settings()).version, ...payload });
  return {
    adminCall: call,
    settings,
    /** Saves from the version that stands. */
    adminSaves: saves,
    /** How agents are helped while they answer; the defaults for the rest. */
    adminSetsReplying: async (
      more: Partial<{ replyTexts: unknown[]; noteAfterMinutes: number; country: string }>,
    ): Promise<void> => {
      const saved = await saves('saveReplying', { replyTexts: [], noteAfterMinutes: 2, country: '', ...more });
      if (saved.code !== 'ok') throw new Error(`The settings were refused: ${saved.code}`);
    },
    /** Codes of what administrators are told to repair. */
    alarms: async (): Promise<string[]> => (await settings()).alarms.map(({ code }) => code),
  };
}
