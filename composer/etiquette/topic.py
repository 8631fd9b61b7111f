"""Whether a message has one identifiable topic and wish.

A wish is vague where its words would fit any reader and any sender (“an exciting opportunity”, “some ideas for you”) and the
message is too short to say elsewhere what is meant. Every step is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from composer.etiquette import wishes
from composer.etiquette.marks import MARKS
from composer.etiquette.parts import Message, Span
from composer.etiquette.situation import Situation
from composer.etiquette.spotter import Spotter

LONGEST: Final = 75  # words; a longer message says somewhere what it is about

_DETERMINER = r"(?:an?|the|this|some|any|few|several|many|new|other|more|various|very|really|truly|pretty|quite) "
_BIG = (
    r"(?:mutual|real|exciting|great|amazing|unique|potential|interesting|fantastic|incredible|business|career|job|possible|"
    r"future|wonderful|perfect|huge|lucrative|golden|excellent|special|exclusive|promising|win-win|mutually beneficial|"
    r"beneficial|strategic|brilliant|fresh) "
)
# Nouns that name nothing by themselves; after them may stand a part that does (“opportunity for a rye baker in Hull”).
_NOUN = (
    r"(?:opportunit(?:y|ies)|synerg(?:y|ies)|proposition|proposal|business proposal|offer|deal|possibilit(?:y|"
    r"ies)|project|venture|solution|concept|suggestions?)"
)
_NAMED: Final = re.compile(
    r"(?: (?:for|as|to|at|in|on|about|with|of|from|that|which|where|called|named))+ (?!(?:you|your|us|our|we|me|both|"
    r"someone|anyone|people|people like you|professionals|leaders|the future|future|"
    r"(?:a|an|one of|the) (?:leading|growing|great|top|fast|well-known|global|major|exciting|big|large|market)|i |you'll|may |"
    r"might |could |would |will |should |can )\b)[\w'-]+(?: [\w'-]+)?"
)
_VAGUE: Final = Spotter(
    rf"\b(?:{_DETERMINER}){{0,3}}(?:{_BIG}){{1,3}}{_NOUN}\b"
    r"|\b(?:an|this|the|any|some|new|other|more) opportunit(?:y|ies)\b|\bopportunities\b|\bsynerg(?:y|ies)\b"
    r"|\b(?:an? |some |this )?(?:great|exciting|brilliant|interesting|amazing|fantastic|unique|big|"
    r"business|new|crazy) (?:ideas?|thing)\b"
    r"|\b(?:some|a few|a couple of|several|many|lots of|one or two|new) (?:ideas?|things?|thoughts|suggestions|options|ways|"
    r"insights)(?: (?:for|with|about|to|on|that|which|of) (?:you|your|us|how|help|improve|grow|could|can|might|may|share|"
    r"discuss|interest|potential)\b)?"
    r"|\b(?:ways?|how|areas?|possibilit(?:y|ies)|avenues?|options?|chance|room|potential|scope) (?:in which |that |where |for "
    r"|of |to |we can |we could |we might )*(?:work together|collaborat\w+|cooperat\w+|partner\w*|help (?:each other|one "
    r"another)|"
    r"add value|join forces|team up|support each other|do business|mutual benefit|benefit each other|working together|helping "
    r"each other|be of (?:help|service|use))\b"
    r"|\b(?:mutually beneficial|win-win|strategic|potential|possible|future|fruitful|long-term|some kind of|some form of|"
    r"business) (?:\w+ )?(?:collaborations?|cooperation|partnerships?|relationships?|arrangement|agreement|alliance|"
    r"connection|business|fit|endeavou?rs?)\b"
    r"|\b(?:something|anything|a thing|stuff|things) (?:\w+ )?(?:that |which |you |we |of ){0,2}(?:might |may |could |would |"
    r"will |'ll |"
    r"can )(?:\w+ )?(?:interest|like|love|benefit|help|be of interest|be interested in|find useful|find interesting|"
    r"change your)\b|\b(?:something|anything|things) (?:of interest|interesting for you|that interests)\b"
    r"|\b(?:which|that) (?:you )?(?:may|might|could|will|would) (?:be of interest|find (?:of interest|interesting|useful)|"
    r"interest you|be interested in)\b"
    r"|\b(?:learn|know|hear|find out|understand|talk|chat) (?:\w+ )?(?:more |all )?about (?:you and (?:your|what)|what you "
    r"(?:do|are doing|guys do|all do|'re up to|are up to)|what you've been up to|your (?:work|business|company|needs|goals|"
    r"plans|challenges|experience|journey|story))(?=[.?!,]| and\b)"
    r"|\bhow (?:we|i|our \w+) (?:can|could|may|might) (?:best )?(?:help|support|serve|assist|add value|be of (?:help|service)|"
    r"work together|help you|be useful)(?: (?:you|your (?:business|company|team)|each other|one another|both|grow))*(?=[.?!,]|"
    r"$)"
    r"|\b(?:any|various|several|all kinds of|a range of|a (?:wide )?(?:range|variety) of|many|different|numerous|these|any of "
    r"(?:these|our|the)|full range of)(?: above)? (?:services|solutions|products|offerings)\b"
    r"|\badd(?:s|ing)? (?:\w+ )?value(?: to (?:your|you)\b)?(?=[.?!,]|$| to your)"
    r"|\b(?:any|your) (?:thoughts|ideas|feedback|comments|interest)(?: from you| at all| on (?:this|that|it|my (?:last |"
    r"previous )?(?:email|message|mail|note)))?(?= ?[?.!]| will| would|$)"
    r"|\bhelp(?:ing)? (?:your|you|you and your) ?(?:business|company|team|brand|firm|organi[sz]ation)? (?:to )?(?:grow|"
    r"succeed|improve|scale|thrive|get ahead|reach (?:the next level|your goals|new heights))(?=[.?!,]|$)"
)
_GUARD: Final = (
    "opportunit", "synerg", "propos", "offer", "deal", "idea", "thing", "possib", "project", "venture", "solution",
    "concept",
    "suggestion", "thoughts", "options", "ways", "insight",
    "collaborat", "cooperat", "partner", "value", "interest", "useful", "about", "help", "services", "products", "feedback",
    "comments", "win-win", "relationship", "beneficial", "endeavo",
)
_LEFT_OVER: Final = re.compile(
    r"\b(?:revolutioni[sz]es|transforms|improves|helps|for|about|on|solves|disrupts|automates|in|of|with|at) (?:[\w'-]+ "
    r"){0,2}\Z"
)
_CONTENT: Final = re.compile(r"[a-z][a-z'-]{3,}")
_COMMON: Final = frozenset((
    "about after again also been being both could does doing done each else even ever every from getting give going good "
    "great have having hear hello here hope into just know like little look lots made "
    "make many might more most much need never nice only other over please quick quickly really reply said same send shall "
    "share should some something soon still such sure take tell than thank thanks that "
    "their them then there these they thing things think this those thought thoughts time today tomorrow very want wanted "
    "week well were what when where which while will wish with work would write you'd "
    "you'll you're you've your yours yesterday i'd i'll i'm i've we'd we'll we're we've it's that's don't can't won't idea "
    "ideas interested interesting interest opportunity opportunities chance great "
    "morning afternoon evening message email mail note call chat talk meet meeting connect connecting reach reaching show "
    "open question questions anything everything someone people received previous appreciated greatly following follow"
).split())
_FURTHER: Final = re.compile(
    r"[\W_]*(?:also|and also|another thing|one more thing|in addition|additionally|besides|separately|on another note|on a "
    r"different note|on an unrelated note|by the way|and by the way|btw|while i have you|"
    r"while i'm at it|p\.?s\.?|secondly|oh and|furthermore|moreover|finally|lastly|and one (?:more|other) thing)\b"
)


def find_vague(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """Wishes that could be anything, in a message that nowhere says what is meant; also wishes that hang on an empty slot."""
    found = _slot_wishes(message, spans)
    low = message.low
    if message.words() > LONGEST or not any(word in low for word in _GUARD):
        return found
    for start, end in spans:
        for hit in _VAGUE.finditer(message, start, end):
            named = _NAMED.match(low, hit.end(), min(end, hit.end() + 80))
            if named:
                continue
            enough = FEW if hit.group().startswith(("any ", "your ")) else ENOUGH
            if _WHOLE_WISH.search(low, max(start, hit.start() - 24), hit.end()) or not _says_more(message, hit.span(), enough):
                found.append(hit.span())
    return sorted(found)


_NOT_COUNTED: Final = 16  # telling words that greeting, sign-off and the vague phrase itself may hold, generously


def _says_more(message: Message, hit: Span, enough: int) -> bool:
    """Whether the other sentences hold enough telling words to make the topic plain."""
    plain = sum(1 for token in message.vocabulary if len(token) > 3 and token not in _COMMON and token.isalpha())
    if plain > ENOUGH + _NOT_COUNTED:
        return True
    telling = set()
    for start, end in message.sentences:
        if start <= hit[0] < end:
            before, after = message.low[start : hit[0]], message.low[hit[1] : end]
            telling |= set(_CONTENT.findall(before + " " + after)) - _COMMON
        else:
            telling |= set(_CONTENT.findall(message.low[start:end])) - _COMMON
    return len(telling) >= enough


# A wish that no other sentence can fill: it is itself the thing wished for.
_WHOLE_WISH: Final = re.compile(
    r"\b(?:learn|hear|know|talk|chat|ask|discuss) (?:\w+ )?(?:about )?(?:any |the |some |potential )?(?:\w+ )?opportunities\Z"
)
FEW: Final = 5  # for “any thoughts?”, which may hang on a topic named in a few words
ENOUGH: Final = 9  # telling words outside the vague phrase from which a message has a topic all the same


def _slot_wishes(message: Message, spans: Sequence[Span]) -> list[Span]:
    """What the sender does or wants, said with two or more slots in one sentence."""
    slots = MARKS["slot"](message)
    found = []
    if len(slots) >= 2:
        for start, end in message.sentences:
            inside = [slot for slot in slots if start <= slot[0] < end]
            for one, other in pairwise(inside):
                hang = all(_LEFT_OVER.search(message.low, max(start, at - 40), at) for at in (one[0], other[0]))
                if hang and other[0] - one[1] <= 25:
                    found.append((one[0], other[1]))
    return [span for span in found if any(a <= span[0] < b for a, b in spans)]


def find_topic(message: Message, _spans: Sequence[Span], _: Situation) -> list[Span]:
    """The body, where it holds two telling words or more."""
    start, end = message.body
    if start >= end:
        return []
    low = message.low
    telling: set[str] = set()
    for a, b in message.sentences:
        telling |= set(_CONTENT.findall(low[a:b])) - _COMMON
        if len(telling) >= 2:
            return [(start, end)]
    if message.subject and len(telling | (set(_CONTENT.findall(low[slice(*message.subject)])) - _COMMON)) >= 2:
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


def find_many(message: Message, spans: Sequence[Span], _: Situation) -> list[Span]:
    """The second of two wishes: a sentence that begins with “also” or the like and asks, after one that asked."""
    if not any(_FURTHER.match(message.low, *sentence) for sentence in message.sentences[1:]):
        return []
    asked = False
    found = []
    for sentence in message.sentences:
        wants = wishes.is_question(message, sentence) or wishes.is_request(message, sentence)
        if asked and wants and _FURTHER.match(message.low, *sentence):
            found.append(sentence)
        asked = asked or wants
    return [span for span in found if any(a <= span[0] < b for a, b in spans)]
