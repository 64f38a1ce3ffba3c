import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { eventScopes } from './events';
import { rawManifest, readManifest, root } from './manifest';

const manifest = readManifest();
const { modules } = manifest;

describe('functions', () => {
  it('are exactly the exports of src/index.ts', async () => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: ['src/index.ts'],
      bundle: true,
      write: false,
      outfile: 'index.mjs',
      format: 'esm',
      platform: 'node',
      metafile: true,
      logLevel: 'silent',
    });
    const exported = metafile.outputs['index.mjs']?.exports;
    const handlers = modules.function.map(({ handler }) => handler.replace('index.', ''));
    expect(exported?.toSorted()).toEqual(handlers.toSorted());
  });

  it('are each called by a module, and by one kind of module only', () => {
    const callers = new Map<string, Set<string>>(modules.function.map(({ key }) => [key, new Set()]));
    for (const kind of ['jira:issuePanel', 'jira:issueAction', 'jira:issueContext', 'jira:adminPage'] as const) {
      for (const { resolver } of modules[kind]) callers.get(resolver.function)?.add('resolver');
    }
    for (const { dynamicProperties } of modules['jira:issueContext']) {
      if (dynamicProperties) callers.get(dynamicProperties.function)?.add('dynamicProperties');
    }
    for (const kind of ['webtrigger', 'consumer', 'trigger', 'scheduledTrigger'] as const) {
      for (const module of modules[kind]) callers.get(module.function)?.add(kind);
    }
    for (const [name, kinds] of callers) expect({ name, kinds: kinds.size }).toEqual({ name, kinds: 1 });
  });
});

describe('what the platform hands in', () => {
  const events = modules.trigger.flatMap((trigger) => trigger.events);

  it.each(events)('%s is a documented event, and its scope is asked for', (event) => {
    expect([...eventScopes.keys()]).toContain(event);
    const scope = eventScopes.get(event);
    if (scope !== undefined) expect(Object.keys(manifest.permissions.scopes)).toContain(scope);
  });

  it('runs at most one schedule every five minutes', () => {
    expect(modules.scheduledTrigger.filter(({ interval }) => interval === 'fiveMinute').length).toBeLessThanOrEqual(1);
  });

  it('has one plain admin page and one for the Configure button', () => {
    expect(modules['jira:adminPage'].map((page) => page.useAsConfig ?? false).toSorted()).toEqual([false, true]);
  });

  it('opens nothing to people without a licence', () => {
    expect(JSON.stringify(rawManifest())).not.toContain('unlicensedAccess');
  });
});

describe('resources', () => {
  const shown = [...modules['jira:issuePanel'], ...modules['jira:issueAction'], ...modules['jira:issueContext']];
  const pages = [...shown, ...modules['jira:adminPage']];
  const place = (key: string): string => {
    const resource = manifest.resources.find((candidate) => candidate.key === key);
    if (!resource) throw new Error(`manifest.yml declares no resource ${key}`);
    return path.join(root, resource.path);
  };

  it.each(pages.map((page) => page.resource))('%s is a source file', (resource) => {
    expect(statSync(place(resource)).isFile()).toBe(true);
  });

  it.each(pages.flatMap(({ icon }) => icon ?? []))('icon %s is an SVG file of a folder', (icon) => {
    const [, resource, file] = /^resource:([\w-]+);([\w/-]+\.svg)$/.exec(icon) ?? [];
    expect(statSync(place(resource ?? '')).isDirectory()).toBe(true);
    expect(existsSync(path.join(place(resource ?? ''), file ?? ''))).toBe(true);
  });
});
