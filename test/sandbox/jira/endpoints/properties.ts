import { z } from 'zod';
import type { Instance } from '../instance';
import { refuse } from '../refusal';
import { empty, json, parse, type Route } from '../route';

const longestValue = 32768;

const propertyKey = z.string().min(1).max(255);

/** Any JSON but nothing at all, up to 32,768 characters. */
const propertyValue = z
  .unknown()
  .refine((value) => value !== undefined && value !== null && value !== '', 'The property value must not be empty.')
  .refine(
    (value) => value === undefined || JSON.stringify(value).length <= longestValue,
    `The property value cannot be longer than ${String(longestValue)} characters.`,
  );

export const propertyEntry = z.strictObject({ key: propertyKey, value: propertyValue });

export function propertyRoutes(instance: Instance): Route[] {
  const { access, changes, siteUrl } = instance;
  const keys = '/rest/api/3/issue/{issueIdOrKey}/properties';
  const one = `${keys}/{propertyKey}`;
  const absent = (key: string) => refuse(404, `The property with key '${key}' does not exist.`);
  return [
    {
      method: 'GET',
      template: keys,
      handle(call) {
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        const self = (key: string) => `${siteUrl}/rest/api/3/issue/${issue.id}/properties/${encodeURIComponent(key)}`;
        return json(200, { keys: Object.keys(issue.properties).map((key) => ({ self: self(key), key })) });
      },
    },
    {
      method: 'GET',
      template: one,
      handle(call) {
        const key = call.param('propertyKey');
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        if (!(key in issue.properties)) throw absent(key);
        return json(200, { key, value: issue.properties[key] });
      },
    },
    {
      method: 'PUT',
      template: one,
      handle(call) {
        const key = parse(propertyKey, call.param('propertyKey'));
        const value = parse(propertyValue, call.body);
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        if (!access.may(call.actor, 'EDIT_ISSUES', issue)) {
          throw refuse(403, 'You do not have permission to edit issues in this project.');
        }
        const isNew = !(key in issue.properties);
        changes.setProperties(issue, { ...issue.properties, [key]: value });
        return empty(isNew ? 201 : 200);
      },
    },
    {
      method: 'DELETE',
      template: one,
      handle(call) {
        const key = call.param('propertyKey');
        const issue = access.issue(call.actor, call.param('issueIdOrKey'));
        if (!access.may(call.actor, 'EDIT_ISSUES', issue)) {
          throw refuse(403, 'You do not have permission to edit issues in this project.');
        }
        if (!(key in issue.properties)) throw absent(key);
        const kept = Object.entries(issue.properties).filter(([name]) => name !== key);
        changes.setProperties(issue, Object.fromEntries(kept));
        return empty(204);
      },
    },
  ];
}
