import { useEffect } from 'react';
import { iconNamed } from '../renderer/icons';
import { clockSchema } from '../wire';
import { useDesk } from './desk-context';
import { Dropdown } from './dropdown';
import { useLoaded } from './loaded';

const Clock = iconNamed('clock');

/** The site's time, which can be moved on: a day passes in a moment. */
export function SiteClock() {
  const { api, words, moments } = useDesk();
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
    <Dropdown
      placement="bottom-end"
      label={words.siteTime}
      trigger={({ ref, toggle }) => (
        <button
          ref={ref}
          type="button"
          className="clock-button"
          aria-label={`${words.siteTime}: ${now}`}
          onClick={toggle}
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
