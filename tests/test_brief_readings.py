"""A brief read as a whole: what its other fields tell of a fact; invented people."""

from __future__ import annotations

from composer.drafting.reading.brief_readings import pronoun_of, read_brief
from tests.rule_kit import BRIEF, brief


def reading_of(role: str = "", relationship: str = "stranger", **fact: str) -> tuple[str, str]:
    recipient = {**BRIEF["recipient"], "role": role, "facts": [fact]}
    read = read_brief(brief(recipient=recipient, relationship=relationship)).facts[0]
    return read.reading.said, read.framing.opening


def test_nobody_is_told_the_post_that_the_brief_holds() -> None:
    headline = "Harbour Pilot | Night shifts | Ex-baker"
    assert reading_of("Harbour pilot", text=headline)[0] == "you used to be a baker"
    assert reading_of("", text=headline)[0] == "you are a harbour pilot and used to be a baker"
    assert reading_of("Harbour pilot", text="Harbour Pilot")[0] == "you are a harbour pilot"


def test_a_source_that_says_so_takes_away_the_doubt() -> None:
    assert reading_of(text="apparently swims alone every Friday", seen="Piet Laan told me")[1] == (
        "Piet Laan told me that you swim alone every Friday"
    )


def test_a_post_on_a_page_is_their_post() -> None:
    assert reading_of(text="wrote a post about ropes that float", seen="LinkedIn")[0] == "your post about ropes that float"


def test_they_of_a_detail_are_those_of_the_readers_firm_where_nobody_else_is_named() -> None:
    recipient = {**BRIEF["recipient"], "facts": [{"text": "she runs a rope company", "detail": "that they pay trainees from day one"}]}
    detail = read_brief(brief(recipient=recipient)).facts[0].detail
    assert detail is not None
    assert detail.said == "you pay trainees from day one"
    recipient = {**BRIEF["recipient"], "facts": [{"text": "her book on swifts", "detail": "that they sleep in the air"}]}
    detail = read_brief(brief(recipient=recipient)).facts[0].detail
    assert detail is not None
    assert detail.said == "they sleep in the air"


def test_a_boat_before_a_trade_is_not_whom_he_means() -> None:
    assert pronoun_of(["we met at the ferry workers' ball and he sang"]) == "he"


def test_my_brothers_car_does_not_make_the_reader_a_he() -> None:
    assert pronoun_of(["my brother bought his first boat from her"]) == "she"
    assert pronoun_of(["my sister learned her knots in his shed"]) == "he"
