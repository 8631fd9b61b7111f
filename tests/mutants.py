"""Mutation testing of one room: `python -m tests.mutants ROOM… [--sample 300] [--seed 7] [--minutes M]`; needs no network and one core.

mutmut makes small changes to a room's code (a `<` for a `<=`, a `1` for a `0`, an argument left out), and the room's own unit tests must
fail for each. A room is copied with its tests to `.cache/mutants/ROOM`, a sample is drawn by seed, and what survived is printed with its
change. A mutant that no test reaches counts as one that survived. The figures stand in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WORK: Final = ROOT / ".cache" / "mutants"
COPIED: Final = ("composer", "benchmarks", "etiquette_rules", "templates", "docs", "tests", "app.py", "Makefile", "README.md", "CHANGELOG.md", "pyproject.toml")
# Room → its modules, and the tests that are its own, but for those named below.
ROOMS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "record": (
        tuple(f"composer/record/{name}.py" for name in ("outreach", "rebuild", "people", "stops")),
        tuple(f"tests/test_record_{name}.py" for name in ("outreach", "outreach_rules", "rebuild", "people", "stops")),
    ),
    "reports": (("composer/reports/*.py",), ("tests/test_reports*.py",)),
    "document": (("composer/etiquette/document/*.py",), ("tests/test_document_*.py", "tests/test_message_parser.py", "tests/test_readability.py", "tests/test_memo.py")),
    "features": (("composer/etiquette/features/*.py",), ("tests/test_features_*.py",)),
    "matching": (("composer/etiquette/matching/*.py",), ("tests/test_matching_*.py", "tests/test_prefilter.py")),
    "kinds": (("composer/etiquette/kinds/*.py",), ("tests/test_kinds_*.py",)),
    "personal": (("composer/etiquette/personal/*.py",), ("tests/test_personal_*.py", "tests/test_details.py")),
    "grounding": (("composer/etiquette/grounding/*.py",), ("tests/test_grounding*.py", "tests/test_sentence_trace.py", "tests/test_provenance.py", "tests/test_words_of_support.py")),
    "llm": (
        tuple(f"composer/drafting/llm/{name}.py" for name in ("answers", "attempts", "judge", "names", "trial", "whole")),
        ("tests/test_llm_answers.py", "tests/test_llm_judge.py", "tests/test_llm_whole.py", "tests/test_llm_servers.py", "tests/test_llm_drafts.py", "tests/test_llm_voice.py"),
    ),
    "properties": (("composer/etiquette/properties/*.py",), ("tests/test_properties_*.py", "tests/test_intents.py")),
    "language": (("composer/drafting/language/*.py",), ("tests/test_person_names.py", "tests/test_names_*.py")),
    "search": (("composer/drafting/search/*.py",), ("tests/test_compose.py", "tests/test_search_*.py")),
}
# Properties over thousands of cases and new processes: a minute each, and every mutant that lives would pay for it.
LONG: Final = (
    "tests/test_reports_report.py::test_the_counts_always_add_up",
    "tests/test_reports_engines.py::test_a_log_read_in_slices_gives_the_numbers_of_one_go",
    "tests/test_reports_engines.py::test_a_report_of_two_channels_loads_neither_scipy_nor_pandas",
    "tests/test_compose.py::test_whatever_is_offered_is_within_the_limit_clean_and_finished",
    "tests/test_compose.py::test_every_example_brief_gives_good_drafts_on_every_channel",
    "tests/test_compose.py::test_every_form_of_fact_and_point_gives_a_clean_draft",
    "tests/test_compose.py::test_every_relationship_and_purpose_gives_a_draft",
    "tests/test_compose.py::test_the_reviewed_texts_have_not_changed",
)
PLAIN: Final = ("-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not browser and not postgres and not mail and not live")
# Prints the functions of some modules that run while these are read.
_CALLED: Final = """
import importlib, sys
called = set()
def note(frame, event, _):
    module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_qualname
    if event == "call" and module in sys.argv[1:] and "<" not in name:
        called.add(f"{module}:{'ǁ' * ('.' in name)}{name.replace('.', 'ǁ')}")
sys.setprofile(note)
for module in sys.argv[1:]:
    importlib.import_module(module)
