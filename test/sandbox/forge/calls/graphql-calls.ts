import { z } from 'zod';
import { contextAri, type Environment } from '../environment';
import type { Manifest } from '../manifest';
import type { WebTriggerAddresses } from '../web-trigger-addresses';
import type { HttpAnswer } from '../../ports';
import { jsonAnswer, proxyError } from './answers';
import type { ForgeCall, Serve } from './door';

const create = z.strictObject({
  input: z.strictObject({ appId: z.string(), envId: z.string(), triggerKey: z.string(), contextId: z.string() }),
  forceCreate: z.boolean().optional(),
});
const remove = z.strictObject({ id: z.string() });
const list = z.strictObject({ appId: z.string(), envId: z.string(), contextId: z.string() });

/** The operations on web-trigger addresses of Atlassian's GraphQL gateway; any other is unmodelled. */
export function createGraphqlCalls(options: {
  manifest: Manifest;
  environment: Environment;
  addresses: WebTriggerAddresses;
  complain: (text: string) => void;
}): Serve<ForgeCall> {
  const { manifest, environment, addresses, complain } = options;
  const own = { appId: manifest.app.id.replace('ari:cloud:ecosystem::app/', ''), envId: environment.environmentId };
  const isOwn = (given: { appId: string; envId: string; contextId: string }): boolean =>
    given.appId === own.appId && given.envId === own.envId && given.contextId === contextAri(environment);

  const operations: Record<string, (variables: unknown) => HttpAnswer> = {
    createWebTriggerUrl(variables) {
      const { input, forceCreate } = create.parse(variables);
      const address = isOwn(input) ? addresses.of(input.triggerKey, forceCreate) : undefined;
      if (!address) return refused(`No web trigger '${input.triggerKey}' in this installation`);
      return data({ createWebTriggerUrl: { url: addresses.url(address) } });
    },
    deleteWebTriggerUrl(variables) {
      const success = addresses.delete(remove.parse(variables).id);
      return data({ deleteWebTriggerUrl: { success, message: success ? null : 'No such web trigger URL' } });
    },
    webTriggerUrlsByAppContext(variables) {
      if (!isOwn(list.parse(variables))) return refused('Not this installation');
      const urls = addresses.all().map((address) => ({ triggerKey: address.key, url: addresses.url(address) }));
      return data({ webTriggerUrlsByAppContext: urls });
    },
  };

  return ({ body }) => {
    const { query, variables } = z
      .strictObject({ query: z.string(), variables: z.unknown().optional() })
      .parse(JSON.parse(typeof body === 'string' ? body : ''));
    const name = /\{\s*(\w+)\s*\(/.exec(query)?.[1] ?? '';
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (operation) return operation(variables);
    const text = `The host does not model the GraphQL operation '${name}'.`;
    complain(text);
    return proxyError(501, 'UNMODELLED_CALL', text);
  };
}

const data = (content: object): HttpAnswer => jsonAnswer(200, { data: content });
const refused = (message: string): HttpAnswer => jsonAnswer(200, { data: null, errors: [{ message }] });
