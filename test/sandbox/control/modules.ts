import {
  contextQuerySchema,
  invokeBodySchema,
  localeSchema,
  publishBodySchema,
  subscribeBodySchema,
  unsubscribeBodySchema,
  type Locale,
  type Place,
  type Theme,
} from '../desk/wire';
import type { FrontEnd } from '../forge/resolvers';
import type { Site } from '../site';
import { ControlError, json, readJson, readQuery, type Route } from './route';
import type { AppPages } from './app-manifest';
import type { PageEvents } from './page-events';
import type { Places } from './places';
import { z } from 'zod';

const statusOf: Record<string, number> = { NOT_FOUND: 404, PAYLOAD_TOO_LARGE: 413, RESPONSE_TOO_LARGE: 413 };

export interface ModuleParts {
  site: Site;
  pages: AppPages;
  places: Places;
  events: PageEvents;
}

/** What a module's frame asks of the page around it: context, resolvers, realtime. */
export function moduleRoutes({ site, pages, places, events }: ModuleParts): Route[] {
  const frontEnd = (place: Place, locale: Locale = 'de-DE', theme?: Theme): FrontEnd => ({
    ...places.open(place),
    locale,
    theme,
  });
  const post = (path: string, handle: Route['handle']): Route => ({ method: 'POST', path, handle });
  return [
    {
      method: 'GET',
      path: '/desk/modules',
      handle: (request) => {
        const { locale } = readQuery(z.looseObject({ locale: localeSchema.default('de-DE') }), request);
        return json({ modules: pages.modules(locale) });
      },
    },
    {
      method: 'GET',
      path: '/desk/context',
      handle: (request) => {
        const { locale, theme, ...place } = readQuery(contextQuerySchema, request);
        return json(site.forge.context(frontEnd(place, locale, theme)));
      },
    },
    post('/sandbox/invoke', async (request) => {
      const {
        module,
        function: name,
        payload,
        account = 'agent',
        issue,
        locale,
        theme,
      } = readJson(invokeBodySchema, request);
      const answer = await site.invoke(frontEnd({ module, issue, account }, locale, theme), name, payload);
      if (answer.ok) return json({ result: answer.result });
      const { code, message } = answer.error;
      throw new ControlError(statusOf[code] ?? 422, code, message);
    }),
    post('/desk/realtime/subscribe', (request) => {
      const { page, subscription, channelName, isGlobal, options, ...place } = readJson(subscribeBodySchema, request);
      const subscribed = site.forge.subscribe(
        { channelName, isGlobal, place: places.open(place), ...options },
        (payload) => {
          events.send(page, { type: 'realtime', subscription, payload });
        },
      );
      if ('error' in subscribed) throw new ControlError(403, subscribed.error, 'This subscription is not allowed.');
      events.keep(page, subscription, subscribed.unsubscribe);
      return json({});
    }),
    post('/desk/realtime/unsubscribe', (request) => {
      const { page, subscription } = readJson(unsubscribeBodySchema, request);
      events.drop(page, subscription);
      return json({});
    }),
    post('/desk/realtime/publish', (request) => {
      const {
        page: _page,
        channelName,
        isGlobal,
        options,
        eventPayload,
        ...place
      } = readJson(publishBodySchema, request);
      return json(site.forge.publish({ channelName, isGlobal, place: places.open(place), ...options }, eventPayload));
    }),
  ];
}
