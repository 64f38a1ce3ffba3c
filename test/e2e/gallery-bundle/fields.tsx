import { useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  ErrorMessage,
  Form,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RadioGroup,
  RequiredAsterisk,
  Select,
  Text,
  TextArea,
  Textfield,
  Toggle,
  useForm,
} from '@forge/react';
import { invoke } from '@forge/bridge';

const channels = [
  { label: 'SMS', value: 'sms' },
  { label: 'WhatsApp', value: 'whatsapp' },
];
interface Draft {
  name: string;
  channel: { label: string; value: string };
  automatic: boolean;
}

export function Fields() {
  const [text, setText] = useState('');
  const { register, handleSubmit, getFieldId, formState } = useForm<Draft>();
  const save = handleSubmit((draft) => invoke('save', { ...draft }));
  return (
    <>
      <Label labelFor="message">Message</Label>
      <TextArea
        id="message"
        value={text}
        onChange={({ target: { value } }) => {
          setText(String(value));
        }}
      />
      <Text testId="count">{`${String(text.length)} characters`}</Text>
      <Button
        onClick={() => {
          setText('');
        }}
      >
        Clear
      </Button>
      <Form onSubmit={save}>
        <FormHeader title="Sender">Fields with a star are required.</FormHeader>
        <FormSection>
          <Label labelFor={getFieldId('name')}>
            Name
            <RequiredAsterisk />
          </Label>
          <Textfield {...register('name', { required: true })} />
          {formState.errors.name ? (
            <ErrorMessage>A name is needed</ErrorMessage>
          ) : (
            <HelperMessage>As customers see it</HelperMessage>
          )}
          <Label labelFor={getFieldId('channel')}>Channel</Label>
          <Select {...register('channel')} options={channels} />
          <Label labelFor={getFieldId('automatic')}>Automatic answer</Label>
          <Toggle {...register('automatic')} />
        </FormSection>
        <FormFooter>
          <Button type="submit" appearance="primary">
            Save
          </Button>
        </FormFooter>
      </Form>
      <Checkbox label="Show the whole number" />
      <CheckboxGroup name="channels" options={channels} />
      <RadioGroup
        name="language"
        options={[
          { name: 'language', label: 'Deutsch', value: 'de' },
          { name: 'language', label: 'English', value: 'en' },
        ]}
      />
    </>
  );
}
