import { paragraph, testSite } from './site-account';

const requests = '/rest/servicedeskapi/request';
const valid = {
  serviceDeskId: '1',
  requestTypeId: '25',
  requestFieldValues: { summary: 'SMS-Anfrage', description: paragraph('Hallo') },
  isAdfRequest: true,
};

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
