"""Opens an export safely: members of a zip, files of a folder or one file, streamed and never extracted.

Limits: 200,000 members, 8 GiB read from one zip member, and 200 bytes out for each byte in once 64 MiB were read
(a zip bomb gives a thousand; text and JSON stay under one hundred).
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO, Final, NoReturn, TextIO, cast

from composer.errors import BadFile

MAX_MEMBERS: Final = 200_000
MAX_MEMBER_BYTES: Final = 8 << 30
MAX_RATIO: Final = 200
RATIO_FROM: Final = 64 << 20
_BUFFER: Final = 1 << 18
_HEAD: Final = 1 << 16


def _one_byte_at_a_time(problem: UnicodeError) -> tuple[str, int]:
    """Read what is not UTF-8 as Windows-1252, the other encoding exports come in."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


codecs.register_error("overture_cp1252", _one_byte_at_a_time)


class _Counted(io.RawIOBase):
    """A raw stream that reports what was read and stops at the limits."""

    def __init__(self, source: Source, name: str, raw: IO[bytes], packed: int | None) -> None:
        self._source, self._name, self._raw, self._packed, self._read = source, name, raw, packed, 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; raises BadFile for a zip bomb or a broken member."""
        try:
            data = self._raw.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as problem:
            raise BadFile(f"{self._source.label}: {self._name}", f"cannot be read: {problem}") from problem
        size = len(data)
        buffer[:size] = data
        self._read += size
        if self._packed is None:
            self._source.done += size
        else:
            self._source.done = min(self._source.total, self._source.done + size)
            bomb = self._read > RATIO_FROM and self._read > MAX_RATIO * max(1, self._packed)
            if bomb or self._read > MAX_MEMBER_BYTES:
                raise BadFile(f"{self._source.label}: {self._name}", "unpacks to far more than an export would; refused")
        return size

    def close(self) -> None:
        """Close the stream beneath too."""
        if not self.closed:
            self._raw.close()
        super().close()


class Source:
    """One export: `names` are its members with `/` between folders; `total` and `done` count bytes for the progress bar."""

    def __init__(self, path: Path) -> None:
        self.path, self.label = path, path.name
        self.done = 0
        self.encodings: dict[str, str] = {}  # of members that are not UTF-8, where a reader found it out
        self.remembered: dict[str, object] = {}  # what a reader found out in a first pass
        self.root = path
        self._zip: zipfile.ZipFile | None = None
        self._infos: dict[str, zipfile.ZipInfo] = {}
        try:
            found = path.stat()
            self.is_folder = stat.S_ISDIR(found.st_mode)
            if self.is_folder:
                self._sizes = dict(_folder(path))
            elif not stat.S_ISREG(found.st_mode):
                raise BadFile(str(path), "is neither a file nor a folder")
            elif zipfile.is_zipfile(path):
                self._zip = zipfile.ZipFile(path)
                self._infos = {name: info for name, info in _members(self._zip, self.label)}  # noqa: C416  # typed
                self._sizes = {name: info.file_size for name, info in self._infos.items()}
            else:
                self.root = path.parent
                self._sizes = {path.name: found.st_size}
        except FileNotFoundError as problem:
            raise BadFile(str(path), "there is no such file") from problem
        except OSError as problem:
            raise BadFile(problem.filename or str(path), (problem.strerror or "cannot be read").lower()) from problem
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as problem:
            raise BadFile(str(path), f"this zip is broken: {problem}") from problem
        self.names: tuple[str, ...] = tuple(self._sizes)
        self.total = sum(self._sizes.values())

    @property
    def is_file(self) -> bool:
        """Whether this is one plain file."""
        return self._zip is None and not self.is_folder

    def size(self, name: str) -> int:
        """The bytes of a member as the export states them."""
        return self._sizes[name]

    def close(self) -> None:
        """Close the zip, if it is one."""
        if self._zip is not None:
            self._zip.close()

    def __enter__(self) -> Source:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def find(self, *basenames: str) -> tuple[str, ...]:
        """The members whose last part is exactly one of these names (case aside), shallow ones first."""
        wanted = {name.casefold() for name in basenames}
        found = [name for name in self.names if name.rpartition("/")[2].casefold() in wanted]
        return tuple(sorted(found, key=lambda name: (name.count("/"), name)))

    def matching(self, pattern: str) -> tuple[str, ...]:
        """The members whose whole name fits a regular expression, in the order of the numbers in them."""
        fits = re.compile(pattern, re.IGNORECASE)
        return tuple(sorted((name for name in self.names if fits.fullmatch(name)), key=by_number))

    def open(self, name: str) -> BinaryIO:
        """A buffered stream of a member; raises BadFile where it cannot be opened."""
        try:
            if self._zip is None:
                raw: IO[bytes] = (self.root / name).open("rb", buffering=0)
                packed = None
            else:
                info = self._infos[name]
                raw, packed = self._zip.open(info), info.compress_size
        except OSError as problem:
            raise BadFile(problem.filename or str(self.path), (problem.strerror or "cannot be opened").lower()) from problem
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, KeyError, UnicodeError) as problem:
            raise BadFile(f"{self.label}: {name}", f"cannot be opened: {problem}") from problem
        return cast("BinaryIO", io.BufferedReader(_Counted(self, name, raw, packed), _BUFFER))

    @contextmanager
    def text(self, name: str) -> Iterator[TextIO]:
        """A text stream of a member: UTF-8 with or without BOM, UTF-16, and Windows-1252 where it is not UTF-8."""
        with self.open(name) as stream:
            encoding = self.encodings.get(name) or encoding_of(cast("io.BufferedReader", stream).peek(4096)[:4096])
            errors = "overture_cp1252" if encoding.startswith("utf-8") else "replace"
            with io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline="") as text:
                yield text

    def head(self, name: str, size: int = _HEAD) -> bytes:
        """The first bytes of a member, not counted as progress."""
        before = self.done
        with self.open(name) as stream:
            data = stream.read(size)
        self.done = before
        return data

    def head_text(self, name: str, size: int = _HEAD) -> str:
        """The first characters of a member."""
        data = self.head(name, size)
        encoding = self.encodings.get(name) or encoding_of(data)
        return data.decode(encoding, "overture_cp1252" if encoding.startswith("utf-8") else "replace")


def encoding_of(head: bytes) -> str:
    """The encoding told by a byte order mark, or by the zeros of UTF-16 without one; else utf-8."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(head) >= 8:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        half = len(head) // 2
        if odd > half * 0.4 and even < half * 0.05:
            return "utf-16-le"
        if even > half * 0.4 and odd < half * 0.05:
            return "utf-16-be"
    return "utf-8"


