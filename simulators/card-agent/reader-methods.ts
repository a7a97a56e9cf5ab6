import {AgentFailure, wrongUnlockPin} from './answers.js';
import {newPin, optionalText, requiredText} from './call-args.js';
import {type AgentMethod, nothing, signRandom, signsText, userInfo} from './card-methods.js';
import type {CardContent} from './card-content.js';

const userInfoWithEnd = (content: CardContent): string => `${userInfo(content)}||${content.validTime.szEndTime}`;

/**
 * A wrong PIN is reported inside a successful call. synthetic: the form of `Error`, and the answer if there is no PIN.
 */
const verifyAndGetUserInfo: AgentMethod = (desk, args) => {
  const card = desk.cardInAnyReader;
  const pin = optionalText(args, 'userpin');
  const told = (VerifyPINSuccess: boolean, Err: readonly string[]) => [
    userInfoWithEnd(card.content),
    {VerifyPINSuccess, Error: Err},
  ];
  if (pin === undefined) return told(false, []);
  try {
    card.checkPin(pin);
  } catch (failure) {
    if (failure instanceof AgentFailure) return told(false, failure.pair);
    throw failure;
  }
  return told(true, []);
};

const verifyPin: AgentMethod = (desk, args) => {
  desk.cardInAnyReader.checkPin(requiredText(args, 'passwd'));
  return nothing;
};

const changePin: AgentMethod = (desk, args) => {
  const pin = newPin(args, 'newUserPWD');
  desk.cardInAnyReader.checkPin(requiredText(args, 'userPWD'));
  desk.change({pin});
  return nothing;
};

/** synthetic: that a wrong unlock PIN costs nothing. */
const unlock: AgentMethod = (desk, args) => {
  const card = desk.cardInAnyReader;
  const pin = newPin(args, 'newUserPWD');
  if (requiredText(args, 'unlockPWD') !== desk.settings.unlockPin) throw wrongUnlockPin();
  card.resetTries();
  desk.change({pin});
  return nothing;
};

/** The methods of the other control. Only they can access a card in a 903 reader. */
export const readerMethods: readonly (readonly [string, AgentMethod])[] = [
  ['ra_Is903Reader', (desk) => [desk.reader === '903' ? '1' : '0']],
  // synthetic: the first value, whose meaning is not known.
  ['ra_identifyFirstStep', (desk, args) => ['', signRandom(desk.cardInAnyReader, args, 'strInputDecodePEM')]],
  ['ra_VerifyPinAndGetCardUserInfo', verifyAndGetUserInfo],
  // synthetic: all that follows answers like the method of the same name for an ordinary reader. `lReader` is accepted
  // but not used.
  ['ra_DeclareData', signsText],
  ['ra_GetCardIDFromCard', (desk) => [desk.cardInAnyReader.content.cardId]],
  ['ra_GetCryptAlgo', (desk) => [desk.cardInAnyReader.content.algorithm.toUpperCase()]],
  ['ra_verifyPassWD', verifyPin],
  ['ra_changePasswd', changePin],
  ['ra_unlockPasswd', unlock],
];
