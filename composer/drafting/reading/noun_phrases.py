"""A noun phrase taken apart: its head, whether it has an article, the details that follow commas (date, place, hours)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from composer import data
from composer.drafting.reading import lexicon
from composer.drafting.reading.tokens import Token, lower_first, tokens
from composer.drafting.reading.word_classes import closed, nouns, reading_table
from composer.word_forms import word_forms

_DETAIL: Final = re.compile(r",\s+|\s+[–—-]\s+|\s*\|\s*|\s*·\s*")
_QUOTED: Final = re.compile(r"^[“\"'‘]")
_OWNED: Final = re.compile(r"^(?:\S+ ){0,3}?[\w.]+(?:'s|s')(?= )")
_PART_TIME: Final = re.compile(r"^\d{1,3} ?%$")
_BREAKS: Final = frozenset(
    [
        "next",
        "last",
        "this",
        "today",
        "tomorrow",
        "tonight",
        "yesterday",
        "when",
        "while",
        "if",
        "that",
        "who",
        "which",
        "where",
        "whose",
        "until",
        "till",
        "during",
        "because",
        "why",
        "how",
    ]
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The phrase without its details, its head in small letters (singular), and what its first word says."""

    text: str
    head: str
    modifiers: tuple[str, ...]
    plural: bool
    determined: bool
    details: tuple[str, ...] = ()
    named: bool = False  # the head is a name or stands in quotation marks

    @property
    def bare(self) -> bool:
        """Whether a countable singular stands without the article that it needs."""
        doing = self.head.endswith("ing") and not word_forms().is_noun(self.head)
        return not (self.determined or self.plural or self.named or doing or self.head in nouns("mass"))


def noun_phrase(text: str) -> NounPhrase:
    """Take a noun phrase apart."""
    core, details = split_details(text)
    found = [token for token in tokens(core)]
    part = _first_part(found)
    last = part[-1] if part else None
    word = last.lower if last else ""
    plural = bool(word) and _is_plural(word)
    if last is not None and len(part) > 1 and part[-2].lower in ("and", "&"):
        plural = True
    head = word_forms().singular(word) if plural and word in word_forms().singulars else word
    named = bool(_QUOTED.match(core)) or (last is not None and last.is_name and not last.text.isupper() and not _is_titled(part))
    return NounPhrase(core, head, tuple(token.lower for token in part[:-1]), plural, _is_determined(core, part), details, named)


def _is_plural(word: str) -> bool:
    forms = word_forms()
    return (word in forms.singulars and word not in forms.plurals) or word in ("people", "staff", "news", "thanks")


def split_details(text: str) -> tuple[str, tuple[str, ...]]:
    """“Lead nurse, dialysis, Bergen, 80 %” → (“Lead nurse”, (“dialysis”, “Bergen”, “80 %”)); quotations and brackets stay whole."""
    depth, quoted, cuts = 0, False, []
    for place, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        quoted ^= char in '"“”'
        if depth <= 0 and not quoted and _DETAIL.match(text, place) and place:
            cuts.append(place)
    parts, start = [], 0
    for cut in cuts:
        if cut < start:
            continue
        parts.append(text[start:cut])
        start = _DETAIL.match(text, cut).end()  # type: ignore[union-attr]
    parts.append(text[start:])
    parts = [part.strip() for part in parts if part.strip()]
    if not parts:
        return text, ()
    if len(parts) > 1 and (":" in parts[0] or _is_enumeration(parts)):
        return text, ()
    if any(
        re.match(r"(?:and|or|but|not|who|which|that|where|whose|including|especially|such as|e\.g\.|like)\b", part)
        for part in parts[1:]
    ):
        return text, ()
    return parts[0], tuple(parts[1:])


def _is_enumeration(parts: Sequence[str]) -> bool:
    """“the tea, the towel and the fare”: a list of equals."""
    opening = closed("determiner", "possessive")
    return bool(re.search(r"\b(?:and|or)\b", parts[-1])) and all(part.split()[0].lower() in opening for part in parts)


