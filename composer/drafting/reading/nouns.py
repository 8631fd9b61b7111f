"""Noun phrases without a verb: what the reader has (“your talk”), is (“you are a vet”) or won; and ties of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from composer.drafting.reading.lexicon import (
    article,
    common,
    is_adjective,
    is_noun,
    is_person,
    is_plural,
    is_word,
    singular,
    words,
)
from composer.drafting.reading.pieces import Piece, put_together, take_apart
from composer.drafting.reading.predicates import at, forms_of, lemma_of
from composer.drafting.reading.reading import Form, Who
from composer.word_forms import word_forms

_LASTS: Final = re.compile(
    r"\bsince (?:\w+ )?(?:\d{4}|\w+)|\bfor (?:\w+ ){0,3}?(?:years?|months?|decades?|seasons?|weeks?|generations?)\b",
    re.IGNORECASE,
)
_AWARD: Final = re.compile(
    r"^(?:[A-Z][\w'&-]*|of|the|in|and|for|under-?\d+|\d+)(?:[ ,–-]+(?:[A-Z][\w'&-]*|of|the|in|and|for|\d+))*? (?:of the (?:Year|Month|Week|Decade|Season|Match|Show|Day|Century))\b"
)
_LISTED: Final = re.compile(r"(?i)^(?P<list>.*?\b\d{1,3} (?:under|over|to watch)(?: \d{1,3})?\b.*|(?:the )?top \d{1,4}\b.*)$")
_BEST: Final = re.compile(r"^(?P<rank>Best|Top|Greatest|Favourite|Favorite|Most) (?=[A-Z])")
_YEARED: Final = re.compile(r"\b(?:19|20)\d\d\b")
_EX: Final = re.compile(r"^(?:ex|former|formerly)[- ]", re.IGNORECASE)
_CLASS: Final = re.compile(r"^class of '?\d", re.IGNORECASE)
_HIGHER: Final = frozenset(
    "senior junior lead chief head deputy assistant associate regional national global vice managing executive founding principal staff".split()
)
_OWNERS: Final = frozenset(
    "founder co-founder cofounder owner co-owner creator author maintainer host inventor editor director co-director".split()
)


@dataclass(frozen=True, slots=True)
class Saying:
    """What a noun phrase says, before the reader's pronouns are turned; an empty `text` where it says nothing."""

    text: str
    who: Who = "reader"
    form: Form = "clause"
    tense: str = "present"


def head_place(pieces: Sequence[Piece]) -> int:
    """Where the head of a noun phrase stands: its last noun before a preposition, a mark, a relative or a verb; -1 for none."""
    last = -1
    for place, piece in enumerate(pieces):
        word = piece.lower
        if piece.kind == "mark" and piece.text not in ("&", "/", "-"):
            break
        if piece.kind in ("quoted", "link") and place:
            break
        if place and (
            word in words("grammar", "prepositions") | words("grammar", "relatives") or word in ("that", "since", "to", "turned")
        ):
            break
        if (
            place
            and last >= 0
            and piece.kind == "word"
            and not is_noun(word)
            and forms_of(word) & {"past", "participle", "gerund"}
            and is_word(word)
            and not is_adjective(word)
        ):
            break
        if word in words("grammar", "conjunctions") and last >= 0:
            break
        if piece.kind == "word" and word != "'s" and word not in words("grammar", "determiners"):
            if word in words("grammar", "adverbs") and last >= 0:
                break
            last = place
    return last


def plain_role(pieces: Sequence[Piece]) -> list[Piece]:
    """A post typed with capitals (“Sr. Civil Engineer”) in small letters; names keep theirs."""
    from composer.drafting.reading.letters import keeps_capital

    out = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind != "word" or not piece.is_name:
            continue
        before = at(pieces, place - 1)
        if before in ("at", "with", "@", "from", "near", "by", ":", "–", "—") or (before == "," and place):
            break
        if keeps_capital(piece.text) or not (is_word(piece.lower.rstrip(".")) or is_person(piece.lower)):
            if before in ("of", "in", "for"):
                break
            continue
        if before in ("of", "in", "for", "the", ",") and place and _names_something(pieces, place):
            break
        if piece.text[1:].islower():
            out[place] = piece.said(piece.text.lower())
    return out


