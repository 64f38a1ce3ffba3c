import { useEffect, useMemo, useRef, useState } from 'react';
import Spinner from '@atlaskit/spinner';
import { answerCommands } from '../bridge/commands';
import { connectFrame } from '../bridge/host';
import { DocumentView } from '../renderer/document-view';
import { documentSchema, type ForgeDocument } from '../renderer/document';
import { framePath, type DeskModule, type Place } from '../wire';
import { useDesk } from './desk-context';
import { follow } from './destination';
import { frameServices } from './frame-services';
import { useFrameTools } from './frame-tools';
import { nameOf } from './jira';

/** How long an app may take for its first document before the page says that it is silent. */
const patienceMs = 20_000;
const frameOrigin = `${location.protocol}//127.0.0.1:${location.port}`;
const rights = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

interface Props {
  module: DeskModule;
  /** Key or id; absent on the admin page. */
  issue?: string | undefined;
  /** Jira's own fields must be read again. */
  onRefresh?: () => void;
  /** Only where the module may close itself. */
  onClose?: () => void;
}

/** One module of the app: its bundle in a hidden frame of another origin, its document drawn here. */
export function ModuleFrame(props: Props) {
  const { view } = useDesk();
  const [turn, setTurn] = useState(0);
  const { module, issue } = props;
  // another person, language or issue is another frame
  const key = [module.key, issue, view.account, view.locale, turn].join(' ');
  return (
    <LiveFrame
      {...props}
      key={key}
      onReload={() => {
        setTurn(turn + 1);
      }}
    />
  );
}

function LiveFrame({ module, issue, onRefresh, onClose, onReload }: Props & { onReload(): void }) {
  const desk = useDesk();
  const { realtime, log } = useFrameTools();
  const frame = useRef<HTMLIFrameElement>(null);
  const [document, setDocument] = useState<ForgeDocument>();
  const [isSilent, setSilent] = useState(false);
  const frameId = useMemo(() => crypto.randomUUID(), []);
  const latest = useRef({ desk, onRefresh, onClose, onReload });
  latest.current = { desk, onRefresh, onClose, onReload };
  const address = `${frameOrigin}${framePath(module.resource)}`;

  const surroundings = useMemo(
    () => ({
      report: desk.problems.report,
      frameAddress: address,
      navigate: (target: { url: string; type: 'same-tab' | 'new-tab' }) => {
        follow(target, latest.current.desk.go);
      },
      nameOf: (accountId: string) => nameOf(latest.current.desk.api, accountId),
    }),
    [desk.problems, address],
  );

  useEffect(() => {
    const endings: (() => void)[] = [];
    const closing: (() => unknown)[] = [];
    const place: Place = {
      module: module.key,
      account: latest.current.desk.view.account,
      ...(issue === undefined ? {} : { issue }),
    };
    const problem = latest.current.desk.problems.report;
    const services = frameServices({
      module,
      place,
      frameId,
      realtime,
      log,
      endings,
      problem,
      desk: () => latest.current.desk,
      refresh: () => latest.current.onRefresh?.(),
      close: latest.current.onClose && (() => latest.current.onClose?.()),
      onClose: (callback) => closing.push(callback),
      reload: () => {
        latest.current.onReload();
      },
    });
    const answer = answerCommands(module, services);
    const disconnect = connectFrame({
      window: () => frame.current?.contentWindow ?? null,
      origin: frameOrigin,
      problem,
      answer: (command, data) => {
        if (command !== 'onError') return answer(command, data);
        problem({ title: `${module.key}: the app failed to start`, detail: JSON.stringify(data) });
        return undefined;
      },
      document: (forgeDoc) => {
        const parsed = documentSchema.parse(forgeDoc);
        log.commits[module.key] = (log.commits[module.key] ?? 0) + 1;
        log.documents[module.key] = parsed;
        setSilent(false);
        setDocument(parsed);
      },
    });
    const patience = setTimeout(() => {
      setSilent(true);
    }, patienceMs);
    // the frame starts only now: nothing it says is missed
    if (frame.current) frame.current.src = address;
    return () => {
      clearTimeout(patience);
      for (const callback of closing) void callback();
      for (const end of endings) end();
      disconnect();
    };
  }, [module, issue, frameId, realtime, log, address]);

  useEffect(() => {
    if (!isSilent || document) return;
    desk.problems.report({ title: `${module.key}: no document after ${String(patienceMs / 1000)} seconds` });
  }, [isSilent, document, desk.problems, module.key]);

  const theme = desk.view.theme;
  const lastTheme = useRef(theme);
  useEffect(() => {
    if (lastTheme.current === theme) return;
    lastTheme.current = theme;
    desk.events.announce('FORGE_CORE_THEME_CHANGED', { theme: { colorMode: theme } }, frameId);
  }, [theme, desk.events, frameId]);

  useEffect(
    () =>
      desk.live.listen((event) => {
        if (event.type !== 'issue-changed' || issue === undefined) return;
        if (event.issueKey !== issue && event.issueId !== issue) return;
        const { issueId, projectId } = event;
        // the platform's event knows these two only
        const changes = event.changes.filter(
          ({ changeType }) => changeType === 'updated' || changeType === 'commented',
        );
        if (changes.length === 0) return;
        desk.events.announce('JIRA_ISSUE_CHANGED', { issueId, projectId, changes }, frameId);
      }),
    [desk.live, desk.events, issue, frameId],
  );

  return (
    <div data-testid={`module-${module.key}`}>
      <iframe ref={frame} hidden sandbox={rights} title={module.title} />
      {document ? (
        <DocumentView document={document} {...surroundings} />
      ) : (
        <div className="module-waiting">
          {isSilent ? desk.words.appIsSilent : <Spinner label={desk.words.loading} />}
        </div>
      )}
    </div>
  );
}
