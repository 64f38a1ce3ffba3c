import { bind, startedSendJob, watchFor } from '../../src/domain/bind';
import type { Customer } from '../../src/domain/customer';
import type { OpenJob } from '../../src/domain/job';
import { INITIAL_SETTINGS, type Settings } from '../../src/domain/settings';
import { between, SECOND } from '../../src/domain/time';
import { aReservation } from '../support/a-conversation';
import { aClaim, aCustomer, aRecent } from '../support/a-customer';
import { anInbound } from '../support/a-message';
import { anAttempt, anOpenJob } from '../support/an-open-job';
import { at } from '../support/moments';

const now = at('10:01');
const ids = {
  activity: 'line',
  autoReply: 'reply',
  sendJob: 'send',
  reconcileJob: 'compare',
  linkJob: 'link',
  notice: 'notice',
};
const withAutoReply: Settings = { ...INITIAL_SETTINGS, autoReply: 'Danke, wir melden uns.' };
const claim = aClaim();

const bound = (
  about: { customer?: Partial<Customer>; claim?: typeof claim; job?: Partial<OpenJob>; settings?: Settings } = {},
  first = anInbound('m1'),
) =>
  bind(
    aCustomer({ active: about.claim ?? claim, ...about.customer }),
    about.claim ?? claim,
    aReservation('1001'),
    anOpenJob(about.job),
    first,
    about.settings ?? INITIAL_SETTINGS,
    now,
    ids,
  );

describe('a claim and its request become the active conversation', () => {
  it('the customer knows it as the active one and as the latest', () => {
    const { customer } = bound({ customer: { conversations: ['900'] } });
    expect(customer.active).toMatchObject({ kind: 'request', request: '1001', segment: 'segment-1', used: false });
    expect(customer.conversations).toEqual(['900', '1001']);
  });

  it('the conversation shows the segment of the claim, on the version of the reservation', () => {
    expect(bound().conversation).toEqual({
      request: '1001',
      version: 1,
      customer: 'customer-1',
      openedAt: at('10:01'),
      state: 'open',
      segments: [{ id: 'segment-1', out: [] }],
      items: [],
      first: { key: 'm1', at: at('10:00') },
      category: { value: 'new', since: now },
    });
  });

  it('the thread says that it was opened', () => {
    const { messages, customer } = bound();
    expect(messages).toMatchObject([
      { direction: 'none', key: 'line', activity: { what: 'opened' }, by: { kind: 'app' } },
    ]);
    expect(customer.recent.map((m) => m.key)).toContain('line');
  });

  it('the status is compared soon, since it may have changed meanwhile', () => {
    expect(bound().newJobs).toContainEqual(
      expect.objectContaining({ kind: 'reconcile', id: 'compare', request: '1001', due: at('10:02') }),
    );
  });

  it('it is linked with the previous request, where there is one', () => {
    expect(bound({ customer: { conversations: ['800', '900'] } }).newJobs).toContainEqual(
      expect.objectContaining({ kind: 'link', id: 'link', request: '1001', previous: '900', as: 'related' }),
    );
  });

  it('late messages come along; they are the last operation, and it cannot be undone', () => {
    const items = [{ key: 'late', at: at('09:58'), since: at('09:59') }];
    const { conversation, customer } = bound({ claim: { ...claim, items } });
    expect(conversation).toMatchObject({ items, lastOperation: { kind: 'late-move' } });
    expect(customer.active).toMatchObject({ used: true });
  });
});

describe('the customer waits', () => {
  it('since the claim was made, whoever answers automatically', () => {
    expect(bound({ settings: withAutoReply }).customer.active).toMatchObject({
      waiting: { since: at('10:00'), unopened: at('10:00'), noted: false },
    });
  });

  it('a note is due after the minutes of the settings', () => {
    expect(bound({ settings: { ...INITIAL_SETTINGS, noteAfterMinutes: 5 } }).newJobs).toContainEqual(
      expect.objectContaining({ kind: 'notice', id: 'notice', request: '1001', shown: true, due: at('10:06') }),
    );
  });

  it('no note where the settings want none', () => {
    expect(bound({ settings: { ...INITIAL_SETTINGS, noteAfterMinutes: 0 } }).newJobs).toMatchObject([
      { kind: 'reconcile' },
    ]);
  });
});

