import { Box, Button, ErrorMessage, HelperMessage, Inline, List, ListItem, Stack, Text, xcss } from '@forge/react';
import type { RequestTypeChoice } from '../../src/contract/admin';
import type { TextKey, Texts } from '../shared/texts';
import { refusalText, targetProblemText, type AdminRefusal } from './admin-refusal';
import type { Asked } from './use-choices';

const below = xcss({ paddingBlockStart: 'space.100' });

interface Props {
  t: Texts;
  asked: Asked<{ code: 'ok' } | AdminRefusal>;
  /** What an empty list means; undefined when it is not empty. */
  none: TextKey | undefined;
}

/** Choices that could not be read from Jira, or that do not exist: two different things. */
export function ChoicesTrouble({ t, asked, none }: Props) {
  const { answer, again } = asked;
  if (answer === undefined) return null;
  if (answer.code === 'ok') return none ? <HelperMessage>{t(none)}</HelperMessage> : null;
  return (
    <Stack>
      <ErrorMessage>{refusalText(t, answer)}</ErrorMessage>
      <Inline>
        <Button spacing="compact" onClick={again}>
          {t('admin.target.again')}
        </Button>
      </Inline>
    </Stack>
  );
}

/** The request types that cannot be chosen, each with the reason. */
export function UnusableTypes({ t, types }: { t: Texts; types: readonly RequestTypeChoice[] }) {
  const unusable = types.filter((type) => type.problem !== undefined);
  if (unusable.length === 0) return null;
  return (
    <Box xcss={below}>
      <Stack space="space.050" testId="unusable-types">
        <Text color="color.text.subtle">{t('admin.target.unusable.title')}</Text>
        <List type="unordered">
          {unusable.map(({ requestTypeId, name, problem }) => (
            <ListItem key={requestTypeId}>{`${name}: ${targetProblemText(t, problem)}`}</ListItem>
          ))}
        </List>
      </Stack>
    </Box>
  );
}
