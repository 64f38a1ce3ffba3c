/** Rows as aligned text: the first column to the left, all others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  const [first = '', ...others] = all.map((row) => `  ${line(row).trimEnd()}`);
  return [first, `  ${widths.map((width) => '─'.repeat(width)).join('  ')}`, ...others].join('\n');
}

export function section(title: string, ...paragraphs: readonly string[]): string {
  return `\n${title}\n\n${paragraphs.join('\n\n')}`;
}

export function milliseconds(ms: number): string {
  return ms < 100 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

export function dollars(usd: number): string {
  return `$${usd.toFixed(5)}`;
}
