"""Writes composer/tables/countable_nouns.en.txt: nouns whose singular needs an article (“a workshop”, never “workshop” alone).

    git clone --depth 1 https://github.com/Automattic/harper
    python scripts/build_countable_nouns.py harper/harper-core/dictionary.dict

Source: the dictionary of Harper (Apache License 2.0), whose marks tell mass nouns (m, and w where a noun is both); of the others
those stay that are mostly nouns and whose plural is about as common as they are, or that name a person, a group or a place.
"""  # noqa: INP001

from __future__ import annotations

import sys
from pathlib import Path

from composer.drafting.reading.grammar.lexicon import common, is_noun, is_person, kind
from composer.word_forms import word_forms

TABLE = Path(__file__).resolve().parent.parent / "composer" / "tables" / "countable_nouns.en.txt"
RAREST = 22  # how common a word must be, as in word_kinds.en.txt
RARER = 10  # how much rarer than its singular a plural may be


def countable(path: Path) -> list[str]:
    """The nouns of the dictionary that are counted."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, marks = line.partition("#")[0].rstrip().partition("/")
        plain = word.isascii() and word.isalpha() and word.islower() and len(word) > 2
        if not plain or "N" not in marks or set("mw") & set(marks):
            continue
        known, plural = kind(word), word_forms().plural(word)
        mostly = "N" in known or ("n" in known and not {"a", "V", "r"} & set(known))
        if not is_noun(word) or common(word) < RAREST or plural == word or not mostly or set("TK") & set(known):
            continue
        if common(plural) >= max(RAREST - 4, common(word) - RARER) or is_person(word) or set("LG") & set(known):
            out.append(word)
    return sorted(set(out))


if __name__ == "__main__":
    TABLE.write_text("\n".join(countable(Path(sys.argv[1]))) + "\n", encoding="utf-8")
