import type * as testing from '@open-wc/testing';
import * as pure from '@open-wc/testing/pure';

/* `@open-wc/testing` without axe, which is a megabyte: `axe.ts` has it. The types are given here: those of `pure` resolve to
 * nothing, and those of `expect` are for an older chai than the one that is here. */

export const {fixture, fixtureCleanup, html, oneEvent} = pure as unknown as typeof testing;
export const expect = pure.expect as unknown as Chai.ExpectStatic;

if ('afterEach' in globalThis) afterEach(fixtureCleanup);
