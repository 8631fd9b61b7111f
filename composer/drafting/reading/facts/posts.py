"""What somebody is: “Sr. Mining Engineer, Tunnels”, “CTO @ Brightmill”, “since 2012 head cook of …”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from composer.drafting.reading.facts.noun_sayings import Saying, in_small_letters
from composer.drafting.reading.grammar.gazetteer import is_proper, keeps_capital, spelling_of
from composer.drafting.reading.grammar.lexicon import (
    article,
    common,
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_word,
    kind,
    pattern,
    words,
)
from composer.drafting.reading.grammar.noun_heads import head_place
from composer.drafting.reading.grammar.pieces import Piece, put_together, take_apart
from composer.drafting.reading.grammar.verb_words import at, forms_of

_SELDOM: Final = 30  # a word this rare is a name behind a post


def post_saying(pieces: list[Piece], place: int, *, adverb: str = "") -> Saying:
    """“you are a senior mining engineer”, “you have been head gardener of … since 2019”; the head stands at `place`."""
    owned = any(at(pieces, later) == "'s" for later in range(place + 1))
    pieces = in_small_post(pieces)
    head = at(pieces, place)
    place += at(pieces, place + 1) in ("emeritus", "emerita", "designate")
    core = pieces[: place + 1]
    rest = _beside(put_together(pieces[place + 1 :]), of=head in words("nouns", "makers") | words("nouns", "of_bodies"))
    post = put_together(core)
    if head in ("founder", "co-founder", "cofounder", "owner", "co-owner") and len(core) == 1:
        rest = re.sub(r"^at (?=[A-Z])", "of ", rest)
    if rest.startswith('"') and (head in words("nouns", "makers") | words("nouns", "unique_roles") | {"co-author", "writer"}):
        rest = f"of {rest}"
    if head in words("nouns", "in_fields"):
        timed = re.match(r"for [a-z]+ (?:years?|months?|weeks?|seasons?|decades?)\b", rest)
        rest = rest if timed else re.sub(r"^for (?=[a-z]+(?: [a-z]+)?(?:$| at ))", "in ", rest)
    whole = f"{post}{'' if rest.startswith(',') or not rest else ' '}{rest}"
    for_years = owned and " for " in whole and not re.search(r"\bsince\b", whole)
    dated = bool(re.search(r"\bin (?:19|20)\d\d$", whole)) and head in words("nouns", "for_a_time")
    past = dated or adverb in words("grammar", "over_and_done") or for_years or bool(pattern("years_over").search(whole))
    lasts = bool(pattern("lasting").search(whole)) and not past
    if lasts:
        be = f"you have {adverb} been" if adverb else "you have been"
    else:
        be = f"you {'were' if past or pattern('once').match(post) else 'are'} {adverb}".rstrip()
    common_owner = owned and pieces[0].text.islower() and pieces[0].lower not in words("grammar", "determiners")
    said = (f"{article(whole)} " if common_owner else "") + whole if owned else _with_article(core, head, rest) + whole
    return Saying(f"{be} {said}", tense="past" if past else "present")


def posts_saying(text: str) -> Saying | None:
    """“Dad, cellist, product manager”: several posts in a row; None where a part is none."""
    text = re.sub(r"\s*\(?in that order\)?$", "", text)
    if re.search(r"\b(?:of|at|in|for)\b", text) and pattern("two_posts").match(text.partition(" ")[2]):
        return None
    parts = [part.strip() for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", text) if part.strip()]
    if len(parts) < 2 or pattern("once").match(parts[0]):
        return None
    said = []
    for part in parts:
        pieces = take_apart(re.sub(r"^(?:also|now|and) (?:an? )?", "", part))
        place = head_place(pieces)
        ends = place == len(pieces) - 1 or at(pieces, place + 1) in ("of", "at", "in", "for", "by")
        alone = ends and is_person(at(pieces, place)) and not is_plural(at(pieces, place))
        if not alone or at(pieces, 0) in words("grammar", "determiners"):
            return None
        post = put_together(in_small_post(pieces))
        rest = put_together(pieces[place + 1 :])
        said.append(f"{_with_article(in_small_post(pieces)[: place + 1], at(pieces, place), rest)}{post}")
    if not re.match(r"(?:an?|the) ", said[0]):  # “CEO and founder”
        said = [re.sub(r"^(?:an?|the) ", "", post) for post in said]
    return Saying(f"you are {', '.join(said[:-1])} and {said[-1]}")


def in_small_post(pieces: Sequence[Piece]) -> list[Piece]:
    """A post typed with capitals (“Sr. Mining Engineer”) in small letters; names keep theirs."""
    out = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind != "word" or not piece.is_name:
            continue
        before = at(pieces, place - 1) if place else ""
        if before in ("at", "with", "@", "from", "near", "by", ":", "–", "—", ","):
            break
        described = (
            not place
            and piece.lower not in words("grammar", "days")
            and is_word(piece.lower)
            and is_person(at(pieces, 1))
            and not pieces[1].is_name
        )
        if before in ("called", "named") or (before == "," and piece.lower in ("a", "an")):
            break
        if piece.lower in words("capitals", "as_programs") and is_person(at(pieces, place + 1)):
            continue
        behind_post = place > 0 and out[place - 1].text.islower() and before not in ("of", "in", "for", "the")
        titled = behind_post and "P" in kind(piece.lower)
        known = is_word(piece.lower.rstrip(".")) or is_person(piece.lower)
        if (keeps_capital(piece.text) and not described and not titled) or not known:
            if before in ("of", "in", "for") or (before == "the" and _names_something(pieces, place)):
                break
            continue
        made = at(pieces, place - 2) in words("nouns", "makers") | {"presenter", "producer"} and before == "of"
        raised = made and pieces[0].text.islower() and place + 1 < len(pieces) and pieces[place + 1].is_name
        if raised or (before in ("of", "in", "for", "the") and _names_something(pieces, place)):
            break
        if piece.text[1:].islower() or ("-" in piece.text and piece.text.istitle()):
            out[place] = piece.said(piece.text.lower())
    return out


def _names_something(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a run of capitals names an organisation or an event rather than a field (“Head of Data”)."""
    small = ("of", "the", "and", "&", "for")
    capitals = []
    for later in range(place, len(pieces)):
        if not pieces[later].is_name and at(pieces, later) not in small:
            break
        if at(pieces, later) not in small:
            capitals.append(at(pieces, later))
    ends = words("nouns", "organisation_words") | words("nouns", "bodies")
    named = any(not is_word(word) for word in capitals) or (len(capitals) > 1 and capitals[-1] in ends)
    return named or len(capitals) > 3 or at(pieces, place - 1) == "the"


