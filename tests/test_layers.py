"""The import graph stays as the design draws it: data flows one way, heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "composer"
ROOMS = ("advice", "drafting", "etiquette", "imports", "record", "mail", "reports", "web", "cli")

# What each room must never import from the house.
FORBIDDEN = {
    "advice": {"record", "reports", "imports", "mail", "web", "cli", "context"},
    "etiquette": {"record", "reports", "imports", "mail", "web", "cli", "context", "drafting", "advice"},
    "drafting": {"record", "reports", "imports", "mail", "web", "cli", "context"},
    "record": {"reports", "mail", "web", "cli", "context", "drafting", "advice", "etiquette"},
    "reports": {"mail", "web", "cli", "context", "drafting", "advice", "etiquette", "imports"},
    "imports": {"reports", "mail", "web", "cli", "context", "drafting", "advice", "etiquette"},
    "mail": {"reports", "web", "cli", "context", "drafting", "advice"},
    "web": {"cli"},
    "cli": {"web"},
    "ground": {*ROOMS, "context"},  # model, errors, settings, data, channels, brief, wire
}
# Who may import a heavy library, as prefixes of module names.
HEAVY = {
    "streamlit": ("web", "cli.system"),
    "openai": ("drafting.llm",),
    "pandas": ("reports", "record.export", "imports", "etiquette.audit", "web"),
    "sqlalchemy": ("record", "reports", "mail", "imports", "context"),
    "scipy": ("reports",),
    "imapclient": ("mail",),
    "smtplib": ("mail",),
}
GROUND = {"errors", "model", "settings", "data", "channels", "brief", "wire"}


def modules() -> dict[str, ast.Module]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): ast.parse(path.read_text())
        for path in PACKAGE.rglob("*.py") if "_data" not in path.parts and "migrations" not in path.parts
    }


MODULES = modules()


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def typing_only(tree: ast.Module) -> set[str]:
    return {
        name for node in ast.walk(tree) if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for name in imported(ast.Module(body=node.body, type_ignores=[]))
    }


def house(tree: ast.Module) -> set[str]:
    return {name.split(".")[1] for name in imported(tree) if name.startswith("composer.") and len(name.split(".")) > 1}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_room_imports_only_what_lies_before_it(module: str) -> None:
    room = module.split(".", maxsplit=1)[0]
    forbidden = FORBIDDEN.get("ground" if room in GROUND else room, set())
    assert not house(MODULES[module]) & forbidden


@pytest.mark.parametrize("module", sorted(MODULES))
def test_heavy_libraries_stay_in_their_rooms(module: str) -> None:
    used = {name.split(".")[0] for name in imported(MODULES[module]) - typing_only(MODULES[module])}
    strays = {library for library in used & HEAVY.keys() if not module.startswith(HEAVY[library])}
    assert not strays


def test_only_the_data_module_knows_where_shipped_files_lie() -> None:
    strays = [name for name, tree in MODULES.items() if name not in ("data",) and any(
        isinstance(node, ast.Name) and node.id == "__file__" for node in ast.walk(tree)
    )]
    assert strays == []


@pytest.mark.parametrize(("statement", "absent"), [
    ("import composer", "streamlit pandas openai sqlalchemy scipy pydantic textstat"),
    ("import composer.cli", "streamlit pandas openai sqlalchemy scipy pydantic textstat"),
    ("import composer.etiquette.check", "streamlit pandas openai sqlalchemy scipy pydantic"),
    ("import composer.drafting.search.compose", "streamlit pandas openai sqlalchemy scipy"),
    ("import composer.reports.report", "streamlit openai scipy statsmodels"),
])
def test_importing_a_room_loads_no_library_it_does_not_need(statement: str, absent: str) -> None:
    probe = f"import sys; {statement}; print(*(name for name in {absent.split()!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.split() == []


def test_there_is_no_pages_folder() -> None:
    assert not list(ROOT.glob("pages"))
    assert not list(PACKAGE.rglob("pages"))


def test_the_web_entry_is_short() -> None:
    assert len((ROOT / "app.py").read_text().splitlines()) <= 40
