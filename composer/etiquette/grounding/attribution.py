"""Who owns what: roles, firms and works that a text gives to the wrong one of the two.

Part of grounding (the `brief` kind of rule); measured on the pairs in tests/data/grounding.jsonl. A clause is what stands
between commas, full stops and the like; a claim is judged inside its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from composer.etiquette.brief_index import Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.english.stems import nouns, share_root, singular, stem, tokens
from composer.etiquette.grounding import job_titles
from composer.lexicon import Lexicon, Wording, Wordings
from composer.model import Brief

_CLAUSE_END: Final = Wording("attribution", "clause_end")
_FIRST: Final = Wording("attribution", "of_writer")
_SECOND: Final = Wording("attribution", "of_reader")
_MINE: Final = Wording("attribution", "mine")
_YOURS: Final = Wording("attribution", "yours")
_I_DID: Final = Wording("attribution", "i_did")
_I_AM: Final = Wordings("attribution", "i_am")
_YOU_ARE: Final = Wordings("attribution", "you_are")
_TAKEN: Final = Wording("attribution", "taken_from_writer")
_NEAR: Final = 40  # characters before a place that hold the words it hangs on
_I_RUN: Final = Wording("attribution", "i_run")
_I_LEAD: Final = Wording("attribution", "i_lead")
_YOU_RUN: Final = Wording("attribution", "you_run")
_I_AM_AT: Final = Wording("attribution", "i_am_at")
_AS_A_AT: Final = Wording("attribution", "as_a_at")
_AS_A_GUEST: Final = Wording("attribution", "as_a_guest")
_AT_FIRST: Final = Wording("attribution", "at_first")
_AT: Final = Wording("attribution", "at")
_THEN_I: Final = Wording("attribution", "then_i")
_THEN_YOU: Final = Wording("attribution", "then_you")
# What may stand between “you” and the firm that they are said to be at, and what turns it into an offer.
_YOU_AT: Final = Wording("attribution", "you_at")
_OFFER: Final = Wording("attribution", "offer")
_FOR_ME: Final = Wording("attribution", "for_me")
_TURNED_ROUND: Final = Wording("attribution", "turned_round")
_THE: Final = Wording("attribution", "definite")
_AND: Final = Wording("attribution", "and")
_OURS: Final = Wording("attribution", "with_writer")
_DETERMINER: Final = Wording("attribution", "determiner")
_WHERE_HELD: Final = Wording("attribution", "where_held")
_NOUN_ENDS: Final = Wording("attribution", "noun_ends")


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
        if _OURS.of(lexicon).search(low):
            continue
        words = tokens(low)
        if words and words[0] in lexicon.words["attribution", "third_person"]:
            yield "", _telling(low, lexicon), frozenset(stem(word) for word in words[1:3])
        else:
            heads = _noun_part(_DETERMINER.of(lexicon).sub("", low), lexicon)
            yield heads[-1] if heads else "", _telling(low, lexicon), frozenset()


def _claimed_works(message: Message, brief: Brief) -> list[Hit]:
    hits: list[Hit] = []
    point = brief.point if _FIRST.of(message.lexicon).search(brief.point.lower()) else ""
    own = _telling(f"{brief.sender.role} {brief.sender.company} {brief.sender.situation} {point}", message.lexicon)
    for head, telling, verbs in _theirs(brief, message.lexicon):
        for match in _MINE.of(message.lexicon).finditer(message.low):
            if _TAKEN.of(message.lexicon).search(message.low[max(0, match.start() - _NEAR) : match.start()]):
                continue
            rest = _SECOND.of(message.lexicon).split(match["rest"])[0]
            noun = _noun_part(rest, message.lexicon)
            heads = noun[-1:] if head else [word for word in noun if word in telling]
            if heads and (not head or heads[0] == head) and heads[0] not in own and _shared(rest, telling) > 1:
                hits.append((match.start(), match.start("rest") + len(rest), "theirs"))
        for match in _I_DID.of(message.lexicon).finditer(message.low):
            rest = _SECOND.of(message.lexicon).split(_AND.of(message.lexicon).split(match["rest"])[0])[0]
            shared = _shared(rest, telling)
            if shared < 2 or (head and not _THE.of(message.lexicon).match(rest) and shared * 2 <= len(telling)):
                continue  # “I draw maps with children” is not “his map of the coast for children”
            verb = match["verb"]
            named = share_root(verb, head)  # “translated” of a translation
            made = named or (verb in message.lexicon.words["names", "makes"] and head and head in nouns(rest)[:5])
            if made or stem(match["verb"]) in verbs:
                hits.append((match.start(), match.start("rest") + len(rest), "theirs"))
    return hits


def _turned_round(message: Message, brief: Brief) -> Iterator[Hit]:
    """“I lent you the dimmer” where the fact says “you lent me your dimmer”."""
    for fact in brief.recipient.facts:
        deed = _FOR_ME.of(message.lexicon).match(fact.text.lower())
        if deed is None:
            continue
        for match in _TURNED_ROUND.of(message.lexicon).finditer(message.low):
            if match["verb"] == deed["verb"]:
                yield *match.span("whole"), "theirs"


def _shared(text: str, telling: frozenset[str]) -> int:
    return len({word for word in nouns(text) if word in telling})


def _noun_part(rest: str, lexicon: Lexicon) -> list[str]:
    """The stems of a noun phrase up to its first preposition or verb."""
    return nouns(_NOUN_ENDS.of(lexicon).split(rest)[0])


# --- roles -------------------------------------------------------------------------------------------------------


def _roles(message: Message, brief: Brief) -> list[Hit]:
    lexicon = message.lexicon
    mine, yours = _role_words(brief.sender.role, lexicon), _role_words(brief.recipient.role, lexicon)
    of_reader = _telling(" ".join((brief.why_them, *(fact.text for fact in brief.recipient.facts))), lexicon)
    hits: list[Hit] = []
    if yours and not yours <= mine:
        if not yours & _telling(brief.sender.situation, lexicon):  # “I have just become maintainer”
            hits += _given_role(message, _I_AM, yours, mine, "theirs")
        own = mine | _telling(f"{brief.sender.company} {brief.sender.situation}", lexicon)
        hits += _run_by_me(message, yours - own - _telling(" ".join(lexicon.words["names", "ranks"]), lexicon))
    if mine and not mine <= yours and not mine & of_reader:
        hits += _given_role(message, _YOU_ARE, mine, yours, "yours, the sender's")
    return hits


def _given_role(
    message: Message, patterns: Wordings, claimed: frozenset[str], owned: frozenset[str], whose: str,
) -> Iterator[Hit]:
    you = patterns is _YOU_ARE
    fellow = message.lexicon.words["attribution", "fellow"]
    for pattern in patterns.of(message.lexicon):
        for match in pattern.finditer(message.low):
            if you and _AND.of(message.lexicon).search(f"{match['rest']} "):
                continue  # “as a translator and you …” is of two people
            if you and _FIRST.of(message.lexicon).search(match["rest"]):
                continue  # “as an engineer I fight what your poster describes”
            named = frozenset(nouns(_WHERE_HELD.of(message.lexicon).split(match["rest"])[0])[:6])
            own_too = owned & (named - claimed) or (owned and owned <= named and not owned < claimed)
            # “as a fellow nurse”, “as a teacher you” of a primary school teacher
            alone = (not fellow.isdisjoint(named) or (you and len(named) == 1)) and bool(claimed & named) and not owned & named
            if (claimed <= named or alone) and not own_too:
                yield match.start("rest"), match.end("rest"), whose


def _run_by_me(message: Message, theirs: frozenset[str]) -> Iterator[Hit]:
    """“I own a bakery” where the bakery is the reader's."""
    for match in _I_RUN.of(message.lexicon).finditer(message.low) if theirs else ():
        if theirs <= frozenset(nouns(_SECOND.of(message.lexicon).split(match["rest"])[0])[:5]):
            yield match.start(), match.end("rest"), "theirs"


