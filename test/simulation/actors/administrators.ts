import { z } from 'zod';
import type { Chance } from '../../sandbox/ports';
import type { SimulatedSite } from '../platform/simulated-site';
import type { Stage } from './stage';

const loaded = z.looseObject({ code: z.literal('ok'), view: z.looseObject({ version: z.number() }) });
const renewed = z.looseObject({ code: z.literal('ok'), secret: z.string() });
const coded = z.looseObject({ code: z.string() });
const field = { fieldId: 'customfield_10090', name: 'Pflichtfeld' };
/** The request type that the demo site opens requests in. */
const requestType = '25';

/** Administrators, of Jira and of the app. */
export function createAdministrators(site: SimulatedSite, chance: Chance, stage: Pick<Stage, 'note' | 'report'>) {
  const { forge, jira, infobip, timeline } = site;

  async function onPage(name: string, payload: Record<string, unknown>): Promise<unknown> {
    const answer = await forge.invoke({ ...site.page('admin'), functionKey: name, payload });
    stage.note(`admin: ${name} → ${answer.ok ? (coded.safeParse(answer.result).data?.code ?? '') : answer.error.code}`);
    return answer.ok ? answer.result : undefined;
  }

  return {
    onPage,
    /** A field becomes required that nobody fills: no request can be opened. */
    breakTarget: () => jira.requireField(requestType, field),
    repairTarget: () => jira.relaxField(requestType, field.fieldId),
    async renewSecret(): Promise<void> {
      const page = loaded.safeParse(await onPage('load', {}));
      if (!page.success) return;
      const answer = renewed.safeParse(await onPage('renewSecret', { version: page.data.view.version }));
      if (!answer.success) return;
      // It takes the administrator a while to enter it at Infobip.
      timeline.at(timeline.now() + Math.floor(chance.next() * 600_000), 'the new secret is entered', () => {
        const subscriptions = infobip.account().subscriptions.map((each) => {
          const [name = ''] = Object.keys(each.headers);
          return { ...each, headers: { [name]: answer.data.secret } };
        });
        infobip.changeAccount({ subscriptions });
      });
    },
  };
}
