import { missingForPerson, missingInProject, personAdministers } from '../../../src/adapters/jira/permissions';
import type { Permission } from '../../../src/domain/permission';
import { aJiraThatAnswers, bodyOf, jsonAnswer } from '../../support/a-jira-that-answers';

const wanted: Permission[] = ['BROWSE_PROJECTS', 'EDIT_ISSUES'];
const granted = (projectPermissions: object[], globalPermissions: string[] = []) =>
  jsonAnswer(200, { projectPermissions, globalPermissions });

describe('what a person lacks, on each request', () => {
  it('is what Jira does not grant on that very one', async () => {
    const asked = aJiraThatAnswers(() =>
      granted([
        { permission: 'BROWSE_PROJECTS', issues: [1001, 1002], projects: [] },
        { permission: 'EDIT_ISSUES', issues: [1001] },
      ]),
    );
    expect(await missingForPerson(['1001', '1002', '1003'], wanted)).toEqual(
      new Map<string, Permission[]>([
        ['1001', []],
        ['1002', ['EDIT_ISSUES']],
        ['1003', wanted],
      ]),
    );
    expect(asked).toMatchObject([{ path: '/rest/api/3/permissions/check', meta: { provider: 'user' } }]);
    expect(bodyOf(asked[0])).toEqual({ projectPermissions: [{ permissions: wanted, issues: [1001, 1002, 1003] }] });
  });

  it.each([401, 403, 404])('is everything where Jira refuses the question: %i', async (status) => {
    aJiraThatAnswers(() => ({ status }));
    expect(await missingForPerson(['1001'], wanted)).toEqual(new Map([['1001', wanted]]));
    expect(await missingInProject('10000', wanted)).toEqual(wanted);
    expect(await personAdministers()).toBe(false);
  });

  it('is never nothing because Jira fails', async () => {
    aJiraThatAnswers(() => ({ failure: 'timeout' }));
    await expect(missingForPerson(['1001'], wanted)).rejects.toMatchObject({ code: 'NO_ANSWER' });
  });
});

it('in a project it is what Jira does not grant in that very one', async () => {
  const asked = aJiraThatAnswers(() =>
    granted([
      { permission: 'BROWSE_PROJECTS', projects: [10000], issues: [] },
      { permission: 'EDIT_ISSUES', projects: [10001] },
    ]),
  );
  expect(await missingInProject('10000', wanted)).toEqual(['EDIT_ISSUES']);
  expect(bodyOf(asked[0])).toEqual({ projectPermissions: [{ permissions: wanted, projects: [10000] }] });
});

it.each([
  [['ADMINISTER'], true],
  [[], false],
])('whoever is granted %j globally administers: %s', async (global, administers) => {
  aJiraThatAnswers(() => granted([], global));
  expect(await personAdministers()).toBe(administers);
});
