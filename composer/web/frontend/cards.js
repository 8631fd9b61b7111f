// The list beside the text, one entry a rule: what was found and where, what to do about it, why it matters, how sure we are.

export const element = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
};

export const ICONS = { error: '✖', warning: '▲', suggestion: '●' };
const NAMES = { error: 'Error', warning: 'Warning', suggestion: 'Suggestion' };
const ORDER = { error: 0, warning: 1, suggestion: 2 };

const short = (text) => (text.length > 42 ? `${text.slice(0, 40).trimEnd()}…` : text);

export const worstFirst = (list) => [...list].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.from - b.from);

export const canApply = (item) => item.fix != null && typeof item.fix.replacement === 'string';

export const fixLabel = (item) => {
  const { replacement } = item.fix;
  if (replacement.trim() === '') return 'Cut these words';
  return item.absent ? `Add “${short(replacement.trim())}”` : `Change to “${short(replacement.trim())}”`;
};

export const spoken = (item) => {
  const way = canApply(item) ? ` ${fixLabel(item)}.` : item.fix?.hint ? ` ${item.fix.hint}` : '';
  return `${NAMES[item.severity]}: ${item.message}${way}`;
};

const heading = (item, message = item.message) => element('p', { class: 'message' },
  element('span', { class: `icon ${item.severity}`, 'aria-hidden': 'true' }, ICONS[item.severity]),
  element('span', { class: 'kind' }, `${NAMES[item.severity]}: `),
  message);

// On a card the words stand in a line of their own, so its heading need not end with them.
const unquoted = (item) => (item.absent ? item.message : item.message.replace(`: “${item.text}”.`, '.'));

const remedy = (item, act) => (canApply(item)
  ? element('button', { type: 'button', class: 'fix', 'data-act': 'fix', on: { click: () => act.fix(item) } }, fixLabel(item))
  : item.fix?.hint ? element('p', { class: 'hint' }, item.fix.hint) : null);

export const tip = (items, act) => element('div', { class: 'tip' }, ...items.map((item) => element('div', {},
  heading(item), element('p', { class: 'why' }, item.why), remedy(item, act))));

const PLACES = 4; // of one rule; more are told by their number

// One place of a rule: the words, which lead into the text, and what to do about them.
const placeOf = (item, act) => element('div', { class: 'spot', 'data-finding': item.id },
  item.absent ? null : element('button', { type: 'button', class: 'place', on: { click: () => act.show(item) }, title: 'Show it in the text' }, `“${short(item.text)}”`),
  canApply(item) ? remedy(item, act) : null);

const card = ([first, ...rest], act, words, person) => {
  const all = [first, ...rest];
  const over = all.length - PLACES;
  const hints = [...new Set(all.filter((item) => !canApply(item) && item.fix?.hint).map((item) => item.fix.hint))];
  return element('li', { class: `card ${first.severity}`, 'data-rule': first.rule, 'data-findings': JSON.stringify(all.map((item) => item.id)) },
    heading(first, unquoted(first)),
    ...all.slice(0, PLACES).map((item) => placeOf(item, act)),
    over > 0 ? element('p', { class: 'further' }, over === 1 ? '… and once more' : `… and ${over} more times`) : null,
    ...hints.map((hint) => element('p', { class: 'hint' }, hint)),
    element('div', { class: 'acts' },
      element('details', { class: 'more-about' },
        element('summary', {}, 'Why?'),
        element('p', { class: 'why' }, first.why),
        element('p', {}, `${words[first.evidence] || first.evidence}. Source: ${first.source}`)),
      element('details', { class: 'dismiss' },
        element('summary', {}, 'Ignore'),
        element('button', { type: 'button', on: { click: () => act.dismiss(all, 'message') } }, 'In this message'),
        person ? element('button', { type: 'button', on: { click: () => act.dismiss(all, 'person') } }, `For ${short(person)}`) : null)));
};

// Findings of one rule belong together, where the first of them stands.
const grouped = (list) => {
  const groups = new Map();
  for (const item of list) groups.set(item.rule, [...(groups.get(item.rule) || []), item]);
  return [...groups.values()];
};

export const summary = (list) => {
  const parts = Object.keys(NAMES).map((kind) => {
    const n = list.filter((item) => item.severity === kind).length;
    return n ? `${n} ${NAMES[kind].toLowerCase()}${n > 1 ? 's' : ''}` : null;
  }).filter(Boolean);
  return parts.length ? parts.join(', ') : 'All clear';
};

// Redraws the list only when it says something new, so that focus and opened details stay where they are.
export const makeList = (home, act) => {
  const box = element('ul', { class: 'cards' });
  const more = element('button', { type: 'button', class: 'more', hidden: true, on: { click: () => { open = !open; draw(); } } });
  home.append(box, more);
  let open = false;
  let now = [];
  let options = { open: 3, evidence: {}, person: '' };
  let drawn = '';

  const draw = () => {
    const groups = grouped(now);
    const most = groups.length === options.open + 1 ? groups.length : options.open; // one more takes no more room than the button
    const shown = open ? groups : groups.slice(0, most);
    const rest = groups.length - most;
    more.hidden = rest <= 0;
    more.textContent = open ? 'Show fewer' : `Show ${rest} more`;
    more.setAttribute('aria-expanded', String(open));
    const key = JSON.stringify([shown.map((group) => group.map((item) => [item.id, item.message, item.text, item.fix])), options.person]);
    if (key === drawn) return;
    drawn = key;
    const root = box.getRootNode();
    const focused = root.activeElement && box.contains(root.activeElement) ? [...box.children].indexOf(root.activeElement.closest('.card')) : -1;
    box.replaceChildren(...shown.map((group) => card(group, act, options.evidence, options.person)));
    if (focused >= 0) {
      const next = box.children[Math.min(focused, box.children.length - 1)];
      const target = next?.querySelector('[data-act=fix], .place, summary');
      if (target) target.focus();
      else act.focus();
    }
  };

  return {
    show(list, given) {
      now = worstFirst(list);
      options = { ...options, ...given };
      draw();
    },
    point(ids) {
      for (const item of box.children) item.toggleAttribute('aria-current', JSON.parse(item.dataset.findings).some((id) => ids.includes(id)));
    },
  };
};
