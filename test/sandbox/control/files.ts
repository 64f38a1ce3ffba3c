import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HttpAnswer } from '../ports';
import { ControlError } from './route';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** The file `name` below `folder`, never one above it. */
export async function file(folder: string, name: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
  const found = path.resolve(folder, name);
  const body = found.startsWith(path.resolve(folder) + path.sep) ? await readIfThere(found) : undefined;
  if (!body) throw new ControlError(404, 'not_found', `There is no file ${name}.`);
  const type = contentTypes[path.extname(found)] ?? 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type, ...headers }, body };
}

async function readIfThere(name: string): Promise<Buffer | undefined> {
  try {
    return await readFile(name);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Under jest an error of Node's own modules is of another realm, so its class says nothing. */
function isMissing(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'EISDIR';
}
