"""Chooses among candidates: those whose own words are clean, and that differ in what they say first and how they argue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import Final

from composer import channels
from composer.drafting.language.articles import article
from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.search import similarity
from composer.drafting.search.candidates import Choice, Core, Piece, group_of
from composer.drafting.search.finishing import finish, fitted, tidy
from composer.drafting.search.order import Order
from composer.model import Draft, Finding

_BY_NUMBER: Final = frozenset({"phone", "whatsapp"})  # addresses that do not tell who is writing
_MOST_CHECKS: Final = 24  # bounds the time of a brief that no wording can save
_SHORTEST: Final = 40
_CONSIDERED: Final = 160
_SENTENCE_END: Final = re.compile(r"[.!?](?:\s|$)")
_TAG: Final = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
# What a draft lacks here, the brief lacks: no wording of ours could add it.
_BY_CONTENT: Final = frozenset({"personal", "specific", "brief", "clear", "own_words", "light"})
# What is left out here is left out by us.
_BY_WORDING: Final = frozenset({"courteous", "finished", "lawful", "ends_with_question"})


def select(choice: Choice, order: Order, candidates: list[Core], count: int) -> tuple[list[Draft], list[str]]:
    """The best candidates that differ, and in words why there are fewer than asked for."""
    given = similarity.given_words(order.brief)
    ranked = sorted(candidates, key=lambda core: -core.score)
    unsigned = order.channel.handle not in _BY_NUMBER and group_of(choice.channel) != "letter"
    pool = _fitting(choice, order, ranked, unsigned=unsigned)
    if not pool:
        unsigned = True
        pool = _fitting(choice, order, ranked, unsigned=True)
    if not pool:
        return [], [_too_long(choice, order, sorted(ranked, key=lambda core: len(core.text))[:_SHORTEST])]
    nearest = dict.fromkeys(pool, 0.0)
    taken: list[Draft] = []
    spare: list[tuple[int, Draft]] = []
    for _ in range(_MOST_CHECKS):
        if not pool or len(taken) >= count:
            break
        core = _next(pool, nearest, taken)
        own = pool.pop(core)
        text = fitted(choice, order, core, len(taken), unsigned=unsigned)
        if not text or any(_same(text, draft.text, given, planned=bool(core.shape)) for draft in taken):
            continue
        draft = finish(choice, order, core, text, {draft.subject for draft in taken})
        ours = findings_on_ours(choice, core, draft)
        if ours:
            spare.append((len(ours), draft))
            at_fault = {piece for finding in ours for piece in _holding(core, finding.text)}
            pool = {other: said for other, said in pool.items() if at_fault.isdisjoint(other.said)}
            continue
        taken.append(draft)
        nearest = {other: max(nearest[other], similarity.overlap(words, own)) for other, words in pool.items()}
    if not taken and spare:
        taken = [min(spare, key=lambda item: item[0])[1]]
    return taken, _fewer(taken, count)


def _fitting(choice: Choice, order: Order, ranked: Sequence[Core], *, unsigned: bool) -> dict[Core, frozenset[str]]:
    """The best of those that fit the channel, each with its own words."""
    given = similarity.given_words(order.brief)
    fitting = (core for core in ranked if order.may_fit(core.text) and fitted(choice, order, core, 0, unsigned=unsigned))
    return {core: similarity.own_words(core.text, given) for core in islice(fitting, _CONSIDERED)}


def findings_on_ours(choice: Choice, core: Core, draft: Draft) -> list[Finding]:
    """Errors and warnings that the user's own words are not to blame for: on words of ours, or about something left out by us."""
    typed = _typed_words(choice)
    blamed = []
    for finding in draft.check.findings:
        lacks = not finding.text and finding.criterion not in _BY_WORDING
        if finding.severity == "suggestion" or lacks or finding.criterion in _BY_CONTENT:
            continue
        if finding.text and set(words_of(finding.text)) <= typed:
            continue
        if finding.text and _holding(core, finding.text) and not _holding(core, finding.text, ours=True):
            continue
        blamed.append(finding)
    return blamed


