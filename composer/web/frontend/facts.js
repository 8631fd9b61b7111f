// What in the text the brief accounts for: a plain line under it with the number of its entry in the list below the text.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip } from '@codemirror/view';
import { element } from './cards.js';

export const setFacts = StateEffect.define();

// The number hangs on the last letter, so that a finding inside the place does not repeat it.
const marks = (list) => Decoration.set(list.flatMap((item, place) => [
  Decoration.mark({ class: 'fact', attributes: { 'data-fact': String(place + 1) } }).range(item.from, item.to),
  Decoration.mark({ class: 'fact-end', attributes: { 'data-number': String(place + 1) } }).range(item.to - 1, item.to),
]), true);

export const facts = StateField.define({
  create: () => ({ list: [], marks: Decoration.none }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setFacts)) return { list: effect.value, marks: marks(effect.value) };
    }
    if (!transaction.docChanged) return value;
    const list = movedFacts(value.list, transaction.changes);
    return { list, marks: marks(list) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
});

export const movedFacts = (list, changes) => list
  .map((item) => ({ ...item, from: changes.mapPos(item.from, 1), to: changes.mapPos(item.to, -1) }))
  .filter((item) => item.from < item.to);

export const factAt = (state, position) => state.field(facts).list.findIndex((item) => item.from <= position && position <= item.to);

const origin = (item) => [
  element('strong', {}, `${item.what}: `), item.said, item.seen ? element('span', { class: 'seen' }, ` (seen: ${item.seen})`) : null,
].filter(Boolean);

export const hoveredFact = hoverTooltip((view, position) => {
  const item = view.state.field(facts).list[factAt(view.state, position)];
  if (!item) return null;
  return { pos: item.from, end: item.to, above: true, create: () => ({ dom: element('div', { class: 'tip' }, element('p', {}, ...origin(item))) }) };
}, { hoverTime: 150 });

// The list below the text; drawn again only when it says something new, so that the focus stays where it is.
export const makeSources = (home, show) => {
  const box = element('ol', { class: 'origins' });
  const part = element('section', { class: 'sources', 'aria-label': 'From your details', hidden: true },
    element('p', { class: 'sources-title' }, 'From your details'), box);
  home.append(part);
  let drawn = '';
  return {
    show(list, text) {
      const key = JSON.stringify(list.map((item) => [item.what, item.said, item.seen, text(item)]));
      if (key === drawn) return;
      drawn = key;
      part.hidden = !list.length;
      box.replaceChildren(...list.map((item, place) => element('li', { class: 'origin' },
        element('button', { type: 'button', class: 'place', title: 'Show it in the text', on: { click: () => show(place) } }, `“${text(item)}”`),
        ' ', ...origin(item))));
    },
    point(place) {
      [...box.children].forEach((item, number) => item.toggleAttribute('aria-current', number === place));
    },
  };
};
