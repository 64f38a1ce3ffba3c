import { readFileSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { z } from 'zod';

type Compiled = (...args: unknown[]) => unknown;
const callable = z.custom<Compiled>((value) => typeof value === 'function');
const exportsSchema = z.record(z.string(), z.unknown());
const commonJs = ['exports', 'require', 'module', '__filename', '__dirname'];

/** Compiled once per file and set of shadowed names, evaluated anew for each process. */
const compiled = new Map<string, Compiled>();

function compile(file: string, names: string[]): Compiled {
  const key = `${file}\n${statSync(file).mtimeMs}\n${names.join()}`;
  const known = compiled.get(key);
  if (known) return known;
  const evaluate = callable.parse(
    compileFunction(readFileSync(file, 'utf8'), [...commonJs, ...names], { filename: file }),
  );
  compiled.set(key, evaluate);
  return evaluate;
}

/** The global object of the realm that the bundle runs in; under a test runner it differs from the caller's. */
const realm = z.custom<object>().parse(callable.parse(compileFunction('return globalThis'))());
const parseInRealm = callable.parse(compileFunction('return JSON.parse(text)', ['text']));

/** A copy of plain JSON made of the bundle's own objects. */
export function jsonInRealm(value: unknown): unknown {
  return value === undefined ? undefined : parseInRealm(JSON.stringify(value));
}

/** `global` of one app process: what is shadowed first, the realm's own names behind it. */
export function createGlobal(shadows: object): object {
  return new Proxy(shadows, {
    get: (own, key): unknown => (Reflect.has(own, key) ? Reflect.get(own, key) : Reflect.get(realm, key)),
    has: (own, key) => Reflect.has(own, key) || Reflect.has(realm, key),
  });
}

/**
 * Loads files of a bundle directory with `names` shadowed, so that several processes in one realm share nothing but
 * Node's own modules, and `builtins` in place of those that reach the network.
 */
export function createModuleScope(
  bundleDir: string,
  shadows: Record<string, unknown>,
  builtins: Record<string, unknown>,
): (file: string) => Record<string, unknown> {
  const modules = new Map<string, { exports: unknown }>();
  const names = Object.keys(shadows);

  function load(file: string): unknown {
    const known = modules.get(file);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    modules.set(file, module);
    const outer = createRequire(file);
    const require = (request: string): unknown => {
      if (isBuiltin(request)) {
        const name = request.replace(/^node:/, '');
        return Object.hasOwn(builtins, name) ? builtins[name] : z.unknown().parse(outer(request));
      }
      if (!request.startsWith('.')) throw new Error(`The bundle requires '${request}', which is not in the bundle.`);
      const resolved = outer.resolve(request);
      return resolved.endsWith('.json') ? JSON.parse(readFileSync(resolved, 'utf8')) : load(resolved);
    };
    const values = names.map((name) => shadows[name]);
    compile(file, names)(module.exports, require, module, file, path.dirname(file), ...values);
    return module.exports;
  }
  return (file) => exportsSchema.parse(load(path.join(bundleDir, file)));
}
