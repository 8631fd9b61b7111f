"""Whose name stands in the greeting and after “I am”: the recipient's, nearly theirs, or somebody else's."""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.brief_index import STOP, TITLES, WORD, BriefIndex, Hit, words_of
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message, Span
from composer.etiquette.features.typography import MARKS
from composer.model import Brief
from composer.normalise import fold_letters

_IAM: Final = re.compile(
    r"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s|[Tt]his is)\s+(?P<name>[^\W\d_a-z][\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]+){0,2}"
    r")"
)


def _greeted(message: Message) -> tuple[Span, list[tuple[str, Span]]]:
    span = message.greeting_name
    if not span:
        return (0, 0), []
    words = []
    for found in WORD.finditer(message.text, *span):
        word = fold_letters(found.group()).strip("'-")
        if word not in TITLES:
            words.append((word, found.span()))
    return span, words


_POLITE: Final = re.compile(r"-(?:san|sama|sensei|chan|kun|ji|ssi|nim)\Z")  # polite endings of names


def _fits(word: str, names: tuple[str, ...]) -> bool:
    word = _POLITE.sub("", word)
    return any(
        word == name or (len(word) == 1 and name.startswith(word)) or word in name.split("-") for name in names
    ) or _short_form(word, names)


# Short forms of given names that everybody uses; both directions are accepted.
_SHORT: Final = tuple(
    tuple(group.split())
    for group in (
        "robert rob bob bobby robbie",
        "william will bill billy liam",
        "richard rick dick richie",
        "elizabeth liz beth lizzie eliza betty lisa",
        "katherine catherine kathryn kate katie kathy cathy kat",
        "margaret maggie meg peggy greta",
        "michael mike mick michel mikhail",
        "thomas tom tommy",
        "james jim jimmy jamie",
        "john jack johnny jon",
        "jonathan jon jonny",
        "joseph joe joey jose pepe",
        "daniel dan danny",
        "david dave davey",
        "samuel sam sammy",
        "samantha sam sammy",
        "benjamin ben benny",
        "alexander alex xander sasha sandy lex",
        "alexandra alex sasha sandra lexi",
        "nicholas nick nico nicolas",
        "christopher chris kit",
        "christine chris chrissy tina",
        "christina chris tina",
        "matthew matt",
        "andrew andy drew",
        "anthony tony",
        "edward ed eddie ted ned",
        "frederick fred freddie",
        "gregory greg",
        "jennifer jen jenny",
        "jessica jess jessie",
        "joshua josh",
        "kenneth ken kenny",
        "lawrence larry",
        "leonard len leo lenny",
        "patrick pat paddy",
        "patricia pat patty tricia",
        "peter pete",
        "philip phil phillip",
        "rebecca becca becky",
        "ronald ron",
        "stephen steve stephan",
        "steven steve",
        "susan sue susie",
        "theodore theo ted",
        "timothy tim",
        "victoria vicky tori",
        "zachary zach zack",
        "abigail abby",
        "charles charlie chuck",
        "deborah deb debbie",
        "donald don",
        "douglas doug",
        "francis frank",
        "francesca fran",
        "gabriel gabe",
        "gerald gerry jerry",
        "harold harry hal",
        "henry harry hank",
        "isabella bella izzy",
        "jacob jake",
        "jeffrey jeff",
        "maximilian max",
        "maxwell max",
        "nathaniel nate nat",
        "nathan nate",
        "natalie nat",
        "oliver ollie",
        "olivia liv",
        "pamela pam",
        "raymond ray",
        "stanley stan",
        "vincent vince vinny",
        "walter walt",
        "yevgeniy evgeny eugene zhenya",
        "aleksandr alex sasha",
        "manuel manny manu",
        "francisco paco fran",
        "guillermo memo guille",
        "ignacio nacho",
        "eduardo edu",
        "josefina pepa",
        "lukas luke luca",
        "johannes jo hannes",
        "katharina kathi kat",
        "tomas tom",
        "martina tina",
    )
)


def _short_form(word: str, names: tuple[str, ...]) -> bool:
    return any(word in group and any(name in group for name in names) for group in _SHORT)


def wrong_name(message: Message, context: CheckContext) -> list[Hit]:
    """The greeting names somebody else."""
    return _names(message, context, near=False)


def misspelt_name(message: Message, context: CheckContext) -> list[Hit]:
    """The greeting nearly names the recipient."""
    return _names(message, context, near=True)


def _names(message: Message, context: CheckContext, *, near: bool) -> list[Hit]:
    brief = context.brief
    span, words = _greeted(message)
    if brief is None or not words or (MARKS["slot"](message) and any(a <= span[0] < b for a, b in MARKS["slot"](message))):
        return []
    names = context.brief_index.recipient
    if brief.third is not None and any(_fits(word, names) for word, _ in words):
        names += words_of(brief.third.name)  # the two are introduced, and both are greeted
    if not any(map(_latin, names)) and any(_latin(word) for word, _ in words):
        return []  # another alphabet cannot be compared
    said = " ".join(word for word, _ in words)
    if not names or said in _NOBODY or fold_letters(message.says(span)).replace(" ", "") in "".join(names):
        return []
    hits = []
    for word, where in words:
        if _fits(word, names) or word in STOP or word in _NOBODY:
            continue
        closest = max(names, key=lambda name: _likeness(word, name))
        likely = _likeness(word, closest) >= 70
        if likely == near:
            proper = next(
                (part for part in brief.recipient.name.split() if fold_letters(part).strip(".,") == closest), brief.recipient.name
            )
            hits.append((*where, proper))
    if not near and hits:
        return [(hits[0][0], hits[-1][1], brief.recipient.name)]
    return hits


_NOBODY: Final = frozenset(
    "there all everyone team folks friend sir madam both everybody sir or madam friends colleague colleagues".split()
) | {"sir or madam"}


def _latin(word: str) -> bool:
    return any("a" <= char <= "z" for char in word)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    return 100.0 * float(OSA.normalized_similarity(one, other))


def wrong_sender(message: Message, context: CheckContext) -> list[Hit]:
    """“I'm X” where X is not the sender, or a sign-off with another name."""
    brief = context.brief
    if brief is None:
        return []
    names = context.brief_index.sender
    found = [hit.span("name") for hit in _IAM.finditer(message.text)]
    slots = MARKS["slot"](message)
    if message.signoff_name:
        start, end = message.signoff_name
        line = message.text.find("\n", start, end)
        found.append((start, line if line > 0 else end))
    hits = []
    for span in found:
        words = words_of(message.says(span))
        if not words or any(a <= span[0] < b for a, b in slots):
            continue
        first = words[0]
        if not _fits(first, names) and (_is_person(message, span, brief, context.brief_index) or span == message.signoff_name):
            hits.append((*span, brief.sender.name))
    return hits


def _is_person(message: Message, span: Span, brief: Brief, known: BriefIndex) -> bool:
    words = words_of(message.says(span))
    others = known.recipient + words_of(brief.mutual)
    if words[0] in message.lexicon.words("names", "capitalised"):
        return False  # “I am Swedish”
    follows = message.text[span[1] : span[1] + 2]
    return any(word in others for word in words) or (
        words[0] not in known.words and follows[:1] in (",", ".", " ", "") and len(words[0]) > 2 and not words[0].isupper()
    )
