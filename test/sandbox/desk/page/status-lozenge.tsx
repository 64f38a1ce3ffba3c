import Lozenge from '@atlaskit/lozenge';
import type { Status } from './jira';

const looks = { new: 'neutral', indeterminate: 'information', done: 'success', undefined: 'neutral' } as const;

export const StatusLozenge = ({ status }: { status: Status }) => (
  <Lozenge appearance={looks[status.statusCategory.key]}>{status.name}</Lozenge>
);
