"""The form of a detail that is no clause: a noun phrase after “What struck me most was”, or what joins its fact by a mark.

A tail joins with a comma (“signed by you in capitals”, “with no fans”), a gloss with a colon (“no mirror until you are done”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from composer.drafting.reading.grammar.clauses import finite_verb
from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, is_person, is_plural, kind, singular
from composer.drafting.reading.grammar.tokens import Token, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.remark_clauses import VERBS, Opening, opening
from composer.drafting.reading.remarks.remark_verbs import is_clause
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

Phrasing = Literal["", "noun", "tail", "gloss"]

_SAID: Final = re.compile(
    r"(?P<core>.+?),? (?P<by>(?:he|she|they|you|[A-Z][\w.-]+|(?:my|our|the) [a-z]+) "
    r"(?:said|says|told me|told us|called it|writes|wrote|swears|swore)|I think|I believe|I guess|I hear|if I remember)$"
)
_PLACE_IN_WORK: Final = re.compile(
    r"^(?:(?:the|that|this|his|her|their|your|one|a|an|every) )?(?:[\w'-]+ ){0,2}"
    r"(?:part|bit|line|page|chapter|passage|paragraph|scene|moment|minute|section|slide|photo|picture|drawing|story|episode|point|"
    r"place|spot|corner|day|night|morning|evening|time|song|verse|sentence|shot|step|stage|table|footnote|box|way|shelf)"
    r" (?:\d+ )?(?:where|when|in which|on which|why|with|about|of)\b",
    re.IGNORECASE,
)
# “the idea to put the benches face to face”
_TO_DO: Final = re.compile(
    r"^(?:the|that|this|his|her|their|your) (?:[\w-]+ ){0,2}"
    r"(?:idea|way|trick|decision|plan|habit|choice|rule|attempt|wish|promise|offer|courage|patience|advice|invitation) "
    r"(?:not )?to (?!me\b|us\b)[a-z]+",
    re.IGNORECASE,
)
# “the bit about the clock made me laugh”
_ACTS_ON_ME: Final = re.compile(
    r"^(?:the|that|this|his|her|your|its) .*\w (?:made|makes|got|kept|left|reminded|helped|cost|gave) (?:me|us)\b"
)
_AND_I: Final = re.compile(r",? (?:and|but) (?:I|we|it|my|our)\b")
_ALWAYS_ONE: Final = frozenset("a an one every each another this that".split())
_UNTIL: Final = re.compile(r",? (?:until|till|unless|when|while|before|after|because|if|since|so that)\b")
_NOTHING: Final = frozenset("no not nothing nobody none zero never hardly barely".split())
_OF_THEM: Final = re.compile(r"^(?:[\w-]+|not one|only [\w-]+|more than [\w-]+) of (?:them|those|which|whom)\b")
THEN_CLAUSE: Final = re.compile(r", (?=(?:he|she|they|I|we|it) \w+)")
_QUOTED_END: Final = re.compile(r"(?:,|:)? “[^”]*”$")
_SHORT: Final = 3  # words of “nothing wasted”
# “day 11, when it dies and you feed it dates”
_THEN_WHEN: Final = re.compile(r"(?P<what>[^,]+), (?:when|where|in which|on which|at which|who|which) ")
_PAGE: Final = re.compile(
    r"^(?:p|pp|day|night|week|round|game|lesson|letter|minute|volume|ch|fig|no|ep|page|chapter|figure|episode|track|verse|scene|slide|step|part|side|act|"
    r"line|rule|item|question|paragraph|row|seat)\.? ?\d+\b", re.IGNORECASE
)
_QUOTE_FIRST: Final = re.compile(r"“[^”]*”(?P<rest>(?: [^,.;:]*)?)$")
_EACH: Final = frozenset("each all both half most every".split())
_HYPHENATED: Final = re.compile(r"^(\w+) (?:by|after|for|to) \1\b")


@dataclass(frozen=True, slots=True)
class Attributed:
    """A detail and, where it ends with one, who said it (“she says”)."""

    core: str
    by: str = ""

    @property
    def text(self) -> str:
        """The whole with its comma."""
        return f"{self.core}, {self.by}" if self.by else self.core


def attributed(text: str) -> Attributed:
    """“no fans at all Jerzy says” taken apart; a clause such as “that is what he said” stays whole."""
    found = _SAID.match(text)
    if found is None:
        return Attributed(text)
    core = found["core"]
    last = core.split(" ")[-1].lower()
    opens = core.split(" ")[0].lower() in ("what", "how", "why", "that", "as", "the", "like", "something", "everything", "all")
    joins = last in closed("conjunction", "preposition", "relative", "subordinator") | {"what", "as", "the", "a", "things"}
    if joins or (opens and not is_clause(core)):
        return Attributed(text)
    return Attributed(core, found["by"])


def has_own_verb(text: str) -> bool:
    """Whether a text that opens with “every text”, “a goat” goes on with its verb: “every text ends with …”."""
    found = tokens(text)
    if len(found) < 3 or found[0].lower not in _ALWAYS_ONE or not is_noun(found[1].lower):
        return False
    if found[1].lower in word_forms().singulars and found[1].lower not in word_forms().plurals:
        return False
    forms = {item.form for item in word_forms().read_verb(found[2].lower)}
    return "third" in forms and (len(found) == 3 or _may_follow_verb(found[3]))


def _may_follow_verb(token: Token) -> bool:
    return not token.is_word or token.lower in closed(
        "preposition", "determiner", "possessive", "object_pronoun", "particle", "adverb", "question_word"
    ) | {"to", "that", "up", "out"}


def phrasing(text: str, opens: Opening) -> Phrasing:
    """How a detail is said that is no clause; "" for a clause, or for what tells of the user."""
    words = [word.lower() for word in text.split(" ")]
    if has_own_verb(text):
        return ""
    if _is_note(text):
        return "gloss"
    if _ACTS_ON_ME.search(text):
        return ""
    if len(words) > 2 and words[1] == "like" and is_plural(words[0]) and is_noun(words[0]) and words[0] not in table("appears"):
        return "tail"  # “colours like wet slate”
    if words[0] in table("made_of") and len(words) > 2 and words[1] in ("from", "of", "by", "with", "out", "on", "in"):
        return "tail"  # “made from two old doors”
    if _names_a_thing(text, words, opens):
        return "noun"
    if _is_counted_out(text):
        return "gloss"
    if words[0] in _NOTHING and not (len(words) > 1 and words[1] in ("only", "just")):
        return _of_nothing(text)
    if _hangs_on(text, words, opens):
        return "tail"
    return "" if is_clause(text) else _fragment(text, words, opens)


def _names_a_thing(text: str, words: Sequence[str], opens: Opening) -> bool:
    """A quotation, a place in a work, a plural that is hardly a verb, or a thing with a clause of one's own behind it."""
    quoted = _QUOTE_FIRST.match(text)
    if quoted and (not quoted["rest"] or quoted["rest"].split()[0] in closed("preposition")):
        return True
    if (_PLACE_IN_WORK.match(text) and opens.kind not in VERBS) or _are_things(text) or _TO_DO.match(text):
        return True
    if _PAGE.match(text) and not finite_verb(tokens(text.partition(",")[0])):
        return True
    doing = len(words) > 2 and is_plural(words[0]) and is_noun(words[0]) and words[1].endswith("ing")
    if doing and any(item.form == "gerund" for item in word_forms().read_verb(words[1])):
        return True  # “meters running in a freezer”
    then = _THEN_WHEN.match(text)
    if then and not finite_verb(tokens(then["what"])):
        return True
    cut = _AND_I.split(text)[0]
    is_thing = _has_relative(cut) or (opening(cut).kind == "noun" and not is_clause(cut))
    return cut != text and is_thing and words[0] not in _NOTHING


