/** The manifest of the probe app. */
export const probeManifest = `
app:
  id: ari:cloud:ecosystem::app/22222222-2222-4333-8444-555555555555
  runtime: { name: nodejs24.x }
modules:
  jira:issuePanel:
    - { key: panel, title: Probe, icon: 'https://example.com/i.svg', resource: panel, resolver: { function: panel } }
  webtrigger:
    - { key: hook, function: hook, urlFormat: v2, response: { type: dynamic } }
    - { key: broken, function: broken-hook, urlFormat: v2, response: { type: dynamic } }
    - key: fixed
      function: static-hook
      urlFormat: v2
      response: { type: static, outputs: [{ key: ok, statusCode: 200 }, { key: no, statusCode: 401, body: refused }] }
  consumer:
    - { key: work, queue: work, function: work }
    - { key: slow, queue: slow, function: slow-work }
  trigger:
    - { key: issues, function: on-issue, events: [avi:jira:updated:issue], filter: { ignoreSelf: true } }
  scheduledTrigger:
    - { key: sweep, function: sweep, interval: fiveMinute }
  function:
    - { key: panel, handler: index.panel }
    - { key: hook, handler: index.hook }
    - { key: broken-hook, handler: index.brokenHook }
    - { key: static-hook, handler: index.staticHook }
    - { key: work, handler: index.work }
    - { key: slow-work, handler: index.slowWork, timeoutSeconds: 2 }
    - { key: on-issue, handler: index.onIssue }
    - { key: sweep, handler: index.sweep }
resources:
  - { key: panel, path: panel.tsx }
permissions:
  scopes:
    storage:app: {}
    read:jira-work: {}
    write:jira-work: { allowImpersonation: true }
    read:jira-user: {}
  external:
    fetch:
      backend: [{ address: 'https://*.api.infobip.com' }]
`;