def _first_part(found: Sequence[Token]) -> list[Token]:
    part: list[Token] = []
    for place, token in enumerate(found):
        if not token.is_word:
            if part and token.text not in "“\"'‘.&%":
                break
            continue
        lower = token.lower
        if part and (lower in _BREAKS or lower == "to" or lower in closed("nominative") or _is_preposition(found, place)):
            if lower != "both":
                break
        if part and token.tag in ("VVN", "VVG") and _postmodifies(found, place):
            break
        if part and token.tag == "CRD" and not _has_noun_after(found, place):
            break
        if part and lower == "and" and place + 1 < len(found) and found[place + 1].lower in closed("determiner"):
            break
        if part and token.tag in ("AVP", "AV0") and lower in closed("particle") and part[-1].tag[:1] == "N":
            break
        if part and lower in closed("adverb") and lower not in ("first", "only", "late"):
            break
        part.append(token)
    return part


def _is_preposition(found: Sequence[Token], place: int) -> bool:
    token = found[place]
    if token.lower not in closed("preposition"):
        return False
    return not (
        token.lower in ("past", "near", "inside", "outside", "over", "under", "like", "down", "off")
        and token.tag in ("AJ0", "NN1")
    )


def _postmodifies(found: Sequence[Token], place: int) -> bool:
    """“fish delivered before six”, “a film showing how …”: a participle behind its noun."""
    before = found[place - 1]
    after = found[place + 1] if place + 1 < len(found) else None
    noun_before = before.tag[:1] == "N" and before.lower not in closed("determiner")
    return noun_before and (after is None or after.lower in closed("preposition", "determiner", "question_word"))


def _has_noun_after(found: Sequence[Token], place: int) -> bool:
    after = found[place + 1] if place + 1 < len(found) else None
    return after is not None and after.tag[:1] in ("N", "A")


def _is_determined(core: str, part: Sequence[Token]) -> bool:
    if not part or _QUOTED.match(core):
        return True
    first = part[0].lower
    if first in closed("determiner", "quantity", "object_pronoun"):
        return True
    return (
        first[0].isdigit()
        or (bool(_OWNED.match(core)) and any(re.search(r"(?:'s|s')$", token.text) for token in part[:4]))
        or core.startswith(("one of", "part of", "plenty of", "lots of"))
    )


def _is_titled(part: Sequence[Token]) -> bool:
    """“Lead Nurse”, “Head of Quality”: a job in capitals is no name."""
    last = part[-1]
    return lexicon.is_person(last.lower) or last.lower in nouns("person", "job") or last.lower in nouns("event")


def with_article(phrase: NounPhrase, word: str) -> str:
    """The phrase with “a”, “the” or “your” where it has none and needs one."""
    text = plain_capitals(phrase.text, phrase)
    if phrase.determined or phrase.named:
        return text
    if word == "a":
        return f"{lexicon.article(text)} {text}" if phrase.bare else text
    return f"{word} {text}"


def plain_capitals(text: str, phrase: NounPhrase | None = None) -> str:
    """“Lead Nurse” → “lead nurse”, “A chat” → “a chat”: a job or a phrase in title capitals as it stands inside a sentence."""
    head = phrase.head if phrase else ""
    person = head and (lexicon.is_person(head) or head in nouns("person", "job"))
    if person and re.match(r"(?:[A-Z][\w.]*,? )+of [A-Z]", text):
        return text  # “Head of Growth”
    if person and not re.search(r"\b(?:of|for) (?:the )?[A-Z]", text):
        first = re.match(r"(?:(?!\b(?:of|for|in|at|with|on|from|to|as|and)\b).)*", text)
        end = first.end() if first else 0
        words = re.findall(r"[^\W\d_][\w-]*", text[:end])
        if all(word[0].isupper() for word in words):
            said = re.sub(
                r"\b[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*\b(?!\.)",
                lambda found: found.group().lower() if _is_job_word(found.group().lower()) else found.group(),
                text[:end],
            )
            return said + text[end:]
    return lower_first(text)


def _is_job_word(word: str) -> bool:
    return (
        word in nouns("manager_words")
        or lexicon.is_person(word)
        or word_forms().is_noun(word)
        or word in word_forms().adjectives
        or word in closed("preposition")
    )


# --- details

