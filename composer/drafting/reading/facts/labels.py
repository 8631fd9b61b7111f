"""“Label: value” as people copy it from a form, and what stands before a colon else, said in words."""

from __future__ import annotations

import re

from composer.drafting.reading.addressing.second_person import Reader
from composer.drafting.reading.grammar.bare_verbs import verb_reading
from composer.drafting.reading.grammar.lexicon import is_adjective, is_plural, is_work, lists, pattern, words
from composer.drafting.reading.grammar.noun_heads import head_place, with_and
from composer.drafting.reading.grammar.pieces import take_apart
from composer.drafting.reading.grammar.predicates import main_verb
from composer.drafting.reading.grammar.verb_words import at


def unlabelled(text: str, reader: Reader) -> str:
    """“Location: Leeds” as “based in Leeds”; a fact that stands in quotation marks as a whole without them."""
    if re.fullmatch(r'"[a-z][^"]*"', text):
        text = text[1:-1]
    aim = pattern("aim").match(text)
    if aim and main_verb(take_apart(aim["what"])) > 0:
        return f"{aim['whose']} is that {aim['what'][0].lower()}{aim['what'][1:]}"
    told = re.match(r"^(?P<work>[^:\"]{4,60}?)\s*:\s+(?P<what>[a-z][^:\"]*)$", text)
    tallied = re.match(r"^(?P<work>[^:\"]{3,60}?)\s*:\s+(?P<what>\d[^:\"]*)$", text)
    several = tallied and (is_plural(tallied["work"].split()[0].lower()) or "," not in tallied["what"])
    if tallied and not several and _names_work(tallied["work"]):
        work = re.sub(r" (?:on|in|from) (?:his|her|their|the|my) \w+$", "", tallied["work"])
        return f"{work} of {with_and(re.sub(r', (?:0|zero) ', ', none ', tallied['what'].rstrip('. ')))}"
    if tallied and not _is_clause(tallied["work"]) and re.match(r"(?i)(?:his|her|their|the) ", tallied["work"]):
        what = re.sub(r"^(?:0|zero) ", "no ", tallied["what"].rstrip(". "))
        return f"{tallied['work']}, with {with_and(re.sub(r', (?:0|zero) ', ', no ', what))}"
    if told and _names_work(told["work"]) and _is_phrase(told["what"]):
        return f"{told['work']} {'of' if 'series' in told['work'] else 'on'} {told['what']}"
    titled = re.match(r"^(?P<title>[^:\"]{3,60}): (?P<what>(?:his|her|their) (?P<noun>[\w-]+)\b(?!.*[:,]).*)$", text)
    if titled and is_work(titled["noun"]):
        return f'{titled["what"]} "{titled["title"][0].upper()}{titled["title"][1:]}"'
    found = re.match(r"^(?P<label>[A-Za-z][a-z]*(?: [a-z]+)?)\s*[:=]\s*(?P<value>[^\s].*)$", text)
    frame = lists("labels")["labels"].get(found["label"].lower()) if found else None
    if found is None or frame is None:
        return text
    value = found["value"].strip()
    if value[:1].isdigit() and found["label"].lower() == "works":
        return text
    if frame.startswith(("likes", "loves")) or "interest in" in frame or "passion" in frame or "speaks" in frame:
        value = re.sub(r", ([^,]+)$", r" and \1", value)
    owner = {"he": "his", "they": "their"}.get(reader.pronoun, "her" if reader.pronoun else "their")
    return str(frame).replace("her ", f"{owner} ").format(value)


def _names_work(text: str) -> bool:
    """“talk at the hydrology days”, “photo series”: a noun phrase of something made, and no verb."""
    pieces = take_apart(text)
    work = at(pieces, head_place(pieces)) if head_place(pieces) >= 0 else ""
    return (is_work(work) or work == "series") and not verb_reading(pieces) and main_verb(pieces) < 1


def _is_clause(text: str) -> bool:
    pieces = take_apart(text)
    return bool(verb_reading(pieces)) or main_verb(pieces) > 0


def _is_phrase(text: str) -> bool:
    """“why wells sing”, “every bench in Malmö”: a question or a noun phrase, no sentence."""
    pieces = take_apart(text)
    first = at(pieces, 0)
    if first in words("grammar", "question_words"):
        return True
    if first in words("grammar", "pronouns") | words("grammar", "modals") | words("grammar", "negatives"):
        return False
    described = is_adjective(first) and first not in words("grammar", "determiners")
    return not described and not verb_reading(pieces) and main_verb(pieces) < 1
