import type { Chance, EgressRequest, HttpAnswer, Timeline } from '../ports';
import type { AccountState } from './account';
import type { Envelope } from './envelopes';
import type { ChannelName, PhoneMessage, Phones } from './phones';
import type { MessageStatus, ReportError } from './statuses';

/** One call of Infobip's API. Any one of `scopes` is enough. */
export interface Endpoint {
  method: string;
  path: string;
  scopes: string[];
  envelope: Envelope;
  handle(request: EgressRequest): HttpAnswer;
}

/** What a channel works with. */
export interface ChannelHost {
  timeline: Timeline;
  chance: Chance;
  account: AccountState;
  phones: Phones;
  /** A message was accepted: it is on its way to the phone, and its report follows. */
  accept(message: PhoneMessage): void;
}

/** A final outcome of a message to a phone, before the channel puts it into its own report shape. */
export interface Outcome {
  status: MessageStatus;
  error: ReportError;
  doneAt: number;
}

/** A channel of the stand-in: its API, and the webhook bodies it pushes. */
export interface Channel {
  name: ChannelName;
  /** As subscriptions call it. */
  subscription: 'SMS' | 'WHATSAPP' | 'VIBER';
  endpoints: Endpoint[];
  /** The parts that a text of a customer takes. */
  countParts(text: string): number;
  inbound(message: PhoneMessage): unknown;
  report(message: PhoneMessage, outcome: Outcome): unknown;
  /** Absent where the channel knows no seen reports. */
  seen?(message: PhoneMessage, seenAt: number): unknown;
}
