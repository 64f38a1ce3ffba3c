import type { PhoneMessage } from '../wire';
import { useDesk } from './desk-context';
import { Dropdown } from './dropdown';
import type { Words } from './words';

/** One message on the phone, with ticks for what became of it. */
export function PhoneBubble({ message, onReport }: { message: PhoneMessage; onReport: (status: string) => void }) {
  const { words, moments } = useDesk();
  const { text, media, at, direction, status } = message;
  const { mark, name, tone } = fate(message, words);
  const state = (
    <span className={`phone-state phone-state-${tone}`} data-status={status}>
      <time dateTime={at}>{moments.time(at)}</time>
      {direction === 'sent' || tone !== 'good' ? (
        <>
          {' '}
          <span aria-hidden>{mark}</span>
          <span className={tone === 'bad' ? '' : 'unseen'}>{` ${name}`}</span>
        </>
      ) : null}
    </span>
  );
  return (
    <>
      <div className="phone-bubble">
        {media ? <a href={media.url}>{media.name ?? media.kind}</a> : null}
        {text === undefined ? null : <p dir="auto">{text}</p>}
      </div>
      {direction === 'received' ? <Reporting state={state} name={name} onReport={onReport} /> : state}
    </>
  );
}

function fate(
  { direction, status }: PhoneMessage,
  words: Words,
): { mark: string; name: string; tone: 'wait' | 'good' | 'seen' | 'bad' } {
  switch (status) {
    case 'delivered':
      return { mark: '✓✓', name: direction === 'sent' ? words.received : words.delivered, tone: 'good' };
    case 'seen':
      return { mark: '✓✓', name: words.seen, tone: 'seen' };
    case 'failed':
      return { mark: '!', name: words.notDelivered, tone: 'bad' };
    case 'lost':
      return { mark: '!', name: words.lost, tone: 'bad' };
    default:
      return { mark: '✓', name: words.onItsWay, tone: 'wait' };
  }
}

/** What we sent: the network's report can be played by hand. */
function Reporting({
  state,
  name,
  onReport,
}: {
  state: React.ReactNode;
  name: string;
  onReport: (status: string) => void;
}) {
  const { words } = useDesk();
  const choices = [
    { status: 'delivered', label: words.delivered },
    { status: 'seen', label: words.seen },
    { status: 'failed', label: words.notDelivered },
  ];
  return (
    <Dropdown
      placement="bottom-start"
      label={words.reportAs}
      trigger={({ ref, toggle }) => (
        <button
          ref={ref}
          type="button"
          className="phone-report"
          aria-label={`${name}. ${words.reportAs}…`}
          onClick={toggle}
        >
          {state}
        </button>
      )}
      content={(close) => (
        <ul className="menu">
          <li className="menu-title">{words.reportAs}</li>
          {choices.map(({ status, label }) => (
            <li key={status}>
              <button
                type="button"
                onClick={() => {
                  close();
                  onReport(status);
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    />
  );
}
