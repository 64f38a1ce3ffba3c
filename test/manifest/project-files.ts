import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './manifest';

/** Every file that is or could be committed, by its path from the project's folder. */
export function projectFiles(): string[] {
  const options = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', options, { cwd: root, encoding: 'utf8' });
  const files = [...new Set(listed.split('\0').filter(Boolean))];
  return files.filter((file) => existsSync(path.join(root, file)));
}
