import {
  media,
  resolveTokens,
  surfaceColorMap,
  tokensMap,
} from '@atlaskit/forge-react-types/dist/esm/components/__generated__/tokens.codegen';
import { isRecord } from '../bridge/shapes';

/** What `Box` and `Pressable` accept in `xcss`; whatever is not here is dropped, as the platform does, and reported. */
const sides = (name: string, suffix = '') =>
  ['', 'Block', 'BlockEnd', 'BlockStart', 'Bottom', 'Inline', 'InlineEnd', 'InlineStart', 'Left', 'Right', 'Top'].map(
    (side) => `${name}${side}${suffix}`,
  );
const corners = [
  '',
  'BottomLeft',
  'BottomRight',
  'TopLeft',
  'TopRight',
  'EndEnd',
  'EndStart',
  'StartEnd',
  'StartStart',
];

const tokensOnly = new Set([
  'color',
  'backgroundColor',
  'boxShadow',
  'opacity',
  ...sides('border', 'Color'),
  ...sides('border', 'Width'),
  ...sides('margin'),
  ...sides('padding'),
]);
const radii = new Set(corners.map((corner) => `border${corner}Radius`));
const anyCss = new Set('width height minWidth maxWidth minHeight maxHeight flexGrow textAlign'.split(' '));
const overflow = ['hidden', 'visible', 'scroll', 'auto'];
const lines = ['dotted', 'dashed', 'solid', 'none', 'hidden'];
const choices = new Map<string, readonly string[]>([
  ['overflow', overflow],
  ['overflowX', overflow],
  ['overflowY', overflow],
  ['display', ['block', 'inline-block', 'inline', 'none']],
  ['position', ['relative', 'static']],
  ...['', 'Top', 'Bottom', 'Left', 'Right'].map((side): [string, readonly string[]] => [`border${side}Style`, lines]),
]);

const mediaQueries = new Set([
  ...Object.values(media.above),
  '@media screen and (forced-colors: active), screen and (-ms-high-contrast: active)',
  '@media (prefers-color-scheme: dark)',
  '@media (prefers-color-scheme: light)',
  '@media (prefers-reduced-motion: reduce)',
]);
const pseudo = /^::?[a-z-]+(\([^)]*\))?$/;

export interface XcssOutcome {
  readonly style: Record<string, unknown>;
  readonly complaints: readonly string[];
}

/** The style that the platform would apply, and a complaint for each declaration that it would drop. */
export function readXcss(source: Readonly<Record<string, unknown>>): XcssOutcome {
  const { kept, complaints } = filter(source);
  return { style: withSurface(kept, resolveTokens(kept)), complaints };
}

function filter(source: Readonly<Record<string, unknown>>): { kept: Record<string, unknown>; complaints: string[] } {
  const kept: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [name, value] of Object.entries(source)) {
    if (isRecord(value) && (pseudo.test(name) || mediaQueries.has(name))) {
      const inner = filter(value);
      kept[name] = inner.kept;
      complaints.push(...inner.complaints.map((complaint) => `${name} ${complaint}`));
    } else if (accepts(name, value)) kept[name] = value === 'border.radius' ? 'var(--ds-radius-small, 3px)' : value;
    else complaints.push(isRecord(value) ? `selector "${name}"` : `${name}: ${String(value)}`);
  }
  return { kept, complaints };
}

function accepts(name: string, value: unknown): boolean {
  const isToken = typeof value === 'string' && Object.hasOwn(tokensMap[name] ?? {}, value);
  if (tokensOnly.has(name)) return isToken;
  if (radii.has(name)) return value === 'border.radius' || (isToken && value !== 'radius.xxlarge');
  if (anyCss.has(name)) return typeof value === 'string' || typeof value === 'number';
  return typeof value === 'string' && (choices.get(name)?.includes(value) ?? false);
}

/** Components inside look at this variable to choose matching colours. */
function withSurface(kept: Record<string, unknown>, style: Record<string, unknown>): Record<string, unknown> {
  const background = kept['backgroundColor'];
  if (typeof background !== 'string' || !Object.hasOwn(surfaceColorMap, background)) return style;
  return { ...style, '--ds-elevation-surface-current': surfaceColorMap[background] };
}
