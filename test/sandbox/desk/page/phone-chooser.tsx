import { useState } from 'react';
import Avatar from '@atlaskit/avatar';
import Button from '@atlaskit/button/new';
import Popup from '@atlaskit/popup';
import Textfield from '@atlaskit/textfield';
import { iconNamed } from '../renderer/icons';
import { phonesAnswerSchema } from '../wire';
import { useDesk } from './desk-context';
import { useLoaded } from './loaded';

const ChevronDown = iconNamed('chevron-down');

/** Whose phone it is; opens the list of all phones, and takes a new number. */
export function PhoneChooser({ number, onChoose }: { number: string; onChoose: (number: string) => void }) {
  const { words } = useDesk();
  const [open, setOpen] = useState(false);
  const choose = (chosen: string) => {
    setOpen(false);
    onChoose(chosen);
  };
  return (
    <Popup
      isOpen={open}
      onClose={() => {
        setOpen(false);
      }}
      placement="bottom"
      role="dialog"
      label={words.chooseNumber}
      trigger={({ ref }) => (
        <button
          ref={ref}
          type="button"
          className="phone-owner"
          aria-label={`${words.chooseNumber}: +${number}`}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Avatar size="medium" name={number} />
          <span>
            +{number} <ChevronDown label="" size="small" />
          </span>
        </button>
      )}
      content={() => <PhoneList current={number} onChoose={choose} />}
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
