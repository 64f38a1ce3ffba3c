import { Button, Inline, Text } from '@forge/react';
import type { Texts } from '../../shared/texts';
import type { KeptDraft } from './use-draft';

/** Said quietly: the text in the field is not in danger as long as the page is open. */
export function DraftTroubleLine({ t, draft: { trouble, loadAgain } }: { t: Texts; draft: KeptDraft }) {
  if (trouble === undefined) return null;
  return (
    <Inline space="space.100" alignBlock="center" shouldWrap testId="draft-trouble">
      <Text size="small" color="color.text.warning">
        {t(`draft.${trouble}`)}
      </Text>
      {trouble === 'not-loaded' && (
        <Button appearance="subtle" spacing="compact" testId="load-draft" onClick={loadAgain}>
          {t('draft.load-again')}
        </Button>
      )}
    </Inline>
  );
}
