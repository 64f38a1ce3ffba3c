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

describe('service desks', () => {
  const desks = '/rest/servicedeskapi/servicedesk';

  it('shows each account its desks, and restricted types to administrators only', async () => {
    const site = testSite();
    expect((await site.as('agent').get(desks)).body).toMatchObject({ size: 2 });
    expect((await site.as('customer').get(desks)).body).toMatchObject({ values: [{ id: '1', projectKey: 'OMN' }] });
    expect((await site.as('agent').get(`${desks}/1/requesttype`)).body).toMatchObject({ size: 3 });
    expect((await site.as('admin').get(`${desks}/1/requesttype`)).body).toMatchObject({ size: 4 });
    expect((await site.as('agent2').get(`${desks}/2/requesttype`)).status).toBe(403);
    expect((await site.as('agent').get(`${desks}/9/requesttype`)).status).toBe(404);
  });

  it('names the required fields of a type, and hidden ones to desk administrators who ask', async () => {
    const site = testSite();
    const callback = await site.as('app').get(`${desks}/1/requesttype/27/field`);
    expect(callback.body).toMatchObject({
      canRaiseOnBehalfOf: true,
      requestTypeFields: [
        { fieldId: 'summary', required: true, jiraSchema: { type: 'string', system: 'summary' } },
        { fieldId: 'description', required: false },
        { fieldId: 'customfield_10050', required: true, jiraSchema: { type: 'date', customId: 10050 } },
      ],
    });
    const hidden = `${desks}/1/requesttype/26/field?expand=hiddenFields`;
    expect((await site.as('agent').get(hidden)).body).toMatchObject({ requestTypeFields: { length: 2 } });
    expect((await site.as('admin').get(hidden)).body).toMatchObject({ requestTypeFields: { length: 3 } });
  });

  it('forgets a removed request type', async () => {
    const site = testSite();
    site.jira.removeRequestType('25');
    expect((await site.as('app').get(`${desks}/1/requesttype/25`)).status).toBe(404);
    expect((await site.as('app').post(requests, valid)).status).toBe(400);
    expect(site.events.map(({ eventType }) => eventType)).toEqual(['avi:jsm-entity:deleted:request-type']);
  });
});