_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS: Final = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATE: Final = re.compile(
    rf"^(?:(?:{_DAYS})s?(?:,? \d{{1,2}}(?:st|nd|rd|th)?\.?(?: (?:{_MONTHS}))?)?|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of "
    rf")?(?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}\.?(?:\d{{2,4}})?)(?:,? \d{{4}})?(?: .*)?$"
)
_MONTH: Final = re.compile(
    rf"^(?:(?:early|late|mid-?|end of) ?)?(?:{_MONTHS})(?: \d{{4}})?$|^(?:spring|summer|autumn|winter|fall)(?: \d{{4}})?$|"
    rf"^(?:19|20)\d\d$"
)
_TIME: Final = re.compile(r"^\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|o'clock|h))?(?: [A-Z]{2,4})?$", re.IGNORECASE)
_CLOCK: Final = re.compile(r"[:.]\d\d|am|pm|a\.m|p\.m|o'clock", re.IGNORECASE)
_WHEN: Final = re.compile(rf"(?<!on )(?<!\w )((?:{_DAYS}),? \d{{1,2}} (?:{_MONTHS})|\d{{1,2}} (?:{_MONTHS}))")


def with_details(text: str, details: Sequence[str], *, named: bool = False) -> str:
    """“a panel” with (“12 November”, “Odense”, “40 minutes”) → “a panel on 12 November in Odense (40 minutes)”."""
    placed, loose = [], []
    for detail in details:
        said = _adverbial(detail)
        if said:
            placed.append(said)
        else:
            loose.append(lower_first(detail))
    beside = [item for item in loose if item.split()[0] in closed("possessive") | {"the", "a", "an"}]
    loose = [item for item in loose if item not in beside]
    if named and loose and not beside:
        return ", ".join([" ".join([text, *placed]), *loose])
    out = ", ".join([" ".join([text, *placed]), *beside])
    return f"{out} ({', '.join(loose)})" if loose else out


def with_clause_details(text: str, *, loose: bool = True) -> str:
    """“join us for a walk, 3 June, 9 pm” → “… on 3 June at 9 pm”; loose details only where they may stand in brackets."""
    core, details = split_details(text)
    if not details or any(len(item.split()) > 5 for item in details):
        return text
    plain = [bool(_adverbial(item)) for item in details]
    short = all(len(item.split()) <= 3 for item in details)
    if all(plain) or (loose and short and any(plain)):
        return with_details(core, details)
    return text


def _adverbial(detail: str) -> str:
    """A date, an hour, a place or a phrase with its own preposition, as an adverbial; "" for anything else."""
    first = detail.split(maxsplit=1)[0].lower()
    if first in closed("preposition") and first not in ("off", "like", "plus", "per"):
        return detail
    if first in ("today", "tomorrow", "tonight", "next", "this", "every") and len(detail.split()) <= 3:
        return detail
    if _DATE.match(detail):
        return f"on {detail}"
    if _MONTH.match(detail):
        return f"in {detail}"
    if _TIME.match(detail) and _CLOCK.search(detail):
        return f"at {detail}"
    return f"in {detail}" if is_place(detail) else ""


def dated(text: str) -> str:
    """“open day 3 June” → “open day on 3 June”."""

    def said(found: re.Match[str]) -> str:
        before = text[: found.start()].split()[-1:]
        if (
            not before
            or before[0].lower() in ("last", "next", "this", "every", "each", "past", "and", "or", "to", "until")
            or before[0].lower() in closed("preposition", "determiner")
            or before[0][-1:] in ",:(–-"
            or re.search(rf"(?:{_DAYS})$", before[0])
        ):
            return found.group()
        return f"on {found.group()}"

    return (
        re.sub(
            rf"(?:(?:{_DAYS}),? )?\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b|(?<=[a-z] )(?:{_DAYS})\b(?! (?:morning|night|"
            rf"evening|afternoon|market|club|group|school))(?!s\b)",
            said,
            text,
        )
        if text
        else text
    )


@cache
def _places() -> frozenset[str]:
    path = data.table("proper_names.en.txt")
    if not path.is_file():
        return frozenset()
    return frozenset(line.rstrip("*") for line in path.read_text(encoding="utf-8").splitlines())


def is_place(text: str) -> bool:
    """Whether a text is nothing but the name of a city or a country."""
    return (text in _places() and text[:1].isupper() and not text.endswith(("ish", "ese", "ian"))) or text in reading_table(
        "noun_classes"
    ).get("places", "").split("\n")
