import Heading from '@atlaskit/heading';
import { Code, CodeBlock } from '@atlaskit/code';
import Link from '@atlaskit/link';
import { Text } from '@atlaskit/primitives/compiled';
import type { ComponentProps } from 'react';
import { textColorMap } from '@atlaskit/forge-react-types/dist/esm/components/__generated__/tokens.codegen';
import { z } from 'zod';
import { entry, flag, number, text } from './entry';
import { drawn } from './nodes';
import { useSurroundings, type Entry } from './surroundings';

type TextColor = NonNullable<ComponentProps<typeof Text>['color']>;
const textColor = z.custom<TextColor>(
  (value) => typeof value === 'string' && (value === 'inherit' || Object.hasOwn(textColorMap, value)),
  'a text colour token is expected',
);

const TextEntry = entry(
  {
    align: z.enum(['center', 'end', 'start']).optional(),
    as: z.enum(['em', 'p', 'span', 'strong', 'strike']).optional(),
    color: textColor.optional(),
    maxLines: number,
    size: z.enum(['small', 'medium', 'large']).optional(),
    weight: z.enum(['regular', 'medium', 'semibold', 'bold']).optional(),
    testId: text,
  },
  ({ props: { as, ...props }, nodes }) =>
    as === 'strike' ? (
      <Text {...props} as="span">
        <s>{drawn(nodes)}</s>
      </Text>
    ) : (
      <Text {...props} {...(as === undefined ? {} : { as })}>
        {drawn(nodes)}
      </Text>
    ),
);

const HeadingEntry = entry(
  {
    as: z.enum(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'span']).optional(),
    size: z.enum(['xxlarge', 'xlarge', 'large', 'medium', 'small', 'xsmall', 'xxsmall']).default('medium'),
    color: z.enum(['color.text', 'color.text.inverse', 'color.text.warning.inverse']).optional(),
    id: text,
    testId: text,
  },
  ({ props, nodes }) => <Heading {...props}>{drawn(nodes)}</Heading>,
);

const ListEntry = entry({ type: z.enum(['ordered', 'unordered']) }, ({ props: { type }, nodes }) =>
  type === 'ordered' ? <ol className="desk-list">{drawn(nodes)}</ol> : <ul className="desk-list">{drawn(nodes)}</ul>,
);

const LinkEntry = entry({ href: z.string(), openNewTab: flag }, ({ props: { href, openNewTab }, nodes }) => {
  const { navigate } = useSurroundings();
  return (
    <Link
      href={href}
      target={openNewTab === true ? '_blank' : '_self'}
      onClick={(pressed) => {
        pressed.preventDefault();
        navigate({ url: href, type: openNewTab === true ? 'new-tab' : 'same-tab' });
      }}
    >
      {drawn(nodes)}
    </Link>
  );
});

const CodeBlockEntry = entry(
  {
    text: z.string(),
    language: text,
    showLineNumbers: flag,
    highlight: text,
    highlightedStartText: text,
    highlightedEndText: text,
    shouldWrapLongLines: flag,
    testId: text,
  },
  // every language is drawn as text: the colours of code matter to nobody here
  ({ props: { language: _, ...props } }) => <CodeBlock {...props} language="text" />,
);

export const words: Readonly<Record<string, Entry>> = {
  Text: TextEntry,
  Em: entry({}, ({ nodes }) => <em>{drawn(nodes)}</em>),
  Strong: entry({}, ({ nodes }) => <strong>{drawn(nodes)}</strong>),
  Strike: entry({}, ({ nodes }) => <s>{drawn(nodes)}</s>),
  Heading: HeadingEntry,
  List: ListEntry,
  ListItem: entry({}, ({ nodes }) => <li>{drawn(nodes)}</li>),
  Link: LinkEntry,
  Code: entry({ testId: text }, ({ props, nodes }) => <Code {...props}>{drawn(nodes)}</Code>),
  CodeBlock: CodeBlockEntry,
};
