"""What a text claims that its brief does not hold: the named checks of `brief` rules.

Each check takes a message and a context and gives (start, end, detail) for every place; without a brief all stay silent but
those that want the reader's name alone, or what others were sent. The detail fills {detail} in the rule's message.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from composer.etiquette.brief_index import Hit
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document.message_parser import Message
from composer.etiquette.grounding import (
    acquaintance,
    addressing,
    attribution,
    companies,
    dates,
    disclosures,
    entities,
    fact_use,
    near_copy,
    numbers,
    unknown_links,
)

Finder = Callable[[Message, CheckContext], list[Hit]]


@dataclass(frozen=True, slots=True)
class BriefCheck:
    """A named comparison with the brief and what it finds in words."""

    places: Finder
    says: str
    needs_brief: bool = True


CHECKS: Final[Mapping[str, BriefCheck]] = MappingProxyType(
    {
        "wrong_name": BriefCheck(
            addressing.wrong_name, "the greeting names somebody else than the recipient; {detail} is the right name",
            needs_brief=False,
        ),
        "misspelt_name": BriefCheck(
            addressing.misspelt_name, "the greeting nearly spells the recipient's name; {detail} is the right spelling",
            needs_brief=False,
        ),
        "wrong_sender": BriefCheck(
            addressing.wrong_sender, "“I'm X” or the sign-off gives another name than the sender's; {detail} is the right one"
        ),
        "company_swapped": BriefCheck(
            companies.company_swapped,
            "the sender's company given to the recipient or the other way round; {detail} is the right one",
        ),
        "unknown_company": BriefCheck(companies.unknown_company, "a company or organisation that the brief does not hold"),
        "unknown_number": BriefCheck(
            numbers.unknown_number, "a number in figures that the brief does not hold (up to 10 is fine)",
        ),
        "unknown_link": BriefCheck(unknown_links.unknown_link, "a link that the brief does not hold"),
        "unknown_name": BriefCheck(
            entities.unknown_name, "a person, firm or place, by its capitals, that the brief does not hold; {detail} is the name"
        ),
        "unknown_date": BriefCheck(dates.unknown_date, "a day or month that the brief does not hold"),
        "swapped_owner": BriefCheck(
            attribution.swapped_owner, "a role, firm or work of one of the two given to the other; {detail} is whose it is"
        ),
        "no_fact_used": BriefCheck(
            fact_use.no_fact_used, "the brief has facts and the text uses none; an absence; {detail} is the first fact"
        ),
        "false_acquaintance": BriefCheck(
            acquaintance.false_acquaintance, "claims an earlier meeting or talk that the brief does not hold",
        ),
        "false_mutual": BriefCheck(acquaintance.false_mutual, "claims a mutual friend or referral that the brief does not hold"),
        "mutual_unnamed": BriefCheck(acquaintance.mutual_unnamed, "the brief's mutual friend is not named; an absence"),
        "near_copy": BriefCheck(
            near_copy.near_copy,
            "nearly the words of a message sent before; needs sent_before, no brief; {detail} is the likeness",
            needs_brief=False,
        ),
        "delicate": BriefCheck(
            disclosures.delicate, "the brief is delicate and the channel is written; an absence; {detail} is the channel"
        ),
        "no_record": BriefCheck(
            disclosures.no_record, "the brief needs a record and the channel keeps none; an absence; {detail} is the channel"
        ),
        "sender_unnamed": BriefCheck(disclosures.sender_unnamed, "a first message that nowhere names its sender; an absence"),
        "no_postal_address": BriefCheck(
            disclosures.no_postal_address, "commercial mail without the sender's postal address; an absence",
        ),
        "no_way_to_stop": BriefCheck(disclosures.no_way_to_stop, "commercial mail that does not say how to stop it; an absence"),
    }
)
