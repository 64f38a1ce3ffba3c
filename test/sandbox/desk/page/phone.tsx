import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { asError } from '../bridge/shapes';
import { iconNamed } from '../renderer/icons';
import { phoneSchema, phoneSendAnswerSchema, type PhoneMessage } from '../wire';
import { useDesk } from './desk-context';
import { useLoaded } from './loaded';
import { PhoneBubble } from './phone-bubble';
import { PhoneChooser } from './phone-chooser';
import { Shown } from './states';

export const firstPhone = '385981234567';
const Send = iconNamed('arrow-up');

/** A customer's phone: what they wrote and received, and a field to write more. */
export function Phone({ number, onChoose }: { number: string; onChoose: (number: string) => void }) {
  const { api, words, moments, site } = useDesk();
  const { loaded, reload } = useLoaded(
    `phone ${number}`,
    () => api.get(phoneSchema, `/sandbox/phones/${encodeURIComponent(number)}`),
    (event) => event.type === 'phone-changed' && event.number === number,
  );
  const lines = site.senders.filter(({ channel }) => channel === 'sms').map(({ sender }) => sender);
  const [line, setLine] = useState<string>();
  const messages = loaded.state === 'ready' ? loaded.value.messages : [];
  const to = line ?? messages.at(-1)?.sender ?? lines[0];
  const latest = messages.at(-1);

  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    screen.current?.scrollTo({ top: screen.current.scrollHeight });
  }, [messages.length, latest?.status]);

  const report = (messageId: string, status: string) => {
    void api
      .post(z.unknown(), `/sandbox/phones/${encodeURIComponent(number)}/report`, { messageId, status })
      .then(reload, reload);
  };
  return (
    <section className="phone" aria-label={`${words.phone} +${number}`} data-testid="phone">
      <div className="phone-notch" aria-hidden>
        <span>{latest === undefined ? '' : moments.time(latest.at)}</span>
        <span className="phone-signal">
          <i />
          <i />
          <i />
          <i />
        </span>
      </div>
      <header className="phone-head">
        <PhoneChooser number={number} onChoose={onChoose} />
        <p className="phone-line">
          {words.sms} →{' '}
          {lines.length > 1 ? <LineChoice lines={lines} line={to} onChoose={setLine} /> : <span>+{to ?? ''}</span>}
        </p>
      </header>
      <div className="phone-screen" ref={screen} tabIndex={0} role="log" aria-label={words.phone}>
        <Shown loaded={loaded} reload={reload}>
          {() =>
            messages.length === 0 ? (
              <p className="phone-empty">{words.emptyPhone}</p>
            ) : (
              <ol>
                {messages.map((message, index) => (
                  <Line key={message.messageId} message={message} before={messages[index - 1]} onReport={report} />
                ))}
              </ol>
            )
          }
        </Shown>
      </div>
      <PhoneComposer number={number} to={to} onSent={reload} />
    </section>
  );
}

function Line({
  message,
  before,
  onReport,
}: {
  message: PhoneMessage;
  before: PhoneMessage | undefined;
  onReport: (id: string, status: string) => void;
}) {
  const { moments } = useDesk();
  const pause = before === undefined || Date.parse(message.at) - Date.parse(before.at) > 600_000;
  return (
    <li className={`phone-message phone-${message.direction}`}>
      {pause ? <p className="phone-moment">{moments.short(message.at)}</p> : null}
      <PhoneBubble
        message={message}
        onReport={(status) => {
          onReport(message.messageId, status);
        }}
      />
    </li>
  );
}

function LineChoice({
  lines,
  line,
  onChoose,
}: {
  lines: readonly string[];
  line: string | undefined;
  onChoose: (line: string) => void;
}) {
  const { words } = useDesk();
  return (
    <select
      aria-label={words.sms}
      value={line}
      onChange={({ currentTarget: { value } }) => {
        onChoose(value);
      }}
    >
      {lines.map((each) => (
        <option key={each} value={each}>
          +{each}
        </option>
      ))}
    </select>
  );
}

function PhoneComposer({ number, to, onSent }: { number: string; to: string | undefined; onSent: () => void }) {
  const { api, words } = useDesk();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState('');

  async function send(): Promise<void> {
    const said = text;
    if (said.trim() === '') return;
    setText('');
    setFailure('');
    try {
      const body = { channel: 'sms', text: said, ...(to === undefined ? {} : { to }) };
      await api.post(phoneSendAnswerSchema, `/sandbox/phones/${encodeURIComponent(number)}/send`, body);
    } catch (thrown) {
      setText(said);
      setFailure(asError(thrown).message);
    }
    onSent();
  }
  return (
    <form
      className="phone-composer"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      {failure === '' ? null : <p role="alert">{failure}</p>}
      <div>
        <textarea
          aria-label={words.writeSms}
          placeholder={words.writeSms}
          rows={Math.min(4, text.split('\n').length)}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
          }}
          onKeyDown={(pressed) => {
            if (pressed.key !== 'Enter' || pressed.shiftKey) return;
            pressed.preventDefault();
            void send();
          }}
        />
        <button type="submit" aria-label={words.send} disabled={text.trim() === ''}>
          <Send label="" color="currentColor" />
        </button>
      </div>
    </form>
  );
}
