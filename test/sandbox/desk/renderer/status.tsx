import { useEffect } from 'react';
import Badge from '@atlaskit/badge';
import EmptyState from '@atlaskit/empty-state';
import Lozenge from '@atlaskit/lozenge';
import ProgressBar, { SuccessProgressBar, TransparentProgressBar } from '@atlaskit/progress-bar';
import Spinner from '@atlaskit/spinner';
import RemovableTag, { SimpleTag } from '@atlaskit/tag';
import TagGroup from '@atlaskit/tag-group';
import Tooltip from '@atlaskit/tooltip';
import { z } from 'zod';
import { content, entry, event, flag, number, text } from './entry';
import { iconNamed, isIconName } from './icons';
import { textOf } from './document';
import { drawn, drawnContent } from './nodes';
import { placement } from './placement';
import { useFire, useSurroundings, type Entry } from './surroundings';

const BadgeEntry = entry(
  {
    appearance: z
      .enum([
        'added',
        'default',
        'important',
        'primary',
        'primaryInverted',
        'removed',
        'warning',
        'discovery',
        'danger',
        'neutral',
        'success',
        'information',
        'inverse',
      ])
      .optional(),
    max: z.union([z.number(), z.literal(false)]).optional(),
    testId: text,
  },
  ({ props, nodes }) => {
    const words = textOf(nodes);
    return <Badge {...props}>{words !== '' && Number.isFinite(Number(words)) ? Number(words) : words}</Badge>;
  },
);

const LozengeEntry = entry(
  {
    appearance: z
      .enum([
        'default',
        'inprogress',
        'moved',
        'new',
        'removed',
        'success',
        'warning',
        'danger',
        'information',
        'neutral',
        'discovery',
        'accent-red',
        'accent-orange',
        'accent-yellow',
        'accent-lime',
        'accent-green',
        'accent-teal',
        'accent-blue',
        'accent-purple',
        'accent-magenta',
        'accent-gray',
      ])
      .optional(),
    isBold: flag,
    maxWidth: z.union([z.string(), z.number()]).optional(),
    testId: text,
  },
  ({ props, nodes }) => <Lozenge {...props}>{textOf(nodes)}</Lozenge>,
);

const tagColor = z
  .enum([
    'standard',
    'blue',
    'green',
    'teal',
    'purple',
    'red',
    'yellow',
    'orange',
    'magenta',
    'lime',
    'grey',
    'blueLight',
    'greenLight',
    'tealLight',
    'purpleLight',
    'redLight',
    'yellowLight',
    'orangeLight',
    'magentaLight',
    'limeLight',
    'greyLight',
  ])
  .optional();
const TagEntry = entry(
  {
    text: z.string(),
    appearance: z.enum(['default', 'rounded']).optional(),
    color: tagColor,
    elemBefore: content.optional(),
    href: text,
    isRemovable: flag,
    removeButtonLabel: text,
    onAfterRemoveAction: event,
    onBeforeRemoveAction: event,
    testId: text,
  },
  ({ props: { elemBefore, isRemovable, onAfterRemoveAction, onBeforeRemoveAction, removeButtonLabel, ...props } }) => {
    const fire = useFire('Tag');
    const before = drawnContent(elemBefore);
    if (isRemovable === false) return <SimpleTag {...props} elemBefore={before} />;
    return (
      <RemovableTag
        {...props}
        elemBefore={before}
        removeButtonLabel={removeButtonLabel ?? `Remove ${props.text}`}
        onBeforeRemoveAction={() => {
          // the app answers too late for a veto
          void fire(onBeforeRemoveAction);
          return true;
        }}
        onAfterRemoveAction={(removed) => void fire(onAfterRemoveAction, removed)}
      />
    );
  },
);

const EmptyStateEntry = entry(
  {
    header: z.string(),
    description: content.optional(),
    headingLevel: number,
    isLoading: flag,
    primaryAction: content.optional(),
    secondaryAction: content.optional(),
    tertiaryAction: content.optional(),
    buttonGroupLabel: text,
    width: z.enum(['narrow', 'wide']).optional(),
    testId: text,
  },
  ({ props: { description, primaryAction, secondaryAction, tertiaryAction, ...props } }) => (
    <EmptyState
      {...props}
      description={drawnContent(description)}
      primaryAction={drawnContent(primaryAction)}
      secondaryAction={drawnContent(secondaryAction)}
      tertiaryAction={drawnContent(tertiaryAction)}
    />
  ),
);

const ProgressBarEntry = entry(
  {
    appearance: z.enum(['default', 'success', 'inverse']).default('default'),
    ariaLabel: text,
    isIndeterminate: flag,
    value: number,
    testId: text,
  },
  ({ props: { appearance, ...props } }) => {
    const Bar = { default: ProgressBar, success: SuccessProgressBar, inverse: TransparentProgressBar }[appearance];
    return <Bar {...props} />;
  },
);

const TooltipEntry = entry(
  {
    content,
    position: z.union([placement, z.enum(['mouse', 'mouse-x', 'mouse-y'])]).optional(),
    mousePosition: placement.optional(),
    truncate: flag,
    delay: number,
    testId: text,
  },
  ({ props: { content: hint, ...props }, nodes }) => (
    <Tooltip {...props} content={drawnContent(hint)}>
      {drawn(nodes)}
    </Tooltip>
  ),
);

const iconColor = z
  .string()
  .regex(/^color\./, 'a colour token is expected')
  .optional();
const IconEntry = entry(
  {
    glyph: z.string(),
    label: z.string(),
    color: iconColor,
    primaryColor: iconColor,
    secondaryColor: iconColor,
    size: z.enum(['small', 'medium', 'large']).optional(),
  },
  ({ props: { glyph, label, color, primaryColor, size } }) => {
    const { report } = useSurroundings();
    const known = isIconName(glyph);
    useEffect(() => {
      if (!known) report({ title: `There is no icon "${glyph}"` });
    }, [glyph, known, report]);
    const Glyph = iconNamed(glyph);
    const token = color ?? primaryColor;
    return (
      <span
        className="desk-icon"
        style={token === undefined ? {} : { color: `var(--ds-${token.replace(/^color\./, '').replaceAll('.', '-')})` }}
      >
        <Glyph label={label} size={size === 'small' ? 'small' : 'medium'} color="currentColor" />
      </span>
    );
  },
);

const size = z.union([z.enum(['xsmall', 'small', 'medium', 'large', 'xlarge']), z.number()]);
export const status: Readonly<Record<string, Entry>> = {
  Badge: BadgeEntry,
  Lozenge: LozengeEntry,
  Tag: TagEntry,
  TagGroup: entry({ alignment: z.enum(['start', 'end']).optional() }, ({ props, nodes }) => (
    <TagGroup {...props}>{drawn(nodes)}</TagGroup>
  )),
  EmptyState: EmptyStateEntry,
  Spinner: entry(
    {
      appearance: z.enum(['inherit', 'invert']).optional(),
      delay: number,
      label: text,
      size: size.optional(),
      testId: text,
    },
    ({ props }) => <Spinner {...props} />,
  ),
  ProgressBar: ProgressBarEntry,
  Tooltip: TooltipEntry,
  Icon: IconEntry,
};
