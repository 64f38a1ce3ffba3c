import type { Problem } from '../bridge/message';
import type { PageServices } from '../bridge/services';
import {
  contextAnswerSchema,
  fetchProductAnswerSchema,
  invokeAnswerSchema,
  type DeskModule,
  type Place,
} from '../wire';
import type { DeskLog } from './call-log';
import type { Desk } from './desk-context';
import { follow, readDestination } from './destination';
import type { Realtime } from './realtime';

export interface FrameParts {
  readonly module: DeskModule;
  readonly place: Place;
  readonly frameId: string;
  /** The page as it is now: language and colours may have changed since the frame was opened. */
  desk(): Desk;
  readonly realtime: Realtime;
  readonly log: DeskLog;
  /** What must end with the frame. */
  readonly endings: (() => void)[];
  refresh(): void;
  /** Absent where the module cannot be closed. */
  readonly close?: (() => void) | undefined;
  onClose(callback: () => unknown): void;
  reload(): void;
  problem(problem: Problem): void;
}

/** What the page does for one frame: the bridge's commands against the sandbox's server. */
export function frameServices(parts: FrameParts): PageServices {
  const { module, place, frameId, desk, realtime, log, endings } = parts;
  return {
    frameId,
    context() {
      const { api, view } = desk();
      const { module: key, account, issue } = place;
      const query = new URLSearchParams({ module: key, account, locale: view.locale, theme: view.theme });
      if (issue !== undefined) query.set('issue', issue);
      return api.get(contextAnswerSchema, `/desk/context?${query.toString()}`);
    },
    async invoke(functionKey, payload) {
      const { api, view } = desk();
      const body = { ...place, function: functionKey, payload, locale: view.locale, theme: view.theme };
      return (await api.post(invokeAnswerSchema, '/sandbox/invoke', body)).result;
    },
    fetchProduct: (request) =>
      desk().api.post(fetchProductAnswerSchema, '/desk/fetch-product', { ...place, product: 'jira', ...request }),
    showFlag: (flag) => {
      desk().flags.show(flag);
    },
    closeFlag: (id) => desk().flags.close(id),
    async subscribe(request) {
      const end = await realtime.subscribe(place, request);
      endings.push(end);
      return end;
    },
    publish: (request) => realtime.publish(place, request),
    listen(event, callback) {
      const end = desk().events.listen(frameId, event, callback);
      endings.push(end);
      return end;
    },
    emit: (event, payload) => {
      desk().events.emit(frameId, event, payload);
    },
    refresh: parts.refresh,
    close() {
      parts.close?.();
      return parts.close !== undefined;
    },
    onClose(callback) {
      parts.onClose(callback);
      return parts.close !== undefined;
    },
    navigate: (data) => {
      follow(data, desk().go);
    },
    addressOf: (data) => readDestination(data).url.href,
    reload: parts.reload,
    note: (command, data) => {
      log.calls.push({ module: module.key, command, data });
    },
    problem: parts.problem,
  };
}
