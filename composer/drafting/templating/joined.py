"""Facts as one would tell them: what happened where we met in one clause, and a kindness as what one thanks for."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.remarks.tidy import table
from composer.word_forms import word_forms

_MET: Final = re.compile(
    r"^(?:(?:in (?P<year>\d{4}) )?we (?P<verb>met|spoke|talked)|I (?P<mine>met) you) "
    r"(?P<place>(?:at|in|on|during|after) [^,;:.]+), and you (?P<did>.+)$"
)
_DOING: Final = re.compile(r"^were (?:just )?(?!being\b)\w+ing\b")
_THANKS: Final = re.compile(r"^Thank you (?:so much |very much )?for (?P<what>[^.!?;:,]+)[.!]$")
_PERFECT: Final = re.compile(r"^(?:have|had) (?!had\b|been\b)(?P<verb>\w+) (?P<rest>.+)$")
_LONGEST_PLACE: Final = 9  # words
_DONE: Final = re.compile(r"^you (?:have |had |have already |already )?(?P<verb>\w+) (?P<rest>[^.;:?!“\"]+)$")
_FOR_ME: Final = re.compile(r"^(?:my|our) |\b(?:me|us)\b")
_OWN_CLAUSE: Final = re.compile(r", and (?=(?:I|we|my|our) )")


def where_we_met(fact: str) -> str:
    """A meeting and what the reader did there as one clause: “when we met at the fair, you said …”; any other fact as it is.

    What the reader is or has is true beyond the meeting, so it stays a clause of its own.
    """
    found = _MET.match(fact)
    if found is None or len(found["place"].split()) > _LONGEST_PLACE:
        return fact
    verb = found["verb"] or found["mine"]
    place = f"{found['place']} in {found['year']}" if found["year"] else found["place"]
    met = f"when we {verb} {place}, you"
    perfect = _PERFECT.match(found["did"])
    if perfect:
        told = [form.lemma for form in word_forms().read_verb(perfect["verb"]) if form.form == "participle"]
        return f"{met} {word_forms().past(told[0])} {perfect['rest']}" if told else fact
    if _DOING.match(found["did"]):
        return f"we {verb} {place}, when you {found['did']}"
    first = found["did"].split()[0].lower()
    acts = {form.lemma for form in word_forms().read_verb(first) if form.form == "past"} - {"be", "have"}
    return f"{met} {found['did']}" if acts else fact


def kindness(fact: str) -> tuple[str, str]:
    """What to thank for in “you kept the slot open for me”, as “keeping the slot open for me”, and what follows it on its own.

    Two empty texts where the reader did nothing for the sender, or more than one verb tells it.
    """
    did, _, rest = fact.partition(", and ") if _OWN_CLAUSE.search(fact) else (fact, "", "")
    found = _DONE.match(did)
    if found is None or not _FOR_ME.search(found["rest"]) or _goes_on_with_verb(found["rest"]):
        return "", ""
    lemmas = [form.lemma for form in word_forms().read_verb(found["verb"]) if form.form in ("past", "participle")]
    thanked = next((lemma for lemma in lemmas if lemma in table("thanked_for")), "")
    return (f"{word_forms().gerund(thanked)} {found['rest']}", rest) if thanked else ("", "")


def thanked_for(point: str, fact: str) -> str:
    """A fact that tells more fully what the point thanks for, as it stands behind “Thank you for”; "" where it is another thing.

    “Thank you for waiting” and “you waited for me at the stop” give “waiting for me at the stop”.
    """
    thanks, did = _THANKS.match(point), _DONE.match(fact)
    if thanks is None or did is None or " that " in did["rest"]:
        return ""
    forms = word_forms()
    verb, _, what = thanks["what"].partition(" ")
    if not lemmas_of(what) <= lemmas_of(did["rest"]):
        return ""
    lemmas = [form.lemma for form in forms.read_verb(did["verb"]) if form.form in ("past", "participle")]
    if not any(forms.gerund(lemma) == verb for lemma in lemmas) or _goes_on_with_verb(did["rest"]):
        return ""
    return f"{verb} {did['rest']}"


def thanked_by_name(point: str, fact: str, head: str) -> str:
    """A thing by its whole name, where the point thanks for it in short: “the lecture”, “your lecture ‘A door is a promise’”."""
    thanks = _THANKS.match(point)
    return fact if thanks and re.fullmatch(rf"(?:the|your|that) {re.escape(head)}", thanks["what"]) else ""


def _goes_on_with_verb(rest: str) -> bool:
    """Whether a second verb of the reader's follows: “my code and quoted a line of it”."""
    _, _, after = rest.partition(" and ")
    more = words_of(after)
    return " that " in rest or any(form.form == "past" for word in more for form in word_forms().read_verb(word))
