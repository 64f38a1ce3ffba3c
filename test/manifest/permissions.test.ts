import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './project-files';
import { readManifest, root } from './manifest';

const { scopes, external } = readManifest().permissions;

/** The backend's code with comments left out and dots and slashes of expressions unescaped. */
const code = projectFiles()
  .filter((file) => /^src\/.*\.ts$/.test(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .map((text) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, ''))
  .join('\n')
  .replace(/\\([./])/g, '$1');

/** Scopes that Atlassian documents and OmniChat may have a use for; the offline validator accepts invented ones. */
const known = [
  'storage:app',
  'read:jira-work',
  'write:jira-work',
  'read:jira-user',
  'manage:jira-project',
  'manage:jira-configuration',
  'read:servicedesk-request',
  'write:servicedesk-request',
  'manage:servicedesk-customer',
  'report:personal-data',
];

describe('scopes', () => {
  it('are documented ones', () => {
    expect(known).toEqual(expect.arrayContaining(Object.keys(scopes)));
  });

  it('include the storage, whose absence no validator reports', () => {
    expect(scopes).toHaveProperty('storage:app');
  });

  it('let a job act as the agent only where it writes to requests', () => {
    const impersonating = Object.keys(scopes).filter((scope) => scopes[scope]?.allowImpersonation);
    expect(impersonating.toSorted()).toEqual(['write:jira-work', 'write:servicedesk-request']);
  });
});

describe('egress', () => {
  const addresses = external.fetch.backend.map(({ address }) => address);

  it('names addresses with https, and never everything', () => {
    for (const address of addresses) expect(address).toMatch(/^https:\/\/(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}$/);
  });

  it('covers every address that the code names', () => {
    const named = [...code.matchAll(/https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})/g)].flatMap(([, host]) => host ?? []);
    expect(named.filter((host) => !addresses.some((address) => covers(address, host)))).toEqual([]);
  });

  it('names no host that the code does not', () => {
    expect(addresses.map(bareHost).filter((host) => !code.includes(host))).toEqual([]);
  });
});

function bareHost(address: string): string {
  return address.replace(/^https:\/\/(\*\.)?/, '');
}

function covers(address: string, host: string): boolean {
  return address.startsWith('https://*.') ? host.endsWith(`.${bareHost(address)}`) : host === bareHost(address);
}
