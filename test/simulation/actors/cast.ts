import { isConversation } from '../../../src/domain/conversation';
import type { Chance } from '../../sandbox/ports';
import type { Action } from '../action';
import type { Judgement } from '../invariants/judgement';
import type { Mirror } from '../mirror';
import type { SimulatedSite } from '../platform/simulated-site';
import { createAdministrators } from './administrators';
import { createAgents } from './agents';
import { createCustomers } from './customers';
import { createInJira } from './in-jira';
import { createNumberGivers } from './number-givers';
import { createPanel } from './panel';
import { createRearrangers } from './rearrangers';

/** Everybody who does something of their own accord. */
export function createCast(
  site: SimulatedSite,
  mirror: Mirror,
  chance: Chance,
  judgement: Judgement,
  customersThatWrite: number,
) {
  const panel = createPanel(site, mirror, judgement);
  const inJira = createInJira(site, chance, judgement);
  const agents = createAgents(site, panel, inJira, chance, judgement);
  const rearrangers = createRearrangers(site, panel, mirror, chance, judgement);
  const numberGivers = createNumberGivers(site, panel, mirror, () => chance.id());
  const administrators = createAdministrators(site, chance, judgement);
  const customers = createCustomers(site, chance, judgement);

  const everybodyWrites = (text: number): void => {
    for (let who = 0; who < customersThatWrite; who += 1) customers.write(who, 0, [text + who], [0]);
  };
  const onRequest = (nth: number, act: (request: string) => unknown): void => {
    const request = panel.requestAt(nth);
    if (request !== undefined) void act(request);
  };
  /** Requests wander back from other projects, too. */
  const anywhere = (nth: number, act: (request: string) => unknown): void => {
    const request = panel.conversationAt(nth)?.request;
    if (request !== undefined) void act(request);
  };

  const onActive = (nth: number, act: (request: string) => unknown): void => {
    const request = panel.conversationAt(nth, panel.isActive)?.request ?? panel.requestAt(nth);
    if (request !== undefined) void act(request);
  };
  const writeBack = ({ nth, text, meanwhile, phone, role }: Extract<Action, { do: 'write-back' }>): void => {
    const owner = numberGivers.ownerAt(nth);
    if (owner === undefined) return;
    customers.write(owner, 0, [text], [0]);
    if (meanwhile === 'change') numberGivers.change(nth, phone, true, role);
    if (meanwhile === 'remove') numberGivers.remove(nth, [role]);
  };

  return {
    panel,
    repairTarget: administrators.repairTarget,
    /** What is done to a request waits until there is one; most of it until the app has made it a conversation. */
    canBegin(action: Action): boolean {
      if (!('nth' in action) || action.do === 'repeat') return true;
      if (action.nth % 10 === 0) return site.jira.issues('OMN').length > 0;
      switch (action.do) {
        case 'split':
        case 'merge':
        case 'undo':
        case 'split-and-undo':
          return rearrangers.canBegin(action.do);
        case 'add-number':
          return numberGivers.canAdd();
        case 'change-number':
        case 'remove-number':
        case 'write-back':
          return numberGivers.canChange();
        default:
          if (action.nth % 5 === 0) return site.jira.issues('OMN').length > 0;
          return [...mirror.conversations.values()].some(isConversation);
      }
    },
    begin(action: Action): void {
      switch (action.do) {
        case 'write':
          return customers.write(action.who, action.spelling, action.texts, action.ages);
        case 'repeat':
          return customers.repeat(action.nth, action.spelling);
        case 'twins':
          return customers.twins(action.text);
        case 'view':
        case 'refresh':
          return agents.look(action.nth, action.do);
        case 'see':
          return agents.see(action.nth, action.role);
        case 'reply':
          return agents.reply(action.nth, action.clicks, action.role);
        case 'resend':
          return agents.resend(action.nth, action.clicks, action.role, judgement.resendable());
        case 'pause':
        case 'reactivate':
        case 'swap':
        case 'resume':
          return agents.setState(action.nth, action.clicks, action.role, action.do);
        case 'split':
          return rearrangers.split(action);
        case 'merge':
          return rearrangers.merge(action);
        case 'split-and-undo':
          return rearrangers.splitAndUndo(action.nth, action.share, action.roles);
        case 'undo':
          return rearrangers.undo(action.nth, action.roles, action.afterMs);
        case 'mail':
          return void inJira.mail(action.role);
        case 'add-number':
          return numberGivers.add(action);
        case 'change-number':
          return numberGivers.change(action.nth, action.phone, action.confirmed, action.role);
        case 'remove-number':
          return numberGivers.remove(action.nth, action.roles);
        case 'write-back':
          return writeBack(action);
        case 'comment':
          return onActive(action.nth, (request) => inJira.comment(request, action.role));
        case 'send-comment':
          return agents.decideOnComment(action.nth, action.roles, 'sendComment');
        case 'dismiss-comment':
          return agents.decideOnComment(action.nth, action.roles, 'dismissComment');
        case 'move':
          return onRequest(action.nth, (request) => inJira.move(request, action.to));
        case 'unheard-move':
          return onRequest(action.nth, (request) => inJira.move(request, action.to, 'unheard'));
        case 'flip':
          return onRequest(action.nth, async (request) => {
            for (const to of ['done', 'indeterminate']) await inJira.move(request, to);
          });
        case 'toggle':
          return agents.toggle(action.nth, action.pauseMs);
        case 'late-write':
          onRequest(action.nth, (request) => inJira.move(request, 'done'));
          return everybodyWrites(action.text);
        case 'delete':
          return anywhere(action.nth, (request) => inJira.remove(request, action.events));
        case 'late-delete':
          anywhere(action.nth, (request) => inJira.remove(request, 'heard'));
          return everybodyWrites(action.text);
        case 'false-alarm':
          return anywhere(action.nth, inJira.falseAlarm);
        case 'transfer':
          return anywhere(action.nth, (request) => inJira.transfer(request, action.steps, action.events));
        case 'clone':
          return anywhere(action.nth, (request) => inJira.clone(request));
        case 'break-target':
          return administrators.breakTarget();
        case 'repair-target':
          return administrators.repairTarget();
        case 'renew-secret':
          return void administrators.renewSecret();
        case 'report-failure':
          return void customers.reportFailure(action.nth);
        case 'wait':
          return undefined;
      }
    },
  };
}
export type Cast = ReturnType<typeof createCast>;
