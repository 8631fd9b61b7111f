// Stands in the page itself: a plain box at once, the full editor as soon as it has come. If it never comes, the plain
// box stays, keeps what is typed and says so. Only `send.value` tells Python; it is called when the box is left.
const mounted = new WeakMap();

const plain = (root, data, setStateValue) => {
  const box = document.createElement('textarea');
  const note = document.createElement('p');
  const kept = () => {
    try {
      const draft = JSON.parse(sessionStorage.getItem(`overture:${data.doc}`));
      return draft && draft.rev === data.rev ? draft.text : null;
    } catch { return null; }
  };
  box.className = 'plain';
  box.setAttribute('aria-label', data.label);
  box.rows = data.lines || 8;
  box.value = kept() ?? data.value;
  let touched = false;
  box.oninput = () => {
    touched = true;
    try { sessionStorage.setItem(`overture:${data.doc}`, JSON.stringify({ rev: data.rev, text: box.value })); } catch { /* full */ }
  };
  box.onblur = () => { if (touched) setStateValue('value', { doc: data.doc, rev: data.rev, text: box.value }); };
  note.className = 'note';
  note.setAttribute('role', 'status');
  root.replaceChildren(box, note);
  return { note, focused: () => root.getRootNode().activeElement === box, typed: () => (touched ? box.value : null) };
};

export default function ({ parentElement, data, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector('.overture');
  let here = mounted.get(root);
  if (!here) {
    here = { editor: null, data, gone: false };
    mounted.set(root, here);
    const box = plain(root, data, setStateValue);
    import(new URL(data.script, document.baseURI).href).then((module) => {
      if (here.gone) return;
      const focused = box.focused();
      here.editor = module.mount(root, here.data, {
        value: (value) => here.set('value', value),
        copied: (value) => here.trigger('copied', value),
        dismissed: (value) => here.trigger('dismissed', value),
        typed: box.typed,
      });
      if (focused) here.editor.view.focus();
    }, () => {
      box.note.textContent = 'The live checker could not be loaded. This plain box keeps your text; reload the page to try again.';
    });
  }
  here.data = data;
  here.set = setStateValue;
  here.trigger = setTriggerValue;
  if (here.editor) here.editor.update(data);
  return () => {
    here.gone = true;
    mounted.delete(root);
    if (here.editor) here.editor.destroy();
  };
}
