import type { ConversationView } from '../../src/contract/conversation-view';
import { filledReplyText } from '../../static/panel/draft/filled-reply-text';
import { Panel } from '../../static/panel/panel';
import { conversation } from '../support/conversation-views';
import { issueResolver } from '../support/panel-backend';
import { openScreen, type Screen } from '../support/panel-driver';

const FIELD = 'Message by SMS from 41799000000';
const SEND = 'Send by SMS';

let panel: Screen;
const open = async (more: Partial<ConversationView> = {}) => {
  panel = await openScreen(<Panel />, {
    resolver: issueResolver({
      view: () => ({ code: 'ok', view: conversation(more) }),
      reply: () => ({ code: 'ok', message: 'm2' }),
      draft: () => ({ code: 'ok', text: '' }),
      saveDraft: () => ({ code: 'ok' }),
    }),
  });
};
const field = () => panel.field(FIELD).props['value'];
afterEach(() => panel.leave());

describe('prepared texts', () => {
  const LABEL = 'Insert a prepared text';
  const replyTexts = [{ id: 't1', title: 'Greeting', text: 'Guten Tag {name}, zu {key}:' }];

  it('are not offered where there are none', async () => {
    await open();
    expect(panel.text()).not.toContain(LABEL);
  });

  it('fill in the name and the key, and can be changed before they are sent', async () => {
    await open({ replyTexts, customer: { name: 'Ana', address: '385 **** *****', changeable: false } });
    await panel.choose(LABEL, 'Greeting');
    expect(field()).toBe('Guten Tag Ana, zu OMN-7:');
    await panel.type(FIELD, 'Guten Tag Ana');
    await panel.press(SEND);
    expect(panel.page.invoked.find(({ functionKey }) => functionKey === 'reply')?.payload).toMatchObject({
      text: 'Guten Tag Ana',
    });
  });

  it('come after what stands in the field, and as often as wanted', async () => {
    await open({ replyTexts });
    await panel.type(FIELD, 'Hallo!');
    await panel.choose(LABEL, 'Greeting');
    await panel.choose(LABEL, 'Greeting');
    expect(field()).toBe('Hallo!\nGuten Tag, zu OMN-7:\nGuten Tag, zu OMN-7:');
    expect(panel.field(LABEL).props['value']).toBeNull();
  });

  it('leave a key that is not known yet to be seen', () => {
    expect(filledReplyText('{name}: {key} {other}', { name: 'Ana $&', key: undefined })).toBe('Ana $&: {key} {other}');
  });
});
