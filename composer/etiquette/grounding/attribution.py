"""Who owns what: roles, firms and works that a text gives to the wrong one of the two.

Part of grounding (the `brief` kind of rule); measured on the pairs in tests/data/grounding.jsonl. A clause is what stands
between commas, full stops and the like; a claim is judged inside its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from composer.etiquette.brief_index import Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.document.stems import stem, stems, tokens
from composer.etiquette.grounding import job_titles
from composer.lexicon import Lexicon
from composer.model import Brief

_CLAUSE_END: Final = re.compile(r"[.?!\n;:,()–—]|\s-\s|\b(?:and|but|so|because)\b")
_FIRST: Final = re.compile(r"\b(?:i|i'm|i've|i'd|my|we|we're|we've|our|ours|me|us|here)\b")
_SECOND: Final = re.compile(r"\b(?:you|you're|you've|your)\b")
_REST = r"(?P<rest>[^.?!\n;:,()]{2,90})"
_ROLE = r"(?P<rest>[^.?!\n;:()]{3,70}?)"
_A = r"(?:(?:an?|the|now|also)\s+)*"
_MINE: Final = re.compile(rf"\b(?:my|our)\s+{_REST}")
_YOURS: Final = re.compile(rf"\byour\s+{_REST}")
_I_DID: Final = re.compile(rf"\b(?:i|we)(?:'ve| have)?\s+(?:just |also |once |recently )?(?P<verb>[a-z]{{2,}})\s+{_REST}")
_I_AM: Final = (
    re.compile(rf"\b(?:i'm|i am|i work as|i was|working as|my job is|my role is)\s+{_A}{_REST}"),
    re.compile(rf"\bas\s+(?:(?:an?|the)\s+)?{_ROLE}[,\s]+(?:i|we|my|our)\b"),
    re.compile(rf"\bbeing\s+(?:an?|the)\s+{_ROLE}(?:\s+myself\b|[,\s]+(?:i|we)\b)"),
    re.compile(rf"\b(?:i'm|i am|my name is|this is)\s+[^.?!\n;:,()]{{2,40}},\s*(?:an?|the)\s+{_REST}"),
)
_YOU_ARE: Final = (
    re.compile(rf"\b(?:you're|you are|you were)\s+{_A}{_REST}"),
    re.compile(rf"\bas\s+(?:(?:an?|the)\s+)?{_ROLE}[,\s]+(?:you|your)\b"),
)
_I_RUN: Final = re.compile(rf"\b(?:i|we)\s+(?:lead|run|own|manage|head|direct|edit)\s+{_REST}")
_I_LEAD: Final = re.compile(r"\b(?:i|we)\s+(?:lead|run|own|manage|head|founded|direct|edit|publish)\s")
_YOU_RUN: Final = re.compile(r"\byou\s+(?:lead|run|own|manage|head|founded|built|started|direct)\s+(?:the\s+)?\Z")
_I_AM_AT: Final = re.compile(r"\b(?:i'm|i am|i was)\b[^.?!]{0,40}\b(?:at|for|with|of|from)\s+(?:the\s+)?\Z")
_AS_A_AT: Final = re.compile(r"\bas\s+(?:an?|the)\b[^.?!]{0,40}\b(?:at|of|for)\s+(?:the\s+)?\Z")
_AS_A_GUEST: Final = re.compile(r"\b(?:have|having|had|host|hosting|welcome|welcoming|invite|bring|see|meet|hear|get) you\b")
_AT_FIRST: Final = re.compile(r"(?:\A|\bas\b[^.?!]{0,40})\s*\b(?:at|of|for)\s+(?:the\s+)?\Z")
_AT: Final = re.compile(r"\b(?:at|of|for)\s+(?:the\s+)?\Z")
_THEN_I: Final = re.compile(r"[,\s]+(?:i|we|my)\b")
_THEN_YOU: Final = re.compile(r"[,\s]+(?:you|you've|you're|your)\s+(?!would|could|can\b|will|might|may\b|should|'ll)")
# What may stand between “you” and the firm that they are said to be at, and what turns it into an offer.
_YOU_AT: Final = re.compile(
    r"\b(?:you(?:'re|'ve|r)?\b(?:\s+[\w'-]+){0,5}|how(?:'s|\s+is|\s+are)\s+(?:life|things|work|everything|it))"
    r"\s+(?:at|for|with|of|in)\s+(?:the\s+)?\Z"
)
_OFFER: Final = re.compile(
    r"\b(?:open|interested|interest|role|position|job|join|would|could|might|if|about|with|visit|hear|heard|know|use|using|from)\b"
)
_FOR_ME: Final = re.compile(r"(?:you|he|she|they)(?:'ve| have| has)? (?P<verb>[a-z]+) (?:me|my|us|our)\b")
_THE: Final = re.compile(r"(?:the|this|that|these|those|my|our)\b")
_AND: Final = re.compile(r"\s(?:and|but)\s")
_OURS: Final = re.compile(r"\b(?:we|us|our|both|i|my|me)\b")
_NOUN_ENDS: Final = re.compile(
    r"\b(?:on|in|at|for|about|from|that|which|of|to|with|without|released|is|was|has|have|had|are|were|goes|works|appears|and|"
    r"brought|made|after)\b|,"
)


def swapped_owner(message: Message, context: CheckContext) -> list[Hit]:
    """A role, a firm or a work of one of the two given to the other."""
    brief = context.brief
    if brief is None:
        return []
    hits = [
        *_claimed_works(message, brief), *_roles(message, brief), *_firms(message, brief), *_given_away(message, brief),
        *_turned_round(message, brief), *job_titles.invented_titles(message, context),
    ]
    hits.sort()
    return [hit for place, hit in enumerate(hits) if place == 0 or hit[0] >= hits[place - 1][1]]


# --- works: what a fact says of the reader -----------------------------------------------------------------------


def _theirs(brief: Brief, lexicon: Lexicon) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """For each fact of the reader's own: its head noun ("" for a clause), its telling words, the stems of its verbs."""
    for fact in brief.recipient.facts:
        low = fact.text.lower()
        if _OURS.search(low):
            continue
        said = tokens(low)
        if said and said[0] in ("he", "she", "they", "you"):
            yield "", _telling(low, lexicon), frozenset(stem(word) for word in said[1:3])
        else:
            heads = _noun_part(re.sub(r"^(?:his|her|their|your|the|an?)\s+", "", low))
            yield heads[-1] if heads else "", _telling(low, lexicon), frozenset()


