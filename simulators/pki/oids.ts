export const oid = {
  sm2WithSm3: '1.2.156.10197.1.501',
  ecPublicKey: '1.2.840.10045.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organizationalUnit: '2.5.4.11',
} as const;

/** DER of the SM2 curve's object identifier, 1.2.156.10197.1.301, as in the key's parameters. */
export const sm2CurveDer = '06082a811ccf5501822d';

const eport = '1.3.6.1.4.1.5315.100';

/** The private extensions of an E-Port card's certificate. */
export const cardExtension = {
  enterpriseName: `${eport}.5.1`,
  holderIdNumber: `${eport}.5.8`,
  cardId: `${eport}.5.9`,
  orgCode: `${eport}.5.11`,
  // The meaning of these four is not published. Real cards have them with these values.
  fixed: [
    [`${eport}.5.3`, '01'],
    [`${eport}.5.12`, '00'],
    [`${eport}.2.1`, '10'],
    [`${eport}.2.4`, '14'],
  ],
} as const;
