"""Writes composer/tables/hyphens.en.txt: where American English words may be hyphenated, as patterns of letters.

    python scripts/build_hyphens.py

The patterns come with the `pyphen` package, which textstat needs (hyph_en_US.dic: licence of the BSD kind, in
composer/tables/hyphens.LICENSE). A line is the letters of a pattern and a figure for each place before, between and after them;
odd ones allow a hyphen. pyphen reads its own file for a tenth of a whole cold check, this one in a hundredth.
"""  # noqa: INP001

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pyphen

TABLE = Path(__file__).resolve().parent.parent / "composer" / "tables" / "hyphens.en.txt"


def lines() -> list[str]:
    """The lines of the table, sorted by bytes."""
    found = pyphen.Pyphen(lang="en_US").hd.patterns
    full = {
        letters: "0" * start + "".join(map(str, values)) + "0" * (len(letters) + 1 - start - len(values))
        for letters, (start, values) in found.items()
    }
    return sorted((f"{letters} {figures}" for letters, figures in full.items()), key=str.encode)


if __name__ == "__main__":
    TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    notice = files("pyphen") / "dictionaries" / "README_hyph_en_US.txt"
    TABLE.with_name("hyphens.LICENSE").write_text(notice.read_text(encoding="utf-8"), encoding="utf-8")
