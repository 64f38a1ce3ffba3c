import type { Mutation } from './mutation';

/** Rules of receiving, opening, sending and comparing. */
export const firstContact: Mutation[] = [
  {
    name: 'records are written whatever their version',
    file: 'src/adapters/forge/store.ts',
    find: 'FilterConditions.equalTo(value.version)',
    replace: 'FilterConditions.greaterThanEqualTo(0)',
  },
  {
    name: 'late messages are looked for in the lagging index only',
    file: 'src/app/reconcile-request.ts',
    find: '[...indexed.flat().map(recentOf), ...customer.recent]',
    replace: '[...indexed.flat().map(recentOf)]',
  },
  {
    name: 'the description ignores what the index does not show yet',
    file: 'src/app/oldest-message.ts',
    find: 'customer.recent.filter((m) => m.inbound && m.segment === claim.segment)',
    replace: 'customer.recent.filter((m) => m.inbound && m.segment === claim.id)',
  },
  {
    name: 'a request is not reserved after a clear answer',
    file: 'src/app/open-request.ts',
    find: "if ((await ports.store.reserve(wanted)) === 'reserved') return wanted;",
    replace: 'if (claim.attempt >= 0) return wanted;',
  },
  {
    name: 'after an unclear answer the request is created again without searching',
    file: 'src/app/open-request.ts',
    find: 'return save(ports, becomeSearching(mine, attempt, ports.now()), searchPause(0));',
    replace: "return save(ports, { ...mine, phase: { name: 'waiting' } }, searchPause(0));",
  },
  {
    name: 'a young mark is ignored',
    file: 'src/domain/job.ts',
    find: 'export const MARK_HOLDS = 60 * SECOND;',
    replace: 'export const MARK_HOLDS = SECOND;',
  },
  {
    name: 'a claim is written without its job',
    file: 'src/app/receive-messages.ts',
    find: "...(received.job === undefined ? [] : [{ put: 'add-job', value: received.job } as const]),",
    replace: '',
  },
  {
    name: 'the sweep pushes nothing',
    file: 'src/app/sweep.ts',
    find: 'const jobs = await ports.store.dueJobs(ports.now(), 500);',
    replace: 'const jobs: Job[] = [];',
  },
  {
    name: 'a category is not written when it is the one that is stored',
    file: 'src/app/reconcile-request.ts',
    find: 'const committed = await ports.store.commit(changesOf(ports, customer, moved));',
    replace:
      "const committed = status.found && record.category.value === status.category ? 'committed' : await ports.store.commit(changesOf(ports, customer, moved));",
  },
  {
    name: 'Jira is read before the conversation',
    file: 'src/app/reconcile-request.ts',
    find: 'const { conversations, customer: remembered } = await ports.store.read({',
    replace:
      'const early = await ports.requests.status(request); ports = { ...ports, requests: { ...ports.requests, status: () => Promise.resolve(early) } }; const { conversations, customer: remembered } = await ports.store.read({',
  },
  {
    name: 'delivery goes backwards',
    file: 'src/domain/delivery.ts',
    find: 'const next = movesOn(delivery, news) ? withState(learned, news) : learned;',
    replace: 'const next = { ...learned, state: news.state };',
  },
  {
    name: 'auto-reply and activity are not in the transaction that binds',
    file: 'src/app/bind-request.ts',
    find: "...bound.messages.map((value) => ({ put: 'add-message', value }) as const),",
    replace: '',
  },
  {
    name: 'late messages stay where they are',
    file: 'src/app/reconcile-request.ts',
    find: 'return since === undefined ? state : moveOnLate(ports, before, state, since);',
    replace: 'return since === undefined || before.version > 0 ? state : moveOnLate(ports, before, state, since);',
  },
  {
    name: 'strays are not watched for',
    file: 'src/domain/bind.ts',
    find: "job.doubtful.length === 0 && job.attempt <= 1 ? 'deleted'",
    replace: "job.attempt >= 0 ? 'deleted'",
  },
  {
    name: 'what comes back in progress takes over from what is active',
    file: 'src/domain/reconcile.ts',
    find: "if (customer.active.kind !== 'none')",
    replace: "if (customer.active.kind === 'claim')",
  },
  {
    name: 'a repeated webhook counts as new messages',
    file: 'src/app/receive-messages.ts',
    find: 'const fresh = group.arrivals.filter((arrival) => !known.has(arrival.key));',
    replace: 'const fresh = group.arrivals.filter((arrival) => !known.has(arrival.key) || known.size > 1);',
  },
  {
    name: 'a message is sent under an id that nobody stored',
    file: 'src/app/send-message.ts',
    find: 'return ports.sms.send({ id: key, sender, to, text: content.text });',
    replace: 'return ports.sms.send({ id: ports.newId(), sender, to, text: content.text });',
  },
  {
    name: 'a double click is two messages',
    file: 'src/app/reply.ts',
    find: 'if (before !== undefined) {',
    replace: 'if (before === draft) {',
  },
  {
    name: 'the hourly comparison is off',
    file: 'src/app/sweep.ts',
    find: 'await pushComparisons(ports, await ports.requests.disagreeing());',
    replace: '',
  },
];
