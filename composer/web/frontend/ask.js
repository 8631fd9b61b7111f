// The conversation with the checker: at most one question under way, then the newest text; an old answer never wins.

const PAUSE = 250; // milliseconds without a question after which the text is proofread too
const PATIENCE = 15000; // milliseconds after which a silent server counts as gone

const inWords = (status) => (status === 413
  ? 'This text is too long to check as you type. It\'s kept; shorten it to see feedback again.'
  : 'The checker could not read this text. It\'s kept, and you can carry on writing.');

// `text()` is asked for at the moment of sending; `begun()` marks what is sent, so that answers can be moved along later edits.
// Once nothing was asked for a moment the same text is sent again to be proofread: that takes longer than the rules.
export const makeAsker = ({ url, text, context, begun, answered, failed }) => {
  let underWay = false;
  let again = false;
  let number = 0;
  let shown = 0;
  let later = 0;

  const send = async (proofread) => {
    const n = (number += 1);
    const asked = text();
    begun();
    try {
      const response = await fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ n, text: asked, ...context(), proofread }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) {
        failed(inWords(response.status), false);
        return;
      }
      const answer = await response.json();
      if (answer.n !== n || n <= shown) return;
      shown = n;
      answered(answer.check, asked, proofread);
    } catch {
      failed('The checker isn\'t answering. Carry on writing: your text is kept in this tab, and it will be checked as soon as the program is back.', true);
    }
  };

  const ask = async (proofread) => {
    clearTimeout(later);
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    let whole = proofread;
    do {
      again = false;
      await send(whole);
      if (again) whole = false;
    } while (again);
    underWay = false;
    if (!whole && text().trim() !== '') later = setTimeout(ask, PAUSE, true);
  };

  return () => ask(false);
};
