"""Published figures beside the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer import data
from composer.errors import BadValue, UnknownKey
from composer.record.store import Record
from composer.reports import claims
from composer.reports.claims import beside, claim_dict, claim_lines, load_claims
from composer.reports.report import report
from tests.reports_kit import NOW, empty_record, put, sent

ONE = """[[claim]]
id = "quick"
says = "Half answer in a day"
measure = "rate_24h"
low = 0.5
high = 0.6
channels = ["sms"]
evidence = "vendor"
source = { title = "A page", ref = "a.example" }
differs = "It counts clicks."
"""


@pytest.fixture
def record(tmp_path: Path):
    with empty_record(tmp_path) as found:
        yield found


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file of claims instead of the shipped one."""
    monkeypatch.setattr(data, "rules_folder", lambda: tmp_path)
    load_claims.cache_clear()
    yield tmp_path / "claims.toml"
    load_claims.cache_clear()


def test_every_claim_has_a_grade_a_source_and_a_reason() -> None:
    claims = load_claims()
    assert len({claim.id for claim in claims}) == len(claims) >= 8
    for claim in claims:
        assert claim.differs
        assert claim.title
        assert claim.ref
    seed = next(claim for claim in claims if claim.id == "seventy-in-a-day")
    assert (seed.evidence, seed.measure, seed.low) == ("seed", "share_of_replies_24h", 0.7)


def test_claims_stand_beside_the_three_numbers_of_the_same_channel(record: Record) -> None:
    put(record, [sent(400, 2), sent(400, 50), sent(400), sent(3)])
    found = {item.claim.id: item for item in beside(report(record, now=NOW))}
    assert set(found) == {"seventy-in-a-day", "ninety-in-a-day", "half-in-an-hour", "a-day-of-opening", "cold-mail"}
    cold = found["cold-mail"]
    assert cold.in_window == "1 of 3 answered within a day (33 %, 6–79 %)"
    assert cold.of_answers == "1 of 2 answers came within a day (50 %)"
    assert cold.near == "2 of 4 answered so far; 62 % by 14 days (19–99 %)"
    assert found["half-in-an-hour"].near == "half of your answers came within 2.1 days"
    assert beside(report(record, now=NOW, since=NOW)) == ()


def test_a_claim_is_read_as_it_stands(file: Path) -> None:
    file.write_text(ONE)
    assert load_claims() == (claims.Claim("quick", "Half answer in a day", "rate_24h", 0.5, 0.6, ("sms",), "vendor", "A page", "a.example", "It counts clicks."),)


@pytest.mark.parametrize(("old", "new", "field", "said"), [
    ('"rate_24h"', '"speed"', "measure", "'speed' is not allowed here"), ('"vendor"', '"gossip"', "evidence", "'gossip' is not allowed here"),
    ('["sms"]', '["sms", "pigeon"]', "channels", "is not allowed here"), ("low = 0.5", "low = 0.7", "low", "0.7 is not allowed here"),
    ("low = 0.5", "low = -0.1", "low", "-0.1 is not allowed here"), ('says = "Half answer in a day"\n', "", "says", "is missing"),
    ('source = { title = "A page", ref = "a.example" }\n', "", "source", "is missing"),
])
def test_a_wrong_claim_is_refused_with_file_place_and_field(file: Path, old: str, new: str, field: str, said: str) -> None:
    file.write_text(ONE + ONE.replace(old, new))
    with pytest.raises(BadValue, match=r"claims\.toml: claim 2") as refused:
        load_claims()
    assert refused.value.field == field
    assert said in str(refused.value)


@pytest.mark.parametrize("more", ["colour = 1\n", '[[claims]]\nid = "x"\n'])
def test_an_unknown_key_is_refused(file: Path, more: str) -> None:
    file.write_text(ONE + more)
    with pytest.raises(UnknownKey):
        load_claims()


@pytest.mark.parametrize(("measure", "near"), [
    ("rate_24h", "1 of 3 answered within a day (33 %, 6–79 %)"), ("share_of_replies_24h", "1 of 2 answers came within a day (50 %)"),
    ("median_of_replies_hours", "half of your answers came within 2.1 days"), ("rate", "2 of 4 answered so far; 62 % by 14 days (19–99 %)"),
])
def test_the_nearest_of_ones_own_figures_stands_beside(file: Path, record: Record, measure: str, near: str) -> None:
    file.write_text(ONE.replace("rate_24h", measure))
    put(record, [sent(400, 2, "sms"), sent(400, 50, "sms"), sent(400, channel="sms"), sent(3, channel="sms"), sent(400, 2)])
    (item,) = beside(report(record, now=NOW))
    assert (item.near, item.group) == (near, "sms")
    assert claim_dict(item) == {
        "id": "quick", "says": "Half answer in a day", "evidence": "vendor", "source": {"title": "A page", "ref": "a.example"},
        "differs": "It counts clicks.", "measure": measure, "low": 0.5, "high": 0.6, "group": "sms",
        "yours": {
            "nearest": near, "rate_24h": "1 of 3 answered within a day (33 %, 6–79 %)",
            "rate": "2 of 4 answered so far; 62 % by 14 days (19–99 %)", "share_of_replies_24h": "1 of 2 answers came within a day (50 %)",
        },
    }
    assert claim_lines([item]) == [
        "Beside what others say:", "", "“Half answer in a day” (vendor: A page, a.example)", f"  Yours, text messages: {near}.", "  It counts clicks.",
    ]


@pytest.mark.parametrize(("measure", "near"), [
    ("rate_24h", "no message is old enough yet"), ("share_of_replies_24h", "no answer yet"), ("median_of_replies_hours", "no answer yet"),
])
def test_without_a_figure_of_ones_own_that_is_said(file: Path, record: Record, measure: str, near: str) -> None:
    file.write_text(ONE.replace("rate_24h", measure).replace('"sms"', '"all"'))
    put(record, [sent(3, channel="sms")])
    (item,) = beside(report(record, now=NOW))
    assert (item.near, item.group) == (near, "all")
    assert claim_lines([item])[3] == f"  Yours: {near}."


def test_where_everything_came_back_there_is_nothing_to_count(file: Path, record: Record) -> None:
    file.write_text(ONE.replace("rate_24h", "rate"))
    put(record, [sent(400, channel="sms", bounced=1)])
    assert beside(report(record, now=NOW))[0].near == "nothing to count yet"


def test_other_channels_and_other_groupings_stand_beside_nothing(file: Path, record: Record) -> None:
    file.write_text(ONE)
    put(record, [sent(400, 2)])
    assert beside(report(record, now=NOW)) == ()
    assert beside(report(record, by="origin", now=NOW)) == ()
    assert claim_lines([]) == []
