// The findings as editor state: underlines that move with the text, and the explanation at the mouse or the caret.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip, showTooltip } from '@codemirror/view';

export const setFindings = StateEffect.define();
export const explain = StateEffect.define(); // the id of a finding, or null

const marks = (list) => Decoration.set(
  list.filter((item) => item.from < item.to).map((item) => Decoration.mark({
    class: `mark ${item.severity}`, attributes: { 'data-finding': item.id },
  }).range(item.from, item.to)),
  true,
);

const moved = (list, changes) => list
  .map((item) => ({ ...item, from: changes.mapPos(item.from, 1), to: changes.mapPos(item.to, item.from < item.to ? -1 : 1) }))
  .filter((item) => item.absent || item.from < item.to);

export const findings = StateField.define({
  create: () => ({ list: [], marks: Decoration.none }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) return { list: effect.value, marks: marks(effect.value) };
    }
    if (!transaction.docChanged) return value;
    const list = moved(value.list, transaction.changes);
    return { list, marks: marks(list) };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
});

export const at = (state, position) => state.field(findings).list.filter(
  (item) => !item.absent && item.from <= position && position <= item.to,
);

// The tooltip that F8 opens at a finding; any edit or Escape closes it.
export const explained = (draw) => StateField.define({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(explain)) return effect.value;
    }
    return transaction.docChanged ? null : value;
  },
  provide: (field) => showTooltip.computeN([field, findings], (state) => {
    const item = state.field(findings).list.find((one) => one.id === state.field(field));
    return item ? [{ pos: item.from, above: false, create: () => ({ dom: draw([item]) }) }] : [];
  }),
});

export const hovered = (draw) => hoverTooltip((view, position) => {
  const items = at(view.state, position);
  if (!items.length) return null;
  return {
    pos: Math.min(...items.map((item) => item.from)),
    end: Math.max(...items.map((item) => item.to)),
    create: () => ({ dom: draw(items) }),
  };
}, { hoverTime: 150 });
