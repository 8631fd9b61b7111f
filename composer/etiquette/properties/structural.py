"""The named properties that `structure` rules require or forbid in a part, and that any rule may name in `when` and `unless`.

A property is a function from (message, spans of the part, context) to the spans where it holds; none means it does not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.document.parts import part_spans
from composer.etiquette.english.stems import stem
from composer.etiquette.features.typography import MARKS
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.personal import details
from composer.etiquette.properties import intents, praise, something_new, topic
from composer.lexicon import Wording

Finder = Callable[[Message, Sequence[Span], CheckContext], list[Span]]


@dataclass(frozen=True, slots=True)
class Property:
    """A finder and what it means in words."""

    spans: Finder
    says: str


@kept
def holds(message: Message, name: str, context: CheckContext) -> bool:
    """Whether a property holds anywhere in the message."""
    return bool(PROPERTIES[name].spans(message, part_spans(message, "text"), context))


def inside(places: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The found spans that begin inside the part."""
    return [hit for hit in places if any(start <= hit[0] < end or hit == (start, end) for start, end in spans)]


def _mark(name: str) -> Finder:
    return lambda message, spans, _: inside(MARKS[name](message), spans)


def _one(span: Span | None) -> list[Span]:
    return [span] if span else []


_GENERIC: Final = Wording("structure", "generic_name")
_FAKE_REPLY: Final = Wording("mail", "reply_mark")
_FAKE_FORWARD: Final = Wording("mail", "forward_mark")
_CONCERN: Final = Wording("structure", "concerned")
_LONG: Final = 6  # letters of a word that may begin another one of the same topic
_TELLING: Final = re.compile(r"[^\W\d_]{4,}|\d+")
_VAGUE_SUBJECT: Final = Wording("structure", "vague_subject")
_STOCK: Final = Wording("structure", "stock_opener")
_SELF: Final = Wording("structure", "begins_with_self")
_YOU: Final = Wording("structure", "reader")
_INTRODUCES: Final = Spotter("structure", "introduces_sender")
_BULLET: Final = re.compile(r"^[ \t]{0,8}(?:[*•·▪◦‣–-]|\d{1,2}[.)])[ \t]+\S[^\n]{0,200}", re.MULTILINE)
_CASUAL: Final = ("instagram", "x_dm", "x_post", "facebook")  # where people tell a stranger that they like a thing, and no more
_SHORT: Final = 2
_THANKS: Final = Spotter("structure", "word_of_thanks")


