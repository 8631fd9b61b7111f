"""Rules of the user's own: the list of them, the form for one, a text to try it on, and the file for whoever wants more."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import streamlit as st

from composer import data
from composer.private_files import write_private
from composer.settings import Settings
from composer.web import rule_form
from composer.web.live import rule_book
from composer.web.problems import told_here
from composer.web.rule_form import Form
from composer.web.state import say
from composer.web.words import SEVERITIES, plain, unseen

if TYPE_CHECKING:
    from composer.etiquette.rulebook.rule_loader import RuleBook

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,58}[a-z0-9]")
_NEW: Final = ""


def show(settings: Settings, criterion: str) -> None:
    """The rules there are, then the form: empty, or with the rule that is being changed."""
    st.header("Your own rules", anchor=False)
    files = {}
    for path in _files(settings):
        with told_here():
            files[path.stem] = data.read_text(path)
    chosen = str(st.session_state.get("own_rule", _NEW))
    chosen = chosen if chosen in files else _NEW
    for name, text in files.items():
        _line(settings, name, text)
    form = rule_form.from_toml(files[chosen]) if chosen else Form(criterion=criterion)
    if form is None:
        st.markdown("This rule says more than the boxes can show, so it is changed as a file.")
    else:
        _boxes(settings, form, chosen, tuple(files))
    _as_file(settings, chosen, files.get(chosen, ""), criterion, unfolded=form is None)


def tried(text: str, settings: Settings | None = None) -> tuple[str, ...]:
    """What is wrong with a rule text or its examples, one sentence each."""
    from composer.etiquette.examples import failures

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rule.toml"
        book = _book(path, text, settings)
        found = (*book.problems, *failures(book))
        if not book.rules and not found:
            found = ("There is no rule in it: it begins with [[rule]].",)
        return tuple(problem.replace(f"{path}: ", "").replace(str(path), "The rule") for problem in found)


def flagged(text: str, rule: str, settings: Settings | None = None) -> list[str]:
    """The words of a text that a rule, given as its file, would flag."""
    from composer.etiquette.examples import findings
    from composer.etiquette.rule import Example

    with tempfile.TemporaryDirectory() as folder:
        book = _book(Path(folder) / "rule.toml", rule, settings)
        return [found.text for one in book.rules.values() for found in findings(one, Example(text))]


def _book(path: Path, text: str, settings: Settings | None) -> RuleBook:
    from composer.etiquette.rulebook.rule_loader import load_rule_files

    path.write_text(text, encoding="utf-8")
    return load_rule_files([path], settings)


def _files(settings: Settings) -> list[Path]:
    return sorted(settings.own_rules.glob("*.toml")) if settings.own_rules.is_dir() else []


def _line(settings: Settings, name: str, text: str) -> None:
    form = rule_form.from_toml(text)
    called = form.says if form else name
    said = f"**{plain(form.says)}**: {plain(', '.join(form.phrases))}" if form else f"**{plain(name)}**"
    with st.container(horizontal=True, vertical_alignment="center", key=f"own_line_{name}"):
        st.markdown(said, width="stretch")
        st.button("Change" + unseen(f": {called}"), key=f"own_change_{name}", type="tertiary", on_click=_open, args=(name,))
        st.button("Delete" + unseen(f": {called}"), key=f"own_delete_{name}", type="tertiary", on_click=_delete,
                  args=(settings, name))


def _boxes(settings: Settings, start: Form, chosen: str, taken: tuple[str, ...]) -> None:
    """The form itself; a new one after each rule that was saved."""
    turn = f"{chosen}_{st.session_state.get('own_turn', 0)}"
    st.markdown("**Change this rule**" if chosen else "**Add a rule**: the words to look for, and what to say about them.")
    left, right = st.columns(2)
    words = left.text_area("Words to look for, one phrase a line", start.words, key=f"own_words_{turn}", height=125,
                           placeholder="circle back\ntouch base")
    with right:
        says = st.text_input("What to say about them", start.says, key=f"own_says_{turn}", placeholder="Office jargon")
        instead = st.text_input("What to write instead (optional)", start.instead, key=f"own_instead_{turn}",
                                placeholder="get back to you")
    left, right = st.columns(2)
    severity = left.segmented_control("How serious is it?", list(SEVERITIES), default=start.severity, required=True,
                                      key=f"own_severity_{turn}", format_func=SEVERITIES.__getitem__)
    why = right.text_input("Why it matters (optional)", start.why, key=f"own_why_{turn}",
                           placeholder="They'd never say it aloud.")
    form = Form(words, says, str(severity), why, instead, start.criterion)
    text = st.text_area("Try it on a text", key=f"own_text_{turn}", height=68, placeholder="Let's circle back next week.")
    if text.strip():
        _try(form, text, settings)
    with st.container(horizontal=True):
        if st.button("Save rule", key="own_keep", type="primary"):
            _save(settings, form, chosen, taken)
        if chosen:
            st.button("Cancel", key="own_cancel", on_click=_open, args=(_NEW,))


def _try(form: Form, text: str, settings: Settings) -> None:
    problem = form.problem() if not form.says.strip() or not form.phrases else ""
    found = [] if problem else flagged(text, rule_form.to_toml(form, "own-rule"), settings)
    if problem:
        st.info(plain(problem))
    elif found:
        st.success(f"It flags {', '.join(f'“{plain(words)}”' for words in found)}.")
    else:
        st.info("It flags nothing in this text.")


def _save(settings: Settings, form: Form, chosen: str, taken: tuple[str, ...]) -> None:
    name = chosen or (rule_form.name_for(form, (*taken, *rule_book().rules)) if form.phrases else "")
    problems = [form.problem()] if form.problem() else tried(rule_form.to_toml(form, name), settings)
    for problem in problems:
        st.warning(plain(problem))
    if not problems:
        _write(settings, name, rule_form.to_toml(form, name))
        st.rerun()


def _as_file(settings: Settings, chosen: str, text: str, criterion: str, *, unfolded: bool) -> None:
    """The same rule as the file it is kept in, for patterns, channels and everything else."""
    from composer.etiquette.examples import scaffold

    with st.expander("Advanced: write it as a file", expanded=unfolded, key=f"own_advanced_{unfolded}"):
        given = "" if chosen else st.text_input("A short name for it", key="own_name", placeholder="no-kind-reminder").strip()
        name = chosen or given
        new = scaffold(name if _NAME.fullmatch(name) else "my-rule", criterion).partition("\n")[2]  # its first line is a command
        start = text or new
        said = st.text_area("The rule", start, height=330, key=f"own_file_{chosen}_{name}_{criterion}")
        with st.container(horizontal=True):
            if st.button("Try its examples", key="own_try"):
                problems = tried(said, settings)
                for problem in problems:
                    st.warning(plain(problem))
                if not problems:
                    st.success("Every example does what it should.")
            if st.button("Save this file", key="own_keep_file"):
                _save_file(settings, name, said)


def _save_file(settings: Settings, name: str, text: str) -> None:
    from composer.etiquette.examples import PLACEHOLDERS

    if not _NAME.fullmatch(name):
        st.warning("Give it a short name in small letters, digits and hyphens.")
        return
    problems = tried(text, settings)
    if not problems and any(words in text for words in PLACEHOLDERS):
        problems = ("This is still the example. Put your own words in its place first.",)
    for problem in problems:
        st.warning(plain(problem))
    if not problems:
        _write(settings, name, text)
        st.rerun()


def _write(settings: Settings, name: str, text: str) -> None:
    path = settings.own_rules / f"{name}.toml"
    back = _putting_back(path)
    write_private(path, text)
    say("Saved and active.", back)
    _open(_NEW)


def _delete(settings: Settings, name: str) -> None:
    path = settings.own_rules / f"{name}.toml"
    back = _putting_back(path)
    path.unlink(missing_ok=True)
    say("The rule is deleted.", back)


def _putting_back(path: Path) -> Callable[[], str]:
    """What Undo does: the file is again as it was, or gone where there was none."""
    before = data.read_text(path) if path.exists() else None

    def back() -> str:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            write_private(path, before)
        return "Undone: your rules are as they were."

    return back


def _open(name: str) -> None:
    st.session_state["own_rule"] = name
    st.session_state["own_turn"] = int(st.session_state.get("own_turn", 0)) + 1
