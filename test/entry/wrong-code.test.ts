import type { AdminAnswers } from '../../src/contract/admin';
import type { IssueAnswers } from '../../src/contract/issue';
import type { Change } from '../../src/app/ports';
import type { ConversationRecord, Reservation } from '../../src/domain/conversation';
import type { Active } from '../../src/domain/customer';
import type { DeliveryNews } from '../../src/domain/delivery';
import type { adminFunctions } from '../../src/entry/admin-functions';
import type { issueFunctions } from '../../src/entry/issue-functions';

/**
 * Wrong code does not compile: the compiler works out each answer below, and refuses this file when one is different.
 * At run time nothing is left to see.
 */
type Compiles<Given, Wanted> = [Given] extends [Wanted] ? true : false;
const answers = <T extends boolean>(answer: T): T => answer;

type IssueHandlers = ReturnType<typeof issueFunctions>;
type AdminHandlers = ReturnType<typeof adminFunctions>;

it('a function of the contract without a handler', () => {
  expect(answers<Compiles<IssueHandlers, IssueHandlers>>(true)).toBe(true);
  expect(answers<Compiles<Omit<IssueHandlers, 'reply'>, IssueHandlers>>(false)).toBe(false);
  expect(answers<Compiles<Omit<AdminHandlers, 'saveTarget'>, AdminHandlers>>(false)).toBe(false);
});

it('a handler that answers what the contract does not know', () => {
  type Wrong = Omit<AdminHandlers, 'load'> & { load: () => Promise<{ code: 'fine' }> };
  expect(answers<Compiles<Wrong, AdminHandlers>>(false)).toBe(false);
  expect(answers<Compiles<{ code: 'ok' }, IssueAnswers['reply']>>(false)).toBe(false);
  expect(answers<Compiles<{ code: 'ok' }, AdminAnswers['renewSecret']>>(false)).toBe(false);
});

it('states that cannot be', () => {
  expect(answers<Compiles<{ kind: 'claim'; request: string }, Active>>(false)).toBe(false);
  expect(answers<Compiles<Omit<Reservation, 'claim'>, ConversationRecord>>(false)).toBe(false);
  expect(answers<Compiles<{ state: 'sending'; at: string; by: 'us' }, DeliveryNews>>(false)).toBe(false);
  expect(answers<Compiles<{ delete: 'message'; key: string }, Change>>(false)).toBe(false);
});
