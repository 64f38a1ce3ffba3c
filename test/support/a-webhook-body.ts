/** An inbound SMS as Infobip's forward writes it (reference infobip.md §7.2). */
export function anInboundSms(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    messageId: 'sms-1',
    from: '385981234567',
    to: '41799000000',
    text: 'Mein Router geht nicht',
    cleanText: 'Mein Router geht nicht',
    keyword: '',
    receivedAt: '2026-11-24T10:00:00.000+0000',
    smsCount: 1,
    price: { pricePerMessage: 0, currency: 'EUR' },
    ...more,
  };
}

export function aStatus(groupId: number, id: number, description = ''): Record<string, unknown> {
  return { groupId, groupName: '', id, name: '', description };
}

/** A delivery report of an SMS: delivered unless said otherwise. */
export function aReport(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    bulkId: 'bulk-1',
    messageId: 'ours-1',
    to: '385981234567',
    sentAt: '2026-11-24T10:01:00.000+0000',
    doneAt: '2026-11-24T10:02:00.000+0000',
    smsCount: 1,
    price: { pricePerMessage: 0.01, currency: 'EUR' },
    status: aStatus(3, 5, 'Message delivered to handset'),
    error: { groupId: 0, groupName: 'Ok', id: 0, name: 'NO_ERROR', description: 'No Error', permanent: false },
    ...more,
  };
}

export function aBody(...results: unknown[]): string {
  return JSON.stringify({ results, messageCount: results.length, pendingMessageCount: 0 });
}
