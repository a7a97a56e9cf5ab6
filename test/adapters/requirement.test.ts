import {expect} from 'chai';
import {requirementOf} from '../../src/adapters/requirement.js';

const problem = (body: unknown, {status = 403, type = 'application/problem+json'} = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {status, headers: {'Content-Type': type}});

const challenged = (challenge: string) =>
  new Response('{}', {status: 401, headers: {'WWW-Authenticate': challenge, 'Content-Type': 'application/json'}});

describe('What a refusal of the host’s server requires', () => {
  it('is the level of a problem document, which can still be read', async () => {
    const type = 'urn:sw-realname-cert:problem:level-too-low';
    for (const [mediaType, body, requirement] of [
      ['application/problem+json', {type, requiredLevel: 'high', subject: 'u-1'}, {levels: ['high'], subject: 'u-1'}],
      ['application/problem+json', {type: 'about:blank', requiredLevel: 'high medium'}, {levels: ['high', 'medium']}],
      ['application/json; charset=utf-8', {requiredLevel: 'x'.repeat(200), subject: 3}, {levels: ['x'.repeat(200)]}],
    ] as const) {
      const response = problem({code: 'level-too-low', ...body}, {type: mediaType});
      expect(await requirementOf(response)).to.deep.equal(requirement);
      expect(await response.json()).to.have.property('code', 'level-too-low');
      // Read already, such as by axios, or in the envelope of a house that answers everything with 200.
      expect(await requirementOf(body)).to.deep.equal(requirement);
    }
  });

  it('is the level or the age of a challenge of RFC 9470', async () => {
    const insufficient = 'error="insufficient_user_authentication"';
    for (const [challenge, requirement] of [
      [`Bearer ${insufficient}, acr_values="high"`, {levels: ['high']}],
      [`Bearer realm="x",${insufficient},acr_values="high medium"`, {levels: ['high', 'medium']}],
      [`Bearer acr_values=medium, ${insufficient}, max_age=5`, {levels: ['medium'], maxAge: 5}],
      [`Basic realm="\\"a\\" b", Bearer ${insufficient}, acr_values="medium"`, {levels: ['medium']}],
      [`DPoP ${insufficient}, max_age="0"`, {maxAge: 0}],
      [`Bearer Error="insufficient_user_authentication", Max_Age=120`, {maxAge: 120}],
    ] as const)
      expect(await requirementOf(challenged(challenge)), challenge).to.deep.equal(requirement);
  });

  it('is the level and the user of the document, also beside a challenge', async () => {
    const challenge = 'Bearer error="insufficient_user_authentication", acr_values="high", max_age=5';
    const response = problem({requiredLevel: 'high', subject: 'u-1'});
    response.headers.set('WWW-Authenticate', challenge);
    expect(await requirementOf(response)).to.deep.equal({levels: ['high'], maxAge: 5, subject: 'u-1'});
  });

  it('is undefined for a response without a valid problem document or RFC 9470 challenge', async () => {
    for (const response of [
      new Response('{"requiredLevel": "high"}', {headers: {'Content-Type': 'application/json'}}),
      problem({code: 'not-allowed'}),
      problem({type: 'https://portal.example.cn/problems/other', requiredLevel: 'high'}),
      ...[null, undefined, 'high', 403, {code: 403, data: {requiredLevel: 'high'}}],
      problem('not JSON'),
      problem('null'),
      problem({requiredLevel: 3}),
      ...['', ' ', 'x'.repeat(201)].map((requiredLevel) => problem({requiredLevel})),
      ...['text/html', 'x-application/json'].map((type) => problem('{"requiredLevel": "high"}', {type})),
      challenged('Bearer error="invalid_token", acr_values="high"'),
      challenged('Bearer error="insufficient_user_authentication"'),
      ...['soon', 'x5', '5x'].map((age) =>
        challenged(`Bearer error="insufficient_user_authentication", max_age="${age}"`),
      ),
      // What a value quotes is no challenge, and each challenge has its own parameters.
      challenged('Bearer realm="x, Bearer error=\\"insufficient_user_authentication\\", acr_values=high"'),
      challenged(`Bearer error="invalid_token", error_description="error=insufficient_user_authentication, max_age=5"`),
      challenged('Bearer error="insufficient_user_authentication", Basic acr_values="high"'),
      challenged('Bearer xerror="insufficient_user_authentication", acr_values="high"'),
    ])
      expect(await requirementOf(response)).to.equal(undefined);
  });
});
