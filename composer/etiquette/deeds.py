"""What a message says the reader did, wrote or has, whatever the verb: “you told the Courier …”, “the door you painted”.

`detail` knows the usual words of outreach; this module knows the form. A deed needs telling words beside it, and is none in a
question, a wish or a condition, nor where the verb is what every letter says of its reader (received, missed, signed up).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from composer.etiquette.parts import Message, Span
from composer.etiquette.spotter import Spotter

_PAST: Final = (
    r"(?:[a-z]{2,14}ed|told|said|wrote|gave|made|built|rebuilt|began|begun|broke|brought|bought|came|chose|cut|drew|drove|"
    r"fell|felt|fought|found|froze|grew|held|hid|kept|knew|laid|led|"
    r"left|lent|lost|met|paid|put|ran|rang|read|rode|rose|sang|sat|sent|set|shot|showed|slept|sold|spent|spoke|spun|stood|"
    r"stuck|swam|swept|taught|threw|took|won|wore|wove|went|caught)"
)
# Verbs that every letter uses of its reader, or that say what the reader may want.
_IDLE: Final = frozenset((
    "received missed needed wanted liked decided considered noticed agreed replied responded signed opened reviewed expected "
    "hoped tired interested wished clicked subscribed registered requested purchased "
    "ordered visited viewed applied allowed required supposed invited located based connected used trusted loved enjoyed "
    "ignored unsubscribed qualified selected chosen found felt knew lost paid read met "
    "planned related looked agreed struggled wondered prepared seemed offered approved"
).split())
_YOU_DID: Final = Spotter(
    rf"\byou (?:also |once |recently |just |both |really |even |first )?(?P<verb>{_PAST})\b"
    r"(?P<rest>[^.?!;]{3,120})(?P<end>[.?!;]|\Z)"
)
_THING_YOU_DID: Final = Spotter(
    rf"\b(?:the|that|those|this|an?) (?P<thing>[\w'-]+(?: [\w'-]+){{0,4}}?) (?:that |which )?you (?:also |once |recently |"
    rf"just |both )?(?P<verb>{_PAST})\b"
)
_SAID_OF_YOU: Final = Spotter(
    r"(?<![\w\[{<])(?P<name>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2}) (?:says|tells|writes|mentions|thinks|swears|"
    r"reports|told|said|wrote|mentioned) (?:me |us )?(?:that |how |of )?you(?:r|'ve|’ve| have|'re| are)? "
    r"(?P<rest>[^.?!;\n]{4,110})", case=True,
)
# “your rate limiter runs in front of two of our services”: a thing of theirs that reached the writer.
_YOUR_THING: Final = Spotter(
    r"\byour (?P<thing>[\w'-]+(?: [\w'-]+){0,5}?) (?:has |have |really |still |first )?(?:changed|helped|saved|taught|stayed|"
    r"settled|made|rang|inspired|convinced|got|sent|kept|stuck|hangs?|hung|runs?|ran|moved|reminded|"
    r"brought|gave|cured|carried|fed|answered|solved|showed|pulled|talked|lives?|sits?|stands?|woke|cheered|warned|drove|led|"
    r"let|became|began|started|ended|fixed|opened) (?P<rest>[^.?!;\n]{0,80}\b(?:me|us|our|ours|my|mine|we)\b)"
)
# “your announcement mentioned the German team”, “your FHIR mapping paper”: a work with what it says, or with its name.
_WORK: Final = (
    r"(?:posts?|talks?|articles?|papers?|threads?|podcast|interviews?|books?|chapters?|essays?|guides?|workshop|lecture|"
    r"slides?|videos?|"
    r"thesis|columns?|newsletter|story|stories|announcement|report|letters?|map|maps|review|memo|survey|keynote|speech|"
    r"tutorial|study)"
)
_YOUR_WORK_SAYS: Final = Spotter(
    rf"\byour (?:[\w'-]+ ){{0,4}}?{_WORK} (?:also |still |once )?(?:mentions?|mentioned|says?|said|argues?|argued|shows?|"
    rf"showed|names?|named|"
    r"lists?|listed|claims?|claimed|describes?|described|explains?|explained|reports?|reported|suggests?|suggested|states?|"
    r"stated|"
    r"covers?|covered|proves?|proved|finds?|found|calls?|called|puts?) (?P<rest>[^.?!;\n]{4,90})"
)
_YOUR_NAMED_WORK: Final = Spotter(rf"\byour (?P<what>[\w'-]+(?: [\w'-]+){{1,3}}) {_WORK}\b")
_IN_YOUR: Final = Spotter(
    r"\b(?P<what>[\w'’-]+(?: [\w'’-]+){0,6}) (?:in|from|on|of|at|inside|under) your (?:[\w'-]+ ){0,3}?(?:posts?|talks?|"
    r"articles?|papers?|threads?|podcast|interview|books?|chapters?|essays?|field guide|guide|workshop|lecture|slides?|videos?|"
    r"thesis|column|newsletter|stories|story|exhibition|film|album|photos?|recipes?|reports?|letters?|map|maps|atlas|"
    r"catalogue|catalog|garden|shop window|stall|show|episode|preface|review|blog post|repository|repo)\b"
)
# News of the reader's company by its name, without “your”: “noticed Acme is hiring two bakers”, “40 open roles at Datawise”.
_NEWS: Final = Spotter(
    r"\b(?:[Ss]aw|[Ss]een|[Ss]ee|[Nn]oticed|[Rr]ead|[Hh]eard|[Ss]potted|[Cc]ongrats|[Cc]ongratulations|[Ll]earned|[Ll]ooks "
    r"like)\b[^.?!\n]{0,25}?"
    r"(?<![\[{<\w])(?!I\b)[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}(?:'s|’s)?(?: is| are| has| have| just| recently| was| were| "
    r"now| currently)* "
    r"(?:hiring|raised|launch(?:ed|ing)|open(?:ed|ing)|acquir(?:ed|ing)|expand(?:ed|ing)|mov(?:ed|ing)|announced|clos(?:ed|"
    r"ing)|won|releas(?:ed|ing)|"
    r"roll(?:ed|ing) out|switch(?:ed|ing)|migrat(?:ed|ing)|merg(?:ed|ing)|rebuil(?:t|ding)|started|stopped|shipped|"
    r"published)(?P<rest>[^.?!\n]{3,80})", case=True,
)
_AFTER_EVENT: Final = Spotter(
    r"\b(?:[Ww]ith|[Aa]fter|[Ss]ince|[Nn]ow that|[Bb]efore|[Dd]uring) (?:your |the )?(?:[A-Z][\w&.-]+ ){1,3}(?:\w+ ){0,2}"
    r"(?:opening|closing|launching|acquisition|expansion|rollout|launch|migration|merger|move|fire|flood|strike|award|fair|"
    r"premiere)\b"
    r"|\b\d+ (?:open|new) (?:roles|positions|jobs|vacancies) (?:at|with) [A-Z]\w+", case=True,
)
# Something seen on a page of theirs: “noticed that the pricing page of Acme still lists the old rate for Ireland”.
_NOTICED: Final = Spotter(
    r"\b(?:[Nn]oticed|[Ss]aw|[Ss]potted|[Ss]ee|[Rr]ead) (?:that )?(?:the|your|on your|on the) (?P<where>[^.?!\n]{4,60}?) "
    r"(?:still |now |only |also )?"
    r"(?:lists?|says?|reads?|mentions?|misspells?|spells?|claims?|gives?|names?|omits?|leaves? out|points? to|quotes?|cites?|"
    r"credits?) (?P<rest>[^.?!\n]{4,90})"
)
_OPEN: Final = re.compile(
    r"\b(?:if|when|whether|would|could|can|will|might|may|should|do|did|does|have|has|had|are|were|unless|once|until|before|"
    r"after|"
    r"hope|hoping|sure|glad|in case|what|which|how|why|where|who|anything|whatever|everything|all|ever)\b[^,.?!;\n]{0,30}\Z"
    r"|\b(?:like|than|as|help|helps|helping|let|lets|make|makes) \Z"
)
_ASKS: Final = re.compile(r"[\W_]*(?:have|did|do|does|are|were|is|can|could|would|will|has|had|may|might|should|ever)\b")
_WORD: Final = re.compile(r"[a-z0-9][\w'’-]*")
_NOT_PEOPLE: Final = frozenset((
    "i we you he she they it this that research google linkedin data someone everyone nobody people studies statistics "
    "linkedin facebook my our your his her their the a an and but so as one"
).split())


def find(message: Message, start: int, end: int, empty: frozenset[str]) -> Iterable[Span]:
    """Spans of deeds and things of the reader between two offsets; `empty` holds the words that name nothing."""
    words = message.vocabulary
    if "you" in words:
        yield from _deeds(message, start, end, empty)
    if not words.isdisjoint(_SEEN):
        for hit in _NOTICED.finditer(message, start, end):
            if _telling(hit["rest"].lower(), empty) >= 2 and _telling((hit["where"] + " " + hit["rest"]).lower(), empty) >= 3:
                yield hit.span()
    if not words.isdisjoint(_NEWSY):
        yield from _news(message, start, end, empty)
    if "your" in words:
        yield from _things(message, start, end, empty)


def _deeds(message: Message, start: int, end: int, empty: frozenset[str]) -> Iterable[Span]:
    low = message.low
    for hit in _YOU_DID.finditer(message, start, end):
        first = _sentence_start(message, hit.start())
        before = low[max(first, hit.start() - 60) : hit.start()]
        if hit["end"] == "?" or hit["verb"] in _IDLE or _ASKS.match(low, first, hit.end()) or _OPEN.search(before):
            continue
        if _telling(hit["rest"], empty) >= 2:
            yield (hit.start("verb") - 4, hit.end("rest"))
    for hit in _THING_YOU_DID.finditer(message, start, end):
        if hit["verb"] not in _IDLE and _telling(hit["thing"], empty) >= 1:
            yield hit.span()
    if _SAYING.isdisjoint(message.vocabulary):
        return
    for hit in _SAID_OF_YOU.finditer(message, start, end):
        name = hit["name"].split()[0].lower().strip("’'")
        if name not in _NOT_PEOPLE and name not in empty and _telling(hit["rest"].lower(), empty) >= 1:
            yield hit.span()


def _sentence_start(message: Message, at: int) -> int:
    return next((first for first, last in message.sentences if first <= at < last), at)


_SAYING: Final = frozenset(
    ["says", "tells", "writes", "mentions", "thinks", "swears", "reports", "told", "said", "wrote", "mentioned"]
)
_NEWSY: Final = frozenset((
    "hiring raised launched launching opened opening acquired acquiring expanded expanding moved moving announced closed "
    "closing won released "
    "releasing rolled rolling switched switching migrated started migrating merged merging rebuilt rebuilding stopped shipped "
    "published "
    "acquisition expansion rollout launch migration merger move fire flood strike award fair premiere roles positions jobs "
    "vacancies"
).split())
_SEEN: Final = frozenset({"noticed", "saw", "spotted", "see", "read"})
WORDS: Final = _NEWSY | _SEEN | {"you", "your"}  # a message with none of these has nothing for this module


def _news(message: Message, start: int, end: int, empty: frozenset[str]) -> Iterable[Span]:
    for hit in _NEWS.finditer(message, start, end):
        if _telling(hit["rest"].lower(), empty) >= 1 or any(char.isdigit() for char in hit["rest"]):
            yield hit.span()
    for hit in _AFTER_EVENT.finditer(message, start, end):
        yield hit.span()


def _things(message: Message, start: int, end: int, empty: frozenset[str]) -> Iterable[Span]:
    for hit in _YOUR_THING.finditer(message, start, end):
        if _telling(hit["thing"], empty) >= 1:
            yield hit.span()
    for hit in _YOUR_WORK_SAYS.finditer(message, start, end):
        if _telling(hit["rest"], empty) >= 2:
            yield hit.span()
    for hit in _YOUR_NAMED_WORK.finditer(message, start, end):
        if _telling(hit["what"], empty) >= 2:
            yield hit.span()
    for hit in _IN_YOUR.finditer(message, start, end):
        if _telling(hit["what"], empty) >= 1:
            yield hit.span()


def _telling(said: str, empty: frozenset[str]) -> int:
    """How many words of a phrase name something."""
    return sum(1 for word in {found.rstrip("'’-") for found in _WORD.findall(said)} if word not in empty and len(word) > 2)
