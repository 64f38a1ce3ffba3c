import type { Ports } from '../../src/app/ports';
import { at } from './moments';

type Overrides = { [P in keyof Ports]?: Ports[P] extends (...args: never[]) => unknown ? Ports[P] : Partial<Ports[P]> };

function refuse(what: string) {
  return (): never => {
    throw new Error(`${what} was not expected here`);
  };
}

/** Ports on which every call is an error, except those that a test hands in. */
export function portsThatRefuse(expected: Overrides = {}): Ports {
  return {
    now: expected.now ?? (() => at('10:00')),
    newId: expected.newId ?? refuse('newId'),
    store: {
      read: refuse('store.read'),
      commit: refuse('store.commit'),
      createCustomer: refuse('store.createCustomer'),
      begin: refuse('store.begin'),
      reserve: refuse('store.reserve'),
      reservedFor: refuse('store.reservedFor'),
      activeRequests: refuse('store.activeRequests'),
      dueJobs: refuse('store.dueJobs'),
      ...expected.store,
    },
    thread: {
      newest: refuse('thread.newest'),
      oldest: refuse('thread.oldest'),
      all: refuse('thread.all'),
      storedAfter: refuse('thread.storedAfter'),
      ...expected.thread,
    },
    quarantine: { keep: refuse('quarantine.keep'), list: refuse('quarantine.list'), ...expected.quarantine },
    site: {
      current: refuse('site.current'),
      fresh: refuse('site.fresh'),
      save: refuse('site.save'),
      ...expected.site,
    },
    alarms: {
      raise: refuse('alarms.raise'),
      clear: refuse('alarms.clear'),
      list: refuse('alarms.list'),
      ...expected.alarms,
    },
    queue: { push: refuse('queue.push'), ...expected.queue },
    live: { changed: refuse('live.changed'), ...expected.live },
    requests: {
      create: refuse('requests.create'),
      candidates: refuse('requests.candidates'),
      status: refuse('requests.status'),
      setProperty: refuse('requests.setProperty'),
      removeProperty: refuse('requests.removeProperty'),
      link: refuse('requests.link'),
      addInternalNote: refuse('requests.addInternalNote'),
      hasInternalNote: refuse('requests.hasInternalNote'),
      setDone: refuse('requests.setDone'),
      disagreeing: refuse('requests.disagreeing'),
      astray: refuse('requests.astray'),
      publicComments: refuse('requests.publicComments'),
      ...expected.requests,
    },
    person: {
      missing: refuse('person.missing'),
      missingInProject: refuse('person.missingInProject'),
      find: refuse('person.find'),
      typeOf: refuse('person.typeOf'),
      create: refuse('person.create'),
      setInProgress: refuse('person.setInProgress'),
      leadsTo: refuse('person.leadsTo'),
      bringBack: refuse('person.bringBack'),
      internalComments: refuse('person.internalComments'),
      comment: refuse('person.comment'),
      ...expected.person,
    },
    drafts: {
      read: refuse('drafts.read'),
      save: refuse('drafts.save'),
      writers: refuse('drafts.writers'),
      ...expected.drafts,
    },
    sms: { send: refuse('sms.send'), ...expected.sms },
    log: { info: refuse('log.info'), warn: refuse('log.warn'), broken: refuse('log.broken'), ...expected.log },
  };
}
