"""Details in note form said as clauses: “every seam same width” is “every seam has the same width”."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_plural, singular
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.remarks.remark_verbs import is_clause
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

_ALL: Final = re.compile(
    r"^(?P<all>every|each|all|both|most|half the|almost all|nearly all|almost every|nearly every) (?P<rest>.+)$", re.IGNORECASE
)
# What a thing has: “same width”, “a different label”, “its own name”, “no glue”.
_HAD: Final = re.compile(
    r"(?P<which>the same|same|an? different|different|its own|his own|her own|their own|no) (?P<what>[a-z-]+)\b"
)
_STATE: Final = re.compile(r" (?:always|never|still) (?:open|empty|clean|dry|warm|cool|clear)$")  # these are verbs, too
_CUT: Final = re.compile(r" (?:cut|set|put|cast|split|shut|read|spread|hung|built|bound) (?:to|from|in|by|with|of|out|into|on)\b")
_WHERE: Final = re.compile(r"(?:always |never |still |all )?(?:under|over|below|above|without) ")
_ADVERBS: Final = frozenset("always never still also only just almost all very so too really quite perfectly".split())
_BY: Final = frozenset("to from in by with of out into on at for".split())
_MOST: Final = 3  # words before the noun of which it is said


def with_verb(text: str) -> str:
    """A detail that says of every one of some things how it is, with the verb that was left out; any other text as it is."""
    found = _ALL.match(text)
    single = found is not None and found["all"].lower() in ("every", "each") and _CUT.search(text)
    if found is None or (is_clause(text) and not single and not _HAD.search(text) and not _STATE.search(text)):
        return text
    words = found["rest"].split(" ")
    for end in range(1, min(_MOST, len(words) - 1) + 1):
        noun, rest = words[end - 1], " ".join(words[end:])
        if not is_noun(noun.lower()) or not _agrees(found["all"].lower(), noun.lower()):
            continue
        verb = _verb(rest, several=found["all"].lower().rpartition(" ")[2] not in ("every", "each"))
        if verb:
            return f"{found['all']} {' '.join(words[:end])} {verb}"
    return text


def _agrees(every: str, noun: str) -> bool:
    return (is_plural(noun) and singular(noun) != noun) != (every.rpartition(" ")[2] in ("every", "each"))


def _verb(rest: str, *, several: bool) -> str:
    """What is said of the things with its verb; "" where the words go on with something else."""
    had = _HAD.match(rest)
    if had and is_noun(had["what"]):
        which = {"same": "the same"}.get(had["which"], had["which"])
        which = "a different" if which == "different" and not is_plural(had["what"]) else which
        return f"{'have' if several else 'has'} {which}{rest[had.end('which') :]}"
    words = tokens(rest)
    first = next((token for token in words if token.lower not in _ADVERBS), None)
    if first is None or not first.is_word:
        return ""
    after = words[words.index(first) + 1] if first is not words[-1] else None
    forms = {item.form for item in word_forms().read_verb(first.lower)}
    done = "participle" in forms and ("base" not in forms or (not several and after is not None and after.lower in _BY))
    plain = first.lower in table("states") or (is_adjective(first.lower) and (after is None or not is_noun(first.lower)))
    if (done or plain) and (after is None or not after.is_word or not is_noun(after.lower)):
        over = first.lower in table("over_then")
        return f"{('were' if several else 'was') if over else ('are' if several else 'is')} {rest}"
    return f"{'are' if several else 'is'} {rest}" if _WHERE.match(rest) else ""
