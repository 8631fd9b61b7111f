"""Who writes to whom, in the forms that wordings take: greetings, signatures, trades, the third person."""

from __future__ import annotations

from typing import Any, Final

from composer.drafting.language.addressing import greeting_name, signature
from composer.drafting.language.firms import in_sentence, without_legal_form
from composer.drafting.language.person_names import read_name
from composer.drafting.language.self_introduction import self_introduction
from composer.drafting.reading.brief_readings import BriefReadings
from composer.drafting.reading.grammar.tokens import capital
from composer.drafting.templating.phrase import Phrase
from composer.lexicon import Wording
from composer.model import Brief

_SHORT_ROLE: Final = 3  # words
_PLACED: Final = Wording("people_said", "friend_from")
_ARTICLE: Final = Wording("people_said", "trade_article")
_BEHIND_TRADE: Final = Wording("people_said", "behind_trade")
_LONGEST_ROLE: Final = 5  # words under a name
_NEEDS_NO_SELF: Final = frozenset({"colleague", "friend"})


def fixed_values(brief: Brief, readings: BriefReadings, about: Phrase | None) -> dict[str, Any]:
    """The names that are the same in every draft of a brief: who writes to whom, in the forms that wordings take."""
    handle = brief.recipient.handles.get("x", "").lstrip("@")
    commercial = brief.commercial or brief.purpose == "sell"
    fixed: dict[str, Any] = {
        "name": _greeted(brief, readings, brief.tone, "chat"),
        "letter_name": _greeted(brief, readings, brief.tone, "letter"),
        "formal_name": _greeted(brief, readings, "formal", "letter"),
        "full": readings.name.full,
        "me": _signed(brief, "letter"),
        "my_name": _signed(brief, "chat"),
        "who": self_introduction(brief.sender.role, brief.sender.company),
        "role": brief.sender.role,
        "short_role": _short_role(brief.sender.role),
        "role_line": _role_line(brief.sender.role),
        "company": without_legal_form(brief.sender.company),
        "address": _imprint(brief) if commercial else "",
        "commercial": "yes" if commercial else "",
        "mutual": _friend(brief.mutual),
        "their_company": in_sentence(brief.recipient.company) if brief.recipient.company else "",
        "handle": f"@{handle}" if handle else "",
        "source": brief.recipient.source,
        "facts": tuple(fact.reading.said for fact in readings.facts if not fact.reading.ask),
        "new_to_them": "" if brief.relationship in _NEEDS_NO_SELF or brief.purpose == "reconnect" else "yes",
        "third": "",
        "third_name": "",
        "third_trade": _trade(about),
    }
    if brief.third is not None and brief.third.name:
        fixed["third_name"] = read_name(brief.third.name).full or brief.third.name
        fixed["third"] = _third(fixed["third_name"], about)
    return fixed


def _short_role(role: str) -> str:
    """A trade that fits behind a name (“Ada Byrne, pharmacist”); "" for a headline."""
    article, _, said = self_introduction(role, "").partition(" ")
    return said if article in ("a", "an") and len(said.split()) <= _SHORT_ROLE else ""


def _friend(mutual: str) -> str:
    """A mutual acquaintance by their name, with where they are from as it was typed: “Shabnam from maternity”."""
    name, joint, place = _PLACED.for_all.split(f"{mutual.strip()} from ", maxsplit=1)
    where = f"{joint}{place.removesuffix(' from ')}" if place else ""
    person = read_name(name)
    title = "" if person.rule == "silent" else person.title
    return f"{title} {person.full or name}{where}".strip() if name else ""


def _imprint(brief: Brief) -> str:
    """The firm with its postal address, on one line; "" without an address."""
    firm, address = without_legal_form(brief.sender.company), brief.sender.address
    return f"{firm}, {address}" if address and firm and not address.startswith(firm) else address


def _role_line(role: str) -> str:
    """A trade as the line under a name (“Head of catering”); "" for a headline and for what is none."""
    said = _ARTICLE.for_all.sub("", self_introduction(role, ""))
    return "" if said.startswith(("with ", "in ", "my ")) or len(said.split()) > _LONGEST_ROLE else capital(said)


def _greeted(brief: Brief, readings: BriefReadings, tone: str, group: str) -> str:
    if brief.relationship == "client" and readings.name.titled:
        group = "letter"  # a customer who gave their title keeps it, in a chat too
    name = greeting_name(
        readings.name, tone=tone, relationship=brief.relationship, channel_group=group, role=brief.recipient.role,
    )
    return name or brief.recipient.name


def _signed(brief: Brief, group: str) -> str:
    """The lines of the signature; a mail of business says the firm where the text does not."""
    lines = signature(brief.sender.name, tone=brief.tone, relationship=brief.relationship, channel_group=group)
    return "\n".join(lines) or brief.sender.name


def _third(name: str, about: Phrase | None) -> str:
    """The third person with what is said of them, as it stands inside a sentence."""
    if about is None:
        return name
    return f"{name}, {about.text}" if about.form == "noun" else f"{name}, who {about.text}"


def _trade(about: Phrase | None) -> str:
    """What the third person is, as it stands behind their name: “a grant writer in Leith, who …” → “grant writer”."""
    if about is None or about.form != "noun":
        return ""
    said = _BEHIND_TRADE.for_all.split(_ARTICLE.for_all.sub("", about.text))[0]
    return said if 0 < len(said.split()) <= _LONGEST_ROLE else ""


def third_about(readings: BriefReadings) -> Phrase | None:
    """What is said of the third person: a noun phrase, or what stands after “who”; their pronouns stay theirs."""
    remark = readings.third_about
    return Phrase(remark.said, "noun" if remark.form == "noun" else "clause") if remark else None
