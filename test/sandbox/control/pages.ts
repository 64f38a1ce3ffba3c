import path from 'node:path';
import { bridgeScriptPath, frameContentSecurityPolicy } from '../desk/wire';
import { file } from './files';
import { ControlError, param, type ControlRequest, type Route } from './route';

export interface BuiltPages {
  /** The desk's own pages and the frame's bridge script. */
  deskDir: string;
  /** A folder per UI resource of the app. */
  uiDir: string;
  /** The folder of one of the app's resources. */
  resourceDir: (key: string) => string | undefined;
}

/** The desk's pages on `localhost`, the app's UI bundles in frames from `127.0.0.1`. */
export function pageRoutes({ deskDir, uiDir, resourceDir }: BuiltPages): Route[] {
  const page = (address: string): Route => ({
    method: 'GET',
    path: address,
    handle: () => file(deskDir, 'index.html'),
  });
  return [
    page('/'),
    page('/queue'),
    page('/admin'),
    page('/browse/{key}'),
    page('/phones/{number}'),
    {
      method: 'GET',
      path: '/desk/assets/{name...}',
      handle: (request) => file(path.join(deskDir, 'assets'), param(request, 'name')),
    },
    {
      method: 'GET',
      path: '/desk/icons/{resource}/{name...}',
      handle: (request) => {
        const folder = resourceDir(param(request, 'resource'));
        if (folder === undefined) throw new ControlError(404, 'not_found', 'The app has no such resource.');
        return file(folder, param(request, 'name'));
      },
    },
    {
      method: 'GET',
      path: bridgeScriptPath,
      handle: (request) => {
        onFrameOrigin(request);
        return file(deskDir, 'bridge.js');
      },
    },
    {
      method: 'GET',
      path: '/frame/{resource}/{name...}',
      handle: async (request) => {
        onFrameOrigin(request);
        const name = param(request, 'name');
        const folder = path.join(uiDir, path.basename(param(request, 'resource')));
        const found = await file(folder, name, { 'content-security-policy': frameContentSecurityPolicy });
        return name.endsWith('.html') ? { ...found, body: withBridge(Buffer.from(found.body).toString()) } : found;
      },
    },
  ];
}

/** Frames are another origin than the page around them, as on a real site. */
function onFrameOrigin({ headers }: ControlRequest): void {
  if (!(headers['host'] ?? '').startsWith('127.0.0.1')) {
    throw new ControlError(403, 'wrong_origin', 'Frames are served from 127.0.0.1 only.');
  }
}

/** The bridge must stand before any script of the bundle: the app's libraries capture it while they load. */
function withBridge(html: string): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<script src="${bridgeScriptPath}"></script>`);
}
