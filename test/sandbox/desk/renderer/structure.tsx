import DynamicTable from '@atlaskit/dynamic-table';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { z } from 'zod';
import { content, entry, event, flag, number, present, text } from './entry';
import type { DocNode } from './document';
import { drawn, drawnContent, wrapped } from './nodes';
import { useFire, useSurroundings, type Entry } from './surroundings';

const TabsEntry = entry(
  {
    id: z.string(),
    defaultSelected: number,
    selected: number,
    shouldUnmountTabPanelOnChange: flag,
    onChange: event,
    testId: text,
  },
  ({ props: { onChange, ...props }, nodes }) => {
    const fire = useFire('Tabs');
    return (
      <Tabs {...props} onChange={(index) => void fire(onChange, index)}>
        {drawn(nodes)}
      </Tabs>
    );
  },
);

const cellSchema = z.object({
  cellKey: z.union([z.string(), z.number()]).optional(),
  isSortable: flag,
  width: number,
  colSpan: number,
  shouldTruncate: flag,
  isIconOnlyHeader: flag,
  testId: text,
});
const rowSchema = z.object({ rowKey: text, isHighlighted: flag });

function useCells() {
  const { report } = useSurroundings();
  return (nodes: readonly DocNode[]) =>
    nodes.map((node) => {
      const parsed = cellSchema.strict().safeParse(node.props);
      if (!parsed.success) report({ title: `DynamicTable cell: ${parsed.error.issues[0]?.message ?? ''}` });
      const { cellKey, ...props } = cellSchema.parse(node.props);
      return present({
        ...props,
        key: cellKey === undefined ? undefined : String(cellKey),
        content: drawn(node.children),
      });
    });
}

const sortOrder = z.enum(['ASC', 'DESC']).optional();
const TableEntry = entry(
  {
    caption: text,
    defaultPage: number,
    defaultSortKey: text,
    defaultSortOrder: sortOrder,
    emptyView: content.optional(),
    highlightedRowIndex: z.union([z.number(), z.array(z.number())]).optional(),
    isFixedSize: flag,
    isLoading: flag,
    isRankable: flag,
    label: text,
    loadingSpinnerSize: z.enum(['small', 'large']).optional(),
    onRankEnd: event,
    onRankStart: event,
    onSetPage: event,
    page: number,
    paginationi18n: z.object({ prev: z.string(), next: z.string(), label: z.string(), pageLabel: text }).optional(),
    rowsPerPage: number,
    sortKey: text,
    sortOrder,
    testId: text,
  },
  ({ props: { emptyView, paginationi18n, onRankEnd, onRankStart, onSetPage, ...props }, nodes }) => {
    const fire = useFire('DynamicTable');
    const cells = useCells();
    const head = wrapped(nodes, 'head');
    const empty = drawnContent(emptyView);
    return (
      <DynamicTable
        {...props}
        {...(paginationi18n === undefined ? {} : { paginationi18n: present(paginationi18n) })}
        {...(head.length === 0 ? {} : { head: { cells: cells(head) } })}
        {...(empty === undefined ? {} : { emptyView: <>{empty}</> })}
        rows={wrapped(nodes, 'rows').map((row) => {
          const { rowKey, isHighlighted } = rowSchema.parse(row.props);
          return present({ key: rowKey ?? row.key, isHighlighted, cells: cells(row.children) });
        })}
        onRankEnd={(moved) => void fire(onRankEnd, moved)}
        onRankStart={(moved) => void fire(onRankStart, moved)}
        onSetPage={(page) => void fire(onSetPage, page)}
      />
    );
  },
);

export const structure: Readonly<Record<string, Entry>> = {
  Tabs: TabsEntry,
  TabList: entry({}, ({ nodes }) => <TabList>{drawn(nodes)}</TabList>),
  Tab: entry({ testId: text }, ({ props, nodes }) => <Tab {...props}>{drawn(nodes)}</Tab>),
  TabPanel: entry({ testId: text }, ({ props, nodes }) => <TabPanel {...props}>{drawn(nodes)}</TabPanel>),
  DynamicTable: TableEntry,
};
