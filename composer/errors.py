"""Every error that Overture raises on purpose: a type with fields and one sentence a person can act on."""

from __future__ import annotations

import errno
from typing import Final

NOT_UTF8 = "not UTF-8 text; open it in an editor and save it again with the encoding UTF-8"


class ComposerError(Exception):
    """Base of all errors shown to the user as one line; raised itself only by its children."""

    exit_status = 2


class UnknownKey(ComposerError):
    """A data file or form holds a key that nothing reads; raised so that a typing slip is never silently ignored."""

    def __init__(self, where: str, key: str, nearest: str | None = None) -> None:
        super().__init__(where, key, nearest)
        self.where, self.key, self.nearest = where, key, nearest

    def __str__(self) -> str:
        hint = f"; did you mean “{self.nearest}”?" if self.nearest else ""
        return f"{self.where}: unknown key “{self.key}”{hint}"


class BadValue(ComposerError):
    """A value has the wrong type or is outside its choices; raised when data is read, before anything is done with it."""

    def __init__(self, where: str, field: str, problem: str) -> None:
        super().__init__(where, field, problem)
        self.where, self.field, self.problem = where, field, problem

    def __str__(self) -> str:
        return f"{self.where}: {self.field}: {self.problem}" if self.field else f"{self.where}: {self.problem}"


_GOES_ON: Final = ("is ", "isn't ", "has ", "holds ")  # verbs with which the name of a file begins a sentence
_WHY: Final = {
    errno.ENOENT: "there is no such file", errno.EISDIR: "is a folder, not a file",
    errno.EEXIST: "something of that name is there already", errno.ENOTDIR: "a file stands where a folder should be",
    errno.ENOSPC: "no space left on the disk",
}


def why(problem: OSError) -> str:
    """What the system refused, in the words of a sentence; its own words where there are no better ones."""
    return _WHY.get(problem.errno or 0) or (problem.strerror or str(problem) or "cannot be read").lower()


class BadFile(ComposerError):
    """A file cannot be read as what it should be (missing, too large, broken TOML, not text); nothing of it was used."""

    def __init__(self, path: str, problem: str, line: int | None = None) -> None:
        super().__init__(path, problem, line)
        self.path, self.problem, self.line = path, problem, line

    def __str__(self) -> str:
        at = f", line {self.line}" if self.line else ""
        return f"{self.path}{at}{'' if self.problem.startswith(_GOES_ON) else ':'} {self.problem}"


class BadUsage(ComposerError):
    """A command or call asks for something that does not fit together; raised before anything is changed."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return self.problem


class Ambiguous(ComposerError):
    """A name fits several people in the record; raised with their ids so that one of them can be named, and how."""

    def __init__(
        self, name: str, candidates: tuple[tuple[int, str], ...], way_out: str = "give the number instead of the name"
    ) -> None:
        super().__init__(name, candidates, way_out)
        self.name, self.candidates, self.way_out = name, candidates, way_out

    def __str__(self) -> str:
        ids = "; ".join(f"{number}: {said}" for number, said in self.candidates)
        return f"“{self.name}” fits several people; {self.way_out} ({ids})"


class NotFound(ComposerError):
    """Something named by id or name is not there (person, outreach, rule, template)."""

    def __init__(self, what: str, name: str, way_out: str = "") -> None:
        super().__init__(what, name, way_out)
        self.what, self.name, self.way_out = what, name, way_out

    def __str__(self) -> str:
        return f"there is no {self.what} “{self.name}”" + (f"; {self.way_out}" if self.way_out else "")


class Stopped(ComposerError):
    """The person asked not to be contacted; raised by every path that would draft for, send to or log a message to them."""

    def __init__(self, person: str, since: str) -> None:
        super().__init__(person, since)
        self.person, self.since = person, since

    def __str__(self) -> str:
        return f"{self.person} asked not to be contacted (since {self.since}); nothing was written or sent"


class OutsideFailed(ComposerError):
    """Something outside this program failed: a server, the disk, a keyring; what was saved before is kept."""

    exit_status = 3

    def __init__(self, what: str, problem: str, wait_seconds: float | None = None) -> None:
        super().__init__(what, problem, wait_seconds)
        self.what, self.problem, self.wait_seconds = what, problem, wait_seconds

    def __str__(self) -> str:
        wait = f"; try again in {self.wait_seconds:.0f} s" if self.wait_seconds else ""
        return f"{self.what}: {self.problem}{wait}"


class RecordFailed(OutsideFailed):
    """The record cannot be opened, read or written (read-only folder, locked, corrupt, from a newer version)."""


class RecordBusy(RecordFailed):
    """Somebody else is writing the record just now, as an import does when it saves; it can be read again soon."""


class RecordDamaged(RecordFailed):
    """The file of the record is damaged or is no database; it is left as it is, and nothing more is written to it."""
