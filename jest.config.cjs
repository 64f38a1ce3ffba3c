/** The projects are the layers of tests; each takes the folders of `test` that it names. */
const project = (displayName, folders, more = {}) => ({
  displayName,
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/src', '<rootDir>/static'],
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  transform: { '\\.tsx?$': '<rootDir>/test/support/jest-transform.cjs' },
  moduleNameMapper: { '^node:sqlite$': '<rootDir>/test/support/sqlite.cjs' },
  ...more,
});

module.exports = {
  maxWorkers: 2,
  projects: [
    project('domain', ['domain']),
    project('app', ['app']),
    project('entry', ['entry']),
    project('adapters', ['adapters']),
    project('static', ['static'], { setupFiles: ['<rootDir>/test/support/bridge.ts'] }),
    project('manifest', ['manifest', 'gate']),
    project('contracts', ['contracts']),
    project('sandbox', ['sandbox', 'simulation']),
    project('e2e', ['e2e'], { setupFilesAfterEnv: ['<rootDir>/test/support/patience.ts'] }),
  ],
};
