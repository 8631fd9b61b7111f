// The conversation with the checker: at most one question under way, then the newest text; an old answer never wins.

const PATIENCE = 15000; // milliseconds after which a silent server counts as gone

const inWords = (status) => (status === 413
  ? 'This text is too long to check while you type. It is kept; shorten it to see findings again.'
  : 'The checker did not understand this text. It is kept, and you can go on writing.');

// `text()` is asked for at the moment of sending; `begun()` marks what is sent, so that answers can be moved along later edits.
export const makeAsker = ({ url, text, context, begun, answered, failed }) => {
  let underWay = false;
  let again = false;
  let number = 0;
  let shown = 0;

  const send = async () => {
    const n = (number += 1);
    const asked = text();
    begun();
    try {
      const response = await fetch(url, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ n, text: asked, ...context() }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (!response.ok) {
        failed(inWords(response.status), false);
        return;
      }
      const answer = await response.json();
      if (answer.n !== n || n <= shown) return;
      shown = n;
      answered(answer.check, asked);
    } catch {
      failed('The checker does not answer. You can go on writing: your text is kept in this tab.', true);
    }
  };

  return async () => {
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    do {
      again = false;
      await send();
    } while (again);
    underWay = false;
  };
};
