import type { Environment } from './environment';
import type { Invoker } from './invoker';
import { resolverModules, type Manifest, type ResolverModule } from './manifest';
import { describeEnding } from './retry';
import type { Logs } from './logs';
import type { Place } from './realtime/channel';

/** A page that runs a module of the app, and who looks at it. */
export interface FrontEnd extends Place {
  /** Absent for a visitor without an account. */
  account?: { accountId: string; accountType: 'licensed' | 'unlicensed' | 'customer' } | undefined;
  /** For example `de-DE`. */
  locale: string;
  theme?: 'light' | 'dark' | undefined;
}
export interface ResolverCall extends FrontEnd {
  functionKey: string;
  payload?: unknown;
  jobId?: string | undefined;
}
export type ResolverResult = { ok: true; result: unknown } | { ok: false; error: { code: string; message: string } };

export interface Resolvers {
  invoke(call: ResolverCall): Promise<ResolverResult>;
  /** What `getContext()` of the bridge answers on that page. */
  context(page: FrontEnd): Record<string, unknown>;
  modules(): ResolverModule[];
}

const requestBytes = 500 * 1024;
const responseBytes = 5 * 1024 * 1024;

/** Calls from the browser to the app's resolvers, with the context that the platform vouches for. */
export function createResolvers(options: {
  manifest: Manifest;
  environment: Environment;
  invoker: Invoker;
  logs: Logs;
  contextToken: (place: Place) => string;
}): Resolvers {
  const { manifest, environment, invoker, logs } = options;
  const modules = new Map(resolverModules(manifest).map((module) => [module.key, module]));
  const appId = manifest.app.id.replace('ari:cloud:ecosystem::app/', '');

  function context({ moduleKey, extension, account, locale, theme }: FrontEnd): Record<string, unknown> {
    const { cloudId, environmentId, environmentType, siteUrl, timezone } = environment;
    return {
      ...(account && { accountId: account.accountId }),
      accountType: account?.accountType ?? 'anonymous',
      cloudId,
      localId: `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`,
      moduleKey,
      environmentId,
      environmentType,
      siteUrl,
      locale,
      timezone,
      ...(theme && { theme: { colorMode: theme } }),
      extension,
    };
  }

  return {
    async invoke(call) {
      const { moduleKey, functionKey, payload, jobId, account, extension } = call;
      const module = modules.get(moduleKey);
      if (!module) return failed('NOT_FOUND', `The app has no module '${moduleKey}' with a resolver.`);
      if (Buffer.byteLength(JSON.stringify(payload ?? null)) > requestBytes) {
        return failed('PAYLOAD_TOO_LARGE', 'A call from the front end carries at most 500 KB.');
      }
      const ending = await invoker.invoke({
        functionKey: module.functionKey,
        moduleKey,
        moduleType: 'resolver',
        payload: { call: { functionKey, payload, jobId }, context: context(call) },
        accountId: account?.accountId ?? 'unidentified',
        realtimeToken: options.contextToken({ moduleKey, extension }),
      });
      if (ending.status !== 'returned') {
        logs.platform('error', `Resolver ${module.functionKey}.${functionKey} ${describeEnding(ending)}`);
        const code = ending.status === 'timedOut' ? 'FUNCTION_TIME_OUT' : 'FUNCTION_ERR';
        const reason = ending.status === 'threw' ? ending.error.message : code;
        return failed(code, `There was an error invoking the function - ${reason}`);
      }
      if (Buffer.byteLength(JSON.stringify(ending.result ?? null)) > responseBytes) {
        return failed('RESPONSE_TOO_LARGE', 'An answer to the front end carries at most 5 MB.');
      }
      return { ok: true, result: ending.result };
    },
    context,
    modules: () => [...modules.values()],
  };
}

function failed(code: string, message: string): ResolverResult {
  return { ok: false, error: { code, message } };
}