def _claimed_works(message: Message, brief: Brief) -> list[Hit]:
    hits: list[Hit] = []
    own = _telling(f"{brief.sender.role} {brief.sender.company}", message.lexicon)
    for head, telling, verbs in _theirs(brief, message.lexicon):
        for found in _MINE.finditer(message.low):
            rest = _SECOND.split(found["rest"])[0]
            noun = _noun_part(rest)
            heads = noun[-1:] if head else [word for word in noun if word in telling]
            if heads and (not head or heads[0] == head) and heads[0] not in own and _shared(rest, telling) > 1:
                hits.append((found.start(), found.start("rest") + len(rest), "theirs"))
        for found in _I_DID.finditer(message.low):
            rest = _SECOND.split(_AND.split(found["rest"])[0])[0]
            shared = _shared(rest, telling)
            if shared < 2 or (head and not _THE.match(rest) and shared * 2 <= len(telling)):
                continue  # “I draw maps with children” is not “his map of the coast for children”
            verb = found["verb"]
            named = len(head) > 6 and verb[:5] == head[:5]  # “translated” of a translation
            made = named or (verb in message.lexicon.words("names", "makes") and head and head in stems(rest)[:5])
            if made or stem(found["verb"]) in verbs:
                hits.append((found.start(), found.start("rest") + len(rest), "theirs"))
    return hits


def _turned_round(message: Message, brief: Brief) -> Iterator[Hit]:
    """“I lent you the dimmer” where the fact says “you lent me your dimmer”."""
    for fact in brief.recipient.facts:
        told = _FOR_ME.match(fact.text.lower())
        if told is None:
            continue
        for found in re.finditer(rf"\bi(?:'ve| have)? {re.escape(told['verb'])} your?\b[^.?!\n,;]{{0,40}}", message.low):
            yield found.start(), found.end(), "theirs"


def _shared(text: str, telling: frozenset[str]) -> int:
    return len({word for word in stems(text) if word in telling})


def _noun_part(rest: str) -> list[str]:
    """The stems of a noun phrase up to its first preposition or verb."""
    return stems(_NOUN_ENDS.split(rest)[0])


# --- roles -------------------------------------------------------------------------------------------------------


def _roles(message: Message, brief: Brief) -> list[Hit]:
    lexicon = message.lexicon
    mine, yours = _role_words(brief.sender.role, lexicon), _role_words(brief.recipient.role, lexicon)
    told = _telling(" ".join((brief.why_them, *(fact.text for fact in brief.recipient.facts))), lexicon)
    hits: list[Hit] = []
    if yours and not yours <= mine:
        hits += _said_role(message, _I_AM, yours, mine, "theirs")
        hits += _run_by_me(message, yours - mine - _telling(" ".join(lexicon.words("names", "ranks")), lexicon))
    if mine and not mine <= yours and not mine & told:
        hits += _said_role(message, _YOU_ARE, mine, yours, "yours, the sender's")
    return hits


