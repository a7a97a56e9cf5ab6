/** As much of it as is used here; its types are a package of their own. */
declare module 'semver' {
  export const satisfies: (version: string, range: string) => boolean;
}
