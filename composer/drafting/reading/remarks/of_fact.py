"""Whether a clause without subject is said of the fact: “made me …”, “works here too”, “is pinned over my desk”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person
from composer.drafting.reading.grammar.tokens import tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.remark_clauses import LIES, Opening
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

_AROUND: Final = re.compile(r"\b(?:into an?|around|upside down|on its head|inside out)\b")
_THING: Final = frozenset("is isn't has hasn't does doesn't".split())
_ARTICLES: Final = frozenset("a an one some two three".split())
_BETTER: Final = re.compile(r"\b(?:idea|better|fright|scare|reason|push|start|shock|smile|lump|chance)\b")


def is_of_fact(clause: str, opens: Opening) -> bool:
    """Whether the fact is the subject that a clause leaves out; else it is the user."""
    behind = [token.lower for token in tokens(clause)[opens.skipped + 1 :]]
    if opens.kind == "third":
        return True
    if opens.kind == "aux":
        return _auxiliary(opens.word, behind)
    if opens.kind == "predicate":
        return opens.word in table("placed") or LIES.search(clause) is not None
    if opens.kind not in ("past", "base"):
        return False
    lemmas = _lemmas(opens.word)
    after = behind[0] if behind else ""
    if after in ("me", "us"):
        return _acts_on_me(clause, lemmas, behind)
    if after in ("my", "our") and _acts_on_mine(lemmas, behind):
        return True
    if "turn" in lemmas and _AROUND.search(clause):
        return True
    if "change" in lemmas:
        return after in ("how", "what", "everything") or " ".join(behind).startswith("the way")
    return _came_out(opens.word, lemmas, after)


def _lemmas(word: str) -> frozenset[str]:
    return frozenset(item.lemma for item in word_forms().read_verb(word))


def _auxiliary(word: str, behind: Sequence[str]) -> bool:
    """“isn't perfect”, “didn't work”, “was pinned on our board”, “had us in tears”."""
    if word in _THING:
        return True
    rest = [item for item in behind if item not in table("adverbs")]
    after = rest[0] if rest else ""
    if after in table("placed"):
        return True
    if word in ("was", "were"):
        if after in ("the", "what", "why", "how", "where", "when", "exactly", "just", "like"):
            return True
        if after in ("a", "an", "my", "our"):
            head = next((item for item in rest[1:] if is_noun(item) and not is_adjective(item)), "")
            return bool(head) and not is_person(head)
    if word != "am" and _lemmas(after) & table("outcomes"):
        return not set(behind) & {"i", "me", "my", "we"}
    return word in ("had", "have", "was", "did") and after in ("me", "us")


def _acts_on_me(clause: str, lemmas: frozenset[str], behind: Sequence[str]) -> bool:
    """“made me rethink”, “got us talking”; but “bought me one”, “got me a ladder”."""
    later = behind[1] if len(behind) > 1 else ""
    if "make" in lemmas and later in _ARTICLES:
        return _BETTER.search(clause) is not None
    return not lemmas & table("own_doing") and not ("get" in lemmas and later in _ARTICLES)


def _acts_on_mine(lemmas: frozenset[str], behind: Sequence[str]) -> bool:
    """“changed my mind”, “gave my team hope”, “got our neighbours talking”."""
    if lemmas & table("acts") and set(behind[1:3]) & table("moods"):
        return True
    if lemmas & table("acts_on_others"):
        return True
    talking = any(item.form == "gerund" for word in behind[2:4] for item in word_forms().read_verb(word))
    if "make" in lemmas and len(behind) > 2:  # “made my daughter want to fly”
        return {item.form for item in word_forms().read_verb(behind[2])} >= {"base"} and len(behind) > 3
    return bool(lemmas & {"get", "have", "set", "keep"}) and talking


def _came_out(word: str, lemmas: frozenset[str], after: str) -> bool:
    """“worked”, “helped a lot”, “tasted great”; but “worked through it”, “helped in the kitchen”."""
    if not lemmas & table("outcomes"):
        return False
    if word in table("done_by_people") and after in ("in", "on", "out", "for", "at", "from", "with"):
        return False
    if "pay" in lemmas:
        return after == "off"
    if "feel" in lemmas:
        return after in table("felt_of_things")
    return not after or after in closed("conjunction") or after in table("after_outcome")
