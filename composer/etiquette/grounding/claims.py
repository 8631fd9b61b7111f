"""The claims of a sentence, and what may be wrong with one: a figure, whose deed it is, praise, a promise, the reader's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from composer.etiquette.english.stems import stem
from composer.etiquette.grounding.figures import Figure, figures, reckoned
from composer.etiquette.grounding.sources import Source, said_by_any, telling
from composer.lexicon import Lexicon, Wording

_BREAK: Final = Wording("sentence_trace", "clause_break", re.IGNORECASE)
_READER: Final = Wording("sentence_trace", "reader_did", re.IGNORECASE)
_WRITER: Final = Wording("sentence_trace", "writer_did", re.IGNORECASE)
_RESULT: Final = Wording("sentence_trace", "result", re.IGNORECASE)
_CONSENT: Final = Wording("sentence_trace", "consent", re.IGNORECASE)
_SHARED: Final = Wording("sentence_trace", "shared_past", re.IGNORECASE)
_HEARSAY: Final = Wording("sentence_trace", "hearsay", re.IGNORECASE)
_THIRD_SAYS: Final = Wording("sentence_trace", "told_by_third", re.IGNORECASE)
_SURE: Final = Wording("sentence_trace", "mind_known", re.IGNORECASE)
_I_DO: Final = Wording("sentence_trace", "i_as_doer", re.IGNORECASE)
_YOU_DO: Final = Wording("sentence_trace", "you_as_doer", re.IGNORECASE)
_YOU_DID: Final = Wording("sentence_trace", "you_did", re.IGNORECASE)
_THAT: Final = Wording("sentence_trace", "that", re.IGNORECASE)
_TIMES: Final = Wording("figures", "times", re.IGNORECASE)
_YOU: Final = Wording("sentence_trace", "you_do", re.IGNORECASE)
_WHICH_YOU: Final = Wording("sentence_trace", "which_you", re.IGNORECASE)
_PROMISE: Final = Wording("sentence_trace", "promised", re.IGNORECASE)
_GIVEN: Final = Wording("sentence_trace", "promised_to_reader", re.IGNORECASE)
_SMALL_PROMISE: Final = Wording("sentence_trace", "small_promise", re.IGNORECASE)
_MIND: Final = Wording("sentence_trace", "mind_read", re.IGNORECASE)
_OPEN: Final = Wording("sentence_trace", "conditional", re.IGNORECASE)
_SAID: Final = Wording("sentence_trace", "said_by_reader", re.IGNORECASE)
_MOST: Final = Wording("sentence_trace", "superlative", re.IGNORECASE)
_EXPERIENCE: Final = Wording("sentence_trace", "own_experience", re.IGNORECASE)
_WISH: Final = Wording("sentence_trace", "wish", re.IGNORECASE)
_WOULD: Final = Wording("sentence_trace", "would_be", re.IGNORECASE)
_MARKS: Final = r"[^\w' -]"
_BEFORE: Final = 160  # characters before a clause or a figure that are looked at for who does it
_LEAST: Final = 2  # telling words by which a clause is known as one part of the brief


@dataclass(frozen=True, slots=True)
class Clause:
    """One claim: its words, the stems that tell something, those of them that are new, and all from it to the sentence's end."""

    text: str
    told: tuple[str, ...]
    new: tuple[str, ...]
    rest: str
    before: str = ""  # what of the sentence stands before it, which may hold its subject
    joint: str = ""  # what joins it to that one: a word or a mark


