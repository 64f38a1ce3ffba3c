import { paragraph, testSite } from './site-account';

const requests = '/rest/servicedeskapi/request';
const valid = {
  serviceDeskId: '1',
  requestTypeId: '25',
  requestFieldValues: { summary: 'SMS-Anfrage', description: paragraph('Hallo') },
  isAdfRequest: true,
};

describe('opening a request', () => {
  it('answers 201 with id, key, reporter and the name that customers see for the status', async () => {
    const site = testSite();
    const answer = await site.as('app').post(requests, valid);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        issueId: '10100',
        issueKey: 'OMN-1',
        summary: 'SMS-Anfrage',
        requestTypeId: '25',
        serviceDeskId: '1',
        reporter: { displayName: 'OmniChat' },
        currentStatus: { status: 'Eingegangen', statusCategory: 'NEW' },
      },
    });
  });

  it('keeps the description verbatim as a document', async () => {
    const site = testSite();
    const text = '{color:red}*wichtig*{color} !bild.png! [~admin]';
    const { key } = await site.openRequest({ text });
    const answer = await site.as('agent').get(`/rest/api/3/issue/${key}?fields=description`);
    expect(answer.body).toMatchObject({ fields: { description: paragraph(text) } });
  });

  it('reads a plain description as wiki markup', async () => {
    const site = testSite();
    const description = '{color:red}*wichtig*{color}';
    const answer = await site
      .as('app')
      .post(requests, { ...valid, isAdfRequest: false, requestFieldValues: { summary: 'S', description } });
    expect(answer.status).toBe(201);
    expect(site.jira.findIssue('OMN-1')?.description?.content[0]?.content).toEqual([
      { type: 'text', text: 'wichtig', marks: [{ type: 'strong' }] },
    ]);
  });

  it.each([
    ['nothing at all', {}],
    ['an unknown key', { ...valid, serviceDeskID: '1' }],
    ['a numeric desk id', { ...valid, serviceDeskId: 1 }],
    ['a document without isAdfRequest', { ...valid, isAdfRequest: undefined }],
    ['a string with isAdfRequest', { ...valid, requestFieldValues: { summary: 'S', description: 'Hallo' } }],
    ['no summary', { ...valid, requestFieldValues: { description: paragraph('Hallo') } }],
    ['a summary of two lines', { ...valid, requestFieldValues: { summary: 'eins\nzwei' } }],
    ['a summary over 255 characters', { ...valid, requestFieldValues: { summary: 'x'.repeat(256) } }],
    ['a field that the form has not', { ...valid, requestFieldValues: { summary: 'S', labels: ['a'] } }],
    ['an unknown desk', { ...valid, serviceDeskId: '99' }],
    ['a request type of another desk', { ...valid, requestTypeId: '35' }],
    ['a request type whose own required field is missing', { ...valid, requestTypeId: '27' }],
    ['an unknown reporter', { ...valid, raiseOnBehalfOf: 'qm:nobody' }],
    ['an empty text node', { ...valid, requestFieldValues: { summary: 'S', description: paragraph('') } }],
    ['a control character', { ...valid, requestFieldValues: { summary: 'S', description: paragraph('a\u0001') } }],
  ])('refuses %s with 400', async (_, body) => {
    const site = testSite();
    expect((await site.as('app').post(requests, body)).status).toBe(400);
    expect(site.jira.issues()).toEqual([]);
  });

  it('refuses a field that became required, and takes the request after the repair', async () => {
    const site = testSite();
    site.jira.requireField('25', { fieldId: 'customfield_10070', name: 'Kundennummer' });
    const refused = await site.as('app').post(requests, valid);
    expect(refused).toMatchObject({ status: 400, body: { errorMessage: expect.stringContaining('Kundennummer') } });
    site.jira.relaxField('25', 'customfield_10070');
    expect((await site.as('app').post(requests, valid)).status).toBe(201);
  });

  it('refuses restricted types to agents and other reporters to customers', async () => {
    const site = testSite();
    const restricted = { ...valid, requestTypeId: '28' };
    expect((await site.as('agent').post(requests, restricted)).status).toBe(403);
    expect((await site.as('admin').post(requests, restricted)).status).toBe(201);
    const behalf = { ...valid, raiseOnBehalfOf: site.jira.account('agent')?.id };
    expect((await site.as('customer').post(requests, behalf)).status).toBe(403);
    expect((await site.as('viewer').post(requests, valid)).status).toBe(403);
  });

  it('lets an agent raise it for the reporter of another, whose it then is', async () => {
    const site = testSite();
    const customer = site.jira.account('customer')?.id;
    const answer = await site.as('agent').post(requests, { ...valid, raiseOnBehalfOf: customer });
    expect(answer).toMatchObject({ status: 201, body: { reporter: { accountId: customer } } });
    expect((await site.as('app').get('/rest/api/3/issue/OMN-1?fields=creator,reporter')).body).toMatchObject({
      fields: { creator: { displayName: 'Anna Agent' }, reporter: { accountId: customer, accountType: 'customer' } },
    });
    expect((await site.as('customer').get(`${requests}/OMN-1`)).status).toBe(200);
    expect((await site.as('customer2').get(`${requests}/OMN-1`)).status).toBe(403);
    expect(site.events).toMatchObject([{ eventType: 'avi:jira:created:issue', byApp: false }]);
  });

  it('for somebody else is refused by account, by right and by reporter', async () => {
    const site = testSite();
    const behalf = { ...valid, raiseOnBehalfOf: site.jira.account('customer')?.id };
    expect((await site.anonymous.post(requests, behalf)).status).toBe(401);
    expect((await site.as('customer2').post(requests, behalf)).status).toBe(403);
    site.jira.setActive('customer', false);
    expect((await site.as('agent').post(requests, behalf)).status).toBe(400);
    const elsewhere = { ...behalf, serviceDeskId: '2', requestTypeId: '35' };
    site.jira.setActive('customer', true);
    expect((await site.as('agent').post(requests, elsewhere)).status).toBe(400);
  });

  it('is open to customers themselves, as by mail or in the portal', async () => {
    const site = testSite();
    const mail = { ...valid, isAdfRequest: false, requestFieldValues: { summary: 'Router', description: 'Hallo' } };
    expect(await site.as('customer').post(requests, mail)).toMatchObject({
      status: 201,
      body: { issueKey: 'OMN-1', reporter: { displayName: 'Karl Kunde' } },
    });
    for (const role of ['agent', 'app']) {
      expect((await site.as(role).get(`${requests}/OMN-1`)).body).toMatchObject({
        issueId: '10100',
        requestTypeId: '25',
        serviceDeskId: '1',
        reporter: { accountId: site.jira.account('customer')?.id, emailAddress: 'karl.kunde@example.org' },
        currentStatus: { status: 'Eingegangen', statusCategory: 'NEW' },
      });
    }
  });

  it('takes another reporter from the app and shows the request to that customer', async () => {
    const site = testSite();
    const customer = site.jira.account('customer');
    await site.as('app').post(requests, { ...valid, raiseOnBehalfOf: customer?.id });
    const own = await site.as('customer').get(requests);
    expect(own.body).toMatchObject({ size: 1, isLastPage: true, values: [{ issueKey: 'OMN-1' }] });
  });

  it('refuses the app where a policy or a missing right stands against it', async () => {
    const site = testSite();
    site.jira.revoke('app', 'OMN', ['CREATE_ISSUES']);
    expect((await site.as('app').post(requests, valid)).status).toBe(403);
    site.jira.blockApp('OMN', true);
    expect((await site.as('app').post(requests, valid)).status).toBe(400);
  });
});

describe('reading requests', () => {
  it('tells a customer 403 for a foreign request and 404 for none', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    expect((await site.as('customer').get(`${requests}/${key}`)).status).toBe(403);
    expect((await site.as('customer').get(`${requests}/OMN-99`)).status).toBe(404);
    expect((await site.as('agent').get(`${requests}/${key}`)).status).toBe(200);
  });

  it('lists the statuses that customers saw, newest first', async () => {
    const site = testSite();
    const { key } = await site.openRequest();
    await site.as('agent').post(`/rest/api/3/issue/${key}/transitions`, { transition: { id: '11' } });
    const answer = await site.as('agent').get(`${requests}/${key}/status`);
    expect(answer.body).toMatchObject({ values: [{ status: 'In Bearbeitung' }, { status: 'Eingegangen' }] });
  });
});
