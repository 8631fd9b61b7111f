"""A noun phrase taken apart: its head, whether it has an article, the details that follow commas (date, place, hours)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading.grammar import lexicon
from composer.drafting.reading.grammar.calendar_names import DAYS
from composer.drafting.reading.grammar.details import split_details
from composer.drafting.reading.grammar.tokens import Token, lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed, nouns
from composer.word_forms import word_forms

_QUOTED: Final = re.compile(r"^[“\"'‘]")
_OWNED: Final = re.compile(r"^(?:\S+ ){0,3}?[\w.]+(?:'s|s')(?= )")
# What kind, not whose: “ship's cook”, “children's choir”.
_KIND: Final = re.compile(
    r"^(?:ship|children|men|women|people|girl|boy|driver|farmer|shepherd|baker|bride|lady|gentleman|beginner|teacher|"
    r"nurse|doctor|traveller|visitor|artist|"
    r"writer|builder|carpenter|sailor|master|bachelor|collector|worker|student|reader|dog|cat|horse|sheep|goat|cow|lamb|"
    r"bird|fisherm[ae]n|tailor)(?:'s|s') [a-z]"
)
_MEASURED: Final = re.compile(
    r"^(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) (day|week|month|year|hour|minute) (?=[a-z]+(?! \w*ago)\b)"
)
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
        gerund = any(item.form == "gerund" for item in word_forms().read_verb(self.head))
        doing = gerund and self.head not in nouns("ing_noun")
        return not (self.determined or self.plural or self.named or doing or self.head in nouns("mass"))


def noun_phrase(text: str) -> NounPhrase:
    """Take a noun phrase apart."""
    core, details = split_details(text)
    core = _MEASURED.sub(r"\1-\2 ", core)
    found = list(tokens(core))
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
    return (
        (word in forms.singulars and word not in forms.plurals)
        or word in nouns("always_plural")
        or (word.endswith("s") and not word.endswith("ss") and lexicon.is_person(word[:-1]) and not lexicon.is_person(word))
        or is_unknown_plural(word)
    )


def is_unknown_plural(word: str) -> bool:
    """“wellies”, “lifejackets”: a word in -s that no dictionary has."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4 and not lexicon.is_word(word)


def _first_part(found: Sequence[Token]) -> list[Token]:
    part: list[Token] = []
    for place, token in enumerate(found):
        if not token.is_word:
            if part and token.text not in "“\"'‘.&%":
                break
            continue
        lower = token.lower
        ends = lower in _BREAKS or lower == "to" or lower in closed("nominative") or _is_preposition(found, place)
        if part and ends and lower != "both":
            break
        if part and ((token.tag in ("VVN", "VVG") and _postmodifies(found, place)) or _is_made(found, place)):
            break
        after = found[place + 1].lower if place + 1 < len(found) else ""
        if (
            part
            and token.tag == "AJ0"
            and part[-1].tag == "NN2"
            and (after == "enough" or after in closed("preposition") | {"to"})
        ):
            break  # “heat pumps quiet enough for …”
        if (
            part
            and token.text in DAYS
            and not (
                place + 1 < len(found)
                and found[place + 1].is_word
                and found[place + 1].tag[:1] == "N"
                and not found[place + 1].text[0].isdigit()
            )
        ):
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


def _is_made(found: Sequence[Token], place: int) -> bool:
    """“saddle bags | made to measure”."""
    return found[place].lower == "made" and place + 1 < len(found) and found[place + 1].lower in ("to", "of", "by", "from", "in")


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
        (first[0].isdigit() and "-" not in first)  # “3 hens”, but “a 20-minute call”
        or (
            bool(_OWNED.match(core)) and not _KIND.match(core) and any(re.search(r"(?:'s|s')$", token.text) for token in part[:4])
        )
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
    if word == "a" and phrase.head in nouns("bare_meal") - {"coffee", "tea"} and not phrase.modifiers:
        return text
    if word == "a" and phrase.modifiers[:1] == ("other",) and phrase.bare:
        return f"an{text}"
    if word == "a":
        both = phrase.plural and " and " in phrase.text and not lexicon.is_plural(phrase.head) and _is_singular(phrase)
        return f"{lexicon.article(text)} {text}" if (phrase.bare and _countable(phrase)) or both else text
    return f"{word} {text}"


def _is_singular(phrase: NounPhrase) -> bool:
    """“fellow potter and teacher” is one person who is both; “mother and daughter” are two."""
    typed = re.findall(r"[\w-]+", phrase.text.lower())
    return typed[0] in nouns("contact") and typed[-1] == phrase.head


def _countable(phrase: NounPhrase) -> bool:
    """Whether the head may stand with “a”: no plural, no mass noun (whose plural is the same word), none before a participle."""
    head = phrase.head
    if "a" in lexicon.kind(head) and "n" not in lexicon.kind(head):  # “saddle trees made to measure”: the noun stands before it
        head = phrase.modifiers[-1] if phrase.modifiers else head
    return not (lexicon.is_plural(head) or head in nouns("mass") or word_forms().plural(head) == head)


def plain_capitals(text: str, phrase: NounPhrase | None = None) -> str:
    """“Lead Nurse” → “lead nurse”, “A chat” → “a chat”: a job or a phrase in title capitals as it stands inside a sentence."""
    head = phrase.head if phrase else ""
    person = head and (lexicon.is_person(head) or head in nouns("person", "job"))
    if person and re.match(r"(?:[A-Z][\w.]*,? )+of [A-Z]", text):
        return text  # “Head of Growth”
    if person and not re.search(r"\b(?:of|for) (?:the )?[A-Z]", text):
        first = re.match(r"(?:(?!\b(?:of|for|in|at|with|on|from|to|as|and)\b)[^(,:])*", text)
        end = first.end() if first else 0
        words = re.findall(r"[^\W\d_][\w-]*", text[:end])
        if words and words[-1][0].isupper():
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
