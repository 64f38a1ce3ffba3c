/** The `status` of a message, in the answer to a send and in a report. */
export interface MessageStatus {
  groupId: number;
  groupName: string;
  id: number;
  name: string;
  description: string;
}

/** The `error` of a report. */
export interface ReportError {
  groupId: number;
  groupName: string;
  id: number;
  name: string;
  description: string;
  permanent: boolean;
}

const pending = (id: number, name: string, description: string): MessageStatus => ({
  groupId: 1,
  groupName: 'PENDING',
  id,
  name,
  description,
});
const rejected = (id: number, name: string, description: string): MessageStatus => ({
  groupId: 5,
  groupName: 'REJECTED',
  id,
  name,
  description,
});

export const statuses = {
  accepted: pending(26, 'PENDING_ACCEPTED', 'Message sent to next instance'),
  delivered: {
    groupId: 3,
    groupName: 'DELIVERED',
    id: 5,
    name: 'DELIVERED_TO_HANDSET',
    description: 'Message delivered to handset',
  },
  notDelivered: {
    groupId: 2,
    groupName: 'UNDELIVERABLE',
    id: 9,
    name: 'UNDELIVERABLE_NOT_DELIVERED',
    description: 'Message sent not delivered',
  },
  unknownSource: rejected(11, 'REJECTED_SOURCE', 'Invalid source address'),
  noCredit: rejected(12, 'REJECTED_NOT_ENOUGH_CREDITS', 'Not enough credits'),
  blocklisted: rejected(14, 'REJECTED_DESTINATION_BLOCKLISTED', 'Destination blocklisted'),
  flooding: rejected(20, 'REJECTED_FLOODING_FILTER', 'Rejected by flooding filter'),
  repeatedId: rejected(23, 'REJECTED_DUPLICATE_MESSAGE_ID', 'Message id already used'),
  tooLong: rejected(25, 'REJECTED_MESSAGE_TOO_LONG', 'Message too long'),
  missingTo: rejected(51, 'MISSING_TO', 'Destination missing'),
  invalidNumber: rejected(52, 'REJECTED_DESTINATION', 'Invalid destination address'),
} satisfies Record<string, MessageStatus>;

const handset = (id: number, name: string, permanent: boolean, description: string): ReportError => ({
  groupId: 1,
  groupName: 'HANDSET_ERRORS',
  id,
  name,
  description,
  permanent,
});
const user = (id: number, name: string, permanent: boolean, description: string): ReportError => ({
  groupId: 2,
  groupName: 'USER_ERRORS',
  id,
  name,
  description,
  permanent,
});

/** SMS v2 spells the first group `Ok`, the others `OK`. */
export const noError: ReportError = {
  groupId: 0,
  groupName: 'Ok',
  id: 0,
  name: 'NO_ERROR',
  description: 'No Error',
  permanent: false,
};

const failures: ReportError[] = [
  handset(1, 'EC_UNKNOWN_SUBSCRIBER', true, 'Unknown Subscriber'),
  handset(5, 'EC_UNIDENTIFIED_SUBSCRIBER', false, 'Unidentified Subscriber'),
  handset(6, 'EC_ABSENT_SUBSCRIBER_SM', false, 'Absent Subscriber for SM'),
  handset(27, 'EC_ABSENT_SUBSCRIBER', false, 'Absent Subscriber'),
  user(573, 'EC_SC_BLOCKED_BY_END_USER', true, 'Short code blocked by end user'),
  user(603, 'EC_CONTENT_BLOCKED', true, 'Content blocked'),
  user(604, 'EC_BLOCKED_BY_CAMPAIGN_BLACKLIST', true, 'Blocked by campaign blacklist'),
  user(607, 'EC_REJECTED_SPAM_BY_OPERATOR', true, 'Rejected as spam by operator'),
  user(609, 'EC_SIGNALS_HARD_LIMIT_REACHED', false, 'Hard limit reached'),
  user(2052, 'EC_BLACKLISTED_DESTINATIONADDRESS', true, 'Blacklisted destination address'),
  user(7002, 'EC_UNKNOWN_USER', true, 'Unknown user'),
  user(7003, 'EC_BLOCKED_USER', true, 'Blocked user'),
  user(7010, 'EC_NO_SESSION', false, 'No session'),
];

/** The failure with this name or id, or nothing; without one, a phone that is switched off. */
export function findFailure(nameOrId: string | number = 'EC_ABSENT_SUBSCRIBER_SM'): ReportError | undefined {
  return failures.find(({ id, name }) => name === nameOrId || String(id) === String(nameOrId));
}
