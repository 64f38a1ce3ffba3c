import path from 'node:path';
import type { Rule } from 'eslint';
import type { Area, House } from './layers';

/** Refuses imports against the direction of the house, and says what to do instead. */
export function importDirection(house: House): Rule.RuleModule {
  return {
    meta: { type: 'problem', schema: [], messages },
    create(context) {
      const file = projectPath(context.cwd, context.filename);
      const area = house.areaOf(file);
      if (area === undefined) {
        if (!file.startsWith('src/')) return {};
        return {
          Program(node) {
            context.report({ node, messageId: 'homeless' });
          },
        };
      }
      const check = (node: Rule.Node, source: unknown): void => {
        if (typeof source !== 'string') return;
        const typesAlone = 'importKind' in node && node.importKind === 'type';
        const refused = source.startsWith('.')
          ? byDirection(file, area, source, typesAlone)
          : byPackage(file, area, source);
        if (refused) context.report({ node, ...refused });
      };
      return {
        ImportDeclaration: (node) => {
          check(node, node.source.value);
        },
        ExportAllDeclaration: (node) => {
          check(node, node.source.value);
        },
        ExportNamedDeclaration: (node) => {
          check(node, node.source?.value);
        },
        ImportExpression: (node) => {
          check(node, node.source.type === 'Literal' ? node.source.value : undefined);
        },
      };
    },
  };

  function byDirection(file: string, area: Area, source: string, typesAlone: boolean): Refusal | undefined {
    const target = path.posix.join(path.posix.dirname(file), source);
    const to = house.areaOf(target);
    if (to === undefined) return { messageId: 'outside', data: { from: area, to: target } };
    const { areas, typesOf = [], instead } = house.layers[area];
    if (areas.includes(to) || (typesAlone && typesOf.includes(to))) return undefined;
    if (typesOf.includes(to)) return { messageId: 'types', data: { from: area, to } };
    return { messageId: 'area', data: { from: area, to, allowed: areas.join(', '), instead } };
  }

  function byPackage(file: string, area: Area, source: string): Refusal | undefined {
    const homes = house.solitary[source];
    if (homes !== undefined) {
      return homes.includes(file) ? undefined : { messageId: 'solitary', data: { home: homes.join(', '), to: source } };
    }
    const { packages, instead } = house.layers[area];
    const fits = (name: string): boolean => source === name || (/[/:]$/.test(name) && source.startsWith(name));
    return packages.some(fits) ? undefined : { messageId: 'package', data: { from: area, to: source, instead } };
  }
}

const messages = {
  area: '{{from}} may not import {{to}} ({{allowed}} only). {{instead}}',
  types: '{{from}} may only import types of {{to}}: write `import type`.',
  outside: '{{from}} may not import {{to}}, which is no part of the app.',
  package: '{{from}} may not import the package {{to}}. {{instead}}',
  solitary: 'Only {{home}} imports {{to}}: ask that file.',
  homeless: 'src holds domain, app, contract, adapters, entry, wiring.ts and index.ts: move this file into one.',
};

interface Refusal {
  messageId: keyof typeof messages;
  data: Record<string, string>;
}

function projectPath(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
