"""The only place that knows where data lies: what ships (beside the package, or inside it in a wheel) and the user's own."""

from __future__ import annotations

import json
import os
import re
import stat
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final

from composer.errors import NOT_UTF8, BadFile, UnknownKey, why

_PACKAGE: Final = Path(__file__).resolve().parent
_INSIDE: Final = _PACKAGE / "_data"
_ROOT: Final = _INSIDE if _INSIDE.is_dir() else _PACKAGE.parent
MAX_BYTES: Final = 64 * 1024
MAX_NESTING: Final = 40  # brackets open at once; the parser recurses, so a deep file would exhaust the stack
# A key of more parts than anybody writes: the parser's time grows with the square of them.
_DOTTED: Final = re.compile(rf"""(?<![\w.\-"' \t])[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MAX_NESTING}}}""")

# What the parser says begins so, and means this to somebody who typed the file.
_BROKEN: Final[Mapping[str, str]] = {
    "Invalid value": 'a value is missing or cannot be read; text stands between straight quotes: name = "Maya Lindqvist"',
    "Unterminated string": 'a text is not closed; put a straight quote (") at its end',
    "Unclosed array": 'a list is not closed, or a comma is missing in it; write ["one", "two"]',
    "Unclosed inline table": 'braces are not closed, or a comma is missing in them; write { text = "…", seen = "…" } on one line',
    "Cannot overwrite a value": "this is given twice; keep one of the two lines",
    "Cannot declare": "this heading in brackets stands there twice; put its lines together under one",
    "Cannot mutate immutable namespace": "this was given in braces above; put it into those braces",
    "Expected '=' after": 'this line has no “=” where it should; write one thing a line: purpose = "learn"',
    "Expected newline": 'something is left over after the value; text stands between straight quotes: name = "Maya Lindqvist"',
    "Expected ']'": "a heading is not closed; write it on a line of its own, such as [sender]",
    "Invalid initial character for a key part": "a name is missing here; braces stay on one line, a heading is [sender]",
    "Invalid statement": 'this line cannot be read; write one thing a line: purpose = "learn"',
    "Unescaped": "a backslash in a text is written twice",
    "Illegal character": "a text breaks off here, or holds a sign that cannot be seen; keep it on one line",
}


def rules_folder() -> Path:
    """The folder of shipped etiquette rules and channel facts."""
    return _ROOT / "etiquette_rules"


def templates_folder() -> Path:
    """The folder of shipped templates."""
    return _ROOT / "templates"


def home_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder of a user's settings and data: `OVERTURE_HOME`, else the platform's."""
    given = (os.environ if environ is None else environ).get("OVERTURE_HOME", "").strip()
    if given:
        return Path(os.path.expanduser(given)).absolute()  # noqa: PTH111  # an unknown user's ~name stays as it is
    from platformdirs import user_data_path

    return user_data_path("overture", appauthor=False)


def app_entry() -> Path:
    """The script that the web server runs; its folder holds the page's settings."""
    return _ROOT / "app.py"


def inside(*parts: str) -> Path:
    """A file or folder that belongs to a module of the package: the page's assets, the migrations."""
    return _PACKAGE.joinpath(*parts)


def table(name: str) -> Path:
    """The path of a table that ships with the package, such as the syllable counts or the words of exports."""
    return _PACKAGE / "tables" / name


def files(folder: Path, suffix: str) -> Iterator[Path]:
    """Every file under a folder with that suffix, in a stable order."""
    return iter(sorted(path for path in folder.rglob(f"*{suffix}") if path.is_file()))


def open_plain(path: Path) -> BinaryIO:
    """A plain file, opened for reading; raises BadFile for a pipe, a device or a folder, without waiting on any, or OSError."""
    def at_once(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))

    file = open(path, "rb", opener=at_once)  # noqa: SIM115  # pathlib knows no opener; the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise BadFile(str(path), "is no plain file")
    return file


def read_bytes(path: Path, *, max_bytes: int = MAX_BYTES, piped: bool = False) -> bytes:
    """What a small file holds; raises BadFile if it is missing, too large or, unless `piped` is allowed, no plain file.

    A pipe would be waited on for ever, and a device such as /dev/zero never ends.
    """
    try:
        with path.open("rb") if piped else open_plain(path) as file:
            raw = file.read(max_bytes + 1)
    except OSError as problem:
        raise BadFile(str(path), why(problem)) from problem
    if len(raw) > max_bytes:
        raise BadFile(str(path), f"larger than {max_bytes // 1024} KB")
    return raw


def read_text(path: Path, *, max_bytes: int = MAX_BYTES, piped: bool = False) -> str:
    """The UTF-8 text of a small data file; raises BadFile if it is missing, too large, no plain file or not UTF-8."""
    raw = read_bytes(path, max_bytes=max_bytes, piped=piped)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        raise BadFile(str(path), NOT_UTF8, line) from problem


def read_json(path: Path, *, max_bytes: int) -> Any:
    """What a small JSON file holds; raises BadFile, also for one that nests without end."""
    try:
        return json.loads(read_text(path, max_bytes=max_bytes))
    except (ValueError, RecursionError) as problem:
        raise BadFile(str(path), "cannot be read as JSON") from problem


def parse_toml(text: str, where: str) -> dict[str, Any]:
    """A TOML text as a dictionary; raises BadFile with the line for broken or hostile (deeply nested) text."""
    opened = text.count("[") + text.count("{")
    if opened > MAX_NESTING and _deepest(text) > MAX_NESTING:
        raise BadFile(where, f"nested deeper than {MAX_NESTING} brackets")
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_NESTING and _DOTTED.search(line):
            raise BadFile(where, f"a key nested deeper than {MAX_NESTING} dots", number)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        said = str(problem)
        line = said.rpartition("at line ")[2].partition(",")[0]
        number = int(line) if line.isdecimal() else text.count("\n") + 1  # “at end of document”
        raise BadFile(where, _plainly(said.partition(" (at ")[0]), number) from problem
    except (RecursionError, ValueError) as problem:
        raise BadFile(where, f"cannot be read as TOML: {problem}") from problem


def _plainly(said: str) -> str:
    """What the parser says of a broken text, as a sentence that says what to type."""
    return next((plain for beginning, plain in _BROKEN.items() if said.startswith(beginning)), f"this cannot be read: {said}")


def read_toml(path: Path) -> dict[str, Any]:
    """The TOML file at a path; raises BadFile naming the file and the line."""
    return parse_toml(read_text(path), str(path))


def refuse_unknown(keys: Iterable[str], known: Iterable[str], where: str) -> None:
    """Raise UnknownKey for the first key that is not known, naming the nearest known one."""
    allowed = tuple(known)
    for key in keys:
        if key not in allowed:
            raise UnknownKey(where, key, nearest(key, allowed))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like a mistyped one, or None where nothing comes near."""
    import difflib

    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.65)
    return found[0] if found else None


def _deepest(text: str) -> int:
    depth = deepest = 0
    for char in text:
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth = max(0, depth - 1)
    return deepest