def _names_something(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a run of capitals names an organisation or an event rather than a field (“Head of Data”)."""
    run = []
    for later in range(place, len(pieces)):
        if not pieces[later].is_name and at(pieces, later) not in ("of", "the", "and", "&", "for"):
            break
        run.append(at(pieces, later))
    capitals = [word for word in run if word not in ("of", "the", "and", "&", "for")]
    endings = words("nouns", "organisation_words") | {
        "union",
        "federation",
        "league",
        "guild",
        "party",
        "fund",
        "alliance",
        "project",
        "festival",
        "awards",
        "cup",
        "board",
    }
    return (
        any(not is_word(word) for word in capitals)
        or (len(capitals) > 1 and capitals[-1] in endings)
        or len(capitals) > 3
        or at(pieces, place - 1) == "the"
    )


def noun_saying(pieces: list[Piece], *, adverb: str = "", headline: bool = False) -> Saying:
    """What a noun phrase without an owner says."""
    text = put_together(pieces)
    special = _special(text, pieces)
    if special is not None:
        return special
    place = 0 if at(pieces, 0) in ("vp", "svp", "evp", "avp", "gm") else head_place(pieces)
    if place < 0:
        return Saying("")
    head = at(pieces, place)
    ex = bool(_EX.match(text)) and not is_person(at(pieces, 0))
    fellow = at(pieces, 0) == "fellow" and is_plural(head)
    if (
        (head in words("nouns", "mutual") or fellow)
        and at(pieces, 0) not in words("grammar", "numbers") | {"the", "his", "her", "their"}
        and not (head == "alumni" or (place and at(pieces, 0) in ("makes", "has")))
    ):
        return _tie(pieces, past=ex or text.lower().startswith(("ex-", "former ", "old ")))
    if is_person(head) and not is_plural(head):
        return role_saying(pieces, place, adverb=adverb, headline=headline)
    if is_person(head) and is_plural(head) and place == 0 and len(pieces) == 1:
        return Saying("")
    return Saying("")


def role_saying(pieces: list[Piece], place: int, *, adverb: str = "", headline: bool = False) -> Saying:
    """“you are a senior civil engineer”, “you have been head gardener of … since 2019”."""
    owned = at(pieces, 1) == "'s" or any(at(pieces, later) == "'s" for later in range(place))
    pieces = plain_role(pieces)
    head = at(pieces, place)
    since = ""
    core, rest = pieces[: place + 1], pieces[place + 1 :]
    rest_text = _beside(rest, owned_post=head in _OWNERS)
    role = put_together(core)
    whole = f"{role}{'' if rest_text.startswith(',') or not rest_text else ' '}{rest_text}"
    lasts = bool(_LASTS.search(whole))
    past = (
        adverb in ("previously", "formerly", "once")
        or bool(re.search(r"\b(?:ago|until|till|19\d\d[-–](?:19|20)?\d\d|20\d\d[-–]20\d\d|from \d{4} to)\b", whole))
        or (owned and " for " in whole and not re.search(r"\bsince\b", whole))
    )
    if lasts and not past:
        be = "you have been"
    elif past or re.match(
        r"(?i)(?:finalist|semi-?finalist|runner-up|valedictorian|keynote speaker|winner|guest|nominee)\b", role
    ):
        be = "you were"
    else:
        be = "you are"
    if adverb:
        be = f"{be} {adverb}" if be != "you have been" else f"you have {adverb} been"
    return Saying(
        f"{be} {_with_article(role, rest_text, head, core, owned=owned)}{'' if rest_text.startswith(',') or not rest_text else ' '}{rest_text}{since}",
        tense="past" if past else "present",
    )


def _with_article(role: str, rest: str, head: str, core: Sequence[Piece], *, owned: bool) -> str:
    first = core[0].lower
    if owned or first in words("grammar", "determiners") | {"one", "not"}:
        return role
    if (
        first in words("grammar", "ordinals") - {"second", "third", "next", "last"}
        or (first.endswith("est") and is_adjective(first))
        or first in ("first", "only")
    ):
        return f"the {role}"
    alone = len(core) == 1
    if re.match(
        r"(?:and|&) (?:\w+ )?(?:ceo|cto|cfo|coo|cmo|director|owner|chair|president|editor|managing|head|host|lead|partner|founder|principal|captain|producer)\b",
        rest,
        re.IGNORECASE,
    ):
        return role
    following = rest.split(" ", maxsplit=1)[0] if rest else ""
    if alone and following == "behind" and head in ("woman", "man", "person", "brains", "mind", "force", "name", "face"):
        return f"the {role}"
    if (
        alone
        and (head in words("nouns", "unique_roles") or head in _OWNERS - {"co-founder", "cofounder", "co-owner"})
        and following == "of"
        and head not in ("person", "man", "woman")
    ):
        return f"the {role}"
    if head in (
        "head",
        "chair",
        "president",
        "director",
        "dean",
        "captain",
        "secretary",
        "treasurer",
        "manager",
        "editor",
        "vice-president",
        "principal",
        "chairman",
        "chairwoman",
        "chairperson",
        "editor-in-chief",
        "mayor",
        "deputy",
        "governor",
        "rector",
        "provost",
        "commander",
        "chancellor",
    ) and following in ("of", "at", "for"):
        return role
    if head in (
        "ceo",
        "cfo",
        "coo",
        "cto",
        "cmo",
        "cpo",
        "ciso",
        "chro",
        "headteacher",
        "editor-in-chief",
        "artist-in-residence",
        "vp",
        "svp",
        "evp",
        "avp",
        "gm",
        "md",
    ):
        return role
    if re.search(
        r"(?i)\b(?:in residence|in chief|head gardener|chief \w+|head of|managing director|poet laureate|department head|artistic director|technical director)\b",
        f"{role} {rest}",
    ):
        return role
    return f"{article(role)} {role}"


def _beside(rest: Sequence[Piece], *, owned_post: bool) -> str:
    """What stands behind a post: “, FIRM” and “@ FIRM” become “at FIRM”, “, field” becomes “for field”."""
    text = put_together(rest)
    text = re.sub(r"^\s*@\s*", "at ", text)
    found = re.match(r"^(?P<first>(?:of|in|for|at|with|to|on|and) [^,:–—]+?)\s*(?P<more>[,–—:-]\s.+)$", text)
    if found:
        more = _beside(take_apart(found["more"]), owned_post=False)
        return f"{found['first']}{'' if more.startswith(',') else ' '}{more}"
    found = re.match(r"^[:–—-]\s*(?P<next>[A-Z].*)$", text)
    if found and _organisation(found["next"]):
        return f"{'of' if owned_post else 'at'} {found['next']}"
    found = re.match(r"^[,–—:-]\s*(?P<next>.+)$", text)
    if not found:
        return text
    following = found["next"]
    if _AWARD.match(following):
        return f"for {following}"
    from composer.drafting.reading.letters import is_proper

    if is_proper(following) and following.lower() not in words("nouns", "organisation_words"):
        return f"in {following}"
    several = _fields_and_firms(following, owned_post=owned_post)
    if several:
        return several
    first = following.split(" ")[0].strip(",")
    if re.match(
        r"(?i)(?:now|also|then|previously|formerly|currently|and|but|who|which|until|since|from|at|in|with|for|based|specialis|specializ|working|turned|mostly|mainly)\b",
        following,
    ):
        if re.match(r"(?i)(?:now|then|previously|formerly|currently|also) (?:\w+s|\w+ed)\b", following) and forms_of(
            following.split(" ")[1]
        ) & {"third", "past"}:
            return f"and {following}"
        return f", {following}" if not re.match(r"(?i)(?:at|in|with|for|from|since|and)\b", following) else following
    if re.fullmatch(r"(?:19|20)\d\d|[A-Z][a-z]+ \d{4}", following):
        return f"in {following}"
    listed = re.sub(
        r",\s*(?=[^,]+$)",
        " in " if following.count(",") == 1 and _is_region(following.rpartition(",")[2].strip()) else " and ",
        following,
    )
    if re.match(r"(?:QA|HR|IT|PR|UX|UI|R&D|AI|ML|EMEA|APAC|LATAM|DACH|DEI|ESG|SEO|M&A)\b", following):
        return f"for {listed}"
    if _organisation(following):
        return f"{'of' if owned_post else 'at'} {_with_the(following)}"
    if first[:1].islower() or is_word(first.lower()):
        if is_plural(first.lower()) and not re.search(r"[A-Z]", following) and " and " not in following and "," not in following:
            return f"working on {following}"
        return (
            f"for {listed[0].lower() + listed[1:] if is_word(first.lower()) and not first.isupper() else listed}"
            if not is_person(_last_word(following))
            else f"and {following}"
        )
    return f"at {following}"


def _fields_and_firms(text: str, *, owned_post: bool) -> str:
    """“Soil Science, Leeds University” as “in soil science at Leeds University”; empty where the parts are of one kind."""
    parts = [part.strip() for part in re.split(r",\s+|\s+[|–—-]\s+", text)]
    from composer.drafting.reading.letters import is_proper

    if not 2 <= len(parts) <= 3 or is_proper(parts[-1]) or not _organisation(parts[-1]) or not parts[0][:1].isalpha():
        return ""
    runs = [part.lower().split(" ") for part in parts[:-1]]
    if any((not is_word(word) and word != "&") or word in words("nouns", "organisation_words") for run in runs for word in run):
        return ""
    fields = " and ".join(_in_small(part) for part in parts[:-1])
    return f"in {fields} {'of' if owned_post else 'at'} {_with_the(parts[-1])}"


def _in_small(text: str) -> str:
    from composer.drafting.reading.letters import keeps_capital

    return " ".join(word if keeps_capital(word) or not is_word(word.lower()) else word.lower() for word in text.split(" "))


def _with_the(firm: str) -> str:
    """“the Museum of …”, “the University of …”: an organisation that opens with its kind."""
    first, _, rest = firm.partition(" ")
    return f"the {firm}" if rest.startswith(("of ", "for ")) and first.lower() in words("nouns", "organisation_words") else firm


def _last_word(text: str) -> str:
    return re.split(r"[ ,]", text.strip())[-1].lower()


def _is_region(text: str) -> bool:
    return text[:1].isupper()


def _organisation(text: str) -> bool:
    run = text.split(",", maxsplit=1)[0].split(" ")
    capitals = [word for word in run if word[:1].isupper()]
    if not capitals or not run[0][:1].isupper():
        return False
    if run[0].isupper() and len(run[0]) <= 4 and (len(run) == 1 or run[1] in ("&", "and")):
        return (
            len(run) == 1
            and not is_word(run[0].lower())
            and run[0]
            not in (
                "QA",
                "HR",
                "IT",
                "PR",
                "UX",
                "UI",
                "R&D",
                "AI",
                "ML",
                "EMEA",
                "APAC",
                "LATAM",
                "DACH",
                "DEI",
                "ESG",
                "SEO",
                "M&A",
            )
        )
    return (
        any(not is_word(word.lower().strip("'s")) for word in capitals)
        or (len(capitals) > 1)
        or any(word.lower() in words("nouns", "organisation_words") for word in run)
    )


def _tie(pieces: list[Piece], *, past: bool) -> Saying:
    text = re.sub(
        r"(?i)^(?:ex-|ex |former |old (?=colleagues|neighbours|classmates|teammates|flatmates|workmates))",
        "",
        put_together(pieces),
    )
    text = text[0].lower() + text[1:] if is_word(text.split(" ")[0].lower()) else text
    text = re.sub(r"^((?:\w+ )*\w+), (?=plots?|rows?|rooms?|doors?|desks?|numbers?|cabins?)", r"\1, ", text)
    was = past or bool(
        re.search(
            r"\b(?:19|20)\d\d[-–]|\b(?:in|until) (?:19|20)\d\d\b|\bat (?:school|university|college|uni)\b|\bclassmates\b|\bcoursemates\b",
            text,
        )
    )
    if past and not re.search(r"\b(?:19|20)\d\d", text):
        return Saying(f"we used to be {text}", "both", "clause", "past")
    return Saying(f"we {'were' if was else 'are'} {text}", "both", "clause", "past" if was else "present")


def _special(text: str, pieces: list[Piece]) -> Saying | None:
    """Awards, lists, degrees, letters after a name, firms that one left."""
    bare = text.strip(" .!")
    found = re.match(
        r"(?i)^(?P<rank>\d+(?:st|nd|rd|th)|first|second|third|fourth|last) (?P<rest>(?:in|at|out of|of \d).+)$", bare
    )
    if found:
        return Saying(f"you came {found['rank'].lower()} {found['rest']}", tense="past")
    first_word = re.split(r"[ ,–—-]", bare)[0].lower()
    if _CLASS.match(bare):
        place = re.sub(r",\s*(?:at )?(?=[A-Z])", " at ", bare[0].lower() + bare[1:])
        place = re.sub(r" at University of", " at the University of", place)
        return Saying(f"you were in the {place}", tense="past")
    found = re.match(
        r"^(?:[Ee]x|[Ff]ormerly|[Ff]ormer)[-: ]+(?:at )?(?P<firm>[A-Z0-9][\w&.'-]*(?:(?: [A-Z&][\w&.'-]*)*)(?:(?:, | & | and |/)[A-Z][\w&.'-]*)*)$",
        bare,
    )
    if found and found["firm"].lower() in (
        "navy",
        "army",
        "marines",
        "raf",
        "royal navy",
        "air force",
        "coast guard",
        "police",
        "merchant navy",
        "military",
    ):
        return Saying(f"you used to be in the {found['firm']}", tense="past")
    if found and not is_person(found["firm"].split(" ")[-1].lower()):
        firms = re.sub(r", (?=[^,]+$)|/|, | & ", " and ", found["firm"])
        return Saying(f"you used to work at {firms}", tense="past")
    found = re.match(r"(?i)^(?:winner|winners?)\s*(?:[-–—:,]|of)\s*(?:the )?(?P<prize>.+)$", bare)
    if found:
        prize = re.sub(r",\s*(?=[A-Z])", " in ", found["prize"])
        the = "the " if re.match(r"(?i)winner of the", bare) else ""
        return Saying(f"you won {the}{prize}", tense="past")
    if is_person(first_word) and re.match(r"\w+\s*[,–—-]\s", bare):
        return None
    if _AWARD.match(bare) and re.match(r"[A-Z]", bare):
        return Saying(f"you were named {re.sub(r', (?=[A-Z][a-z]+$)', ' in ', bare)}", tense="past")
    if re.match(r"(?i)^\w+(?: \w+)? of the (?:year|month|week|decade|season)\b", bare):
        return Saying(f"you were named {re.sub(r', (?=[A-Z][a-z]+$)', ' in ', bare)}", tense="past")
    found = _LISTED.match(bare)
    if found and len(bare.split()) <= 9:
        listed = re.sub(r"(?i)^the ", "", bare)
        year = re.search(r"\s*\(?(?:in )?(?P<year>\d{4})\)?$", listed)
        if year and "list" not in listed.lower():
            return Saying(f"you were on the {listed[: year.start()]} list in {year['year']}", tense="past")
        return (
            Saying(f"you were on the {listed} list", tense="past")
            if not listed.lower().endswith("list")
            else Saying(f"you were on the {listed}", tense="past")
        )
    if _BEST.match(bare):
        return Saying(f"you won {re.sub(r', (?=[A-Z])', ' in ', bare)}", tense="past")
    return _qualified(bare, pieces)


def _qualified(bare: str, pieces: list[Piece]) -> Saying | None:
    first = bare.split(" ", maxsplit=1)[0].strip(",")
    plain = first.replace(".", "").lower()
    if plain in words("nouns", "letters") and len(bare.split(" ")) == 1:
        letters = first.replace(".", "").upper()
        return Saying(
            f"you are {article(letters)} {letters}"
            if plain not in ("obe", "mbe", "cbe", "cfa", "cpa", "pmp", "cissp") or plain in ("cpa",)
            else f"you have {article(letters)} {letters}"
        )
    if re.fullmatch(r"(?:F|M|A|H)[A-Z]{2,5}", bare) and not is_word(bare.lower()):
        return Saying(f"you are {article(bare)} {bare}")
    if plain in words("nouns", "degrees") and not is_person(at(pieces, head_place(pieces))):
        rest = bare[len(first) :].strip(" ,")
        found = re.match(r"^(?P<kind>\((?:Hons?|hons?|Honours)\)|Hons)?\s*(?:,|in )?\s*(?P<field>.*)$", rest)
        kind_, field = (found["kind"] or "", found["field"]) if found else ("", rest)
        if re.match(r"(?:on|about) ", field):
            return Saying(f"your {bare}", form="noun")
        field = re.sub(r"^(?:in|of) ", "", field)
        degree = f"{first}{' ' + kind_ if kind_ else ''}"
        if not field:
            return Saying(f"you have {article(degree)} {degree}")
        parts = [part.strip() for part in field.split(",")]
        place = f" from {', '.join(parts[1:])}" if len(parts) > 1 else ""
        topic = parts[0]
        if re.match(r"(?:from|at) ", topic):
            return Saying(f"you have {article(degree)} {degree} {topic}{place}")
        if re.match(r"[A-Z]", topic) and not is_word(topic.split(" ")[0].lower()):
            return Saying(f"you have {article(degree)} {degree} from {topic}{place}")
        small = " ".join(
            word.lower()
            if is_word(word.lower()) and not word.isupper() and word not in ("English", "French", "German", "Russian")
            else word
            for word in topic.split(" ")
        )
        return Saying(f"you have {article(degree)} {degree} in {small}{place}")
    return None


def counted(pieces: Sequence[Piece]) -> bool:
    """Whether a phrase opens with a number (“two restaurants in Leith”)."""
    first = at(pieces, 0)
    if first in ("over", "about", "around", "nearly", "almost", "some", "roughly") or (
        first in ("more", "less", "fewer") and at(pieces, 1) == "than"
    ):
        later = 2 if at(pieces, 1) == "than" else 1
        return len(pieces) > later and (pieces[later].kind == "number" or at(pieces, later) in words("grammar", "numbers"))
    return bool(pieces) and (pieces[0].kind == "number" or bool(re.match(r"\d", first)) or first in words("grammar", "numbers"))


def laid_by_reader(pieces: Sequence[Piece]) -> str:
    """“1,400 km of fibre laid in one year” as “laid 1,400 km of fibre in one year”; empty where it is something else."""
    if not counted(pieces):
        return ""
    for place in range(1, len(pieces)):
        word = at(pieces, place)
        forms = forms_of(word)
        if (
            "participle" in forms
            and not is_noun(word)
            and pieces[place].kind == "word"
            and at(pieces, place - 1) not in words("grammar", "prepositions")
        ):
            following = at(pieces, place + 1)
            if following in (
                "",
                "in",
                "on",
                "across",
                "since",
                "at",
                "within",
                "over",
                "last",
                "this",
                "so",
                "to",
                "with",
                "for",
            ):
                lemma = lemma_of(word)
                past = word_forms().past(lemma)
                return put_together([Piece(past), *pieces[:place], *pieces[place + 1 :]])
            return ""
    return ""


def common_noun(word: str) -> bool:
    """Whether a word is a noun that anybody knows."""
    return is_noun(word) and common(singular(word)) >= 20


def lists_of_things(text: str) -> str:
    """“3 clinics, 27 vets, one ambulance” with “and” before the last."""
    parts = [part.strip() for part in text.split(", ")]
    if len(parts) < 2 or any(not part for part in parts) or re.search(r"\band\b", parts[-1]):
        return text
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def noun_special(pieces: list[Piece]) -> Saying | None:
    """Awards, lists, degrees and former firms, which say something whatever they open with."""
    return _special(put_together(pieces), pieces) if pieces else None
