import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

export const projectRoot = path.resolve(__dirname, '../..');

/** Read here, since the sandbox's own builder brings along everything that the desk is built with. */
export async function readManifestFile(): Promise<unknown> {
  return parse(await readFile(path.join(projectRoot, 'manifest.yml'), 'utf8'));
}
