// What just happened, at the foot of the window whatever is in view, with Undo where it can be taken back. It moves nothing on the
// page, is told to screen readers, and goes by itself unless the pointer or the focus rests on it.
const STAYS = 12000; // milliseconds
let shown = 0; // the script lives as long as the tab, the elements do not

const part = (tag, attributes, words = '') => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = words;
  return made;
};

export default function ({ parentElement, data, setTriggerValue }) {
  if (!data.number || data.number === shown) return;
  shown = data.number;
  const toast = parentElement.querySelector('.toast');
  parentElement.querySelector('[role=status]').textContent = data.said;
  const hide = () => { toast.hidden = true; if (toast.matches(':popover-open')) toast.hidePopover(); };
  toast.replaceChildren(part('span', { class: 'said' }, data.said));
  if (data.undo) {
    const undo = part('button', { type: 'button', class: 'undo' }, 'Undo');
    undo.onclick = () => { hide(); setTriggerValue('undo', data.number); };
    toast.append(undo);
  }
  const close = part('button', { type: 'button', class: 'close', 'aria-label': 'Close this notice' }, '×');
  close.onclick = hide;
  toast.append(close);
  toast.hidden = false;
  toast.showPopover?.(); // the top layer: no ancestor can cut it off or scroll it away
  let timer = 0;
  const later = () => { clearTimeout(timer); timer = setTimeout(() => { if (shown === data.number) hide(); }, STAYS); };
  const stay = () => clearTimeout(timer);
  toast.onmouseenter = stay;
  toast.onfocusin = stay;
  toast.onmouseleave = later;
  toast.onfocusout = later;
  toast.onkeydown = (event) => { if (event.key === 'Escape') hide(); };
  later();
}
