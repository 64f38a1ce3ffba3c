import { createContext, useContext } from 'react';
import type { Problems } from '../problems';
import type { DeskModule, Site } from '../wire';
import type { Api } from './api';
import type { EventHub } from './event-hub';
import type { Flags } from './flags';
import type { Live } from './live';
import type { Moments } from './moments';
import type { View } from './view';
import type { Words } from './words';

/** What every part of the page may use. */
export interface Desk {
  readonly view: View;
  readonly words: Words;
  readonly moments: Moments;
  readonly api: Api;
  readonly live: Live;
  readonly site: Site;
  readonly modules: readonly DeskModule[];
  readonly problems: Problems;
  readonly flags: Flags;
  readonly events: EventHub;
  /** Goes to a page without loading anew; `changes` are query parameters. */
  go(path: string, changes?: Readonly<Record<string, string>>): void;
  addressFor(path: string, changes?: Readonly<Record<string, string>>): string;
}

const DeskContext = createContext<Desk | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('The desk is not set up.');
  return desk;
}
