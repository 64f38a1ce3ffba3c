import {
  Badge,
  Box,
  Code,
  CodeBlock,
  DynamicTable,
  EmptyState,
  Button,
  Heading,
  Icon,
  Inline,
  Link,
  List,
  ListItem,
  Lozenge,
  ProgressBar,
  SectionMessage,
  SectionMessageAction,
  Spinner,
  Stack,
  Tag,
  TagGroup,
  Text,
  Tooltip,
  User,
  xcss,
} from '@forge/react';

const bubble = {
  borderRadius: 'radius.large',
  padding: 'space.100',
  maxWidth: '420px',
} as const;
const theirs = xcss({ ...bubble, backgroundColor: 'color.background.neutral' });
const ours = xcss({ ...bubble, backgroundColor: 'color.background.accent.blue.subtlest' });

const head = {
  cells: [
    { key: 'name', content: 'Name', isSortable: true },
    { key: 'state', content: 'State' },
  ],
};
const rows = ['Zebra', 'Ant'].map((name) => ({
  key: name,
  cells: [
    { key: name, content: name },
    { key: 'state', content: <Lozenge appearance="success">active</Lozenge> },
  ],
}));

export function Words() {
  return (
    <>
      <Heading size="medium">Words</Heading>
      <Stack space="space.100">
        <Inline alignInline="start">
          <Box xcss={theirs}>
            <Text>Mein Router geht nicht</Text>
          </Box>
        </Inline>
        <Inline alignInline="end">
          <Box xcss={ours}>
            <Text>Wir schauen nach.</Text>
          </Box>
        </Inline>
      </Stack>
      <Text weight="bold" testId="bold">
        Bold
      </Text>
      <Text color="color.text.subtlest" size="small">
        Small and quiet, with a <Link href="/browse/OMN-1">link</Link> and <Code>code</Code>
      </Text>
      <Inline space="space.100" alignBlock="center">
        <Badge appearance="primary">{7}</Badge>
        <Lozenge appearance="inprogress">paused</Lozenge>
        <Spinner size="small" label="Loading" />
        <Icon glyph="phone" label="Phone" color="color.icon.success" />
        <Tooltip content="A hint">
          <Text>hover</Text>
        </Tooltip>
        <User accountId="someone" />
      </Inline>
      <TagGroup>
        <Tag text="sms" isRemovable={false} />
        <Tag text="removable" />
      </TagGroup>
      <ProgressBar value={0.4} ariaLabel="Progress" />
      <SectionMessage
        appearance="warning"
        title="Not sent by SMS"
        actions={[<SectionMessageAction key="now">Send now</SectionMessageAction>]}
      >
        <Text>A public comment stays in Jira.</Text>
      </SectionMessage>
      <List type="unordered">
        <ListItem>one</ListItem>
        <ListItem>two</ListItem>
      </List>
      <CodeBlock text={'{"results": []}'} language="json" />
      <DynamicTable caption="Requests" head={head} rows={rows} />
      <EmptyState header="Nothing here" description="No conversation" primaryAction={<Button>Add a number</Button>} />
    </>
  );
}
