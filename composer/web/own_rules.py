"""Rules of the user's own: write one, try its examples, keep it as a file in the settings folder."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final

import streamlit as st

from composer.settings import Settings, write_private
from composer.web.state import say
from composer.web.words import plain

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,58}[a-z0-9]")


def show(settings: Settings, criterion: str) -> None:
    """The user's own rule files, and a box for a new one."""
    from composer.etiquette.examples import scaffold

    st.header("Your own rules", anchor=False)
    files = sorted(settings.own_rules.glob("*.toml")) if settings.own_rules.is_dir() else []
    st.markdown("A rule is a few lines: the words, why, and an example that breaks it and one that does not.")
    names = ["New rule", *(path.stem for path in files)]
    chosen = str(st.selectbox("Rule", names, key="own_rule"))
    if chosen == names[0]:
        name = st.text_input("A short name for it", key="own_name", placeholder="no-kind-reminder").strip()
        start = scaffold(name if _NAME.fullmatch(name) else "my-rule", criterion)
    else:
        name, start = chosen, (settings.own_rules / f"{chosen}.toml").read_text(encoding="utf-8")
    text = st.text_area("The rule", start, height=330, key=f"own_text_{chosen}_{name}_{criterion}")
    with st.container(horizontal=True):
        if st.button("Try its examples", key="own_try"):
            problems = tried(text, settings)
            for problem in problems:
                st.warning(plain(problem))
            if not problems:
                st.success("Every example does what it should.")
        if st.button("Save", key="own_keep", type="primary"):
            _keep(settings, name, text)
        if chosen != names[0] and st.button("Delete", key="own_delete"):
            (settings.own_rules / f"{chosen}.toml").unlink()
            say("Deleted.")
            st.rerun()


def tried(text: str, settings: Settings | None = None) -> tuple[str, ...]:
    """What is wrong with a rule text or its examples, one sentence each."""
    from composer.etiquette.examples import failures
    from composer.etiquette.rulebook.rule_loader import load_rule_files

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rule.toml"
        path.write_text(text, encoding="utf-8")
        book = load_rule_files([path], settings)
        found = (*book.problems, *failures(book))
        if not book.rules and not found:
            found = ("There is no rule in it: it begins with [[rule]].",)
        return tuple(problem.replace(f"{path}: ", "").replace(str(path), "The rule") for problem in found)


def _keep(settings: Settings, name: str, text: str) -> None:
    if not _NAME.fullmatch(name):
        st.warning("Give it a short name in small letters, digits and hyphens.")
        return
    problems = tried(text, settings)
    if problems:
        for problem in problems:
            st.warning(plain(problem))
        return
    write_private(settings.own_rules / f"{name}.toml", text)
    say("Saved and active.")
    st.rerun()
