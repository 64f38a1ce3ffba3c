import { Inline, SectionMessage, Stack, Text, User } from '@forge/react';
import type { ConversationView } from '../../../src/contract/conversation-view';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import type { Names } from '../use-names';
import { OpenTarget } from './way-to-open';

interface Props {
  t: Texts;
  times: Times;
  view: ConversationView;
  names: Names;
}

/** What stands in the way of writing here for good: the conversation can only be read, or went elsewhere. */
export function StandingBanners({ t, times, view: { readOnly, merged }, names }: Props) {
  return (
    <>
      {readOnly && (
        <SectionMessage appearance="warning" title={t('panel.read-only.title')} testId="read-only">
          <Text>{t(`panel.read-only.${readOnly.because}`, { since: times.moment(readOnly.since) })}</Text>
        </SectionMessage>
      )}
      {merged && (
        <SectionMessage title={t('panel.merged.title')} testId="merged">
          <Stack space="space.100">
            <Text>{t('panel.merged.text')}</Text>
            <Inline space="space.050" alignBlock="center" shouldWrap>
              <User accountId={merged.by} />
              <Text size="small" color="color.text.subtle">
                {times.moment(merged.at)}
              </Text>
            </Inline>
            <OpenTarget t={t} into={merged.into} names={names} testId="open-target" />
          </Stack>
        </SectionMessage>
      )}
    </>
  );
}
