import { z } from 'zod';
import { guarded } from '../../src/entry/guarded';
import { issueFunctions } from '../../src/entry/issue-functions';
import { INITIAL_SETTINGS } from '../../src/domain/settings';
import { aConversation } from '../support/a-conversation';
import { portsThatRefuse } from '../support/ports-that-refuse';

const nobodyAsks = () => portsThatRefuse();
const person = { accountId: 'agent-1', accountType: 'licensed', extension: { issue: { id: '1001', key: 'OMN-1' } } };

describe('around every function', () => {
  const schema = z.strictObject({ text: z.string(), more: z.object({ count: z.number() }).optional() });
  const callerOf = (context: unknown) => (context === 'known' ? { accountId: 'agent-1' } : undefined);
  const around = (run: () => Promise<unknown>, ports = nobodyAsks) => guarded(ports, callerOf)(schema, run);
  const neverRuns = () => {
    throw new Error('must not run');
  };

  it('a good call runs, with caller and input', async () => {
    const run = guarded(nobodyAsks, callerOf)(schema, async (caller, input) => ({ caller, input }));
    expect(await run({ payload: { text: 'x' }, context: 'known' })).toEqual({
      caller: { accountId: 'agent-1' },
      input: { text: 'x' },
    });
  });

  it('somebody without a licence gets nothing, whatever the payload', async () => {
    expect(await around(neverRuns)({ payload: { text: 5 }, context: 'stranger' })).toEqual({ code: 'not-licensed' });
  });

  it.each([
    ['nothing', undefined, ['text']],
    ['null', null, ['text']],
    ['no object', 'text', ['']],
    ['a wrong field', { text: 5 }, ['text']],
    ['a wrong field inside', { text: 'x', more: { count: 'geheim' } }, ['more.count']],
    ['a field too many', { text: 'x', customer: 'other' }, ['']],
  ])('a malformed payload is refused with the paths of fields: %s', async (_, payload, fields) => {
    expect(await around(neverRuns)({ payload, context: 'known' })).toEqual({ code: 'malformed', fields });
  });

  it('breakage gives only a reference; the error goes to the log', async () => {
    const logged: unknown[] = [];
    const broken = new Error('385981234567 could not be read from https://secret.example');
    const ports = () => portsThatRefuse({ log: { broken: (event, error) => (logged.push(event, error), 'ref-1') } });
    const answer = await around(() => Promise.reject(broken), ports)({ payload: { text: 'x' }, context: 'known' });
    expect(answer).toEqual({ code: 'unavailable', reference: 'ref-1' });
    expect(logged).toEqual(['function failed', broken]);
  });
});

describe('every function of the issue modules', () => {
  const functions = issueFunctions(nobodyAsks);
  const names = [
    ...(['view', 'earlier', 'refresh', 'seen', 'search', 'others', 'names'] as const),
    ...(['reply', 'resend', 'draft', 'saveDraft', 'writers'] as const),
    ...(['commentPreview', 'sendComment', 'dismissComment', 'internalComments'] as const),
    ...(['pause', 'reactivate', 'swap', 'resume'] as const),
    ...(['splitPreview', 'split', 'mergePreview', 'merge', 'undo'] as const),
    ...(['addNumber', 'changeNumber', 'removeNumber'] as const),
  ];

  it('is named here', () => {
    expect(Object.keys(functions).sort()).toEqual([...names].sort());
  });

  describe.each(names)('%s', (name) => {
    it.each([
      ['a customer', { ...person, accountType: 'customer' }],
      ['a person without a licence', { ...person, accountType: 'unlicensed' }],
      ['an anonymous visitor', { ...person, accountType: 'anonymous' }],
      ['nobody', { extension: person.extension }],
      ['a call without a request', { ...person, extension: {} }],
      ['a request whose id is none', { ...person, extension: { issue: { id: '1001 OR 1=1' } } }],
      ['no context', undefined],
    ])('refuses %s before anything is read', async (_, context) => {
      expect(await functions[name]({ payload: {}, context })).toEqual({ code: 'not-licensed' });
    });

    it('refuses a payload that names another request', async () => {
      const answer = await functions[name]({ payload: { request: '2002' }, context: person });
      expect(answer).toMatchObject({ code: 'malformed' });
    });
  });

  it.each([
    ['reply', { id: 'not an id', text: 'x' }, ['id']],
    ['reply', { id: '6d1b0d3e-4b5e-4a57-9b39-0f0f7d2b8c11' }, ['text']],
    ['reply', { id: '6d1b0d3e-4b5e-4a57-9b39-0f0f7d2b8c11', text: 'x', channel: 'fax' }, ['channel']],
    ['earlier', { before: '' }, ['before']],
    ['resend', { id: '6d1b0d3e-4b5e-4a57-9b39-0f0f7d2b8c11', message: 'x'.repeat(121) }, ['message']],
    ['seen', { asOf: 'yesterday' }, ['asOf']],
    ['search', { text: ' x ' }, ['text']],
    ['names', { requests: ['1001', 'OMN-2'] }, ['requests.1']],
    ['others', { after: -1 }, ['after']],
    ['saveDraft', { text: 'x'.repeat(20_001) }, ['text']],
    ['sendComment', { comment: '5 OR 1=1' }, ['comment']],
    ['split', { messages: [], id: 'x', pause: 'OMN-2' }, ['messages', 'id', 'pause']],
    ['splitPreview', { messages: ['a/b'] }, ['messages.0']],
    ['merge', { requests: [], into: ' ', id: 'x', consent: 'yes' }, ['requests', 'into', 'id', 'consent']],
    ['changeNumber', { number: '' }, ['number']],
    ['removeNumber', { number: '385981234567' }, ['']],
  ] as const)('%s with %j is malformed', async (name, payload, fields) => {
    expect(await functions[name]({ payload, context: person })).toEqual({ code: 'malformed', fields });
  });

  it('shows nothing of a conversation that the person may not see', async () => {
    const denied = issueFunctions(() =>
      portsThatRefuse({
        store: {
          read: async () => ({
            customer: undefined,
            conversations: new Map([['1001', aConversation('1001')]]),
            messages: new Map(),
            jobs: new Map(),
          }),
        },
        site: { current: async () => ({ settings: INITIAL_SETTINGS, apiKey: undefined, keyedHash: () => '' }) },
        person: { missing: async () => new Map([['1001', ['SERVICEDESK_AGENT']]]) },
      }),
    );
    expect(await denied.view({ payload: {}, context: person })).toEqual({
      code: 'no-permission',
      missing: ['SERVICEDESK_AGENT'],
    });
  });
});
