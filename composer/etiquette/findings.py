"""From the hits of rules to findings: which are shown, which say what another says already, and in what words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, cast

from composer.etiquette import fixes
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.document.parts import part_spans
from composer.etiquette.document.spans import inside
from composer.etiquette.kinds.kind import Hit
from composer.etiquette.properties import structural
from composer.etiquette.rule import FixSpec, Rule
from composer.model import SEVERITIES, Finding, Severity

_RANK: Final = {name: rank for rank, name in enumerate(SEVERITIES)}
_ANYWHERE: Final = ("finished", "lawful")  # criteria whose rules read links, quotations and signatures too
_OF_WORDS: Final = ("genuine", "specific", "no_ask_yet")  # of whose rules on properties the hits are words
_FAR: Final = 8  # findings back in which the same may have been said
_WIDE: Final = 200  # characters; what marks more does not speak for a place inside it


@dataclass(frozen=True, slots=True)
class Live:
    """A rule on one channel: its severity there, and whether its hits are shown as they are."""

    rule: Rule
    severity: Severity
    plain: bool

    @classmethod
    def on(cls, rule: Rule, channel: str) -> Live:
        """The rule on a channel."""
        narrowed = _is_narrowed(rule) or _changes_words(rule)
        asks = narrowed or rule.at_least > 1 or rule.when or rule.unless or rule.mark != "match" or rule.limit
        return cls(rule, cast("Severity", rule.severity_on(channel)), not asks)


@dataclass(slots=True)
class Place:
    """One hit on its way to a finding; `order` is by place, the wider and the sterner first."""

    rule: Rule
    severity: Severity
    start: int
    end: int
    words: Mapping[str, object]
    order: tuple[int, int, int]


def places(fired: Iterable[tuple[Live, Sequence[Hit]]], message: Message, context: CheckContext) -> list[Place]:
    """The hits that are shown, in order of place."""
    shown: list[Place] = []
    purpose = context.brief.purpose if context.brief else None
    for live, hits in fired:
        rule, severity = live.rule, live.severity
        if purpose in rule.mild_for:
            severity = "suggestion"
        if not live.plain or (hits and _apart(rule, message)):
            hits = _shown(rule, hits, message, context)  # noqa: PLW2901
        rank = _RANK[severity]
        for start, end, words in hits:
            shown.append(Place(rule, severity, start, end, words, (start, -end, rank)))
    return _settled(shown)


def worded(place: Place, message: Message, context: CheckContext, *, fixed: bool = True) -> Finding:
    """A place as the finding that the user reads, with what can be done about it where that is asked for."""
    rule, start, end = place.rule, place.start, place.end
    marked = message.given[start:end]
    return Finding(
        rule.id,
        rule.criterion,
        place.severity,
        start,
        end,
        marked,
        _filled(rule.message, marked, place.words),
        rule.why,
        rule.evidence,
        rule.source,
        fixes.make(rule, message, (start, end), place.words, context) if fixed and rule.fix else None,
    )


def _is_narrowed(rule: Rule) -> bool:
    """Whether only one part of the message is looked at."""
    return rule.part != "text" and rule.trigger.marks_words


def _changes_words(rule: Rule) -> bool:
    """Whether it is about words for which others stand ready, none of which is one where it is somebody's name."""
    return rule.fix is not None and bool(rule.fix.swap or rule.fix.recast)


def _apart(rule: Rule, message: Message) -> tuple[Span, ...]:
    """Where a rule over words is not meant: in what is quoted, in links, under the signature.

    What nobody filled in, or that is broken, is looked for there too.
    """
    if rule.kind == "structure":
        return message.quotations if rule.criterion in _OF_WORDS else ()
    if not rule.trigger.marks_words:
        return ()
    if rule.criterion in _ANYWHERE:
        return ()
    return message.not_said


def _shown(rule: Rule, hits: Sequence[Hit], message: Message, context: CheckContext) -> Sequence[Hit]:
    if _is_narrowed(rule):
        spans = part_spans(message, rule.part)
        hits = [hit for hit in hits if any(start <= hit[0] < end for start, end in spans)]
    apart = _apart(rule, message)
    if apart:
        said_elsewhere = inside(apart)
        hits = [hit for hit in hits if hit[0] == hit[1] or not said_elsewhere(hit[0])]
    if _changes_words(rule):
        hits = [hit for hit in hits if not fixes.is_part_of_a_name(message, hit[0], hit[1])]
    if not hits:
        return hits
    if rule.at_least > 1 and len({message.low[start:end] for start, end, _ in hits}) < rule.at_least:
        return []
    if not all(structural.holds(message, name, context) for name in rule.when):
        return []
    if any(structural.holds(message, name, context) for name in rule.unless):
        return []
    if rule.mark != "match":
        hits = list(_whole_sentences(hits, message, rule.fix if rule.mark == "fix" else None))
    return hits[: rule.limit] if rule.limit else hits


def _whole_sentences(hits: Iterable[Hit], message: Message, mended_by: FixSpec | None) -> Iterator[Hit]:
    """Each hit as the sentence around it; `stock` keeps where its own words stand.

    With `mended_by` only where that fix changes the sentence as a whole: there it is what the fix is about.
    """
    last = 0
    for start, end, words in hits:
        stocked = {**words, "stock": (start, end)}
        sentence = next(((a, max(b, end)) for a, b in message.sentences if a <= start < b), None)
        around = sentence or (start, end)
        if mended_by and not (sentence and fixes.mends_sentence(mended_by, message, sentence, stocked)):
            around, stocked = (start, end), dict(words)
        if around[0] >= last:
            last = around[1]
            yield *around, stocked


def _filled(template: str, marked: str, words: Mapping[str, object]) -> str:
    if "{" not in template:
        return template
    shown = " ".join(marked.split())
    done = template.replace("{match}", shown if len(shown) <= 80 else shown[:77] + "…")
    for key, value in words.items():
        done = done.replace("{" + key + "}", str(value))
    return done


def _settled(shown: Sequence[Place]) -> list[Place]:
    """Drop what yields to another rule, and what the same criterion already says of some of these words at least as sternly."""
    fired = {place.rule.id for place in shown}
    kept = [
        place
        for place in shown
        if not (place.rule.yields_to and not fired.isdisjoint(place.rule.yields_to) and _yields(place, shown))
    ]
    kept.sort(key=attrgetter("order"))
    settled: list[Place] = []
    for place in kept:
        if place.start == place.end or not _said_already(place, settled):
            settled.append(place)
    return settled


def _said_already(place: Place, settled: list[Place]) -> bool:
    start, end, rule, rank = place.start, place.end, place.rule, place.order[2]
    return any(
        other.end > start
        and other.rule.criterion == rule.criterion
        and other.rule is not rule
        and other.start < end
        and other.end - other.start < _WIDE
        and other.order[2] <= rank
        for other in settled[-_FAR:]
    )


def _yields(place: Place, shown: Iterable[Place]) -> bool:
    rule = place.rule
    return any(
        other.rule.id in rule.yields_to
        and (
            not rule.trigger.marks_words
            or not other.rule.trigger.marks_words
            or (other.start < place.end and place.start < other.end)
        )
        for other in shown
    )
