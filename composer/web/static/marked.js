// A text to read, with its origins: what the brief accounts for underlined and numbered, what it does not marked as an error.
// Everything foreign goes in as text, never as markup.
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

const described = (item) => `${item.what}: ${item.said}${item.seen ? ` (seen: ${item.seen})` : ''}`;

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.overture');
  const drawn = JSON.stringify(data);
  if (root.dataset.drawn === drawn) return;
  root.dataset.drawn = drawn;
  const letters = [...data.text]; // offsets count code points
  const places = [
    ...data.facts.map((item, place) => ({ ...item, kind: 'fact', sign: String(place + 1), note: described(item) })),
    ...data.wrong.map((item) => ({ ...item, kind: 'mark error', sign: '✖', note: item.message })),
  ].sort((a, b) => a.start - b.start);
  const text = element('p', { class: 'read' });
  const list = element('ul', { class: 'origins read-origins' });
  let at = 0;
  places.forEach((item, place) => {
    const id = `origin-${place}`;
    list.append(element('li', { id }, `${item.sign} ${item.note}`));
    if (item.start < at) return;
    text.append(letters.slice(at, item.start).join(''));
    text.append(element('span', { class: item.kind, tabindex: '0', title: item.note, 'aria-describedby': id },
      letters.slice(item.start, item.end).join('')));
    text.append(element('sup', { 'aria-hidden': 'true' }, item.sign));
    at = item.end;
  });
  text.append(letters.slice(at).join(''));
  root.replaceChildren(text, list);
}
