import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { parse } from 'yaml';
import { z } from 'zod';
import { entityDeclarations, entitySchemas } from '../../sandbox/forge/kvs/entity-schema';
import { openStore, refusal } from './site-store';

describe('the door of the store', () => {
  test.each([
    ['an unknown path', '/api/v1/increment', '{}', [404, 'UNKNOWN_PATH']],
    ['no JSON', '/api/v1/get', 'key=k', [400, 'INVALID_REQUEST']],
    ['an unknown field', '/api/v1/get', '{"key":"k","consistent":true}', [400, 'INVALID_REQUEST']],
    ['an unknown option', '/api/v1/set', '{"key":"k","value":1,"options":{"ttl2":1}}', [400, 'INVALID_REQUEST']],
    [
      'a key policy in a transaction',
      '/api/v1/transaction',
      '{"set":[{"key":"k","value":1,"options":{"keyPolicy":"FAIL_IF_EXISTS"}}]}',
      [400, 'INVALID_REQUEST'],
    ],
    [
      'conditions on a plain key',
      '/api/v1/transaction',
      '{"set":[{"key":"k","value":1,"conditions":{"and":[{"property":"v","condition":"EXISTS","values":[true]}]}}]}',
      [400, 'INVALID_TRANSACTION_REQUEST'],
    ],
    [
      'a check without conditions',
      '/api/v1/transaction',
      '{"check":[{"key":"k","entityName":"message"}]}',
      [400, 'INVALID_TRANSACTION_REQUEST'],
    ],
  ])('refuses %s', (_what, path, body, [status, code]) => {
    const answer = openStore().store.handle(path, body);
    expect(answer.status).toBe(status);
    expect(JSON.parse(String(answer.body))).toMatchObject({ code });
  });

  test('refuses everything without the scope storage:app', async () => {
    openStore({ hasStorageScope: false });
    expect(await refusal(kvs.get('k'))).toBe('403 MISSING_SCOPE');
  });

  test('gives refusals a trace', async () => {
    openStore();
    const failure: unknown = await kvs.set('', 1).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ForgeKvsAPIError);
    expect(failure).toMatchObject({ responseDetails: { traceId: 'trace-0' } });
  });

  test('counts what a call moves', async () => {
    const { store } = openStore();
    await kvs.set('key', 'four');
    expect(store.lastCall()).toEqual({ operations: 1, bytesRead: 0, bytesWritten: 9 });
    await kvs.get('key');
    expect(store.lastCall()).toEqual({ operations: 1, bytesRead: 9, bytesWritten: 0 });
    await kvs.batchGet([{ key: 'key' }, { key: 'none' }]);
    expect(store.lastCall()).toEqual({ operations: 2, bytesRead: 9 + 1024, bytesWritten: 0 });
  });

  test('forgets everything when cleared', async () => {
    const { store } = openStore();
    await kvs.set('k', 1);
    await kvs.entity('message').set('m', { conversation: 'c', position: '1' });
    store.clear();
    expect(store.dump()).toEqual([]);
    const { results } = await kvs.entity('message').query().index('position').getMany();
    expect(results).toEqual([]);
  });
});

describe('entity declarations', () => {
  test('those of the manifest deploy', () => {
    const manifest = readFileSync(path.join(__dirname, '../../../manifest.yml'), 'utf8');
    const shape = z.object({ app: z.object({ storage: z.object({ entities: entityDeclarations }) }) });
    const { entities } = shape.parse(parse(manifest)).app.storage;
    expect([...entitySchemas(entities).keys()]).toContain('customer');
  });

  const attributes = { at: { type: 'string' }, data: { type: 'any' }, done: { type: 'boolean' } } as const;

  test.each([
    ['names an undeclared attribute', { name: 'by-x', range: ['x'] }],
    ['names an attribute of type any', { name: 'by-data', partition: ['data'] }],
    ['ranges over a boolean', { name: 'by-done', range: ['done'] }],
    ['has neither partition nor range', { name: 'by-nothing' }],
    ['has the name of the index that always exists', { name: 'by-key', range: ['at'] }],
  ])('an index that %s does not deploy', (_what, index) => {
    expect(() => entitySchemas([{ name: 'job', attributes, indexes: [index] }])).toThrow(`Index ${index.name}`);
  });
});
