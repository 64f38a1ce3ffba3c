import { actions } from './actions';
import { choices } from './choices';
import { dialogs } from './dialogs';
import { fields } from './fields';
import { forms } from './forms';
import { layout } from './layout';
import { messages } from './messages';
import { people } from './people';
import { selects } from './select';
import { status } from './status';
import { structure } from './structure';
import type { Entry } from './surroundings';
import { words } from './text';

/** Every component that is modelled. `ContentWrapper`, `Row` and `Cell` are read by their parents. */
export const components: Readonly<Record<string, Entry>> = {
  ...layout,
  ...words,
  ...status,
  ...messages,
  ...people,
  ...actions,
  ...dialogs,
  ...forms,
  ...fields,
  ...choices,
  ...selects,
  ...structure,
};
