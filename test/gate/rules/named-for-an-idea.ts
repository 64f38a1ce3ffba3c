import type { Rule } from 'eslint';

const attics = /(^|[\\/])(utils?|helpers?|types?|constants?|common|misc)(?=[\\/.]|$)/i;

/** Refuses names under which everything and nothing fits. */
export const namedForAnIdea: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { attic: '"{{name}}" names no idea: name the file and its folder for what the code is about.' },
  },
  create(context) {
    const name = attics.exec(context.filename.slice(context.cwd.length))?.[2];
    if (name === undefined) return {};
    return {
      Program(node) {
        context.report({ node, messageId: 'attic', data: { name } });
      },
    };
  },
};
