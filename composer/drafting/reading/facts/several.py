"""The parts of a headline or of several sentences said together, or the one that tells most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from composer.drafting.reading.facts import pairs
from composer.drafting.reading.facts.posts import in_small_post
from composer.drafting.reading.facts.sayings import Setting
from composer.drafting.reading.grammar.content_words import lemmas_of
from composer.drafting.reading.grammar.lexicon import (
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_word,
    is_work,
    kind,
    pattern,
    singular,
)
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.predicates import is_third
from composer.drafting.reading.grammar.tokens import lower_first
from composer.drafting.reading.grammar.verb_words import at, is_only_past
from composer.drafting.reading.reading import Reading

# What is too slight to be told alone: “you are a speaker”
_SLIGHT: Final = re.compile(r"you used to work (?:at|in) |you are an? [a-z]+$")
# “Her podcast.”, “Every episode ends with a song.”
_EVERY_PART: Final = re.compile(
    r"(?P<one>(?:every|each) (?:episode|issue|chapter|evening|show|post|number|part|concert)) (?P<does>.+)$", re.IGNORECASE
)
_VERY: Final = frozenset("ultra super high low very".split())
_LONGEST: Final = 190  # characters that two or three parts joined may have


def is_unsaid(part: str, setting: Setting, *, first: bool) -> bool:
    """Parts of a headline that say nothing alone: pronouns, places, skills, “opinions mine”."""
    lower = part.lower().strip(" .")
    if pattern("unsaid").match(lower):
        return True
    if not setting.headline:
        return False
    pieces = take_apart(part)
    place = head_place(pieces)
    person = place >= 0 and is_person(at(pieces, place))
    if _is_topic(pieces, person=person):
        return True
    if person or (first and len(pieces) > 1) or is_third(pieces, 0) or is_only_past(at(pieces, 0)):
        return False
    short = len(pieces) <= 2 and not re.search(r"(?i)\b(?:ex-|of|for|at|in)\b|^ex\b|\d", part)
    skills = "," in part and not re.search(r"(?i)\b(?:of|for|at|in|with|from|who|by)\b", part)
    return (
        short and not part.split(" ", maxsplit=1)[0].lower().endswith(("ing", "ed")) and not part.lower().startswith("ex-")
    ) or skills


def _is_topic(pieces: Sequence[Piece], *, person: bool) -> bool:
    """“Falls prevention”, “Distributed Systems”, “Embedded C”, “Arms that pick soft fruit”: what somebody works on."""
    if person:
        return False
    first, second = at(pieces, 0), at(pieces, 1)
    if second in ("&", "and") and is_plural(first) and len(pieces) < len(("tunnels", "&", "very", "hard", "rock")):
        return True
    if second in ("that", "which", "for") and is_plural(first) and is_noun(first) and "v" not in kind(singular(first))[:1]:
        return True
    three = len(pieces) == len(("ultra", "low", "power"))
    if three and all(is_adjective(piece.lower) or piece.lower in _VERY for piece in pieces[:2]):
        return is_noun(at(pieces, 2)) and not is_work(at(pieces, 2))
    if len(pieces) != len(("Falls", "prevention")):
        return False
    letter = pieces[1].text.isupper() and len(pieces[1].text) < len("HTML")
    described = is_adjective(first) and (is_noun(second) or letter)
    return described or (kind(first) in ("n", "nLN") and is_noun(second))


def with_their_subject(parts: tuple[str, ...]) -> tuple[str, ...]:
    """“Morning show.”, “Always ends with the ferry times.” as one clause: what a work or every part of it does."""
    if len(parts) != len(("work", "told")):
        return parts
    every = _EVERY_PART.match(parts[1])
    if every and is_work(at(take_apart(parts[0]), head_place(take_apart(parts[0])))):
        owner = "" if re.match(r"(?i)(?:his|her|their) ", parts[0]) else "your "
        return (f"{every['one'].lower()} of {owner}{lower_first(parts[0])} {every['does']}",)
    work, told = take_apart(parts[0]), take_apart(parts[1])
    adverb = int(at(told, 0) in ("always", "never", "often", "usually", "still"))
    head = head_place(work)
    whole = 0 <= head == len(work) - 1 and is_work(at(work, head)) and not any(piece.kind == "quoted" for piece in work)
    meant = {"it", "her", "his", "their", "him", "them"} & {piece.lower for piece in told}
    if not whole or meant or not is_third(told, adverb):
        return parts
    return (f"{parts[0]} {lower_first(parts[1])}",)


def changed_from(parts: tuple[str, ...], setting: Setting) -> Reading | None:
    """“Roofer → pianist”."""

    said = []
    for part in parts:
        pieces = take_apart(re.sub(r"\s*\([^)]*\)", "", part))  # “ship's cook (12 years) → baker”
        if len(pieces) > 8:
            return None
        said.append(put_together(in_small_post(pieces)))
    if all(piece.is_name and not is_person(piece.lower) for part in parts for piece in take_apart(part)) and not all(
        is_word(part.lower()) for part in parts
    ):
        onwards = f" and then to {parts[2]}" if len(parts) > 2 else ""
        return Reading(setting.typed, f"you moved from {parts[0]} to {parts[1]}{onwards}", "reader", "clause", tense="past")
    last = " and now do both" if said[-1] == "both" else f" to {said[2]}" if len(said) > 2 else ""
    return Reading(setting.typed, f"you went from {said[0]} to {said[1]}{last}", "reader", "clause", tense="past")


def without_known(reading: Reading, role: str) -> Reading:
    """A headline without the post that the brief holds already: nobody is told what they are, where something else is told."""
    known = lemmas_of(role)
    told = [part for part in reading.parts if part.form == "clause" and part.said.startswith("you ")]
    left = [part for part in told if not (_is_role(part.said.removeprefix("you ")) and lemmas_of(part.said) <= known)]
    more = any(not _SLIGHT.match(part.said) for part in left)
    if not known or not more or reading.form != "clause" or len(left) == len(told) or len(told) < len(reading.parts):
        return reading
    said = coordinated([part.said for part in left])
    return replace(reading, said=said, parts=tuple(left) if len(left) > 1 else ()) if said else reading


def joined(typed: str, read: list[Reading], style: str) -> Reading:
    """The parts in one sentence where they share their subject, else the one that tells most of the reader."""
    same = [item for item in read if item.form == "clause" and item.said.startswith("you ") and item.who == "reader"]
    if len(same) > 1 and (style == "headline" or len(same) == len(read) or (same[0] is read[0] and style != "sentences")):
        said = coordinated([item.said for item in same])
        if said:
            return Reading(typed, said, "reader", "clause", parts=tuple(read), tense=same[0].tense)
    if style == "sentences" and len(read) == 2 and all(item.form == "clause" for item in read):
        negative = any(re.search(r"\b(?:not|weren't|wasn't|didn't)\b", item.said) for item in read)
        pair = pairs.joined(typed, read[0], read[1])
        if not negative and len(pair.said) <= _LONGEST and not any(item.parts for item in read):
            return pair
    best = max(read, key=_weight)
    return Reading(
        typed, best.said, best.who, best.form, parts=tuple(item for item in read if item is not best), tense=best.tense
    )


def coordinated(sayings: list[str]) -> str:
    """“you are a vet”, “are a potter”, “teach glazing” with one “you”, what somebody is together; empty where too long."""
    rest = [said.removeprefix("you ") for said in sayings]
    roles = [item for item in rest if _is_role(item)]
    others = [item for item in rest if item not in roles]
    for most in (3, 2, 1):
        been = _row([roles[0], *(item.removeprefix("are ") for item in roles[1:most])]) if roles else ""
        told = others[: max(1, most - len(roles[:most]) // 2)] if roles else others[:most]
        first = rest[0] in others
        said = _row([*told, been] if first and been else [been, *told] if been else told)
        if len(f"you {said}") <= _LONGEST:
            return f"you {said}"
    return ""


def _is_role(item: str) -> bool:
    pieces = take_apart(item.removeprefix("are "))
    return item.startswith("are ") and (pieces[0].lower in ("a", "an", "the") or is_person(at(pieces, head_place(pieces))))


def _row(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def _weight(item: Reading) -> tuple[int, bool, bool, int]:
    told = 2 * bool(re.search(r"\byou(?:r|rs)?\b", item.said)) + (item.who == "reader")
    negative = bool(re.search(r"\b(?:not|never|no|weren't|wasn't|didn't|isn't)\b", item.said))
    role = bool(re.match(r"you (?:are|were|used to be|have been|used to work at) ", item.said))
    return told - 3 * negative, item.form == "clause", not role, len(item.said)
