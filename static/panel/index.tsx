import ForgeReconciler, { I18nProvider } from '@forge/react';
import { ErrorBoundary } from '../shared/error-boundary';
import { Panel } from './panel';

ForgeReconciler.render(
  <I18nProvider>
    <ErrorBoundary>
      <Panel />
    </ErrorBoundary>
  </I18nProvider>,
);
