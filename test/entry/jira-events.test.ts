import { handleProjectChanged, handleRequestChanged } from '../../src/entry/jira-events';
import { aConversation } from '../support/a-conversation';
import { at } from '../support/moments';
import { portsThatRefuse } from '../support/ports-that-refuse';

const none = { customer: undefined, conversations: new Map(), messages: new Map(), jobs: new Map() };
const known = { ...none, conversations: new Map([['1001', aConversation('1001')]]) };
const event = { eventType: 'avi:jira:updated:issue', issue: { id: '1001', key: 'OMN-1' } };

async function pushedFor(payload: unknown, stored: typeof none | typeof known): Promise<unknown[]> {
  const pushed: unknown[] = [];
  const ports = portsThatRefuse({
    store: { read: async () => stored },
    queue: { push: async (events) => void pushed.push(...events) },
  });
  expect(await handleRequestChanged(ports, payload)).toBe('finished');
  return pushed;
}

describe('an event of Jira about an issue', () => {
  it.each([undefined, {}, { ...event, issue: { id: 'OMN-1' } }, { issue: event.issue }])(
    'of an unknown shape changes nothing: %j',
    async (payload) => {
      await expect(handleRequestChanged(portsThatRefuse(), payload)).resolves.toBe('finished');
    },
  );

  it.each(['updated', 'commented', 'deleted'])('%s, without a conversation, ends here', async (what) => {
    expect(await pushedFor({ ...event, eventType: `avi:jira:${what}:issue` }, none)).toEqual([]);
  });

  it('a new one is nothing to us, and nothing is read', async () => {
    const created = { ...event, eventType: 'avi:jira:created:issue' };
    await expect(handleRequestChanged(portsThatRefuse(), created)).resolves.toBe('finished');
  });

  it('a clone is looked at without a conversation: it may have brought the property of the original', async () => {
    const cloned = { ...event, eventType: 'avi:jira:created:issue', clonedFrom: { id: '1000' } };
    expect(await pushedFor(cloned, none)).toEqual([{ body: { reconcile: '1001' }, delayMs: 0, subject: '1001' }]);
  });

  it('a change asks for a comparison, whatever the event says', async () => {
    const changed = { ...event, changelog: { items: [{ field: 'status', toString: 'Done' }] } };
    expect(await pushedFor(changed, known)).toEqual([{ body: { reconcile: '1001' }, delayMs: 0, subject: '1001' }]);
  });

  it('a comment asks for a look at the comments', async () => {
    const commented = { ...event, eventType: 'avi:jira:commented:issue' };
    expect(await pushedFor(commented, known)).toMatchObject([{ body: { comments: '1001' } }]);
  });

  it.each([
    ['in milliseconds, as text', `${Date.parse(at('09:58'))}`, at('09:58')],
    ['in milliseconds', Date.parse(at('09:58')), at('09:58')],
    ['not at all: now', undefined, at('10:00')],
    ['in another way: now', 'yesterday', at('10:00')],
  ])('a deletion says when, %s', async (_, timestamp, removed) => {
    const deleted = { ...event, eventType: 'avi:jira:deleted:issue', timestamp };
    expect(await pushedFor(deleted, known)).toMatchObject([{ body: { removed: '1001', at: removed } }]);
  });

  it('that cannot be looked up comes again, and the log has it', async () => {
    const reported: string[] = [];
    const ports = portsThatRefuse({
      store: { read: () => Promise.reject(new Error('storage down')) },
      log: { broken: (what) => (reported.push(what), 'reference') },
    });
    expect(await handleRequestChanged(ports, event)).toEqual({ retryAfterSeconds: 60 });
    expect(reported).toHaveLength(1);
  });
});

it('an event about a project that breaks comes again', async () => {
  const ports = portsThatRefuse({ log: { broken: () => 'reference' } });
  expect(await handleProjectChanged(ports)).toEqual({ retryAfterSeconds: 60 });
});
