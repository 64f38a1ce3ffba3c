import { z } from 'zod';
import type { DeskModule } from '../wire';
import type { PageServices } from './services';
import { isCallable, isRecord } from './shapes';

type Answer = (data: unknown) => unknown;
const callable = z.custom<(...args: readonly unknown[]) => unknown>(isCallable);

const invokeSchema = z.object({
  functionKey: z.string(),
  payload: z.unknown(),
  metadata: z.unknown().optional(),
});
const listenSchema = z.object({ event: z.string(), callback: callable });
const emitSchema = z.object({ event: z.string(), payload: z.unknown() });
const flagSchema = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.enum(['info', 'success', 'warning', 'error']).default('info'),
  appearance: z.enum(['info', 'success', 'warning', 'error']).optional(),
  actions: z.array(z.object({ text: z.string(), onClick: callable })).default([]),
  isAutoDismiss: z.boolean().default(false),
});
export type FlagRequest = z.infer<typeof flagSchema>;
const channelOptions = z
  .object({
    replaySeconds: z.number().optional(),
    token: z.string().optional(),
    contextOverrides: z.array(z.enum(['board', 'issue', 'project'])).optional(),
  })
  .optional();
const subscribeSchema = z.object({
  channelName: z.string(),
  onEvent: callable,
  options: channelOptions,
  isGlobal: z.boolean().default(false),
});
const publishSchema = z.object({
  channelName: z.string(),
  eventPayload: z.unknown(),
  options: channelOptions,
  isGlobal: z.boolean().default(false),
});
const fetchSchema = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z.object({
    method: z.string().default('GET'),
    body: z.string().nullable().default(null),
    headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  }),
  isMultipartFormData: z.boolean().default(false),
});

/**
 * Answers a frame's bridge commands (ui-kit reference, section 7). A command nobody modelled, or one that this kind of
 * module does not offer, rejects and is reported. `false` means failure to the bridge's client.
 */
export function answerCommands(module: DeskModule, page: PageServices): (command: string, data: unknown) => unknown {
  const isAction = module.type === 'jira:issueAction';
  const isPage = module.type === 'jira:adminPage';
  const nothing: Answer = () => undefined;

  const answers: Record<string, Answer> = {
    getContext: () => page.context(),
    invoke: async (data) => {
      if (isRecord(data) && 'invokeType' in data)
        throw new Error('Remotes and containers are not part of the sandbox.');
      const { functionKey, payload, metadata } = invokeSchema.parse(data);
      const body = await page.invoke(functionKey, payload);
      return metadata === undefined ? body : { body, metadata: {} };
    },
    fetchProduct: (data) => {
      const { product, ...request } = fetchSchema.parse(data);
      if (product !== 'jira') throw new Error(`The sandbox has no ${product}.`);
      return page.fetchProduct(request);
    },
    showFlag: (data) => {
      page.showFlag(flagSchema.parse(data));
    },
    closeFlag: (data) => page.closeFlag(z.object({ id: z.union([z.string(), z.number()]) }).parse(data).id),
    subscribeRealtimeChannel: async (data) => ({ unsubscribe: await page.subscribe(subscribeSchema.parse(data)) }),
    publishRealtimeChannel: (data) => page.publish(publishSchema.parse(data)),
    on: (data) => {
      const { event, callback } = listenSchema.parse(data);
      return { unsubscribe: page.listen(event, callback) };
    },
    emit: (data) => {
      const { event, payload } = emitSchema.parse(data);
      page.emit(event, payload);
    },
    refresh: () => {
      page.refresh();
      return true;
    },
    close: () => isAction && page.close(),
    submit: () => false,
    onClose: (data) => isAction && page.onClose(callable.parse(data)),
    open: () => false,
    navigate: (data) => {
      page.navigate(data);
    },
    getUrl: (data) => page.addressOf(data),
    reload: () => {
      page.reload();
    },
    changeWindowTitle: (data) => {
      document.title = z.string().parse(data);
    },
    trackObjectStoreAction: nothing,
    emitReadyEvent: nothing,
    getFrameId: () => page.frameId,
    isRovoEnabled: () => false,
    openRovo: () => false,
    getCookieConsentPreferences: () => null,
    emitFrontendCustomMetric: nothing,
    ...(isPage ? { createHistory: () => '/', historyMoved: nothing } : {}),
  };

  return async (command, data) => {
    page.note(command, data);
    const answer = Object.hasOwn(answers, command) ? answers[command] : undefined;
    if (!answer) {
      page.problem({ title: `${module.key}: the bridge command "${command}" is not offered to ${module.type}` });
      throw new Error(`"${command}" is not supported here.`);
    }
    return answer(data);
  };
}
export type SubscribeRequest = z.infer<typeof subscribeSchema>;
export type PublishRequest = z.infer<typeof publishSchema>;
export type FetchRequest = Omit<z.infer<typeof fetchSchema>, 'product'>;
