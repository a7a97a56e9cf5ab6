/** The licences of packages whose code is in a file of ours: they ask to be passed on with it. */
import {readdir, readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';

const packages = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Of the packages that these sources are of, by name, version and text. */
export const licencesOf = async (sources) => {
  const folders = new Set([...sources].map((source) => packages.exec(source)?.[1]).filter(Boolean));
  return Promise.all(
    [...folders].sort().map(async (folder) => {
      const {name, version, license} = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
      const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
      return {name, version, license, text: file ? (await readFile(`${folder}/${file}`, 'utf8')).trim() : license};
    }),
  );
};

/** Of Lucide there are only outlines in our own source, which `scripts/icons.ts` writes. */
const icons = createRequire(import.meta.url).resolve('lucide-static/package.json');

const ofOneFile = new Set([icons]);

/** Notes what a one-file script and the files beside it are made of. */
export const notesSources = () => ({
  name: 'notes-sources',
  generateBundle() {
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id).isIncluded) ofOneFile.add(id.replace(/^\0/, ''));
  },
});

/** `THIRD-PARTY.md`, which lies beside the one file and is named in it. */
export const thirdParty = async () => {
  const all = await licencesOf(ofOneFile);
  const list = all.map(({name, version, license}) => `- ${name} ${version}: ${license}`);
  const texts = all.map(({name, text}) => `## ${name}\n\n\`\`\`text\n${text}\n\`\`\``);
  const what = 'Software of others in `standalone*.js`. `sw-realname-cert` itself is under Apache-2.0.';
  return `# Third-party software\n\n${what}\n\n${list.join('\n')}\n\n${texts.join('\n\n')}\n`;
};
