import { createRequest } from '../../../src/adapters/jira/create-request';
import { aJiraThatAnswers, bodyOf, jsonAnswer } from '../../support/a-jira-that-answers';

const order = {
  serviceDeskId: '1',
  requestTypeId: '10',
  summary: 'SMS-Anfrage von 385 **** *****',
  description: 'Mein *Router*\ngeht nicht',
};

const created = { issueId: '10001', issueKey: 'OMN-1' };

it('asks as the app, with the description as a document', async () => {
  const asked = aJiraThatAnswers(() => jsonAnswer(201, created));
  expect(await createRequest('app', order)).toEqual({ outcome: 'created', request: '10001', key: 'OMN-1' });
  expect(asked).toMatchObject([{ method: 'POST', path: '/rest/servicedeskapi/request', meta: { provider: 'app' } }]);
  expect(bodyOf(asked[0])).toEqual({
    serviceDeskId: '1',
    requestTypeId: '10',
    isAdfRequest: true,
    requestFieldValues: {
      summary: 'SMS-Anfrage von 385 **** *****',
      description: {
        type: 'doc',
        version: 1,
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Mein *Router*' },
              { type: 'hardBreak' },
              { type: 'text', text: 'geht nicht' },
            ],
          },
        ],
      },
    },
  });
});

it('asks as the person, on behalf of the reporter that is named', async () => {
  const asked = aJiraThatAnswers(() => jsonAnswer(201, created));
  await createRequest('person', { ...order, reporter: 'customer-account' });
  expect(asked).toMatchObject([{ meta: { provider: 'user' } }]);
  expect(bodyOf(asked[0])).toMatchObject({ raiseOnBehalfOf: 'customer-account' });
});

describe('certainly not created, worth another try', () => {
  it('too many calls', async () => {
    aJiraThatAnswers(() => jsonAnswer(429, {}, { 'retry-after': '12' }));
    expect(await createRequest('app', order)).toEqual({ outcome: 'not-accepted', retryAfterMs: 12_000 });
  });

  it('out of service, with a time to come again', async () => {
    aJiraThatAnswers(() => jsonAnswer(503, {}, { 'retry-after': '5' }));
    expect(await createRequest('app', order)).toEqual({ outcome: 'not-accepted', retryAfterMs: 5000 });
  });
});

describe('unclear: it may exist', () => {
  it.each([500, 502, 503, 504])('%s', async (status) => {
    aJiraThatAnswers(() => ({ status, body: '<html></html>' }));
    expect(await createRequest('app', order)).toEqual({ outcome: 'unclear' });
  });

  it.each(['refused', 'reset', 'timeout'] as const)('no answer: %s', async (failure) => {
    aJiraThatAnswers(() => ({ failure }));
    expect(await createRequest('app', order)).toEqual({ outcome: 'unclear' });
  });

  it('created, but the answer does not say which', async () => {
    aJiraThatAnswers(() => ({ status: 201, body: 'not JSON' }));
    expect(await createRequest('app', order)).toEqual({ outcome: 'unclear' });
  });
});

describe('refused until somebody repairs the configuration', () => {
  it.each([
    [401, {}, 'not-permitted'],
    [403, {}, 'not-permitted'],
    [404, {}, 'project-or-type-gone'],
    [400, { errorMessage: 'Request type is not valid' }, 'project-or-type-gone'],
    [400, { errorMessage: 'Field impact is required' }, 'field-required'],
    [400, { errorMessage: 'Das Feld ist erforderlich' }, 'field-required'],
    [400, {}, 'project-or-type-gone'],
  ])('%s %j: %s', async (status, body, reason) => {
    aJiraThatAnswers(() => jsonAnswer(status, body));
    expect(await createRequest('app', order)).toEqual({ outcome: 'refused', reason });
  });
});
