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
    // Not removed here: a reload may come before the program has it. What it takes back overwrites it.
    setTriggerValue('found', before.boxes);
    return;
  }
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ desk: data.desk, boxes: data.boxes }));
  } catch { /* full or forbidden: the boxes still live as long as the program runs */ }
}
