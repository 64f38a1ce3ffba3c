/** The installation that the sandbox plays: one site, one environment of the app. */
export interface Environment {
  cloudId: string;
  environmentId: string;
  environmentType: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  appVersion: string;
  installationId: string;
  /** For example `https://omnichat.atlassian.net`. */
  siteUrl: string;
  timezone: string;
}

export const demoEnvironment: Environment = {
  cloudId: '5c0e2f1a-7a4b-4c39-9d57-3d6d1f6f0a11',
  environmentId: '0d5b4b7e-6f0e-4f6b-8f0b-2f5a8f3f7c22',
  environmentType: 'DEVELOPMENT',
  appVersion: '1.0.0',
  installationId: '9a3c7d52-11d4-4a0f-8a66-6f6f2e0f1d33',
  siteUrl: 'https://omnichat.atlassian.net',
  timezone: 'Europe/Zagreb',
};

export function contextAri(environment: Environment): string {
  return `ari:cloud:jira::site/${environment.cloudId}`;
}