def clauses(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> tuple[Clause, ...]:
    """The claims of a sentence in order."""
    found: list[Clause] = []
    at, joint = 0, ""
    ends = [match.span() for match in _BREAK.of(lexicon).finditer(text)]
    for end, after in [*ends, (len(text), len(text))]:
        said = text[at:end].strip(" .?!…”\"'")
        if said:
            told = tuple(word for word in telling(said, lexicon) if not word.endswith("ly"))
            new = tuple(word for word in told if not said_by_any(word, held))
            found.append(Clause(said, told, new, text[at:].strip(), text[max(0, at - _BEFORE) : at].strip(), joint))
        at, joint = after, text[end:after].strip().lower()
    return tuple(found)


# --- figures -----------------------------------------------------------------------------------------------------


def strange_figures(text: str, held: tuple[Source, ...], lexicon: Lexicon) -> Iterator[str]:
    """A figure that the brief does not hold, or that counts something else there."""
    follow = reckoned(text, lexicon, [(one.text, one.figures) for one in held])
    for figure in figures(text, lexicon):
        if figure.value in follow or _how_often(figure, text, lexicon):
            continue
        same = [other for one in held for other in one.figures if other.value == figure.value]
        written = text[figure.start : figure.end]
        if not same:
            idle = not figure.counts or not figure.counts.isdisjoint(lexicon.words["figures", "idle"])
            if not figure.in_words or (not idle and len(figure.value) > 1) or _counted(figure.counts, held):
                yield f"“{written}” is not in your brief"
            continue
        if not figure.counts or any(not figure.counts.isdisjoint(other.counts) for other in same):
            continue
        homes = tuple(one for one in held if any(other.value == figure.value and not other.counts for other in one.figures))
        if _counted(figure.counts, held) and not (homes and not _counted(figure.counts, homes)):
            yield f"“{written}” counts something else in your brief"


def _how_often(figure: Figure, text: str, lexicon: Lexicon) -> bool:
    """“I have read it twice”, “a dozen times”: what the writer did so often is theirs to know."""
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    often = _TIMES.of(lexicon)
    said = often.search(text[figure.start : figure.end]) or often.match(text[figure.end : figure.end + _BEFORE])
    return bool(said and _WRITER.of(lexicon).search(before) and not _YOU.of(lexicon).search(before))


def _counted(things: frozenset[str], held: tuple[Source, ...]) -> bool:
    """Whether the brief counts one of some things, by whatever figure."""
    return any(not things.isdisjoint(figure.counts) for one in held for figure in one.figures)


# --- more than anybody wrote down --------------------------------------------------------------------------------


def beyond(part: Clause, held: tuple[Source, ...], lexicon: Lexicon, *, asks: bool) -> Iterator[str]:
    """Praise, a promise, or words and feelings of the reader's that the brief does not hold."""
    low = part.text.lower().replace("’", "'")
    subject = _READER.of(lexicon).search(low) or _WRITER.of(lexicon).search(low)
    yield from _praise(low, part.rest, held, lexicon)
    if asks:
        return
    yield from _told_of_the_world(part, low, held, lexicon)
    carrier = "" if subject else last_subject(part.before, lexicon)
    promise = _PROMISE.of(lexicon).search(f"we {low}" if carrier == "writer" else low)
    if _GIVEN.of(lexicon).search(low) and not any(_GIVEN.of(lexicon).search(one.text) for one in held):
        yield f"“{part.text}” promises the reader what your brief does not hold"
    offered = promise and _offered(low[promise.end() :] if carrier != "writer" else low, promise.group(), held)
    if promise and not offered and not _SMALL_PROMISE.of(lexicon).search(low) and (part.new or not part.told):
        yield f"“{part.text}” promises what your brief does not hold"
    if _SURE.of(lexicon).search(low):
        yield f"“{part.text}” tells the reader what they feel or think"
    carried = f"you {low}" if carrier == "reader" else low
    mind = _MIND.of(lexicon).search(carried)
    if mind and not _OPEN.of(lexicon).search(f"{part.joint} {low}") and not _in_brief(mind.group().split()[-1], held):
        yield f"“{part.text}” tells the reader what they feel or think"
    said = _SAID.of(lexicon).search(low)
    asked = part.joint if part.joint not in lexicon.words["sentence_trace", "agrees"] else ""
    if said and not _OPEN.of(lexicon).search(f"{asked} {low}") and _strange(part.rest[said.end() :], said.group(), held, lexicon):
        yield f"“{part.text}” has the reader say what your brief does not hold"
    did = _YOU_DID.of(lexicon).search(low)
    carried_by_brief = len(part.told) > len(part.new)
    if did and not carried_by_brief and not _OPEN.of(lexicon).search(low):
        verb, relative = stem(did["verb"]), _WHICH_YOU.of(lexicon).search(low)
        if not relative and verb in part.new and verb not in lexicon.words["sentence_trace", "makes_known"]:
            yield f"“{part.text}” is not in your brief"


def _offered(behind: str, promise: str, held: tuple[Source, ...]) -> bool:
    """Whether the point or the writer's situation already offers what is promised: “we bring and repair them”."""
    verbs = {stem(word) for word in (*promise.split()[1:], *behind.split()[:1]) if word.isalpha()}
    ours = [one for one in held if one.owner != "reader" and one.name in ("point", "situation")]
    return any(not verbs.isdisjoint(one.rich) for one in ours)


def last_subject(text: str, lexicon: Lexicon) -> str:
    """Who of the two did something last in a text: reader, writer or nobody."""
    spoken = (("reader", _YOU_DO), ("writer", _I_DO))
    last = [(match.end(), who) for who, wording in spoken for match in wording.of(lexicon).finditer(text)]
    return max(last)[1] if last else ""


def _told_of_the_world(part: Clause, low: str, held: tuple[Source, ...], lexicon: Lexicon) -> Iterator[str]:
    """What something led to, what the two shared, what everybody or a third person says, where the brief holds nothing of it."""
    for wording in (_RESULT, _SHARED, _HEARSAY, _CONSENT):
        claim = wording.of(lexicon).search(low)
        if wording is _RESULT and part.told and not part.new:
            continue  # what came of it is said in the brief's own words
        if claim and not any(stem(verb.split()[0]) in one.rich for verb in claim.groupdict().values() if verb for one in held):
            yield f"“{part.text}” is not in your brief"
    told = _THIRD_SAYS.of(lexicon).search(low)
    if told and _strange(part.rest[told.end() :], told.group(), held, lexicon):
        yield f"“{part.text}” is not in your brief"


def _strange(quoted: str, saying: str, held: tuple[Source, ...], lexicon: Lexicon) -> bool:
    """Whether what somebody is said to have said is in its matter not the brief's; less strict of a request that it holds."""
    verb = stem(saying.rsplit(maxsplit=1)[-1])
    requested = verb in lexicon.words["sentence_trace", "requested"] and any(verb in one.rich for one in held)
    loosely = requested or verb in lexicon.words["sentence_trace", "retold"]
    quoted = _THAT.of(lexicon).split(quoted, maxsplit=1)[-1]
    words = [word for word in telling(quoted, lexicon) if not word.endswith("ly")]
    new = [word for word in words if not said_by_any(word, held)]
    if words:
        mostly_known = len(new) == 1 and len(words) > _LEAST  # “that wet wood cost you three backs”
        return not mostly_known and len(new) * (2 if loosely else 3) >= len(words)
    rich = telling(quoted, lexicon, common_too=True)
    return bool(rich) and sum(any(word in one.rich for one in held) for word in rich) * 2 < len(rich)


def _praise(low: str, rest: str, held: tuple[Source, ...], lexicon: Lexicon) -> Iterator[str]:
    for word in _spoken(low, (("sentence_trace", "praise"),), lexicon):
        if not _in_brief(word, held) and not _WISH.of(lexicon).search(low):
            yield f"“{word}” is praise that your brief does not hold"
            return
    most = _MOST.of(lexicon).search(low)
    if most is None:
        return
    last = most.group().split()[-1]
    flatters = not lexicon.words["sentence_trace", "flatters"].isdisjoint(most.group().split())
    if not flatters and _EXPERIENCE.of(lexicon).search(rest.lower().replace("’", "'"), most.end()):
        return
    harmless = lexicon.words["sentence_trace", "no_praise"]
    if last in harmless or " ".join(most.group().split()[-2:]) in harmless or _in_brief(last, held):
        return
    yield f"“{most.group().strip()}” is more than your brief holds"


def compliments(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The words of praise in a sentence; “it would be great to hear” is a wish."""
    low = text.lower().replace("’", "'")
    if _WISH.of(lexicon).search(low) or _WOULD.of(lexicon).search(low):
        return
    groups = (("praise", "glowing"), ("praise", "pretty"), ("praise", "admire"), ("sentence_trace", "praise"))
    yield from _spoken(low, groups, lexicon)


def _spoken(low: str, groups: tuple[tuple[str, str], ...], lexicon: Lexicon) -> list[str]:
    """The words and phrases of some groups that a text in small letters says, in their alphabet's order."""
    words = re.sub(_MARKS, " ", low).split()
    single, phrases = _parted(groups, lexicon)
    said = f" {' '.join(words)} "
    return sorted([*single.intersection(words), *(phrase for phrase in phrases if f" {phrase} " in said)])


@lru_cache(maxsize=16)
def _parted(groups: tuple[tuple[str, str], ...], lexicon: Lexicon) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words of some groups, and their phrases."""
    every = frozenset().union(*(lexicon.words[group] for group in groups))
    return frozenset(word for word in every if " " not in word), tuple(word for word in every if " " in word)


def _in_brief(word: str, held: tuple[Source, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", one.text) for one in held)
