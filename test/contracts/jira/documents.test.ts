import { contract, paragraph, testSite } from './site-account';

const documented = contract ? describe : describe.skip;
if (!contract) console.warn('Skipped: ../shared/jira/openapi is not there.');

documented('the vendor’s OpenAPI documents', () => {
  it.each([
    ['an unknown key', { jql: 'id = 10100', limit: 1 }],
    ['a number as jql', { jql: 1 }],
  ])('refuse %s before the site reads it', (_, body) => {
    expect(contract?.problems('POST', '/rest/api/3/search/jql', {}, body)).not.toEqual([]);
  });

  it('refuse undeclared and malformed query parameters', () => {
    const problems = (query: Record<string, string>) =>
      contract?.problems('GET', '/rest/api/3/search/jql', query, undefined);
    expect(problems({ jql: 'id = 1', startAt: '0' })).toEqual(['unknown query parameter startAt']);
    expect(problems({ jql: 'id = 1', maxResults: 'many' })).toEqual(['query parameter maxResults must be an integer']);
    expect(problems({ jql: 'id = 1', maxResults: '5' })).toEqual([]);
  });

  it('describe what the site answers', async () => {
    const site = testSite();
    const { id } = await site.openRequest();
    const admin = site.as('admin');
    await admin.post(`/rest/api/3/issue/${id}/comment`, { body: paragraph('Hallo') });
    await admin.put(`/rest/api/3/issue/${id}/properties/omnichat.conversation`, { state: 'active' });
    const issue = '/rest/api/3/issue/{issueIdOrKey}';
    const request = '/rest/servicedeskapi/request/{issueIdOrKey}';
    const desk = '/rest/servicedeskapi/servicedesk';
    const reads: [string, string][] = [
      [issue, `/rest/api/3/issue/${id}`],
      [`${issue}/transitions`, `/rest/api/3/issue/${id}/transitions`],
      [`${issue}/comment`, `/rest/api/3/issue/${id}/comment`],
      [`${issue}/properties`, `/rest/api/3/issue/${id}/properties`],
      [`${issue}/properties/{propertyKey}`, `/rest/api/3/issue/${id}/properties/omnichat.conversation`],
      [request, `/rest/servicedeskapi/request/${id}`],
      [`${request}/comment`, `/rest/servicedeskapi/request/${id}/comment`],
      [`${request}/status`, `/rest/servicedeskapi/request/${id}/status`],
      ['/rest/servicedeskapi/request', '/rest/servicedeskapi/request'],
      [desk, desk],
      [`${desk}/{serviceDeskId}`, `${desk}/1`],
      [`${desk}/{serviceDeskId}/requesttype`, `${desk}/1/requesttype`],
      [`${desk}/{serviceDeskId}/requesttype/{requestTypeId}`, `${desk}/1/requesttype/25`],
      [`${desk}/{serviceDeskId}/requesttype/{requestTypeId}/field`, `${desk}/1/requesttype/27/field`],
      ['/rest/api/3/myself', '/rest/api/3/myself'],
      ['/rest/api/3/project/search', '/rest/api/3/project/search?typeKey=service_desk'],
      ['/rest/api/3/project/{projectIdOrKey}', '/rest/api/3/project/OMN'],
      ['/rest/api/3/field', '/rest/api/3/field'],
      ['/rest/api/3/issueLinkType', '/rest/api/3/issueLinkType'],
      ['/rest/api/3/search/jql', '/rest/api/3/search/jql?jql=project%3DOMN&fields=summary,status'],
      ['/rest/api/3/mypermissions', '/rest/api/3/mypermissions?permissions=EDIT_ISSUES'],
    ];
    for (const [template, path] of reads) {
      const { status, body } = await admin.get(path);
      expect({ path, status, problems: contract?.answerProblems('GET', template, status, body) }).toEqual({
        path,
        status: 200,
        problems: [],
      });
    }
    expect(site.jira.unknownCalls).toEqual([]);
  });
});

describe('what the site has no answer for', () => {
  it('is a 404 and is noted', async () => {
    const site = testSite();
    expect((await site.as('admin').get('/rest/api/3/search?jql=project=OMN')).status).toBe(404);
    expect((await site.as('admin').post('/rest/api/3/issue/OMN-1/votes', {})).status).toBe(404);
    expect(site.jira.unknownCalls).toEqual([
      'GET /rest/api/3/search?jql=project=OMN',
      'POST /rest/api/3/issue/OMN-1/votes',
    ]);
  });

  it('includes bodies that are not declared as JSON, or are none', async () => {
    const site = testSite();
    const identity = { kind: 'app' } as const;
    const path = '/rest/api/3/search/jql';
    const plain = { method: 'POST', path, headers: { 'content-type': 'text/plain' }, body: '{"jql":"id=1"}' };
    expect((await site.jira.request(plain, identity)).status).toBe(415);
    const broken = { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: '{"jql":' };
    expect((await site.jira.request(broken, identity)).status).toBe(400);
  });
});
