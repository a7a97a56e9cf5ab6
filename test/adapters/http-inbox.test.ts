import {expect} from 'chai';
import type {AskOptions, InboxBackend} from '../../src/adapters/backend.js';
import {HttpInboxBackend} from '../../src/adapters/http-inbox.js';
import {
  assistanceCodeAnswerSchema,
  inboxAnsweredAnswerSchema,
  inboxAnswerSchema,
} from '../../src/domain/assistance.schemas.js';
import {fakeAssistanceCode, fakeInbox, fakeInboxAnswered, fakeInboxBackend, fakeRefused} from '../../src/fakes.js';
import {errorOf} from './errors.js';
import {HostServer} from './http-backend.harness.js';

interface Asked {
  readonly ask: (to: InboxBackend, options: AskOptions) => Promise<unknown>;
  readonly schema: () => {parse: (value: unknown) => unknown};
  readonly line: string;
  readonly body: object;
  readonly answer: object;
}

const id = 'request-1';
const questions: Readonly<Record<Exclude<keyof InboxBackend, 'getInbox'>, Asked>> = {
  confirmAssistance: {
    ask: (to, options) => to.confirmAssistance({id, number: '42'}, options),
    schema: inboxAnsweredAnswerSchema,
    line: 'POST /api/assistance/inbox/request-1/confirm',
    body: {number: '42'},
    answer: fakeInboxAnswered('confirmed'),
  },
  declineAssistance: {
    ask: (to, options) => to.declineAssistance({id, reason: '不认识'}, options),
    schema: inboxAnsweredAnswerSchema,
    line: 'POST /api/assistance/inbox/request-1/decline',
    body: {reason: '不认识'},
    answer: fakeInboxAnswered('declined'),
  },
  createAssistanceCode: {
    ask: (to, options) => to.createAssistanceCode({id}, options),
    schema: assistanceCodeAnswerSchema,
    line: 'POST /api/assistance/inbox/request-1/code',
    body: {},
    answer: fakeAssistanceCode(),
  },
};

describe('The HTTP backend for the administrator’s inbox', () => {
  const host = new HostServer();
  const about = (more: Partial<AskOptions> = {}): AskOptions => ({
    signal: new AbortController().signal,
    subject: 'subject-1',
    ...more,
  });
  const backend = () => new HttpInboxBackend({baseUrl: `${host.url}/api`});

  it('reads the inbox by GET without body or key, with the subject', async () => {
    const inbox = fakeInbox();
    host.answer(200, inbox);
    const options = about({locale: 'en'});
    expect(inboxAnswerSchema().parse(await backend().getInbox(undefined, options))).to.deep.equal(inbox);
    const {method, url, headers, body} = host.received[0]!;
    expect([method, url, body]).to.deep.equal(['GET', '/api/assistance/inbox', '']);
    expect(headers).to.include({'sw-subject': 'subject-1', 'accept-language': 'en'});
    expect(headers).not.to.have.any.keys('content-type', 'idempotency-key');
  });

  for (const [name, {ask, schema, line, body, answer}] of Object.entries(questions)) {
    it(`sends ${name} with the attempt’s key and the step-up token, if any`, async () => {
      host.answer(200, answer);
      expect(schema().parse(await ask(backend(), about({idempotencyKey: 'attempt-1'})))).to.deep.equal(answer);
      await ask(backend(), about({stepUp: 'proof-1'}));
      const [first, second] = host.received;
      expect(`${String(first?.method)} ${String(first?.url)}`).to.equal(line);
      expect(first?.headers).to.include({'sw-subject': 'subject-1', 'idempotency-key': 'attempt-1'});
      expect(JSON.parse(first?.body ?? '')).to.deep.equal(body);
      expect(JSON.parse(second?.body ?? '')).to.deep.equal({...body, stepUp: 'proof-1'});
    });

    it(`returns a refusal of ${name} as an answer, and throws for a failure`, async () => {
      const refused = fakeRefused('step-up-required');
      host.answer(200, refused);
      expect(schema().parse(await ask(backend(), about()))).to.deep.equal(refused);
      host.answer(412, {code: 'subject-changed'}, {'content-type': 'application/problem+json'});
      expect((await errorOf(ask(backend(), about()))).code).to.equal('subject-changed');
    });

    it(`has a fake answer of ${name} that matches the schema`, async () => {
      expect(() => schema().parse(answer)).not.to.throw();
      expect(Object.keys((await ask(fakeInboxBackend(), about())) as object)).to.deep.equal(Object.keys(answer));
    });
  }
});
