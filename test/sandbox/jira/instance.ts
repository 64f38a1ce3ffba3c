import type { Access } from './access';
import type { AppModules } from './app-modules';
import type { Changes } from './changes';
import type { SearchIndex } from './search-index';
import type { Shapes } from './shapes';
import type { Store } from './store';

/** What every endpoint works with. */
export interface Instance {
  store: Store;
  access: Access;
  changes: Changes;
  shapes: Shapes;
  index: SearchIndex;
  modules: AppModules;
  /** Address of the site without a trailing slash, for the links in answers. */
  siteUrl: string;
  now(): number;
}
