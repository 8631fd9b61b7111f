"""The import graph stays as the design draws it: data flows one way, heavy libraries stay in their rooms."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "composer"
ROOMS = ("advice", "drafting", "etiquette", "imports", "record", "mail", "reports", "web", "cli")
BETWEEN = ("context", "due", "before_sending", "do_not_contact")

# What each room must never import from the house.
FORBIDDEN = {
    "advice": {"record", "reports", "imports", "mail", "web", "cli", *BETWEEN},
    "etiquette": {"record", "reports", "imports", "mail", "web", "cli", "drafting", "advice", *BETWEEN},
    "drafting": {"record", "reports", "imports", "mail", "web", "cli", *BETWEEN},
    "record": {"reports", "mail", "web", "cli", "drafting", "advice", "etiquette", *BETWEEN},
    "reports": {"mail", "web", "cli", "drafting", "advice", "etiquette", "imports", *BETWEEN},
    "imports": {"reports", "mail", "web", "cli", "drafting", "advice", "etiquette", *BETWEEN},
    "mail": {"reports", "web", "cli", "drafting", "advice", *BETWEEN},
    "web": {"cli"},
    "cli": {"web"},
    "ground": {*ROOMS, *BETWEEN},
    # What puts two or more rooms together for both faces.
    "context": {"imports", "mail", "web", "cli", "drafting", "etiquette", "due", "before_sending", "do_not_contact"},
    "due": {"reports", "imports", "mail", "web", "cli", "drafting", "etiquette", "before_sending", "do_not_contact"},
    "before_sending": {"record", "reports", "imports", "mail", "web", "cli", "drafting", "etiquette", "due", "do_not_contact"},
    "do_not_contact": {"reports", "imports", "mail", "web", "cli", "drafting", "etiquette", "context", "due", "before_sending"},
}
# The parts of two rooms, first to last: each imports only parts of lines above its own, and itself.
ORDER = {
    "etiquette": (
        "table_fields english dismissed_rules", "brief_index", "check_context", "document", "matching", "features", "grounding",
        "personal", "properties", "kinds", "rule", "rulebook", "edits fix_splits", "fix_changes", "brief_words", "fixes", "findings fix_check", "engine", "check examples harper_lints", "proofread",
        "shorten audit",
    ),
    "drafting": ("language", "reading", "templating", "search profile", "messages llm"),
    "drafting.reading": (
        "reading", "grammar", "sources doubts", "wording", "addressing", "facts points", "remarks", "brief_readings",
    ),
}
# Rooms whose every module has unit tests by its name.
ANALYSIS = (
    *(f"etiquette/{part}" for part in ("document", "english", "matching", "features", "kinds", "grounding", "personal", "properties")), "reports",
)
# Who may import a heavy library, as prefixes of module names.
HEAVY = {
    "streamlit": ("web", "cli.system"),
    "openai": ("drafting.llm",),
    "pandas": ("reports", "imports", "etiquette.audit", "web"),
    "sqlalchemy": ("record", "reports", "mail"),
    "scipy": (),  # an oracle of the tests alone
    "imapclient": ("mail",),
    "harper": ("etiquette.harper_lints",),
    "smtplib": ("mail",),
}
GROUND = {
    "errors", "model", "settings", "data", "channels", "brief", "wire", "normalise", "word_groups", "lexicon", "countries", "zones", "public_holidays", "word_forms", "word_senses", "sorted_table",
    "channel_facts", "subjects", "quoted_mail", "private_files", "credentials",
}
ENTRIES = {"__init__", "__main__"}


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


def at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below but what stands under `if TYPE_CHECKING:`."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING"):
            yield child
            yield from at_run_time(child)


def imports_inside() -> dict[str, set[str]]:
    """Module → the modules of the house that it imports, inside functions too, but for types alone."""
    found: dict[str, set[str]] = {}
    for name, tree in MODULES.items():
        used = set()
        for node in at_run_time(tree):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                members = {f"{node.module}.{alias.name}" for alias in node.names}
                used |= {member if member.removeprefix("composer.") in MODULES else node.module for member in members}
        inside = {member.removeprefix("composer.") for member in used if member.startswith("composer.")}
        found[name] = inside & MODULES.keys()
    return found


def house(tree: ast.Module) -> set[str]:
    return {name.split(".")[1] for name in imported(tree) if name.startswith("composer.") and len(name.split(".")) > 1}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_room_imports_only_what_lies_before_it(module: str) -> None:
    room = module.split(".", maxsplit=1)[0]
    forbidden = FORBIDDEN.get("ground" if room in GROUND else room, set())
    assert not house(MODULES[module]) & forbidden


def test_every_room_has_its_row() -> None:
    assert {name.split(".", maxsplit=1)[0] for name in MODULES} == GROUND | ENTRIES | FORBIDDEN.keys() - {"ground"}


@pytest.mark.parametrize("room", sorted(ORDER))
def test_the_parts_of_a_room_import_only_what_lies_before_them(room: str) -> None:
    place = {part: number for number, line in enumerate(ORDER[room]) for part in line.split()}
    depth = room.count(".") + 1

    def part_of(name: str) -> str:
        return name.split(".")[depth]

    inside = {part_of(name): set() for name in MODULES if name.startswith(f"{room}.")}
    assert place.keys() == inside.keys()
    for name, used in imports_inside().items():
        if name.startswith(f"{room}."):
            inside[part_of(name)] |= {part_of(other) for other in used if other.startswith(f"{room}.")}
    back = {
        (part, other) for part, others in inside.items() for other in others - {part} if place[other] >= place[part]
    }
    assert back == set()


@pytest.mark.parametrize("room", ANALYSIS)
def test_every_module_of_analysis_has_tests_by_its_name(room: str) -> None:
    there = {path.name for path in (ROOT / "tests").glob("test_*.py")}
    part = room.rpartition("/")[2]
    untested = [
        path.stem for path in sorted((PACKAGE / room).glob("*.py"))
        if path.stem != "__init__" and there.isdisjoint({f"test_{path.stem}.py", f"test_{part}_{path.stem}.py"})
    ]
    assert untested == []


def test_no_module_imports_itself_in_a_circle() -> None:
    """Imports inside functions count too; those for types alone do not."""
    TopologicalSorter(imports_inside()).prepare()  # raises CycleError with the circle


@pytest.mark.parametrize("module", sorted(MODULES))
def test_heavy_libraries_stay_in_their_rooms(module: str) -> None:
    used = {name.split(".")[0] for name in imported(MODULES[module]) - typing_only(MODULES[module])}
    strays = {library for library in used & HEAVY.keys() if not module.startswith(HEAVY[library])}
    assert not strays


# Words that open a statement of SQL; the readers of SQLite exports have tables of their own to ask.
SQL = re.compile(r"\s*(?:SELECT\b.+\bFROM\b|INSERT\s+(?:OR\s+\w+\s+)?INTO\b|UPDATE\b.+\bSET\b|DELETE\s+FROM\b|CREATE\s+TABLE\b|PRAGMA\b)", re.DOTALL)
ASKS_A_DATABASE = ("record", "reports", "mail", "imports.imessage")


@pytest.mark.parametrize("module", sorted(name for name in MODULES if not name.startswith(ASKS_A_DATABASE)))
def test_no_other_room_asks_a_database(module: str) -> None:
    """Not for types either: what a room needs of the record is in `record.queries`."""
    tree = MODULES[module]
    assert not {name for name in imported(tree) if name.split(".")[0] == "sqlalchemy"}
    assert [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)] == []


def test_only_the_data_module_knows_where_shipped_files_lie() -> None:
    strays = [name for name, tree in MODULES.items() if name not in ("data",) and any(
        isinstance(node, ast.Name) and node.id == "__file__" for node in ast.walk(tree)
    )]
    assert strays == []


@pytest.mark.parametrize(("statement", "absent"), [
    ("import composer", "streamlit pandas openai sqlalchemy scipy pydantic textstat"),
    ("import composer.cli", "streamlit pandas openai sqlalchemy scipy pydantic textstat"),
    ("from composer.cli.parser import build_parser; build_parser()", "composer.imports.detect"),
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
