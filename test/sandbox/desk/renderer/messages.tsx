import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import { z } from 'zod';
import { entry, element, event, text } from './entry';
import { drawn, drawnContent } from './nodes';
import { useFire, useSurroundings, type Entry } from './surroundings';

const Message = entry(
  {
    appearance: z.enum(['information', 'warning', 'error', 'success', 'discovery']).optional(),
    title: text,
    actions: z.union([element, z.array(element)]).optional(),
    testId: text,
  },
  ({ props: { actions, title, ...props }, nodes }) => {
    const all = actions === undefined ? [] : Array.isArray(actions) ? actions : [actions];
    const drawnActions = all.map((action, index) => <span key={index}>{drawnContent(action)}</span>);
    return (
      <SectionMessage
        {...props}
        {...(title === undefined ? {} : { title })}
        {...(drawnActions.length === 0 ? {} : { actions: drawnActions })}
      >
        {drawn(nodes)}
      </SectionMessage>
    );
  },
);

const MessageAction = entry(
  { href: text, onClick: event, testId: text },
  ({ props: { href, onClick, ...props }, nodes }) => {
    const { navigate } = useSurroundings();
    const fire = useFire('SectionMessageAction');
    return (
      <SectionMessageAction
        {...props}
        {...(href === undefined ? {} : { href })}
        onClick={(pressed) => {
          pressed.preventDefault();
          void fire(onClick);
          if (href !== undefined) navigate({ url: href, type: 'same-tab' });
        }}
      >
        {drawn(nodes)}
      </SectionMessageAction>
    );
  },
);

export const messages: Readonly<Record<string, Entry>> = {
  SectionMessage: Message,
  SectionMessageAction: MessageAction,
};
