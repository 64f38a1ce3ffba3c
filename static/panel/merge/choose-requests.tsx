import { Button, Heading, HelperMessage, Inline, LoadingButton, RadioGroup, Stack, Text } from '@forge/react';
import type { Permission } from '../../../src/contract/refusal';
import { isolated } from '../../shared/bidi';
import { typedText } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { MergeProblemMessage } from './merge-problem-message';
import { targetFrom, valueOf } from './merge-target';
import { RequestPicker } from './request-picker';
import type { Merge } from './use-merge';

interface Props {
  t: Texts;
  times: Times;
  merge: Merge;
  thisRequest: string;
  missing: readonly Permission[];
  onCancel: () => void;
}

function Picked({ t, merge }: Pick<Props, 't' | 'merge'>) {
  const { picked, busy } = merge.now;
  if (picked.length === 0) return null;
  return (
    <Stack space="space.050" testId="merge-picked">
      <Text weight="medium">{t('merge.picked')}</Text>
      <Inline space="space.100" rowSpace="space.050" shouldWrap>
        {picked.map(({ id, key }) => (
          <Button key={id} spacing="compact" iconAfter="cross" isDisabled={busy} onClick={() => merge.drop(id)}>
            {t('merge.drop', { request: key })}
          </Button>
        ))}
      </Inline>
    </Stack>
  );
}

/** This request, one of the picked ones, or a new one for which the person needs a further right. */
function Target({ t, merge, thisRequest, missing }: Pick<Props, 't' | 'merge' | 'thisRequest' | 'missing'>) {
  const { picked, target, busy } = merge.now;
  const mayCreate = !missing.includes('CREATE_ISSUES');
  const options = [
    { value: 'this', label: t('merge.into.this', { request: thisRequest }) },
    ...picked.map(({ id, key, summary }) => ({
      value: id,
      label: t('merge.into.other', { request: key, summary: isolated(summary) }),
    })),
    { value: 'new', label: t('merge.into.new'), isDisabled: !mayCreate },
  ];
  return (
    <Stack space="space.050">
      <Heading as="h5" size="xsmall">
        {t('merge.into')}
      </Heading>
      <RadioGroup
        name="merge-into"
        testId="merge-into"
        options={options}
        value={valueOf(target)}
        isDisabled={busy}
        onChange={(event) => merge.aim(targetFrom(typedText(event)))}
      />
      {!mayCreate && (
        <HelperMessage>{t('merge.into.new.lack', { missing: t('permission.CREATE_ISSUES') })}</HelperMessage>
      )}
    </Stack>
  );
}

/** Which requests, and where to. */
export function ChooseRequests({ t, times, merge, thisRequest, missing, onCancel }: Props) {
  const { picked, busy } = merge.now;
  return (
    <Stack space="space.150">
      <Text>{t('merge.intro')}</Text>
      <MergeProblemMessage t={t} merge={merge} />
      <RequestPicker t={t} times={times} merge={merge} />
      <Picked t={t} merge={merge} />
      <Target t={t} merge={merge} thisRequest={thisRequest} missing={missing} />
      {picked.length === 0 && <HelperMessage>{t('merge.pick-first')}</HelperMessage>}
      <Inline space="space.100">
        <LoadingButton
          appearance="primary"
          testId="merge-preview"
          isDisabled={picked.length === 0}
          isLoading={busy}
          onClick={() => void merge.preview()}
        >
          {t('split.preview')}
        </LoadingButton>
        <Button appearance="subtle" testId="merge-cancel" isDisabled={busy} onClick={onCancel}>
          {t('split.cancel')}
        </Button>
      </Inline>
    </Stack>
  );
}
