"""Whether a whole letter is to one reader, though no sentence says so with “you”: by its words, and by the sender's trade.

Letters to many share a vocabulary (offers, jobs, campaigns); one that uses hardly a word of it, tells much and sells nothing was
not written for many.
"""

from __future__ import annotations

import re
from typing import Final

from composer.etiquette.document.content_words import MASS, TELLING, kinds
from composer.etiquette.document.memo import kept
from composer.etiquette.document.message import Message, Span
from composer.etiquette.matching.guarded_regex import Spotter
from composer.lexicon import Wording

# Words of letters to many for each telling word: up to the first figure a whole letter is to one reader, up to the second where
# it tells what happened, up to the third where it speaks of “the photo of …” or “footnote 12”.
SURELY_TO_ONE: Final = 0.2
TO_ONE: Final = 0.3
STILL_TO_ONE: Final = 0.45
_FEWEST_TOLD: Final = 4
_NOTHING_TOLD: Final = 9.0
_CONTENT: Final = re.compile(r"[a-z][\w'-]+")
_ONESELF: Final = Wording("structure", "of_oneself")
_SELLS: Final = Spotter("specificity", "tells_of_sale")
# “We inspect gutters …”: what a firm does for anybody.
_WE_DO: Final = Wording("actions", "we_do")
_DEFINITE: Final = Spotter("specificity", "spoken_of_as_known")
_KNOWN: Final = Spotter("specificity", "known_place", case=True)


def find_written_to_one(message: Message) -> list[Span]:
    """The body where the whole letter is to one reader, or the things in it that it speaks of as known."""
    if not message.sentences:
        return []
    share = mass_share(message)
    if share > STILL_TO_ONE or tells_of_a_trade(message):
        return []
    own = _of_the_writers_own(message)
    if not any(_speaks_to_the_reader(message, span, own) for span in message.sentences):
        return []  # a letter about the writer's own matters knows nobody
    if share <= SURELY_TO_ONE or (share <= TO_ONE and any(_tells_a_story(message, span) for span in message.sentences)):
        return [(message.sentences[0][0], message.sentences[-1][1])]
    return [hit.span() for hit in _DEFINITE.finditer(message, *message.body)] + _known_places(message, *message.body)


@kept
def _told(message: Message) -> dict[Span, tuple[list[str], bool]]:
    """Each sentence with its words, and whether it begins with the writer."""
    oneself, low = _ONESELF.of(message.lexicon), message.low
    return {span: (_CONTENT.findall(low, *span), oneself.match(low, *span) is not None) for span in message.sentences}


def _of_the_writers_own(message: Message) -> frozenset[str]:
    """The words of sentences that begin with the writer or what is theirs."""
    own = message.lexicon.words["specificity", "begins_own"]
    said: set[str] = set()
    for (start, end), (tokens, of_oneself) in _told(message).items():
        if of_oneself or (tokens and message.low[start:end].split(maxsplit=1)[0] in own):
            said.update(tokens)
    return frozenset(said)


def _known_places(message: Message, start: int, end: int) -> list[Span]:
    """Things at named places that the letter speaks of as known: “the pier at Hull”, not “the team at Acme”."""
    kind = kinds(message.lexicon)
    hits = _KNOWN.finditer(message, start, end)
    return [hit.span() for hit in hits if any(kind[word] == TELLING for word in hit["thing"].split())]


def _speaks_to_the_reader(message: Message, span: Span, own: frozenset[str]) -> bool:
    """Whether a sentence that is not about the writer names the reader beside something telling, or a thing that both know."""
    (tokens, of_oneself), words = _told(message)[span], message.lexicon.words
    if of_oneself or not tokens or tokens[0] in words["specificity", "offers_first"]:
        return False
    if _DEFINITE.search(message, *span) or _known_places(message, *span):
        return True
    kind = kinds(message.lexicon)
    return not words["specificity", "reader"].isdisjoint(tokens) and any(
        kind[word] == TELLING and word not in own for word in tokens
    )


def _tells_a_story(message: Message, span: Span) -> bool:
    """Whether a sentence says what happened: a past form that no word before it makes a state or a wish."""
    tokens, _ = _told(message)[span]
    kind = kinds(message.lexicon)
    words = message.lexicon.words
    past, idle, no_past = words["actions", "irregular"], words["actions", "idle"], words["actions", "no_past"]
    ending = message.lexicon.group["actions", "past_ending"]
    return any(
        (word in past or word.endswith(ending))
        and word not in idle
        and kind[word] != MASS
        and not (at and tokens[at - 1] in no_past)
        for at, word in enumerate(tokens)
    )


def mass_share(message: Message) -> float:
    """Words of letters to many for each telling word of the body; large where hardly anything is told.

    What the writers say they are tells nothing of the reader.
    """
    of_others: set[str] = set()
    of_oneself: set[str] = set()
    for tokens, itself in _told(message).values():
        (of_oneself if itself else of_others).update(tokens)
    kind = kinds(message.lexicon)
    telling = [kind[word] for word in of_others].count(TELLING)
    if telling < _FEWEST_TOLD:
        return _NOTHING_TOLD
    return ([kind[word] for word in of_others | of_oneself].count(MASS) + 1) / (telling + 1)


def tells_of_a_trade(message: Message) -> bool:
    """Whether the writer says what they sell, or what they do for anybody."""
    if _SELLS.search(message, *message.body):
        return True
    trades = (_WE_DO.of(message.lexicon).match(message.low, *span) for span in message.sentences)
    return any(trade and not trade["verb"].endswith(message.lexicon.group["actions", "past_ending"]) for trade in trades)
