import {expect as untyped} from '@open-wc/testing';

/** With types: those that come along are written for an older chai than the one that is here, and resolve to nothing. */
export const expect = untyped as Chai.ExpectStatic;
