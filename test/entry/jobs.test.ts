import { recentOf } from '../../src/domain/receive';
import { INITIAL_SETTINGS, type Target } from '../../src/domain/settings';
import { handleJob } from '../../src/entry/jobs';
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
const astray = { found: false } as const;
const empty = { customer: undefined, conversations: new Map(), messages: new Map(), jobs: new Map() };

const unreadable = [
  { body: { comments: 'OMN-1' } },
  { body: { removed: '1001' } },
  { body: { removed: '1001', at: 5 } },
];

describe('a delivery of the queue', () => {
  it.each([undefined, null, {}, { body: {} }, { body: { job: 5 } }, { body: { reconcile: 'OMN-1' } }, ...unreadable])(
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

  it.each([{ reconcile: '1001' }, { comments: '1001' }, { removed: '1001', at: at('10:00') }])(
    'of a request without a conversation is finished: %j',
    async (body) => {
      const ports = portsThatRefuse({
        store: { read: async () => empty },
        requests: { status: async () => astray },
        queue: { push: async (events) => expect(events).toEqual([]) },
      });
      expect(await handleJob(ports, { body })).toBe('finished');
    },
  );

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
