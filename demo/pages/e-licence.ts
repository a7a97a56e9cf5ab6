import type {ExternalMethod} from '../../src/domain/external-methods.js';

/** A method that a host brings, fictitious as its sites are: the enterprise's electronic licence, on a site or on a phone. */
export const licence = {
  id: 'e-licence',
  card: {
    title: {'zh-CN': '出示电子营业执照', 'zh-TW': '出示電子營業執照', en: 'Show the electronic licence'},
    action: {'zh-CN': '电子营业执照认证', 'zh-TW': '電子營業執照認證', en: 'Certify by e-licence'},
    name: {'zh-CN': '电子营业执照', 'zh-TW': '電子營業執照', en: 'E-licence'},
    needs: {
      'zh-CN': '已领取本企业电子营业执照的手机。',
      'zh-TW': '已領取本企業電子營業執照的手機。',
      en: 'A phone that holds the enterprise’s electronic licence.',
    },
    time: {'zh-CN': '约 2 分钟', 'zh-TW': '約 2 分鐘', en: 'About 2 minutes'},
  },
  places: [
    {
      id: 'sample-wallet',
      name: {'zh-CN': '样例执照夹', 'zh-TW': '樣例執照夾', en: 'Sample Wallet'},
      hosts: ['wallet.example.cn'],
      needs: {'zh-CN': '样例执照夹应用。', 'zh-TW': '樣例執照夾應用程式。', en: 'The Sample Wallet app.'},
      steps: [
        {'zh-CN': '打开样例执照夹', 'zh-TW': '開啟樣例執照夾', en: 'Open Sample Wallet'},
        {
          'zh-CN': '核对企业和用途，确认出示',
          'zh-TW': '核對企業和用途，確認出示',
          en: 'Check enterprise and purpose, then confirm',
        },
      ],
    },
  ],
  by: 'both',
} as const satisfies ExternalMethod;
