import { handleRequestChanged } from '../../src/entry/jira-events';
import { handleJob } from '../../src/entry/jobs';
import { aConversation } from '../support/a-conversation';
import { portsThatRefuse } from '../support/ports-that-refuse';

const empty = { customer: undefined, conversations: new Map(), messages: new Map(), jobs: new Map() };

describe('a delivery of the queue', () => {
  it.each([undefined, null, {}, { body: {} }, { body: { job: 5 } }, { body: { reconcile: 'OMN-1' } }])(
    'of an unknown shape is finished, since repeating cannot help: %j',
    async (payload) => {
      const warned: string[] = [];
      const ports = portsThatRefuse({ log: { warn: (event) => void warned.push(event) } });
      expect(await handleJob(ports, payload)).toBe('finished');
      expect(warned).toHaveLength(1);
    },
  );

  it('of a job that is done already is finished', async () => {
    const ports = portsThatRefuse({ store: { read: async () => empty } });
    expect(await handleJob(ports, { body: { job: 'job-1' } })).toBe('finished');
  });

  it('that breaks comes again, and the log has it', async () => {
    const reported: string[] = [];
    const ports = portsThatRefuse({
      store: { read: () => Promise.reject(new Error('storage down')) },
      log: { broken: (event) => (reported.push(event), 'reference') },
    });
    expect(await handleJob(ports, { body: { reconcile: '1001' } })).toEqual({ retryAfterSeconds: 30 });
    expect(reported.length).toBeGreaterThan(0);
  });
});

describe('an event of Jira', () => {
  const event = { eventType: 'avi:jira:updated:issue', issue: { id: '1001', key: 'OMN-1' } };

  it.each([undefined, {}, { ...event, issue: { id: 'OMN-1' } }, { issue: event.issue }])(
    'of an unknown shape changes nothing: %j',
    async (payload) => {
      await expect(handleRequestChanged(portsThatRefuse(), payload)).resolves.toBe('finished');
    },
  );

  it('of a request without a conversation ends here', async () => {
    const ports = portsThatRefuse({ store: { read: async () => empty } });
    await expect(handleRequestChanged(ports, event)).resolves.toBe('finished');
  });

  it('that cannot be looked up comes again, and the log has it', async () => {
    const reported: string[] = [];
    const ports = portsThatRefuse({
      store: { read: () => Promise.reject(new Error('storage down')) },
      log: { broken: (event) => (reported.push(event), 'reference') },
    });
    expect(await handleRequestChanged(ports, event)).toEqual({ retryAfterSeconds: 60 });
    expect(reported).toHaveLength(1);
  });

  it('of a request with a conversation asks for a comparison, whatever the event says', async () => {
    const pushed: unknown[] = [];
    const conversations = new Map([['1001', aConversation('1001')]]);
    const ports = portsThatRefuse({
      store: { read: async () => ({ ...empty, conversations }) },
      queue: { push: async (events) => void pushed.push(...events) },
    });
    await handleRequestChanged(ports, { ...event, changelog: { items: [{ field: 'status', toString: 'Done' }] } });
    expect(pushed).toEqual([{ body: { reconcile: '1001' }, delayMs: 0, subject: '1001' }]);
  });
});
