import {html, nothing, render, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {keepFocus} from './gallery-focus.js';
import {findStates, figureName, listOf, type ScreenTexts} from './gallery-list.js';
import {choiceNames, choices, Views, type ChoiceName, type Chosen} from './gallery-views.js';
import {type State, stateAt, states} from './scenes.js';
import {figureOf, screens} from './screens.js';

const scales = ['100', '75', '50'];
const firstShown = 'home/methods';

/** What the address chooses, or the first of what can be chosen. */
const chosenIn = (query: URLSearchParams, name: ChoiceName): readonly string[] => {
  const known: readonly string[] = choices[name].values.map(([value]) => value);
  const wanted = query.get(name)?.split(',') ?? [];
  const chosen = known.filter((value) => wanted.includes(value));
  return chosen.length > 0 ? chosen : known.slice(0, 1);
};

export const showGallery = (main: HTMLElement, query: URLSearchParams): void => {
  let wanted = '';
  let texts: ScreenTexts | undefined;
  const views = new Views(() => {
    update();
  });
  const readTexts = async (): Promise<void> => {
    if (texts) return;
    texts = {};
    texts = (await (await fetch('gallery-texts.json')).json()) as ScreenTexts;
    update();
  };
  const chosen = (): Chosen => ({
    width: chosenIn(query, 'width'),
    theme: chosenIn(query, 'theme'),
    lang: chosenIn(query, 'lang'),
  });
  const scale = (): string => scales.find((each) => each === query.get('scale')) ?? '100';
  const current = (): State => stateAt(location.hash) ?? (stateAt(`#${firstShown}`) as State);

  const set = (name: string, value: string): void => {
    query.set(name, value);
    history.replaceState(null, '', `?${query.toString().replaceAll('%2C', ',')}${location.hash}`);
    update();
  };

  const choose = (name: ChoiceName, value: string, isChosen: boolean): void => {
    const others = chosenIn(query, name).filter((each) => each !== value);
    set(name, [...others, ...(isChosen ? [value] : [])].join(','));
  };

  const choiceView = (name: ChoiceName): TemplateResult => html`
    <fieldset>
      <legend>${choices[name].title}</legend>
      ${choices[name].values.map(
        ([value, text]) => html`
          <label>
            <input
              type="checkbox"
              name=${name}
              value=${value}
              .checked=${live(chosen()[name].includes(value))}
              @change=${({currentTarget}: Event) => choose(name, value, (currentTarget as HTMLInputElement).checked)}
            />
            ${text}
          </label>
        `,
      )}
    </fieldset>
  `;

  const head = (state: State): TemplateResult => {
    const {id, title, screen, machine, at} = state;
    const {number, title: name} = screens[screen];
    const figure = figureOf(id);
    const index = states.indexOf(state);
    const beside = (step: number, text: string) => {
      const {id, title} = states[(index + step + states.length) % states.length] as State;
      return html`<a href="#${id}" title=${title}>${text}</a>`;
    };
    return html`
      <header class="gallery-head">
        <p class="gallery-screen"><b>${number}</b> ${name}</p>
        <h1 id="gallery-title">${title}</h1>
        <nav aria-label="相邻的状态">${beside(-1, '上一个')} ${beside(1, '下一个')}</nav>
        <dl>
          ${
            figure
              ? html`<div>
                  <dt>手册的图</dt>
                  <dd>${figureName(figure)}</dd>
                </div>`
              : nothing
          }
          <div>
            <dt>状态机</dt>
            <dd><a href="machine.html?machine=${machine}">${machine}</a> <code>${at}</code></dd>
          </div>
          <div>
            <dt>链接</dt>
            <dd>
              <a href="#${id}"><code>#${id}</code></a>
            </dd>
          </div>
        </dl>
      </header>
    `;
  };

  const update = (): void => {
    const state = current();
    // The page around is light, unless nothing in it is.
    document.documentElement.classList.toggle('dark', chosen().theme.join() === 'dark');
    document.title = `${screens[state.screen].number} ${state.title} - 画面一览`;
    render(
      html`
        <nav class="gallery-index" aria-label="画面">
          <p class="gallery-name">画面一览</p>
          <label for="find">查找 <kbd>/</kbd></label>
          <input
            id="find"
            type="search"
            autocomplete="off"
            placeholder="编号、文字、手册的图、状态"
            .value=${wanted}
            @focus=${() => void readTexts()}
            @input=${({currentTarget}: Event) => {
              wanted = (currentTarget as HTMLInputElement).value;
              update();
            }}
            @keydown=${(event: KeyboardEvent) => {
              const [first] = findStates(wanted, texts);
              if (event.key === 'Enter' && !event.isComposing && first) location.hash = first.id;
              walk(event);
            }}
          />
          <div class="gallery-list" @keydown=${walk}>${listOf(state, wanted, texts)}</div>
        </nav>
        <section aria-labelledby="gallery-title">
          ${head(state)}
          <div class="gallery-choices">
            ${choiceNames.map(choiceView)}
            <label>
              缩放
              <select @change=${({currentTarget}: Event) => set('scale', (currentTarget as HTMLSelectElement).value)}>
                ${scales.map((each) => html`<option value=${each} ?selected=${each === scale()}>${each}%</option>`)}
              </select>
            </label>
          </div>
          ${views.view(state.id, chosen(), Number(scale()))}
        </section>
      `,
      main,
    );
  };

  const showInList = (): void => {
    main.querySelector('.gallery-list [aria-current]')?.scrollIntoView({block: 'nearest'});
  };

  /** The arrow keys go through what is to be seen of the list. */
  const walk = (event: KeyboardEvent): void => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step === undefined) return;
    const stops = wanted.trim() === '' ? ':is(summary, details[open] a)' : 'a';
    const list = [...main.querySelectorAll<HTMLElement>(`#find, .gallery-list ${stops}`)];
    const next = list[list.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLElement && event.target.matches('input[type=search], select');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    main.querySelector<HTMLElement>('#find')?.focus();
  });
  addEventListener('hashchange', () => {
    update();
    showInList();
    // On a narrow screen the state stands below the list.
    if (matchMedia('(max-width: 900px)').matches) main.querySelector('.gallery-head')?.scrollIntoView();
  });
  keepFocus();
  update();
  showInList();
};