def _is_counted_out(text: str) -> bool:
    """“twelve square metres and she feeds a monk with it”."""
    counted, _, told = text.partition(" and ")
    loose = is_counted(text) or opening(counted).kind == "fragment" or tokens(counted)[0].tag.startswith("AJC")
    return loose and bool(told) and not is_clause(counted) and is_clause(told) and len(counted.split()) > 1


def _is_note(text: str) -> bool:
    """“bricks from the school, mortar from the river, bread from everybody”; “Doris”: said behind a colon."""
    pieces = text.split(", ")
    first = tokens(pieces[0])[0]
    bare = first.lower not in closed("determiner", "possessive", "quantity") and first.text[0] != "“"
    if len(pieces) > 2 and bare and all(opening(piece).kind == "noun" and not is_clause(piece) for piece in pieces):
        return True
    if re.search(r", (?:everyone|everybody|all of them)$", text) and not is_clause(text):
        return True
    return " " not in text and first.is_name


def _hangs_on(text: str, words: Sequence[str], opens: Opening) -> bool:
    """“with both doors open”, “43 of them dry”, “each in the colour of its boat, she asked the owners”."""
    if words[0] in ("with", "without") and not is_clause(text.partition(", ")[2]):
        return True
    cut = THEN_CLAUSE.split(text)[0]
    if words[0] in _EACH and cut != text and phrasing(cut, opens) == "tail":
        return True
    if is_clause(text):
        return False
    placed = len(words) > 1 and words[1] in closed("preposition") | {"one"}
    return bool(_OF_THEM.match(text)) or (words[0] in _EACH and placed)


