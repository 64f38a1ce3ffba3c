import { useEffect, useState } from 'react';
import Avatar from '@atlaskit/avatar';
import { z } from 'zod';
import { entry, flag, text } from './entry';
import { drawn } from './nodes';
import { useSurroundings, type Entry } from './surroundings';

const User = entry({ accountId: z.string(), hideDisplayName: flag }, ({ props: { accountId, hideDisplayName } }) => {
  const { nameOf, report } = useSurroundings();
  const [name, setName] = useState('');
  useEffect(() => {
    nameOf(accountId).then(setName, () => {
      report({ title: `There is no user ${accountId}` });
    });
  }, [accountId, nameOf, report]);
  return (
    <span className="desk-user">
      <Avatar size="xsmall" name={name} />
      {hideDisplayName === true ? null : <span>{name}</span>}
    </span>
  );
});

/** Real pixel sizes of the named ones are not known. */
const widths = { xsmall: 32, small: 64, medium: 160, large: 320, xlarge: 640 };
const measure = z.union([z.string(), z.number()]).optional();
const Image = entry(
  {
    src: z.string(),
    alt: text,
    size: z.enum(['xsmall', 'small', 'medium', 'large', 'xlarge']).optional(),
    height: measure,
    width: measure,
  },
  ({ props: { src, alt, size, height, width } }) => {
    const { frameAddress } = useSurroundings();
    const wide = width ?? (size === undefined ? undefined : widths[size]);
    return (
      <img src={new URL(src, frameAddress).href} alt={alt ?? ''} height={height} width={wide} className="desk-image" />
    );
  },
);

export const people: Readonly<Record<string, Entry>> = {
  User,
  UserGroup: entry({}, ({ nodes }) => <span className="desk-users">{drawn(nodes)}</span>),
  Image,
};
