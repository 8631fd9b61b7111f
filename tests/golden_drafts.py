"""Renders the tables of drafts that were read sentence by sentence; run it to write them anew after a reviewed change.

    python -m tests.golden_drafts

The tables are made without etiquette rules, so that they hold the language alone; that the texts pass the rules is a test of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from composer import data
from composer.brief import load_brief
from composer.drafting.messages import answers, call_sheet, follow_ups, introductions, notes
from composer.drafting.search.compose import compose
from composer.etiquette.rulebook.rule_loader import load_rule_files
from composer.model import STANCES, Brief, Draft, Fact, PastTouch, Recipient, Sender, Third

NO_RULES = load_rule_files(())
FOLDER = Path(__file__).parent / "golden"
EXAMPLES = data.templates_folder().parent / "docs" / "examples"
THEN = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)

FACTS = {
    "work": "talk on slow bread at the miller's fair",
    "noun": "12 years at the water mill in Brook",
    "clause": "she moved the mill back to the river",
    "mine": "I heard her on the radio",
    "ours": "we once shared a table at the bread fair",
    "sentences": "She moved the mill to the river. It took three winters.",
}
POINTS = {
    "connect": {
        "noun": "old grain in small bakeries", "doing": "baking with old grain", "how": "how small bakeries use old grain",
        "verb": "compare notes on old grain", "sentence": "We bake with old grain in Leith.",
    },
    "learn": {
        "noun": "rye in warm weather", "doing": "baking with rye", "how": "how you keep rye dough from souring",
        "verb": "learn how a mill picks its grain", "sentence": "We are opening a second bakery in Leith.",
    },
    "job": {
        "noun": "a first job in milling", "doing": "working in a mill", "how": "how bakers find their way into milling",
        "verb": "find my way into milling", "sentence": "I would like to work in a mill one day.",
    },
    "hire": {
        "noun": "a head miller's post in Leith", "doing": "building a team around a mill", "how": "how millers choose where they work",
        "verb": "find a head miller", "sentence": "We are looking for a head miller.",
    },
    "sell": {
        "noun": "a moisture gauge for small mills", "doing": "measuring moisture in small mills", "how": "how small mills measure moisture",
        "verb": "show you our moisture gauge", "sentence": "We make a moisture gauge for small mills.",
    },
    "partner": {
        "noun": "a shared grain store", "doing": "sharing a grain store", "how": "how two small firms could share a grain store",
        "verb": "run a grain store together", "sentence": "We have room for a shared grain store.",
    },
    "invite": {
        "noun": "our bread evening on 12 May in Leith", "doing": "judging loaves with us on 12 May", "how": "how towns keep their mills",
        "verb": "taste our rye with us on 12 May", "sentence": "We hold a bread evening in Leith on 12 May.",
    },
    "press": {
        "noun": "the last tide mill on the Forth", "doing": "keeping a tide mill alive", "how": "how the last tide mill was saved",
        "verb": "tell the story of the last tide mill", "sentence": "The last tide mill on the Forth grinds again.",
    },
    "introduce": {
        "noun": "our new bakery in Leith", "doing": "baking for small shops", "how": "how we bake for small shops",
        "verb": "get to know the mills nearby", "sentence": "We have opened a bakery in Leith.",
    },
    "reconnect": {
        "noun": "the old river map", "doing": "catching up after six years", "how": "how the mill is doing",
        "verb": "hear how the mill is doing", "sentence": "It has been six years since the bread fair.",
    },
}
# The other chats read as “x_dm” does, InMail as mail, talking points in person as on the phone.
EXAMPLE_CHANNELS = ("linkedin_note", "linkedin_message", "email", "x_dm", "x_post", "sms", "phone")
TABLE_CHANNELS = ("email", "linkedin_note", "whatsapp", "phone")


def baker(purpose: str, fact: str, point: str) -> Brief:
    """A baker writing to a miller."""
    known = "met" if purpose == "reconnect" else "stranger"
    return Brief(
        Sender("Isla Grant", "baker", "Grant & Daughters"), Recipient("Moira Tait", "miller", "Brook Mill", facts=(Fact(fact),)),
        known, purpose, point,
    )


def said(draft: Draft) -> str:
    """A draft as one block of the table."""
    return (f"Subject: {draft.subject}\n" if draft.subject else "") + draft.text


def examples_table() -> Iterator[str]:
    """The briefs of docs/examples on a channel of each kind."""
    for path in sorted(EXAMPLES.glob("*.toml")):
        brief = load_brief(path)
        for channel in EXAMPLE_CHANNELS:
            found = compose(brief, channel, rules=NO_RULES)
            blocks = [said(draft) for draft in found.drafts] + [f"missing: {line}" for line in found.missing]
            yield f"## {path.stem}, {channel}\n" + "\n\n".join(blocks) + "\n"


def other_table() -> Iterator[str]:
    """Answers, follow-ups, introductions, notes, updates and call sheets."""
    for relationship, role in (("stranger", ""), ("client", ""), ("colleague", ""), ("friend", ""), ("stranger", "press officer")):
        for stance in STANCES:
            brief = Brief(Sender("Isla Grant"), Recipient("Moira Tait", role), relationship, "connect")
            yield f"## {stance}, {relationship} {role}\n{answers.answer_request(brief, stance, channel='facebook', rules=NO_RULES).text}\n"
    brief = replace(baker("sell", FACTS["work"], "a new till"), relationship="stranger", purpose="connect")
    yield f"## decline an offer\n{said(answers.decline_offer(brief, rules=NO_RULES))}\n"
    for purpose, form in (("learn", "how"), ("job", "noun"), ("partner", "verb"), ("press", "sentence")):
        brief = baker(purpose, FACTS["work"], POINTS[purpose][form])
        brief = replace(brief, recipient=replace(brief.recipient, facts=(*brief.recipient.facts, Fact(FACTS["clause"]))))
        first = PastTouch("linkedin_note", "out", THEN, text=compose(brief, "linkedin_note", count=1, rules=NO_RULES).drafts[0].text)
        answer = PastTouch("linkedin_message", "in", THEN + timedelta(hours=3), text="Thank you for your note.")
        for step, channel, history in (
            ("follow_up", "linkedin_message", (first,)), ("change_channel", "email", (first,)), ("call", "email", (first,)),
            ("call", "phone", (first,)), ("close", "email", (first,)), ("ask", "linkedin_message", (first, answer)),
            ("meet", "email", (first, answer)),
        ):
            found = follow_ups.follow_up(brief, step, channel, history=history, rules=NO_RULES)
            yield f"## {step}, {purpose}, {channel}\n{said(found.drafts[0])}\n"
    brief = baker("learn", FACTS["work"], POINTS["learn"]["how"])
    both = replace(brief, third=Third("Jonas Weber", "he keeps an old rye"), relationship="friend", purpose="introduce", point="old rye")
    for name, draft in (
        ("ask a friend for an introduction", introductions.request_introduction(brief, friend="Ellen Park", rules=NO_RULES)),
        ("lines to forward", introductions.blurb(brief, friend="Ellen Park", rules=NO_RULES)),
        ("thanks for an introduction", introductions.thank_introducer(brief, friend="Ellen Park", rules=NO_RULES)),
        ("introduce two people", introductions.introduce_two(both, rules=NO_RULES)),
        ("congratulations", notes.congratulate(brief, "whatsapp", rules=NO_RULES)),
        ("to mail", notes.move_on(brief, "linkedin_message", "email", rules=NO_RULES)),
        ("to the phone", notes.move_on(brief, "email", "phone", rules=NO_RULES)),
    ):
        yield f"## {name}\n{said(draft)}\n"
    client = replace(brief, relationship="client", purpose="update", point="From 1 March we bake on Mondays, too.")
    for name, draft in (
        ("wrong channel", notes.move_to_mail(client, "facebook", rules=NO_RULES)),
        ("summary", notes.summary_mail(client, "facebook", "You would like the bread on Friday, and I said that this is possible.", rules=NO_RULES)),
        ("status", notes.status_update(
            client, "Ana moved the orders, and Ben tested every one of them.", next_step="On Monday we show the shop how it works.",
            human="There was rhubarb cake afterwards.", rules=NO_RULES,
        )),
        ("notice", notes.customer_notice(client, human="I know that Monday morning is hard on small shops.", rules=NO_RULES)),
    ):
        yield f"## {name}\n{said(draft)}\n"
    yield f"## call sheet\n{call_sheet.call_sheet(replace(brief, recipient=replace(brief.recipient, timezone='Europe/London')), now=THEN).text}\n"


TABLES = {"examples.txt": examples_table, "other.txt": other_table}


def main() -> None:
    """Write all tables."""
    FOLDER.mkdir(exist_ok=True)
    for name, table in TABLES.items():
        (FOLDER / name).write_text("\n".join(table()), encoding="utf-8")


if __name__ == "__main__":
    main()
