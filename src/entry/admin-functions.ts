import { z } from 'zod';
import type { AdminCaller, AdminPorts } from '../app/ports/configuration';
import { adminView } from '../app/admin/admin-view';
import {
  renewSecret,
  saveConnection,
  saveReplying,
  saveSender,
  saveTarget,
  saveTexts,
} from '../app/admin/save-settings';
import { adminInputs, type AdminAnswers, type AdminInputs } from '../contract/admin';
import type { CommonRefusal } from '../contract/refusal';
import { guarded, isLicensed, type Call } from './guarded';

const adminContext = z.object({
  accountId: z.string().min(1),
  accountType: z.string().optional(),
  environmentId: z.string().default(''),
});

type Handlers = { [F in keyof AdminInputs]: (call: Call) => Promise<AdminAnswers[F] | CommonRefusal> };

/** Every function of the configuration page. Jira is asked at each call whether the person administers it. */
export function adminFunctions(ports: () => AdminPorts): Handlers {
  const guard = guarded(ports, callerOf);
  const asAdmin = <Input, Answer>(
    schema: z.ZodType<Input>,
    run: (ports: AdminPorts, input: Input, caller: AdminCaller) => Promise<Answer>,
  ) =>
    guard(schema, async (caller, input): Promise<Answer | CommonRefusal> => {
      if (!(await ports().personAdministers())) return { code: 'no-permission', missing: ['ADMINISTER'] };
      return run(ports(), input, caller);
    });
  return {
    load: asAdmin(adminInputs.load, async (p) => ({ code: 'ok' as const, view: await adminView(p) })),
    saveConnection: asAdmin(adminInputs.saveConnection, saveConnection),
    saveSender: asAdmin(adminInputs.saveSender, saveSender),
    saveTarget: asAdmin(adminInputs.saveTarget, saveTarget),
    saveTexts: asAdmin(adminInputs.saveTexts, saveTexts),
    saveReplying: asAdmin(adminInputs.saveReplying, saveReplying),
    renewSecret: asAdmin(adminInputs.renewSecret, renewSecret),
    projects: asAdmin(adminInputs.projects, async (p) => ({
      code: 'ok' as const,
      projects: await p.requestSetup.projects(),
    })),
    requestTypes: asAdmin(adminInputs.requestTypes, async (p, { serviceDeskId }) => {
      const requestTypes = await p.requestSetup.requestTypes(serviceDeskId);
      return requestTypes === undefined
        ? { code: 'project-not-found' as const }
        : { code: 'ok' as const, requestTypes };
    }),
    pinPanel: asAdmin(adminInputs.pinPanel, async (p, { projectId }, { environmentId }) => {
      const pinned = await p.requestSetup.pinPanel(projectId, environmentId);
      return pinned ? { code: 'ok' as const } : { code: 'pin-refused' as const };
    }),
  };
}

function callerOf(context: unknown): AdminCaller | undefined {
  const read = adminContext.safeParse(context);
  if (!read.success || !isLicensed(read.data.accountType)) return undefined;
  return { accountId: read.data.accountId, environmentId: read.data.environmentId };
}
