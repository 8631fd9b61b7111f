"""A candidate made into a draft: fitted to the channel, under a subject, checked, with what supports each sentence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from composer.channel_facts import CHANNEL_FACTS
from composer.drafting.search import candidates
from composer.drafting.search.assembly import assemble
from composer.drafting.search.candidates import Choice, Core
from composer.drafting.search.order import Order
from composer.drafting.search.ranking import POINTS
from composer.drafting.templating.bindings import about_facts
from composer.model import Check, Draft, Finding, Trace

_SUBJECTS: Final = 3
_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})
_SUPPORT: Final = {
    **dict.fromkeys((*POINTS, "aim"), "point"),
    **dict.fromkeys(("asked", "question", "question_embedded"), "question"), "situation": "situation", "mutual": "mutual",
    **dict.fromkeys(("why", "thanks_for"), "why_them"), **dict.fromkeys(("third", "third_name", "third_about"), "third"),
    "who": "sender", "me": "sender",
}
_SENTENCE: Final = re.compile(r"[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?…]*[”\"’)]*", re.DOTALL)


def fitted(choice: Choice, order: Order, core: Core, turn: int, *, unsigned: bool = True) -> str:
    """The candidate's text, its firm, closing line and, with `unsigned`, its sign-off left out where only that makes it fit.

    "" where it never fits.
    """
    closes = _closes(choice, core, turn)
    versions = [(True, closes, True), (True, closes, False), (True, False, False), *([(False, False, False)] if unsigned else [])]
    texts = (tidy(choice, core, turn, sign=sign, close=close, firm=firm) for sign, close, firm in versions)
    return next((text for text in texts if order.fits(text)), "")


def _closes(choice: Choice, core: Core, turn: int) -> bool:
    """Whether a closing line helps: only where the ask is one that costs the reader something, and not in every draft."""
    question = choice.material.readings.question
    costs = question is None or question.kind in ("yes_no", "request")
    return costs and (turn + len(core.text)) % 2 == 0


def finish(choice: Choice, order: Order, core: Core, text: str, used: Collection[str] = ()) -> Draft:
    """The candidate as a checked draft, under a subject not yet used, with what supports each of its sentences."""
    readings = [fact for fact in choice.material.readings.facts if fact.typed in core.facts]
    about = about_facts(choice.material, [fact.number for fact in readings])
    subjects = candidates.subjects(choice, about) if order.channel.has_subject else []
    subject, judged = _headed(order, text, sorted(subjects, key=lambda subject: subject in used))
    name = f"{core.shape}:{core.name}" if core.shape else core.name
    return Draft(
        order.channel.name, subject, text, "template", name, core.facts,
        replace(without_subject(judged, subject), trace=trace_of(core, text)), plan=core.plan,
    )


def _headed(order: Order, text: str, subjects: list[str]) -> tuple[str, Check]:
    """The first of a few subjects that the checker has nothing to say of, else the least faulty, and its word on the whole."""
    found: list[tuple[tuple[int, int], str, Check]] = []
    for subject in subjects[:_SUBJECTS] or [""]:
        judged = order.judge(text, subject)
        barred = sum(finding.severity != "suggestion" for finding in judged.findings)
        headed = sum(finding.start < len(f"Subject: {subject}") for finding in judged.findings) if subject else 0
        found.append(((barred, headed), subject, judged))
        if barred + headed == 0:
            break
    _, subject, judged = min(found, key=lambda item: item[0])
    return subject, judged


def tidy(choice: Choice, core: Core, turn: int, *, sign: bool = True, close: bool = True, firm: bool = True) -> str:
    """The candidate's text with the channel's own characters: plain quotes in an SMS."""
    text = assemble(choice, core, turn, sign=sign, close=close, firm=firm)
    return text.translate(_STRAIGHT) if CHANNEL_FACTS[choice.channel].counting == "sms" else text


def without_subject(judged: Check, subject: str) -> Check:
    """The checker's word on a whole mail with offsets that count from the start of its text, the subject apart.

    A finding in the subject keeps its words in its message and has no place in the text.
    """
    if not subject:
        return judged
    shift = len(f"Subject: {subject}\n\n")
    return replace(judged, findings=tuple(_moved(finding, shift) for finding in judged.findings), trace=None)


def _moved(finding: Finding, shift: int) -> Finding:
    if finding.start < shift:
        return replace(finding, start=0, end=0, text="", fix=None)
    return replace(finding, start=finding.start - shift, end=finding.end - shift)


def trace_of(core: Core, text: str) -> tuple[Trace, ...]:
    """For each sentence of a draft, greeting and sign-off apart, which parts of the brief support it."""
    traces: list[Trace] = []
    at = 0
    text = text.replace("\n", " ")  # talking points are lines
    for piece in core.said:
        start = _find(text, piece.text, at)
        if start < 0:
            continue
        support = dict.fromkeys(f"fact:{number}" for number in piece.facts)
        support |= dict.fromkeys(_SUPPORT[name] for name in sorted(piece.uses) if name in _SUPPORT)
        at = start + len(piece.text)
        for sentence in _SENTENCE.finditer(text, start, at):
            body = sentence.group().strip()
            begin = text.index(body, sentence.start())
            if body:
                traces.append(Trace(begin, begin + len(body), tuple(support) or ("question" if body.endswith("?") else "wish")))
    return tuple(traces)


def _find(text: str, part: str, start: int) -> int:
    """Where a sentence stands in the text, its first letter in either case; -1 where its marks were changed too much to tell."""
    part = part.translate(_STRAIGHT) if part not in text and part[1:] not in text else part
    at = text.find(part[1:], start)
    return at - 1 if at > 0 else -1
