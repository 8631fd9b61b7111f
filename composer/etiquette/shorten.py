"""One text as it would stand on every channel: how long it is there, what must go, and which cuts lose least.

Parts that a channel does not want go first (subject line, postscript, sign-off), then sentences in order of what they carry:
stock and pitch
before background, background before what is said about the reader; the personal detail and the last question stay to the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from composer import channels
from composer.channel_facts import of_group
from composer.etiquette import fix_changes
from composer.etiquette.check import check_in
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import language_detection, message_parser
from composer.etiquette.document.message_parser import SUBJECT_CHANNELS, Message, Span
from composer.etiquette.personal.details import find_details
from composer.etiquette.properties import intents
from composer.etiquette.properties.structural import PROPERTIES
from composer.etiquette.rulebook.rule_loader import RuleBook, load_rules
from composer.lexicon import Wording
from composer.model import CHANNELS, Brief, Check

TALKING_POINTS: Final = 60  # words of talking points for a call or a meeting
DEAR: Final = 8.0  # from this loss on a sentence is not cut: the message would be another one
_SIGNED: Final = frozenset(of_group("letter"))  # where a sign-off is expected
_ONE_PARAGRAPH: Final = frozenset(of_group("note"))
_READER: Final = Wording("pronouns", "addressed")
_STOCK: Final = frozenset({"genuine", "no_pressure", "unambiguous", "no_ask_yet", "calm"})


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that may go: where they stand in the text as given, why they lose least, and characters saved."""

    start: int
    end: int
    text: str
    reason: str
    saves: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text on one channel: as it would stand uncut, what is too much, and the proposed text after the needed cuts."""

    channel: str
    title: str
    text: str
    characters: int
    limit: int | None
    over: int
    cuts: tuple[Cut, ...]
    proposal: str
    fits: bool
    check: Check


def fit(
    text: str,
    channel: str = "email",
    brief: Brief | None = None,
    *,
    to: Iterable[str] = CHANNELS,
    premium: bool = False,
    rules: RuleBook | None = None,
) -> tuple[Fitted, ...]:
    """How a text written for one channel stands on the others; raises BadValue for an unknown channel."""
    rules = rules or load_rules()
    message = language_detection.read(text, channel, rules.lexicons)
    context = CheckContext(channel, brief, premium=premium)
    checked = check_in(text, context, rules)
    order = _order(message, checked, context)
    return tuple(_fitted(message, order, channels.channel(name), brief, rules, premium=premium) for name in to)


@dataclass(slots=True)
class _Piece:
    """A part of the message with what it costs to lose it; higher is dearer, None can not be cut."""

    span: Span
    loss: float
    reason: str


def _order(message: Message, checked: Check, context: CheckContext) -> list[_Piece]:
    """The sentences, cheapest loss first."""
    stock = [(item.start, item.end) for item in checked.findings if item.criterion in _STOCK and item.start < item.end]
    details = find_details(message, [message.body], context)
    pieces = []
    introduced = False
    closing = max((n for n, span in enumerate(message.sentences) if intents.closes(message, span)), default=-1)
    for number, span in enumerate(message.sentences):
        loss, reason = 3.0, "background that can wait for the answer"
        if any(a < span[1] and span[0] < b for a, b in stock):
            loss, reason = 1.0, "stock words that anyone could send"
        elif number == closing:
            loss, reason = 9.0, "the question or request"
        elif any(span[0] <= a < span[1] for a, _ in details):
            loss, reason = 8.0, "what only this reader has"
        elif intents.is_question(message, span):
            loss, reason = 4.0, "a second question"
        elif not introduced and PROPERTIES["introduces_sender"].spans(message, [span], context):
            introduced, loss, reason = True, 6.0, "who you are"
        elif PROPERTIES["thanks"].spans(message, [span], context):
            loss, reason = 2.0, "thanks can come with the answer"
        elif _READER.found_in(message.low[slice(*span)], message.lexicon):
            loss, reason = 5.0, "about the reader, but not needed to answer"
        pieces.append(_Piece(span, loss + 0.001 * number, reason))
    return sorted(pieces, key=lambda piece: piece.loss)


def _fitted(
    message: Message, order: list[_Piece], facts: channels.Channel, brief: Brief | None, rules: RuleBook | None, *, premium: bool
) -> Fitted:
    limit = TALKING_POINTS if facts.spoken else facts.limit_for(premium=premium)
    if facts.counting == "sms":
        limit = 160
    gone: list[Span] = []
    text = _stand(message, gone, facts)
    characters = _count(text, facts)
    over = 0 if limit is None else max(0, characters - limit)
    cuts: list[Cut] = []
    now = text
    for piece in order:
        if limit is None or _count(now, facts) <= limit or piece.loss >= DEAR or len(gone) + 1 == len(order):
            break
        before = _count(now, facts)
        gone.append(piece.span)
        now = _stand(message, gone, facts)
        cuts.append(Cut(*piece.span, message.says(piece.span), piece.reason, before - _count(now, facts)))
    fits = limit is None or _count(now, facts) <= limit
    return Fitted(
        channel=facts.name,
        title=facts.title,
        text=text,
        characters=characters,
        limit=limit,
        over=over,
        cuts=tuple(cuts),
        proposal=now,
        fits=fits,
        check=check_in(now, CheckContext(facts.name, brief, premium=premium), rules),
    )


def _count(text: str, facts: channels.Channel) -> int:
    """Length in what the channel's limit is in: words for speech, else counted characters without a subject line."""
    if facts.spoken:
        return len(text.split())
    message = message_parser.parse(text, facts.name)
    body = text[message.start :].strip() if message.subject else text
    if facts.counting == "sms":
        units, gsm = channels.sms_units(body)
        return units if gsm else round(units * 160 / 70)  # as shares of one part, so that one limit serves both alphabets
    return channels.count(body, facts.counting)


def _stand(message: Message, gone: list[Span], facts: channels.Channel) -> str:
    """The text as it would stand on a channel, without the sentences that are gone."""
    blocks = []
    if message.greeting and not facts.spoken:
        blocks.append(message.says(message.greeting))
    paragraphs: list[list[str]] = []
    previous = -1
    for span in message.sentences:
        if span in gone:
            continue
        new = (
            previous < 0 or message.text.count("\n", previous, span[0]) > 1 or message.text[previous : span[0]].count("\n\n") > 0
        )
        if new or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(" ".join(message.says(span).split()))
        previous = span[1]
    blocks += [" ".join(paragraph) for paragraph in paragraphs]
    if facts.spoken:
        return "\n".join(sentence for paragraph in paragraphs for sentence in paragraph)
    if message.signoff and facts.name in _SIGNED:
        blocks.append(message.says(message.signoff))
    text = (" " if facts.name in _ONE_PARAGRAPH else "\n\n").join(blocks)
    if facts.name == "sms":
        text = fix_changes.plain_characters(text)
    if message.subject and facts.name in SUBJECT_CHANNELS:
        text = f"Subject: {message.says(message.subject)}\n\n{text}"
    return text
