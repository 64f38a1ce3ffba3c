import { Form, Inline, LoadingButton, Stack, Text } from '@forge/react';
import type { AdminView } from '../../src/contract/admin';
import { admin } from '../shared/backend';
import { Choice } from '../shared/choice';
import type { Texts } from '../shared/texts';
import { ChoicesTrouble, UnusableTypes } from './choices-trouble';
import { FieldError, isRefused, OutcomeMessage } from './outcome';
import { Section } from './section';
import { useProjects, useRequestTypes } from './use-choices';
import type { Configuration } from './use-configuration';
import { useSection } from './use-section';

interface Chosen {
  serviceDeskId: string | undefined;
  requestTypeId: string | undefined;
}

function storedText(t: Texts, { target }: AdminView): string {
  if (!target) return t('admin.target.stored-none');
  return t('admin.target.stored', {
    project: target.projectName,
    key: target.projectKey,
    type: target.requestTypeName,
  });
}

/** Where the requests of customers are opened. */
export function TargetSection({ t, configuration }: { t: Texts; configuration: Configuration }) {
  const { view, busy } = configuration;
  const { target } = view;
  const { fields, current, outcome, change, discard, save, saving } = useSection<Chosen>(configuration, {
    serviceDeskId: target?.serviceDeskId,
    requestTypeId: target?.requestTypeId,
  });
  const { serviceDeskId, requestTypeId } = fields;
  const projects = useProjects();
  const types = useRequestTypes(serviceDeskId);
  const projectList = projects.answer?.code === 'ok' ? projects.answer.projects : [];
  const typeList = types.answer?.code === 'ok' ? types.answer.requestTypes : [];
  const typeOf = (id: string | undefined) => typeList.find((choice) => choice.requestTypeId === id);
  const type = typeOf(requestTypeId);

  const submit = async () => {
    const chosen = current();
    const project = projectList.find((choice) => choice.serviceDeskId === chosen.serviceDeskId);
    const type = typeOf(chosen.requestTypeId);
    if (!project || !type) return;
    await save(
      (version) =>
        admin.saveTarget({ version, serviceDeskId: project.serviceDeskId, requestTypeId: type.requestTypeId }),
      t('admin.target.saved', { project: project.projectName, key: project.projectKey, type: type.name }),
    );
  };
  return (
    <Section title={t('admin.target.title')} intro={t('admin.target.intro')}>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <Text testId="target-stored">{storedText(t, view)}</Text>
          <Choice
            id="target-project"
            label={t('admin.target.project')}
            placeholder={t('admin.target.project.choose')}
            options={projectList.map((choice) => ({
              value: choice.serviceDeskId,
              label: `${choice.projectName} (${choice.projectKey})`,
            }))}
            value={serviceDeskId}
            isLoading={projects.answer === undefined}
            isInvalid={isRefused(outcome, 'serviceDeskId')}
            onChoose={(id) => change({ serviceDeskId: id, requestTypeId: undefined })}
          >
            <FieldError t={t} outcome={outcome} field="serviceDeskId" />
            <ChoicesTrouble
              t={t}
              asked={projects}
              none={projectList.length === 0 ? 'admin.target.no-projects' : undefined}
            />
          </Choice>
          <Choice
            id="target-type"
            label={t('admin.target.type')}
            placeholder={t('admin.target.type.choose')}
            options={typeList.map(({ requestTypeId: value, name, problem }) => ({
              value,
              label: problem ? t('admin.target.type.unusable', { name }) : name,
              isDisabled: problem !== undefined,
            }))}
            value={requestTypeId}
            isDisabled={serviceDeskId === undefined}
            isLoading={serviceDeskId !== undefined && types.answer === undefined}
            isInvalid={isRefused(outcome, 'requestTypeId')}
            onChoose={(id) => change({ requestTypeId: id })}
          >
            <FieldError t={t} outcome={outcome} field="requestTypeId" />
            <ChoicesTrouble t={t} asked={types} none={typeList.length === 0 ? 'admin.target.no-types' : undefined} />
            <UnusableTypes t={t} types={typeList} />
          </Choice>
          <OutcomeMessage t={t} outcome={outcome} storedNow={storedText(t, view)} onDiscard={discard} />
          <Inline>
            <LoadingButton
              type="submit"
              appearance="primary"
              testId="save-target"
              isDisabled={!type || type.problem !== undefined || (busy && !saving)}
              isLoading={saving}
            >
              {t('admin.target.save')}
            </LoadingButton>
          </Inline>
        </Stack>
      </Form>
    </Section>
  );
}
