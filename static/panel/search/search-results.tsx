import { Inline, LoadingButton, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { troubleText } from '../../shared/trouble';
import { FoundMessage } from './found-message';
import type { Searching, SearchProblem } from './searching';
import type { Search } from './use-thread-search';

function problemText(t: Texts, problem: SearchProblem): string {
  return problem.code === 'no-conversation' ? t('reply.no-conversation') : troubleText(t, problem);
}

/** How much was found; nothing yet is not nothing at all. */
function outcomeText(t: Texts, wanted: string, { found, next }: Searching): string {
  if (found.length === 1) return t('search.found.one', { wanted });
  if (found.length > 1) return t('search.found.many', { wanted, count: found.length });
  return t(next === undefined ? 'search.none' : 'search.none-yet', { wanted });
}

interface Props {
  t: Texts;
  times: Times;
  search: Search;
}

/** What a search found: loading, failed, nothing, or messages with the words around the match. */
export function SearchResults({ t, times, search: { now, look, lookFurther } }: Props) {
  const { wanted, found, next, running, problem } = now;
  if (wanted === undefined) return null;
  if (running === 'first') return <Spinner label={t('search.running', { wanted })} testId="searching" />;
  return (
    <Stack space="space.150" testId="search-results">
      {(problem === undefined || found.length > 0) && <Text weight="medium">{outcomeText(t, wanted, now)}</Text>}
      {found.map((message) => (
        <FoundMessage key={message.key} t={t} times={times} message={message} wanted={wanted} />
      ))}
      {problem && (
        <SectionMessage appearance="error" title={t('search.failed')} testId="search-failed">
          <Stack space="space.100">
            <Text>{problemText(t, problem)}</Text>
            {next === undefined && (
              <Inline>
                <LoadingButton testId="search-again" onClick={() => void look(wanted)}>
                  {t('search.again')}
                </LoadingButton>
              </Inline>
            )}
          </Stack>
        </SectionMessage>
      )}
      {next !== undefined && (
        <Inline>
          <LoadingButton
            appearance="subtle"
            spacing="compact"
            testId="search-further"
            isLoading={running === 'further'}
            onClick={() => void lookFurther()}
          >
            {t('search.further')}
          </LoadingButton>
        </Inline>
      )}
    </Stack>
  );
}
