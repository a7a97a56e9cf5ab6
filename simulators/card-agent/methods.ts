import {badArgument} from './answers.js';
import {type AgentMethod, cardMethods, nothing} from './card-methods.js';
import {readerMethods} from './reader-methods.js';

const ownVersion: AgentMethod = (desk) => [desk.settings.version];

/** synthetic: the answer, and that a module's version is the installer's version. */
const moduleVersions = ['cus-sec', 'security', 'ra', 'swc', 'base'].map((module): [string, AgentMethod] => [
  `${module}_GetVersions`,
  ownVersion,
]);

/** synthetic: that the answer is meaningless. Nothing is posted anywhere. */
const postData: AgentMethod = (_desk, args) => {
  if (Object.keys(args).length === 0) throw badArgument('args');
  return nothing;
};

export const agentMethods: ReadonlyMap<string, AgentMethod> = new Map<string, AgentMethod>([
  ['ver', ownVersion],
  ...moduleVersions,
  ...cardMethods,
  ...readerMethods,
  ['swc_postdata', postData],
]);

export const signingMethods: ReadonlySet<string> = new Set([
  ...['SpcSignRandom', 'SpcSignDataAsPEM', 'SpcSignPemDataAsPem', 'SpcSignDataNoHashAsPEM'].flatMap((name) => [
    `cus-sec_${name}`,
    `security_${name}`,
  ]),
  'security_signData',
  'ra_identifyFirstStep',
  'ra_DeclareData',
]);
