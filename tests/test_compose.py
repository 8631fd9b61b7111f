"""Composing: clean drafts that differ and fit, for every form, purpose, relationship and channel; else words on what is missing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from composer import channels
from composer.brief import load_brief, missing
from composer.drafting.reading.grammar.content_words import words_of
from composer.drafting.search.compose import STAGES, compose
from composer.drafting.search.order import SPOKEN_WORDS
from composer.drafting.templating.bindings import material
from composer.drafting.templating.point_words import aim
from composer.drafting.templating.template_loader import load_templates
from composer.errors import BadValue
from composer.etiquette.check import check
from composer.model import CHANNELS, PURPOSES, RELATIONSHIPS, SPOKEN, TONES, Brief, Composition, Fact, Recipient, Sender, Third
from composer.settings import Settings
from tests import golden_drafts

FIRST = ("connect", "learn", "job", "hire", "sell", "partner", "invite", "press", "introduce", "reconnect")
SLOT = re.compile(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bundefined\b|  |\.\.(?!\.)|,,|\ue000|\?\?")


def maya(**changes: object) -> Brief:
    return replace(load_brief(golden_drafts.EXAMPLES / "learn.toml"), **changes)  # type: ignore[arg-type]


def typed_words(brief: Brief) -> set[str]:
    """The words that the user typed, as typed and as read."""
    words = material(brief)
    texts = [brief.point, brief.question, brief.why_them, brief.sender.situation, brief.mutual, aim(words.point)]
    texts += [brief.sender.name, brief.sender.role, brief.sender.company, brief.recipient.name]
    texts += [words.question.text if words.question else ""]
    texts += [text for fact in brief.recipient.facts for text in (fact.text, fact.detail, fact.because)]
    texts += [phrase.text for _, phrase in words.facts]
    return {word for text in texts for word in words_of(text)}


def assert_good(found: Composition, brief: Brief, channel: str, *, premium: bool = False) -> None:
    """What holds for every offered draft: our own words are clean, it fits, nothing is left over, and drafts open differently."""
    facts = channels.channel(channel)
    typed = typed_words(brief)
    for draft in found.drafts:
        whole = f"Subject: {draft.subject}\n\n{draft.text}" if draft.subject else draft.text
        again = check(whole, channel, brief, stage=STAGES.get(brief.purpose, "first"), premium=premium)
        ours = [
            finding for finding in again.findings
            if finding.severity != "suggestion" and finding.text and not set(words_of(finding.text)) & typed
        ]
        assert not ours, (draft.text, [(finding.rule, finding.text) for finding in ours])
        limit = facts.limit_for(premium=premium)
        if limit is not None:
            assert channels.count(draft.text, facts.counting) <= limit
        if channel == "sms":
            assert channels.sms_parts(draft.text) == 1
        if facts.spoken:
            assert len(draft.text.split()) <= SPOKEN_WORDS
        assert not SLOT.search(draft.text), draft.text
        assert bool(draft.subject) == facts.has_subject
        if brief.purpose in FIRST and not (brief.third and channel == "sms"):
            assert any(other.facts_used for other in found.drafts) or found.missing
            assert set(draft.facts_used) <= {fact.text for fact in brief.recipient.facts}
        assert draft.template
        assert draft.origin == "template"
        for finding in draft.check.findings:
            assert draft.text[finding.start : finding.end] == finding.text
        assert draft.check.trace is not None
        assert all(draft.text[trace.start : trace.end].strip() and trace.by != "unsupported" for trace in draft.check.trace)
    openings = [tuple(words_of(draft.text.partition(",")[2] or draft.text)[:3]) for draft in found.drafts]
    assert len(set(openings)) == len(openings)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_example_brief_gives_good_drafts_on_every_channel(channel: str) -> None:
    empty = []
    for path in sorted(golden_drafts.EXAMPLES.glob("*.toml")):
        brief = load_brief(path)
        found = compose(brief, channel)
        assert_good(found, brief, channel)
        assert found.drafts or found.missing
        if not found.drafts:
            empty.append(path.stem)
    assert len(empty) <= (8 if channel == "sms" else 0), empty


def test_the_first_example_gives_three_notes_of_at_most_200_characters_about_the_fact() -> None:
    found = compose(maya(), "linkedin_note")
    assert len(found.drafts) >= 2
    for draft in found.drafts:
        assert len(draft.text) <= 200
        assert "our talk on dbt tests at Data Council" in draft.text
        assert "Which test caught the most bugs for you?" in draft.text or "which test caught the most bugs for you?" in draft.text
        assert draft.facts_used == ("talk on dbt tests at Data Council",)
        assert draft.check.verdict == "ready"


@pytest.mark.parametrize("name", sorted(golden_drafts.TABLES))
def test_the_reviewed_texts_have_not_changed(name: str) -> None:
    kept = (golden_drafts.FOLDER / name).read_text(encoding="utf-8")
    assert "\n".join(golden_drafts.TABLES[name]()) == kept


@pytest.mark.parametrize("purpose", FIRST)
def test_every_form_of_fact_and_point_gives_a_clean_draft(purpose: str) -> None:
    failed = []
    for fact_form, fact in golden_drafts.FACTS.items():
        for point_form, point in golden_drafts.POINTS[purpose].items():
            brief = golden_drafts.baker(purpose, fact, point)
            for channel in ("email", "linkedin_note"):
                found = compose(brief, channel)
                assert_good(found, brief, channel)
                if not found.drafts and "too long" not in found.missing[0]:
                    failed.append((fact_form, point_form, channel, found.missing))
    assert not failed


@pytest.mark.parametrize("relationship", RELATIONSHIPS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_relationship_and_purpose_gives_a_draft(purpose: str, relationship: str) -> None:
    point = {"thank": "your help with the fair", "update": "The new oven is in.", "decline": "the panel in May"}.get(purpose, "")
    point = point or golden_drafts.POINTS[purpose]["noun"]
    brief = replace(golden_drafts.baker(purpose, golden_drafts.FACTS["ours"], point), relationship=relationship, mutual="Ellen Park")
    found = compose(brief, "email")
    assert found.drafts, found.missing
    assert_good(found, brief, "email")
    if relationship == "mutual" and purpose in FIRST:
        assert all("Ellen Park" in draft.text for draft in found.drafts)


@pytest.mark.parametrize("tone", TONES)
def test_the_tone_is_heard(tone: str) -> None:
    brief = maya(tone=tone)
    for channel in ("email", "linkedin_note", "whatsapp", "phone"):
        found = compose(brief, channel)
        assert found.drafts
        assert_good(found, brief, channel)
        for draft in found.drafts:
            short = bool(re.search(r"\b(?:I'm|I'd|can't|won't)\b", draft.text))
            assert not (tone == "formal" and short)
    if tone == "formal":
        assert all(draft.text.startswith("Dear Tomás Ortega,") for draft in compose(brief, "email").drafts)


def test_a_question_in_the_brief_is_asked_in_every_draft() -> None:
    brief = maya(question="how she chose industry over a PhD")
    for draft in compose(brief, "email").drafts:
        assert "How did you choose industry over a PhD?" in draft.text


@pytest.mark.parametrize(("changes", "word"), [
    ({"point": ""}, "point"),
    ({"recipient": Recipient("Tomás Ortega")}, "fact"),
    ({"recipient": Recipient("", facts=(Fact("talk on bees"),))}, "name"),
    ({"relationship": "mutual"}, "friend"),
    ({"delicate": True}, "delicate"),
    ({"language": "fi"}, "templates in “fi”"),
    ({"commercial": True}, "postal address"),
    ({"recipient": Recipient("Tomás Ortega", facts=(Fact("asdf"),))}, "other words"),
    ({"point": "!!!"}, "point"),
])
def test_a_thin_or_contradictory_brief_gives_words_and_no_draft(changes: dict[str, object], word: str) -> None:
    found = compose(maya(**changes), "email")
    assert found.drafts == ()
    assert any(word in line for line in found.missing), found.missing


def test_a_delicate_matter_may_be_talked_about() -> None:
    assert compose(maya(delicate=True), "phone").drafts


def test_a_point_too_long_for_a_note_is_not_cut_off() -> None:
    point = "how you keep " + "a very large number of slow and expensive data tests " * 4 + "cheap"
    found = compose(maya(point=point), "linkedin_note")
    assert all(point not in draft.text for draft in found.drafts)
    assert found.missing
    nothing = compose(maya(point=point, question=""), "linkedin_note")
    assert nothing.drafts == ()
    assert "the point is too long for a LinkedIn connection note; say it in" in nothing.missing[0] or "too long" in nothing.missing[0]


def test_a_fact_dated_in_the_future_is_noticed() -> None:
    brief = maya(recipient=Recipient("Tomás Ortega", facts=(Fact("talk on dbt tests", date=date(2027, 1, 1)),)))
    found = compose(brief, "email", now=datetime(2026, 11, 20, tzinfo=UTC))
    assert found.drafts == ()
    assert "still to come" in found.missing[0]


def test_an_sms_has_plain_quotes_only() -> None:
    brief = Brief(
        Sender("Ann Lee"), Recipient("Bob Ray", facts=(Fact("story “Salt”"),)), "met", "connect", "sea stories", "Which one is your favourite?",
    )
    found = compose(brief, "sms")
    assert found.drafts
    assert all(channels.sms_units(draft.text)[1] for draft in found.drafts)


def test_an_sms_says_why_a_letter_halves_it() -> None:
    found = compose(maya(), "sms")
    assert found.drafts == ()
    assert "70 characters" in found.missing[0]


def test_premium_notes_may_be_longer() -> None:
    brief = maya(point="how you keep dbt tests cheap at your size without losing the trust of all the people who read the monthly reports and ask", question="")
    free, paid = compose(brief, "linkedin_note"), compose(brief, "linkedin_note", premium=True)
    assert max(len(draft.text) for draft in paid.drafts) > 200
    assert all(len(draft.text) <= 200 for draft in free.drafts)
    assert_good(paid, brief, "linkedin_note", premium=True)


@pytest.mark.parametrize("purpose", ["sell", "job", "hire"])
def test_offers_and_wishes_ask_about_the_reader_and_never_for_time(purpose: str) -> None:
    brief = golden_drafts.baker(purpose, golden_drafts.FACTS["work"], golden_drafts.POINTS[purpose]["noun"])
    for channel in ("email", "linkedin_message"):
        for draft in compose(brief, channel).drafts:
            assert not re.search(r"\b(?:call|meeting|demo|minutes|interview|apply|buy|offer you)\b", draft.text)
            question = next(sentence for sentence in re.split(r"(?<=[.?])\s", draft.text) if sentence.endswith("?"))
            assert re.search(r"\byou(?:r)?\b", question)


def test_introducing_two_people_asks_first_and_keeps_the_others_pronouns() -> None:
    brief = replace(
        golden_drafts.baker("introduce", golden_drafts.FACTS["clause"], "old rye"), relationship="friend", third=Third("Jonas Weber", "he keeps old rye"),
    )
    found = compose(brief, "email")
    assert found.drafts
    for draft in found.drafts:
        assert "Jonas Weber" in draft.text
        assert "you keep old rye" not in draft.text
        assert "?" in draft.text


@pytest.mark.parametrize("point", ["an introduction to Marta Ruiz", "introduce me to Marta Ruiz", "I would like an introduction to Marta Ruiz."])
def test_s1_mutual_an_introduction_is_asked_of_a_friend(point: str) -> None:
    brief = golden_drafts.baker("introduce", golden_drafts.FACTS["ours"], point)
    found = compose(replace(brief, relationship="friend"), "email")
    assert found.drafts
    assert_good(found, replace(brief, relationship="friend"), "email")
    assert all("Marta Ruiz" in draft.text for draft in found.drafts)


@pytest.mark.parametrize(("point", "question", "once"), [
    ("how she chose milling over a PhD", "how she chose milling over a PhD", "milling over a PhD"),
    ("how she chose milling over a PhD", "How did you choose milling over a PhD?", "milling over a PhD"),
    ("a post in Leith", "whether she is open to hearing about a post in Leith", "a post in Leith"),
])
def test_what_the_question_or_the_fact_says_is_not_said_twice(point: str, question: str, once: str) -> None:
    brief = replace(golden_drafts.baker("learn", golden_drafts.FACTS["work"], point), question=question)
    drafts = compose(brief, "email", count=1).drafts
    assert drafts
    assert drafts[0].text.count(once) == 1


def test_on_x_the_handle_is_greeted() -> None:
    brief = maya(recipient=replace(maya().recipient, handles={"x": "tomasortega"}))
    found = compose(brief, "x_post")
    assert found.drafts
    assert all("@tomasortega" in draft.text for draft in found.drafts)


def test_several_facts_are_spread_over_the_drafts() -> None:
    facts = (Fact("talk on dbt tests at Data Council"), Fact("he moved from nursing to data"), Fact("post on flaky tests"))
    found = compose(maya(recipient=replace(maya().recipient, facts=facts)), "email")
    assert len({draft.facts_used for draft in found.drafts}) >= 2


def test_what_was_sent_before_is_not_sent_again() -> None:
    first = compose(maya(), "email", count=1).drafts[0]
    later = compose(maya(), "email", sent_before=(first.text,))
    assert all(draft.text != first.text for draft in later.drafts)


def test_own_templates_are_used(settings: Settings) -> None:
    folder = settings.own_templates / "learn"
    folder.mkdir(parents=True)
    front = '+++\nmove = "fact"\nforms = { fact = ["noun"] }\n+++\n'
    (folder / "mine.j2").write_text(front + "On my wall hangs a note about {{ fact }}.", encoding="utf-8")
    found = compose(maya(), "email", settings=settings)
    assert any("On my wall" in draft.text for draft in found.drafts)
    assert any("own/learn/mine.1" in draft.template for draft in found.drafts)
    assert load_templates(settings).problems == ()


def test_fewer_or_more_drafts_may_be_asked_for() -> None:
    assert len(compose(maya(), "email", count=1).drafts) == 1
    many = compose(maya(), "email", count=20)
    assert 3 <= len(many.drafts) <= 20
    assert len(many.drafts) == 20 or many.missing


def test_an_unknown_channel_is_refused() -> None:
    with pytest.raises(BadValue):
        compose(maya(), "pigeon")


NAMES = st.sampled_from([
    "Ann Lee", "王小明", "田中 太郎", "김민수", "مريم الخطيب", "דוד לוי", "D'Arcy O'Neill", "Cher", "Dr. Ana de la Cruz, PhD", "José-María Núñez",
    "J. R. Smith", "Øystein Å", "Mrs. Okafor", "sandra hughes", "MARK OWENS", "Climate Lab Zürich", "Auntie Bea", "Nguyễn Thị Minh Khai", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine", "Anne-Sophie van der Merwe", "X Æ",
])
COMPANIES = st.sampled_from(["", "Klarna", "The Long Name Holding Company of the Northern and the Southern Islands Limited", "株式会社", "A&B <Ltd>", "O'Reilly"])
ROLES = st.sampled_from(["", "baker", "head of data", "UX designer", "retired", "owner of a mill", "Professor of Applied Mathematics and Statistics"])
FACTS = st.sampled_from([
    *golden_drafts.FACTS.values(), "talk on dbt tests", "author of a maths blog", "both studied at TU Munich", "article about her in the Times",
    "based in Graz", "moved from nursing to product", "same school", "redesigned the rock garden", "TALK ON OLD GRAIN", "Book About City Bees",
    "our first release, the one with the broken printer", "your reviews say that evenings are hard to book", "looking for a cabbage recipe",
    "first client of all", "column ‘Useful Machines’", "my neighbour told me about your oven", "bread.example", "“The Quiet Hive”", "a paper with Zoe Lang", "her team released version 2 in May",
    "an unusually long and winding column on the many ways in which bakers of the northern islands keep their dough alive in winter",
])
QUESTIONS = st.sampled_from([
    "", "Which test caught the most bugs for you?", "how she chose industry over a PhD", "favourite flour", "tell me which flour you like",
    "do you still keep bees", "I wonder what you would read first", "Could you tell me which flour is right?", "WHAT DO YOU BAKE",
    "What was hardest? And what would you change?",
])


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    purpose = draw(st.sampled_from(PURPOSES))
    points = [text for table in golden_drafts.POINTS.values() for text in table.values()]
    points += [
        "your help with the grant", "the panel in May", "The new oven is in.", "x", "how do you keep tests cheap?", "We lost your order, sorry.",
        "a guest on our podcast", "teach evening classes", "swap recipes for a week", "whether you'd run our kitchen", "our new winter menu",
    ]
    third = Third(draw(NAMES), draw(st.sampled_from(["", "a baker in Lyon", "he keeps bees"]))) if draw(st.booleans()) else None
    return Brief(
        Sender(draw(NAMES), draw(ROLES), draw(COMPANIES), address=draw(st.sampled_from(["", "1 Mill Lane, Leith"]))),
        Recipient(draw(NAMES), draw(ROLES), draw(COMPANIES), facts=tuple(Fact(text) for text in draw(st.lists(FACTS, min_size=1, max_size=3)))),
        draw(st.sampled_from(RELATIONSHIPS)), purpose, draw(st.sampled_from(points)), draw(QUESTIONS), mutual=draw(NAMES),
        why_them=draw(st.sampled_from(["", "", "she is the only one who writes about it", "her patience"])),
        commercial=draw(st.booleans()), delicate=draw(st.booleans()), tone=draw(st.sampled_from(TONES)), third=third,
    )


@given(brief=briefs(), channel=st.sampled_from(CHANNELS), premium=st.booleans())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_whatever_is_offered_is_within_the_limit_clean_and_finished(brief: Brief, channel: str, premium: bool) -> None:
    found = compose(brief, channel, premium=premium)
    assert_good(found, brief, channel, premium=premium)
    assert found.drafts or found.missing
    if missing(brief) or (brief.delicate and channel not in SPOKEN):
        assert not found.drafts


def test_the_golden_folder_holds_only_tables() -> None:
    assert {path.name for path in Path(golden_drafts.FOLDER).iterdir()} == set(golden_drafts.TABLES)


def test_a_long_point_becomes_talking_points_and_a_note_says_what_it_has_room_for() -> None:
    point = (
        "We will not take the goose fat for our biscuits from spring; the guests without meat ask for every label and we cannot "
        "print a second menu. The butter we keep taking as before, every Monday."
    )
    brief = maya(purpose="decline", point=point, question="")
    spoken = compose(brief, "phone").drafts[0].text.splitlines()
    assert "The butter we keep taking as before, every Monday." in spoken
    note = compose(brief, "linkedin_note")
    assert "goose fat" in note.drafts[0].text
    assert any("The butter we keep taking" in sentence for sentence in note.missing)
