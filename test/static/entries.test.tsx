import { act } from 'react';
import { createForgePage } from '../support/forge-page';
import { adminView, projects, requestTypes } from '../support/admin-views';
import { conversation } from '../support/conversation-views';
import { adminResolver, issueResolver } from '../support/panel-backend';
import { nodesOf, settle, wordsOf } from '../support/panel-driver';

it('the panel’s entry file draws the panel', async () => {
  const page = createForgePage({
    resolver: issueResolver({ view: () => ({ code: 'ok', view: conversation() }) }),
  });
  await act(async () => void (await import('../../static/panel/index')));
  await settle();
  expect(wordsOf(page.document())).toContain('message 1');
});

it('the configuration page’s entry file draws the page', async () => {
  const page = createForgePage({
    resolver: adminResolver({
      load: () => ({ code: 'ok', view: adminView() }),
      projects: () => ({ code: 'ok', projects }),
      requestTypes: () => ({ code: 'ok', requestTypes }),
    }),
  });
  await act(async () => void (await import('../../static/admin/index')));
  await settle();
  expect(nodesOf(page.document()).filter((node) => node.type === 'Form')).toHaveLength(5);
});
