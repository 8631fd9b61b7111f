// Keeps what the boxes of the page hold in this tab, and hands it back once where the program was started anew in between.
const KEY = 'overture:desk';

const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
};

export default function ({ data, setTriggerValue }) {
  const before = kept();
  if (data.lost && before && before.desk === data.lost) {
    setTriggerValue('found', before.boxes);
    try { sessionStorage.removeItem(KEY); } catch { /* forbidden: then nothing was kept either */ }
    return;
  }
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ desk: data.desk, boxes: data.boxes }));
  } catch { /* full or forbidden: the boxes still live as long as the program runs */ }
}
