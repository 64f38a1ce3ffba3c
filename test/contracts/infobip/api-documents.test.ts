import path from 'node:path';
import { readApiDocuments } from '../../sandbox/infobip/api-documents';
import { givenAccount, ourLine } from './infobip-account';

const folder = path.resolve('../shared/infobip/openapi');
const documents = readApiDocuments(folder);
if (!documents) console.warn(`Skipped: Infobip's OpenAPI documents are not in ${path.relative('.', folder)}.`);

(documents ? describe : describe.skip)("Infobip's OpenAPI documents", () => {
  const known = () => {
    if (!documents) throw new Error('unreachable: skipped without documents');
    return documents;
  };

  it('accept the requests that the stand-in accepts', () => {
    const body = { messages: [{ from: ourLine, destinations: [{ to: '385981234567', messageId: 'm' }], text: 'x' }] };
    expect(known().requestProblems('POST', '/sms/2/text/advanced', body)).toEqual([]);
    expect(known().requestProblems('POST', '/sms/2/text/advanced', { messages: [{ text: 'x' }] })).toEqual([
      "/messages/0 must have required property 'destinations'",
    ]);
    expect(known().requestProblems('POST', '/sms/1/preview', { text: 'x' })).toEqual([]);
  });

  it('describe the reports that the stand-in pushes', async () => {
    const { send, pushed, timeline, infobip, phone } = givenAccount();
    await send('Guten Tag', { more: { callbackData: 'ours', entityId: 'e', applicationId: 'a' } });
    await timeline.settle();
    await infobip.report(phone, { messageId: 'm-1', status: 'failed' });
    expect(pushed).toHaveLength(2);
    for (const { body } of pushed) {
      expect(known().webhookProblems('receive-outbound-sms-message-reports', body)).toEqual([]);
    }
  });

  it('describe the inbound messages that the stand-in pushes, explicit nulls aside', async () => {
    const { pushed, infobip, phone } = givenAccount();
    for (let n = 0; n < 6; n += 1) await infobip.customerSends(phone, { channel: 'sms', text: 'Hallo' });
    const problems = pushed.flatMap(({ body }) => known().webhookProblems('receive-inbound-sms-messages', body));
    const withoutNulls = pushed.filter(({ request }) => !String(request.body).includes('null'));
    expect(withoutNulls.length).toBeGreaterThan(0);
    expect(withoutNulls.length).toBeLessThan(pushed.length);
    expect(problems.every((problem) => /^\/results\/0\/\w+ must be string$/.test(problem))).toBe(true);
  });
});
