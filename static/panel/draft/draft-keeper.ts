import type { issue } from '../../shared/backend';
import { oneAtATime } from '../../shared/one-at-a-time';

/** A pause in writing after which the text is saved. */
const PAUSE_MS = 2_000;
/** Somebody who writes without a pause is saved, and seen to be writing, this often. */
const AT_LATEST_MS = 10_000;

/** What did not work: fetching the draft, keeping the text, or taking a sent text's copy away. */
export type DraftTrouble = 'not-loaded' | 'not-saved' | 'not-removed';

export interface DraftKeeper {
  /** The draft, if there is one and nothing has been written meanwhile. */
  load(): Promise<string | undefined>;
  /** The text as it stands now; saved after a pause, an empty one removed at once. */
  write(text: string): void;
  /** Saves at once what is not saved yet. */
  flush(): void;
  /** This text was sent: its copy goes, unless something else is being written. */
  sent(text: string): void;
}

/**
 * Keeps what is being written. Saves go one at a time and the newest text last, so that an older one never comes back.
 * `say` is told what did not work, or undefined when it works again; what failed is tried again with the next change.
 */
export function draftKeeper(
  { draft, saveDraft }: Pick<typeof issue, 'draft' | 'saveDraft'>,
  say: (trouble: DraftTrouble | undefined) => void,
): DraftKeeper {
  let wanted = '';
  let isTouched = false;
  /** What the backend has or is being given; undefined when that is not known. */
  let given: string | undefined = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;

  const save = oneAtATime(
    async (text: string) => {
      const answer = await saveDraft({ text });
      if (answer.code === 'ok') return say(undefined);
      if (given === text) given = undefined;
      say(text === '' ? 'not-removed' : 'not-saved');
    },
    (_earlier, later) => later,
  );

  const flush = () => {
    clearTimeout(timer);
    waitingSince = undefined;
    if (wanted === given) return;
    given = wanted;
    void save(wanted);
  };
  const write = (text: string) => {
    if (text === wanted) return;
    wanted = text;
    isTouched = true;
    if (text === '' || text === given) return flush();
    waitingSince ??= Date.now();
    const left = waitingSince + AT_LATEST_MS - Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(PAUSE_MS, left)));
  };
  return {
    flush,
    write,
    async load() {
      const answer = await draft();
      if (isTouched) return undefined;
      say(answer.code === 'ok' ? undefined : 'not-loaded');
      if (answer.code !== 'ok' || answer.text === '') return undefined;
      wanted = answer.text;
      given = answer.text;
      return answer.text;
    },
    sent(text) {
      if (text === wanted) write('');
    },
  };
}
