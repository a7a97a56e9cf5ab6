export interface CardEnterprise {
  readonly name: string;
  /** 18 characters. The 9th to the 17th are the organisation code. */
  readonly uscc: string;
  readonly holder: string;
  readonly holderIdNumber: string;
  /** The 13 characters that are printed on the card. */
  readonly cardId: string;
  /** The enterprise's 10-digit customs code. */
  readonly enterpriseCode: string;
}

/** Completely fictitious: the code's body is from a range that is never issued. */
export const sampleEnterprise: CardEnterprise = {
  name: '上海浦东样例贸易有限公司',
  uscc: '91310000PDY000028G',
  holder: '张三',
  holderIdNumber: '310100198506120013',
  cardId: '8600000000001',
  enterpriseCode: '3100000001',
};

export const orgCodeOf = ({uscc}: CardEnterprise): string => uscc.slice(8, 17);
