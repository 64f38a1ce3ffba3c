import { isRecord } from './shapes';

export interface FrameLocation {
  pathname: string;
  search: string;
  hash: string;
  state: unknown;
  key: string;
}
type Action = 'PUSH' | 'REPLACE' | 'POP';
type Listener = (location: FrameLocation, action: Action) => void;

/** A history object as version 4 of the `history` package has it: what `view.createHistory()` hands to the app. */
export function createHistory(start: unknown, moved: (location: FrameLocation) => void) {
  const entries: FrameLocation[] = [locationOf(start, undefined, 0)];
  const listeners = new Set<Listener>();
  let index = 0;
  let made = 0;

  function tell(action: Action): void {
    const location = here();
    moved(location);
    history.location = location;
    history.action = action;
    history.length = entries.length;
    for (const listener of listeners) listener(location, action);
  }
  const here = (): FrameLocation => entries[index] ?? locationOf('/', undefined, 0);

  const history = {
    location: here(),
    action: startAction(),
    length: 1,
    push(to: unknown, state?: unknown) {
      entries.splice((index += 1), Infinity, locationOf(to, state, (made += 1)));
      tell('PUSH');
    },
    replace(to: unknown, state?: unknown) {
      entries[index] = locationOf(to, state, (made += 1));
      tell('REPLACE');
    },
    go(by: number) {
      index = Math.min(Math.max(index + by, 0), entries.length - 1);
      tell('POP');
    },
    goBack: () => {
      history.go(-1);
    },
    goForward: () => {
      history.go(1);
    },
    createHref: (to: unknown) => {
      const { pathname, search, hash } = locationOf(to, undefined, 0);
      return `${pathname}${search}${hash}`;
    },
    listen(listener: Listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return history;
}

function locationOf(to: unknown, state: unknown, made: number): FrameLocation {
  const key = `entry-${String(made)}`;
  if (isRecord(to)) {
    const part = (name: string, otherwise: string) => (typeof to[name] === 'string' ? to[name] : otherwise);
    return {
      pathname: part('pathname', '/'),
      search: part('search', ''),
      hash: part('hash', ''),
      state: to['state'] ?? state,
      key,
    };
  }
  const url = new URL(typeof to === 'string' ? to : '/', 'http://frame.invalid');
  return { pathname: url.pathname, search: url.search, hash: url.hash, state, key };
}

const startAction = (): Action => 'POP';
