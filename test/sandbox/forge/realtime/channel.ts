import { z } from 'zod';

/** Where on the site a module runs. */
export interface Place {
  moduleKey: string;
  /** As the product hands it to the module: `{type, issue?, project?, …}`. */
  extension: Record<string, unknown>;
}
export type ContextProperty = 'board' | 'issue' | 'project';

export interface ChannelRequest {
  name: string;
  isGlobal: boolean;
  /** Absent: the whole product context counts, so the same module on the same issue. */
  overrides?: ContextProperty[] | undefined;
  place?: Place | undefined;
  /** From the token, where one is used. */
  claims?: unknown;
}

const named = z.looseObject({ id: z.union([z.string(), z.number()]) });

/** Who asks for the same identity hears of each other (section 11 of the platform reference). */
export function channelIdentity({ name, isGlobal, overrides, place, claims }: ChannelRequest): string {
  const idOf = (property: ContextProperty): unknown => {
    const parsed = named.safeParse(place?.extension[property]);
    return parsed.success ? parsed.data.id : null;
  };
  const properties = isGlobal ? [] : (overrides ?? (['board', 'issue', 'project'] as const));
  const module = isGlobal || overrides ? null : (place?.moduleKey ?? null);
  const context = [...properties].sort().map((property) => [property, idOf(property)]);
  return JSON.stringify([name, module, context, claims === undefined ? null : ordered(claims)]);
}

/** Objects with their keys in order, so that equal claims are equal text. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  const record = z.record(z.string(), z.unknown()).safeParse(value);
  if (!record.success) return value;
  const entries = Object.entries(record.data).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, ordered(inner)]);
}
