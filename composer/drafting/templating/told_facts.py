"""Facts as one would tell them: what happened where we met in one clause, and a kindness as what one thanks for."""

from __future__ import annotations

from typing import Final

from composer.drafting.reading.grammar.content_words import lemmas_of, words_of
from composer.drafting.reading.remarks.tidy import table
from composer.lexicon import Wording
from composer.word_forms import word_forms

_MET: Final = Wording("told_facts", "met")
_DOING: Final = Wording("told_facts", "was_doing")
_THANKS: Final = Wording("told_facts", "thanked_for")
_PERFECT: Final = Wording("told_facts", "perfect")
_LONGEST_PLACE: Final = 9  # words
_DONE: Final = Wording("told_facts", "reader_did")
_FOR_ME: Final = Wording("told_facts", "for_sender")
_SHORTLY: Final = Wording("told_facts", "named_shortly")
_OWN_CLAUSE: Final = Wording("told_facts", "own_clause")


def where_we_met(fact: str) -> str:
    """A meeting and what the reader did there as one clause: “when we met at the fair, you said …”; any other fact as it is.

    What the reader is or has is true beyond the meeting, so it stays a clause of its own.
    """
    found = _MET.for_all.match(fact)
    if found is None or len(found["place"].split()) > _LONGEST_PLACE:
        return fact
    verb = found["verb"] or found["mine"]
    place = f"{found['place']} in {found['year']}" if found["year"] else found["place"]
    met = f"when we {verb} {place}, you"
    perfect = _PERFECT.for_all.match(found["did"])
    if perfect:
        told = [form.lemma for form in word_forms().read_verb(perfect["verb"]) if form.form == "participle"]
        return f"{met} {word_forms().past(told[0])} {perfect['rest']}" if told else fact
    if _DOING.for_all.match(found["did"]):
        return f"we {verb} {place}, when you {found['did']}"
    first = found["did"].split()[0].lower()
    acts = {form.lemma for form in word_forms().read_verb(first) if form.form == "past"} - {"be", "have"}
    return f"{met} {found['did']}" if acts else fact


def kindness(fact: str) -> tuple[str, str]:
    """What to thank for in “you kept the slot open for me”, as “keeping the slot open for me”, and what follows it on its own.

    Two empty texts where the reader did nothing for the sender, or more than one verb tells it.
    """
    did, _, rest = fact.partition(", and ") if _OWN_CLAUSE.for_all.search(fact) else (fact, "", "")
    found = _DONE.for_all.match(did)
    if found is None or not _FOR_ME.for_all.search(found["rest"]) or _goes_on_with_verb(found["rest"]):
        return "", ""
    lemmas = [form.lemma for form in word_forms().read_verb(found["verb"]) if form.form in ("past", "participle")]
    thanked = next((lemma for lemma in lemmas if lemma in table("thanked_for")), "")
    return (f"{word_forms().gerund(thanked)} {found['rest']}", rest) if thanked else ("", "")


def thanked_for(point: str, fact: str) -> str:
    """A fact that tells more fully what the point thanks for, as it stands behind “Thank you for”; "" where it is another thing.

    “Thank you for waiting” and “you waited for me at the stop” give “waiting for me at the stop”.
    """
    thanks, did = _THANKS.for_all.match(point), _DONE.for_all.match(fact)
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
    thanks = _THANKS.for_all.match(point)
    opened = _SHORTLY.for_all.match(thanks["what"]) if thanks else None
    return fact if thanks and opened and thanks["what"][opened.end() :] == head else ""


def _goes_on_with_verb(rest: str) -> bool:
    """Whether a second verb of the reader's follows: “my code and quoted a line of it”."""
    _, _, after = rest.partition(" and ")
    more = words_of(after)
    return " that " in rest or any(form.form == "past" for word in more for form in word_forms().read_verb(word))
