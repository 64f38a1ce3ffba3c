import type { IssueAnswers, IssueInputs } from '../contract/issue';
import { isConversation, shows, type Conversation } from '../domain/conversation';
import { startedSendJob } from '../domain/bind';
import type { OutboundMessage } from '../domain/message';
import { refusalFor, TO_REPLY, type Caller } from './authorise';
import type { Ports } from './ports';
import { say } from './reply';
import { sendNow } from './send-message';
import { replyView } from './view-conversation';

/**
 * Sends again: a failed message as a new one that points to the old; an unknown one under its own id, so that it can
 * arrive only once where repeated ids are refused (design §2.5).
 */
export async function resend(
  ports: Ports,
  caller: Caller,
  input: IssueInputs['resend'],
): Promise<IssueAnswers['resend']> {
  const [denied, read] = await Promise.all([
    refusalFor(ports, caller, TO_REPLY),
    ports.store.read({ conversations: [caller.request], messages: [input.message] }),
  ]);
  if (denied !== undefined) return denied;
  const conversation = read.conversations.get(caller.request);
  if (!isConversation(conversation)) return { code: 'no-conversation' };
  const message = read.messages.get(input.message);
  if (message?.direction !== 'outbound' || !shows(conversation, message)) return { code: 'message-not-found' };
  switch (message.delivery.state) {
    case 'failed': {
      if (message.content.kind === 'erased') return { code: 'not-resendable' };
      const draft = { key: input.id, text: message.content.text, resendOf: message.key };
      return say(ports, caller, conversation, draft);
    }
    case 'unknown':
      return sendUnderSameId(ports, input, conversation, message);
    default:
      return { code: 'not-resendable' };
  }
}

/** The job's id comes from the form's: a double click overwrites the same job and meets the same mark. */
async function sendUnderSameId(
  ports: Ports,
  input: IssueInputs['resend'],
  conversation: Conversation,
  message: OutboundMessage,
): Promise<IssueAnswers['resend']> {
  const [{ customer }, site] = await Promise.all([
    ports.store.read({ customer: message.customer }),
    ports.site.current(),
  ]);
  if (customer === undefined) return { code: 'no-conversation' };
  const view = replyView(conversation, customer, site, []);
  if (!view.open) return { code: 'reply-closed', because: view.because };
  const job = startedSendJob(`resend-${input.id}`, message.customer, message.key, ports.now());
  await ports.store.commit([{ put: 'add-job', value: job }]);
  await sendNow(ports, job, message, { triedBefore: true });
  return { code: 'ok', message: message.key };
}
