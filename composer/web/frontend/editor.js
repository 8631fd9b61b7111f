// The live editor: CodeMirror with the findings of the checker underlined in the text. `mount` builds one inside a
// component's root; the returned `update` takes new data from Python without ever replacing what is being typed.
import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { Annotation, ChangeSet, EditorState, RangeSetBuilder } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder, tooltips, ViewPlugin } from '@codemirror/view';
import { makeAsker } from './ask.js';
import { canApply, element, fixLabel, ICONS, makeList, spoken, summary, tip, worstFirst } from './cards.js';
import { count, smsParts, splitSubject, toUnits, words } from './counts.js';
import { factAt, facts, hoveredFact, makeSources, movedFacts, setFacts } from './facts.js';
import { keepTyping } from './keep_typing.js';
import { at, explain, explained, findings, hovered, setFindings } from './findings.js';

export { count, smsParts, splitSubject, toUnits, words };

const fromPython = Annotation.define();
const HEADER = 72; // pixels that the bar at the head of the page covers
const AGAIN = 2000; // milliseconds after which a checker that was away is asked again

// Every line takes its own direction, so that a Hebrew or Arabic line reads from the right.
const eachLineItsWay = (() => {
  const line = Decoration.line({ attributes: { dir: 'auto' } });
  const build = (view) => {
    const made = new RangeSetBuilder();
    for (const { from, to } of view.visibleRanges) {
      for (let at = from; at <= to;) {
        const here = view.state.doc.lineAt(at);
        made.add(here.from, here.from, line);
        at = here.to + 1;
      }
    }
    return made.finish();
  };
  return [
    EditorView.perLineTextDirection.of(true),
    ViewPlugin.fromClass(class {
      constructor(view) { this.decorations = build(view); }

      update(update) { if (update.docChanged || update.viewportChanged) this.decorations = build(update.view); }
    }, { decorations: (plugin) => plugin.decorations }),
  ];
})();

const copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

// What was typed lives in this tab as well, so that a reload loses nothing even before Python has heard of it.
const drafts = {
  key: (data) => `overture:${data.doc}`,
  read(data) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.key(data)));
      return kept && kept.rev === data.rev && typeof kept.text === 'string' ? kept.text : null;
    } catch {
      return null;
    }
  },
  write(data, text) {
    try {
      sessionStorage.setItem(this.key(data), JSON.stringify({ rev: data.rev, text }));
    } catch { /* full or forbidden: Python still hears of it when the box is left */ }
  },
};

