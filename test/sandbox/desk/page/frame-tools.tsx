import { createContext, useContext } from 'react';
import type { DeskLog } from './call-log';
import type { Realtime } from './realtime';

/** What all frames of the page share. */
export interface FrameTools {
  readonly realtime: Realtime;
  readonly log: DeskLog;
}
const FrameToolsContext = createContext<FrameTools | undefined>(undefined);
export const FrameToolsProvider = FrameToolsContext.Provider;

export function useFrameTools(): FrameTools {
  const tools = useContext(FrameToolsContext);
  if (!tools) throw new Error('Frames need their tools.');
  return tools;
}
