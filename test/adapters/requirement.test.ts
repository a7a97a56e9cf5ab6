import {expect} from 'chai';
import {requirementOf} from '../../src/adapters/requirement.js';

const problem = (body: unknown, {status = 403, type = 'application/problem+json'} = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {status, headers: {'Content-Type': type}});

const challenged = (challenge: string) =>
  new Response('{}', {status: 401, headers: {'WWW-Authenticate': challenge, 'Content-Type': 'application/json'}});

describe('What a refusal of the host’s server requires', () => {
  it('is the level of a problem document, which can still be read', async () => {
    for (const [type, level] of [
      ['application/problem+json', 'high'],
      ['application/json; charset=utf-8', 'x'.repeat(200)],
    ] as const) {
      const response = problem({code: 'level-too-low', requiredLevel: level}, {type});
      expect(await requirementOf(response)).to.deep.equal({level});
      expect(await response.json()).to.have.property('code', 'level-too-low');
    }
  });

  it('is the level or the age of a challenge of RFC 9470', async () => {
    const insufficient = 'error="insufficient_user_authentication"';
    for (const [challenge, requirement] of [
      [`Bearer ${insufficient}, acr_values="high"`, {level: 'high'}],
      [`Bearer realm="x",${insufficient},acr_values="high medium"`, {level: 'high'}],
      [`Bearer acr_values=medium, ${insufficient}, max_age=5`, {level: 'medium', maxAge: 5}],
      [`DPoP ${insufficient}, max_age="0"`, {maxAge: 0}],
      [`Bearer Error="insufficient_user_authentication", Max_Age=120`, {maxAge: 120}],
    ] as const)
      expect(await requirementOf(challenged(challenge)), challenge).to.deep.equal(requirement);
  });

  it('is nothing of any other response', async () => {
    for (const response of [
      new Response('{"requiredLevel": "high"}', {headers: {'Content-Type': 'application/json'}}),
      problem({code: 'not-allowed'}),
      problem('not JSON'),
      problem('null'),
      problem({requiredLevel: 3}),
      ...['', 'x'.repeat(201)].map((requiredLevel) => problem({requiredLevel})),
      ...['text/html', 'x-application/json'].map((type) => problem('{"requiredLevel": "high"}', {type})),
      challenged('Bearer error="invalid_token", acr_values="high"'),
      challenged('Bearer error="insufficient_user_authentication"'),
      ...['soon', 'x5', '5x'].map((age) =>
        challenged(`Bearer error="insufficient_user_authentication", max_age="${age}"`),
      ),
      challenged('Bearer xerror="insufficient_user_authentication", acr_values="high"'),
    ])
      expect(await requirementOf(response)).to.equal(undefined);
  });
});
