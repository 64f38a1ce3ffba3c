import type { AdminView, RequestTypeChoice } from '../../src/contract/admin';

/** A configuration in which everything is set. */
export function adminView(more: Partial<AdminView> = {}): AdminView {
  return {
    version: 7,
    connection: { baseUrl: 'https://abc.api.infobip.com', apiKeySet: true, testedAt: '2026-11-24T09:00:00.000Z' },
    sender: { channel: 'sms', sender: '41799000000' },
    target: {
      serviceDeskId: '1',
      projectId: '10001',
      projectKey: 'SUP',
      projectName: 'Support',
      requestTypeId: '11',
      requestTypeName: 'Question',
    },
    texts: { autoReply: 'Danke, wir melden uns.', language: 'de', showFullNumber: false },
    replying: {
      replyTexts: [{ id: '7f0a4f6e-0c1d-4d5e-9a51-2f6f0e6b9a01', title: 'Opening hours', text: 'Hello {name}, …' }],
      noteAfterMinutes: 2,
      country: 'HR',
    },
    webhook: { address: 'https://example.atlassian-dev.net/x1/abc', secretSetAt: '2026-11-23T09:00:00.000Z' },
    alarms: [],
    ...more,
  };
}

/** A configuration in which nothing is set. */
export const emptyAdminView: AdminView = {
  version: 0,
  texts: { autoReply: '', language: 'de', showFullNumber: false },
  replying: { replyTexts: [], noteAfterMinutes: 2, country: '' },
  webhook: { address: 'https://example.atlassian-dev.net/x1/abc' },
  alarms: [],
};

export const projects = [
  { serviceDeskId: '1', projectId: '10001', projectKey: 'SUP', projectName: 'Support' },
  { serviceDeskId: '2', projectId: '10002', projectKey: 'HR', projectName: 'People' },
];

export const requestTypes: RequestTypeChoice[] = [
  { requestTypeId: '11', name: 'Question' },
  { requestTypeId: '12', name: 'Laptop', problem: { code: 'required-fields', fields: ['Model', 'Cost centre'] } },
  { requestTypeId: '13', name: 'Secret', problem: { code: 'app-may-not-create' } },
];
