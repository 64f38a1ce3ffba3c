/** The package ships these values without declarations beside them. */
declare module '@atlaskit/forge-react-types/dist/esm/components/__generated__/tokens.codegen' {
  type TokenMap = Readonly<Record<string, string | number>>;
  /** Valid tokens by CSS property. */
  export const tokensMap: Readonly<Record<string, TokenMap>>;
  export const surfaceColorMap: TokenMap;
  export const textColorMap: TokenMap;
  export const media: { readonly above: Readonly<Record<string, string>> };
  export function resolveTokens(style: Readonly<Record<string, unknown>>): Record<string, unknown>;
}
declare module 'virtual:icons' {
  /** The inner SVG of every icon by its name. */
  const icons: Readonly<Record<string, string>>;
  export default icons;
}
