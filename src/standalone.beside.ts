/* The loader of the one file. The build puts it around the others' code, in a scope where these two are known. */

/** The sha384 of each file beside the one file, by the file's name. */
declare const integrityOf: Readonly<Record<string, string>>;
/** What the modules in the one file export. */
declare const first: object;

/** A file beside: the tables of a locale, or modules that need those of the one file. */
interface Beside {
  readonly default?: (load: typeof beside, first: object) => unknown;
}

const script = document.currentScript as HTMLScriptElement | null;
const asked: Record<string, Promise<unknown> | undefined> = {};

/**
 * Loads a file that lies beside this one, once. The preload checks its integrity, and puts it where the import finds it.
 * Chromium would also import it after a failed check, so the import waits. (A script element would need a policy for
 * trusted types.)
 */
const beside = (path: string): Promise<unknown> =>
  (asked[path] ??= new Promise((resolve, reject) => {
    const name = path.replace('./', '');
    const integrity = integrityOf[name] as string;
    const mark = integrity.slice(7, 15).replace(/\W/g, '_');
    const {href} = new URL(`standalone.${name}.${mark}.js`, script?.src || document.baseURI);
    const link = document.createElement('link');
    const preload = {rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href};
    Object.assign(link, preload, {
      nonce: script?.nonce,
      onload: () => {
        resolve(import(href).then((file: Beside) => file.default?.(beside, first) ?? file));
      },
      onerror: () => {
        reject(new TypeError(`${href} was not loaded, or is not the file of this version`));
      },
    });
    document.head.append(link);
  }));
