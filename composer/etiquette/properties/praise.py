"""Praise of the reader, and whether it has something named behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.etiquette.personal.details import find_details

_REST: Final = r"[^.?!,;\n]{0,40}"
_PRAISE: Final = Spotter(
    # “impressed by your work”, “inspired by all that you do”
    r"\b{moved} (?:by|with|at) (?:your|you|what you|how you|(?:the|all|everything)\b[^.?!,;\n]{0,40}?\byou|\[|\{)"
    r"[^.?!,;\n]{0,60}",
    # “a big fan of your company”
    r"\b{admire} (?:your|what you|how you|the way you|all you|everything you)[^.?!,;\n]{0,60}",
    # “your amazing work”, “your work is amazing”
    r"\byour (?:[\w'-]+ ){0,3}?{glowing} (?:[\w'-]+ ){0,2}?{yours}\b",
    r"\byour (?:[\w'-]+ ){0,2}?{yours}(?: [\w'-]+){0,3}? (?:is|are|was|were|has been|have been|looks?|seems?|sounds?) "
    r"(?:{very} )?(?:{glowing}|perfect|spot on|second to none)\b",
    # “you are a true visionary”, “you would be a great fit for us”
    r"\byou(?:'re| are|'d be| would be| seem(?: to be| like)?| look like| have)? (?:truly |really |clearly |such )?(?:an? |the )?"
    rf"(?:(?:{{glowing}}|perfect|ideal|strong|true|real) )?{{hero}}\b(?: for| to| at| in)?{_REST}",
    rf"\b(?:perfect|ideal|great|excellent|strong|amazing) (?:fit|match|candidate) (?:for|to) (?:our|my|this|the|a|an)\b{_REST}",
    # “your skills align perfectly”
    r"\b{history}(?: [\w'-]+){0,4}? (?:align|match|fit|suit|resonate)(?:s|es|ed)? (?:so |very )?"
    r"(?:perfectly|exactly|well|closely|strongly|remarkably)\b",
    # “the value you bring”
    r"\b(?:the )?(?:{glowing} )?{gift}(?: and [\w'-]+)? (?:that )?you(?:'ve|'re| have| are|r team)? "
    rf"{{bring}}\b{_REST}",
    r"\b(?:{glowing}|high) (?:quality|standard|calib(?:re|er)) of (?:[\w'-]+ ){0,3}(?:at|in|of|from) your\b[^.?!,;\n]{0,30}",
    # “someone of your calibre”
    r"\b(?:someone|a (?:person|leader|professional|founder|expert)|people) (?:of your (?:calib(?:re|er)|stature|talent|level)"
    r"|(?:as|so) (?:talented|accomplished|experienced|respected|successful) as you"
    r"|with your (?:{glowing} )?(?:background|experience|expertise|skills|talent))\b",
    r"\bkeep up the (?:great|good|amazing|awesome|excellent|fantastic) work\b",
    r"\b(?:great|amazing|awesome|incredible|fantastic|outstanding|impressive) (?:work|job|stuff|things) "
    r"(?:you|on your|at your|with your|over there)[^.?!,;\n]{0,30}",
    r"\b{glowing} (?:[\w'-]+ )?(?:profile|background|career|journey|track record|resume|cv|portfolio|experience)\b",
    words="praise", needs="praising",
)


def find_praise(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:  # noqa: ARG001
    """Praise of the reader or their work."""
    return [praise for praise in _praises(message) if any(start <= praise[0] < end for start, end in spans)]


@kept
def _praises(message: Message) -> list[Span]:
    return [_trimmed(message, match.span()) for match in _PRAISE.finditer(message, *message.body)]


def find_hollow_praise(message: Message, spans: Sequence[Span], context: CheckContext) -> list[Span]:
    """Praise without anything named in its own sentence or the one before."""
    praise = find_praise(message, spans, context)
    if not praise:
        return []
    details = find_details(message, [(0, len(message.text))], context)
    hollow = []
    for hit in praise:
        near = _with_sentence_before(message, hit)
        if not any(near[0] <= start < near[1] for start, _ in details):
            hollow.append(hit)
    return hollow


def _trimmed(message: Message, span: Span) -> Span:
    start, end = span
    while end > start and message.text[end - 1] in " ,;:":
        end -= 1
    return (start, end)


def _with_sentence_before(message: Message, hit: Span) -> Span:
    before = None
    for span in message.sentences:
        if span[0] <= hit[0] < span[1]:
            return (before[0] if before else span[0], span[1])
        before = span
    return hit
