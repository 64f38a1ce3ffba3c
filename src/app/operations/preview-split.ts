import type { IssueAnswers, IssueInputs } from '../../contract/issue';
import { splitProblem } from '../../domain/split';
import { take } from '../../domain/lists';
import { refusalFor, TO_MAKE, type Caller } from '../authorise';
import { loadConversation } from '../load-conversation';
import type { Ports } from '../ports';
import { named } from '../set-state';
import { threadEntry } from '../thread-entry';
import { threadPage, withRecent } from '../thread-page';
import { wantedText } from './make-request';
import { readSelection } from './selection';
import { splitRefusal } from './split-conversation';

/** Both results of a split, before anything changes. */
export async function previewSplit(
  ports: Ports,
  caller: Caller,
  { messages }: IssueInputs['splitPreview'],
): Promise<IssueAnswers['splitPreview']> {
  const [denied, loaded, site, like] = await Promise.all([
    refusalFor(ports, caller, TO_MAKE),
    loadConversation(ports, caller.request),
    ports.site.current(),
    ports.person.typeOf(caller.request),
  ]);
  if (denied !== undefined) return denied;
  if (loaded === undefined) return { code: 'no-conversation' };
  const { conversation, customer } = loaded;
  const problem = splitProblem(conversation, customer, undefined);
  if (problem !== undefined && problem.code !== 'confirm-pause') return problem;
  const pauses = problem === undefined ? {} : await named(ports, problem.other);
  if (problem !== undefined && pauses.other === undefined) return { code: 'another-active' };
  const selection = await readSelection(ports, loaded, messages);
  if ('code' in selection) return splitRefusal(ports, selection);
  const rest = take(conversation, selection.moving);
  const page = await withRecent(ports, await threadPage(ports, rest, undefined), rest, customer);
  const { target } = site.settings;
  return {
    code: 'ok',
    ...wantedText(site.settings, customer, selection.first),
    project: like?.projectName ?? target?.projectName ?? '',
    requestType: like?.requestTypeName ?? target?.requestTypeName ?? '',
    moving: selection.moving.map((message) => threadEntry(message, conversation)),
    staying: page.messages.map((message) => threadEntry(message, conversation)),
    ...(pauses.other === undefined ? {} : { pauses: pauses.other }),
  };
}
