// Whoever opens a box or a menu by the keyboard stands in it: the focus goes to its first field, and from its last one back to its
// button. Streamlit puts both at the end of the page, so that the Tab key would first go through everything else.
const BOX = '[data-testid=stPopoverBody]';
const MENU = '[data-testid=stMenuButtonBody] [role=menuitem]';
const FIELDS = 'input, textarea, select, button, a[href], [tabindex="0"]';
const LATER = [100, 300, 700]; // milliseconds
const WAITS = 2000; // milliseconds, for a box whose content is drawn when it is opened

const fields = (box) => [...box.querySelectorAll(FIELDS)].filter((one) => !one.disabled && one.tabIndex >= 0 && one.getClientRects().length);

const first = (box) => {
  const inside = fields(box);
  const one = inside.find((field) => field.type === 'radio' && field.checked) ?? inside[0];
  one.focus();
  return one;
};

const within = (box, button) => {
  let here = first(box);
  for (const later of LATER) { // a field that is drawn late comes before what is there already
    setTimeout(() => { if (document.activeElement === here && box.isConnected) here = first(box); }, later);
  }
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const now = fields(box);
    const end = event.shiftKey ? now[0] : now[now.length - 1];
    const same = event.target.type === 'radio' && event.target.name === end.name; // a group of them is one stop
    if (event.target !== end && !same) return;
    event.preventDefault();
    button.focus();
  });
};

let listening = false;
export default function () {
  if (listening) return; // the script lives as long as the tab
  listening = true;
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const button = event.target.closest?.('[data-testid=stPopoverButton], [data-testid=stPopover] button, [data-testid=stMenuButtonButton]');
    if (!button) return;
    const since = performance.now();
    const look = () => {
      const box = button.closest(BOX) ? null : document.querySelector(BOX);
      const item = button.matches('[aria-haspopup=menu]') && document.querySelector(MENU);
      if (item) item.focus();
      else if (box && fields(box).length) within(box, button);
      else if (performance.now() - since < WAITS) requestAnimationFrame(look);
    };
    setTimeout(look, 50); // the key that closes an open box finds it still there
  }, true);
}
