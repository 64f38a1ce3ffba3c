import { z } from 'zod';
import { baseUrl } from './infobip/api';
import type { Infobip } from './infobip/infobip';

/** Calls a function of the app's configuration page as the administrator. */
export type CallAdmin = (name: string, payload: Record<string, unknown>) => Promise<unknown>;

const view = z.looseObject({ version: z.number(), webhook: z.looseObject({ address: z.string() }) });
const done = z.looseObject({ code: z.literal('ok') });
const saved = z.looseObject({ code: z.literal('ok'), view });
const renewed = z.looseObject({ code: z.literal('ok'), view, secret: z.string().min(1) });
const projects = z.looseObject({
  code: z.literal('ok'),
  projects: z.array(z.looseObject({ serviceDeskId: z.string(), projectId: z.string(), projectKey: z.string() })),
});
const requestTypes = z.looseObject({
  code: z.literal('ok'),
  requestTypes: z.array(z.looseObject({ requestTypeId: z.string(), problem: z.unknown().optional() })),
});

export const demo = {
  project: 'OMN',
  sender: '41799000001',
  apiKey: 'sandbox-api-key',
  autoReply: 'Guten Tag! Ihre Nachricht ist bei uns eingegangen. Wir melden uns so bald wie möglich.',
  secretHeader: 'x-omnichat-secret',
};

/**
 * Sets the app up the way an administrator does it, through its own configuration page, and then Infobip, with the
 * secret that the page shows once.
 */
export async function configureDemo(callAdmin: CallAdmin, infobip: Infobip): Promise<void> {
  const call = async <T>(name: string, answer: z.ZodType<T>, payload: Record<string, unknown> = {}): Promise<T> => {
    const given = await callAdmin(name, payload);
    const read = answer.safeParse(given);
    if (!read.success) throw new Error(`The configuration page refused ${name}: ${JSON.stringify(given)}`);
    return read.data;
  };
  let { version } = (await call('load', saved)).view;
  const save = async (name: string, payload: Record<string, unknown>) => {
    ({ version } = (await call(name, saved, { version, ...payload })).view);
  };

  await save('saveConnection', { baseUrl, apiKey: demo.apiKey });
  await save('saveSender', { sender: demo.sender });
  const project = (await call('projects', projects)).projects.find(({ projectKey }) => projectKey === demo.project);
  if (!project) throw new Error(`The configuration page does not offer the project ${demo.project}.`);
  const { serviceDeskId, projectId } = project;
  const types = await call('requestTypes', requestTypes, { serviceDeskId });
  const type = types.requestTypes.find(({ problem }) => problem === undefined);
  if (!type) throw new Error('The configuration page offers no request type that can be used.');
  await save('saveTarget', { serviceDeskId, requestTypeId: type.requestTypeId });
  await save('saveTexts', { autoReply: demo.autoReply, language: 'de', showFullNumber: false });
  await call('pinPanel', done, { projectId });

  const { secret, view: last } = await call('renewSecret', renewed, { version });
  infobip.changeAccount({
    subscriptions: [
      {
        channel: 'SMS',
        events: ['INBOUND_MESSAGE', 'DELIVERY'],
        notifyUrl: last.webhook.address,
        headers: { [demo.secretHeader]: secret },
      },
    ],
  });
}
