import { mergeProblemText, withKeys, type MergeProblem } from '../../static/panel/merge/merge-problem';
import type { Texts } from '../../static/shared/texts';
import { fill } from '../../static/shared/fill';
import { named, requestId } from '../support/conversation-views';
import { localeFile, type Locale } from '../support/locale-files';
import { z } from 'zod';

const textsOf = (locale: Locale): Texts => {
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(localeFile(locale)));
  return (key, values = {}) => fill(texts[key] ?? key, values);
};
const [english, german] = [textsOf('en-US'), textsOf('de-DE')];

type Refusals = { [Code in MergeProblem['code']]: [Extract<MergeProblem, { code: Code }>, string, string] };
const both = { target: named(7), propose: named(5) };
const refusals: Refusals = {
  'no-conversation': [{ code: 'no-conversation', request: 'OMN-5' }, 'OMN-5 has no conversation', 'OMN-5 hat keine'],
  'wrong-state': [
    { code: 'wrong-state', state: 'read-only' },
    'One of the requests can only',
    'Eine der Anfragen kann',
  ],
  self: [{ code: 'self' }, 'cannot be merged into itself', 'nicht mit sich selbst'],
  'too-few': [{ code: 'too-few' }, 'at least two requests', 'mindestens zwei Anfragen'],
  'request-not-found': [{ code: 'request-not-found' }, 'no longer exists, or you may not', 'dürfen sie nicht sehen'],
  'different-customers': [{ code: 'different-customers', request: 'OMN-5' }, 'link the requests in Jira', 'verknüpfen'],
  'too-many': [{ code: 'too-many', most: 10 }, 'At most 10 requests', 'höchstens 10 Anfragen'],
  'too-large': [{ code: 'too-large' }, 'too many single messages', 'zu viele einzelne'],
  opening: [{ code: 'opening' }, 'is just being opened', 'gerade eine andere Anfrage'],
  'confirm-pause': [{ code: 'confirm-pause', other: named(2) }, 'OMN-2 “Summary 2”', 'OMN-2 „Summary 2“'],
  'another-active': [{ code: 'another-active' }, 'that you may not see is active', 'nicht sehen dürfen, ist aktiv'],
  'consent-needed': [{ code: 'consent-needed', ...both }, 'merge into OMN-5', 'in der aktiven Anfrage OMN-5 zusammen'],
  'no-transition': [{ code: 'no-transition', ...both }, 'Reopen it in Jira', 'Öffnen Sie sie in Jira wieder'],
  'cannot-create': [{ code: 'cannot-create' }, 'Nothing was merged', 'nichts zusammengeführt'],
  unclear: [{ code: 'unclear' }, 'Jira did not answer', 'Jira hat nicht geantwortet'],
  'in-progress': [{ code: 'in-progress' }, 'nothing happens twice', 'nichts geschieht doppelt'],
  failed: [{ code: 'failed' }, 'The connection broke off', 'Die Verbindung ist abgebrochen'],
  'not-licensed': [{ code: 'not-licensed' }, 'licence', 'Lizenz'],
  'no-permission': [
    { code: 'no-permission', missing: ['EDIT_ISSUES'], request: 'OMN-5' },
    'You lack a permission on OMN-5: Edit requests',
    'Berechtigung für OMN-5',
  ],
  malformed: [{ code: 'malformed', fields: ['requests'] }, 'requests', 'requests'],
  unavailable: [{ code: 'unavailable', reference: 'ref-1' }, 'ref-1', 'ref-1'],
};

it.each(Object.values(refusals))('$code is told in English and German', (refusal, inEnglish, inGerman) => {
  expect(mergeProblemText(english, refusal)).toContain(inEnglish);
  expect(mergeProblemText(german, refusal)).toContain(inGerman);
});

it('names a permission without a request where that one is not to be named', () => {
  expect(mergeProblemText(english, { code: 'no-permission', missing: ['EDIT_ISSUES'] })).toBe(
    'You lack a permission: Edit requests (Edit issues)',
  );
});

it('shows the key of a request that is known, and never an id', () => {
  const problem: MergeProblem = { code: 'different-customers', request: requestId(5) };
  expect(mergeProblemText(english, withKeys(problem, [named(5)]))).toContain('OMN-5 belongs to another customer');
  expect(mergeProblemText(english, withKeys(problem, []))).toContain('One of the requests belongs');
});
