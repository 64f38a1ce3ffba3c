import { failureOf } from '../../../src/adapters/infobip/failures';

describe('why a message failed', () => {
  it.each([
    ['no credit', { id: 12 }, undefined, 'no-credit'],
    ['an invalid number', { id: 51 }, undefined, 'number-invalid'],
    ['an opted-out recipient', { id: 14 }, undefined, 'opted-out'],
    ['a route that the account lacks', { id: 6 }, undefined, 'route-not-available'],
    ['too long', { id: 25 }, undefined, 'too-long'],
    ['expired', { id: 15 }, undefined, 'expired'],
    ['an error says more than the status', { id: 9 }, { id: 1 }, 'number-not-in-use'],
    ['an error that we do not know leaves the status', { id: 12 }, { id: 4711 }, 'no-credit'],
    ['the error “no error” leaves the status', { id: 15 }, { id: 0 }, 'expired'],
    ['a status that we do not know', { id: 4711 }, undefined, 'unknown-reason'],
  ])('%s', (_, status, error, reason) => {
    expect(failureOf(status, error).reason).toBe(reason);
  });

  it('keeps the provider’s own text: of the error where there is one, else of the status', () => {
    const status = { id: 9, description: 'Not delivered' };
    expect(failureOf(status, { id: 27, description: 'Absent' }).description).toBe('Absent');
    expect(failureOf(status, { id: 0, description: 'No Error' }).description).toBe('Not delivered');
    expect(failureOf(status, null).description).toBe('Not delivered');
    expect(failureOf({ id: 9, description: '' })).not.toHaveProperty('description');
  });

  it('cuts a text that would fill the panel', () => {
    expect(failureOf({ id: 9, description: 'x'.repeat(1000) }).description).toHaveLength(200);
  });
});
