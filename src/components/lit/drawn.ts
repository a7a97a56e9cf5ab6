import type {LitElement} from 'lit';

/** Resolves when an element and all elements inside it have rendered. Rejects if one of them could not. */
export const drawn = async (element: LitElement): Promise<void> => {
  await element.updateComplete;
  for (const each of element.renderRoot.querySelectorAll<LitElement>('*')) if (each.shadowRoot) await drawn(each);
};
