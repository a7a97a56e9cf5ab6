import {readFile} from 'node:fs/promises';
import type {Context, Hono} from 'hono';
import {html} from 'hono/html';
import {behaviours} from '../places/behaviours.js';
import {demoBox, frame} from '../places/page-layout.js';
import {bankMethod} from '../places/kinds.js';
import {answer, formOf, gone, showFarewell} from '../places/pages.js';
import {again, pathOf, type Reception, type Visit, visitAt} from '../places/place-urls.js';
import {type Branch, type Screen, type Shown, ukeyPassword} from './screens.js';

export const readStyles = (): Promise<string> => readFile(new URL('bank.css', import.meta.url), 'utf8');

/** The pages of a bank of this build: screen after screen, as in the manual. */
export const addBankPages = (app: Hono, reception: Reception, branch: Branch): void => {
  const {settling} = reception;
  const at = {method: bankMethod, place: branch.id};
  const path = pathOf(at);

  const showScreen = (c: Context, {order, behaviour}: Visit, screen: Screen, shown: Shown) => {
    const body = html`<input type="hidden" name="screen" value="${screen.id}" /> ${screen.body(shown)}`;
    const form = formOf(body, screen.action);
    return answer(c, frame(branch.name, branch.look, screen.title(shown), form, demoBox(path, order, behaviour)));
  };

  app.get(path, async (c) => {
    const visit = await visitAt(c, at, reception);
    const settled = await settling.find(at, visit.order);
    if (settled) return showFarewell(c, branch, settled);
    const [[first], {open}] = [branch.screens, visit];
    if (!open || !first) return gone(c, branch);
    settling.note(open.handoff);
    return showScreen(c, visit, first, {branch, placeCase: open});
  });

  app.post(path, async (c) => {
    const visit = await visitAt(c, at, reception);
    const {open} = visit;
    if (settling.find(at, visit.order)) return again(c);
    if (!open) return gone(c, branch);
    const {screen, cancel, password} = await c.req.parseBody();
    const behaviour = behaviours[visit.behaviour];
    if (cancel !== undefined) {
      await settling.settle(open, behaviour, 'cancelled');
      return again(c);
    }
    const index = branch.screens.findIndex(({id}) => id === screen);
    const shown = {branch, placeCase: open};
    const [current, next] = [branch.screens[index], branch.screens[index + 1]];
    if (current?.id === 'password' && password !== ukeyPassword)
      return showScreen(c, visit, current, {...shown, error: '密码错误，请重新输入。'});
    if (next) return showScreen(c, visit, next, shown);
    await settling.settle(open, behaviour, behaviour.verdict);
    return again(c);
  });
};
