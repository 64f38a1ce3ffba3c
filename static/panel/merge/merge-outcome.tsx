import { Heading, Inline, List, ListItem, Stack, Text } from '@forge/react';
import type { MergePreview } from '../../../src/contract/operations';
import { isolated } from '../../shared/bidi';
import type { Texts } from '../../shared/texts';
import { MessageText } from '../message-text';
import { StateLozenge } from './state-lozenge';

interface Props {
  t: Texts;
  preview: MergePreview;
}

/** The request that shows everything afterwards, and what its conversation will be. */
export function MergedInto({ t, preview: { target, made, state } }: Props) {
  return (
    <Stack space="space.100" testId="merge-target">
      <Heading as="h5" size="xsmall">
        {t('merge.target')}
      </Heading>
      {target && <Text weight="bold">{`${target.key} · ${isolated(target.summary)}`}</Text>}
      {made && (
        <>
          <Text weight="bold">{made.summary}</Text>
          <Text size="small" color="color.text.subtle">
            {t('split.new.place', { project: made.project, requestType: made.requestType })}
          </Text>
          <Text size="small" weight="semibold">
            {t('split.new.description')}
          </Text>
          <MessageText text={made.description} />
        </>
      )}
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Text>{t('merge.state')}</Text>
        <StateLozenge t={t} state={state} />
      </Inline>
    </Stack>
  );
}

/** What becomes of the requests that are merged away. */
export function MergedAway({ t, preview: { sources } }: Props) {
  return (
    <Stack space="space.050" testId="merge-sources">
      <Heading as="h5" size="xsmall">
        {t('merge.sources')}
      </Heading>
      <List type="unordered">
        {sources.map(({ id, key, summary, status, category, closes }) => {
          const values = { request: key, summary: isolated(summary), status };
          const fate = category === 'done' ? 'merge.source.done' : closes ? 'merge.source.closes' : 'merge.source.open';
          return <ListItem key={id}>{t(fate, values)}</ListItem>;
        })}
      </List>
    </Stack>
  );
}
