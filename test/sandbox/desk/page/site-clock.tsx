import { useEffect, useState } from 'react';
import Popup from '@atlaskit/popup';
import { iconNamed } from '../renderer/icons';
import { clockSchema } from '../wire';
import { useDesk } from './desk-context';
import { useLoaded } from './loaded';

const Clock = iconNamed('clock');

/** The site's time, which can be moved on: a day passes in a moment. */
export function SiteClock() {
  const { api, words, moments } = useDesk();
  const [open, setOpen] = useState(false);
  const { loaded, reload } = useLoaded('clock', () => api.get(clockSchema, '/sandbox/clock'));
  useEffect(() => {
    const timer = setInterval(reload, 30_000);
    return () => {
      clearInterval(timer);
    };
  }, [reload]);
  const advance = async (by: string) => {
    await api.post(clockSchema, '/sandbox/clock', { advance: by });
    reload();
  };
  const now = loaded.state === 'ready' ? moments.whole(loaded.value.now) : '';
  return (
    <Popup
      isOpen={open}
      onClose={() => {
        setOpen(false);
      }}
      placement="bottom-end"
      role="dialog"
      label={words.siteTime}
      trigger={({ ref }) => (
        <button
          ref={ref}
          type="button"
          className="clock-button"
          aria-label={`${words.siteTime}: ${now}`}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Clock label="" />
          <span>{now}</span>
        </button>
      )}
      content={() => (
        <ul className="menu">
          <li className="menu-title">{words.siteTime}</li>
          <li>
            <button type="button" onClick={() => void advance('PT1H')}>
              {words.advanceHour}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => void advance('PT24H')}>
              {words.advanceDay}
            </button>
          </li>
        </ul>
      )}
    />
  );
}
