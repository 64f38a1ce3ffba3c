import { useReducer } from 'react';
import { Inline, List, ListItem, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { AdminAnswers, AdminView } from '../../src/contract/admin';
import { admin, type Failed } from '../shared/backend';
import type { Texts } from '../shared/texts';
import { refusalText } from './admin-refusal';
import { Section } from './section';

type Pinning =
  | { phase: 'idle' }
  | { phase: 'asking' }
  | { phase: 'answered'; answer: AdminAnswers['pinPanel'] | Failed };

function Answer({ t, pinning, project }: { t: Texts; pinning: Pinning; project: string }) {
  if (pinning.phase !== 'answered') return null;
  const { answer } = pinning;
  if (answer.code === 'ok') {
    return (
      <SectionMessage appearance="success" testId="pinned">
        <Text>{t('admin.panel.shown', { project })}</Text>
      </SectionMessage>
    );
  }
  return (
    <SectionMessage appearance="warning" title={refusalText(t, answer)} testId="pin-refused">
      <Stack space="space.100">
        <Text>{t('admin.panel.manual.title')}</Text>
        <List type="ordered">
          <ListItem>{t('admin.panel.manual.open', { project })}</ListItem>
          <ListItem>{t('admin.panel.manual.add')}</ListItem>
          <ListItem>{t('admin.panel.manual.show')}</ListItem>
        </List>
      </Stack>
    </SectionMessage>
  );
}

/** Jira hides panels until somebody adds them to a request, or shows them on all. */
export function PanelSection({ t, view: { target } }: { t: Texts; view: AdminView }) {
  const [pinning, next] = useReducer((_: Pinning, to: Pinning) => to, { phase: 'idle' });
  const project = target?.projectName ?? '';

  const pin = async ({ projectId }: { projectId: string }) => {
    next({ phase: 'asking' });
    next({ phase: 'answered', answer: await admin.pinPanel({ projectId }) });
  };
  return (
    <Section title={t('admin.panel.title')} intro={t('admin.panel.intro')}>
      <Answer t={t} pinning={pinning} project={project} />
      {target ? (
        <Inline>
          <LoadingButton testId="pin-panel" isLoading={pinning.phase === 'asking'} onClick={() => void pin(target)}>
            {t('admin.panel.show', { project })}
          </LoadingButton>
        </Inline>
      ) : (
        <Text>{t('admin.panel.no-project')}</Text>
      )}
    </Section>
  );
}
