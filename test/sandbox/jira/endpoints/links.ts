import { z } from 'zod';
import { adfDocument } from '../adf';
import type { Instance } from '../instance';
import type { Issue } from '../issue';
import { linkTypes } from '../project';
import { refuse } from '../refusal';
import { empty, json, parse, type Call, type Route } from '../route';

const named = (value: { id?: unknown; key?: unknown; name?: unknown }) =>
  Object.values(value).some((part) => part !== undefined);
const issueReference = z
  .strictObject({ id: z.string().optional(), key: z.string().optional() })
  .refine(named, 'id or key is required');

const body = z.strictObject({
  type: z
    .strictObject({ id: z.string().optional(), name: z.string().optional() })
    .refine(named, 'id or name is required'),
  inwardIssue: issueReference,
  outwardIssue: issueReference,
  comment: z.looseObject({ body: adfDocument }).optional(),
});

/** The most links that one issue may have. */
const mostLinks = 2000;

export function linkRoutes(instance: Instance): Route[] {
  const { store, access, changes, siteUrl } = instance;
  const one = '/rest/api/3/issueLink/{linkId}';
  const bean = ({ id, key, summary }: Issue) => ({ id, key, fields: { summary } });
  const find = (call: Call) => {
    const link = store.links.find(call.param('linkId'));
    if (!link) throw refuse(404, `No issue link with id '${call.param('linkId')}' exists.`);
    const source = access.issue(call.actor, link.source);
    return { link, source, destination: access.issue(call.actor, link.destination) };
  };
  return [
    {
      method: 'GET',
      template: '/rest/api/3/issueLinkType',
      handle() {
        const issueLinkTypes = linkTypes.map((type) => ({
          ...type,
          self: `${siteUrl}/rest/api/3/issueLinkType/${type.id}`,
        }));
        return json(200, { issueLinkTypes });
      },
    },
    {
      method: 'POST',
      template: '/rest/api/3/issueLink',
      handle(call) {
        const given = parse(body, call.body);
        const type = linkTypes.find(({ id, name }) => id === given.type.id || name === given.type.name);
        if (!type) throw refuse(404, 'No issue link type with the given id or name found.');
        // Both ends by the documented example: the inward issue shows the outward phrase.
        const source = access.issue(call.actor, given.inwardIssue.id ?? given.inwardIssue.key ?? '');
        const destination = access.issue(call.actor, given.outwardIssue.id ?? given.outwardIssue.key ?? '');
        if (source.id === destination.id) throw refuse(400, 'You cannot link an issue to itself.');
        const mayLink = access.may(call.actor, 'LINK_ISSUES', destination);
        if (!mayLink) throw refuse(404, 'No Link Issue Permission for issue.');
        for (const { id, key } of [source, destination]) {
          const count = store.links.all().filter((link) => link.source === id || link.destination === id).length;
          if (count >= mostLinks) throw refuse(413, `The issue ${key} has reached its limit of links.`);
        }
        const author = { accountId: call.actor.id, byApp: call.asApp };
        changes.link(type.id, source, destination, author);
        if (given.comment) changes.comment(source, { body: given.comment.body, public: false }, author);
        return empty(201);
      },
    },
    {
      method: 'GET',
      template: one,
      handle(call) {
        const { link, source, destination } = find(call);
        const type = linkTypes.find(({ id }) => id === link.typeId);
        const self = `${siteUrl}/rest/api/3/issueLink/${link.id}`;
        // As when the link is made: the inward issue is the one that shows the outward phrase.
        return json(200, { id: link.id, self, type, inwardIssue: bean(source), outwardIssue: bean(destination) });
      },
    },
    {
      method: 'DELETE',
      template: one,
      handle(call) {
        const { link, source, destination } = find(call);
        if (![source, destination].some((issue) => access.may(call.actor, 'LINK_ISSUES', issue))) {
          throw refuse(404, 'No Link Issue Permission for issue.');
        }
        changes.unlink(link, source, destination, { accountId: call.actor.id, byApp: call.asApp });
        return empty(204);
      },
    },
  ];
}
