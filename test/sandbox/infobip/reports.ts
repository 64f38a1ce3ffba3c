import type { Chance, Documents, Timeline } from '../ports';
import type { PhoneMessage, Phones } from './phones';
import { noError, statuses, type ReportError } from './statuses';
import type { Outcome } from './channel';

/** A report that follows by itself. Kept, so that a restarted sandbox sends it. */
interface DueReport {
  messageId: string;
  at: number;
}

export interface Reports {
  /** Delivered follows after one to three seconds, unless something else is reported before. */
  expect(message: PhoneMessage): void;
  deliver(message: PhoneMessage): Promise<void>;
  fail(message: PhoneMessage, error: ReportError): Promise<void>;
}

export interface ReportsOptions {
  timeline: Timeline;
  chance: Chance;
  documents: Documents;
  phones: Phones;
  push: (message: PhoneMessage, outcome: Outcome) => Promise<void>;
}

/** Delivery reports: by themselves, or as the person who plays the phone says. */
export function createReports({ timeline, chance, documents, phones, push }: ReportsOptions): Reports {
  const due = documents.collection<DueReport>('infobip.due-reports');

  const report = async (message: PhoneMessage, status: PhoneMessage['status'], outcome: Omit<Outcome, 'doneAt'>) => {
    due.delete(message.messageId);
    phones.mark(message.messageId, status);
    await push(message, { ...outcome, doneAt: timeline.now() });
  };
  const deliver = (message: PhoneMessage) =>
    report(message, 'delivered', { status: statuses.delivered, error: noError });

  const schedule = ({ messageId, at }: DueReport) =>
    timeline.at(at, 'infobip report', async () => {
      const message = phones.find(messageId);
      if (message && due.get(messageId)) await deliver(message);
    });

  due.all().forEach(schedule);
  return {
    expect: (message) => {
      const next = { messageId: message.messageId, at: timeline.now() + 1_000 + Math.floor(chance.next() * 2_000) };
      due.put(next.messageId, next);
      schedule(next);
    },
    deliver,
    fail: (message, error) => report(message, 'failed', { status: statuses.notDelivered, error }),
  };
}
