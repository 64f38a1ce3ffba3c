import { useEffect, useRef } from 'react';
import {
  Button,
  Form,
  Inline,
  Label,
  LoadingButton,
  SectionMessage,
  Spinner,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import { MERGE_AT_MOST } from '../../../src/contract/limits';
import { typedText } from '../../shared/field-events';
import type { Texts } from '../../shared/texts';
import type { Times } from '../../shared/times';
import { troubleText } from '../../shared/trouble';
import { useOtherRequests, type OtherRequests, type OthersProblem } from '../others/use-other-requests';
import { RequestChoice } from './request-choice';
import type { Merge } from './use-merge';

const FIELD = 'omnichat-merge-search';

function problemText(t: Texts, problem: OthersProblem): string {
  return problem.code === 'no-conversation' ? t('split.no-conversation') : troubleText(t, problem);
}

/** Typing costs nothing: the field keeps its own text, and Enter or the button asks for it. */
function Search({ t, busy, onSearch }: { t: Texts; busy: boolean; onSearch: (text: string) => void }) {
  const text = useRef('');
  return (
    <Form onSubmit={() => onSearch(text.current)}>
      <Label labelFor={FIELD}>{t('merge.search')}</Label>
      <Inline space="space.100" alignBlock="center">
        <Textfield
          id={FIELD}
          name="search"
          testId="merge-search"
          maxLength={100}
          onChange={(event) => {
            text.current = typedText(event);
          }}
        />
        <LoadingButton type="submit" testId="merge-search-go" isLoading={busy}>
          {t('merge.search.go')}
        </LoadingButton>
      </Inline>
    </Form>
  );
}

interface Props {
  t: Texts;
  times: Times;
  merge: Merge;
}

interface FoundProps extends Props {
  shown: Extract<OtherRequests['state'], { phase: 'ready' }>;
  onMore: () => void;
}

function Hidden({ t, count }: { t: Texts; count: number }) {
  if (count === 0) return null;
  return (
    <Text color="color.text.subtle" testId="merge-hidden">
      {count === 1 ? t('merge.hidden.one') : t('merge.hidden.many', { count })}
    </Text>
  );
}

function Found({ t, times, merge, shown: { found, busy, problem }, onMore }: FoundProps) {
  const { picked } = merge.now;
  // the request on the page takes part as well
  const full = picked.length >= MERGE_AT_MOST - 1;
  return (
    <Stack space="space.050">
      {found.requests.length === 0 && <Text color="color.text.subtle">{t('merge.none')}</Text>}
      {found.requests.map((request) => {
        const isPicked = picked.some(({ id }) => id === request.id);
        return (
          <RequestChoice
            key={request.id}
            t={t}
            times={times}
            request={request}
            isPicked={isPicked}
            isDisabled={merge.now.busy || (full && !isPicked)}
            onPick={(pick) => (pick ? merge.pick(request) : merge.drop(request.id))}
          />
        );
      })}
      {full && <Text color="color.text.warning">{t('merge.too-many', { most: MERGE_AT_MOST })}</Text>}
      <Hidden t={t} count={found.hidden} />
      {found.more && (
        <Inline>
          <LoadingButton
            appearance="subtle"
            spacing="compact"
            testId="merge-more"
            isLoading={busy === 'more'}
            onClick={onMore}
          >
            {t('merge.more')}
          </LoadingButton>
        </Inline>
      )}
      {problem && (
        <Text color="color.text.danger" testId="choices-problem">
          {`${t('merge.not-loaded')} ${problemText(t, problem)}`}
        </Text>
      )}
    </Stack>
  );
}

/** The customer's other requests to pick from. */
export function RequestPicker({ t, times, merge }: Props) {
  const { state, search, showMore } = useOtherRequests();
  const first = useRef(search);
  useEffect(() => first.current(''), []);

  return (
    <Stack space="space.100">
      <Search t={t} busy={state.phase === 'ready' && state.busy === 'search'} onSearch={search} />
      {(state.phase === 'closed' || state.phase === 'loading') && <Spinner label={t('merge.loading')} />}
      {state.phase === 'failed' && (
        <SectionMessage appearance="error" title={t('trouble.failed.title')} testId="choices-failed">
          <Stack space="space.100" alignInline="start">
            <Text>{problemText(t, state.problem)}</Text>
            <Button onClick={() => search(state.search)}>{t('retry')}</Button>
          </Stack>
        </SectionMessage>
      )}
      {state.phase === 'ready' && <Found t={t} times={times} merge={merge} shown={state} onMore={showMore} />}
    </Stack>
  );
}
