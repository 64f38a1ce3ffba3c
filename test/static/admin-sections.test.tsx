import type { AdminAnswers, AdminInputs } from '../../src/contract/admin';
import { openAdminPage } from '../support/admin-screen';
import { adminView, emptyAdminView, projects } from '../support/admin-views';
import { settle, wordsOf, type Screen } from '../support/panel-driver';

let page: Screen;
const open = async (...given: Parameters<typeof openAdminPage>) => {
  page = await openAdminPage(...given);
};
const said = (testId: string) => wordsOf(page.byTestId(testId));
afterEach(() => page.leave());

describe('saving', () => {
  it('overwrites nothing when somebody else saved first, and shows what is stored now', async () => {
    const asked: AdminInputs['saveSender'][] = [];
    const theirs = adminView({ version: 8, sender: { channel: 'sms', sender: '41790000001' } });
    await open({
      saveSender: (input) => {
        asked.push(input);
        return asked.length === 1 ? { code: 'changed-meanwhile', view: theirs } : { code: 'ok', view: theirs };
      },
    });
    await page.type('SMS sender', '41790000002');
    await page.press('Save sender');
    expect(said('conflict')).toContain('Stored now: SMS sender 41790000001.');
    expect(page.field('SMS sender').props['value']).toBe('41790000002');
    await page.press('Save sender');
    expect(asked.map(({ version }) => version)).toEqual([7, 8]);
  });

  it('takes along what was typed last although the page has not drawn it yet', async () => {
    const asked: AdminInputs['saveSender'][] = [];
    await open({
      saveSender: (input) => {
        asked.push(input);
        return { code: 'ok', view: adminView({ version: 8 }) };
      },
    });
    const submitted = page.handler(page.formOf(page.button('Save sender')), 'onSubmit');
    await page.type('SMS sender', '41790000002');
    submitted();
    await settle();
    expect(asked).toMatchObject([{ sender: '41790000002' }]);
  });

  it('gives up what was typed for what is stored now', async () => {
    const theirs = adminView({ version: 8, sender: { channel: 'sms', sender: '41790000001' } });
    await open({ saveSender: () => ({ code: 'changed-meanwhile', view: theirs }) });
    await page.type('SMS sender', '41790000002');
    await page.press('Save sender');
    await page.press('Use what is stored now');
    expect(page.field('SMS sender').props['value']).toBe('41790000001');
  });

  it('keeps what was typed in other sections', async () => {
    await open({ saveSender: () => ({ code: 'ok', view: adminView({ version: 8 }) }) });
    await page.type('Base URL', 'half');
    await page.press('Save sender');
    expect(page.field('Base URL').props['value']).toBe('half');
  });

  it('goes one at a time, since each moves the version on', async () => {
    await open({ saveSender: () => new Promise(() => undefined) });
    await page.press('Save sender');
    expect(page.button('Save sender').props['isLoading']).toBe(true);
    expect(page.button('Save texts').props['isDisabled']).toBe(true);
  });

  it('refuses a sender beside its field', async () => {
    await open({ saveSender: () => ({ code: 'sender-invalid' }) });
    await page.type('SMS sender', 'no sender at all');
    await page.press('Save sender');
    expect(said('error-sender')).toContain('neither a number');
    expect(page.field('SMS sender').props['isInvalid']).toBe(true);
  });
});

describe('requests', () => {
  it('are chosen by project and type, and the save says which', async () => {
    const asked: AdminInputs['saveTarget'][] = [];
    await open(
      {
        saveTarget: (input) => {
          asked.push(input);
          return { code: 'ok', view: adminView() };
        },
      },
      emptyAdminView,
    );
    expect(page.button('Save project and request type').props['isDisabled']).toBe(true);
    await page.choose('Service project', 'Support (SUP)');
    await page.choose('Request type', 'Question');
    await page.press('Save project and request type');
    expect(asked).toEqual([{ version: 0, serviceDeskId: '1', requestTypeId: '11' }]);
    expect(said('saved')).toBe('Saved: new requests open in Support (SUP) as “Question”.');
  });

  it('explain why a type cannot be used, and do not offer it', async () => {
    await open();
    expect(said('unusable-types')).toContain('Laptop: Required fields that OmniChat cannot fill: Model, Cost centre');
    expect(said('unusable-types')).toContain('Secret: OmniChat may not create requests');
    await expect(page.choose('Request type', 'Laptop (cannot be used)')).rejects.toThrow('offers no');
  });

  it('forget the type when another project is chosen', async () => {
    await open();
    await page.choose('Service project', 'People (HR)');
    expect(page.field('Request type').props['value']).toBeNull();
    expect(page.button('Save project and request type').props['isDisabled']).toBe(true);
  });

  it.each<[AdminAnswers['saveTarget'], string]>([
    [{ code: 'target-not-found' }, 'no longer exists'],
    [{ code: 'target-not-usable', problem: { code: 'required-fields', fields: ['Model'] } }, 'Model'],
    [{ code: 'target-not-usable', problem: { code: 'no-description' } }, 'no description field'],
  ])('%j is said beside the type', async (refusal, words) => {
    await open({ saveTarget: () => refusal });
    await page.press('Save project and request type');
    expect(said('error-requestTypeId')).toContain(words);
  });

  it('say so when Jira cannot be read, and read again', async () => {
    let broken = true;
    await open({ projects: () => (broken ? { code: 'unavailable', reference: 'r-3' } : { code: 'ok', projects }) });
    expect(page.text()).toContain('r-3');
    broken = false;
    await page.press('Read again from Jira');
    expect(page.text()).not.toContain('r-3');
  });
});

