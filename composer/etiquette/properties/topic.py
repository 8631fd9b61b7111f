"""Whether a message has one identifiable topic and wish.

A wish is vague where its words would fit any reader and any sender (“an exciting opportunity”, “some ideas for you”) and the
message is too short to say elsewhere what is meant. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.content_words import TELLING, kinds
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features.typography import MARKS
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.properties import intents
from composer.lexicon import Wording

_NAMED: Final = Wording(
    "topic",
    r"(?: {part})+ (?!(?:{names_nothing}|(?:a|an|one of|the) "
    r"(?:leading|growing|great|top|fast|well-known|global|major|exciting|big|large|market))\b)[\w'-]+(?: [\w'-]+)?",
)
_VAGUE: Final = Spotter(
    # “an exciting opportunity”, “some great ideas”
    r"\b(?:{determiner} ){0,3}(?:{big} ){1,3}{noun}\b",
    r"\b(?:an|this|the|any|some|new|other|more) opportunit(?:y|ies)\b|\bopportunities\b|\bsynerg(?:y|ies)\b",
    r"\b(?:an? |some |this )?{idea} (?:ideas?|thing)\b",
    r"\b{some} {things}(?: (?:for|with|about|to|on|that|which|of) "
    r"(?:you|your|us|how|help|improve|grow|could|can|might|may|share|discuss|interest|potential)\b)?",
    # “ways to work together”, “a mutually beneficial partnership”
    r"\b{ways} (?:in which |that |where |for |of |to |we can |we could |we might )*"
    r"(?:{together}|(?:collaborat|cooperat)\w+|partner\w*)\b",
    r"\b{joint} (?:\w+ )?{partnership}\b",
    # “something that might interest you”
    r"\b(?:something|anything|a thing|stuff|things) (?:\w+ )?(?:that |which |you |we |of ){0,2}"
    r"(?:might |may |could |would |will |'ll |can )(?:\w+ )?{interest}\b"
    r"|\b(?:something|anything|things) (?:of interest|interesting for you|that interests)\b",
    r"\b(?:which|that) (?:you )?(?:may|might|could|will|would) {of_interest}\b",
    # “learn more about what you do”, “how we can support you”
    r"\b(?:learn|know|hear|find out|understand|talk|chat) (?:\w+ )?(?:more |all )?about {all_of_you}(?=[.?!,]| and\b)",
    r"\bhow (?:we|i|our \w+) (?:can|could|may|might) (?:best )?{help}"
    r"(?: (?:you|your (?:business|company|team)|each other|one another|both|grow))*(?=[.?!,]|$)",
    # “any of our services”, “add value to your business”
    r"\b{many}(?: above)? {services}\b",
    r"\badd(?:s|ing)? (?:\w+ )?value(?: to (?:your|you)\b)?(?=[.?!,]|$| to your)",
    r"\b(?:any|your) (?:thoughts|ideas|feedback|comments|interest)"
    r"(?: from you| at all| on (?:this|that|it|my (?:last |previous )?(?:email|message|mail|note)))?(?= ?[?.!]| will| would|$)",
    # “something really special”, “any suitable vacancy”, “end-to-end data solutions”, “passionate and driven individuals”
    r"\bsomething (?:really |truly |very |quite )?{sort}\b",
    r"\bany (?:suitable |relevant |open |other |available )?(?:role|vacancy|position|job|work|vacancies|positions)\b",
    r"\b{adjective_of_wares} (?:\w+ ){0,2}(?:solutions?|services?|support|packages?)\b",
    r"\b{adjective_of_people}(?:,? (?:and )?[\w-]+){0,2} (?:individuals?|people|professionals?|candidates?|leaders?|partners?)\b",
    r"\bwhat (?:my|our) clients? (?:is|are|needs?|wants?) ?(?:after|looking for|seeking)?",
    r"\bthere(?:'s| is) a (?:way out|better way)\b",
    r"\b(?:can't|cannot|can not) (?:say|share|tell|reveal) (?:you )?(?:more|much|too much)\b",
    # “help your business grow”
    r"\bhelp(?:ing)? (?:your|you|you and your) ?(?:business|company|team|brand|firm|organi[sz]ation)? "
    r"(?:to )?{thrive}(?=[.?!,]|$)",
    words="topic",
)
_LEFT_OVER: Final = Wording("topic", r"\b{left_over} (?:[\w'-]+ ){0,2}\Z")
_CONTENT: Final = re.compile(r"[a-z][a-z'-]{3,}")
_FURTHER: Final = Wording("topic", r"[\W_]*{further}\b")


def find_vague(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """Wishes that could be anything, in a message that nowhere says what is meant; also wishes that hang on an empty slot."""
    found = _slot_wishes(message, spans)
    low = message.low
    for start, end in spans:
        for hit in _VAGUE.finditer(message, start, end):
            if _NAMED.of(message.lexicon).match(low, hit.end(), min(end, hit.end() + 80)):
                continue
            whole = _WHOLE_WISH.search(low, max(start, hit.start() - 24), hit.end())
            if whole or not _says_more(message, hit.span(), FEW if hit.group().startswith(("any ", "your ")) else ENOUGH):
                found.append(hit.span())
    return sorted(found)


def _says_more(message: Message, hit: Span, enough: int) -> bool:
    """Whether the words outside the vague phrase tell what the message is about."""
    told, common, kind = set[str](), message.lexicon.words("topic", "common"), kinds(message.lexicon)
    for start, end in message.sentences:
        for at, stop in ((start, min(end, hit[0])), (max(start, hit[1]), end)):
            said = _CONTENT.findall(message.low, at, max(at, stop))
            told.update(word for word in said if word not in common and kind[word] == TELLING)
        if len(told) >= enough:
            return True
    return False


# A wish that no other sentence can fill: it is itself the thing wished for.
_WHOLE_WISH: Final = re.compile(
    r"\b(?:learn|hear|know|talk|chat|ask|discuss) (?:\w+ )?(?:about )?(?:any |the |some |potential )?(?:\w+ )?opportunities\Z"
    r"|\bany (?:suitable |relevant |open |other |available )?(?:role|vacancy|position|job|work|vacancies|positions)\Z"
    r"|\b(?:can't|cannot|can not) (?:say|share|tell|reveal) (?:you )?(?:more|much|too much)\Z"
)
FEW: Final = 4  # for “any thoughts?”, which may hang on a topic named in a few words
ENOUGH: Final = 7  # telling words outside the vague phrase from which a message has a topic all the same


def _slot_wishes(message: Message, spans: Sequence[Span]) -> list[Span]:
    """What the sender does or wants, said with two or more slots in one sentence."""
    slots, left_over = MARKS["slot"](message), _LEFT_OVER.of(message.lexicon)
    found = []
    if len(slots) >= 2:
        for start, end in message.sentences:
            inside = [slot for slot in slots if start <= slot[0] < end]
            for one, other in pairwise(inside):
                hang = all(left_over.search(message.low, max(start, at - 40), at) for at in (one[0], other[0]))
                if hang and other[0] - one[1] <= 25:
                    found.append((one[0], other[1]))
    return [span for span in found if any(a <= span[0] < b for a, b in spans)]


def find_topic(message: Message, _spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """The body, where it holds two telling words or more."""
    start, end = message.body
    if start >= end:
        return []
    low, common = message.low, message.lexicon.words("topic", "common")
    telling: set[str] = set()
    for a, b in message.sentences:
        telling |= set(_CONTENT.findall(low[a:b])) - common
        if len(telling) >= 2:
            return [(start, end)]
    if message.subject and len(telling | (set(_CONTENT.findall(low[slice(*message.subject)])) - common)) >= 2:
        return [(start, end)]
    named = any(char.isdigit() or (char.isupper() and at) for a, b in message.sentences for at, char in _inner(message, a, b))
    return [(start, end)] if named else []


def _inner(message: Message, start: int, end: int) -> Sequence[tuple[int, str]]:
    """First letters of words inside a sentence, with 0 for those that are capital anyway."""
    text = message.text
    return [
        (0 if at == start or text[at : at + 2] in ("I ", "I'", "I’", "I,") else at, text[at])
        for at in range(start, min(end, start + 400)) if at == start or text[at - 1].isspace()
    ]


def find_many(message: Message, spans: Sequence[Span], _: CheckContext) -> list[Span]:
    """The second of two wishes: a sentence that begins with “also” or the like and asks, after one that asked."""
    if not any(_FURTHER.of(message.lexicon).match(message.low, *sentence) for sentence in message.sentences[1:]):
        return []
    asked = False
    found = []
    for sentence in message.sentences:
        wants = intents.is_question(message, sentence) or intents.is_request(message, sentence)
        if asked and wants and _FURTHER.of(message.lexicon).match(message.low, *sentence):
            found.append(sentence)
        asked = asked or wants
    return [span for span in found if any(a <= span[0] < b for a, b in spans)]
