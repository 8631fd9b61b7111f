"""Writes composer/tables/word_forms.en.txt: the inflected forms of English verbs, nouns and adjectives.

    pip install lemminflect && python scripts/build_word_forms.py

The forms are those of lemminflect (MIT licence), which took them from the SPECIALIST Lexicon of the National Library of Medicine.
A line is `lemma pos form form …`: for a verb past, participle, present participle and third person (several spellings divided by
a slash, an empty participle written as `-`), for a noun its plurals, for an adjective comparative and superlative. The way
back has lines of its own: `word V lemma:forms …` (b base, p past, d participle, g gerund, t third person), `plural N singular`.
Nothing is written by hand but the few verbs that people type and the lexicon lacks or has wrongly.
"""  # noqa: INP001

from __future__ import annotations

import csv
import gzip
from importlib.resources import files
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "composer" / "tables" / "word_forms.en.txt"
# Verbs of the trades that write to each other, with the verb of the lexicon whose forms they take.
LIKE = {
    "co-found": "found", "co-write": "write", "co-host": "host", "co-run": "run", "co-lead": "lead", "co-author": "author",
    "co-edit": "edit", "co-organise": "organise", "co-organize": "organize", "co-chair": "chair", "co-own": "own",
    "co-teach": "teach", "onboard": "board", "rebrand": "brand", "self-publish": "publish", "livestream": "stream",
    "headhunt": "hunt", "spearhead": "head", "crowdfund": "fund", "crowdsource": "source", "refactor": "factor",
    "ghostwrite": "write", "homeschool": "school", "re-enact": "enact", "vlog": "blog", "podcast": "forecast", "skype": "type",
}
FORMS = {"verb": 4, "noun": 1, "adj": 2}
VERBS = {"run": ["ran", "run", "running", "runs"]}  # the lexicon has “ran” as the participle, too
NOUNS = {"person": ["people"], "data": ["data"], "homework": ["homework"], "feedback": ["feedback"], "podcast": ["podcasts"],
         "lecture": ["lectures"]}


def rows() -> dict[tuple[str, str], list[str]]:
    """Forms by lemma and part of speech."""
    path = files("lemminflect") / "resources" / "infl_lu.csv.gz"
    with gzip.open(str(path), "rt", encoding="utf-8") as text:
        table = {(lemma, pos): forms for lemma, pos, *forms in csv.reader(text)}
    table.update({(verb, "verb"): forms for verb, forms in VERBS.items()})
    for verb, model in LIKE.items():
        if model and (verb, "verb") not in table and (model, "verb") in table:
            stem = _shared_ending(verb, model)
            table[verb, "verb"] = [
                "/".join(verb[: len(verb) - stem] + form[len(model) - stem :] for form in forms.split("/")) if forms else ""
                for forms in table[model, "verb"]
            ]
    table.update({(noun, "noun"): plurals for noun, plurals in NOUNS.items()})
    return table


def _shared_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return length


def _spellings(form: str) -> str:
    """The spellings that are one word, those without a hyphen first; “-” where there is none."""
    words = [word for word in form.split("/") if word and " " not in word]
    return "/".join(sorted(words, key=lambda word: "-" in word)) or "-"


def lines() -> list[str]:
    """The lines by lemma; proper names, which have capitals, and lemmas of several words are left out."""
    return sorted(
        " ".join([lemma, pos[0], *(_spellings(form) for form in forms)])
        for (lemma, pos), forms in rows().items()
        if lemma == lemma.lower() and " " not in lemma and len(forms) == FORMS.get(pos)
    )


def ways_back(by_lemma: list[str]) -> list[str]:
    """The lines by form, for lines by lemma."""
    readings: dict[str, dict[str, str]] = {}
    singulars: dict[str, str] = {}
    for line in by_lemma:
        lemma, pos, *rest = line.split(" ")
        if pos == "v" and rest[0] != "-":
            named = [[lemma], *(item.split("/") for item in rest)]
            named[2] = named[1] if named[2] == ["-"] else named[2]
            for letter, spellings in zip("bpdgt", named, strict=True):
                for word in spellings:
                    found = readings.setdefault(word, {})
                    found[lemma] = found.get(lemma, "") + letter
        elif pos == "n" and rest[0] != "-":
            for plural in rest[0].split("/"):
                if plural != lemma:
                    singulars.setdefault(plural, lemma)
    verbs = [f"{word} V {' '.join(f'{lemma}:{forms}' for lemma, forms in found.items())}" for word, found in readings.items()]
    return verbs + [f"{plural} N {lemma}" for plural, lemma in singulars.items()]


if __name__ == "__main__":
    TABLE.parent.mkdir(exist_ok=True)
    found = lines()
    TABLE.write_text("\n".join(sorted(found + ways_back(found))) + "\n", encoding="utf-8")