def _said_role(
    message: Message, patterns: Iterable[re.Pattern[str]], claimed: frozenset[str], owned: frozenset[str], whose: str,
) -> Iterator[Hit]:
    you = patterns is _YOU_ARE
    for pattern in patterns:
        for found in pattern.finditer(message.low):
            if you and _AND.search(f"{found['rest']} "):
                continue  # “as a translator and you …” is of two people
            said = frozenset(stems(found["rest"])[:6])
            own_too = owned & (said - claimed) or (owned and owned <= said and not owned < claimed)
            # “as a fellow nurse”, “as a teacher you” of a primary school teacher
            alone = ("fellow" in said or (you and len(said) == 1)) and bool(claimed & said) and not owned & said
            if (claimed <= said or alone) and not own_too:
                yield found.start("rest"), found.end("rest"), whose


def _run_by_me(message: Message, theirs: frozenset[str]) -> Iterator[Hit]:
    """“I own a bakery” where the bakery is the reader's."""
    for found in _I_RUN.finditer(message.low) if theirs else ():
        if theirs <= frozenset(stems(_SECOND.split(found["rest"])[0])[:5]):
            yield found.start(), found.end("rest"), "theirs"


def _role_words(role: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a role's own words, without where it is held: “owner of a bakery in Austin” gives owner and bakery."""
    return _telling(re.split(r"\b(?:in|at|for|moving)\b", role.lower())[0], lexicon, shortest=1)


# --- firms -------------------------------------------------------------------------------------------------------


def _firms(message: Message, brief: Brief) -> list[Hit]:
    mine, yours = brief.sender.company, brief.recipient.company
    if mine.lower() == yours.lower():
        return []
    hits: list[Hit] = [(*span, "theirs") for span in _named(message, yours) if _i_am_there(message, span)]
    return hits + [(*span, "yours, the sender's") for span in _named(message, mine) if _you_are_there(message, span)]


def _i_am_there(message: Message, span: Span) -> bool:
    clause, before = _clause(message, span)
    after = message.low[span[1] :]
    return bool(
        (_I_AM_AT.search(before) and not _SECOND.search(before) and not _OFFER.search(before))
        or (_I_LEAD.search(clause) and _AT.search(before) and not _SECOND.search(clause))
        or (_AS_A_AT.search(before) and _THEN_I.match(after))
    )


def _you_are_there(message: Message, span: Span) -> bool:
    clause, before = _clause(message, span)
    if _AS_A_GUEST.search(before):
        return False
    near = _YOU_AT.search(before)
    return bool(
        _YOU_RUN.search(before)
        or (_AT_FIRST.search(before) and _THEN_YOU.match(message.low, span[1]) and not clause.endswith("?"))
        or (near and not _FIRST.search(near.group()) and not _OFFER.search(near.group()))
        or (_SECOND.search(before) and not _FIRST.search(clause) and not clause.endswith("?") and not _OFFER.search(before))
    )


def _given_away(message: Message, brief: Brief) -> list[Hit]:
    """“your bakery in Austin” where the sender has a bakery in Austin."""
    mine = _telling(f"{brief.sender.role} {brief.sender.company}", message.lexicon, shortest=1)
    facts = (fact.text for fact in brief.recipient.facts)
    theirs = _telling(" ".join((brief.recipient.role, brief.recipient.company, *facts)), message.lexicon, shortest=1)
    hits: list[Hit] = []
    for found in _YOURS.finditer(message.low):
        near = " ".join(found["rest"].split()[:5])
        said = stems(near)
        own = [word for word in said if word in mine and word not in theirs]
        if len(own) > 1 and any(word in own for word in said[:2]) and not _FIRST.search(near):
            hits.append((found.start(), found.start("rest") + len(near), "yours, the sender's"))
    return hits


# --- small tools -------------------------------------------------------------------------------------------------


def _named(message: Message, company: str) -> list[Span]:
    if not company:
        return []
    end = message.signoff[0] if message.signoff else len(message.text)
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(company.lower())}(?!\w)", message.low[:end])]


def _clause(message: Message, span: Span) -> tuple[str, str]:
    """The clause around a span, with its end mark, and the part of it before the span."""
    before = _CLAUSE_END.split(message.low[max(0, span[0] - 160) : span[0]])[-1]
    rest = message.low[span[1] : span[1] + 160]
    end = _CLAUSE_END.search(rest)
    return before + message.low[span[0] : span[1]] + (rest[: end.end()] if end else rest), before


@lru_cache(maxsize=1024)
def _telling(text: str, lexicon: Lexicon, shortest: int = 3) -> frozenset[str]:
    little = lexicon.words("names", "little")
    return frozenset(stem(word) for word in tokens(text) if word not in little and len(word) >= shortest)
