import { Button, LoadingButton, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { troubleText } from '../../shared/trouble';
import { OtherRequestLine } from './other-request-line';
import { OthersSearch } from './others-search';
import { useOtherRequests, type Found, type OtherRequests as Others, type OthersProblem } from './use-other-requests';

interface Props {
  t: Texts;
  times: Times;
}

/** The history of the customer: opened when somebody asks for it, so that it costs nothing otherwise. */
export function OtherRequests({ t, times }: Props) {
  const others = useOtherRequests();
  const open = others.state.phase !== 'closed';
  return (
    <Stack space="space.100" alignInline="stretch" testId="others">
      <Stack alignInline="start">
        <Button
          appearance="subtle"
          spacing="compact"
          iconBefore={open ? 'chevron-down' : 'chevron-right'}
          testId="others-toggle"
          isSelected={open}
          onClick={others.toggle}
        >
          {t('panel.others')}
        </Button>
      </Stack>
      <Content t={t} times={times} others={others} />
    </Stack>
  );
}

function problemText(t: Texts, problem: OthersProblem): string {
  return problem.code === 'no-conversation' ? t('reply.no-conversation') : troubleText(t, problem);
}

function Content({ t, times, others }: Props & { others: Others }) {
  const { state, search, showMore } = others;
  switch (state.phase) {
    case 'closed':
      return null;
    case 'loading':
      return <Spinner label={t('panel.others.loading')} testId="others-loading" />;
    case 'failed':
      return (
        <SectionMessage appearance="error" title={t('panel.others.failed')} testId="others-failed">
          <Stack space="space.100" alignInline="start">
            <Text>{problemText(t, state.problem)}</Text>
            <Button spacing="compact" onClick={() => search(state.search)}>
              {t('retry')}
            </Button>
          </Stack>
        </SectionMessage>
      );
    case 'ready': {
      const { found, busy, problem } = state;
      return (
        <Stack space="space.100">
          {(found.requests.length > 0 || found.search !== '' || found.hidden > 0) && (
            <OthersSearch t={t} busy={busy === 'search'} onSearch={search} />
          )}
          {problem && (
            <Text color="color.text.danger" testId="others-problem">
              {`${t('panel.others.failed')}: ${problemText(t, problem)}`}
            </Text>
          )}
          <Results t={t} times={times} found={found} busy={busy === 'more'} onMore={showMore} />
        </Stack>
      );
    }
  }
}

function nothingText(t: Texts, { search, hidden }: Found): string {
  if (search !== '') return t('panel.others.none-found', { search });
  return t(hidden > 0 ? 'panel.others.none-visible' : 'panel.others.none');
}

interface ResultsProps extends Props {
  found: Found;
  busy: boolean;
  onMore: () => void;
}

function Results({ t, times, found, busy, onMore }: ResultsProps) {
  const { requests, more, hidden } = found;
  return (
    <Stack space="space.150">
      {requests.length === 0 && <Text color="color.text.subtle">{nothingText(t, found)}</Text>}
      {requests.map((request) => (
        <OtherRequestLine key={request.id} t={t} times={times} request={request} />
      ))}
      {more && (
        <Stack alignInline="start">
          <LoadingButton spacing="compact" testId="others-more" isLoading={busy} onClick={onMore}>
            {t('panel.others.more')}
          </LoadingButton>
        </Stack>
      )}
      {hidden > 0 && (
        <Text size="small" color="color.text.subtle">
          {hidden === 1 ? t('panel.others.hidden.one') : t('panel.others.hidden.many', { count: hidden })}
        </Text>
      )}
    </Stack>
  );
}
