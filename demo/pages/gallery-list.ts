import {html, nothing, type TemplateResult} from 'lit';
import {figureOf, figures, screenIds, screens, type Figure} from './screens.js';
import {states, type State} from './scenes.js';

export const figureName = ({chapter, title}: Figure): string => `${chapter} ${title}`;

/** What a search looks at besides the words of the screen: number, title, figure, machine's state, deep link. */
const wordsOf = ({id, title, screen, machine, at}: State): string => {
  const figure = figureOf(id);
  const {number, title: name} = screens[screen];
  return [number, name, title, id, machine, at, figure ? `图 ${figureName(figure)}` : ''].join(' ').toLowerCase();
};

/** What is written on each state, by its id: in Chinese and in lower case, of `gallery-texts.json`. */
export type ScreenTexts = Readonly<Record<string, string>>;

/** The states in which each of the wanted words stands. */
export const findStates = (wanted: string, texts: ScreenTexts = {}): readonly State[] => {
  const words = wanted.toLowerCase().split(/\s+/u);
  return states.filter((state) => {
    const own = `${wordsOf(state)} ${texts[state.id] ?? ''}`;
    return words.every((word) => own.includes(word));
  });
};

const linkTo = ({id, title}: State, current: State) => html`
  <li>
    <a href="#${id}" aria-current=${id === current.id ? 'true' : nothing}>
      ${title} <small>${id.replace(/^.*\//u, '')}</small>
    </a>
  </li>
`;

const figureItem = (figure: Figure) => {
  const name = figureName(figure);
  if (!('scenes' in figure)) return html`<li>${name} <small>${figure.shownBy}</small></li>`;
  return html`<li><a href="#${figure.scenes[0] ?? ''}">${name}</a></li>`;
};

/** All screens, each to be unfolded; of a search only what it found, and that unfolded. */
export const listOf = (current: State, wanted: string, texts: ScreenTexts | undefined): TemplateResult => {
  const isSearch = wanted.trim() !== '';
  const found = findStates(wanted, texts);
  return html`
    <p class="gallery-count" role="status">
      ${isSearch ? `找到 ${found.length} 个状态` : `共 ${states.length} 个状态`}
    </p>
    ${
      isSearch
        ? nothing
        : html`
            <details class="gallery-figures">
              <summary><span>手册的图</span> <small>${figures.length}</small></summary>
              <ul>
                ${figures.map(figureItem)}
              </ul>
            </details>
          `
    }
    ${screenIds.map((id) => {
      const own = found.filter(({screen}) => screen === id);
      if (own.length === 0) return nothing;
      const {number, title} = screens[id];
      return html`
        <details ?open=${isSearch || id === current.screen}>
          <summary><b>${number}</b> <span>${title}</span> <small>${own.length}</small></summary>
          <ul>
            ${own.map((state) => linkTo(state, current))}
          </ul>
        </details>
      `;
    })}
  `;
};