def _are_things(text: str) -> bool:
    """“prices next to every item”: a plural that is a verb, too, but hardly one with these words behind it."""
    found = tokens(text)
    if len(found) < 3 or found[0].tag != "NN2" or not is_noun(found[0].lower):
        return False
    beside = found[1].lower in ("next", "behind", "beside", "inside", "between", "under")
    return beside or ("N" in kind(singular(found[0].lower)) and found[1].lower in closed("preposition") - {"to", "about", "with"})


def _of_nothing(text: str) -> Phrasing:
    """“no mirror until he is done”, “not a single nail”: what is not there has no verb of its own."""
    main = _UNTIL.split(text)[0]
    found = tokens(main)
    if found[0].lower in ("nobody", "never") and len(found) > 1:
        return ""
    if _is_done(found[-1].lower) and len(found) <= _SHORT:  # “nothing wasted”
        return "gloss"
    return "" if finite_verb(found) else "gloss"


def _is_done(word: str) -> bool:
    return any(item.form == "participle" for item in word_forms().read_verb(word))


def _has_relative(text: str) -> bool:
    """“old nets that are curtains now”: a noun, and a clause about it that ends the text."""
    found = tokens(text)
    place = next((place for place, token in enumerate(found) if place and token.lower in ("that", "which", "who")), 0)
    head = found[:place]
    return bool(head) and is_noun(head[-1].lower) and finite_verb(head) is None and finite_verb(found[place + 1 :]) in (0, 1)


def _fragment(text: str, words: list[str], opens: Opening) -> Phrasing:
    first = words[0].rstrip(",")
    if first in ("i", "my", "we", "our") or set(words) & {"me", "us"}:
        return "" if opens.kind != "noun" else "noun"
    if opens.kind == "wh":
        return "noun"
    if _is_by_hand(words):
        return "tail"
    if first in closed("preposition") and opens.kind in ("predicate", "fragment", "noun") and first not in ("like", "about"):
        return "tail"
    if _HYPHENATED.match(text):
        return "tail"
    joined = text.partition(" and ")[2]
    if joined and opens.kind == "noun" and opening(joined).kind == "predicate":
        return "tail"  # “half a tone under and proud of it”
    if opens.kind == "noun":
        return "noun" if _is_thing(text) else "gloss"
    if opens.kind in ("fragment", "predicate") and _QUOTED_END.search(text) and is_noun(first):
        return "noun"
    if opens.kind in ("fragment", "participle"):
        return "tail" if _is_manner(first) or opens.kind == "participle" else "gloss"
    return ""


def _is_by_hand(words: list[str]) -> bool:
    """“sewn by the patients”, “signed by her in capitals”, “drawn in chalk”: a participle and what it was done by."""
    place = 1 if len(words) > 2 and words[0] in table("adverbs") | {"all", "half", "mostly", "partly"} else 0
    if len(words) < place + 2:
        return False
    forms = {item.form for item in word_forms().read_verb(words[place])}
    if "participle" not in forms or "base" in forms:
        return False
    after = words[place + 1]
    if after == "by" and words[place] not in ("gone", "come", "passed"):
        return True
    return "past" not in forms and after in closed("preposition") and words[place] not in table("predicates") | {"been", "seen"}


def _is_manner(word: str) -> bool:
    """“politely”, “always”, “so”, “two sizes too big”: how something was done or was."""
    return word.endswith("ly") or word in table("adverbs") | {"so", "too", "very", "such", "as", "all"} or is_adjective(word)


def is_page(text: str) -> bool:
    """Whether a text opens with a numbered place of a work: “chapter 3”, “p. 88”."""
    return _PAGE.match(text) is not None


def is_counted(text: str) -> bool:
    """Whether a phrase opens with a number: “three columns, one of which is only the weather”."""
    first = tokens(text)[0]
    return (first.tag == "CRD" or first.text[0].isdigit()) and first.lower != "one"


def _is_thing(text: str) -> bool:
    """Whether a noun phrase names one thing that may strike somebody; “tinned pears again and again” is rather a note."""
    head = re.split(r"[,:;(“]", text)[0].rstrip()
    found = tokens(head)
    last = found[-1].lower if found else ""
    if is_counted(text):
        return False
    if found and found[0].lower in closed("determiner", "possessive", "quantity", "question_word"):
        return True
    if ", " in text and not (_QUOTED_END.search(text) or is_person(last)) and found and found[0].is_name:
        return False  # “Bertram, wheelie bins”
    if found and (found[-1].tag.startswith("AJ") or (len(found) == 2 and is_adjective(last) and found[0].tag == "NN1")):
        return False  # “tone deaf, all of them”
    return not re.search(r"\b(?:again|still|always|too|only|everywhere|each|apiece|first|last)$", head)
