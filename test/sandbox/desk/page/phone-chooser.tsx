import { useState } from 'react';
import Avatar from '@atlaskit/avatar';
import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { iconNamed } from '../renderer/icons';
import { phonesAnswerSchema } from '../wire';
import { useDesk } from './desk-context';
import { Dropdown } from './dropdown';
import { useLoaded } from './loaded';

const ChevronDown = iconNamed('chevron-down');

/** Whose phone it is; opens the list of all phones, and takes a new number. */
export function PhoneChooser({ number, onChoose }: { number: string; onChoose: (number: string) => void }) {
  const { words } = useDesk();
  return (
    <Dropdown
      placement="bottom"
      label={words.chooseNumber}
      trigger={({ ref, toggle }) => (
        <button
          ref={ref}
          type="button"
          className="phone-owner"
          aria-label={`${words.chooseNumber}: +${number}`}
          onClick={toggle}
        >
          <Avatar size="medium" name={number} />
          <span>
            +{number} <ChevronDown label="" size="small" />
          </span>
        </button>
      )}
      content={(close) => (
        <PhoneList
          current={number}
          onChoose={(chosen) => {
            close();
            onChoose(chosen);
          }}
        />
      )}
    />
  );
}

function PhoneList({ current, onChoose }: { current: string; onChoose: (number: string) => void }) {
  const { api, words } = useDesk();
  const [typed, setTyped] = useState('');
  const { loaded } = useLoaded(
    'phones',
    () => api.get(phonesAnswerSchema, '/desk/phones'),
    ({ type }) => type === 'phone-changed',
  );
  const phones = loaded.state === 'ready' ? loaded.value.phones : [];
  const digits = typed.replace(/\D/g, '');
  return (
    <div className="phone-list">
      <ul className="menu">
        {phones.map(({ number, name, lastText }) => (
          <li key={number}>
            <button
              type="button"
              aria-current={number === current ? 'true' : undefined}
              onClick={() => {
                onChoose(number);
              }}
            >
              <span className="phone-entry">
                <strong>{name ?? `+${number}`}</strong>
                <small>{lastText}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (digits !== '') onChoose(digits);
        }}
      >
        <Textfield
          isCompact
          aria-label={words.newNumber}
          placeholder="+385 98 765 4321"
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value);
          }}
        />
        <Button type="submit" spacing="compact" isDisabled={digits === ''}>
          {words.open}
        </Button>
      </form>
    </div>
  );
}
