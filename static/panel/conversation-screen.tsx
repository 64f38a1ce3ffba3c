import { useState } from 'react';
import { Box, Stack, xcss } from '@forge/react';
import type { Texts } from '../shared/texts';
import type { Times } from '../shared/times';
import { UnsentComments } from './comments/unsent-comments';
import { useInternalComments } from './comments/use-internal-comments';
import { Composer } from './composer';
import { Header } from './header';
import { MergeConversation } from './merge/merge-conversation';
import { CustomerNumber } from './number/customer-number';
import { BelongsThere } from './others/belongs-there';
import { OtherRequests } from './others/other-requests';
import { refreshPage } from './refresh-page';
import { namedIn } from './request-name';
import type { Screen } from './screen';
import { sendReply } from './send-reply';
import { SplitConversation } from './split/split-conversation';
import { ConversationTools, type Tool } from './standing/conversation-tools';
import { StandingBanners } from './standing/standing-banners';
import { OpeningWay, WayToOpen } from './standing/way-to-open';
import { Thread } from './thread';
import { ThreadBar } from './thread-bar';
import { UndoBanner } from './undo/undo-banner';
import type { Conversation } from './use-conversation';
import { useMarkSeen } from './use-mark-seen';
import { useNames } from './use-names';
import { useRequestKey } from './use-request-key';
import { useResend } from './use-resend';

const shown = xcss({ display: 'block' });
/** The composer stays while a tool is in its place, and with it the text that is being written. */
const put = xcss({ display: 'none' });

interface Props {
  t: Texts;
  times: Times;
  conversation: Conversation;
  screen: Extract<Screen, { phase: 'ready' }>;
}

/** A conversation: what it is, what stands out, its thread (or the tool that works on it), and the composer. */
export function ConversationScreen({ t, times, conversation, screen }: Props) {
  const { live, reload, showEarlier } = conversation;
  const { view } = screen;
  const [tool, setTool] = useState<Tool>();
  const requestKey = useRequestKey();
  const names = useNames(namedIn(view, screen.thread.entries), view.asOf);
  const resend = useResend(conversation);
  const comments = useInternalComments();
  useMarkSeen(view);

  const closeTool = () => setTool(undefined);
  const finishTool = () => {
    closeTool();
    void reload('read');
    void refreshPage();
  };
  const onChanged = () => void reload('read');
  const Working = tool === 'split' ? SplitConversation : MergeConversation;
  return (
    <Stack space="space.200">
      <Header t={t} times={times} screen={screen} live={live} onRefresh={() => void reload('compare')} />
      {tool === undefined && <ConversationTools t={t} view={view} names={names} reload={reload} onOpen={setTool} />}
      <StandingBanners t={t} times={times} view={view} names={names} />
      <UndoBanner t={t} times={times} view={view} names={names} reload={reload} />
      {tool === undefined && view.customer.changeable && <CustomerNumber t={t} view={view} onDone={onChanged} />}
      {tool === undefined && <BelongsThere t={t} view={view} names={names} reload={reload} />}
      {view.unsentComments.length > 0 && <UnsentComments t={t} times={times} view={view} onDone={onChanged} />}
      {tool === undefined ? (
        <Stack space="space.100">
          <ThreadBar t={t} times={times} comments={comments} />
          <Thread
            t={t}
            times={times}
            screen={screen}
            names={names}
            resend={resend}
            comments={comments.shown ? comments.comments : []}
            onEarlier={showEarlier}
          />
        </Stack>
      ) : (
        <Working t={t} times={times} view={view} requestKey={requestKey} onDone={finishTool} onCancel={closeTool} />
      )}
      <Box xcss={tool === undefined ? shown : put} testId="composer">
        <OpeningWay.Provider value={<WayToOpen t={t} view={view} names={names} reload={reload} />}>
          <Composer
            t={t}
            reply={view.reply}
            view={view}
            requestKey={requestKey}
            send={(draft) => sendReply(draft, view.reply, () => reload('read'))}
          />
        </OpeningWay.Provider>
      </Box>
      {tool === undefined && <OtherRequests t={t} times={times} />}
    </Stack>
  );
}
