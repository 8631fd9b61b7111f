"""What a sender is, as it is said after “I'm”: article, firm and capitals of a role as typed."""

from __future__ import annotations

import re
from typing import Final

from composer.drafting.language.articles import with_article
from composer.drafting.language.firms import in_sentence
from composer.drafting.language.name_data import pairs, text_of, words
from composer.drafting.language.role_words import head_of, in_letters, is_english, is_person
from composer.lexicon import Wording

_AT: Final = Wording("roles", "at_firm", re.IGNORECASE)
_LEVEL: Final = re.compile(r"\s+(?:I{1,3}|IV|V|[1-5]|L\d)\Z")
_OPENED: Final = Wording("roles", "opened", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*[|•·;→★]\s*|\s+[-–—]+\s+|\n")
_STUDIES: Final = Wording("roles", "studies", re.IGNORECASE)
_SLASH: Final = Wording("roles", "divides_roles", re.IGNORECASE)
_OWNED: Final = Wording("roles", "owned")
_YEAR: Final = Wording("roles", "school_year")  # of a school
_DOES: Final = Wording("roles", "does_so", re.IGNORECASE)
_PLACED: Final = Wording("roles", "placed", re.IGNORECASE)


def self_introduction(role: str, company: str) -> str:
    """“a data engineer at Klarna”, “head of data at Monzo”, “the founder of Loanbird”, “with Klarna”; "" where unsaid.

    A role in another language gives "".
    """
    role, company = _tidy(role), company.strip()
    if found := _AT.for_all.match(role):
        role, company = "", role[found.end() :]  # “at Oxbow” alone
    if not company and (owned := _OWNED.for_all.match(role)):
        role, company = owned["who"], owned["firm"]  # “owner, Four Mills, one bakery”
    if company.lower() in words("roles", "states"):
        role, company = (role if company.lower() in role.lower() else f"{company.lower()} {role}".strip()), ""
    firm = in_sentence(company) if company else ""
    if not role:
        return f"with {firm}" if firm else ""
    here, there = _split_at(role)
    if there:
        role, firm = here, in_sentence(there)
    if not is_english(role) or _DOES.for_all.match(role):
        return ""
    role, years = _with_years(_with_field(_YEAR.for_all.sub(r"Year \1", in_letters(role))))
    role = _without_aside(role)
    if not role:
        return f"with {firm}" if firm else ""
    said = _said(role, firm if firm and firm.lower().removeprefix("the ") not in role.lower() else "")
    return f"{said} {years}" if said and years else said


def tells_experience(introduction: str) -> bool:
    """Whether an introduction says more than a trade: how long somebody has been at it."""
    lead, _, end = text_of("roles", "years_said").partition("{}")
    return introduction.endswith(end) and lead in introduction


def _tidy(role: str) -> str:
    """The first part of a headline, without what opens and closes it."""
    first = next((part for part in _PARTS.split(role) if any(char.isalpha() for char in part)), "")
    text = " ".join(first.split()).strip(" .,;:!-–—")
    for _ in range(2):
        text = _OPENED.for_all.sub("", text)
    return _LEVEL.sub("", text)


def _with_years(role: str) -> tuple[str, str]:
    """“nurse, eleven years” as the trade and “with eleven years' experience”; "" where no years stand behind it."""
    trade, comma, aside = role.rpartition(", ")
    years = re.fullmatch(text_of("roles", "years_of_it"), aside) if comma else None
    if years is None or not is_person(trade.partition(", ")[0]):
        return role, ""
    return trade, text_of("roles", "years_said").format(years["years"])


def _without_aside(role: str) -> str:
    """“nurse, dialysis ward” → “nurse”: what stands behind the comma is no second trade; “nurse, retired” → “retired nurse”."""
    first, *rest = role.split(", ")
    if len(rest) == 1 and is_person(first) and re.fullmatch(text_of("roles", "said_before"), rest[0]):
        return f"{re.sub('[ ]year$', '-year', rest[0])} {first}"
    return first if rest and is_person(first) and not any(is_person(part) for part in rest) else role


def _with_field(role: str) -> str:
    """“MSc student environmental engineering” → “MSc student in environmental engineering”."""
    found = _STUDIES.for_all.match(role)
    if found is None or is_person(found["field"]):
        return role
    known = bool(found["degree"]) or found["field"].lower() in words("roles", "fields")
    return f"{found['degree']}{found['who']} in {found['field']}" if known else role


def _split_at(role: str) -> tuple[str, str]:
    found = _AT.for_all.search(role)
    if found is None or found.start() == 0:
        return role, ""
    return role[: found.start()].rstrip(" ,"), role[found.end() :].strip()


def _said(role: str, firm: str) -> str:
    pieces = [piece for piece in _SLASH.for_all.split(role) if piece]
    if len(pieces) > 1 and is_person(pieces[0]) and pieces[-1].lower() in words("roles", "fields"):
        return _said(pieces[0], firm)
    if len(pieces) > 1 and all(is_person(piece) for piece in pieces):
        return _several(pieces, firm)
    lower = role.lower()
    if firm and lower in pairs("roles", "heads"):
        return f"{pairs('roles', 'heads')[lower]} {firm}"
    placed = "" if not firm or _PLACED.for_all.search(role) else f" at {firm}"
    opens = lower.split()[0]
    if lower in words("roles", "fields") or (head_of(role) in words("roles", "fields") and not is_person(opens)):
        return f"in {role}{placed}"
    if " of " in f"{lower} " and opens in words("roles", "the_of"):
        return f"the {role}{placed}"
    doing = opens.endswith("ing") and not is_person(role)
    if doing or opens in words("roles", "no_article") or _is_state(lower) or _is_bare(lower, placed):
        return role + placed
    return with_article(role) + placed


def _several(pieces: list[str], firm: str) -> str:
    joined = " and ".join([", ".join(pieces[:-1]), pieces[-1]])
    lower = joined.lower()
    heads = pairs("roles", "heads")
    if firm and lower in heads:
        return f"{heads[lower]} {firm}"
    titles = words("roles", "one_title") | {"chief executive"}
    if firm and any(piece.lower() in titles for piece in pieces) and all(piece.lower() in heads for piece in pieces):
        return f"{joined} of {firm}"
    placed = f" at {firm}" if firm else ""
    if _is_bare(pieces[0].lower(), placed):
        return joined + placed
    return with_article(joined) + placed


def _is_state(lower: str) -> bool:
    """“retired”, “freelance”, “between jobs”, but “a retired teacher”."""
    parts = lower.split()
    return parts[0] in words("roles", "states") and (len(parts) == 1 or not is_person(lower))


def _is_bare(lower: str, placed: str) -> bool:
    """Said without an article: “head of data”, “VP engineering at …”, “chief medical officer at …”."""
    parts = lower.replace(",", "").split()
    for place in (0, 1):
        of = place < len(parts) - 1 and parts[place] in words("roles", "bare_of") and parts[place + 1] in ("of", "for")
        if of and (place == 0 or parts[0] in words("roles", "grades")):
            return True
    if (len(parts) > 1 and parts[0] in ("vp", "svp", "evp")) or parts[:2] == ["vice", "president"]:
        return True
    if parts[0] in words("roles", "one_title"):
        return bool(placed)
    return bool(placed) and parts[0] == "chief" and len(parts) > 1
