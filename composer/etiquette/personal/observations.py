"""What the writer saw, read or heard of the reader, and what the reader did, in the usual words of outreach."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from composer.etiquette.document import content_words
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

_SAW_YOU: Final = Spotter(
    r"\b(?:{saw}\b(?! (?:back )?from )[^.?!\n]{0,40}?|{see}(?: that| how| from \w+ that)? )"
    r"\b{reader}(?:'ve|'re|'d| have| had| are| were| also| both| once| recently| just| really| still| used to| is| was| has)*"
    r"(?P<rest> [^.?!;\n]{4,110})",
    words="seen", needs="saw see",
)
_YOU_DID: Final = Spotter(
    r"\b{not_after:wishing}you(?:'ve|'re| have| had| are| were|'d)?(?: {lately})* (?P<verb>{did})\b(?P<rest> [^.?!;\n]{4,110})",
    words="seen", needs="did",
)
_WORK_IN: Final = re.compile(r"\bwork(?:ed|ing)? (?:in|within|across)\b")
_WORK_AT: Final = Wording(
    "seen",
    r"work(?:ed|ing)?(?: as|ing)?\b[^.?!]{0,40}(?:\bas\b|\bat\b)"
    r"|(?:lead|led|run|head|manage)s?\b[^.?!]{0,30}\b{departments}\b",
)
# “I see you're in retail”: a place or a trade alone, whatever follows from it.
_IS_IN: Final = re.compile(
    r"\byou(?:'re| are| work|'ve been| have been| do| did| are doing|'re doing)? (?:in|at|with|on|within) "
    r"(?:[\w&-]+ ){0,2}[\w&-]+(?: for [\w ]{1,12} (?:years|months)(?: now)?)?(?:,? (?:so|and|but|which|as)\b.*)?\Z"
)
# “I noticed you're the operations manager at Brightway”, “I saw that you sell books”: a title, a trade.
_TITLE: Final = Wording(
    "seen",
    r"\byou(?:'re| are| work as)? (?:currently |now |also )?(?:the |an? )?(?:[\w&-]+ ){0,4}{title}\b"
    r"(?: (?:at|of|for|with|in)\b.*)?\Z",
)
_SELLS: Final = Wording("seen", r"\byou(?:r team|r company)? (?:also |now )?{sells} ")
_OWN_CLAUSE: Final = re.compile(r",? (?:and|but|so) (?:i|we|they)\b")  # what follows is about others
_WORK_ON: Final = re.compile(r"\bwork(?:ed|ing)? (?:in|on|with)\b")
_AS: Final = re.compile(r"\b(?:as|at)\b")
_WISHED: Final = Wording("seen", r"\b{asked} (?:to )?(?:\w+ )?\Z")


def find(message: Message, start: int, end: int) -> Iterable[Span]:
    """Spans of what was seen of the reader between two offsets."""
    lexicon = message.lexicon
    for pattern in (_SAW_YOU, _YOU_DID):
        for hit in pattern.finditer(message, start, end):
            said = hit.group()
            if said.startswith("like you") or _IS_IN.search(said) or _TITLE.of(lexicon).search(said):
                continue  # “coaches like you get …”
            if _SELLS.of(lexicon).search(said) and not content_words.holds_name(message, hit.span("rest")):
                continue
            if _WORK_IN.search(said) and not content_words.holds_name(message, hit.span()):
                continue  # an industry; “work in React” is a tool
            if is_wished(message, start, hit.start()) or (_WORK_AT.of(lexicon).search(said) and not _with_a_tool(said)):
                continue
            rest = _OWN_CLAUSE.split(hit["rest"], maxsplit=1)[0]
            if content_words.names_something(rest, message, (hit.start("rest"), hit.start("rest") + len(rest)), least=2):
                yield hit.span()


def is_wished(message: Message, start: int, at: int) -> bool:
    """Whether what begins at an offset is asked or wished by the words before it."""
    return _WISHED.of(message.lexicon).search(message.low, max(start, at - 25), at) is not None


def _with_a_tool(said: str) -> bool:
    return _WORK_ON.search(said) is not None and _AS.search(said) is None