def _role_words(role: str, lexicon: Lexicon) -> frozenset[str]:
    """The stems of a role's own words, without where it is held: “owner of a bakery in Austin” gives owner and bakery."""
    return _telling(_WHERE_HELD.of(lexicon).split(role.lower())[0], lexicon, shortest=1)


# --- firms -------------------------------------------------------------------------------------------------------


def _firms(message: Message, brief: Brief) -> list[Hit]:
    mine, yours = brief.sender.company, brief.recipient.company
    if mine.lower() == yours.lower():
        return []
    hits: list[Hit] = [(*span, "theirs") for span in _named(message, yours) if _i_am_there(message, span)]
    return hits + [(*span, "yours, the sender's") for span in _named(message, mine) if _you_are_there(message, span)]


def _i_am_there(message: Message, span: Span) -> bool:
    lexicon = message.lexicon
    clause, before = _clause(message, span)
    of_you = _SECOND.found_in(before, lexicon)
    return bool(
        (_I_AM_AT.found_in(before, lexicon) and not of_you and not _OFFER.found_in(before, lexicon))
        or (_I_LEAD.found_in(clause, lexicon) and _AT.found_in(before, lexicon) and not _SECOND.found_in(clause, lexicon))
        or (_AS_A_AT.found_in(before, lexicon) and _THEN_I.of(lexicon).match(message.low[span[1] :]))
    )


