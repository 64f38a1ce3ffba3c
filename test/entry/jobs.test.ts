import { recentOf } from '../../src/domain/receive';
import { INITIAL_SETTINGS, type Target } from '../../src/domain/settings';
import { handleRequestChanged } from '../../src/entry/jira-events';
import { handleJob } from '../../src/entry/jobs';
import { aConversation } from '../support/a-conversation';
import { aClaim, aCustomer } from '../support/a-customer';
import { anInbound } from '../support/a-message';
import { anOpenJob } from '../support/an-open-job';
import { at } from '../support/moments';
import { portsThatRefuse } from '../support/ports-that-refuse';

const target: Target = {
  serviceDeskId: '1',
  projectId: '10000',
  projectKey: 'OMN',
  projectName: 'Omnichat',
  requestTypeId: '10',
  requestTypeName: 'Anfrage',
};
const siteWith = (where: Target | undefined) => ({
  settings: { ...INITIAL_SETTINGS, target: where },
  apiKey: undefined,
  keyedHash: () => '',
});
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

  it.each([
    [1, 60],
    [3, 240],
    [40, 900],
  ])('that has broken %i times comes again after %i seconds', async (retryCount, retryAfterSeconds) => {
    const ports = portsThatRefuse({
      store: { read: () => Promise.reject(new Error('storage down')) },
      log: { broken: () => 'reference' },
    });
    const retryContext = { retryCount, retryReason: 'FUNCTION_RETRY_REQUEST' };
    expect(await handleJob(ports, { body: { reconcile: '1001' }, retryContext })).toEqual({ retryAfterSeconds });
  });

  it('opens a request with the settings of now, where those that are remembered lack something', async () => {
    const first = anInbound('first');
    const recent = [recentOf(first)];
    const customer = aCustomer({ active: aClaim({ since: at('09:59') }), recent });
    const job = anOpenJob({ attempt: 0, phase: { name: 'waiting' } });
    const created: string[] = [];
    const ports = portsThatRefuse({
      store: {
        read: async () => ({
          ...empty,
          customer,
          jobs: new Map([[job.id, job]]),
          messages: new Map([['first', first]]),
        }),
        commit: async () => 'committed',
      },
      site: { current: async () => siteWith(undefined), fresh: async () => siteWith(target) },
      requests: {
        create: async ({ serviceDeskId }) => {
          created.push(serviceDeskId);
          return { outcome: 'not-accepted', retryAfterMs: undefined };
        },
      },
    });
    expect(await handleJob(ports, { body: { job: job.id } })).toEqual({ retryAfterSeconds: 5 });
    expect(created).toEqual([target.serviceDeskId]);
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
