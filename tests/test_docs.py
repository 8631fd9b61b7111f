"""The docs: links lead somewhere, commands are ones the program has, every page is reached from the README."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from composer.cli.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
_COMMAND = re.compile(r"python -m composer ([^\n`|<>]*)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    dead = [target for target in _LINK.findall(page.read_text()) if not (page.parent / target).exists()]
    assert dead == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_in_the_docs_is_one_the_program_has(page: Path) -> None:
    if page.name == "commands.md":  # written from the parser itself
        return
    unknown = []
    for said in _COMMAND.findall(page.read_text()):
        words = shlex.split(said, comments=True)
        if not words or words[0].isupper() or "…" in said or "..." in said:
            continue
        try:
            build_parser().parse_args(words)
        except SystemExit as end:
            if end.code:
                unknown.append(said)
    assert unknown == []


def test_every_page_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        todo += [(page.parent / target).resolve() for target in _LINK.findall(page.read_text()) if target.endswith(".md")]
    assert {page.name for page in ROOT.glob("docs/*.md")} <= {page.name for page in seen}


def test_every_path_on_the_map_of_the_house_exists() -> None:
    """From the root, from the package, or, in a table, from the room that its row is about."""
    lost = []
    for line in (ROOT / "docs/architecture.md").read_text().splitlines():
        named = [name for name in re.findall(r"`([^`]+)`", line) if re.fullmatch(r"[\w.<>/-]+(/|\.\w+)", name)]
        starts = [ROOT, ROOT / "composer", *(ROOT / name for name in named[:1] if line.startswith("|"))]
        wanted = [(name, re.sub(r"<\w+>", "*", name.rstrip("/"))) for name in named]
        lost += [name for name, pattern in wanted if not any(list(start.glob(pattern)) for start in starts)]
    assert lost == []


def test_the_readme_names_the_two_commands_and_shows_a_picture_on_its_first_screen() -> None:
    first = "\n".join((ROOT / "README.md").read_text().splitlines()[:30])
    assert "make run" in first
    assert "make test" in first
    assert re.search(r"!\[[^\]]{10,}\]\(docs/pictures/", first)
    assert "exec make test" in (ROOT / ".ci/run").read_text()
