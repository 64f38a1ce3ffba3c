// Runs Atlassian's validator and its offline linters on the manifest of the working directory and prints what they
// found as one line of JSON. A process of its own: they cache by class, so one manifest's results leak into the next.
const { validate, ProcessorBuilder, ValidationTypes } = require('@forge/manifest');
const { lint, getClientSideLintersOnly } = require('@forge/lint');
const { readdirSync } = require('node:fs');

const quiet = { info() {}, warn() {}, error() {}, debug() {}, trace() {} };

/** Feature flags are fetched from Atlassian; offline every flag is off, save the list of runtimes that were retired. */
const flags = new Proxy(
  {},
  {
    get: (_, name) =>
      name === 'then'
        ? undefined
        : async () => (/deprecatedruntime/i.test(String(name)) ? ['nodejs18.x', 'nodejs20.x'] : false),
  },
);

/** Compares code with scopes by API descriptions that it downloads. */
const needsNetwork = 'PermissionLinter';

async function inspect() {
  const validated = await validate(false, 'manifest.yml');
  const events = await ProcessorBuilder.instance()
    .withValidation(ValidationTypes.PRODUCT_TRIGGER)
    .build()
    .process('manifest.yml');
  const findings = [...(validated.errors ?? []), ...(events.errors ?? [])].map(({ level, line, message }) => ({
    by: 'validator',
    level,
    line,
    message,
  }));

  const manifest = validated.manifestObject?.typedContent;
  if (!manifest) return { success: false, linters: [], findings };
  const linters = (await getClientSideLintersOnly(manifest, 'development', quiet, flags)).filter(
    (linter) => linter.constructor.name !== needsNetwork,
  );
  const sources = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  const results = await lint(sources, manifest, 'development', quiet, flags, { linters });
  for (const result of results) {
    for (const level of ['error', 'warning', 'approval']) {
      for (const { message, line } of result[`${level}s`] ?? []) {
        findings.push({ by: 'linter', level, line, message });
      }
    }
  }
  return {
    success: validated.success && events.success,
    linters: linters.map((linter) => linter.constructor.name),
    findings,
  };
}

inspect().then(
  (report) => process.stdout.write(`${JSON.stringify(report)}\n`),
  (error) => {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exitCode = 1;
  },
);
