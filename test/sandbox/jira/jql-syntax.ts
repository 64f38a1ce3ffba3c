import { refuse } from './refusal';

export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~' | '!~' | 'in' | 'not in' | 'is' | 'is not';

export type Operand =
  | { kind: 'literal'; text: string }
  | { kind: 'empty' }
  | { kind: 'call'; name: string; arguments: string[] }
  | { kind: 'list'; items: Operand[] };

export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'clause'; field: string; operator: Operator; operand: Operand };

export interface Query {
  /** Absent in a query that only orders. */
  where: Condition | undefined;
  order: { field: string; descending: boolean }[];
}

interface Token {
  kind: 'word' | 'text' | 'symbol' | 'end';
  value: string;
}

const tokenPattern =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(issue\.property\[(?:"[^"]+"|'[^']+'|[^\]]+)\](?:\.[\w.]+)?|cf\[\d+\])|(>=|<=|!=|!~|&&|\|\||[=<>~!(),])|([^\s"'=<>~!(),&|]+))/iy;

function tokensOf(jql: string): Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  const end = jql.trimEnd().length;
  while (tokenPattern.lastIndex < end) {
    const found = tokenPattern.exec(jql);
    if (!found) throw syntaxError(`unexpected character near "${jql.slice(-10)}"`);
    const [, quoted, property, symbol, word] = found;
    if (quoted !== undefined) tokens.push({ kind: 'text', value: unquote(quoted) });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol });
    else tokens.push({ kind: 'word', value: property ?? word ?? '' });
  }
  return tokens;
}

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function syntaxError(what: string) {
  return refuse(400, `Error in the JQL Query: ${what}.`);
}

/** Parses JQL; 400 with a reason where it is not well-formed. */
export function parseJql(jql: string): Query {
  const tokens = tokensOf(jql);
  let position = 0;
  const peek = (): Token => tokens[position] ?? { kind: 'end', value: 'the end of the query' };
  const next = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const isWord = (word: string) => peek().kind === 'word' && peek().value.toLowerCase() === word;
  const isSymbol = (symbol: string) => peek().kind === 'symbol' && peek().value === symbol;
  const accept = (found: boolean) => {
    if (found) position += 1;
    return found;
  };
  const expectSymbol = (symbol: string) => {
    if (!accept(isSymbol(symbol))) throw syntaxError(`expecting '${symbol}' but got '${peek().value}'`);
  };

  const either = (): Condition => {
    const parts = [both()];
    while (accept(isWord('or') || isSymbol('||'))) parts.push(both());
    return joined('or', parts);
  };
  const both = (): Condition => {
    const parts = [negation()];
    while (accept(isWord('and') || isSymbol('&&'))) parts.push(negation());
    return joined('and', parts);
  };
  const negation = (): Condition => {
    if (accept(isWord('not') || isSymbol('!'))) return { kind: 'not', part: negation() };
    if (!accept(isSymbol('('))) return clause();
    const inner = either();
    expectSymbol(')');
    return inner;
  };
  const clause = (): Condition => {
    const token = next();
    if (token.kind !== 'word' && token.kind !== 'text') throw syntaxError(`expecting a field but got '${token.value}'`);
    const operator = operatorOf();
    return { kind: 'clause', field: token.value, operator, operand: operand() };
  };
  const operatorOf = (): Operator => {
    const { kind, value } = next();
    if (kind === 'symbol') {
      const found = (['=', '!=', '>', '>=', '<', '<=', '~', '!~'] as const).find((symbol) => symbol === value);
      if (found) return found;
    }
    const word = value.toLowerCase();
    if (kind === 'word' && word === 'in') return 'in';
    if (kind === 'word' && word === 'is') return accept(isWord('not')) ? 'is not' : 'is';
    if (kind === 'word' && word === 'not' && accept(isWord('in'))) return 'not in';
    throw syntaxError(`expecting an operator but got '${value}'`);
  };
  const operand = (): Operand => {
    if (accept(isSymbol('('))) {
      const items = [operand()];
      while (accept(isSymbol(','))) items.push(operand());
      expectSymbol(')');
      return { kind: 'list', items };
    }
    const { kind, value } = next();
    if (kind === 'text') return { kind: 'literal', text: value };
    if (kind !== 'word') throw syntaxError(`expecting a value but got '${value}'`);
    if (/^(empty|null)$/i.test(value)) return { kind: 'empty' };
    if (!accept(isSymbol('('))) return { kind: 'literal', text: value };
    const given: string[] = [];
    while (!isSymbol(')')) {
      const argument = next();
      if (argument.kind !== 'word' && argument.kind !== 'text') throw syntaxError(`unexpected '${argument.value}'`);
      given.push(argument.value);
      if (!accept(isSymbol(','))) break;
    }
    expectSymbol(')');
    return { kind: 'call', name: value, arguments: given };
  };
  const ordering = (): Query['order'] => {
    const order: Query['order'] = [];
    do {
      const field = next();
      if (field.kind !== 'word' && field.kind !== 'text') throw syntaxError('expecting a field to order by');
      const descending = accept(isWord('desc'));
      if (!descending) accept(isWord('asc'));
      order.push({ field: field.value, descending });
    } while (accept(isSymbol(',')));
    return order;
  };

  const where = tokens.length === 0 || isWord('order') ? undefined : either();
  let order: Query['order'] = [];
  if (accept(isWord('order'))) {
    if (!accept(isWord('by'))) throw syntaxError(`expecting 'by' but got '${peek().value}'`);
    order = ordering();
  }
  if (peek().kind !== 'end') throw syntaxError(`unexpected '${peek().value}'`);
  return { where, order };
}

function joined(kind: 'and' | 'or', parts: Condition[]): Condition {
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind, parts };
}
