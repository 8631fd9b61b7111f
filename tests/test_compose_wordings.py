"""What a reader of the drafts would stumble over, one test for each kind of stumble."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rapidfuzz import fuzz

from composer.drafting.search.compose import compose
from composer.model import CHANNELS, Brief, Draft, Fact, Recipient, Sender, Third


def brief(**changes: object) -> Brief:
    made = Brief(
        Sender("Ravi Menon", "archivist", "Port Museum"), Recipient("Gail Thornton", facts=(Fact("talk on small archives"),)),
        "stranger", "learn", "how she scans glass plates", "Which scanner would you buy again?",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def about(*facts: str, name: str = "Gail Thornton") -> Recipient:
    return Recipient(name, facts=tuple(map(Fact, facts)))


def drafts(given: Brief, channel: str = "email") -> tuple[Draft, ...]:
    found = compose(given, channel)
    assert found.drafts, found.missing
    return found.drafts


def test_capitals_typed_by_a_careless_hand_do_not_reach_the_reader() -> None:
    shouted = brief(
        sender=Sender("MARK OWENS"), recipient=about("TALK ON CUTTING SCOPE", name="LISA GRANT"), point="HOW SMALL TEAMS SHIP WEEKLY",
        question="HOW DO YOU CUT SCOPE",
    )
    for draft in drafts(shouted):
        assert draft.text.startswith(("Hi Lisa,", "Hello Lisa,"))
        assert "How do you cut scope?" in draft.text or "how do you cut scope?" in draft.text
        assert "how small teams ship weekly" in draft.text
        assert draft.facts_used == ("TALK ON CUTTING SCOPE",)


@pytest.mark.parametrize("question", [
    "Could you tell me which office is the right one?", "Which mistake is the most common, if I may ask?",
    "What was hardest? And what would you do differently?",
])
def test_a_polite_question_and_two_of_them_are_not_announced_as_one(question: str) -> None:
    for channel in ("email", "linkedin_message", "phone"):
        for draft in drafts(brief(question=question), channel):
            assert question in draft.text
            assert not re.search(r"one question|One thing|if I may:|I'm curious:|one thing would help", draft.text)


def test_on_x_the_handle_is_the_greeting() -> None:
    given = brief(recipient=replace(about("talk on small archives"), handles={"x": "@gail"}))
    assert all(re.match(r"@gail [A-Z]", draft.text) and "Gail" not in draft.text for draft in drafts(given, "x_post"))


def test_friends_are_written_to_by_first_names_and_without_office_phrases() -> None:
    given = brief(relationship="friend", purpose="reconnect", point="meeting up again", question="", recipient=about("we shared a flat in Coimbra"))
    for draft in drafts(given):
        assert draft.text.endswith("\nRavi")
        assert "Menon" not in draft.subject
        assert not re.search(r"plenty|regards|is fine", draft.text)


def test_good_and_bad_news_are_told_in_their_own_tone() -> None:
    bad = brief(relationship="client", purpose="update", point="We lost the scans of your plates from May.", question="", recipient=about())
    for channel in ("email", "phone"):
        for draft in drafts(bad, channel):
            assert re.search(r"[Ss]orry|bad news", draft.text)
            assert not re.search(r"patience|happy|glad", draft.text)
    sorry = replace(bad, point="We have to postpone the tasting to 12 June, sorry.")
    assert all(draft.text.lower().count("sorry") == 1 for draft in drafts(sorry))
    exam = brief(relationship="friend", purpose="update", point="I passed the exam!", question="", recipient=about("you quizzed me every Sunday"))
    for draft in drafts(exam):
        assert not re.search(r"next step|match what you see|where we are", draft.text)


def test_an_update_claims_no_progress_that_the_brief_does_not_hold() -> None:
    given = brief(relationship="client", purpose="update", point="the new reading room", question="", recipient=about())
    for draft in drafts(given):
        assert "the new reading room" in draft.text
        assert not re.search(r"on our way|goes forward|happy with", draft.text)


def test_a_friend_is_told_no_without_business_phrases() -> None:
    for point in ("join your cycling trip", "the cycling trip in May", "I can't come in May.", "your offer of a lift"):
        given = brief(relationship="friend", purpose="decline", point=point, question="", recipient=about())
        for channel in ("email", "phone"):
            assert not any(re.search(r"somebody else|of use", draft.text) for draft in drafts(given, channel))


def test_an_offer_declined_aloud_is_thanked_for_once() -> None:
    given = brief(purpose="decline", point="your invitation to speak in Oslo", question="", recipient=about())
    assert not any("asking me about your" in draft.text for draft in drafts(given, "phone"))


def test_a_person_looked_for_is_no_place_to_go_and_no_post() -> None:
    guest = brief(purpose="invite", point="a guest on our podcast about ferries", question="")
    assert not any(re.search(r"invite you to a guest|at a guest|for a guest", draft.text) for draft in drafts(guest))
    for point in ("someone to lead our lab", "a pastry chef for a small hotel", "data steward for our archive"):
        for draft in drafts(brief(purpose="hire", point=point, question="")):
            assert re.search(r"looking for (?:someone|a )|hope to find (?:someone|a )|We need ", draft.text)


def test_the_work_that_is_offered_is_not_done_by_the_sender() -> None:
    given = brief(purpose="hire", point="teach evening classes from May", question="Would Tuesdays work for you?")
    assert not any(re.search(r"I hope to teach|I'd like to teach", draft.text) for draft in drafts(given))
    assert any("somebody to teach evening classes" in draft.text for draft in drafts(given))


def test_whether_is_asked_and_not_wondered_about() -> None:
    given = brief(relationship="friend", purpose="hire", point="whether you'd run our kitchen", question="")
    assert all("whether you'd run our kitchen?" in draft.text for draft in drafts(given, "in_person"))


def test_the_reason_for_this_reader_is_said() -> None:
    why = "you are the only one who writes about plates for town archives"
    found = drafts(brief(why_them=why, question=""))
    assert sum(why in draft.text for draft in found) >= 2


def test_what_the_sender_was_part_of_is_no_news_to_them() -> None:
    given = brief(recipient=about("your article of 12 May was pinned up in our workshop"))
    for channel in CHANNELS:
        for draft in compose(given, channel).drafts:
            assert not re.search(r"\b(?:saw|learned|noticed|heard) that your article", draft.text)


def test_both_people_are_named_where_two_are_introduced() -> None:
    given = brief(
        relationship="client", purpose="introduce", point="They both struggle with the same export rules.", question="",
        third=Third("Simone Hart", "She exports cider to Canada."),
    )
    assert all("Simone Hart" in draft.text for draft in drafts(given))


def test_the_view_of_somebody_on_their_own_work_is_not_asked() -> None:
    for point in ("her fieldwork with river communities", "how you draw maps by hand"):
        given = brief(purpose="connect", point=point, question="")
        assert not any(re.search(r"view on (?:your|how you)|thoughts on", draft.text) for draft in drafts(given))


def test_what_is_wrong_with_the_brief_is_named_by_its_part() -> None:
    found = compose(brief(question="Could we hop on a quick call next week?"), "linkedin_message")
    assert found.drafts == ()
    assert any("your question" in line for line in found.missing), found.missing
    link = compose(brief(recipient=about("gail.example")), "email")
    assert link.drafts == ()
    assert any("an address alone is no fact" in line for line in link.missing)


PEOPLE = (
    "Ana Silva", "Bob Ray", "Chen Li", "Dora Weiss", "Emil Novak", "Fay Moss", "Gus Ward", "Hana Ito", "Ivo Kos", "Jane Cole", "Karl Adam",
    "Lena Fox", "Mia Berg", "Nils Holm", "Olga Pop", "Pia Sand", "Quinn Fry", "Rosa Blum", "Sam Lee", "Tina Hart",
)
SEEN = (
    "talk on glass plates in Leeds", "she moved from painting to archives", "post about flaky scanners", "I heard her on the radio",
    "he rebuilt the reading room in Graz", "series on cheap scanning", "newsletter for small archives", "12 years at the map office",
    "she teaches scanning to volunteers", "open source catalogue for maps",
)


@pytest.mark.parametrize(("purpose", "point", "question"), [
    ("learn", "how you scan glass plates", "Which scanner would you buy again?"), ("sell", "a scanner for small archives", "How do you scan today?"),
    ("invite", "our archive evening on 12 May in Leith", ""), ("connect", "small archives", ""),
])
@pytest.mark.parametrize("channel", ["email", "linkedin_note", "linkedin_message"])
def test_twenty_people_are_not_written_to_in_the_same_words(purpose: str, point: str, question: str, channel: str) -> None:
    sent: list[str] = []
    wordings = set()
    for number, name in enumerate(PEOPLE):
        given = brief(purpose=purpose, point=point, question=question, recipient=about(SEEN[number % len(SEEN)], name=name))
        found = compose(given, channel, sent_before=tuple(reversed(sent)))
        assert len(found.drafts) == 3, (name, found.missing)
        assert not any(finding.rule == "near-copy" for draft in found.drafts for finding in draft.check.findings)
        sent.append(found.drafts[0].text)
        wordings.add(found.drafts[0].template)
    assert len(wordings) >= 12
    likeness = [fuzz.token_sort_ratio(first, second) for place, first in enumerate(sent) for second in sent[:place]]
    assert sum(likeness) / len(likeness) < 75
