import {unfold} from './drive.js';
import {bankUkeyScenes} from './bank-ukey-scenes.js';
import {legalRepScenes, personScenes} from './legal-rep-scenes.js';
import {icCardScenes, profileScenes, type Scene, type Scenes} from './scenes.js';

/** A scene in which a folded picture has been opened. */
const unfolded = ({go, ...scene}: Scene, title: string, picture: string): Scene => ({
  ...scene,
  title,
  go: async (cert) => {
    await go?.(cert);
    await unfold(cert, picture);
  },
});

const pictures: Scenes = {
  'id-card-dates': unfolded(personScenes.idCard['id-card'], '示例：身份证有效期限', 'id-card-dates'),
  'account-dates': unfolded(profileScenes.editing.account, '示例：账号信息中的身份证有效期限', 'id-card-dates'),
  'licence-codes': unfolded(legalRepScenes.enterprise.form, '示例：营业执照上的两个代码', 'licence-codes'),
  'enterprise-codes': unfolded(profileScenes.editing.enterprise, '示例：企业信息中的两个代码', 'licence-codes'),
  'card-and-readers': {...icCardScenes.introducing.introduction, title: 'IC 卡、Ikey 和读卡器'},
  'browser-question': {...icCardScenes.explaining.explaining, title: '浏览器的询问'},
  'bank-key': unfolded(bankUkeyScenes.choosing.banks, '示例：网银 UKey', 'bank-key'),
  'ie-mode': unfolded(bankUkeyScenes.waiting.ready, '示例：Edge 的 IE 模式', 'ie-mode'),
};

/** Every picture where it stands, by the name of its deep link. */
export const picturesScenes: ReadonlyMap<string, Scene> = new Map(
  Object.entries(pictures).map(([name, scene]) => [`pictures/${name}`, scene]),
);
