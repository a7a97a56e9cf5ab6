import {expect} from 'chai';
import type {Consent} from '../../src/domain/consent.js';
import {sampleConsent, silent} from './answers.js';
import {BankRun} from './handoff.harness.js';
import {IcCardRun} from './ic-card.harness.js';
import {LegalRepRun} from './legal-rep.harness.js';

/** A method at its notice, in whatever machine. */
interface AtNotice {
  /** Ticks the box, or takes that back. */
  readonly say: (consent: Consent | undefined) => void;
  /** Starts what needs the consent, up to where it is sent with it. */
  readonly goOn: () => unknown;
  readonly context: () => {consentMissing: boolean};
  /** What was sent, by then. */
  readonly sent: () => Promise<(Consent | undefined)[]>;
}

type Open = (needsConsent: boolean) => Promise<AtNotice>;

const methods: Record<string, {open: Open}> = {
  'the legal representative path': {
    open: async (needsConsent) => {
      const run = await new LegalRepRun({checkEnterprise: silent}, {needsConsent}).reach('introducing');
      return {
        say: (consent) => {
          run.actor.send({type: 'consentChanged', consent});
        },
        goOn: () => run.send('started').submit().send('confirmed'),
        context: () => run.now.context,
        sent: async () => run.claims.map(({body}) => body.consent),
      };
    },
  },
  'the form of the legal representative path, where it is a declaration,': {
    open: async (needsDeclaration) => {
      const run = await new LegalRepRun({checkEnterprise: silent}, {needsDeclaration}).inForm();
      return {
        say: (consent) => {
          const declaration = consent && ({...consent, declaredBy: 'account-holder'} as const);
          run.send('started').actor.send({type: 'declarationChanged', declaration});
        },
        goOn: () => run.send('started').submit().send('confirmed'),
        context: () => ({consentMissing: run.now.context.declarationMissing}),
        sent: async () =>
          run.claims.map(({body: {legalRepConsent}}) => {
            const {declaredBy, ...consent} = legalRepConsent ?? {};
            return declaredBy && (consent as Consent);
          }),
      };
    },
  },
  'the IC card method': {
    open: async (needsConsent) => {
      const run = await new IcCardRun({verifyCard: silent}, {needsConsent}).start().reach('awaitingPin');
      let presses = 0;
      return {
        say: (consent) => {
          run.actor.send({type: 'consentChanged', consent});
        },
        goOn: () => {
          const pin = run.enterPin();
          if (run.now.context.consentMissing) expect(pin.held).to.equal(false);
          else presses += 1;
        },
        context: () => run.now.context,
        sent: async () => {
          await run.asking('verifyCard', presses);
          return run.verifications.map(({body}) => body.consent);
        },
      };
    },
  },
  'the bank UKey method': {
    open: async (needsConsent) => {
      const run = await new BankRun({createHandoff: silent}, {needsConsent}).reach('choosing');
      return {
        say: (consent) => {
          run.actor.send({type: 'consentChanged', consent});
        },
        goOn: () => run.choose(),
        context: () => run.now.context,
        sent: async () => run.attempts.map(({body}) => body.consent),
      };
    },
  },
};

for (const [name, {open}] of Object.entries(methods)) {
  describe(`The consent in ${name}`, () => {
    it('is optional where the host does not require it: sent when it is given, and then only', async () => {
      for (const consent of [undefined, sampleConsent]) {
        const {say, goOn, sent, context} = await open(false);
        if (consent) say(consent);
        goOn();
        expect(await sent()).to.deep.equal([consent]);
        expect(context().consentMissing).to.equal(false);
      }
    });

    it('is reported as missing where the host requires it, also once it is taken back, and nothing is sent', async () => {
      const {say, goOn, sent, context} = await open(true);
      for (const consent of [undefined, sampleConsent]) {
        if (consent) say(consent);
        say(undefined);
        expect(context().consentMissing).to.equal(false);
        goOn();
        expect(context().consentMissing).to.equal(true);
      }
      expect(await sent()).to.deep.equal([]);
      say(sampleConsent);
      expect(context().consentMissing).to.equal(false);
      goOn();
      expect(await sent()).to.deep.equal([sampleConsent]);
    });
  });
}
