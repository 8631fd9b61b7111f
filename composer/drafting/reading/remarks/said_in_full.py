"""Remarks said in full: the subject that was left out put in, and the clauses of a remark joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading.grammar.lexicon import is_adjective, is_noun, words
from composer.drafting.reading.grammar.tokens import Token, capital, lower_first, tokens
from composer.drafting.reading.grammar.word_classes import closed
from composer.drafting.reading.remarks.remark_clauses import Opening, opening, split_clauses
from composer.drafting.reading.remarks.tidy import sentences, table
from composer.word_forms import word_forms

_OURSELVES: Final = re.compile(r"\b(?:all of us|ourselves|(?:two|three|four|both) of us)\b|^(?:both|all) \w+ed\b", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"\bsince (?!the\b.*\b(?:is|are|was|were)\b)(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|then|christmas|easter|spring|summer|autumn|winter|school|\d)",
    re.IGNORECASE,
)
_SAME: Final = {"run": "run", "come": "come", "become": "become", "overcome": "overcome"}
_ORDINAL: Final = re.compile(
    r"^(?:the )?(?:first|second|third|last|final|best|worst|biggest|only|same)\b(?! (?:night|week|month|year|winter|summer|"
    r"spring|autumn|time|of|one of|but not|"
    r"\d+|two|three|four|five|six|a|an|in|on|at|after|when|if|because|then|half|some)\b)", re.IGNORECASE
)
_MY_FIRST: Final = re.compile(
    r"^(?P<first>(?:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th) (?:[\w-]+ )?"
    r"(?:season|year|winter|summer|spring|autumn|term|week|month|day|job|time|try|attempt|shift|harvest|exhibition|show|book"
    r"|film|winter|baby|class))\b",
    re.IGNORECASE,
)
_LAST_YEAR: Final = re.compile(
    r"^last (?:season|year|winter|summer|spring|autumn|term|week|month|time),? (?:I|we|you|he|she|it|they|my|our|the|a|an"
    r"|nobody|somebody|\w+ed|lost|had|was|were|"
    r"found|got|sold|bought|built|broke|went|came|left|quit|met|saw|did|began|won|made|took|gave|fell)\b", re.IGNORECASE
)
NOTHING_HAD: Final = re.compile(r"no (?:idea|clue|time|money|experience|budget|space|room|patience)\b", re.IGNORECASE)
_WITH_BE: Final = frozenset(["gerund", "predicate"])
_SO_NOT: Final = re.compile(r"(?<=[\w,] )(?P<join>so|but) (?=(?:not|still not|now not) (?:\w+ing|sure|able|allowed|ready)\b)")
_SO_ONLY: Final = re.compile(r"(?<=[\w,] )so only (?=\w+(?: \w+)?$)")
_SO_CAN: Final = re.compile(
    r"(?<=[\w,] )(?P<join>so|but) (?=(?:can't|cannot|can|don't|didn't|couldn't|won't|haven't|need|want|have to|must) )"
)
_SO_AM: Final = re.compile(
    r"(?<=[\w,] )so (?=(?:up|out|away|off|on|in|behind|tired|busy|late|back|alone|awake|short|stuck)\b|(?P<doing>[a-z]+ing)\b)"
)
_LONG: Final = 130


@dataclass(frozen=True, slots=True)
class Part:
    """A clause with its subject: `who` is I, it, you or other; “I=” with a form of be, “I+” with what is not shared."""

    text: str
    who: str
    elided: bool  # the subject was put in
    bare: str  # as typed, without that subject


def paragraphs(text: str, subject: Callable[[str, Opening, str], Part]) -> str:
    """Every sentence of a remark with its subjects; capital at the start of all but the first, no stop at the end."""
    out: list[str] = []
    before = ""
    for sentence in sentences(text):
        parts: list[Part] = []
        for clause in split_clauses(sentence):
            part = subject(clause, opening(clause), parts[-1].who if parts else before)
            parts.append(part)
        before = parts[-1].who if parts else before
        out.append(joined(parts))
    said = [capital(item) if place else item for place, item in enumerate(out) if item]
    return " ".join(item if place == len(said) - 1 or item.endswith("?") else f"{item}." for place, item in enumerate(said))


def with_later_subject(text: str, who: str) -> str:
    """“closing in June so not selling anything”: the user again behind “so” and “but”, where nobody is said."""
    be = {"I": "I'm", "we": "we're"}.get(who)
    if be is None:
        return text

    def again(sentence: str) -> str:
        if re.match(rf"(?:{who}|My|Our|my|our)\b", sentence):
            sentence = _SO_AM.sub(lambda found: f"so {be} " if _is_doing(found["doing"]) else found.group(), sentence)
        if not re.match(rf"{who}\b", sentence):
            return sentence
        sentence = _SO_ONLY.sub(f"so {who} only have ", sentence)
        return _SO_NOT.sub(rf"\g<join> {be} ", _SO_CAN.sub(rf"\g<join> {who} ", sentence))

    return " ".join(again(sentence) for sentence in re.split(r"(?<=[.!?]) ", text))


def _is_doing(word: str | None) -> bool:
    """Whether “so” is followed by a state, or by a verb in -ing and not by a noun (“so nothing”)."""
    return word is None or any(item.form == "gerund" for item in word_forms().read_verb(word))


def joined(parts: Sequence[Part]) -> str:
    """The clauses of one sentence: those of one subject as a list, others with “, and” where short, else as sentences."""
    groups: list[list[Part]] = []
    for part in parts:
        if groups and _shares(groups[-1][0], part):
            groups[-1].append(part)
        else:
            groups.append([part])
    said = [_listed(group) for group in groups]
    if len(said) == 2 and groups[0][0].who == groups[1][0].who == "you" and re.search(r"n't\b|\b(?:not|never|no)\b", said[0]):
        return f"{said[0]}, {said[1]}"
    if len(said) == 2 and _may_be_one(groups[0][-1], groups[1][0], said):
        return f"{said[0]}, and {said[1]}"
    return ". ".join(item if not place else capital(item) for place, item in enumerate(said))


def _shares(first: Part, later: Part) -> bool:
    return later.elided and later.who.replace("=", "+") == first.who.replace("=", "+") and not later.bare.endswith("?")


def _listed(group: Sequence[Part]) -> str:
    if len(group) == 1:
        return group[0].text
    said = [group[0].text, *(part.bare for part in group[1:])]
    if any(re.search(r" and |, ", item) for item in said[:-1]) and len(said) == 2:
        return f"{said[0]}, and {said[1]}"
    last = said[-1] if re.match(r"(?:and|but|then) ", said[-1]) else f"and {said[-1]}"
    return f"{', '.join(said[:-1])} {last}"


def _may_be_one(left: Part, right: Part, said: Sequence[str]) -> bool:
    if len(said[0]) + len(said[1]) > _LONG or said[1].endswith("?") or right.who == "verdict":
        return False
    pronoun = re.match(r"(?:I|we|you|he|she|it|they|there|that|this|nobody|everybody|everyone)(?:'\w+)?\b", said[1])
    return pronoun is not None and not re.search(r", (?:sorry|honestly)$", said[0]) and left.who != "verdict"


def with_subject(clause: str, opens: Opening, who: str) -> str:
    """The clause with “I”, “we”, “it” or “you” in front, in the form that its verb needs."""
    be = {"I": "I'm", "we": "we're", "it": "it's", "you": "you're"}[who]
    have = {"I": "I've", "we": "we've", "it": "it has", "you": "you've"}[who]
    if NOTHING_HAD.match(clause) and who != "it":
        return f"{who} have {lower_first(clause)}"
    clause = lower_first(clause)
    if (
        re.match(r"(?:just )?(?:made redundant|laid off|promoted|nominated|selected|shortlisted|diagnosed)\b", clause)
        and who == "I"
    ):
        return f"I was {clause}"
    if opens.kind in _WITH_BE and who in ("I", "we") and (_SINCE.search(clause) or clause.endswith(" since")):
        return f"{have} been {clause}"
    if opens.kind in _WITH_BE:
        return f"{be} {clause}"
    if opens.kind == "participle":
        return f"{have} {clause}" if opens.word in ("been",) or who != "it" else f"{be} {clause}"
    if opens.kind == "aux":
        return _with_auxiliary(clause, opens, who)
    if opens.kind in ("third", "base") and _SINCE.search(clause) and not re.search(r" (?:and|but) ", clause):
        words = clause.split(" ")
        found = next(item for item in word_forms().read_verb(words[opens.skipped].lower()) if item.form in ("third", "base"))
        words[opens.skipped] = _SAME.get(found.lemma) or word_forms().participle(found.lemma)
        return f"{have} {' '.join(words)}"
    if (
        opens.kind in ("past", "base")
        and who in ("I", "we")
        and (_SINCE.search(clause) or clause.endswith(" since") or re.match(r"never \w+ (?:.* )?(?:so|such|before)\b", clause))
    ):
        words = clause.split(" ")
        words[opens.skipped] = _participle(words[opens.skipped])
        return f"{have} {' '.join(words)}"
    return f"{who} {clause}"


def _participle(verb: str) -> str:
    found = next((item for item in word_forms().read_verb(verb.lower()) if item.form == "past"), None)
    return (
        word_forms().participle(found.lemma)
        if found and not any(item.form == "participle" for item in word_forms().read_verb(verb.lower()))
        else verb
    )


def _with_auxiliary(clause: str, opens: Opening, who: str) -> str:
    agree = {
        "I": {"are": "am", "is": "am", "were": "was", "has": "have", "does": "do"},
        "it": {"are": "is", "were": "was", "have": "has", "do": "does", "don't": "doesn't", "haven't": "hasn't"},
    }
    words = clause.split(" ")
    verb = words[opens.skipped] if opens.skipped < len(words) else ""
    said = agree.get(who, {}).get(verb)
    if said is not None and who == "it":
        words[opens.skipped] = said
    return f"{who} {' '.join(words)}"


def speaker(text: str) -> str:
    """“we” where the text says so (“all of us”, “we …” later on), else “I”."""
    if _OURSELVES.search(text) or (
        re.search(r"\b(?:we|we're|we've)\b", text, re.IGNORECASE) and not re.search(r"\bI\b|\b(?:me|my)\b", text)
    ):
        return "we"
    return "I"


def with_article(clause: str) -> str:
    """“first metre is done” → “the first metre is done”; a subject that names one thing gets its article, too."""
    if (_ORDINAL.match(clause) or _is_superlative(clause)) and not clause.lower().startswith("the "):
        return f"the {lower_first(clause).replace(' in class ', ' in the class ', 1)}"
    found = tokens(clause)
    if len(found) < 2 or (
        found[0].is_name and found[0].text[0].isupper() and found[0].text[1:].islower() and not is_noun(found[0].lower)
    ):
        return clause
    head = found[0].lower
    forms = word_forms()
    if head in words("nouns", "kin") and head not in forms.singulars and "third" in _forms(found[1].lower):
        return f"my {clause}"
    if head not in forms.plurals or head in forms.singulars or head in table("stuff") | closed(
        "nominative", "determiner", "adverb", "quantity"
    ) | {"mine", "ours", "yours", "hers", "theirs"}:
        return clause
    copula = found[1].lower in ("is", "was", "isn't", "wasn't", "has", "hasn't") and not is_adjective(head)
    return f"the {clause}" if copula or _acts(found) else clause


def _is_superlative(clause: str) -> bool:
    """“youngest in class is 17”, “oldest member sings bass”."""
    word = clause.split(" ", 1)[0].lower()
    stems = (word[:-3], word[:-2], word[:-4], f"{word[:-4]}y")
    adjectives = word_forms().adjectives
    return word.endswith("est") and any(stem in adjectives and adjectives[stem][1] == word for stem in stems)


def _acts(found: Sequence[Token]) -> bool:
    """“council wants every tree counted”: a verb in the third person behind the first word."""
    if "third" not in _forms(found[1].lower):
        return False
    follow = closed("determiner", "quantity", "possessive") | {"to"}
    return not is_noun(found[1].lower) or (len(found) > 2 and found[2].lower in follow)


def _forms(word: str) -> frozenset[str]:
    return frozenset(item.form for item in word_forms().read_verb(word))


def my_first(clause: str, text: str) -> str:
    """“first season here” → “it's my first season here”; "" where it is no such phrase."""
    if not _MY_FIRST.match(clause) or _LAST_YEAR.match(clause):
        return ""
    if re.match(r"\W*of\b", clause[len(_MY_FIRST.match(clause).group()) :]):  # type: ignore[union-attr]
        return f"it's the {lower_first(clause)}"
    if re.search(r"\b(?:my|our)\b(?! own\b)", re.split(r",| and | but ", clause)[0]):
        return f"it's the {lower_first(clause)}"
    owner = "our" if re.search(r"\b(?:our|us|we)\b", text, re.IGNORECASE) and not re.search(r"\b(?:my|me|I)\b", text) else "my"
    return f"it's {owner} {lower_first(clause)}"
