"""What stands in brackets behind a noun or a post: “(2022)”, “(ret.)”, “(a lighter ladder)”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from composer.drafting.reading.grammar.gazetteer import is_proper
from composer.drafting.reading.grammar.lexicon import is_word, pattern, words
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart


def with_aside(pieces: Sequence[Piece]) -> list[Piece]:
    """“his patent (a lighter ladder)” with a comma; “(2022)” as “from 2022”."""
    text = put_together(pieces)
    won = pattern("won_at").match(text)
    if won:
        the = "" if re.match(r"(?i)the ", won["where"]) or not pattern("needs_the").search(won["where"]) else "the "
        return take_apart(f"{won['what']} at {the}{won['where']}")
    found = re.match(r"^(?P<core>[^()]+?)\s*\((?P<aside>[^()]+)\)\s*(?P<rest>[^()]*)$", text)
    if not found:
        return list(pieces)
    core, aside, rest = found["core"], found["aside"].strip(), found["rest"].strip()
    if rest and not re.match(r"[,.]", rest):
        return take_apart(f"{core} {rest}")
    if re.fullmatch(r"(?:19|20)\d\d", aside):
        return take_apart(f"{core} from {aside}")
    if re.fullmatch(r"(?:[A-Z][a-z]+ )?(?:\d{1,2} )?[A-Z]?[a-z]* ?(?:19|20)\d\d", aside):
        return take_apart(f"{core} in {aside}")
    if re.match(r"(?:for|in|at|with|from|on|about|by|near|under|of|to|since|until)\b", aside):
        return take_apart(f"{core} {aside}")
    if re.match(r"(?:a|an|the|his|her|their|about|now|still|also|with)\b", aside):
        return take_apart(f"{core}, {aside}")
    if re.fullmatch(r"[A-Z][\w'-]+(?:,? [A-Z][\w'-]+)*", aside) and not aside.isupper():
        return take_apart(f"{core} in {aside}")
    return take_apart(core)


def clean_tail(rest: list[Piece]) -> list[Piece]:
    """What stands in brackets behind a clause, said or left out."""
    text = put_together(rest)
    if "(" in text:
        return take_apart(put_together(with_aside(rest)))
    return rest


def role_with_aside(rest: list[Piece]) -> list[Piece]:
    """A post with something in brackets: “(ret.)”, “(raw milk)”, “(Sydney 2000)”."""
    text = put_together(rest)
    found = re.match(r"^(?P<core>[^()]+?)\s*\((?P<aside>[^()]+)\)\s*(?P<rest>[^()]*)$", text)
    if not found or re.match(r"(?i)(?:hons?)\b", found["aside"]):
        return rest
    core, aside, more = found["core"], found["aside"].strip(" ."), found["rest"].strip()
    if re.match(r", [A-Z]", more):  # a field, and the firm behind it
        return take_apart(f"{core}{more}")
    if re.fullmatch(r"(?i)ret(?:d|ired)?", aside):
        core, aside = f"retired {core[0].lower() + core[1:]}", ""
    elif re.fullmatch(r"[A-Z][\w' -]+ (?:19|20)\d\d", aside):
        aside = f"at {aside}"
    elif re.match(r"(?:for|in|at|with|from|on|since|near|until)\b", aside):
        pass
    elif re.fullmatch(r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?", aside):
        aside = f"in {aside}" if len(aside) == 4 else f"from {aside}"
    elif (aside.isupper() and aside.lower() in words("nouns", "letters") | words("nouns", "degrees")) or (
        " " not in aside and is_word(aside.lower()) and not is_proper(aside)
    ):
        aside = ""
    elif re.fullmatch(r"[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*)*", aside) and not (aside.isupper() and len(aside) <= 3):
        aside = f"at {aside}"
    else:
        aside = ""
    return take_apart(" ".join(part for part in (core, aside, more) if part))
