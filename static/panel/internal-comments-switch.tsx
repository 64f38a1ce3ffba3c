import { LoadingButton, Text } from '@forge/react';
import type { Texts } from '../shared/texts';
import type { InternalComments } from './comments/use-internal-comments';

interface Props {
  t: Texts;
  comments: InternalComments;
}

/** Shows the request's internal comments between the messages, or hides them. */
export function InternalCommentsSwitch({ t, comments: { shown, state, comments, toggle } }: Props) {
  return (
    <>
      <LoadingButton
        appearance="subtle"
        spacing="compact"
        testId="internal-comments"
        isSelected={shown}
        isLoading={state === 'loading'}
        onClick={toggle}
      >
        {t(shown ? 'panel.internal.hide' : 'panel.internal.show')}
      </LoadingButton>
      {state === 'ready' && comments.length === 0 && (
        <Text size="small" color="color.text.subtle">
          {t('panel.internal.none')}
        </Text>
      )}
    </>
  );
}