sys.setprofile(None)
print(*called)
"""
KILLED: Final = frozenset({1, 3, 24, -24, 36, 152, 255})  # failed, or never came to an end
UNREACHED: Final = frozenset({5, 33})


def lay_out(room: str) -> Path:
    """A copy of the project in which only this room is changed and only its tests are run."""
    modules, tests = ROOMS[room]
    folder = WORK / room
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "pictures", "_data"))
        else:
            shutil.copy2(source, folder / name)
    chosen = sorted(str(path.relative_to(ROOT)) for pattern in tests for path in ROOT.glob(pattern))
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n")
        for key, value in {
            "source_paths": ["composer"], "only_mutate": list(modules), "also_copy": [name for name in COPIED if name != "composer"],
            "pytest_add_cli_args_test_selection": chosen,
            "pytest_add_cli_args": [*PLAIN, *(f"--deselect={name}" for name in LONG)],
        }.items():
            file.write(f"{key} = {json.dumps(value)}\n")
        # Each mutant starts without what the tests before it left in caches: else it would be asked nothing.
        file.write('use_git_change_detection = false\ntrack_dependencies = false\nprocess_isolation = "forkserver"\n')
    return folder


def mutmut(folder: Path, *names: str, minutes: float | None = None) -> str:
    """Run mutmut over these mutants, one after the other, those of the fastest tests first; gives what it said."""
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names]
    with subprocess.Popen(
        command, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as run:
        try:
            return run.communicate(timeout=minutes and 60 * minutes)[0]
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            return run.communicate()[0]


def outcomes(folder: Path) -> dict[str, int | None]:
    """Mutant → exit status of its tests, None where it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted((folder / "mutants").rglob("*.meta")):
        found |= json.loads(path.read_text())["exit_code_by_key"]
    return found


def survivors(folder: Path, names: list[str]) -> Iterator[str]:
    """The change that each of these mutants makes."""
    for name in names:
        command = [sys.executable, "-m", "mutmut", "show", name]
        shown = subprocess.run(command, check=False, cwd=folder, text=True, capture_output=True).stdout.splitlines()
        yield "\n".join([name, *(line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---"))])


def run_at_import(folder: Path, room: str) -> tuple[str, ...]:
    """How the mutants of functions begin that are called while the room's modules are read: the tests find these done already."""
    modules = [".".join(path.relative_to(folder).with_suffix("").parts) for pattern in ROOMS[room][0] for path in sorted(folder.glob(pattern))]
    called = subprocess.run([sys.executable, "-c", _CALLED, *modules], check=True, cwd=folder, text=True, capture_output=True).stdout.split()
    return tuple(f"{module}.x{'ǁ' if 'ǁ' in name else '_'}{name}__mutmut_" for module, _, name in (one.partition(":") for one in called))


def noticed_as_code(folder: Path, room: str, name: str) -> bool:
    """Whether the room's tests fail once a change is written into the code itself."""
    module = folder / Path(*name.partition(".x")[0].split(".")).with_suffix(".py")
    before = module.read_bytes()
    tests = sorted(str(path.relative_to(ROOT)) for pattern in ROOMS[room][1] for path in ROOT.glob(pattern))
    apply = [sys.executable, "-m", "mutmut", "apply", name]
    check = [sys.executable, "-m", "pytest", "-x", "-q", *PLAIN, *(f"--deselect={it}" for it in LONG), *tests]
    try:
        subprocess.run(apply, check=True, cwd=folder, capture_output=True)
        return subprocess.run(check, check=False, cwd=folder, capture_output=True, timeout=300).returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        module.write_bytes(before)


def try_room(room: str, sample: int, seed: int, minutes: float | None) -> bool:
    """Try a room and say how it did; whether 85 in 100 of those that there was time for were killed."""
    folder = lay_out(room)
    first = mutmut(folder, "nothing")  # makes the mutants and sees which tests reach which; then stops, since none has this name
    known = sorted(outcomes(folder))
    if not known:
        print(first[-3000:])
        return False
    chosen = random.Random(seed).sample(known, min(sample, len(known)))
    said = mutmut(folder, *chosen, minutes=minutes)
    found = outcomes(folder)
    tried = [name for name in chosen if found[name] is not None]
    if not tried or (minutes is None and len(tried) < len(chosen)):
        print(said[-3000:])
        return False
    killed = [name for name in tried if found[name] in KILLED]
    early = run_at_import(folder, room)
    killed += [name for name in tried if name not in killed and name.startswith(early) and noticed_as_code(folder, room, name)]
    unreached = sum(found[name] in UNREACHED for name in tried)
    for change in survivors(folder, sorted(set(tried) - set(killed))):
        print(change, end="\n\n")
    share = len(killed) / len(tried)
    print(
        f"{room}: {len(killed)} of {len(tried)} killed ({share:.1%}); {len(chosen)} drawn from {len(known)} by seed {seed}, "
        f"{unreached} reached by no test", flush=True,
    )
    return share >= 0.85


def main() -> int:
    """Status 1 where a room stays below the mark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", default=list(ROOMS), help=f"one of {', '.join(ROOMS)}; all without a name")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--minutes", type=float, help="for each room; what was not tried by then stays out")
    asked = parser.parse_args()
    reached = [try_room(room, asked.sample, asked.seed, asked.minutes) for room in asked.rooms]
    return int(not all(reached))


if __name__ == "__main__":
    sys.exit(main())
