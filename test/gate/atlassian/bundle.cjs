// Builds the app of the working directory with Atlassian's own bundler, offline: functions to build/forge/app, UI to
// build/forge/ui. CommonJS and a process of its own, because the bundler insists on `require.main`.
const { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const target = path.resolve('build/forge');
/** What the bundler writes on its way; it takes its place from TMPDIR and leaves it behind. */
const scratch = path.resolve('build/forge-scratch');
const runtime = path.join(scratch, 'runtime');

/**
 * Atlassian's loader and wrapper come from a CDN at bundle time. With FORGE_RUNTIME_PATH the bundler copies these two
 * files instead; they are here only to be copied, as the sandbox brings its own loader.
 */
function provideRuntimeFiles() {
  const refuse = "module.exports = { main() { throw new Error('The sandbox loads index.cjs itself.'); } };\n";
  mkdirSync(path.join(runtime, 'dist'), { recursive: true });
  for (const file of ['loader.js', 'wrapper.js']) writeFileSync(path.join(runtime, 'dist', file), refuse);
  process.env.FORGE_RUNTIME_PATH = runtime;
}

/** The bundler reports trouble through its logger and goes on; only what it says aloud reaches the console. */
const say = (...words) => process.stderr.write(`${words.join(' ')}\n`);
const logger = { info: say, warn: say, error: say, debug() {}, trace() {} };

async function bundleFunctions(manifest, translations) {
  const { FileSystemReader } = require('@forge/cli-shared');
  const { getEntryPoints, getNodeBundler, getWrapperProvider } = require('@forge/bundler');
  const modules = new Set(manifest.modules.function.map(({ handler }) => handler.split('.')[0]));
  const bundler = getNodeBundler(logger, getWrapperProvider({ fileSystemReader: new FileSystemReader() }), {
    readConfig: async () => manifest,
  });
  const output = await bundler.bundle({
    appDirectory: process.cwd(),
    entryPoints: getEntryPoints([...modules].map((module) => ({ module }))),
    i18nResourceBundle: translations,
  });
  cpSync(output.outputDir, path.join(target, 'app'), { recursive: true });
  for (const [name, content] of output.additionalOutputs) {
    const file = path.join(target, 'app', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? readFileSync(content) : content);
  }
}

async function bundleInterfaces(manifest, translations) {
  const { NativeUIBundler } = require('@forge/bundler');
  const shown = new Set(
    Object.values(manifest.modules)
      .flat()
      .filter((module) => module.render === 'native')
      .map((module) => module.resource),
  );
  const resources = manifest.resources.filter(({ key }) => shown.has(key));
  const output = await new NativeUIBundler(logger).bundleResources(resources, manifest.translations, false);
  for (const { key, path: folder } of output.nativeUiBundlesDetails) {
    const page = path.join(target, 'ui', key);
    cpSync(folder, page, { recursive: true });
    if (translations.exists) cpSync(translations.path, path.join(page, '__LOCALES__'), { recursive: true });
  }
}

async function bundle() {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  process.env.TMPDIR = scratch;
  provideRuntimeFiles();
  const { I18nResourceBundlingService } = require('@forge/cli-shared');
  const { parse } = require('yaml');
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));
  const translations = await new I18nResourceBundlingService().bundle(manifest.modules, manifest.translations);
  await bundleFunctions(manifest, translations);
  await bundleInterfaces(manifest, translations);
}

bundle()
  .catch((error) => {
    process.stderr.write(`${error.message ?? error}\n`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(scratch, { recursive: true, force: true }));
