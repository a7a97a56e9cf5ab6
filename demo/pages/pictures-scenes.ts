import type {PictureName} from '../../src/components/pictures/drawings.js';
import {bankUkeyScenes} from './bank-ukey-scenes.js';
import {unfold} from './drive.js';
import {legalRepScenes, personScenes} from './legal-rep-scenes.js';
import {icCardScenes} from './ic-card-scenes.js';
import {profileScenes} from './profile-scenes.js';
import type {Scene} from './scene.js';

/** A scene with a picture in it. */
export interface Place {
  readonly title: string;
  readonly picture: PictureName;
  readonly scene: Scene;
  /** Whether the picture is shown at once. */
  readonly isOpen?: boolean;
}

export const places: Readonly<Record<string, Place>> = {
  'id-card-dates': {title: '示例：身份证有效期限', picture: 'id-card-dates', scene: personScenes.idCard['id-card']},
  'account-dates': {
    title: '示例：账号信息中的身份证有效期限',
    picture: 'id-card-dates',
    scene: profileScenes.editing.account,
  },
  'licence-codes': {
    title: '示例：营业执照上的两个代码',
    picture: 'licence-codes',
    scene: legalRepScenes.enterprise.form,
  },
  'enterprise-codes': {
    title: '示例：企业信息中的两个代码',
    picture: 'licence-codes',
    scene: profileScenes.editing.enterprise,
  },
  'card-and-readers': {
    title: 'IC卡、Ikey 和读卡器',
    picture: 'card-and-readers',
    scene: icCardScenes.introducing.introduction,
    isOpen: true,
  },
  'browser-question': {
    title: '浏览器的询问',
    picture: 'browser-question',
    scene: icCardScenes.explaining.explaining,
    isOpen: true,
  },
  'bank-key': {title: '示例：网银UKEY', picture: 'bank-key', scene: bankUkeyScenes.choosing.banks},
  'ie-mode': {title: '示例：Edge 的 IE 模式', picture: 'ie-mode', scene: bankUkeyScenes.waiting.ready},
};

/** The place with its picture unfolded. */
export const sceneAt = ({title, picture, scene, isOpen}: Place): Scene => ({
  ...scene,
  title,
  go: async (cert) => {
    await scene.go?.(cert);
    if (!isOpen) await unfold(cert, picture);
  },
});
