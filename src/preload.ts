/** What is read of a file of the bundle: Rollup, Rolldown and Vite say it alike. */
interface OutputFile extends Partial<Record<'moduleIds' | 'imports' | 'dynamicImports', readonly string[]>> {
  readonly fileName: string;
  readonly name?: string | undefined;
  readonly isEntry?: boolean;
  source?: string | Uint8Array;
}
type Bundle = Readonly<Record<string, OutputFile>>;

/** Chunks with all that they import, each once. */
const withImports = (bundle: Bundle, names: readonly string[], found = new Set<string>()): Set<string> => {
  for (const name of names) if (!found.has(name)) withImports(bundle, bundle[name]?.imports ?? [], found.add(name));
  return found;
};

/** What a browser fetches before home, the entry first. Nothing if the entry does not lead to the element. */
const beforeHome = (bundle: Bundle, entry: string): string[] => {
  const first = withImports(bundle, [entry]);
  const next = [...first].flatMap((name) => bundle[name]?.dynamicImports ?? []);
  const paths = /[\\/]components[\\/]element[\\/]paths[\\/][\w-]+\.chunk\./;
  const journeys = next.filter((name) => bundle[name]?.moduleIds?.some((id) => paths.test(id)));
  return journeys.length > 0 ? [...withImports(bundle, journeys, first)] : [];
};

/** The page with links to the scripts it does not name, behind the entry, which comes first. Addresses begin as its own. */
const withLinks = (html: string, bundle: Bundle): string => {
  const longestFirst = Object.keys(bundle).sort((one, other) => other.length - one.length);
  return html.replaceAll(/<script\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)[^>]*>\s*<\/script>/gi, (script, src: string) => {
    const entry = longestFirst.find((name) => `/${src}`.endsWith(`/${name}`)) ?? '';
    const all = beforeHome(bundle, entry).map((name) => src.slice(0, src.length - entry.length) + name);
    const links = all.filter((href) => !html.includes(href));
    return script + links.map((href) => `<link rel="modulepreload" href="${href}">`).join('');
  });
};

/**
 * A plugin for Vite and Rollup: each HTML page of the bundle that loads the element at once names every script before home
 * by `<link rel="modulepreload">`. For pages that come from a server, `list` is the name of a JSON file in the bundle with
 * these scripts for each such entry, its own first: `{"main": ["main-1a2b.js", "all-paths.chunk-3c4d.js"]}`.
 */
export const preloadHome = ({list}: {readonly list?: string | undefined} = {}) => ({
  name: 'sw-realname-cert-preload',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (html: string, built: {bundle?: Bundle | undefined}): string => withLinks(html, built.bundle ?? {}),
  },
  generateBundle: {
    order: 'post' as const,
    handler(this: {emitFile(file: object): string}, _: unknown, bundle: Bundle): void {
      const lists: Record<string, string[]> = {};
      for (const file of Object.values(bundle)) {
        const scripts = file.isEntry ? beforeHome(bundle, file.fileName) : [];
        if (scripts.length > 0) lists[file.name ?? ''] = scripts;
        if (/\.html$/.test(file.fileName)) file.source = withLinks(String(file.source), bundle);
      }
      if (list) this.emitFile({type: 'asset', fileName: list, source: JSON.stringify(lists)});
    },
  },
});