def _with_article(core: Sequence[Piece], head: str, rest: str) -> str:
    """The article that a post lacks, with its blank; empty where it takes none."""
    first = core[0].lower
    post = put_together(core)
    if first in words("grammar", "determiners") | {"one", "not"}:
        return ""
    highest = first in words("grammar", "ordinals") - {"second", "third", "next"}
    if highest or (first.endswith("est") and is_adjective(first)):
        return "the "
    if pattern("two_posts").match(rest):
        return ""
    if head in words("nouns", "kin") and re.match(r"of (?:my|our|the|his|her) ", rest):
        return "the "
    if first in ("current", "present") and rest.startswith("of "):
        return "the "
    following = rest.split(" ", maxsplit=1)[0]
    if len(core) == 1:
        if following == "behind" and head in words("nouns", "behind"):
            return "the "
        sole = head in words("nouns", "unique_roles") | words("nouns", "makers") - {"co-founder", "cofounder", "co-owner"}
        if sole and following == "of" and head not in ("person", "man", "woman"):
            return "the "
    single = len(core) == 1 or first in words("nouns", "post_openers")
    bare = single and head in words("nouns", "bare_posts") and following in ("of", "at", "for")
    if (
        bare
        or (first in ("hon", "honorary") and following == "of")
        or head in words("nouns", "acronym_posts")
        or pattern("sole_post").search(f"{post} {rest}")
    ):
        return ""
    return f"{article(post)} "


