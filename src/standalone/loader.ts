/* The loader of the one file. The build puts it before the modules, in a scope where these two are known. */

type Module = (own: object) => void;

/** The sha256 of each file beside the one file, by the file's name. */
declare const integrityOf: Readonly<Record<string, string>>;
/** Loaded modules, by path: those of the one file, and of each further file. Each fills its exports. */
declare const inside: Record<string, Module>;

/** A file beside: the tables of a locale, or modules that need those of the one file. */
interface Beside {
  /** The files whose modules its own need at once. */
  readonly needs?: readonly string[];
  readonly default?: (load: typeof beside, exports: typeof exportsOf) => Record<string, Module>;
}

/** Not hidden by an element named like a property, as in `page.ts`. */
const ofDocument = <Name extends keyof Document>(name: Name): Document[Name] =>
  Reflect.get<Document, Name>(Document.prototype, name, document);

const script = ofDocument('currentScript') as HTMLScriptElement | null;
const asked: Record<string, Promise<unknown> | undefined> = {};
const made: Record<string, object | undefined> = {};

/** Runs a module, if it has not run yet. One whose file is not there yet is an error, and no empty one. */
const exportsOf = (path: string): object => {
  const known = made[path];
  if (known) return known;
  const own = {};
  (inside[path] as Module)(own);
  return (made[path] = own);
};

/** The browser paints what there is first. It does not in a page that nobody sees. */
const afterPaint = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });

/** By the path alone, behind which a JSP may write the session's id. Other files of a page may have similar names. */
const ownName = /^http[^?#]*\/standalone(?:\.admin-requests)?\.js(?![^?#;])/;

/**
 * The address of a file beside. Where the host has not said where the files are, they are beside this script, which a
 * sandbox, a module or jQuery may have run without a `currentScript`. Injected markup must not name another server.
 */
const addressOf = (file: string): string => {
  const loaded = [...ofDocument('scripts'), ...performance.getEntriesByType('resource')];
  const addresses = loaded.map((each) => ('src' in each ? each.src : each.name));
  const own = script?.src || addresses.find((address) => ownName.test(address)) || ofDocument('baseURI');
  const {assetBase} = {...window.SwRealnameCert};
  const said = new URL(assetBase ? assetBase.replace(/\/?$/, '/') : own, ofDocument('baseURI'));
  return new URL(file, [location.origin, new URL(own).origin].includes(said.origin) ? said : own).href;
};

/**
 * Loads a file that lies beside this one. The preload checks its integrity, and puts it where the import finds it: under
 * an address of its own, whose fragment no other preload of the page can know, also where a page makes `Math.random` the
 * same each time. A file that is there already is not checked again. Chromium would also import it after a failed check,
 * so the import waits. (A script element would need a policy for trusted types.)
 */
const fetchBeside = (name: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const integrity = integrityOf[name] as string;
    const mark = integrity.slice(7, 15).replace(/\W/g, '_');
    const href = addressOf(`standalone.${name}.${mark}.js#${crypto.getRandomValues(new Uint32Array(4)).join()}`);
    const link = ofDocument('createElement').call(document, 'link');
    Object.assign(link, {
      rel: 'modulepreload',
      crossOrigin: 'anonymous',
      integrity,
      href,
      nonce: script?.nonce,
      onload: () => {
        resolve(import(href));
      },
      onerror: () => {
        reject(new TypeError(`${href} is not there, or of another version`));
      },
    });
    ofDocument('head').append(link);
  });

/** The file of this name. Its modules are here then. If it was lost twice, whoever needs it next asks again. */
const fileBeside = (name: string): Promise<unknown> =>
  (asked[name] ??= fetchBeside(name)
    .catch(() => fetchBeside(name))
    .then(async (file) => {
      const {needs = [], default: modules} = file as Beside;
      await Promise.all(needs.map(fileBeside));
      Object.assign(inside, modules?.(beside, exportsOf));
      return file;
    })
    .catch((thrown: unknown) => {
      asked[name] = undefined;
      throw thrown;
    }));

const ofOneFile = Object.keys(inside);

/** Gives what a module exports, wherever it is: `./paths.profile` is in the file `paths`, and `./en` is a file. */
const beside = (path: string): Promise<unknown> =>
  ofOneFile.includes(path)
    ? (asked[path] ??= afterPaint().then(() => exportsOf(path)))
    : fileBeside(path.slice(2).replace(/\..*/, '')).then((file) => (path in inside ? exportsOf(path) : file));
