// How long a text is, as the platform counts it. The tables come from Python (composer.web.component), so both sides
// share one set of figures; tests/browser/test_counts.py holds the two functions to the same answers.

export const codePoints = (text) => {
  let n = 0;
  for (const _ of text) n += 1;
  return n;
};

export const smsUnits = (text, tables) => {
  let units = 0;
  for (const char of text) {
    if (tables.gsm.includes(char)) units += 1;
    else if (tables.gsmDouble.includes(char)) units += 2;
    else return { units: text.length, gsm: false };
  }
  return { units, gsm: true };
};

export const smsParts = (text, tables) => {
  const { units, gsm } = smsUnits(text, tables);
  const [alone, part] = gsm ? [160, 153] : [70, 67];
  return units === 0 ? 0 : units <= alone ? 1 : Math.ceil(units / part);
};

const xWeight = (text, tables) => {
  let links = 0;
  let emoji = 0;
  let rest = text.normalize('NFC').replace(new RegExp(tables.xLink, 'gi'), () => { links += 1; return ''; });
  rest = rest.replace(new RegExp(tables.emoji, 'gu'), () => { emoji += 1; return ''; });
  let weight = tables.xUrl * links + 2 * emoji;
  for (const char of rest) {
    const point = char.codePointAt(0);
    weight += tables.xSingle.some(([low, high]) => low <= point && point <= high) ? 1 : 2;
  }
  return weight;
};

export const count = (text, counting, tables) => {
  if (counting === 'x_weighted') return xWeight(text, tables);
  if (counting === 'sms') return smsUnits(text, tables).units;
  return codePoints(text);
};

// A first line “Subject: …” and an empty line, on the channels that have a subject.
export const splitSubject = (text, hasSubject) => {
  const found = hasSubject ? /^\s{0,20}[*_]{0,3}subject[ \t]*:[*_]{0,3}[ \t]*([^\n]*?)[*_]{0,3}(?:\n(?:[ \t]*\n)+|\n?$)/i.exec(text) : null;
  return found ? { subject: found[1].trim(), body: text.slice(found[0].length) } : { subject: '', body: text };
};

export const words = (text) => (text.match(/\S+/gu) || []).length;

// Python counts code points, JavaScript UTF-16 units; the map is built once per answer and only where they differ.
export const toUnits = (text) => {
  if (codePoints(text) === text.length) return (offset) => Math.min(offset, text.length);
  const starts = [];
  let unit = 0;
  for (const char of text) {
    starts.push(unit);
    unit += char.length;
  }
  starts.push(unit);
  return (offset) => starts[Math.min(offset, starts.length - 1)];
};
