"""Forms of English words (third person, past, participles, plural, comparison) from a table that ships with the program.

The table is written by scripts/build_word_forms.py from lemminflect's lexicon; a word is looked up there when it is asked for.
A word that it lacks takes the regular ending.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from composer import data
from composer.sorted_table import Column, sorted_table

VerbForm = Literal["base", "past", "participle", "gerund", "third"]
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_BE: Final = {"be": "base", "am": "first", "are": "plural", "is": "third", "was": "past", "were": "past", "been": "participle",
              "being": "gerund"}
_FORMS_OF_BE: Final = "was been being is"
_FORMS: Final = {"b": "base", "p": "past", "d": "participle", "g": "gerund", "t": "third"}
_PREFIXES: Final = ("over", "under", "out", "re", "un", "mis", "pre")  # before a verb that the table has
# Endings by which an unknown word is read, the longer first.
_ENDINGS: Final = (
    ("ized", ("past", "participle")), ("ised", ("past", "participle")), ("izes", ("third",)), ("ises", ("third",)),
    ("ed", ("past", "participle")),
)
_FEWEST: Final = 4  # letters that an unknown word needs before its ending tells anything


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One way to read a word as a verb: its lemma and which form it is."""

    lemma: str
    form: str


class WordForms:
    """The table of one language: verb forms, plurals and comparisons by lemma, and the way back."""

    def __init__(self, language: str) -> None:
        table = sorted_table(f"word_forms.{language}.txt") if data.table(f"word_forms.{language}.txt").is_file() else None

        @lru_cache(maxsize=8192)
        def lines(word: str) -> tuple[tuple[str, str], ...]:
            found = table.values(word) if table is not None else ()
            return tuple((kind, rest) for kind, _, rest in (line.partition(" ") for line in found))

        def rest_of(word: str, kind: str) -> str | None:
            return next((rest for found, rest in lines(word) if found == kind and rest.partition(" ")[0] != "-"), None)

        def verb(lemma: str) -> tuple[str, str, str, str] | None:
            rest = _FORMS_OF_BE if lemma == "be" else rest_of(lemma, "v")
            if rest is None:
                return None
            pasts = rest.split(" ", 1)[0].split("/")
            past, participle, gerund, third = (item.partition("/")[0] for item in rest.split(" "))
            second_past = participle in pasts[1:]  # of “stayed/staid” the past takes the first, and so does the participle
            return past, past if participle == "-" or second_past else participle, gerund, third

        def plural(noun: str) -> str | None:
            rest = rest_of(noun, "n")
            return None if rest is None else rest.partition("/")[0]

        def comparison(adjective: str) -> tuple[str, str] | None:
            rest = next((rest for found, rest in lines(adjective) if found == "a"), None)
            return None if rest is None else (rest.partition(" ")[0], rest.partition(" ")[2])

        def readings(word: str) -> tuple[VerbReading, ...] | None:
            rest = rest_of(word, "V")
            found = [VerbReading("be", _BE[word])] if word in _BE else []
            for lemma, _, letters in (item.partition(":") for item in (rest or "").split(" ") if item):
                found += [VerbReading(lemma, _FORMS[letter]) for letter in letters if lemma != "be"]
            return tuple(found) or None

        self.verbs = Column(verb)  # past, participle, gerund, third
        self.plurals = Column(plural)
        self.adjectives = Column(comparison)
        self.verb_readings = Column(readings)
        self.singulars = Column[str](lambda word: rest_of(word, "N"))

    def past(self, lemma: str) -> str:
        """“write” → “wrote”."""
        return self.verbs[lemma][0] if lemma in self.verbs else _with_ed(lemma)

    def participle(self, lemma: str) -> str:
        """“write” → “written”."""
        return self.verbs[lemma][1] if lemma in self.verbs else _with_ed(lemma)

    def gerund(self, lemma: str) -> str:
        """“write” → “writing”."""
        if lemma in self.verbs:
            return self.verbs[lemma][2]
        return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"

    def third(self, lemma: str) -> str:
        """“write” → “writes”."""
        return self.verbs[lemma][3] if lemma in self.verbs else _with_s(lemma)

    def plural(self, noun: str) -> str:
        """“story” → “stories”."""
        return self.plurals.get(noun, "") or _with_s(noun)

    def singular(self, noun: str) -> str:
        """“stories” → “story”; a noun that is singular already comes back as it is."""
        if noun in self.plurals or noun in self.singulars:
            return noun if noun in self.plurals and noun not in self.singulars else self.singulars[noun]
        if noun.endswith("ies") and len(noun) > _FEWEST:
            return noun[:-3] + "y"
        return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun

    def read_verb(self, word: str) -> tuple[VerbReading, ...]:
        """Every way to read a lower-case word as a verb form, empty where it is none.

        An unknown word (“dockerized”, “co-runs”) is read by its ending only where it cannot be a known noun or adjective.
        """
        known = self.verb_readings.get(word, ())
        if known or self.is_noun(word) or word in self.adjectives:
            return known
        return tuple(_by_ending(word))

    def is_noun(self, word: str) -> bool:
        """Whether a lower-case word is a noun's singular or plural in the table."""
        return word in self.plurals or word in self.singulars


@cache
def word_forms(language: str = "en") -> WordForms:
    """The table of a language; a language without one has only regular endings."""
    return WordForms(language)


def _by_ending(word: str) -> list[VerbReading]:
    for prefix in ("-", *_PREFIXES):  # “co-runs”, “re-roofed”: as the last part; “overwinters”, “rewired”
        lead, _, rest = word.rpartition(prefix) if prefix == "-" else ("", "", word.removeprefix(prefix))
        known = word_forms().verb_readings.get(rest, ()) if len(rest) < len(word) else ()
        if known or (prefix == "-" and lead):
            return [VerbReading(f"{word[: len(word) - len(rest)]}{found.lemma}", found.form) for found in known]
    if len(word) <= _FEWEST + 1:
        return []
    for ending, forms in _ENDINGS:
        if word.endswith(ending) and not word.endswith("eed"):
            cut = 2 if ending == "ed" else 1
            return [VerbReading(word[:-cut], form) for form in forms]
    return []


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")
