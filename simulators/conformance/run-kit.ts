import {readFile} from 'node:fs/promises';
import {type PlanCommands, planCommandsOf} from '../../contract/conformance/plan-commands.js';
import {parsePlan, type Plan} from '../../contract/conformance/plan.js';
import {runConformance, type RuleReport} from '../../contract/conformance/run.js';
import type {SimulatedMethod} from '../places/kinds.js';
import {openDemoCa} from '../pki/stored-ca.js';

const read = (file: string): Promise<string> => readFile(new URL(file, import.meta.url), 'utf8');

/** What a demo needs for the plan beside this file. */
export const readRows = async (): Promise<readonly SimulatedMethod[]> =>
  JSON.parse(await read('external-methods.json')) as readonly SimulatedMethod[];

export interface RunOnOptions {
  /** Where the kit finds the demo, if something stands before it. */
  readonly front?: string;
  /** In the place of what the plan says. */
  readonly plan?: Partial<Plan>;
  /** In the place of the usual hooks. */
  readonly hooks?: (usual: PlanCommands) => Partial<PlanCommands>;
  /** Chapters and rules. */
  readonly only?: readonly string[];
  readonly onReport?: (report: RuleReport) => void;
}

/** Runs the kit on a running demo, by the plan beside this file. */
export const runOn = async (
  url: string,
  caDir: string,
  {front = url, plan: changes, hooks: otherHooks, ...others}: RunOnOptions = {},
): Promise<readonly RuleReport[]> => {
  const text = await read('plan.json');
  const usual = 'http://127.0.0.1:8000';
  // What stands before the demo is not in the way of the commands.
  const commandsAt = text.replaceAll(`${usual}/demo/`, `${url}/demo/`);
  const plan = parsePlan(JSON.parse(commandsAt.replaceAll(usual, front)));
  const hooks = planCommandsOf(plan);
  return runConformance({
    plan: {...plan, card: {...plan.card, simulator: caDir}, ...changes},
    hooks: {...hooks, ...otherHooks?.(hooks)},
    allowsChanges: true,
    ...others,
    openIssuer: openDemoCa,
  });
};