export const mount = (root, first, send) => {
  let data = first;
  let told = first.value;
  let since = null; // the edits made after the question under way was sent
  let lastSummary = '';
  let pointed = '';
  let down = false;
  let copySubject = null;
  let retry = 0;
  let unread = false; // the rules have answered, proofreading has not
  const act = {};
  const away = new Set(); // keys and rules put away in this document, until Python says so itself

  const said = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  const label = element('label', { class: 'label', id: 'label' });
  const place = element('div', { class: 'place-of-text' });
  const bar = element('div', { class: 'bar', 'aria-hidden': 'true' }, element('i'));
  const counted = element('p', { class: 'counts' });
  const note = element('p', { class: 'note', hidden: true });
  const again = element('button', { type: 'button', hidden: true, on: { click: () => ask() } }, 'Try again now');
  const copied = element('span', { class: 'copied', role: 'status', 'aria-live': 'polite' });
  const tools = element('div', { class: 'tools' });
  const keys = element('details', { class: 'keys' }, element('summary', {}, 'Keyboard shortcuts'),
    element('p', {}, 'F8 and Shift+F8 go to the next and previous finding, Ctrl+. applies its fix, Ctrl+Z takes it back, '
      + 'Ctrl+Enter saves, Esc closes an explanation, Tab leaves the text.'));
  const title = element('p', { class: 'title' });
  const ease = element('p', { class: 'ease' });
  const side = element('section', { class: 'side', 'aria-label': 'Findings' }, title, ease);
  const shell = element('div', { class: 'shell' },
    element('div', { class: 'main' }, label, place, bar, counted, note, again, tools, keys), side, said);
  root.replaceChildren(shell);

  const list = makeList(side, act);
  const sources = makeSources(shell.querySelector('.main'), (place) => act.showFact(place));
  const text = () => view.state.doc.toString();
  const current = (id) => view.state.field(findings).list.find((item) => item.id === id);
  const announce = (words_) => { said.textContent = words_; };

  const flush = () => {
    const now = text();
    if (now === told) return;
    told = now;
    send.value({ doc: data.doc, rev: data.rev, text: now });
  };

  const measure = () => {
    const { subject, body } = splitSubject(text(), data.hasSubject);
    const n = count(body.trim(), data.counting, data.tables); // as the checker: blanks around the text are no part of it
    const over = data.limit != null && n > data.limit;
    const parts = data.counting === 'sms' ? smsParts(body.trim(), data.tables) : 0;
    const pieces = [
      data.limit == null ? `${n} characters` : `${n} of ${data.limit} characters`,
      over ? `${n - data.limit} over` : null,
      words(body) === 1 ? '1 word' : `${words(body)} words`,
      parts ? (parts === 1 ? '1 text message' : `${parts} text messages`) : null,
      subject && data.subjectLimit ? `subject ${[...subject].length}${data.subjectLimit < 500 ? ` of ${data.subjectLimit}` : ''}` : null,
    ].filter(Boolean);
    counted.textContent = pieces.join(' · ');
    if (copySubject) copySubject.hidden = subject === '';
    counted.classList.toggle('over', over);
    bar.hidden = data.limit == null;
    bar.firstChild.style.inlineSize = data.limit == null ? '0' : `${Math.min(100, (100 * n) / data.limit)}%`;
    bar.classList.toggle('over', over);
    return over;
  };

  const blank = (written) => splitSubject(written, data.hasSubject).body.trim() === '';

  const heading = (found) => {
    const over = measure();
    const nothing = blank(text());
    const words_ = nothing ? 'Nothing written yet' : (unread && !found.length ? 'Proofreading …' : summary(found)) + (over ? ', over the limit' : '');
    title.textContent = words_;
    title.dataset.state = nothing ? 'none' : found.length ? worstFirst(found)[0].severity : 'fine';
    if (words_ !== lastSummary) {
      lastSummary = words_;
      announce(words_);
    }
  };

  const redraw = () => {
    const found = view.state.field(findings).list;
    list.show(found, { open: data.open, evidence: data.evidence, person: data.person });
    heading(found);
    sources.show(view.state.field(facts).list, (item) => view.state.sliceDoc(item.from, item.to));
  };

  const answered = (check, asked, proofread) => {
    down = false;
    note.hidden = true;
    again.hidden = true;
    if (view.composing) return; // asked again when the input method is done
    const unit = toUnits(asked);
    const seen = new Map();
    // An empty box breaks every rule about what is missing; a list of them would only scold who has not begun.
    let found = (blank(asked) ? [] : check.findings).filter((item) => !away.has(item.key) && !away.has(item.rule)).map((item) => {
      const from = unit(item.start);
      const to = unit(item.end);
      const base = `${item.rule}|${item.text}`;
      const nth = (seen.get(base) || 0) + 1;
      seen.set(base, nth);
      // What the fix changes, healed around the marked words: how far it reaches beyond them, and what stands there now.
      const edit = item.edit && {
        before: from - unit(item.edit.start), after: unit(item.edit.end) - to, insert: item.edit.new,
        old: asked.slice(unit(item.edit.start), unit(item.edit.end)),
      };
      return { ...item, edit, id: `${base}|${nth}`, from, to, absent: from === to };
    });
    if (since && !since.empty) {
      found = found.map((item) => ({ ...item, from: since.mapPos(item.from, 1), to: since.mapPos(item.to, -1) }))
        .filter((item) => item.absent || item.from < item.to)
        .map((item) => (item.absent ? { ...item, to: item.from } : item));
    }
    if (!proofread) { // slips found before stay until the text is proofread again
      found.push(...view.state.field(findings).list.filter((item) => item.criterion === 'spelling'
        && view.state.sliceDoc(item.from, item.to) === item.text && !found.some((one) => one.id === item.id)));
    }
    let held = (check.facts || []).map((item) => ({ ...item, from: unit(item.start), to: unit(item.end) }));
    if (since && !since.empty) held = movedFacts(held, since);
    ease.textContent = blank(asked) ? 'Feedback appears here as you type.' : check.reading || '';
    view.dispatch({ effects: [setFindings.of(found), setFacts.of(held)] });
    unread = !proofread && data.proofread && !blank(asked);
    redraw();
    clearTimeout(retry);
    shell.dataset.checked = String(Number(shell.dataset.checked || 0) + 1);
  };

  const failed = (words_, gone) => {
    note.textContent = words_;
    note.hidden = false;
    again.hidden = !gone;
    ease.textContent = '';
    view.dispatch({ effects: [setFindings.of([]), setFacts.of([])] });
    list.show([], {});
    sources.show([], () => '');
    title.textContent = 'Not checked';
    title.dataset.state = 'none';
    lastSummary = '';
    measure();
    if (!down) announce(words_);
    down = true;
    clearTimeout(retry);
    if (gone) retry = setTimeout(() => ask(), AGAIN);
  };

  const asker = makeAsker({
    url: new URL(first.route, document.baseURI).href,
    text: () => text(),
    context: () => data.check,
    begun: () => { since = ChangeSet.empty(view.state.doc.length); },
    answered,
    failed,
  });
  const ask = () => { if (!view.composing) asker(); };

  const scroll = (item) => EditorView.scrollIntoView(item.from, { y: 'nearest', yMargin: HEADER });
  act.focus = () => view.focus();
  act.show = (given) => {
    const item = current(given.id);
    if (!item) return;
    view.dispatch({ selection: { anchor: item.from, head: item.to }, effects: [explain.of(item.id), scroll(item)] });
    view.focus();
  };
  act.showFact = (place) => {
    const item = view.state.field(facts).list[place];
    if (!item) return;
    view.dispatch({ selection: { anchor: item.from, head: item.to }, effects: scroll(item) });
    view.focus();
    announce(`${item.what}: ${item.said}${item.seen ? `, seen: ${item.seen}` : ''}`);
  };
  act.fix = (given) => {
    const item = current(given.id);
    const from = item?.from - (item?.edit?.before || 0);
    const to = item?.to + (item?.edit?.after || 0);
    const old = item?.edit ? item.edit.old : item?.text;
    if (!item || !canApply(item) || (!item.absent && view.state.sliceDoc(from, to) !== old)) {
      ask(); // the text has moved on; look again before changing anything
      return;
    }
    view.dispatch({ changes: { from, to, insert: item.edit ? item.edit.insert : item.fix.replacement }, userEvent: 'input.complete' });
    announce(`${fixLabel(item)}: done. Ctrl+Z takes it back.`);
    flush();
  };
  act.dismiss = (group, scope) => {
    const items = group.map((given) => current(given.id) || given);
    const ids = items.map((item) => item.id);
    for (const item of items) away.add(scope === 'person' ? item.rule : item.key);
    view.dispatch({ effects: setFindings.of(view.state.field(findings).list.filter((one) => !ids.includes(one.id))) });
    redraw();
    flush();
    send.dismissed({ rule: items[0].rule, keys: items.map((item) => item.key), scope, at: Date.now() });
  };

  const step = (way) => (target) => {
    const places = view.state.field(findings).list.filter((item) => !item.absent).sort((a, b) => a.from - b.from);
    if (!places.length) {
      announce(summary(view.state.field(findings).list));
      return true;
    }
    const { from, to } = target.state.selection.main;
    const next = way > 0
      ? places.find((item) => item.from > from || (item.from === from && item.to > to)) || places[0]
      : places.findLast((item) => item.from < from || (item.from === from && item.to < to)) || places.at(-1);
    view.dispatch({ selection: { anchor: next.from, head: next.to }, effects: [explain.of(next.id), scroll(next)] });
    announce(`${spoken(next)}${canApply(next) ? ' Press Ctrl+. to apply.' : ''}`);
    return true;
  };
  const fixHere = (target) => {
    const here = worstFirst(at(target.state, target.state.selection.main.from)).filter(canApply)[0];
    if (here) act.fix(here);
    else announce('There is no ready fix here.');
    return true;
  };

  const drawTip = (items) => tip(worstFirst(items), act);
  const explaining = explained(drawTip);
  const close = (target) => {
    if (target.state.field(explaining) == null) return false;
    target.dispatch({ effects: explain.of(null) });
    return true;
  };

  const onUpdate = (update) => {
    if (update.docChanged) {
      if (since) since = since.compose(update.changes);
      if (!update.transactions.some((one) => one.annotation(fromPython))) drafts.write(data, text());
      measure();
      ask();
    }
    if (update.selectionSet || update.docChanged) {
      sources.point(factAt(update.state, update.state.selection.main.head));
      const ids = at(update.state, update.state.selection.main.head).map((item) => item.id);
      if (ids.join() !== pointed) {
        pointed = ids.join();
        list.point(ids);
      }
    }
  };

  const state = (doc) => EditorState.create({
    doc,
    extensions: [
      history(),
      keymap.of([
        { key: 'F8', run: step(1), shift: step(-1) },
        { key: 'Mod-.', run: fixHere },
        { key: 'Mod-Enter', run: () => { flush(); announce('Saved.'); return true; } },
        { key: 'Escape', run: close },
        ...defaultKeymap.filter((one) => !['Escape', 'Mod-Enter', 'Alt-ArrowUp', 'Alt-ArrowDown', 'Mod-i'].includes(one.key)),
        ...historyKeymap,
      ]),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        'aria-labelledby': 'label', spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences', translate: 'no',
      }),
      EditorView.domEventHandlers({ compositionend: () => { requestAnimationFrame(ask); } }),
      EditorView.updateListener.of(onUpdate),
      placeholder(data.placeholder || ''),
      tooltips({ position: 'absolute' }),
      eachLineItsWay, findings, facts, explaining, hovered(drawTip), hoveredFact,
    ],
  });

  const kept = drafts.read(data);
  const typed = send.typed(); // what the plain box took while this was loading
  const view = new EditorView({ root: root.getRootNode(), parent: place, state: state(typed ?? kept ?? data.value) });

  const button = (name, what, emphasis) => element('button', {
    type: 'button', class: emphasis ? 'primary' : '', on: {
      click: async () => {
        const taken = what();
        const done = await copyText(taken);
        copied.textContent = done ? 'Copied' : 'Could not copy: select the text and press Ctrl+C';
        flush();
        if (done) send.copied({ text: taken, at: Date.now() });
      },
    },
  }, name);
  const drawTools = () => {
    copySubject = data.copy && data.hasSubject ? button('Copy subject', () => splitSubject(text(), true).subject) : null;
    tools.replaceChildren(
      ...(data.copy ? [
        button('Copy text', () => splitSubject(text(), data.hasSubject).body, true),
        copySubject,
      ].filter(Boolean) : []),
      element('button', { type: 'button', on: { click: () => { undo(view); flush(); } } }, 'Undo'),
      element('button', { type: 'button', on: { click: () => { redo(view); flush(); } } }, 'Redo'),
      copied,
    );
  };

  const apply = () => {
    label.textContent = data.label;
    place.style.setProperty('--lines', data.lines || 8);
    drawTools();
    measure();
  };

  // Streamlit's own single-key commands listen on the document; what is typed here is nobody else's business.
  shell.addEventListener('keydown', (event) => event.stopPropagation());
  label.addEventListener('click', () => view.focus());
  window.addEventListener('pagehide', flush);
  // Python hears of the text when the box is left, and as soon as the pointer comes near whatever stands outside. But not on the
  // way to another page: what is told arrives behind the click on the link and would call the old page back. This tab keeps it.
  const leads = (target) => target?.closest?.('[data-testid="stSidebar"], [data-testid^="stPageLink"]') != null;
  let leaving = false;
  const outside = (event) => {
    leaving = leads(event.target);
    if (!leaving && !event.composedPath().includes(shell)) flush();
  };
  shell.addEventListener('focusout', (event) => {
    if (!leaving && !leads(event.relatedTarget) && !shell.contains(event.relatedTarget)) flush();
  });
  for (const kind of ['pointermove', 'pointerdown', 'focusin']) document.addEventListener(kind, outside, true);
  const keep = keepTyping(shell, view);
  // The page scrolls in a part of its own, of which CodeMirror does not hear: explanations follow the text only if they are told.
  const follow = () => view.requestMeasure();
  document.addEventListener('scroll', follow, { capture: true, passive: true });

  apply();
  ask();
  if (text() !== data.value) flush();

  return {
    update(next) {
      const other = next.doc !== data.doc || next.rev !== data.rev;
      const same = JSON.stringify([next.check, next.limit, next.counting]) === JSON.stringify([data.check, data.limit, data.counting]);
      const tooled = next.copy !== data.copy || next.hasSubject !== data.hasSubject || next.label !== data.label || next.lines !== data.lines;
      data = next;
      if (other) {
        told = next.value;
        copied.textContent = '';
        since = null;
        away.clear();
        view.setState(state(drafts.read(next) ?? next.value));
      }
      if (other || tooled) apply();
      measure();
      if (other || !same) ask();
      if (other && text() !== next.value) flush();
    },
    destroy() {
      window.removeEventListener('pagehide', flush);
      for (const kind of ['pointermove', 'pointerdown', 'focusin']) document.removeEventListener(kind, outside, true);
      clearTimeout(retry);
      document.removeEventListener('scroll', follow, { capture: true });
      keep.end();
      view.destroy();
    },
    view,
  };
};

export { ICONS };
