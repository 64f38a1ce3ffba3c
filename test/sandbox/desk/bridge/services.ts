import type { FetchRequest, FlagRequest, PublishRequest, SubscribeRequest } from './commands';
import type { Problem } from './message';

/** What the page does for one frame. */
export interface PageServices {
  readonly frameId: string;
  context(): Promise<unknown>;
  /** The resolver's result; rejects with the server's message. */
  invoke(functionKey: string, payload: unknown): Promise<unknown>;
  fetchProduct(request: FetchRequest): Promise<unknown>;
  showFlag(flag: FlagRequest): void;
  closeFlag(id: string | number): boolean;
  subscribe(request: SubscribeRequest): Promise<() => void>;
  publish(request: PublishRequest): Promise<unknown>;
  listen(event: string, callback: (payload: unknown) => unknown): () => void;
  /** Reaches the other modules of the app on this page. */
  emit(event: string, payload: unknown): void;
  /** Reads the page's own data (Jira's fields) again. */
  refresh(): void;
  /** Closes the dialog of an issue action. */
  close(): boolean;
  onClose(callback: () => unknown): boolean;
  navigate(target: unknown): void;
  addressOf(target: unknown): string;
  reload(): void;
  /** Writes a call into the page's log. */
  note(command: string, data: unknown): void;
  problem(problem: Problem): void;
}
