/**
 * The demo's backend with one duty left out at a time. Each shows that the kit notices. A change replaces a text that
 * stands exactly once in a file.
 */

export interface Change {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

export interface Mutant {
  readonly id: string;
  /** What this backend does not do, or does wrong. */
  readonly omits: string;
  readonly changes: readonly Change[];
}

const backend = (file: string): string => `simulators/backend/${file}.ts`;

/** A mutant of one change in one file of the demo's backend. */
const mutant = (id: string, omits: string, file: string, find: string, put: string): Mutant => ({
  id,
  omits,
  changes: [{file: backend(file), find, put}],
});

const doors: readonly Mutant[] = [
  mutant(
    'status-without-aspect',
    'The status leaves out a field.',
    'status',
    'aspects: {enterprise: isAny, accountHolder: isAny},',
    'aspects: {enterprise: isAny},',
  ),
  mutant('no-etag', 'The profile has no ETag.', 'profile-routes', "c.header('etag', profiles.versionOf(user));", ''),
  mutant(
    'redirects-to-sign-in',
    'Without a session it redirects to a page.',
    'guards',
    "if (!session) throw new Problem('unauthenticated');",
    "if (!session) return c.redirect('/sign-in');",
  ),
  mutant(
    'subject-optional',
    'It takes a request without a subject.',
    'guards',
    "const subject = c.req.header('sw-subject');",
    "const subject = c.req.header('sw-subject') ?? userOf(c).subject;",
  ),
  mutant(
    'subject-ignored',
    'It does not compare the subject.',
    'guards',
    "if (subject !== userOf(c).subject) throw new Problem('subject-changed');",
    '',
  ),
  mutant(
    'body-before-subject',
    'It reads the body before it compares the subject.',
    'ic-card-routes',
    "api.post('/ic-card/verifications', ...inSession, ownOrigin, ...withJson,",
    "api.post('/ic-card/verifications', inSession[0], ownOrigin, ...withJson, async (c, next) => { parseBody(c.get('text'), cardVerificationSchema()); await next(); }, inSession[1],",
  ),
  mutant(
    'subject-of-the-session',
    'Each sign-in has another subject.',
    'index',
    'return found;',
    "return {...found, subject: found.subject + c.get('session').id.slice(0, 4)};",
  ),
  mutant(
    'one-subject-for-all',
    'All accounts have one subject.',
    'index',
    'return found;',
    "return {...found, subject: 'all'};",
  ),
  mutant(
    'subject-of-the-enterprise',
    'The accounts of an enterprise have one subject.',
    'index',
    'return found;',
    'return {...found, subject: found.enterprise.uscc};',
  ),
  mutant(
    'any-origin',
    'It takes changes from any origin.',
    'guards',
    'if (origin === undefined || !origins().includes(origin)) throw',
    'if (origin === undefined) throw',
  ),
  mutant(
    'origin-optional',
    'It takes changes without an origin.',
    'guards',
    'if (origin === undefined || !origins().includes(origin)) throw',
    'if (origin !== undefined && !origins().includes(origin)) throw',
  ),
  {
    id: 'any-host',
    omits: 'It answers for any host name.',
    changes: [
      {file: 'demo/own-name.ts', find: 'if (host === ours) return next();', put: "if (host !== '') return next();"},
    ],
  },
  mutant('any-content-type', 'It takes a body of any type.', 'guards', "throw new Problem('not-json');", '{}'),
  mutant(
    'malformed-is-500',
    'A body that is not JSON is a 500.',
    'guards',
    "} catch {\n    throw new Problem('invalid-request');",
    "} catch {\n    throw new Problem('internal');",
  ),
  mutant(
    'misfit-is-500',
    'A body that does not fit is a 500.',
    'guards',
    "if (!parsed.success) throw new Problem('invalid-request');",
    "if (!parsed.success) throw new Problem('internal');",
  ),
  mutant(
    'any-length',
    'It takes bodies of any length.',
    'read-body',
    'const maxBytes = 64 * 1_024;',
    'const maxBytes = Infinity;',
  ),
  mutant(
    'plain-json-problem',
    'A failure is plain JSON.',
    'problem',
    "'content-type': 'application/problem+json',",
    "'content-type': 'application/json',",
  ),
  mutant('problem-without-id', 'A failure has no requestId.', 'problem', '    requestId,\n', ''),
  mutant(
    'quotes-the-request',
    'A failure quotes the request.',
    'problem',
    '    title,\n',
    "    title: c.get('text') ?? title,\n",
  ),
  mutant(
    'html-not-found',
    'An unknown path is a page.',
    'index',
    "throw new Problem('not-found');",
    "return new Response('<p>404</p>', {status: 404, headers: {'content-type': 'text/html'}});",
  ),
  mutant('cacheable', 'Caches may store answers.', 'guards', "c.header('cache-control', 'no-store');", ''),
  {
    id: 'sniffable',
    omits: 'Browsers may guess the type.',
    changes: [
      {file: backend('guards'), find: "c.header('x-content-type-options', 'nosniff');", put: ''},
      {file: 'demo/server.ts', find: "c.header('x-content-type-options', 'nosniff');", put: ''},
    ],
  },
];

const keys: readonly Mutant[] = [
  mutant('no-replay', 'A repeated key has a second effect.', 'once', 'if (former) return c.json(former.answer);', ''),
  mutant(
    'refusals-not-stored',
    'Refusals are not stored for their key.',
    'once',
    'if (isForgotten) return',
    "if (isForgotten || ('passed' in answer && !answer.passed)) return",
  ),
  mutant(
    'key-reused',
    'A key may be used for another body.',
    'once',
    "if (former && former.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');",
    '',
  ),
  mutant('key-of-everybody', 'Keys are common to all users.', 'once', "subject: c.get('subject'),", "subject: 'all',"),
  mutant(
    'key-of-every-operation',
    'Keys are common to all operations.',
    'once',
    'operation: c.req.path,',
    "operation: 'any',",
  ),
  mutant(
    'key-of-the-session',
    'Keys end with the session.',
    'once',
    "subject: c.get('subject'),",
    "subject: c.get('session').id,",
  ),
  mutant(
    'stored-late',
    'An answer is stored some time after it was decided.',
    'once',
    "if (keeping === 'memory') store.remember(answered);",
    "if (keeping === 'memory') setTimeout(() => store.remember(answered), 5_000).unref();",
  ),
  mutant(
    'if-match-before-key',
    'It compares If-Match before it looks for a stored answer.',
    'profile-routes',
    'api.put(`/profile/${part}`, ...inSession, ownOrigin, ...withJson,',
    "api.put(`/profile/${part}`, ...inSession, ownOrigin, ...withJson, async (c, next) => { const version = c.req.header('if-match'); if (version !== undefined && version !== profiles.versionOf(userOf(c))) throw new Problem('conflict'); await next(); },",
  ),
  mutant(
    'failures-stored',
    'Failures are stored for their key.',
    'once',
    'const {answer, happenings, effect, isForgotten} = decide();',
    "let decision; try { decision = decide(); } catch (error) { store.remember({...asked, fingerprint, at: now(), answer: {passed: false, refusal: {code: 'stored'}}}); throw error; } const {answer, happenings, effect, isForgotten} = decision;",
  ),
];

const card: readonly Mutant[] = [
  mutant(
    'challenge-of-another-enterprise',
    'A challenge names another enterprise.',
    'challenges',
    'uscc: enterprise.uscc,',
    "uscc: '92440100PDY000036G',",
  ),
  mutant('short-nonce', 'The nonce has 64 bits.', 'challenges', 'randomToken(24)', 'randomToken(8)'),
  mutant('fixed-nonce', 'The nonce is always the same.', 'challenges', 'randomToken(24)', "'A'.repeat(32)"),
  mutant(
    'challenge-for-a-day',
    'A challenge is valid for a day.',
    'challenges',
    'new OneUse(120_000, now)',
    'new OneUse(86_400_000, now)',
  ),
  {
    id: 'text-of-version-1',
    omits: 'It verifies the text of version 1, without the subject.',
    changes: [{file: 'src/domain/card-challenge.ts', find: "'SW-REALNAME-CERT/2'", put: "'SW-REALNAME-CERT/1'"}],
  },
  mutant(
    'card-not-in-the-status',
    'It does not store a certification by card.',
    'verify-card',
    "{type: 'certified', ...certification},",
    '',
  ),
  mutant(
    'effective-untrue',
    'It says that a certification is in force when it is not.',
    'verify-card',
    "effective: isInForce(certification, session) ? 'now' : 'next-sign-in',",
    "effective: 'now',",
  ),
  {
    id: 'no-rsa',
    omits: 'It knows no RSA cards.',
    changes: [
      {
        file: 'simulators/pki/card-certificate.ts',
        find: 'if (signature.length !== rsaSignatureBytes) return false;',
        put: 'return false;',
      },
    ],
  },
  mutant(
    'challenge-reusable',
    'A challenge works again and again.',
    'one-use',
    '    const issued = this.#open.get(id);\n    this.#open.delete(id);',
    '    const issued = this.#open.get(id);',
  ),
  {
    id: 'challenge-burnt-by-success-only',
    omits: 'A failed try does not use the challenge up.',
    changes: [
      {
        file: backend('one-use'),
        find: '    const issued = this.#open.get(id);\n    this.#open.delete(id);',
        put: '    const issued = this.#open.get(id);',
      },
      {
        file: backend('one-use'),
        find: '  #tidy(owner: string)',
        put: '  drop(id) { this.#open.delete(id); }\n\n  #tidy(owner: string)',
      },
      {
        file: backend('challenges'),
        find: '  burn(',
        put: '  drop(id) { this.#open.drop(id); }\n\n  burn(',
      },
      {
        file: backend('verify-card'),
        find: '  return refusal ?',
        put: '  if (!refusal) challenges.drop(verification.challengeId);\n  return refusal ?',
      },
    ],
  },
  mutant(
    'challenge-of-any-session',
    'A challenge works in another session of its user.',
    'one-use',
    'issued?.owner === owner && issued.until',
    'issued !== undefined && issued.until',
  ),
  {
    id: 'challenge-of-anybody',
    omits: 'A challenge works for another user.',
    changes: [
      {
        file: backend('one-use'),
        find: 'issued?.owner === owner && issued.until',
        put: 'issued !== undefined && issued.until',
      },
      {
        file: backend('challenges'),
        find: 'issued?.subject === subject && issued.uscc === enterprise.uscc ? issued : undefined',
        put: 'issued',
      },
    ],
  },
  mutant(
    'unknown-challenge-told-otherwise',
    'An unknown challenge has another code.',
    'verify-card',
    "if (!challenge) return refuse({code: 'challenge-expired'});",
    "if (!challenge) return refuse({code: 'signature-invalid'});",
  ),
  mutant(
    'signature-unchecked',
    'It does not check the signature.',
    'judge-card',
    "if (!isSignedBy(card, question)) return 'signature-invalid';",
    '',
  ),
  mutant(
    'authority-unchecked',
    'It takes cards of any authority.',
    'judge-card',
    "if (!isIssuedBy(card, ca)) return 'card-untrusted';",
    '',
  ),
  mutant('expiry-unchecked', 'It takes expired cards.', 'judge-card', ' && now < Number(card.notAfter);', ';'),
  mutant(
    'beginning-unchecked',
    'It takes cards that are not valid yet.',
    'judge-card',
    'Number(card.notBefore) <= now && ',
    '',
  ),
  mutant(
    'enterprise-unchecked',
    'It takes a card of any enterprise.',
    'judge-card',
    "return card.orgCode === orgCodeOf(uscc) ? undefined : 'card-of-another-enterprise';",
    'return undefined;',
  ),
  mutant(
    'code-not-required',
    'It takes a certificate without an organisation code for a customs one.',
    'judge-card',
    ' && card.orgCode !== undefined;',
    ';',
  ),
  mutant(
    'usage-unchecked',
    'It takes a certificate for encryption.',
    'judge-card',
    "card.keyUsage.includes('digitalSignature') && ",
    '',
  ),
  mutant(
    'cert-no-unchecked',
    'It does not compare the certificate’s number.',
    'judge-card',
    'card.serial === verification.certNo &&',
    '',
  ),
  mutant(
    'algorithm-unchecked',
    'It does not compare the algorithm.',
    'judge-card',
    'card.algorithm === verification.algorithm &&',
    '',
  ),
  mutant(
    'card-told-before-proof',
    'It tells whose card it is before the signature is checked.',
    'judge-card',
    "if (!isSignedBy(card, question)) return 'signature-invalid';",
    "if (!isWithinDates(card, now)) return 'card-expired'; if (card.orgCode !== orgCodeOf(uscc)) return 'card-of-another-enterprise'; if (!isSignedBy(card, question)) return 'signature-invalid';",
  ),
  mutant(
    'bad-certificate-is-500',
    'A certificate that is none is a 500.',
    'judge-card',
    '} catch {\n    return undefined;',
    '} catch (error) {\n    throw error;',
  ),
];

const record: readonly Mutant[] = [
  mutant(
    'unmasked',
    'It tells numbers in clear.',
    'profile-view',
    'const masked = onRecord && style !== undefined;',
    'const masked = false;',
  ),
  mutant(
    'birth-date-shown',
    'It masks the end of a number, and not the birth date.',
    'profile-view',
    'maskText(value, style)',
    "`${value.slice(0, 14)}${'*'.repeat(Math.max(0, value.length - 14))}*`.slice(0, value.length)",
  ),
  mutant(
    'etag-of-the-moment',
    'The ETag changes with each request.',
    'profiles',
    'hmacOf(this.#secret, content)',
    'hmacOf(this.#secret, content + String(performance.now()))',
  ),
  mutant(
    'etag-of-all',
    'The ETag counts changes, and is common to all users.',
    'profiles',
    'JSON.stringify([user.subject, this.recordOf(user)])',
    'JSON.stringify([this.#changed.get(user.id)?.record])',
  ),
  mutant(
    'if-match-optional',
    'It saves without If-Match.',
    'profile-routes',
    "if (version === undefined) throw new Problem('precondition-required');",
    "if (version === undefined) return counted({user}, 'profile', () => saveProfile(dependencies, {user, part, values: readChanges(parseBody(c.get('text'), schema))}));",
  ),
  mutant(
    'if-match-ignored',
    'It saves over a record that has changed.',
    'profile-routes',
    "if (version !== profiles.versionOf(user)) throw new Problem('conflict');",
    '',
  ),
  mutant('not-saved', 'It says saved, and saves nothing.', 'save-profile', '...(effect && {effect}),', ''),
  {
    id: 'any-field',
    omits: 'It saves whatever fields a request names.',
    changes: [{file: 'src/domain/profile.questions.ts', find: 'return z.strictObject(', put: 'return z.looseObject('}],
  },
  mutant(
    'any-number',
    'It saves an ID number that is none.',
    'judge-account',
    "checkIdNumber(idType, idNumber, {today}).level === 'error'",
    'false',
  ),
  {
    id: 'any-type',
    omits: 'It saves an ID type that there is not.',
    changes: [
      {
        file: backend('profile-routes'),
        find: '(changes.idType === undefined || isIdType(changes.idType))',
        put: 'true',
      },
      {
        file: backend('judge-account'),
        find: "!isIdType(idType) || checkIdNumber(idType, idNumber, {today}).level === 'error'",
        put: 'false',
      },
    ],
  },
  mutant(
    'many-changes',
    'It takes three changes at a time.',
    'judge-enterprise',
    'if (counted.length > mostChanges)',
    'if (counted.length > 3)',
  ),
  mutant(
    'registry-unasked',
    'It saves an enterprise without asking the registry.',
    'judge-enterprise',
    "return fields.length > 0 ? {code: 'enterprise-mismatch', fields} : changes;",
    "return fields.length > 100 ? {code: 'enterprise-mismatch'} : changes;",
  ),
  mutant(
    'number-twice',
    'Two accounts may have one ID number.',
    'judge-account',
    'if (idNumber !== undefined && isTaken(idNumber))',
    "if (idNumber !== undefined && isTaken('none'))",
  ),
  mutant(
    'expired-card-saved',
    'It does not tell that an ID card has expired.',
    'judge-account',
    "if (key === 'idValidity.expired') return {code: 'id-card-expired', fields: ['validTo']};",
    '',
  ),
];

const legalRep: readonly Mutant[] = [
  mutant(
    'ticket-for-days',
    'A ticket is valid for days.',
    'tickets',
    'const lifetimeMs = 15 * 60_000;',
    'const lifetimeMs = 15 * 86_400_000;',
  ),
  mutant(
    'any-enterprise',
    'Whoever is signed in, it checks any enterprise.',
    'check-enterprise',
    "if (claimed.uscc === '' || claimed.uscc !== record.uscc)",
    "if (claimed.uscc === '')",
  ),
  mutant(
    'any-representative',
    'It does not compare the legal representative.',
    'check-enterprise',
    "return isLegalRepOf(claimed.uscc, legalRep) ? undefined : {code: 'person-mismatch'};",
    'return undefined;',
  ),
  mutant(
    'tells-what-is-wrong-of-the-representative',
    'It tells whether name or number of the legal representative is wrong.',
    'check-enterprise',
    "{code: 'person-mismatch'}",
    "{code: 'person-mismatch', fields: [legalRep.name === record.legalRepName ? 'legalRepIdNumber' : 'legalRepName']}",
  ),
  mutant(
    'names-hidden-fields',
    'A refusal names fields that nobody can look up.',
    'check-enterprise',
    "if (fields.length > 0) return {code: 'enterprise-mismatch', fields};",
    "if (fields.length > 0) return {code: 'enterprise-mismatch', fields: [...fields, 'legalRepIdNumber']};",
  ),
  mutant(
    'consent-unasked',
    'It checks persons without a consent.',
    'check-enterprise',
    "if (!agreed(claim)) return refuse({code: 'consent-required'});",
    '',
  ),
  mutant(
    'unknown-ticket-told-otherwise',
    'An unknown ticket has another code.',
    'legal-rep',
    "return 'ticket-expired';",
    "return 'record-changed';",
  ),
  mutant(
    'ticket-of-anybody',
    'A ticket works for another user.',
    'tickets',
    'return ticket?.holder.subject === subject && ticket.until',
    'return ticket && ticket.until',
  ),
  mutant(
    'ticket-of-the-session',
    'A ticket ends with the session.',
    'legal-rep',
    '{user}: Asker): TicketHolder => ({\n  subject: user.subject,',
    '{user, session}: Asker): TicketHolder => ({\n  subject: session.id,',
  ),
  mutant(
    'any-step',
    'The account holder may be checked first.',
    'legal-rep',
    " || (whose === 'account-holder' && ticket.next !== whose)",
    '',
  ),
  mutant(
    'any-person',
    'It does not compare the person with the ticket and the record.',
    'claimed-person',
    'isSameIdentity(identity, expected) ? findPerson(identity) : undefined',
    'findPerson(identity)',
  ),
  mutant(
    'tells-what-is-wrong-of-a-person',
    'It tells whether person or date is wrong.',
    'check-id-card',
    'if (person?.validFrom !== validFrom',
    "if (!person) return refuse({code: 'person-mismatch', fields: ['name']});\n  if (person?.validFrom !== validFrom",
  ),
  mutant(
    'never-the-holder',
    'After the legal representative comes the legal representative.',
    'pass-person',
    "next: 'account-holder'",
    "next: 'legal-rep'",
  ),
  mutant(
    'legal-rep-not-in-the-status',
    'It does not store a certification by data.',
    'pass-person',
    "{type: 'certified', ...certification},",
    '',
  ),
  mutant(
    'data-worth-a-card',
    'Data lead to the card’s level.',
    'status',
    '? levels.medium : levels.low',
    '? levels.high : levels.low',
  ),
  mutant(
    'ticket-reusable',
    'A ticket certifies again and again.',
    'pass-person',
    'effect: () => tickets.end(subject),',
    '',
  ),
  mutant(
    'ticket-of-any-record',
    'A ticket certifies another record, too.',
    'legal-rep',
    "return ticket.holder.certifies === certifies ? ticket : 'record-changed';",
    'return ticket;',
  ),
  mutant(
    'ticket-of-any-enterprise-name',
    'A ticket stays valid when the enterprise has another name.',
    'certified-data',
    'JSON.stringify([uscc, enterpriseName, holderName, idType, idNumber])',
    'JSON.stringify([uscc, holderName, idType, idNumber])',
  ),
  mutant(
    'certification-of-any-enterprise-name',
    'A certification stays when the enterprise has another name.',
    'save-profile',
    "  'enterpriseName',\n  'legalRepName',\n  'holderName',",
    "  'legalRepName',\n  'holderName',",
  ),
  mutant(
    'certification-stays',
    'A certification stays when the holder changes.',
    'save-profile',
    'const isCertified = store.certifications(user.id).length > 0;',
    'const isCertified = store.certifications(user.id).length > 1_000;',
  ),
];

const sms: readonly Mutant[] = [
  mutant(
    'sms-before-the-check',
    'It sends a code before person, card and mobile agree.',
    'send-sms-code',
    'const mobile = judgeMobile(dependencies, asker, ticket, request);',
    "const mobile = judgeMobile(dependencies, asker, ticket, request) ?? '13900000999';",
  ),
  mutant(
    'mobile-unmasked',
    'It tells the mobile in clear.',
    'send-sms-code',
    "maskText(order.mobile, 'mobile')",
    'order.mobile',
  ),
  mutant(
    'sms-at-once',
    'It sends one SMS after another.',
    'send-sms-code',
    'if (wait > 0) return',
    'if (wait > 86_400_000) return',
  ),
  {
    id: 'sms-wait-of-the-user',
    omits: 'The wait is the user’s, so two users send to one mobile at once.',
    changes: [
      {
        file: backend('send-sms-code'),
        find: 'smsCodes.waitFor(order.mobile)',
        put: 'smsCodes.waitFor(user.id + order.mobile)',
      },
      {
        file: backend('send-sms-code'),
        find: 'smsCodes.send(code, order)',
        put: 'smsCodes.send(code, {...order, mobile: user.id + order.mobile})',
      },
    ],
  },
  mutant(
    'tries-uncounted',
    'It does not count wrong codes.',
    'check-bank-card',
    'effect: () => smsCodes.miscount(sent)',
    '',
  ),
  mutant('code-reusable', 'A code works again and again.', 'check-bank-card', 'smsCodes.use(sent);', ''),
  mutant(
    'code-of-any-ticket',
    'A code works for another ticket.',
    'sms-codes',
    'code.ticket === purpose.ticket && ',
    '',
  ),
  {
    id: 'code-of-any-person',
    omits: 'A code that was sent to one person checks the other.',
    changes: [
      {file: backend('sms-codes'), find: '`${whose} ${subject}`', put: '`${subject}`'},
      {file: backend('legal-rep'), find: " || (whose === 'account-holder' && ticket.next !== whose)", put: ''},
    ],
  },
];

const bank: readonly Mutant[] = [
  mutant(
    'handoff-for-days',
    'A handoff is valid for days.',
    'handoffs',
    'export const usualHandoffLifetimeMs = 10 * 60_000;',
    'export const usualHandoffLifetimeMs = 10 * 86_400_000;',
  ),
  mutant(
    'handoffs-numbered',
    'The ids of handoffs are numbered.',
    'handoffs',
    'const id = randomToken(24);',
    'const id = String(this.#issued.size);',
  ),
  mutant(
    'any-return-url',
    'It sends users back to any address.',
    'create-handoff',
    "if (!url || !origins.some((origin) => url.href.startsWith(`${origin}/`))) throw new Problem('invalid-request');",
    "if (!url || origins.length === 0) throw new Problem('invalid-request');",
  ),
  mutant(
    'any-bank',
    'It opens a handoff to a bank that there is not.',
    'create-handoff',
    "if (!banks.keyOf(bank)) return refuse({code: 'bank-unavailable'});",
    '',
  ),
  mutant(
    'unknown-handoff-told-otherwise',
    'An unknown handoff has another code.',
    'handoff-routes',
    "if (!handoff) throw new Problem('handoff-unknown');",
    "if (!handoff) throw new Problem('not-found');",
  ),
  mutant(
    'handoff-of-anybody',
    'Another user can read a handoff.',
    'handoffs',
    'return handoff?.subject === subject ? handoff : undefined;',
    'return handoff;',
  ),
  {
    id: 'handoff-of-the-session',
    omits: 'A handoff ends with the session.',
    changes: [
      {
        file: backend('create-handoff'),
        find: 'holder: {user: user.id, subject,',
        put: 'holder: {user: user.id, subject, session: session.id,',
      },
      {
        file: backend('handoff-routes'),
        find: "if (!handoff) throw new Problem('handoff-unknown');",
        put: "if (handoff?.session !== c.get('session').id) throw new Problem('handoff-unknown');",
      },
    ],
  },
  mutant(
    'never-cancelled',
    'A cancelled handoff goes on.',
    'handoffs',
    'if (this.#issued.get(id)?.subject === subject) this.#issued.delete(id);',
    '',
  ),
  mutant(
    'cancelled-by-anybody',
    'Another user can cancel a handoff.',
    'handoffs',
    'if (this.#issued.get(id)?.subject === subject) this.#issued.delete(id);',
    'this.#issued.delete(id);',
  ),
  mutant(
    'cancelled-for-nobody',
    'The answer to a cancellation names nobody.',
    'handoff-routes',
    'return c.json({subject: userOf(c).subject});',
    'return c.json({});',
  ),
  mutant(
    'cancelled-for-another',
    'The answer to a cancellation names another subject.',
    'handoff-routes',
    'return c.json({subject: userOf(c).subject});',
    "return c.json({subject: 'somebody'});",
  ),
  mutant(
    'no-via',
    'It does not say which bank it was.',
    'handoff-standing',
    '    method,\n    via,\n',
    '    method,\n',
  ),
  mutant(
    'rejected-passes',
    'It certifies whom the bank rejects.',
    'bank-results',
    'else handoffs.note(handoff, resultOf[result.verdict]);',
    'else certify(dependencies, user, handoff);',
  ),
  mutant(
    'handoff-of-any-record',
    'A handoff certifies another record, too.',
    'handoff-standing',
    '): boolean => certifies !== certifiedDataOf(profiles.recordOf(user));',
    '): boolean => certifies === certifiedDataOf(profiles.recordOf(user)) && false;',
  ),
  mutant(
    'handoff-remembers',
    'A handoff still says passed after the certification was dropped.',
    'handoff-standing',
    "if (store.drops(user.id) !== drops) throw new Problem('handoff-unknown');",
    '',
  ),
  mutant(
    'refusal-without-code',
    'A refusal has no code.',
    'bank-results',
    "refusal: {code: 'bank-rejected'}",
    "refusal: {reason: 'bank-rejected'}",
  ),
];

const human: readonly Mutant[] = [
  mutant(
    'human-check-unasked',
    'It asks for no human check.',
    'index',
    "isHuman: (c) => !options.needsHumanCheck?.(c.get('session')) || humanChecks.use(humanCheckIn(c.get('text'))),",
    'isHuman: () => true,',
  ),
  mutant(
    'human-check-unverified',
    'It takes whatever a page says of a human check.',
    'index',
    '/^demo-human-[\\w-]{20,64}$/',
    '/./',
  ),
  mutant('human-check-never-passes', 'It takes no human check.', 'index', '/^demo-human-[\\w-]{20,64}$/', '/^$/'),
  mutant(
    'human-check-reusable',
    'One human check is enough for many requests.',
    'index',
    'new OneTimeTokens(/^demo-human-[\\w-]{20,64}$/)',
    '{use: (token) => /^demo-human-/.test(token)}',
  ),
  {
    id: 'human-check-after-use',
    omits: 'It uses the challenge up before it asks for a human check.',
    changes: [
      {file: backend('once'), find: 'if (!isHuman(c)) return c.json(humanCheckRequired);', put: ''},
      {
        file: backend('once'),
        find: 'if (isForgotten) return',
        put: 'if (!isHuman(c)) return c.json(humanCheckRequired);\n    if (isForgotten) return',
      },
    ],
  },
];

const assistance: readonly Mutant[] = [
  mutant(
    'help-for-days',
    'A request for help is valid for days.',
    'help-requests',
    'const lifetimeMs = 30 * minuteMs;',
    'const lifetimeMs = 30 * dayMs;',
  ),
  mutant(
    'unknown-enterprise-told',
    'It tells that there is no such enterprise.',
    'ask-for-help',
    '  const request = requests.issue(',
    "  if (uscc === '') return refuse({code: 'enterprise-mismatch'});\n  const request = requests.issue(",
  ),
  mutant(
    'help-of-anybody',
    'Another user can read and withdraw a request.',
    'help-requests',
    'return request?.requester.subject === subject ? request : undefined;',
    'return request;',
  ),
  mutant(
    'everybody-administers',
    'Everybody has the inbox of an enterprise.',
    'answer-help',
    'administers === enterprise.uscc ? administers : undefined;',
    "administers === enterprise.uscc ? administers : '91310000PDY000028G';",
  ),
  mutant(
    'applicant-unmasked',
    'The inbox tells the whole name.',
    'ask-for-help',
    "maskText(record.holderName, 'name')",
    'record.holderName',
  ),
  mutant(
    'numbers-anew',
    'The order of the numbers changes.',
    'answer-help',
    'numbers: [...numbers],',
    'numbers: (globalThis.timesShown = (globalThis.timesShown ?? 0) + 1) % 2 ? [...numbers] : [...numbers].reverse(),',
  ),
  mutant(
    'no-step-up',
    'It asks for no step-up.',
    'index',
    'new OneTimeTokens(/^demo-step-up-[\\w-]{8,64}$/)',
    '{use: () => true}',
  ),
  mutant(
    'step-up-reusable',
    'One step-up is enough for many answers.',
    'index',
    'new OneTimeTokens(/^demo-step-up-[\\w-]{8,64}$/)',
    '{use: (token) => /^demo-step-up-/.test(token)}',
  ),
  mutant(
    'help-in-force-now',
    'It says that help is in force at once.',
    'assistance',
    "effective: 'next-sign-in',",
    "effective: 'now',",
  ),
  mutant(
    'help-not-in-the-status',
    'It does not store a certification by help.',
    'assistance',
    "{type: 'certified', ...certification},",
    '',
  ),
  mutant(
    'numbers-guessable',
    'After a wrong number another may be picked.',
    'answer-help',
    'effect: () => requests.end(request, refusal),',
    '',
  ),
  mutant(
    'no-reason',
    'It does not pass on the reason.',
    'answer-help',
    "{code: 'assistance-declined', message: reason}",
    "{code: 'assistance-declined'}",
  ),
  mutant('never-withdrawn', 'A withdrawn request goes on.', 'ask-for-help', "requests.end(request, 'withdrawn');", ''),
  mutant(
    'withdrawn-for-nobody',
    'The answer to a withdrawal names nobody.',
    'assistance-routes',
    'return c.json({subject: userOf(c).subject});',
    'return c.json({});',
  ),
  mutant(
    'withdrawn-for-another',
    'The answer to a withdrawal names another subject.',
    'assistance-routes',
    'return c.json({subject: userOf(c).subject});',
    "return c.json({subject: 'somebody'});",
  ),
  mutant(
    'helps-themselves',
    'An administrator can answer a request of their own.',
    'answer-help',
    'requester.user === id;',
    "requester.user === id && id === '';",
  ),
  mutant(
    'two-answers',
    'Two administrators can answer one request.',
    'answer-help',
    "if (request.end) return {code: request.end === 'withdrawn' ? 'assistance-withdrawn' : 'assistance-answered'};",
    "if (request.end === 'withdrawn') return {code: 'assistance-withdrawn'};",
  ),
  mutant(
    'code-never-right',
    'No code is the right one.',
    'help-requests',
    '&& until > this.#now();',
    '&& until < this.#now();',
  ),
  mutant(
    'code-tries-uncounted',
    'It does not count wrong codes of an administrator.',
    'ask-for-help',
    'effect: () => requests.miscount(request)',
    '',
  ),
  mutant(
    'code-of-any-request',
    'A code works for another request.',
    'help-requests',
    'request.code ?? {',
    '[...this.#all.values()].map(({code}) => code).filter(Boolean).at(-1) ?? {',
  ),
];

const limitOf = (id: string, omits: string, what: string, usual: string): Mutant =>
  mutant(id, omits, 'counted', `${what}: ${usual},`, `${what}: {perUser: Infinity},`);

const limits: readonly Mutant[] = [
  limitOf('unlimited-challenges', 'Challenges have no limit.', "'ic-card/challenges'", '{perUser: 60}'),
  limitOf('unlimited-cards', 'Tries with a card have no limit.', "'ic-card'", 'check'),
  limitOf('unlimited-enterprises', 'Checks of an enterprise have no limit.', "'legal-rep/enterprise'", 'check'),
  limitOf('unlimited-id-cards', 'Checks of an ID card have no limit.', "'legal-rep/id-card'", 'check'),
  limitOf('unlimited-sms', 'Orders of an SMS have no limit.', "'legal-rep/sms-codes'", 'check'),
  limitOf('unlimited-codes', 'Tries with an SMS code have no limit.', "'legal-rep/bank-card'", 'check'),
  limitOf('unlimited-changes', 'Changes of the record have no limit.', 'profile', '{perUser: 20}'),
  limitOf('unlimited-help', 'Requests for help have no limit.', 'assistance', '{perUser: 5}'),
  limitOf('unlimited-handoffs', 'Handoffs have no limit.', "'bank-ukey'", '{perUser: 20}'),
  mutant(
    'misfits-uncounted',
    'Tries that do not fit do not count.',
    'counted',
    "store.record({type: 'tried', user: user.id, what, at: now(), uscc});\n    return decide();",
    "const decision = decide();\n    store.record({type: 'tried', user: user.id, what, at: now(), uscc});\n    return decision;",
  ),
  mutant(
    'limit-of-all',
    'A limit is common to all users.',
    'store',
    "('user' in whose ? one.user === whose.user : one.uscc === whose.uscc)",
    'one.at > 0',
  ),
  mutant(
    'limit-of-the-session',
    'A new sign-in lifts the limits.',
    'sessions',
    "this.#store.record({type: 'signed-in', ...session});",
    "this.#store.record({type: 'signed-in', ...session}, {type: 'forgotten', user, what: 'tries'});",
  ),
  mutant(
    'limit-before-stored-answers',
    'A repeated key is refused by the limit.',
    'ic-card-routes',
    "(c) => once(c, () => issue(c), 'memory')",
    "(c) => { const issued = issue(c); return 'refusal' in issued.answer ? c.json(issued.answer) : once(c, () => issued, 'memory'); }",
  ),
  mutant(
    'flood-evicts',
    'Many challenges of one user push out another’s.',
    'one-use',
    'else if (issued.owner === owner) own.push(id);',
    'else own.push(id);',
  ),
];

export const mutants: readonly Mutant[] = [
  ...doors,
  ...keys,
  ...card,
  ...record,
  ...legalRep,
  ...sms,
  ...bank,
  ...assistance,
  ...human,
  ...limits,
];
