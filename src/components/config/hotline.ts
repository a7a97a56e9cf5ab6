/** Customer service of the Single Window. */
export const defaultHotline = '95198';
