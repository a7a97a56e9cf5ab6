import {expect} from 'chai';
import type {Demo} from '../../demo/server.js';
import {demoPassword} from '../../demo/portal/sign-in-page.js';
import {composeSignInText} from '../../demo/portal/sign-in-text.js';
import {AgentClient} from '../simulators/card-agent-client.js';
import {Visitor} from './server.harness.js';

/** The digits of the captcha as a page has them for whoever cannot see the picture. */
export const captchaIn = (text: string): string => {
  const words = /依次是：([^。]+)。/.exec(text)?.[1] ?? '';
  return words
    .split(' ')
    .map((word) => '零一二三四五六七八九'.indexOf(word))
    .join('');
};

type Entered = Readonly<Partial<Record<'user' | 'password' | 'captcha' | 'captchaId' | 'token' | 'action', string>>>;

/** A browser at the portal's sign-in, which reads the page's fields. */
export class SignInVisitor extends Visitor {
  fields: Readonly<Record<'token' | 'captchaId' | 'captcha', string>> = {token: '', captchaId: '', captcha: ''};

  /** Opens the sign-in page, or reads the one that an attempt has led to. */
  async readForm(response?: Response): Promise<string> {
    const html = await (response ?? (await this.ask('/sign-in.html'))).text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
    this.fields = {token: hidden('token'), captchaId: hidden('captchaId'), captcha: captchaIn(html)};
    return html;
  }

  post(path: string, body: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      headers: {origin: this.demo.url, ...headers},
      body: new URLSearchParams(body),
    });
  }

  /** With the right fields, except for those that a test names. */
  submit(entered: Entered = {}, headers: Record<string, string> = {}): Promise<Response> {
    const fields = {user: 'zhangsan', password: demoPassword, action: 'sign-in', ...this.fields, ...entered};
    return this.post('/sign-in.html', fields, headers);
  }

  async signIn(user = 'zhangsan'): Promise<void> {
    await this.readForm();
    const {status, headers} = await this.submit({user});
    expect([status, headers.get('location')]).to.deep.equal([303, '/']);
  }

  json(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, {
      method: 'POST',
      headers: {origin: this.demo.url, 'content-type': 'application/json', ...headers},
      body: JSON.stringify(body),
    });
  }

  /** Asks for a challenge and has the card sign it; what a page would then send. */
  async signByCard() {
    await this.readForm();
    const {token} = this.fields;
    const answer = await this.json('/sign-in/challenges', {token});
    const challenge = (await answer.json()) as {challengeId: string; nonce: string; expiresAt: string};
    const {certificate, sign} = await readCard(this.demo);
    const {signature, certNo} = await sign((no) =>
      composeSignInText({...challenge, certNo: no, origin: this.demo.url}),
    );
    const verification = {
      challengeId: challenge.challengeId,
      certificate,
      certNo,
      signature,
      algorithm: 'SM2-SM3' as const,
    };
    return {token, verification};
  }
}

/** The card in the reader, which signs what a test composes for its certificate number. */
export const readCard = async (demo: Demo) => {
  const agent = await AgentClient.open(demo.agentUrl);
  await agent.next();
  await agent.call('cus-sec_SpcInitEnvEx');
  const certificate = (await agent.call('cus-sec_SpcGetSignCertAsPEM')).Data[0] as string;
  const number = (await agent.call('cus-sec_SpcGetCertNo')).Data[0] as string;
  return {
    certificate,
    sign: async (compose: (certNo: string) => string) => {
      const inData = compose(number.toLowerCase());
      const signed = await agent.call('cus-sec_SpcSignDataAsPEM', {inData, passwd: demo.agent.settings.pin});
      await agent.call('cus-sec_SpcClearEnv');
      agent.close();
      return {signature: signed.Data[0] as string, certNo: (signed.Data[1] as string).toLowerCase()};
    },
  };
};
