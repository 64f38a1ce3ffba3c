import type { SeenRequest } from '../../src/app/ports/requests';
import type { IssueInputs } from '../../src/contract/issue';
import type { Operation } from '../../src/domain/operation';
import { INITIAL_SETTINGS } from '../../src/domain/settings';
import { issueFunctions } from '../../src/entry/issue-functions';
import { aConversation } from '../support/a-conversation';
import { activeIn, aCustomer } from '../support/a-customer';
import { at } from '../support/moments';
import { portsThatRefuse } from '../support/ports-that-refuse';

const context = { accountId: 'agent-1', accountType: 'licensed', extension: { issue: { id: '1001', key: 'OMN-1' } } };
const id = '6d1b0d3e-4b5e-4a57-9b39-0f0f7d2b8c11';

/** A good call of every function. */
const calls: { [F in keyof IssueInputs]: IssueInputs[F] } = {
  view: {},
  earlier: { before: `${at('10:00')}#${at('10:00')}#m1` },
  refresh: {},
  seen: { asOf: at('10:00') },
  search: { text: 'Router' },
  others: {},
  names: { requests: ['1002'] },
  reply: { id, text: 'Guten Tag' },
  resend: { id, message: 'm1' },
  draft: {},
  saveDraft: { text: 'Guten' },
  writers: {},
  commentPreview: { comment: '5' },
  sendComment: { comment: '5' },
  dismissComment: { comment: '5' },
  internalComments: {},
  pause: {},
  reactivate: {},
  swap: {},
  resume: {},
  splitPreview: { messages: ['m1'] },
  split: { messages: ['m1'], id },
  mergePreview: { requests: ['OMN-2'], into: 'OMN-1' },
  merge: { requests: ['OMN-2'], into: 'OMN-1', id },
  undo: {},
  addNumber: { number: '+385 98 123 4567' },
  changeNumber: { number: '+385 98 123 4567' },
  removeNumber: {},
};

function asSeen(name: string): SeenRequest {
  const number = name.replace(/\D/g, '').slice(-1);
  return {
    id: `100${number}`,
    key: `OMN-${number}`,
    summary: 'SMS-Anfrage',
    status: { id: '1', name: 'Offen', category: 'new' },
    project: { id: '10000', name: 'Omnichat', service: true },
    reporter: undefined,
    priority: undefined,
    assignee: undefined,
    labels: [],
  };
}

/** Everything can be read; nothing can be written, sent, or asked of Jira apart from rights and names. */
function functionsFor(missing: (requests: string[]) => Map<string, ['SERVICEDESK_AGENT']>) {
  const lastOperation: Operation = {
    kind: 'split',
    id: 'op-1',
    at: at('09:55'),
    by: 'agent-2',
    result: '1001',
    made: true,
    sources: ['1002'],
  };
  const conversations = new Map([
    ['1001', aConversation('1001', { lastOperation })],
    ['1002', aConversation('1002')],
  ]);
  const customer = aCustomer({ active: activeIn('1001'), conversations: ['1001', '1002'] });
  return issueFunctions(() =>
    portsThatRefuse({
      store: { read: async () => ({ customer, conversations, messages: new Map(), jobs: new Map() }) },
      thread: { newest: async () => [], oldest: async () => undefined },
      site: { current: async () => ({ settings: INITIAL_SETTINGS, apiKey: undefined, keyedHash: () => '' }) },
      person: {
        missing: async (requests) => missing(requests),
        find: async (requests) => requests.map(asSeen),
        typeOf: async () => undefined,
      },
      drafts: { read: async () => '', writers: async () => [] },
    }),
  );
}

const names = Object.keys(calls).filter((name): name is keyof IssueInputs => name in calls);

describe.each(names)('%s is refused, and nothing is written', (name) => {
  it('to whoever is no agent there', async () => {
    const functions = functionsFor((requests) => new Map(requests.map((request) => [request, ['SERVICEDESK_AGENT']])));
    expect(await functions[name]({ payload: calls[name], context })).toMatchObject({ code: 'no-permission' });
  });

  it('to whoever Jira says nothing about', async () => {
    const functions = functionsFor(() => new Map());
    expect(await functions[name]({ payload: calls[name], context })).toMatchObject({ code: 'no-permission' });
  });
});
