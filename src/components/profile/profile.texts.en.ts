import type {ProfileTexts} from './profile.texts.js';

export const texts: ProfileTexts = {
  title: 'Enterprise and account details',
  parts: {enterprise: 'Enterprise details', account: 'Account details'},
  labels: {
    enterpriseName: 'Enterprise name in Chinese',
    address: 'Enterprise address',
    holderName: 'Name',
    mobile: 'Linked mobile number',
  },
  complete: 'The details on record are complete. You can go on to real-name certification.',
  todo: {
    enterprise: 'The enterprise details are incomplete or need checking. Edit them first.',
    account: 'The account details are incomplete or need checking. Edit them first.',
  },
  missing: 'Needs completing',
  suspect: 'Needs checking',
  notOnRecord: 'Not on record',
  change: {enterprise: 'Edit enterprise details', account: 'Edit account details'},
  notEditable: 'These details can’t be edited here. To change them, contact this website’s customer service.',
  needsRelogin: 'After changing details you need to sign in again.',
  certify: 'Choose a certification method',
  editTitles: {enterprise: 'Edit enterprise details', account: 'Edit enterprise administrator details'},
  hints: {
    validFrom: '8 digits, such as 20200310. Both dates can be left empty.',
  },
  counted: (changed, most) =>
    `Enterprise name, unified social credit code, organisation code: ${changed} changed, at most ${most}`,
  tooMany:
    'At most two of enterprise name and the two codes can change at a time. To change all three, save twice: first both codes, then the enterprise name.',
  nothingChanged: 'Nothing has been changed yet. Make a change, then save.',
  unknownRefusal: [
    'The change couldn’t be verified',
    'Check it, then save again. If that doesn’t help, contact this website’s customer service.',
  ],
  save: 'Save',
  confirmTitle: 'Check what will be saved',
  confirm: 'Confirm and save',
  from: 'From',
  to: 'To',
  saving: 'Saving…',
  unsavedConflict:
    'The details on record were changed somewhere else, so nothing was saved. What you entered is still here.',
  compareTitle: 'The details on record were changed somewhere else',
  compareHow: 'Choose what to keep for each field, then select “Continue”.',
  mine: 'What you entered: ',
  theirs: 'On record now: ',
  abandonTitle: 'Discard changes?',
  abandonWhat: 'What you entered hasn’t been saved. If you leave now, it is lost.',
  abandon: 'Discard changes',
  keep: 'Keep editing',
  savedTitle: 'Changes saved',
  savedNow: 'The new details are in effect now.',
  savedLater: 'The new details take effect after you sign in again.',
  relogin: 'Sign in again',
  view: 'View the details on record',
  waysTitle: 'If everything is right and it still isn’t accepted',
  askAdministrator:
    'Recommended: have an administrator of this enterprise assist, so that your personal account becomes one of its operator accounts.',
  lookUp:
    'Look this enterprise up in the National Enterprise Credit Information Publicity System, and enter here what you find there. To search, you can copy:',
  lookUpLink: 'Open the National Enterprise Credit Information Publicity System',
  service: (hotline) =>
    `If what you find there is what you entered, have supporting documents ready and contact customer service (${hotline}) to correct the record.`,
  copy: (label) => `Copy “${label}”`,
};