def by_number(name: str) -> tuple[object, ...]:
    """A sort key under which message_2 comes before message_10."""
    parts = re.split(r"(\d{1,18})", name)
    return tuple((1, int(part), "") if part.isdecimal() and part.isascii() else (0, 0, part) for part in parts)


def _members(archive: zipfile.ZipFile, label: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise BadFile(label, f"holds more than {MAX_MEMBERS} files")
    for info in infos:
        if not info.filename or info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if info.flag_bits & 1:
            raise BadFile(label, "is protected by a password; unpack it first and import the folder")
        name = info.filename.replace("\\", "/")
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", parts[0]) or "\0" in name:
            continue  # a name that points outside the export is nothing an exporter writes
        yield name, info


def _folder(root: Path) -> Iterator[tuple[str, int]]:
    def refuse(problem: OSError) -> NoReturn:
        raise problem

    count = 0
    for folder, folders, files in os.walk(root, onerror=refuse, followlinks=False):
        folders.sort()
        for file in sorted(files):
            path = Path(folder) / file
            try:
                found = path.lstat()
            except OSError:
                continue
            if not stat.S_ISREG(found.st_mode):
                continue
            count += 1
            if count > MAX_MEMBERS:
                raise BadFile(str(root), f"holds more than {MAX_MEMBERS} files; choose the export's own folder")
            yield path.relative_to(root).as_posix(), found.st_size
