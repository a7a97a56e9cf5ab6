import {fields, idTypes, words} from './fields.js';

const form = document.createElement('form');
const add = (parent: Element, tag: string, changes: Readonly<Record<string, unknown>> = {}): HTMLElement =>
  parent.appendChild(Object.assign(document.createElement(tag), changes));

add(form, 'h2', {textContent: words.title});
for (const [name, label, kind] of fields) {
  const row = add(form, 'div');
  add(row, 'label', {textContent: label, htmlFor: name});
  const input = add(row, kind === 'select' ? 'select' : 'input', {id: name, autocomplete: 'off'});
  if (kind === 'select') for (const textContent of idTypes) add(input, 'option', {textContent});
  else {
    const error = add(row, 'p', {hidden: true, textContent: words.empty});
    input.addEventListener('input', () => (error.hidden = (input as HTMLInputElement).value !== ''));
  }
}
add(form, 'button', {textContent: words.save});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
document.body.append(form);
