/** The licences of packages whose code is in a file of ours: they ask to be passed on with it. */
import {readdir, readFile} from 'node:fs/promises';

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

const ofOneFile = new Set();

/** Notes what a one-file script and the files beside it are made of. */
export const notesSources = () => ({
  name: 'notes-sources',
  generateBundle() {
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id).isIncluded) ofOneFile.add(id.replace(/^\0/, ''));
  },
});

const ofCommands = new Set();

/** Notes what a command or the backend in memory is made of. */
export const noteOfCommand = (sources) => {
  for (const source of sources) ofCommands.add(source);
};

/** What npm installs with the package, by the lock file. */
const installed = async () => {
  const {packages: all} = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'));
  return Object.entries(all)
    .filter(([path, {dev}]) => path !== '' && !dev)
    .map(([path, {version, license}]) => ({name: path.replace(/^.*node_modules\//, ''), version, license}));
};

const listOf = (all) => all.map(({name, version, license}) => `- ${name} ${version}: ${license}`).join('\n');

/** `THIRD-PARTY.md`, which lies beside the one file and is named in it. `scripts/sbom.ts` reads its lists. */
export const thirdParty = async () => {
  // Of Lucide there are only outlines in our own source, which `scripts/icons.ts` writes.
  const icons = JSON.parse(await readFile(new URL('../src/components/icons/lucide.json', import.meta.url), 'utf8'));
  const [packagesInOneFile, inCommands] = await Promise.all([licencesOf(ofOneFile), licencesOf(ofCommands)]);
  const inOneFile = [...packagesInOneFile, icons];
  const texts = inOneFile.map(({name, text}) => `### ${name}\n\n\`\`\`text\n${text}\n\`\`\``);
  return `# Third-party software

Software of others. \`sw-realname-cert\` itself is under Apache-2.0.

## In \`standalone*.js\`

The texts of these licences are below. Lucide's icons are also in the modules.

${listOf(inOneFile)}

## In the commands and \`memory-backend.js\`

Each of these files, and of those in \`simulators/\`, ends with the texts of the licences of what is in it.

${listOf(inCommands)}

## Installed with the package

npm installs these, each with its licence in its folder.

${listOf(await installed())}

## Licences

${texts.join('\n\n')}
`;
};
