import { isAttended, noteDueIn, opened, waitsOn, type Waiting } from '../../src/domain/waiting';
import { MINUTE, SECOND } from '../../src/domain/time';
import { activeIn, aCustomer, aRecent } from '../support/a-customer';
import { at } from '../support/moments';

describe('a message comes', () => {
  it('and waiting begins', () => {
    expect(waitsOn(undefined, at('10:00'))).toEqual({ since: at('10:00'), unopened: at('10:00'), noted: false });
  });

  it('while nobody has opened the one before: nothing is new', () => {
    const waiting = { since: at('09:00'), unopened: at('09:30'), noted: true };
    expect(waitsOn(waiting, at('10:00'))).toBe(waiting);
  });

  it('after an agent has opened the one before: the customer waits as long as ever, with one more to open', () => {
    expect(waitsOn({ since: at('09:00'), noted: false }, at('10:00'))).toEqual({
      since: at('09:00'),
      unopened: at('10:00'),
      noted: false,
    });
  });
});

describe('an agent opens the panel', () => {
  const unopened: Waiting = { since: at('09:50'), unopened: at('10:00'), noted: true };
  const m = (key: string, storedAt: string, more: Parameters<typeof aRecent>[1] = {}) =>
    aRecent(key, { storedAt, segment: 'segment-of-1001', ...more });
  const after = (waiting: Waiting | undefined, asOf: string, ...recent: ReturnType<typeof m>[]) =>
    opened(aCustomer({ recent }), activeIn('1001', { waiting }), asOf);

  it('and has seen everything: the customer waits for an answer still, and a next note may be written', () => {
    expect(after(unopened, at('10:01'), m('m1', at('10:00')))).toEqual({ since: at('09:50'), noted: false });
  });

  it('and has seen a message stored in that very moment', () => {
    expect(after(unopened, at('10:00'), m('m1', at('10:00')))).toEqual({ since: at('09:50'), noted: false });
  });

  it('with what was stored a moment before: what came since stays unopened, from its own time on', () => {
    expect(after(unopened, at('10:01'), m('m1', at('10:00')), m('m2', at('10:02')), m('m3', at('10:03')))).toEqual({
      since: at('09:50'),
      unopened: at('10:02'),
      noted: false,
    });
  });

  it('with what was stored before any of it: nothing is opened', () => {
    expect(after(unopened, at('09:59'), m('m1', at('10:00')), m('m2', at('10:01')))).toEqual(unopened);
  });

  it('and what agents wrote, or what belongs to another request, does not count', () => {
    const others = [
      m('reply', at('10:02'), { inbound: false }),
      m('elsewhere', at('10:02'), { segment: 'segment-of-1002' }),
    ];
    expect(after(unopened, at('10:01'), ...others)).toEqual({ since: at('09:50'), noted: false });
  });

  it.each([[undefined], [{ since: at('09:50'), noted: false }]])('and nothing was unopened: %j', (waiting) => {
    expect(after(waiting, at('10:01'), m('m2', at('10:02')))).toEqual(waiting);
  });
});

describe('somebody is likely to look', () => {
  it.each([
    [undefined, false],
    [at('09:59'), true],
    [at('09:55:00.001'), true],
    [at('09:55'), false],
  ])('at 10:00, when an agent was there at %s: %s', (attendedAt, attended) => {
    expect(isAttended(aCustomer({ attendedAt }), at('10:00'))).toBe(attended);
  });
});

describe('the internal note is due', () => {
  const waiting: Waiting = { since: at('09:00'), unopened: at('10:00'), noted: false };
  it.each<[string, Waiting | undefined, number, number | undefined]>([
    ['two minutes after the message', waiting, 2, 90 * SECOND],
    ['ten minutes after, where the settings say so', waiting, 10, 9 * MINUTE + 30 * SECOND],
    ['now, when it should have been written before', { ...waiting, unopened: at('09:00') }, 2, 0],
    ['never, where the settings say so', waiting, 0, undefined],
    ['not twice', { ...waiting, noted: true }, 2, undefined],
    ['not when somebody has opened it', { since: at('09:00'), noted: false }, 2, undefined],
    ['not when nobody waits', undefined, 2, undefined],
  ])('%s', (_, who, minutes, due) => {
    expect(noteDueIn(who, minutes, at('10:00:30'))).toBe(due);
  });
});