describe('texts', () => {
  it('are saved together, with the meter of the auto-reply', async () => {
    const asked: AdminInputs['saveTexts'][] = [];
    await open({
      saveTexts: (input) => {
        asked.push(input);
        return { code: 'ok', view: adminView() };
      },
    });
    await page.type('Automatic reply to the first message', 'Danke – bis bald');
    expect(page.text()).toContain('Unicode (UCS-2) · 16 characters');
    await page.press('Replace 1 character');
    await page.choose('Language of texts in requests', 'English');
    await page.switchTestId('show-full-number', true);
    await page.press('Save texts');
    expect(asked).toEqual([{ version: 7, autoReply: 'Danke - bis bald', language: 'en', showFullNumber: true }]);
    expect(said('saved')).toBe('Saved: automatic reply “Danke - bis bald”; language: English; full number.');
  });

  it('that are too long are refused, before and after', async () => {
    await open({ saveTexts: () => ({ code: 'auto-reply-too-long', parts: 26 }) });
    await page.press('Save texts');
    expect(said('error-autoReply')).toContain('26 SMS parts');
    await page.type('Automatic reply to the first message', 'a'.repeat(153 * 25 + 1));
    expect(page.button('Save texts').props['isDisabled']).toBe(true);
  });
});

describe('the webhook', () => {
  it('shows its address in a field to copy from', async () => {
    await open();
    expect(page.field('Webhook address').props).toMatchObject({ isReadOnly: true, value: adminView().webhook.address });
  });

  it('makes the first secret at once and shows it with what to do', async () => {
    await open({ renewSecret: () => ({ code: 'ok', view: adminView(), secret: 's3cret' }) }, emptyAdminView);
    await page.press('Make secret');
    expect(page.byTestId('webhook-secret').props).toMatchObject({ value: 's3cret', isReadOnly: true });
    expect(said('secret')).toContain('x-omnichat-secret');
  });

  it('renews one only after a confirmation', async () => {
    let renewed = 0;
    await open({
      renewSecret: () => {
        renewed += 1;
        return { code: 'ok', view: adminView(), secret: `s${renewed}` };
      },
    });
    await page.press('Renew secret');
    expect(said('confirm-renew')).toContain('stays valid for 24 hours');
    await page.press('Keep the present secret');
    expect(renewed).toBe(0);
    await page.press('Renew secret');
    await page.press('Renew now');
    expect(renewed).toBe(1);
    expect(page.byTestId('webhook-secret').props['value']).toBe('s1');
  });

  it('shows no secret when somebody else changed the configuration', async () => {
    await open({ renewSecret: () => ({ code: 'changed-meanwhile', view: adminView({ version: 8 }) }) });
    await page.press('Renew secret');
    await page.press('Renew now');
    expect(page.has('conflict')).toBe(true);
    expect(page.has('secret')).toBe(false);
  });
});

describe('the panel on requests', () => {
  it('is shown on all requests of the project', async () => {
    const asked: AdminInputs['pinPanel'][] = [];
    await open({
      pinPanel: (input) => {
        asked.push(input);
        return { code: 'ok' };
      },
    });
    await page.press('Show on all requests of Support');
    expect(asked).toEqual([{ projectId: '10001' }]);
    expect(page.has('pinned')).toBe(true);
  });

  it('can be shown by hand when Jira refuses', async () => {
    await open({ pinPanel: () => ({ code: 'pin-refused' }) });
    await page.press('Show on all requests of Support');
    expect(said('pin-refused')).toContain('Jira refused');
    expect(said('pin-refused')).toContain('Show for all work items');
  });
});
