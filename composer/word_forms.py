"""Forms of English words (third person, past, participles, plural, comparison) from a table that ships with the program.

The table is written by scripts/build_word_forms.py from lemminflect's lexicon. A word that it lacks takes the regular ending.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from composer import data

VerbForm = Literal["base", "past", "participle", "gerund", "third"]
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_BE: Final = {"be": "base", "am": "first", "are": "plural", "is": "third", "was": "past", "were": "past", "been": "participle",
              "being": "gerund"}
_FEWEST: Final = 4  # letters that an unknown word needs before its ending tells anything


@dataclass(frozen=True, slots=True)
class VerbReading:
    """One way to read a word as a verb: its lemma and which form it is."""

    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class WordForms:
    """The table of one language: verb forms, plurals and comparisons by lemma, and the way back."""

    verbs: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)  # past, participle, gerund, third
    plurals: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, tuple[str, str]] = field(default_factory=dict)
    verb_readings: dict[str, tuple[VerbReading, ...]] = field(default_factory=dict)
    singulars: dict[str, str] = field(default_factory=dict)

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
        return self.plurals.get(noun) or _with_s(noun)

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
    path = data.table(f"word_forms.{language}.txt")
    forms = WordForms()
    if not path.is_file():
        return forms
    readings: dict[str, list[VerbReading]] = {word: [VerbReading("be", form)] for word, form in _BE.items()}
    for line in path.read_text(encoding="utf-8").splitlines():
        lemma, pos, *rest = line.split(" ")
        if pos == "v" and rest[0] != "-":
            _add_verb(forms, readings, lemma, rest)
        elif pos == "n" and rest[0] != "-":
            plurals = rest[0].split("/")
            forms.plurals[lemma] = plurals[0]
            for plural in plurals:
                if plural != lemma:
                    forms.singulars.setdefault(plural, lemma)
        elif pos == "a":
            forms.adjectives[lemma] = (rest[0], rest[1])
    forms.verbs["be"] = ("was", "been", "being", "is")
    forms.verb_readings.update({word: tuple(items) for word, items in readings.items()})
    return forms


def _add_verb(forms: WordForms, readings: dict[str, list[VerbReading]], lemma: str, rest: list[str]) -> None:
    past, participle, gerund, third = (item.split("/") for item in rest)
    if participle == ["-"]:
        participle = past
    forms.verbs[lemma] = (past[0], participle[0], gerund[0], third[0])
    named = (("base", [lemma]), ("past", past), ("participle", participle), ("gerund", gerund), ("third", third))
    for form, spellings in named:
        for word in spellings:
            readings.setdefault(word, []).append(VerbReading(lemma, form))


def _by_ending(word: str) -> list[VerbReading]:
    if "-" in word:  # “co-runs”, “re-roofed”: as the last part
        prefix, _, rest = word.rpartition("-")
        return [VerbReading(f"{prefix}-{found.lemma}", found.form) for found in word_forms().verb_readings.get(rest, ())]
    if len(word) <= _FEWEST + 1:
        return []
    if word.endswith(("ized", "ised")):
        return [VerbReading(word[:-1], "past"), VerbReading(word[:-1], "participle")]
    if word.endswith(("izes", "ises")):
        return [VerbReading(word[:-1], "third")]
    if word.endswith("ed") and not word.endswith("eed"):
        return [VerbReading(word[:-2], "past"), VerbReading(word[:-2], "participle")]
    return []


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else lemma + "ed"


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")
