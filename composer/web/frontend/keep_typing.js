// Where the program stops, Streamlit lays a dialog over the page that takes the keys of whoever is typing. The editor says the same
// below the text, so the dialog is closed again, the focus goes back, and what was typed in between goes where it was meant.
const PATIENCE = 3000; // milliseconds

export const keepTyping = (shell, view) => {
  let until = 0;
  let inside = false;

  const dialogOf = (target) => {
    const dialog = target?.closest?.('[role=dialog]');
    return dialog?.textContent.includes('Connection error') ? dialog : null;
  };
  const back = () => {
    if (performance.now() > until || shell.contains(shell.getRootNode().activeElement)) {
      until = 0;
      return;
    }
    for (const dialog of document.querySelectorAll('[role=dialog]')) {
      if (dialogOf(dialog)) dialog.querySelector('button[aria-label=Close]')?.click();
    }
    view.focus();
    requestAnimationFrame(back);
  };
  const focused = (event) => {
    if (event.composedPath().includes(shell)) {
      inside = true;
    } else if (inside && dialogOf(event.target)) {
      if (!until) requestAnimationFrame(back);
      until = performance.now() + PATIENCE;
    } else {
      inside = false;
    }
  };
  const typed = (event) => {
    if (!until || event.composedPath().includes(shell) || event.ctrlKey || event.metaKey || event.altKey) return;
    const insert = event.key === 'Enter' ? '\n' : event.key.length === 1 ? event.key : '';
    if (!insert) return;
    event.preventDefault();
    event.stopPropagation();
    view.dispatch({ ...view.state.replaceSelection(insert), userEvent: 'input.type' });
  };
  document.addEventListener('focusin', focused, true);
  document.addEventListener('keydown', typed, true);
  return {
    end() {
      document.removeEventListener('focusin', focused, true);
      document.removeEventListener('keydown', typed, true);
    },
  };
};
