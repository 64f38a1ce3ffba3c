import { act, useState, type ReactElement } from 'react';
import ForgeReconciler, { I18nProvider } from '@forge/react';
import { z } from 'zod';
import { ErrorBoundary } from '../../static/shared/error-boundary';
import { createForgePage, type DocNode, type ForgePageOptions } from './forge-page';

const handlerSchema = z.custom<(...args: unknown[]) => unknown>(
  (value) => typeof value === 'function',
  'a handler is expected',
);

/** A node with all that is below it, itself first. */
export const nodesOf = (node: DocNode): DocNode[] => [node, ...node.children.flatMap(nodesOf)];
/** What one reads in it: its texts, and the titles of messages, which are props. */
export const wordsOf = (node: DocNode): string =>
  nodesOf(node)
    .flatMap(({ type, props }) => [type === 'String' ? props['text'] : undefined, props['title'], props['placeholder']])
    .filter((text) => typeof text === 'string')
    .join('\n');

const buttons = ['Button', 'LoadingButton'];
const fields: Readonly<Record<string, string>> = {
  TextArea: 'textarea',
  Textfield: 'text',
  Select: 'select',
  Toggle: 'checkbox',
  Checkbox: 'checkbox',
};

/** Lets promises and effects come to rest. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 12; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  });
}

/**
 * Renders a screen with the real reconciler and bridge and uses it as a person would: by what is written on it, and
 * never through a control that is disabled or read-only.
 */
export async function openScreen(screen: ReactElement, options: ForgePageOptions) {
  const page = createForgePage(options);
  let hide: () => void = () => undefined;
  const Stage = () => {
    const [shown, show] = useState(true);
    hide = () => show(false);
    return shown ? (
      <I18nProvider>
        <ErrorBoundary>{screen}</ErrorBoundary>
      </I18nProvider>
    ) : null;
  };
  await act(async () => ForgeReconciler.render(<Stage />));
  await settle();

  const all = () => nodesOf(page.document());
  const text = () => wordsOf(page.document());
  const only = (what: string, found: DocNode[]): DocNode => {
    const [first, ...others] = found;
    if (!first || others.length > 0) throw new Error(`expected one ${what}, found ${found.length}, in:\n${text()}`);
    return first;
  };
  const byTestId = (id: string) =>
    only(
      id,
      all().filter((node) => node.props['testId'] === id),
    );
  const button = (name: string) =>
    only(
      `button "${name}"`,
      all().filter((node) => buttons.includes(node.type) && wordsOf(node) === name),
    );
  const link = (name: string) =>
    only(
      `link "${name}"`,
      all().filter((node) => node.type === 'Link' && wordsOf(node) === name),
    );
  const field = (label: string) => {
    const { props } = only(
      `label "${label}"`,
      all().filter((node) => node.type === 'Label' && wordsOf(node) === label),
    );
    return only(
      `field "${label}"`,
      all().filter((node) => node.type in fields && node.props['id'] === props['labelFor']),
    );
  };
  const enabled = (node: DocNode): DocNode => {
    for (const prop of ['isDisabled', 'isReadOnly', 'isLoading']) {
      if (node.props[prop] === true) throw new Error(`${node.type} "${wordsOf(node)}" cannot be used: ${prop}`);
    }
    return node;
  };
  const handler = (node: DocNode, name: string) => handlerSchema.parse(enabled(node).props[name]);
  /** A handler may take as long as it likes; one that breaks is a defect. */
  const raise = async (node: DocNode, name: string, ...args: unknown[]) => {
    const call = handler(node, name);
    const broken: unknown[] = [];
    await act(async () => {
      void Promise.resolve(call(...args)).catch((error: unknown) => broken.push(error));
    });
    await settle();
    if (broken.length > 0) throw new Error(`${name} of ${node.type} "${wordsOf(node)}" broke`, { cause: broken[0] });
  };
  const formOf = (node: DocNode) =>
    only(
      'form around it',
      all().filter((form) => form.type === 'Form' && nodesOf(form).includes(node)),
    );
  const press = async (node: DocNode) => {
    if (node.props['type'] !== 'submit') return raise(node, 'onClick', { type: 'click', target: {} });
    enabled(node);
    return raise(formOf(node), 'onSubmit');
  };

  return {
    page,
    text,
    all,
    byTestId,
    has: (id: string) => all().some((node) => node.props['testId'] === id),
    button,
    link,
    field,
    handler,
    formOf,
    raise,
    press: (name: string) => press(button(name)),
    pressTestId: (id: string) => press(byTestId(id)),
    /** As the host does: the whole new value with each event. */
    type: (label: string, value: string) => {
      const node = field(label);
      return raise(node, 'onChange', { type: 'change', target: { value, type: fields[node.type] } });
    },
    switchTestId: (id: string, checked: boolean) =>
      raise(byTestId(id), 'onChange', { type: 'change', target: { checked, type: 'checkbox' } }),
    /** Takes the option with this text, if it can be taken. */
    choose: async (label: string, option: string) => {
      const node = field(label);
      const options = z
        .array(z.looseObject({ label: z.string(), value: z.string(), isDisabled: z.boolean().optional() }))
        .parse(node.props['options']);
      const found = options.find((candidate) => candidate.label === option);
      if (!found || found.isDisabled) throw new Error(`"${label}" offers no "${option}"`);
      await raise(node, 'onChange', found);
    },
    push: async (channel: string, payload: unknown) => {
      await act(async () => page.push(channel, payload));
      await settle();
    },
    leave: async () => {
      await act(async () => hide());
      await settle();
      if (page.unknown.length > 0) throw new Error(`unknown bridge commands: ${page.unknown.join(', ')}`);
    },
  };
}
export type Screen = Awaited<ReturnType<typeof openScreen>>;