def _typed_words(choice: Choice) -> set[str]:
    """The words of the brief as said in a draft."""
    readings = choice.material.readings
    texts = [fact.reading.said for fact in readings.facts]
    texts += [remark.said for fact in readings.facts for remark in (fact.detail, fact.because) if remark]
    texts += [reading.said for reading in (readings.point, readings.question, readings.reason) if reading]
    texts += [readings.situation, choice.material.brief.mutual, *map(str, choice.extra.values())]
    texts += [fact.text for fact in choice.material.brief.recipient.facts]
    brief = choice.material.brief
    texts += [brief.point, brief.question, brief.sender.name, brief.sender.role, brief.sender.company]
    texts += [brief.recipient.name, brief.recipient.company]
    return {word for text in texts for word in words_of(text)}


def _holding(core: Core, words: str, *, ours: bool = False) -> list[Piece]:
    """The wordings of a candidate in which the words of a finding stand; with `ours` only where the template itself holds one."""
    held = " ".join(words_of(words))
    holding = [piece for piece in core.said if held and held in " ".join(words_of(piece.text))]
    if not ours:
        return holding
    return [piece for piece in holding if set(words_of(words)) & set(words_of(_TAG.sub(" ", piece.template.source)))]


def _same(text: str, other: str, given: frozenset[str], *, planned: bool) -> bool:
    """Whether two drafts would be the same draft to a reader: they open alike, or say the same in nearly the same order."""
    if planned and _opening(text) == _opening(other):
        return True
    own, others = similarity.own_words(text, given), similarity.own_words(other, given)
    return similarity.overlap(own, others) > similarity.MOST_ALIKE and (not planned or _order(text) == _order(other))


def _order(text: str) -> tuple[str, ...]:
    """The sentences of a text by their last words, in order: a sentence keeps its end where it is led in otherwise."""
    return tuple(" ".join(words_of(part)[-3:]) for part in _SENTENCE_END.split(text) if words_of(part))


def _opening(text: str) -> tuple[str, ...]:
    """The first three words after the greeting."""
    _, _, rest = text.partition(",")
    return tuple(words_of(rest or text)[:3])


def _next(pool: dict[Core, frozenset[str]], nearest: dict[Core, float], taken: Sequence[Draft]) -> Core:
    """The best first, then always the one that is good, least like those taken and says something else first."""
    used = {fact for draft in taken for fact in draft.facts_used}
    shapes_used = {draft.template.partition(":")[0] for draft in taken}

    def worth(core: Core) -> float:
        fresh = 1.5 if used and set(core.facts) - used else 0.0
        return core.score - 6 * max(0.0, nearest[core] - 0.4) + fresh - 2.0 * (core.shape in shapes_used)

    return max(pool, key=worth)


def _fewer(drafts: list[Draft], count: int) -> list[str]:
    if len(drafts) >= count or not drafts:
        return []
    return ["another fact, or what it made you think: further drafts would say the same in nearly the same words"]


def _too_long(choice: Choice, order: Order, ranked: list[Core]) -> str:
    """Which of the user's texts is too long for the channel, and how many words it may have."""
    words = choice.material
    shortest = min(ranked, key=lambda core: order.excess(tidy(choice, core, 0, sign=False)))
    excess = order.excess(tidy(choice, shortest, 0, sign=False))
    per_word = 1 if order.channel.spoken or order.channel.norm_unit == "words" else 6
    fact = next((said.text for typed, said in words.facts if typed in shortest.facts), "")
    parts = {"the fact": fact, "the point": words.point.text, "the question": words.question.text if words.question else ""}
    inside = {name: text for name, text in parts.items() if text and text.rstrip(".") in shortest.text}
    inside = inside or {"the point": words.point.text}
    name, text = max(inside.items(), key=lambda item: len(item[1]))
    length = len(text.split())
    left = length - -(-excess // per_word)
    title = f"{article(order.channel.title)} {order.channel.title}"
    if order.channel.counting == "sms" and not channels.sms_units(tidy(choice, shortest, 0, sign=False))[1]:
        title += " (a letter such as “á” or a sign of another script makes one hold 70 characters only)"
    if left < max(4, length // 2):
        return f"a channel with more room, such as e-mail: fact, point and question together are too long for {title}"
    return f"fewer words: {name} is too long for {title}; say it in {left} words"
