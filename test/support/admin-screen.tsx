import type { AdminView } from '../../src/contract/admin';
import { AdminPage } from '../../static/admin/admin-page';
import { adminView, projects, requestTypes } from './admin-views';
import type { Locale } from './locale-files';
import { adminResolver, type AdminBackend } from './panel-backend';
import { openScreen } from './panel-driver';

/** The configuration page as it stands with `view`; `backend` answers what the test is about. */
export const openAdminPage = (backend: AdminBackend = {}, view: AdminView = adminView(), locale: Locale = 'en-US') =>
  openScreen(<AdminPage />, {
    locale,
    resolver: adminResolver({
      load: () => ({ code: 'ok', view }),
      projects: () => ({ code: 'ok', projects }),
      requestTypes: () => ({ code: 'ok', requestTypes }),
      ...backend,
    }),
  });
