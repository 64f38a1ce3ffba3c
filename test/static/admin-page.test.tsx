import type { AdminAnswers, AdminInputs, Alarm } from '../../src/contract/admin';
import { openAdminPage } from '../support/admin-screen';
import { adminView, emptyAdminView } from '../support/admin-views';
import { wordsOf, type Screen } from '../support/panel-driver';

let page: Screen;
const open = async (...given: Parameters<typeof openAdminPage>) => {
  page = await openAdminPage(...given);
};
const said = (testId: string) => wordsOf(page.byTestId(testId));
afterEach(() => page.leave());

describe('the page', () => {
  it('leads a newcomer from nothing to the first message', async () => {
    await open({}, emptyAdminView);
    const headings = page.all().flatMap((node) => (node.type === 'Heading' ? [wordsOf(node)] : []));
    expect(headings).toEqual([
      '1. Connection to Infobip',
      '2. Sender',
      '3. Requests',
      '4. Texts',
      '5. Receiving messages',
      '6. Panel on requests',
      '7. Replying',
      'Prepared texts',
    ]);
    expect(page.text()).toContain('No API key is stored yet.');
    expect(page.text()).toContain('There is no secret yet');
    expect(page.text()).toContain('First store a project');
  });

  it('says what people lack who do not administer Jira', async () => {
    await open({ load: () => ({ code: 'no-permission', missing: ['ADMINISTER'] }) });
    expect(said('no-permission')).toContain('Administer Jira');
  });

  it('tells failure from an empty configuration and loads again', async () => {
    let broken = true;
    await open({
      load: () => (broken ? { code: 'unavailable', reference: 'r-1' } : { code: 'ok', view: adminView() }),
    });
    expect(said('failed')).toContain('r-1');
    broken = false;
    await page.press('Try again');
    expect(page.field('SMS sender').props['value']).toBe('41799000000');
  });

  it('speaks German', async () => {
    await open({}, adminView(), 'de-DE');
    expect(page.button('Verbindung prüfen und speichern')).toBeDefined();
    expect(page.text()).not.toMatch(/admin\.\w+/);
  });

  it('has buttons of distinct names and a label for every field', async () => {
    await open();
    const names = page.all().flatMap((node) => (node.type.endsWith('Button') ? [wordsOf(node)] : []));
    expect(new Set(names).size).toBe(names.length);
    const labelled = page.all().flatMap(({ type, props }) => (type === 'Label' ? [props['labelFor']] : []));
    const fields = page.all().filter(({ type }) => ['Textfield', 'TextArea', 'Select'].includes(type));
    expect(fields.every(({ props }) => labelled.includes(props['id']))).toBe(true);
  });

  it.each<[Alarm, string]>([
    [{ code: 'unassigned-messages', count: 3, lines: ['41800'], since: '2026-11-24T09:00:00.000Z' }, '41800'],
    [{ code: 'quarantined-items', count: 1, since: '2026-11-24T09:00:00.000Z' }, '1 delivery'],
    [
      { code: 'requests-cannot-be-opened', reason: 'field-required', since: '2026-11-24T09:00:00.000Z' },
      'required field',
    ],
    [{ code: 'sending-refused', since: '2026-11-24T09:00:00.000Z' }, 'Check the API key'],
  ])('raises the alarm %j on top', async (alarm, words) => {
    await open({}, adminView({ alarms: [alarm] }));
    expect(said(`alarm-${alarm.code}`)).toContain(words);
    expect(said(`alarm-${alarm.code}`)).toContain('Since Nov 24, 2026');
    expect(page.text().indexOf(words)).toBeLessThan(page.text().indexOf('1. Connection'));
  });
});

describe('the connection', () => {
  const saving = (answer: AdminAnswers['saveConnection']) => {
    const asked: AdminInputs['saveConnection'][] = [];
    const saveConnection = (input: AdminInputs['saveConnection']) => {
      asked.push(input);
      return answer;
    };
    return { asked, saveConnection };
  };

  it('sends the key once, forgets it, and never shows the stored one', async () => {
    const { asked, saveConnection } = saving({ code: 'ok', view: adminView({ version: 8 }) });
    await open({ saveConnection });
    expect(page.field('API key').props['type']).toBe('password');
    expect(page.field('API key').props['value']).toBe('');
    await page.type('API key', 'k-secret');
    await page.press('Test and save connection');
    expect(asked).toEqual([{ version: 7, baseUrl: 'https://abc.api.infobip.com', apiKey: 'k-secret' }]);
    expect(said('saved')).toContain('and the new API key');
    expect(page.field('API key').props['value']).toBe('');
    expect(page.text()).not.toContain('k-secret');
  });

  it('keeps the stored key when the field is empty, and says so', async () => {
    const { asked, saveConnection } = saving({ code: 'ok', view: adminView() });
    await open({ saveConnection });
    await page.type('Base URL', 'https://new.api.infobip.com');
    await page.press('Test and save connection');
    expect(asked).toEqual([{ version: 7, baseUrl: 'https://new.api.infobip.com' }]);
    expect(said('saved')).toContain('The API key is unchanged');
  });

  it.each<[AdminAnswers['saveConnection'], string, string]>([
    [{ code: 'base-url-not-infobip' }, 'error-baseUrl', 'not an Infobip address'],
    [{ code: 'api-key-missing' }, 'error-apiKey', 'Enter the API key'],
    [{ code: 'api-key-refused' }, 'error-apiKey', 'Infobip refused this API key'],
    [{ code: 'scope-missing', scope: 'sms:message:send' }, 'error-apiKey', 'sms:message:send'],
    [{ code: 'malformed', fields: ['baseUrl'] }, 'error-baseUrl', 'too long or not of the right form'],
    [{ code: 'provider-unreachable' }, 'refused', 'could not be reached'],
    [{ code: 'provider-problem', status: 502 }, 'refused', 'status 502'],
    [{ code: 'unavailable', reference: 'r-2' }, 'refused', 'r-2'],
    [{ code: 'no-permission', missing: ['ADMINISTER'] }, 'refused', 'Administer Jira'],
  ])('%j stands beside its field, and what was typed stays', async (refusal, place, words) => {
    const { saveConnection } = saving(refusal);
    await open({ saveConnection });
    await page.type('Base URL', 'https://new.example');
    await page.type('API key', 'k');
    await page.press('Test and save connection');
    expect(said(place)).toContain(words);
    expect(page.field('Base URL').props['value']).toBe('https://new.example');
    expect(page.field('API key').props['value']).toBe('k');
  });

  it('says that nothing was reached when the call breaks', async () => {
    await open();
    await page.press('Test and save connection');
    expect(said('refused')).toContain('OmniChat cannot be reached');
  });
});
