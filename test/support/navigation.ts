/** What a browser says of a page whose address somebody has typed. */
export const typedAddress = {'sec-fetch-site': 'none', 'sec-fetch-dest': 'document'};
