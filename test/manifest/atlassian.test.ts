import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import { root } from './manifest';

const Report = z.object({
  success: z.boolean(),
  linters: z.array(z.string()),
  findings: z.array(z.object({ by: z.string(), level: z.string(), line: z.number().optional(), message: z.string() })),
});

describe("Atlassian's own tools", () => {
  const output = execFileSync(process.execPath, ['test/gate/atlassian/inspect-manifest.cjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  const report = Report.parse(JSON.parse(output));

  it('find the manifest valid, and nothing to remark', () => {
    expect(report.findings).toEqual([]);
    expect(report.success).toBe(true);
  });

  it('are all that work offline', () => {
    expect(report.linters).toHaveLength(15);
  });
});
