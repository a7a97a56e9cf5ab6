/** The fields of the form that we are compared with, which are those of our own form about the account holder. */
export const fields = [
  ['holderName', '姓名', 'text'],
  ['idType', '证件类型', 'select'],
  ['idNumber', '证件号码', 'text'],
  ['validFrom', '身份证有效起始日期', 'text'],
  ['validTo', '身份证有效截止日期', 'text'],
  ['mobile', '绑定手机', 'text'],
] as const;

export const idTypes = ['居民身份证', '护照', '港澳居民来往内地通行证', '台湾居民来往大陆通行证'];

export const words = {title: '企业管理员信息修改', hint: '请填写', empty: '请填写此项', save: '保存'};