describe('the auto-reply', () => {
  it('goes out on the channel and sender used, marked as automatic, a moment after the line', () => {
    const { send, messages, newJobs, customer } = bound(
      { settings: withAutoReply },
      anInbound('m1', { sender: '41800' }),
    );
    expect(send?.message).toMatchObject({
      key: 'reply',
      channel: 'sms',
      sender: '41800',
      to: '385981234567',
      segment: 'segment-1',
      author: { kind: 'automatic' },
      content: { kind: 'text', text: 'Danke, wir melden uns.' },
      delivery: { state: 'sending' },
      answers: at('10:00'),
    });
    expect(between(messages[0]?.at ?? '', send?.message.at ?? '')).toBe(1);
    expect(messages).toContain(send?.message);
    expect(newJobs).toContain(send?.job);
    expect(customer.autoReplies).toEqual([now]);
    expect(customer.recent.map((m) => m.key)).toEqual(['line', 'reply']);
  });

  it('is not sent when none is configured', () => {
    expect(bound().send).toBeUndefined();
    expect(bound().messages).toHaveLength(1);
    expect(bound().customer.autoReplies).toEqual([]);
  });

  it('is not sent to an origin that cannot be answered', () => {
    const customer = { addresses: [{ kind: 'word' as const, text: 'Infobip' }] };
    expect(bound({ customer, settings: withAutoReply }).send).toBeUndefined();
  });

  it('is not sent for a message that is too old', () => {
    const old = anInbound('m1', { at: '2026-11-23T22:00:59.999Z' });
    expect(bound({ settings: withAutoReply }, old).send).toBeUndefined();
  });

  it('counts for a day: older ones are forgotten', () => {
    const customer = { autoReplies: ['2026-11-23T10:01:00.000Z', at('02:00')] };
    expect(bound({ customer, settings: withAutoReply }).customer.autoReplies).toEqual([at('02:00'), now]);
  });
});

describe('the open job afterwards', () => {
  it('is deleted when the first attempt was clear', () => {
    expect(bound().openJob).toBe('deleted');
  });

  it('becomes a watch under the same id when an earlier attempt was doubtful', () => {
    const doubtful = [anAttempt({ startedAt: at('09:55') })];
    expect(bound({ job: { attempt: 2, doubtful } }).openJob).toMatchObject({
      watch: {
        id: 'claim-1',
        version: 2,
        kind: 'watch',
        claim: 'claim-1',
        attempt: 0,
        doubtful: [...doubtful, anAttempt()],
      },
    });
  });

  it('becomes a watch after more than one attempt', () => {
    expect(bound({ job: { attempt: 2 } }).openJob).not.toBe('deleted');
  });

  it('becomes a watch when the request was found by searching', () => {
    const phase = { name: 'searching', attempt: anAttempt(), since: at('10:00'), round: 3 } as const;
    expect(bound({ job: { phase, doubtful: [anAttempt()] } }).openJob).not.toBe('deleted');
  });

  it('watches the attempt that is still running, too', () => {
    const running = anAttempt({ startedAt: at('10:00:30') });
    const watch = watchFor(anOpenJob({ phase: { name: 'creating', attempt: running }, doubtful: [anAttempt()] }), now);
    expect(watch).toMatchObject({ kind: 'watch', doubtful: [anAttempt(), running] });
  });
});

it('what was remembered before stays remembered', () => {
  expect(bound({ customer: { recent: [aRecent('m1')] } }).customer.recent.map((m) => m.key)).toEqual(['m1', 'line']);
});

it('a send job is written with its mark, so that the sweep leaves it alone while the writer sends', () => {
  const job = startedSendJob('send', 'customer-1', 'reply', now);
  expect(job).toMatchObject({ kind: 'send', startedAt: now, since: now, attempt: 1 });
  expect(between(now, job.due)).toBeGreaterThan(60 * SECOND);
});
