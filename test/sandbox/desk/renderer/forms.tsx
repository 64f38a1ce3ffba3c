import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from '@atlaskit/form';
import { z } from 'zod';
import { content, entry, handler, text } from './entry';
import { drawn, drawnContent } from './nodes';
import { useFire, type Entry } from './surroundings';

const heading = { title: content.optional(), description: content.optional() };

const Form = entry({ onSubmit: handler }, ({ props: { onSubmit }, nodes }) => {
  const fire = useFire('Form');
  return (
    <form
      className="desk-form"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submitted.stopPropagation();
        void fire(onSubmit);
      }}
    >
      {drawn(nodes)}
    </form>
  );
});

export const forms: Readonly<Record<string, Entry>> = {
  Form,
  FormHeader: entry(heading, ({ props: { title, description }, nodes }) => (
    <FormHeader title={drawnContent(title)} description={drawnContent(description)}>
      {drawn(nodes)}
    </FormHeader>
  )),
  FormSection: entry(heading, ({ props: { title, description }, nodes }) => (
    <FormSection title={drawnContent(title)} description={drawnContent(description)}>
      {drawn(nodes)}
    </FormSection>
  )),
  FormFooter: entry({ align: z.enum(['start', 'end']).default('end') }, ({ props: { align }, nodes }) => (
    <FormFooter align={align}>{drawn(nodes)}</FormFooter>
  )),
  Label: entry({ labelFor: z.string(), id: text, testId: text }, ({ props: { labelFor, id, testId }, nodes }) => (
    <Label htmlFor={labelFor} id={id ?? `${labelFor}-label`} {...(testId === undefined ? {} : { testId })}>
      {drawn(nodes)}
    </Label>
  )),
  RequiredAsterisk: entry({}, () => <RequiredAsterisk />),
  HelperMessage: entry({ testId: text }, ({ props, nodes }) => (
    <HelperMessage {...props}>{drawn(nodes)}</HelperMessage>
  )),
  ErrorMessage: entry({ testId: text }, ({ props, nodes }) => <ErrorMessage {...props}>{drawn(nodes)}</ErrorMessage>),
  ValidMessage: entry({ testId: text }, ({ props, nodes }) => <ValidMessage {...props}>{drawn(nodes)}</ValidMessage>),
};