def _you_are_there(message: Message, span: Span) -> bool:
    lexicon = message.lexicon
    clause, before = _clause(message, span)
    if _AS_A_GUEST.found_in(before, lexicon):
        return False
    if _YOU_RUN.found_in(before, lexicon):
        return True
    is_statement = not clause.endswith("?")
    if is_statement and _AT_FIRST.found_in(before, lexicon) and _THEN_YOU.of(lexicon).match(message.low, span[1]):
        return True
    near = _YOU_AT.of(lexicon).search(before)
    if near and not _FIRST.found_in(near.group(), lexicon) and not _OFFER.found_in(near.group(), lexicon):
        return True
    of_you = _SECOND.found_in(before, lexicon) and not _FIRST.found_in(clause, lexicon)
    return is_statement and of_you and not _OFFER.found_in(before, lexicon)


def _given_away(message: Message, brief: Brief) -> list[Hit]:
    """“your bakery in Austin” where the sender has a bakery in Austin."""
    mine = _telling(f"{brief.sender.role} {brief.sender.company}", message.lexicon, shortest=1)
    facts = (fact.text for fact in brief.recipient.facts)
    theirs = _telling(" ".join((brief.recipient.role, brief.recipient.company, *facts)), message.lexicon, shortest=1)
    hits: list[Hit] = []
    for match in _YOURS.of(message.lexicon).finditer(message.low):
        near = " ".join(match["rest"].split()[:5])
        near_stems = nouns(near)
        own = [word for word in near_stems if word in mine and word not in theirs]
        if len(own) > 1 and any(word in own for word in near_stems[:2]) and not _FIRST.of(message.lexicon).search(near):
            hits.append((match.start(), match.start("rest") + len(near), "yours, the sender's"))
    return hits


# --- small tools -------------------------------------------------------------------------------------------------


def _named(message: Message, company: str) -> list[Span]:
    if not company:
        return []
    end = message.signoff[0] if message.signoff else len(message.text)
    return [match.span() for match in re.finditer(rf"(?<!\w){re.escape(company.lower())}(?!\w)", message.low[:end])]


def _clause(message: Message, span: Span) -> tuple[str, str]:
    """The clause around a span, with its end mark, and the part of it before the span."""
    before = _CLAUSE_END.of(message.lexicon).split(message.low[max(0, span[0] - 160) : span[0]])[-1]
    rest = message.low[span[1] : span[1] + 160]
    end = _CLAUSE_END.of(message.lexicon).search(rest)
    return before + message.low[span[0] : span[1]] + (rest[: end.end()] if end else rest), before


@lru_cache(maxsize=1024)
def _telling(text: str, lexicon: Lexicon, shortest: int = 3) -> frozenset[str]:
    little = lexicon.words["names", "little"]
    return frozenset(singular(word) for word in tokens(text) if word not in little and len(word) >= shortest)
