import {expect} from 'chai';
import type {Consent} from '../../src/domain/consent.js';
import {fakeNext, fakeOutcome} from '../../src/fakes.js';
import {inTurn, refused, sampleConsent, silent} from './answers.js';
import {BankRun} from './handoff.harness.js';
import {IcCardRun} from './ic-card.harness.js';
import {LegalRepRun} from './legal-rep.harness.js';

/** A method at its notice, in whatever machine. */
interface AtNotice {
  /** Ticks the box, or takes that back. */
  readonly say: (consent: Consent | undefined) => void;
  /** Starts what needs the consent, up to where it is sent with it. */
  readonly goOn: () => unknown;
  readonly context: () => {consentMissing: boolean; consent: Consent | undefined; refusal: {code: string} | undefined};
  /** What was sent, by then. */
  readonly sent: () => Promise<(Consent | undefined)[]>;
}

type Open = (needsConsent: boolean, isRefused?: boolean) => Promise<AtNotice>;

const unwelcome = refused('consent-required');

const methods: Record<string, {open: Open; isRefused?: boolean}> = {
  'the legal representative path': {
    open: async (needsConsent, isRefused = false) => {
      const checkEnterprise = isRefused ? inTurn(unwelcome, fakeNext('legal-rep')) : silent;
      const run = await new LegalRepRun({checkEnterprise}, {needsConsent}).reach('introducing');
      return {
        say: (consent) => {
          run.actor.send({type: 'consentChanged', consent});
        },
        goOn: () => run.send('started').submit().send('confirmed'),
        context: () => run.now.context,
        sent: async () => run.claims.map(({body}) => body.consent),
      };
    },
    isRefused: true,
  },
  'the form of the legal representative path, where it is a declaration,': {
    open: async (needsDeclaration, isRefused = false) => {
      const checkEnterprise = isRefused ? inTurn(unwelcome, fakeNext('legal-rep')) : silent;
      const run = await new LegalRepRun({checkEnterprise}, {needsDeclaration}).inForm();
      return {
        say: (consent) => {
          const declaration = consent && ({...consent, declaredBy: 'account-holder'} as const);
          run.send('started').actor.send({type: 'declarationChanged', declaration});
        },
        goOn: () => run.send('started').submit().send('confirmed'),
        context: () => {
          const {declaration, declarationMissing, refusal} = run.now.context;
          const {declaredBy: _, ...consent} = declaration ?? {};
          return {consent: declaration && (consent as Consent), consentMissing: declarationMissing, refusal};
        },
        sent: async () =>
          run.claims.map(({body: {legalRepConsent}}) => {
            const {declaredBy, ...consent} = legalRepConsent ?? {};
            return declaredBy && (consent as Consent);
          }),
      };
    },
    isRefused: true,
  },
  'the IC card method': {
    open: async (needsConsent, isRefused = false) => {
      const verifyCard = isRefused ? inTurn(unwelcome, fakeOutcome()) : silent;
      const run = await new IcCardRun({verifyCard}, {needsConsent}).start().reach('awaitingPin');
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
    isRefused: true,
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

for (const [name, {open, isRefused}] of Object.entries(methods)) {
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

    if (!isRefused) return;

    it('is dropped when the backend does not take it, and asked for again with the reason', async () => {
      const {say, goOn, sent, context} = await open(true, isRefused);
      say(sampleConsent);
      goOn();
      await sent();
      await new Promise((resolve) => setTimeout(resolve));
      expect(context()).to.deep.include({
        refusal: {code: 'consent-required'},
        consent: undefined,
        consentMissing: false,
      });
      goOn();
      expect(context().consentMissing).to.equal(true);
      const anew = {...sampleConsent, version: '2'};
      say(anew);
      goOn();
      expect(context().refusal).to.equal(undefined);
      expect(await sent()).to.deep.equal([sampleConsent, anew]);
    });
  });
}
