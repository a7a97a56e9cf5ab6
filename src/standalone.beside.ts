/* The loader of the one file. The build puts it before the modules, in a scope where these two are known. */

type Module = (own: object) => void;

/** The sha384 of each file beside the one file, by the file's name. */
declare const integrityOf: Readonly<Record<string, string>>;
/** The modules in the one file. Each fills the object of its exports. */
declare const inside: Readonly<Record<string, Module>>;

/** A file beside: the tables of a locale, or a module that needs those of the one file. */
interface Beside {
  readonly default?: (load: typeof beside, exports: typeof exportsOf) => Module;
}

const script = document.currentScript as HTMLScriptElement | null;
const asked: Record<string, Promise<unknown> | undefined> = {};
const made: Record<string, object | undefined> = {};

/** Runs a module of the one file, if it has not run yet. */
const exportsOf = (path: string): object => {
  const known = made[path];
  if (known) return known;
  const own = (made[path] = {});
  inside[path]?.(own);
  return own;
};

/** The browser paints what there is first. It does not in a page that nobody sees. */
const afterPaint = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });

/**
 * Loads a file that lies beside this one. The preload checks its integrity, and puts it where the import finds it.
 * Chromium would also import it after a failed check, so the import waits. (A script element would need a policy for
 * trusted types.)
 */
const fetchBeside = (path: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const name = path.slice(2);
    const integrity = integrityOf[name] as string;
    const mark = integrity.slice(7, 15).replace(/\W/g, '_');
    const {href} = new URL(`standalone.${name}.${mark}.js`, script?.src || document.baseURI);
    const link = document.createElement('link');
    const preload = {rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href};
    Object.assign(link, preload, {
      nonce: script?.nonce,
      onload: () => {
        resolve(import(href));
      },
      onerror: () => {
        reject(new TypeError(`${href} was not loaded, or is not the file of this version`));
      },
    });
    document.head.append(link);
  });

/** Gives what a module exports, wherever it is. */
const beside = (path: string): Promise<unknown> =>
  (asked[path] ??=
    path in inside
      ? afterPaint().then(() => exportsOf(path))
      : fetchBeside(path).then((file) => {
          const start = (file as Beside).default;
          if (!start) return file;
          const own = {};
          start(beside, exportsOf)(own);
          return own;
        }));
