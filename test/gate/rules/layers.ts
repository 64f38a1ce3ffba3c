/** The house by folders: who may import whom. Imports point inward, and the outside is handed in. */

export type Area = 'domain' | 'app' | 'ports' | 'contract' | 'adapters' | 'entry' | 'wiring' | 'index' | 'static';

export interface Layer {
  /** Areas of the project that it may import. */
  areas: readonly Area[];
  /** Areas of which it may know the types, but run nothing (docs/decisions/0006). */
  typesOf?: readonly Area[];
  /** Packages that it may import; a name that ends in a slash or colon stands for all that begin so. */
  packages: readonly string[];
  /** What to do instead, for a reader who has just been refused. */
  instead: string;
}

const layers: Record<Area, Layer> = {
  domain: {
    areas: ['domain'],
    packages: [],
    instead: 'Rules are plain functions: take the value as an argument, and let the use case in src/app fetch it.',
  },
  app: {
    areas: ['app', 'ports', 'domain'],
    typesOf: ['contract'],
    packages: [],
    instead: 'Say in src/app/ports what the use case needs; an adapter provides it and src/wiring.ts hands it in.',
  },
  ports: {
    areas: ['app', 'ports', 'domain'],
    typesOf: ['contract'],
    packages: [],
    instead: 'Ports describe the outside in our own words; the vendor belongs into src/adapters.',
  },
  contract: {
    areas: ['contract', 'domain'],
    packages: ['zod'],
    instead: 'The contract is what static and entry agree on: zod inputs, views, and pure rules of src/domain.',
  },
  adapters: {
    areas: ['adapters', 'ports', 'domain'],
    typesOf: ['contract'],
    packages: ['zod', '@forge/', 'node:'],
    instead: 'Adapters implement src/app/ports in the words of src/domain; who calls them is not their business.',
  },
  entry: {
    areas: ['entry', 'contract', 'app', 'ports', 'domain'],
    packages: ['zod', '@forge/', 'node:'],
    instead: 'An entry is given its use cases and ports; src/wiring.ts builds them from the adapters.',
  },
  wiring: {
    areas: ['domain', 'app', 'ports', 'contract', 'adapters', 'entry', 'wiring'],
    packages: ['@forge/', 'node:'],
    instead: 'Wiring joins parts; what a part does belongs into its own folder.',
  },
  index: {
    areas: ['wiring', 'entry'],
    packages: ['@forge/resolver', '@forge/events'],
    instead: 'src/index.ts exports exactly the handlers that manifest.yml names; they are built in src/wiring.ts.',
  },
  static: {
    areas: ['static', 'contract'],
    packages: ['react', '@forge/react', '@forge/bridge'],
    instead: 'The front end knows src/contract only: put what both sides need there.',
  },
};

/** Packages that few files may import, so that what they do is tamed in one place. */
const solitary: Record<string, string[]> = {
  '@infobip-api/sdk': ['src/adapters/infobip/sdk.ts'],
  'libphonenumber-js': ['src/domain/address.ts', 'src/domain/typed-number.ts'],
  'libphonenumber-js/mobile/examples': ['src/domain/typed-number.ts'],
};

const places: readonly (readonly [RegExp, Area])[] = [
  [/^src\/app\/ports(\/|\.ts$|$)/, 'ports'],
  [/^src\/app\//, 'app'],
  [/^src\/domain\//, 'domain'],
  [/^src\/contract\//, 'contract'],
  [/^src\/adapters\//, 'adapters'],
  [/^src\/entry\//, 'entry'],
  [/^src\/wiring(\.ts)?$/, 'wiring'],
  [/^src\/index(\.ts)?$/, 'index'],
  [/^static\//, 'static'],
];

/** The area of a file or of an extension-less import, by its path from the project's folder; tests have none. */
function areaOf(file: string): Area | undefined {
  return places.find(([place]) => place.test(file))?.[1];
}

export const house = { layers, solitary, areaOf };
export type House = typeof house;