def _greeting(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return inside(_one(message.greeting), spans)


def _name(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    span = message.greeting_name
    if not span or not any(char.isalpha() for char in message.says(span)):
        return []
    if _GENERIC.of(message.lexicon).fullmatch(message.low, *span):
        return []
    return inside([span], spans)


def _generic_name(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    span = message.greeting_name
    if span and _GENERIC.of(message.lexicon).fullmatch(message.low, *span):
        return inside([span], spans)
    if message.greeting and not span and _CONCERN.of(message.lexicon).search(message.low, *message.greeting):
        return inside([message.greeting], spans)
    return []


def _question(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return inside([span for span in message.sentences if intents.is_question(message, span)], spans)


def _by_sentence(test: Callable[[Message, Span], bool]) -> Finder:
    def finder(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
        return [span for span in inside(message.sentences, spans) if test(message, span)]

    return finder


def _signoff(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return inside(_one(message.signoff), spans)


def _signoff_name(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return inside(_one(message.signoff_name), spans)


def _subject(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return inside([message.subject] if message.subject and message.says(message.subject).strip() else [], spans)


def _subject_matching(pattern: Wording, *, whole: bool = False) -> Finder:
    def finder(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
        if not message.subject:
            return []
        spoken = pattern.of(message.lexicon)
        match = (spoken.fullmatch if whole else spoken.match)(message.low, *message.subject)
        return inside([match.span()], spans) if match else []

    return finder


def _matches_body(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:  # noqa: ARG001
    """The subject shares a telling word or a figure with the body (a missing subject matches: it contradicts nothing)."""
    if not message.subject:
        return [message.body]
    common = message.lexicon.words["structure", "common"]
    telling = {word for word in _TELLING.findall(message.low[slice(*message.subject)]) if word not in common}
    body = set(_TELLING.findall(message.low, message.subject[1]))
    if not telling or telling & body:
        return [message.subject]
    stems = set(map(stem, body))
    long = tuple(its for its in stems if len(its) >= _LONG)
    related = any(stem(word) in stems or word.startswith(long) for word in telling)  # “crystallography”, of “crystals”
    return [message.subject] if related else []


def _self_first(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """The first sentence that is no stock opener is about the writer and does not mention the reader."""
    lexicon, low = message.lexicon, message.low
    first = next((span for span in message.sentences if not _STOCK.of(lexicon).match(low, *span)), message.opening)
    if not first or not _SELF.of(lexicon).match(low, *first) or _YOU.of(lexicon).search(low, *first):
        return []
    return [first] if inside([message.opening or first], spans) else []  # marked where it stands, behind a stock opener too


def _pattern(pattern: Spotter) -> Finder:
    def finder(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
        return [match.span() for start, end in spans for match in pattern.finditer(message, start, end)]

    return finder


def _bullets(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return [match.span() for start, end in spans for match in _BULLET.finditer(message.text, start, end)]


def _empty(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:  # noqa: ARG001
    at = message.body[0]
    return [] if message.sentences else [(at, at)]


def _note_of_thanks(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:
    first = message.opening
    if first is None:
        return []
    if context.relationship in ("stranger", "follower", "mutual"):
        short = context.channel in _CASUAL and len(message.sentences) <= _SHORT
        return [first] if short and details.find_details(message, [message.body], context) else []
    return inside([first] if _THANKS.search(message, *first) else [], spans)


def _single_sentence(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:  # noqa: ARG001
    return [message.body] if len(message.sentences) <= 1 else []


def _quoted(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    return inside(message.quoted, spans)


def _repeated_sentence(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    seen: set[str] = set()
    repeated = []
    for span in message.sentences:
        sentence = " ".join(message.low[slice(*span)].split())
        if len(sentence) > 12 and sentence in seen:
            repeated.append(span)
        seen.add(sentence)
    return inside(repeated, spans)


def _subject_in_text(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    if message.subject or not message.low.lstrip().startswith("subject:"):
        return []
    at = message.low.index("subject:")
    return inside([(at, at + 8)], spans)


def _known(_: Message, __: Sequence[Span], context: CheckContext) -> list[Span]:
    return [(0, 0)] if context.relationship != "stranger" else []


PROPERTIES: Final[Mapping[str, Property]] = MappingProxyType(
    {
        "greeting": Property(_greeting, "a greeting at the start"),
        "name": Property(_name, "the greeting names a person or holds a slot for one"),
        "generic_name": Property(_generic_name, "the greeting addresses nobody in particular (there, Sir or Madam, team, owner)"),
        "question": Property(_question, "a sentence that asks"),
        "request": Property(_by_sentence(intents.is_request), "an explicit request (let me know, please send)"),
        "offer": Property(_by_sentence(intents.is_offer), "a conditional offer (happy to share if useful)"),
        "wish_to_connect": Property(_by_sentence(intents.is_wish_to_connect), "a wish to connect (would love to connect)"),
        "closing": Property(intents.find_closing, "a question, request, offer or, in a LinkedIn note, a wish to connect"),
        "ask": Property(intents.find_asks, "asks for time, a job, a referral, an introduction, money, a link"),
        "pitch": Property(intents.find_pitches, "pitches a product, service, event, job or deal"),
        "personal_detail": Property(
            details.find_details,
            "something only this reader has: a named post, talk, event, shared place or school, mutual person, tool",
        ),
        "praise": Property(praise.find_praise, "praise of the reader or their work"),
        "hollow_praise": Property(praise.find_hollow_praise, "praise with nothing named behind it"),
        "topic": Property(topic.find_topic, "one identifiable topic or wish"),
        "vague_topic": Property(topic.find_vague, "a wish that could be anything (an exciting opportunity, some ideas)"),
        "many_purposes": Property(topic.find_many, "two or more unrelated wishes; marks the second"),
        "something_new": Property(
            something_new.find_something_new, "a figure, a date, a reason, news or a question that a reminder would not hold"
        ),
        "signoff": Property(_signoff, "a closing word or a name at the end"),
        "signoff_name": Property(_signoff_name, "a name in the sign-off"),
        "subject": Property(_subject, "a subject line that is not empty"),
        "fake_reply": Property(_subject_matching(_FAKE_REPLY), "a subject that begins with Re:"),
        "fake_forward": Property(_subject_matching(_FAKE_FORWARD), "a subject that begins with Fwd:"),
        "vague_subject": Property(
            _subject_matching(_VAGUE_SUBJECT, whole=True), "a subject that says nothing (quick question, hello, opportunity)"
        ),
        "matches_body": Property(_matches_body, "the subject shares a telling word with the body"),
        "self_first": Property(_self_first, "the first sentence is about the writer and leaves the reader out"),
        "introduces_sender": Property(_pattern(_INTRODUCES), "says who the writer is"),
        "thanks": Property(_pattern(_THANKS), "a word of thanks"),
        "bullet": Property(_bullets, "a list line"),
        "note_of_thanks": Property(
            _note_of_thanks, "asks for nothing: thanks to somebody known, or two sentences in a network about their work"
        ),
        "single_sentence": Property(_single_sentence, "one sentence at most"),
        "empty": Property(_empty, "no sentence at all"),
        "quoted": Property(_quoted, "quoted or forwarded mail, code"),
        "repeated_sentence": Property(_repeated_sentence, "the same sentence twice"),
        "subject_in_text": Property(_subject_in_text, "a Subject: line where the channel has none"),
        "acquainted": Property(_known, "the relationship is anything but stranger"),
        "slot": Property(_mark("slot"), "an unfilled slot: [..], {..}, {{..}}, <..>, $Var, Your Name, XXX"),
        "capitals": Property(_mark("capitals"), "words in capitals for emphasis"),
        "link": Property(_mark("link"), "any link"),
        "different_link": Property(_mark("different_link"), "a link that counts: not the reader's own site, not unsubscribe"),
        "shortened_link": Property(_mark("shortened_link"), "a shortened link"),
        "attachment": Property(_mark("attachment"), "an announced attachment"),
        "emoji": Property(_mark("emoji"), "an emoji"),
        "exclamation_run": Property(_mark("exclamation_run"), "!! and ?!"),
        "question_run": Property(_mark("question_run"), "??"),
        "non_gsm": Property(_mark("non_gsm"), "a character that makes an SMS cost more parts"),
        "invisible": Property(_mark("invisible"), "invisible or control characters"),
        "repeated_word": Property(_mark("repeated_word"), "the same word twice in a row"),
        "markdown": Property(_mark("markdown"), "Markdown signs that would be sent as they are"),
        "space_before_mark": Property(_mark("space_before_mark"), "a space before a comma, full stop, ! or ?"),
        "hashtag": Property(_mark("hashtag"), "a #word"),
        "mention": Property(_mark("mention"), "an @name"),
        "number": Property(_mark("number"), "a number in figures"),
    }
)