def _beside(text: str, *, of: bool) -> str:
    """What stands behind a post: “, FIRM” and “@ FIRM” become “at FIRM”, “, field” becomes “for field”."""
    text = re.sub(r"^\s*@\s*", "at ", text)
    text = re.sub(r"(?<=[\w)]) ?, \d+x? .*$", "", text)  # “Stornoway, 2 days a week”, “payments (prev. teacher), 2x marathon”
    field = re.match(r"^(?P<field>[a-z]+(?: [a-z]+)?)(?P<firm>, [A-Z].*)$", text)
    if field and not re.match(r"(?:of|in|for|at|with|to|on|and|since|by|from)\b", text):  # “VP operations, Kelda Water”
        return f"{field['field']} {_beside(field['firm'], of=False)}"
    found = re.match(r"^(?P<first>(?:of|in|for|at|with|to|on|and) [^,:–—]+?)\s*(?P<more>[,–—:-]\s.+)$", text)
    if found:
        more = _beside(found["more"], of=False)
        return f"{found['first']}{'' if more.startswith(',') else ' '}{more}"
    found = re.match(r"^(?P<mark>[,–—:-])\s*(?P<next>.+)$", text)
    if not found:
        return text
    following = found["next"] if found["mark"] == "," else re.split(r"\s[–—-]\s", found["next"], maxsplit=1)[0]
    placed = (
        following.lower() in words("nouns", "plural_places") | words("capitals", "as_places")
        or is_proper(following)
        or re.search(r"(?:Islands|Isles|Highlands|Mountains|Hills)$", following)
    )
    if found["mark"] != "," and following[:1].isupper() and _is_organisation(following) and not placed:
        return f"{'of' if of else 'at'} {following}"
    town, comma, more = following.partition(", ")
    if comma and is_proper(town) and not more[:1].isupper() and town.lower() not in words("nouns", "organisation_words"):
        return f"in {town}"  # “student nurse, Leeds, year 2”
    if pattern("award").match(following):
        return f"for {following}"
    return (
        _placed(following) or _fields_and_firms(following, of=of) or _continued(following) or _field_or_firm(following, of=of)
    )


def _placed(following: str) -> str:
    """“in the Outer Hebrides”, “on the Grand Union Canal”, “in Oslo”: a place by its name; "" for anything else."""
    if following.lower().rpartition(" ")[2] in words("nouns", "plural_places"):
        return f"in the {following}"
    if re.fullmatch(r"(?:[Tt]he )?[A-Z][\w' ]+ (?:Canal|River|Line|Railway|Estuary|Trail|Way)(?:,? since \d{4})?", following):
        return f"on the {following.removeprefix('the ').removeprefix('The ').replace(', since', ' since')}"
    if re.search(r"^[A-Z][\w ]+ (?:Islands|Isles|Highlands|Mountains|Valley|Hills)$", following):
        return f"in the {following}"
    if re.match(r"Isles? of ", following):
        return f"on the {following}"
    if following[:1].isupper() and following.lower() in words("capitals", "as_places"):
        return f"in {following}"
    if is_proper(following) and following.lower() not in words("nouns", "organisation_words"):
        return f"in {following}"
    return ""


def _continued(following: str) -> str:
    """A comma behind which something else is told: “, now a diver”, “, based in Cork”, “, 2019”."""
    if re.fullmatch(r"(?:19|20)\d\d|[A-Z][a-z]+ \d{4}", following):
        return f"in {following}"
    if not pattern("continues").match(following):
        return ""
    adverb, _, after = following.partition(" ")
    verb = after.split(" ", maxsplit=1)[0]
    told = words("grammar", "adverbs_of_state") | {"then", "always", "never"}
    if adverb in told and forms_of(verb) & {"third", "past"}:
        return f"and {following}"
    return following if re.match(r"(?i)(?:at|in|with|for|from|since|and)\b", following) else f", {following}"


