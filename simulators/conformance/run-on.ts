import {readFile} from 'node:fs/promises';
import type {Hooks} from '../../contract/conformance/hooks.js';
import {parsePlan} from '../../contract/conformance/plan.js';
import {runConformance, type RuleReport} from '../../contract/conformance/run.js';
import {openDemoCa} from '../pki/stored-ca.js';
import {decideAtBank, passHumanCheck, reset, signIn, smsCode, stepUp} from './deeds.js';

/** Runs the kit on a running demo, by the plan beside this file, with its commands as functions. */
export const runOn = async (url: string, caDir: string): Promise<readonly RuleReport[]> => {
  const text = await readFile(new URL('plan.json', import.meta.url), 'utf8');
  const plan = parsePlan(JSON.parse(text.replaceAll('http://127.0.0.1:8000', url)));
  const hooks: Hooks = {
    session: (name) => signIn(url, name),
    reset: (name) => reset(url, name),
    smsCode,
    humanCheck: passHumanCheck,
    stepUp,
    bank: decideAtBank,
    sign: undefined,
  };
  return runConformance({
    plan: {...plan, card: {simulator: caDir}},
    hooks,
    allowsChanges: true,
    openIssuer: openDemoCa,
  });
};
