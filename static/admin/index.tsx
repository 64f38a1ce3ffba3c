import ForgeReconciler, { I18nProvider } from '@forge/react';
import { ErrorBoundary } from '../shared/error-boundary';
import { AdminPage } from './admin-page';

ForgeReconciler.render(
  <I18nProvider>
    <ErrorBoundary>
      <AdminPage />
    </ErrorBoundary>
  </I18nProvider>,
);