def _field_or_firm(following: str, *, of: bool) -> str:
    first = following.split(" ", maxsplit=1)[0]
    if forms_of(first) & {"participle"} and not is_noun(first) and first.islower() and " " in following:
        return f", {following}"
    if re.match(r"an? [a-z-]+ \w", following):
        return f", {following}"  # “maintainer of tallyd, a library in Go”
    if re.match(r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth) ", following):
        return f"for the {following}"
    kind_ = following.split(" ", maxsplit=1)[0]
    if kind_ in words("nouns", "groups") and re.match(r"[a-z]+(?:$| in | near )", following):
        return f"at {article(kind_)} {following}"  # “lead nurse, hospital in Kigali”
    if re.match(r"\d", following):
        return f"with {following}"
    if re.fullmatch(r"[A-Z][a-z]+", following) and common(following.lower()) < _SELDOM and not is_person(following.lower()):
        return f"{'in' if spelling_of(following.lower()) else 'of' if of else 'at'} {following}"
    last = following.rpartition(",")[2].strip()
    region = following.count(",") == 1 and last[:1].isupper()
    firm = region and _is_organisation(last) and not is_proper(last)
    the = "the " if firm and not _with_the(last).startswith(last) else ""
    listed = re.sub(r",\s*(?=[^,]+$)", f" at {the}" if firm else " in " if region else " and ", following)
    if pattern("field").match(following):
        return f"for {listed}"
    if _is_organisation(following):
        return f"{'of' if of else 'at'} {_with_the(following)}"
    first = following.split(" ", maxsplit=1)[0].strip(",")
    if not first[:1].islower() and not is_word(first.lower()):
        return f"at {following}"
    if is_plural(first.lower()) and not re.search(r"[A-Z]| and |,", following):
        return f"working on {following}"
    if is_person(re.split(r"[ ,]", following.strip())[-1].lower()):
        return f"and {following}"
    return f"for {listed if first.isupper() else listed[0].lower() + listed[1:]}"


def _fields_and_firms(text: str, *, of: bool) -> str:
    """“Soil Science, Leeds University” as “in soil science at Leeds University”; empty where the parts are of one kind."""
    parts = [part.strip() for part in re.split(r",\s+|\s+[|–—-]\s+", text)]
    if not 2 <= len(parts) <= 3 or is_proper(parts[-1]) or not _is_organisation(parts[-1]):
        return ""
    used = [word for part in parts[:-1] for word in part.lower().split(" ") if word != "&"]
    if any(not is_word(word) or word in words("nouns", "organisation_words") for word in used):
        return ""
    fields = " and ".join(in_small_letters(part) for part in parts[:-1])
    return f"in {fields} {'of' if of else 'at'} {_with_the(parts[-1])}"


def _with_the(firm: str) -> str:
    """“the Museum of …”, “the University of …”: an organisation that opens with its kind."""
    first, _, rest = firm.partition(" ")
    return f"the {firm}" if rest.startswith(("of ", "for ")) and first.lower() in words("nouns", "organisation_words") else firm


def _is_organisation(text: str) -> bool:
    run = text.split(",", maxsplit=1)[0].split(" ")
    capitals = [word for word in run if word[:1].isupper()]
    if not capitals or not run[0][:1].isupper():
        return False
    if run[0].isupper() and len(run[0]) <= 4 and (len(run) == 1 or run[1] in ("&", "and")):
        return len(run) == 1 and not is_word(run[0].lower()) and not pattern("field").match(run[0])
    if len(capitals) > 1 or any(word.lower() in words("nouns", "organisation_words") for word in run):
        return True
    return any(not is_word(word.lower().removesuffix("'s")) for word in capitals)
