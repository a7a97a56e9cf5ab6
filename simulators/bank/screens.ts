import {html} from 'hono/html';
import type {PlaceCase} from '../places/agreement.js';
import type {Markup} from '../places/page-layout.js';
import type {Site} from '../places/pages.js';

/* The bank's form pages, in the order of the manual (2.5.6). They have no scripts, for IE mode. */

export interface Shown {
  readonly branch: Branch;
  readonly placeCase: PlaceCase;
  readonly error?: string;
}

export interface Screen {
  readonly id: string;
  readonly title: (shown: Shown) => string;
  readonly body: (shown: Shown) => Markup;
  readonly action: string;
}

export interface Branch extends Site {
  readonly id: string;
  /** The bank's name for its UKey. */
  readonly ukey: string;
  /** In order. The last one before the result asks for the password. */
  readonly screens: readonly Screen[];
}

/** The same for every UKey of the demo. The page shows it. */
export const ukeyPassword = '123456';

const enterprise = ({enterpriseName, uscc, orgCode}: PlaceCase): Markup => html`
  <table>
    <tr>
      <th scope="row">企业名称</th>
      <td>${enterpriseName}</td>
    </tr>
    <tr>
      <th scope="row">统一社会信用代码</th>
      <td>${uscc}</td>
    </tr>
    <tr>
      <th scope="row">组织机构代码</th>
      <td>${orgCode === '' ? '未登记' : orgCode}</td>
    </tr>
  </table>
`;

const landing: Screen = {
  id: 'landing',
  title: () => '单一窗口企业实名认证',
  body: ({branch, placeCase}) => html`
    <p>
      <strong>中国国际贸易单一窗口</strong>请求确认以下企业的身份。只核对企业信息，不查询资产和交易，也不进行任何交易。
    </p>
    ${enterprise(placeCase)}
    <p class="warning">
      如果不是您的企业在单一窗口发起的认证，或者这个网址是他人发来的而您并不知情，请不要继续，并关闭本页。
    </p>
    <p>请插入${branch.ukey}并点击“确定”。</p>
  `,
  action: '确定',
};

const certificate: Screen = {
  id: 'certificate',
  title: () => '选择证书',
  body: ({branch, placeCase}) => html`
    <p>${branch.ukey}中有以下证书，请选择：</p>
    <p>
      <label>
        <input type="radio" name="certificate" value="1" checked />
        ${placeCase.enterpriseName}（${branch.name}签发，演示）
      </label>
    </p>
  `,
  action: '确定',
};

const check: Screen = {
  id: 'check',
  title: () => '核对企业信息',
  body: ({placeCase}) => html`
    <p>请核对以下信息。其中的内容将由UKEY签名。</p>
    ${enterprise(placeCase)}
  `,
  action: '单一窗口企业实名认证',
};

const password: Screen = {
  id: 'password',
  title: ({branch}) => `输入${branch.ukey}密码`,
  body: ({branch, placeCase, error}) => html`
    ${enterprise(placeCase)} ${error === undefined ? '' : html`<p class="warning" role="alert">${error}</p>`}
    <p>
      <label for="password">${branch.ukey}密码</label><br />
      <input id="password" type="password" name="password" maxlength="20" autocomplete="off" />
      <span class="hint">演示密码：${ukeyPassword}</span>
    </p>
  `,
  action: '确定',
};

export const screens = {landing, certificate, check, password};
