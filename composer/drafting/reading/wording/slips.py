"""Sets right the commonest slips of hasty and second-language writing in any text; quotations and names stay as typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import re2

from composer.drafting.reading.grammar.calendar_names import MONTHS
from composer.drafting.reading.grammar.word_classes import reading_table
from composer.drafting.reading.wording.aspect import with_right_forms
from composer.drafting.reading.wording.bare_days import with_on
from composer.drafting.reading.wording.fronted import with_objects_behind
from composer.drafting.reading.wording.left_out import with_left_out
from composer.drafting.reading.wording.manner import with_manner
from composer.drafting.reading.wording.missing_articles import with_missing_articles
from composer.drafting.reading.wording.owners import with_owners
from composer.drafting.reading.wording.phrase_forms import filled
from composer.drafting.reading.wording.tenses import with_right_tenses
from composer.drafting.reading.wording.word_order import in_english_order
from composer.drafting.reading.wording.word_tests import fits
from composer.word_forms import word_forms

_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)|‘[^’]*’|「[^」]*」|https?://\S+|www\.\S+|\S+@\S+")
_WORD: Final = re.compile(r"(?<![\w@./'’-])[a-z0-9]+(?![\w@/'’-]|\.\w)")
_FIGURE: Final = re.compile(r"(?<=[a-z,] )(?P<figure>[24]) (?P<after>[a-z]+)\b(?=(?: (?P<next>[a-z]+))?)")
_LONE_R: Final = re.compile(r"(?:(?P<before>\b[A-Za-z']+) )?(?<![\w.@/'&-])r(?= (?P<after>[a-z]+|\d+)\b)")
_ORDINAL: Final = re.compile(
    r"(?<![\w.,/-])(?P<lead>(?:[A-Za-z']+ )?)(?P<nth>1st|2nd|3rd|[4-9]th)(?P<rest>(?: [a-z][a-z-]+)|(?=$|[.!?;,]))", re.IGNORECASE
)
_TABLES: Final = ("slips", "usage", "learner", "learner_turns", "learner_idiom")  # in the order in which they are tried
_MONTHS: Final = frozenset(name.lower() for name in MONTHS)
_NO_NOUN: Final = _MONTHS | {"of", "to", "or", "and", "at", "in"}
_OF_DATES: Final = _MONTHS | {"on", "by", "until", "from", "since", "before", "after"}


@dataclass(frozen=True, slots=True)
class _Phrase:
    holds: tuple[str, ...]
    typed: str  # compiled where a text holds one of its words
    fill: Callable[[re.Match[str]], str]
    where: Mapping[str, str]  # what the words of its groups must be


def set_right(text: str) -> str:
    """The text with its slips set right, everything else as typed."""
    out, end = [], 0
    for found in _QUOTED.finditer(text):
        out += [_plain(text[end : found.start()]), found.group()]
        end = found.end()
    return "".join([*out, _plain(text[end:])])


def _plain(text: str) -> str:
    if not text.strip():
        return text
    text = _LONE_R.sub(_are, _FIGURE.sub(_figure, text))
    text = _ORDINAL.sub(_ordinal, _WORD.sub(lambda found: _words().get(found.group(), found.group()), text))
    text = _with_phrases(text)
    text = with_right_tenses(with_right_forms(in_english_order(with_objects_behind(with_on(text)))))
    return with_missing_articles(with_manner(with_left_out(with_owners(text))))


@cache
def _words() -> dict[str, str]:
    return dict(reading_table("slips")["words"])


@cache
def _listed(table: str, key: str) -> frozenset[str]:
    return frozenset(str(reading_table("slips")[table][key]).split())


def _figure(found: re.Match[str]) -> str:
    """“someone 4 the shop” → “for”, “talk 2 you” → “to”; “4 rooms” stays."""
    after = found["after"].lower()
    before = found.string[: found.start()].rpartition(" ")[0].rpartition(" ")[2]
    if before[:1].isupper() or before in _listed("figures", "numbered"):
        return found.group()  # “on Ward 4 the night staff”
    if after in _listed("figures", "before"):
        return f"{'for' if found['figure'] == '4' else 'to'} {found['after']}"
    forms, following = word_forms(), (found["next"] or "").lower()
    single = after in forms.plurals and after not in forms.singulars and after not in _listed("figures", "measured")
    counted = following in forms.singulars or forms.plural(after) == after or following in ("a", "an", "per", "each", "every")
    if found["figure"] == "4" and (after in ("sale", "free") or (single and not counted)):
        return f"for {found['after']}"
    return found.group()


def _are(found: re.Match[str]) -> str:
    """“parts r here”, “what r you”; the language R and “r and d” stay."""
    before, after = (found["before"] or "").lower(), found["after"].lower()
    plural = before in word_forms().singulars
    led = (before in _listed("are", "after") or plural) and after not in ("and", "or")
    if not led and after not in _listed("are", "before"):
        return found.group()
    return f"{found['before']} are" if found["before"] else "are"


def _ordinal(found: re.Match[str]) -> str:
    """“the 2nd proposal”, “thought of you 1st”; dates stay."""
    rest, lead = found["rest"].strip().lower(), found["lead"].strip().lower()
    pointed = lead in ("you", "it", "them", "me", "us", "a", "another", "my", "our") or bool(word_forms().read_verb(lead))
    if rest in _NO_NOUN or rest.startswith("grade") or (not rest and not pointed):
        return found.group()
    if lead in _OF_DATES:
        return found.group()
    said = str(reading_table("slips")["ordinals"][found["nth"].lower()])
    said = said.capitalize() if not found.start() and not lead and found["nth"][0].isupper() else said
    return f"{found['lead']}{said}{found['rest']}"


def _with_phrases(text: str) -> str:
    """The text with the turns of slips.toml, usage.toml and those of learners set right, in the order of the files."""
    held, at = _holds()
    done, changed = -1, True
    while changed:
        changed = False
        for place in sorted({item for hold in held.Match(text.lower()) or () for item in at[hold] if item > done}):
            phrase, done = _phrases()[place], place
            said = _compiled(phrase.typed).sub(lambda found, phrase=phrase: _said(phrase, found), text)  # type: ignore[misc]
            if said != text:  # what is held may be other now
                text, changed = said, True
                break
    return text


def _said(phrase: _Phrase, found: re.Match[str]) -> str:
    return phrase.fill(found) if fits(found, phrase.where) else found.group()


@cache
def _compiled(typed: str) -> re.Pattern[str]:
    return re.compile(typed)


@cache
def _holds() -> tuple[Any, tuple[tuple[int, ...], ...]]:
    """The words that a text must hold for a phrase to be tried, as one set, and by each of them the places of its phrases."""
    at: dict[str, list[int]] = {}
    for place, phrase in enumerate(_phrases()):
        for item in phrase.holds:
            at.setdefault(item.lower(), []).append(place)
    found = re2.Set.SearchSet()
    for item in at:
        found.Add(re2.escape(item))
    found.Compile()
    return found, tuple(tuple(places) for places in at.values())


@cache
def _phrases() -> tuple[_Phrase, ...]:
    rows = [row for table in _TABLES for row in reading_table(table)["phrase"]]
    return tuple(_Phrase(tuple(item["holds"]), item["typed"], filled(item["said"]), item.get("where", {})) for item in rows)
