import ForgeReconciler, { I18nProvider } from '@forge/react';
import { ErrorBoundary } from '../shared/error-boundary';
import { Actions } from './actions';

ForgeReconciler.render(
  <I18nProvider>
    <ErrorBoundary>
      <Actions />
    </ErrorBoundary>
  </I18nProvider>,
);
