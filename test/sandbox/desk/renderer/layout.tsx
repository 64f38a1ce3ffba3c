/** @jsxImportSource @emotion/react */
import { useEffect } from 'react';
import { Bleed, Inline, Stack } from '@atlaskit/primitives/compiled';
import { z } from 'zod';
import { content, entry, event, flag, present, text } from './entry';
import { plainEvent } from './events';
import { drawn, drawnContent } from './nodes';
import { useFire, useSurroundings, type Entry } from './surroundings';
import { readXcss } from './xcss';

const space = z.enum([
  'space.0',
  'space.025',
  'space.050',
  'space.100',
  'space.150',
  'space.200',
  'space.250',
  'space.300',
  'space.400',
  'space.500',
  'space.600',
  'space.800',
  'space.1000',
]);
const bleed = z.enum(['space.025', 'space.050', 'space.100', 'space.150', 'space.200']);

/** Older props that say the same as `xcss`; they are read by the same rules. */
const boxProps = {
  backgroundColor: text,
  padding: text,
  paddingBlock: text,
  paddingBlockEnd: text,
  paddingBlockStart: text,
  paddingInline: text,
  paddingInlineEnd: text,
  paddingInlineStart: text,
  xcss: z.record(z.string(), z.unknown()).optional(),
  testId: text,
};

function useXcss(component: string, { xcss, ...direct }: { xcss?: Record<string, unknown> } & Record<string, unknown>) {
  const { report } = useSurroundings();
  const { style, complaints } = readXcss({ ...present(direct), ...xcss });
  const all = complaints.join('\n');
  useEffect(() => {
    for (const complaint of all.split('\n')) if (complaint !== '') report({ title: `${component} xcss: ${complaint}` });
  }, [all, component, report]);
  return style;
}

const Box = entry({ ...boxProps, role: text }, ({ props: { role, testId, ...styles }, nodes }) => (
  <div role={role} data-testid={testId} css={{ boxSizing: 'border-box', ...useXcss('Box', styles) }}>
    {drawn(nodes)}
  </div>
));

const Pressable = entry(
  { ...boxProps, isDisabled: flag, onClick: event },
  ({ props: { isDisabled, onClick, testId, ...styles }, nodes }) => {
    const fire = useFire('Pressable');
    const style = useXcss('Pressable', styles);
    return (
      <button
        type="button"
        disabled={isDisabled}
        data-testid={testId}
        onClick={(pressed) => void fire(onClick, plainEvent(pressed))}
        css={{
          boxSizing: 'border-box',
          border: 'none',
          background: 'transparent',
          color: 'inherit',
          font: 'inherit',
          padding: 0,
          cursor: isDisabled === true ? 'not-allowed' : 'pointer',
          ...style,
        }}
      >
        {drawn(nodes)}
      </button>
    );
  },
);

const grow = z.enum(['hug', 'fill']).optional();
const spread = z.literal('space-between').optional();

const StackEntry = entry(
  {
    alignBlock: z.enum(['start', 'center', 'end', 'stretch']).optional(),
    alignInline: z.enum(['start', 'center', 'end', 'stretch']).optional(),
    grow,
    space: space.optional(),
    spread,
    testId: text,
  },
  ({ props, nodes }) => <Stack {...props}>{drawn(nodes)}</Stack>,
);

const InlineEntry = entry(
  {
    alignBlock: z.enum(['start', 'center', 'end', 'baseline', 'stretch']).optional(),
    alignInline: z.enum(['start', 'center', 'end', 'stretch']).optional(),
    grow,
    space: space.optional(),
    rowSpace: space.optional(),
    shouldWrap: flag,
    separator: content.optional(),
    spread,
    testId: text,
  },
  ({ props: { separator, ...props }, nodes }) => {
    const between = drawnContent(separator);
    return typeof between === 'string' ? (
      <Inline {...props} separator={between}>
        {drawn(nodes)}
      </Inline>
    ) : (
      <Inline {...props}>{drawn(nodes)}</Inline>
    );
  },
);

const BleedEntry = entry(
  { all: bleed.optional(), inline: bleed.optional(), block: bleed.optional(), testId: text },
  ({ props: { testId: _, ...props }, nodes }) => <Bleed {...props}>{drawn(nodes)}</Bleed>,
);

export const layout: Readonly<Record<string, Entry>> = {
  Box,
  Pressable,
  Stack: StackEntry,
  Inline: InlineEntry,
  Bleed: BleedEntry,
};
