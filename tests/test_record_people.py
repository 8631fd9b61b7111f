"""People over all channels: logging by hand, finding, editing, stopping, dismissing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from composer.errors import Ambiguous, BadUsage, BadValue, NotFound, Stopped
from composer.model import Brief, Recipient, Sender
from composer.record import dismissals, log, people, schema, stops, undo
from composer.record.store import Record, open_record
from tests.record_kit import at, check, hours, one, outreaches, put, touch


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened


def brief(**handles: str) -> Brief:
    return Brief(
        Sender("Maya Lindqvist"),
        Recipient("Tomás Ortega", role="head of data", company="Monzo", handles=handles, timezone="Europe/London", contact_type="company"),
        "stranger", "learn", point="how you keep dbt tests cheap",
    )


def test_a_brief_gives_the_person_their_addresses_and_what_is_known(record: Record) -> None:
    sent = log.log_sent(record, brief=brief(linkedin="https://www.linkedin.com/in/Tomas-Ortega/", email="Tomas@Example.com"), channel="linkedin_note",
                        at=at(), text="Hello Tomás, how do you keep tests cheap?", template="learn/talk", origin="template", rules=("a", "b"))
    view = people.show(record, sent.person)
    assert (view.name, view.company, view.role, view.relationship, view.timezone) == ("Tomás Ortega", "Monzo", "head of data", "stranger", "Europe/London")
    assert view.handles == (("linkedin", "tomas-ortega"), ("email", "tomas@example.com"))
    row = one(record)
    assert (row["id"], row["touch_id"]) == (sent.outreach, sent.touch)
    assert {name: row[name] for name in ("purpose", "relationship", "template", "origin", "rules", "length", "zone", "weekday", "hour", "asked")} == {
        "purpose": "learn", "relationship": "stranger", "template": "learn/talk", "origin": "template", "rules": "a b", "length": 8,
        "zone": "Europe/London", "weekday": 0, "hour": 9, "asked": 1,
    }


def test_the_hour_is_the_recipients_else_the_senders(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", at=at(), zone="Asia/Tokyo")
    assert (one(record)["hour"], one(record)["zone"]) == (18, "")
    people.edit(record, 1, at=at(), timezone="America/New_York")
    assert (one(record)["hour"], one(record)["weekday"], one(record)["zone"]) == (4, 0, "America/New_York")
    undo.undo(record)
    assert one(record)["hour"] == 18


def test_a_person_is_found_by_address_then_by_name_without_case_and_accents(record: Record) -> None:
    first = log.log_sent(record, to="Tomás Ortega", channel="email", handle="tomas@example.com", at=at())
    assert log.log_sent(record, to="T. Ortega", channel="email", handle="TOMAS@example.com", at=at(1)).person == first.person
    assert log.log_sent(record, to="  tomas  ORTEGA ", channel="x_dm", handle="@tortega", at=at(2)).person == first.person
    assert log.log_sent(record, to="tomas@example.com", channel="email", at=at(3)).person == first.person
    assert people.show(record, first.person).handles == (("email", "tomas@example.com"), ("x", "tortega"))


def test_equal_names_are_listed_by_id(record: Record) -> None:
    put(record, [touch("out", 0, who="ana-lima", name="Ana Lima"), touch("out", 1, who="ana-lima-2", name="Ana Lima")])
    with pytest.raises(Ambiguous, match=r"“Ana Lima” fits several people.*1: Ana Lima, linkedin ana-lima; 2: Ana Lima, linkedin ana-lima-2"):
        log.log_sent(record, to="Ana Lima", channel="email", at=at(2))
    assert log.log_sent(record, person=2, channel="linkedin_message", at=at(3)).outreach == 2


def test_an_account_that_differs_is_another_person_of_the_same_name(record: Record) -> None:
    first = log.log_sent(record, to="Ana Lima", channel="linkedin_note", handle="ana-lima", at=at())
    assert log.log_sent(record, to="Ana Lima", channel="linkedin_note", handle="ana-lima-9", at=at(1)).person != first.person


@pytest.mark.parametrize(("wrong", "error"), [
    ({"channel": "pigeon"}, BadValue), ({"to": None}, BadUsage), ({"person": 99}, NotFound), ({"origin": "stolen"}, BadValue),
])
def test_what_cannot_be_logged_is_said_and_changes_nothing(record: Record, wrong: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        log.log_sent(record, **{"to": "Ana", "channel": "email", "at": at(), **wrong})  # type: ignore[arg-type]
    assert people.search(record) == []
    assert undo.last(record) is None


def test_a_reply_without_a_channel_answers_the_newest_open_outreach(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", at=at())
    newest = log.log_sent(record, to="Ana", channel="linkedin_note", at=at(1))
    answer = log.log_answer(record, "reply", to="ana", at=at(5))
    assert answer.outreach == newest.outreach
    assert log.log_answer(record, "reply", to="ana", at=at(6)).outreach == 1


def test_an_answer_names_the_outreach_it_answers_on_any_channel(record: Record) -> None:
    sent = log.log_sent(record, to="Ana", channel="email", at=at())
    answer = log.log_answer(record, "call", outreach=sent.outreach, at=at(3), direction="in")
    assert (answer.outreach, hours(one(record))) == (sent.outreach, (3, 3))


@pytest.mark.parametrize("what", ["reply", "call", "meeting"])
def test_an_answer_before_its_message_is_refused(record: Record, what: str) -> None:
    sent = log.log_sent(record, to="Ana", channel="email", at=at(1))
    with pytest.raises(BadUsage, match="dated before the message"):
        log.log_answer(record, what, outreach=sent.outreach, at=at())  # type: ignore[arg-type]


def test_a_message_that_opened_nothing_says_why_it_has_no_answer(record: Record) -> None:
    sent = log.log_sent(record, to="Ann", channel="email", at=at(10))
    log.log_answer(record, "reply", to="Ann", channel="email", at=at(9))
    with pytest.raises(NotFound, match=f"no outreach “{sent.touch}”; that message opened none: Ann had written before"):
        log.log_answer(record, "reply", outreach=sent.touch, at=at(12))


def test_nobody_can_answer_what_was_never_sent(record: Record) -> None:
    with pytest.raises(NotFound, match="nothing was sent to them yet"):
        log.log_answer(record, "reply", to="Ana", at=at())
    with pytest.raises(NotFound, match="no outreach “7”"):
        log.log_answer(record, "reply", outreach=7, at=at())
    log.log_answer(record, "meeting", to="Ana", at=at())
    with pytest.raises(BadUsage, match="name the channel"):
        log.log_answer(record, "reply", to="Ana", at=at(1))


def test_undo_says_what_it_takes_back_and_stops_at_the_beginning(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", at=at())
    log.log_answer(record, "reply", to="Ana", at=at(2))
    assert undo.last(record) == "reply from Ana"
    assert [undo.undo(record), undo.undo(record)] == ["reply from Ana", "message to Ana (E-mail)"]
    assert people.search(record) == []
    with pytest.raises(BadUsage, match="nothing to undo"):
        undo.undo(record)


def test_people_are_listed_newest_first_and_searched_by_name_firm_and_address(record: Record) -> None:
    log.log_sent(record, brief=brief(email="tomas@example.com"), channel="email", at=at())
    log.log_sent(record, to="Inês Duarte", channel="x_dm", handle="ines_d", at=at(5))
    assert [line.name for line in people.search(record)] == ["Inês Duarte", "Tomás Ortega"]
    assert [[line.name for line in people.search(record, text)] for text in ("ines", "monzo", "EXAMPLE.com", "%", "nobody")] == [
        ["Inês Duarte"], ["Tomás Ortega"], ["Tomás Ortega"], [], []]
    line = people.search(record, "tomas")[0]
    assert (line.touches, line.channels, line.outreaches, line.open, line.last) == (1, ("email",), 1, 1, at())
    assert [people.one(record, who) for who in ("2", "ines", "@ines_d", "Inês Duarte")] == [2, 2, 2, 2]
    with pytest.raises(NotFound, match="no person “Zoe”"):
        people.one(record, "Zoe")
    with pytest.raises(Ambiguous):
        people.one(record, "e")
    assert [view.person for view in people.everyone(record)] == [2, 1]


def test_the_whole_history_of_a_person_is_in_one_place(record: Record) -> None:
    put(record, [touch("out", 0, text="Hello"), touch("in", 30, text="Hi")])
    log.log_answer(record, "call", person=1, at=at(50))
    view = people.show(record, 1)
    assert [(item.channel, item.direction, item.kind) for item in view.touches] == [
        ("linkedin_message", "out", "message"), ("linkedin_message", "in", "message"), ("phone", "out", "call")]
    assert [(item.channel, item.low_hours) for item in view.outreaches] == [("linkedin_message", 30.0), ("phone", 0.0)]
    said = people.view_json(view)
    assert said["handles"] == {"linkedin": ["tomas-ortega"]}
    assert said["touches"][0]["at"] == "2026-03-02T09:00:00Z"


def test_what_is_known_can_be_corrected_and_undone(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", at=at())
    people.edit(record, 1, at=at(1), name="Ana Lima", company="Núcleo")
    assert people.one(record, "ana lima") == 1
    for wrong in ({"shoe": "42"}, {"relationship": "enemy"}, {"timezone": "Mars/Olympus"}):
        with pytest.raises(BadValue):
            people.edit(record, 1, at=at(2), **wrong)
    undo.undo(record)
    assert people.show(record, 1).name == "Ana"


def test_addresses_are_added_and_taken_away_and_belong_to_one_person(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", handle="ana@example.com", at=at())
    log.log_sent(record, to="Bo", channel="email", at=at())
    people.add_address(record, 2, "x", "@bo", at=at(1))
    with pytest.raises(BadUsage, match=r"belongs to person 1 \(Ana, email ana@example.com\); merge"):
        people.add_address(record, 2, "email", "ana@example.com", at=at(1))
    people.remove_address(record, 2, "x", "bo", at=at(2))
    assert people.show(record, 2).handles == ()
    with pytest.raises(BadUsage, match="messages went through"):
        people.remove_address(record, 1, "email", "ana@example.com", at=at(2))


def test_an_address_joined_by_mistake_is_separated_with_what_it_said(record: Record) -> None:
    put(record, [touch("out", 0), touch("out", 1, channel="x_dm", who="tortega", name="Tomás Ortega"), touch("in", 2, channel="x_dm", who="tortega")])
    people.merge(record, 1, 2, at=at(3))
    new = people.separate(record, 1, "x", "tortega", at=at(4))
    assert [(row["person_id"], row["channel"], hours(row)) for row in outreaches(record)] == [(1, "linkedin_message", None), (new, "x_dm", (1, 1))]
    assert people.suggestions(record) == []  # they are kept apart
    check(record)
    undo.undo(record)
    assert {row["person_id"] for row in outreaches(record)} == {1}


def test_suggestions_carry_their_evidence_and_end_with_a_decision(record: Record) -> None:
    words = "Your talk on tests at the conference in Turin stayed with me."
    put(record, [touch("out", 0, text=words), touch("out", 1, channel="email", who="tomas.ortega@example.com", name="Tomas Ortega", text=words),
                 touch("out", 2, who="someone-else", name="Else")])
    (found,) = people.suggestions(record)
    assert (found.left, found.right) == (1, 2)
    assert found.evidence == (
        "both are called Tomás Ortega", "the addresses linkedin:tomas-ortega and email:tomas.ortega@example.com are alike",
        "the same message was sent to both",
    )
    people.keep_apart(record, 1, 2, at=at(3))
    assert people.suggestions(record) == []
    undo.undo(record)
    people.merge(record, 1, 2, at=at(5))
    assert people.suggestions(record) == []


# --- do not contact ----------------------------------------------------------------------------------------------


def test_a_stopped_person_is_written_to_on_no_channel(record: Record) -> None:
    log.log_sent(record, to="Ana Lima", channel="email", handle="ana@example.com", at=at())
    assert stops.stop(record, 1, at=at(5), note="asked by mail") == "Ana Lima"
    for asked in ({"to": "ana lima"}, {"person": 1}, {"to": "A.", "handle": "ana@example.com"}):
        with pytest.raises(Stopped, match=r"asked not to be contacted \(since 2026-03-02\)"):
            log.log_sent(record, channel="email", at=at(6), **asked)  # type: ignore[arg-type]
    with pytest.raises(Stopped):
        log.log_answer(record, "call", person=1, at=at(6))
    log.log_answer(record, "reply", person=1, at=at(7))  # what comes from them is still recorded
    assert people.show(record, 1).stop == "2026-03-02"
    assert stops.lift(record, 1, at=at(8))
    log.log_sent(record, person=1, channel="email", at=at(9))
    assert not stops.lift(record, 1, at=at(10))


def test_a_stop_may_be_for_one_channel(record: Record) -> None:
    log.log_sent(record, to="Ana Lima", channel="email", at=at())
    stops.stop(record, 1, at=at(1), channel="whatsapp")
    with pytest.raises(Stopped):
        log.log_sent(record, person=1, channel="whatsapp", at=at(2))
    log.log_sent(record, person=1, channel="email", at=at(2))
    with record.read() as conn:
        found = stops.is_stopped(conn, person=1)
        assert found is not None
        assert found.channel == "whatsapp"


def test_a_stop_keeps_no_address_in_the_clear_and_undo_takes_it_back(record: Record) -> None:
    log.log_sent(record, to="Ana Lima", channel="email", handle="ana@example.com", at=at())
    stops.stop(record, 1, at=at(1))
    with record.read() as conn:
        digests = conn.execute(select(schema.stop.c.digest)).scalars().all()
    assert len(digests) == 2
    assert all(len(digest) == 64 and "ana" not in digest for digest in digests)
    assert undo.undo(record) == "do not contact Ana Lima"
    log.log_sent(record, to="Ana Lima", channel="email", at=at(3))


def test_another_person_of_the_name_with_an_address_of_their_own_may_be_written_to(record: Record) -> None:
    log.log_sent(record, to="Ana Lima", channel="linkedin_note", handle="ana-lima", at=at())
    stops.stop(record, 1, at=at(1))
    assert log.log_sent(record, to="Ana Lima", channel="linkedin_note", handle="ana-lima-9", at=at(2)).person == 2


def test_merging_into_a_stopped_person_stops_both(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", handle="ana@example.com", at=at())
    log.log_sent(record, to="Ana Lima", channel="x_dm", handle="ana", at=at())
    stops.stop(record, 2, at=at(1))
    people.merge(record, 1, 2, at=at(2))
    with pytest.raises(Stopped):
        log.log_sent(record, to="Ana", channel="email", handle="ana@example.com", at=at(3))


# --- dismissed findings ------------------------------------------------------------------------------------------


def test_a_finding_is_dismissed_for_one_message_or_one_person(record: Record) -> None:
    log.log_sent(record, to="Ana", channel="email", at=at())
    dismissals.dismiss(record, "no-caps", at=at(), text="HELLO  there")
    dismissals.dismiss(record, "no-caps", at=at(), text="HELLO there")
    dismissals.dismiss(record, "long", at=at(), person=1, reason="she likes it")
    with record.read() as conn:
        assert dismissals.dismissed(conn, text="HELLO there") == ("no-caps",)
        assert dismissals.dismissed(conn, text="HELLO there", person=1) == ("long", "no-caps")
        assert dismissals.dismissed(conn, text="Hello", person=2) == dismissals.dismissed(conn) == ()
        assert len(conn.execute(select(schema.dismissal)).all()) == 2
    assert dismissals.take_back(record, "long", person=1)
    assert not dismissals.take_back(record, "long", person=1)
    with pytest.raises(BadUsage):
        dismissals.dismiss(record, "x", at=at())
    with pytest.raises(NotFound):
        dismissals.dismiss(record, "x", at=at(), person=9)


def test_names_and_texts_of_any_characters_are_kept_or_made_sound(record: Record) -> None:
    sent = log.log_sent(record, to="أنا \udcff 李小龍\x00", channel="email", handle="ana\udcff@example.com", at=at(), text="a\x00b \ud800 🙂", subject="\udc80")
    view = people.show(record, sent.person)
    assert (view.name, view.touches[0].text) == ("أنا � 李小龍", "ab � 🙂")
    assert people.one(record, "李小龍") == sent.person
    outcome = put(record, [touch("in", 1, channel="email", who="ana\udcff@example.com", name="\udcff", text="\ud800", native_id="\udcff@x", location="\udcff",
                                 in_reply_to="\ud801", references=("\ud802",), conversation="\ud803")])
    assert (outcome.new, hours(one(record))) == (1, (1, 1))


# --- looking people up -------------------------------------------------------------------------------------------


@pytest.fixture
def three(record: Record) -> Record:
    """Ana Lima (1, mail and telephone), Bo Ek of Núcleo Lda (2, X), and 007 (3), a name of digits."""
    log.log_sent(record, to="Ana Lima", channel="email", handle="ana@example.com", at=at())
    log.log_sent(record, person=1, channel="sms", handle="+4915112345678", at=at(1))
    log.log_sent(record, to="Bo Ek", channel="x_dm", handle="bo_ek", at=at(2))
    people.edit(record, 2, at=at(2), company="Núcleo Lda")
    log.log_sent(record, to="007", channel="email", at=at(3))
    return record


@pytest.mark.parametrize(("who", "ids"), [
    ("1", [1]), (" 2 ", [2]), ("ana@EXAMPLE.com", [1]), ("@Bo_Ek", [2]), ("bo_ek", [2]), ("+49 151 12345678", [1]), ("ANA lima", [1]),
    ("007", [3]), ("9", []), ("ana", []), ("", []), ("٣", []), ("9" * 19, []), ("+1 202 555 0100", []),
])
def test_exactly_one_id_address_or_whole_name_is_meant(three: Record, who: str, ids: list[int]) -> None:
    with three.read() as conn:
        assert people.exactly(conn, who) == ids


@pytest.mark.parametrize(("who", "ids"), [
    (1, [1]), ("lim", [1]), ("núcleo", [2]), ("example.com", [1]), ("k", [2]), ("a", [1, 2]), ("1", [1]), ("0", [3]),
])
def test_a_part_of_a_name_a_firm_or_an_address_will_do(three: Record, who: str | int, ids: list[int]) -> None:
    assert people.find(three, who) == ids


@pytest.mark.parametrize("who", ["zoe", "", "   ", "%", "*"])
def test_whom_nobody_can_find_is_said_with_the_way_to_everybody(three: Record, who: str) -> None:
    with pytest.raises(NotFound, match=rf"no person “{re.escape(who.strip())}”; see everybody with: python -m composer people show"):
        people.find(three, who)


def test_the_mark_of_a_nameless_talk_is_nobodys_address(record: Record) -> None:
    put(record, [touch("out", 0, channel="facebook", who="", name="Ana Lima", conversation="ana_1"),
                 touch("in", 3, channel="facebook", who="", name="Ana Lima", conversation="ana_2")], source="facebook:me")
    with record.read() as conn:
        assert people.exactly(conn, "ana_1") == []
        assert people.exactly(conn, "Ana Lima") == [1, 2]


def test_the_one_meant_is_named_or_all_that_could_be(three: Record) -> None:
    assert people.one(three, "bo") == 2
    with pytest.raises(Ambiguous, match=r"“a” fits several people; give the number instead of the name \(1: Ana Lima, .*; 2: Bo Ek, Núcleo Lda, x bo_ek\)"):
        people.one(three, "a")


def test_an_unknown_person_cannot_be_shown(three: Record) -> None:
    with pytest.raises(NotFound, match="no person “9”"):
        people.show(three, 9)


def test_lists_come_in_pages_the_newest_first(three: Record) -> None:
    assert [view.person for view in people.everyone(three)] == [3, 2, 1]
    assert [view.person for view in people.everyone(three, limit=1, offset=1)] == [2]
    assert [view.person for view in people.everyone(three, limit=2)] == [3, 2]
    assert [line.person for line in people.search(three, limit=2, offset=1)] == [2, 1]
    assert [line.person for line in people.search(three, "  ")] == [3, 2, 1]
    assert [line.person for line in people.search(three, " a ", limit=1)] == [2]


# --- changing what is known --------------------------------------------------------------------------------------


def test_every_field_that_may_be_changed_is_kept_without_spaces_around_it(three: Record) -> None:
    known = {
        "name": "Ana L.", "company": "Núcleo", "role": "head", "relationship": "client", "timezone": "Europe/Lisbon",
        "contact_type": "company", "country": "PT", "source": "her site", "allow_words": "dbt HELLO",
    }
    people.edit(three, 1, at=at(9), **{name: f"  {value}\x00 " for name, value in known.items()})
    view = people.show(three, 1)
    assert {name: getattr(view, name) for name in known} == known
    assert undo.last(three) == "change to Ana Lima"
    people.edit(three, 1, at=at(10), **dict.fromkeys(known, ""))
    assert {getattr(people.show(three, 1), name) for name in known} == {""}
    people.edit(three, 1, at=at(11), role="x")
    assert undo.last(three) == "change to ana@example.com"


@pytest.mark.parametrize(("field", "value", "said"), [
    ("shoe", "42", "must be one of name, company, role, relationship, timezone, contact_type, country, source, allow_words"),
    ("relationship", "enemy", "must be one of stranger, met, mutual, follower, colleague, client, friend"),
    ("contact_type", "cat", "must be one of company, sole_trader, private"),
    ("timezone", "Mars/Olympus", "“Mars/Olympus” is not a time zone such as Europe/Lisbon"),
])
def test_what_is_no_value_is_refused_with_those_that_are(three: Record, field: str, value: str, said: str) -> None:
    with pytest.raises(BadValue, match=re.escape(said)) as refused:
        people.edit(three, 1, at=at(9), role="head", **{field: value})
    assert (refused.value.where, refused.value.field) == ("person", field)
    assert people.show(three, 1).role == ""


def test_a_change_without_a_change_leaves_nothing_to_undo(three: Record) -> None:
    before = undo.last(three)
    people.edit(three, 1, at=at(9), name="Ana Lima")
    assert undo.last(three) == before
    with pytest.raises(NotFound, match="no person “9”"):
        people.edit(three, 9, at=at(9), name="Zoe")


def test_a_new_name_is_found_and_the_old_one_no_longer(three: Record) -> None:
    people.edit(three, 1, at=at(9), name="Ánna Lima")
    with three.read() as conn:
        assert (people.exactly(conn, "anna lima"), people.exactly(conn, "Ana Lima")) == ([1], [])


def test_an_address_is_added_in_its_one_written_form_and_told_by_undo(three: Record) -> None:
    people.add_address(three, 2, "email", "<BO@example.com>", at=at(9))
    assert people.show(three, 2).handles == (("x", "bo_ek"), ("email", "bo@example.com"))
    assert undo.undo(three) == "email address of Bo Ek"
    people.edit(three, 2, at=at(9), name="")
    people.add_address(three, 2, "email", "bo@example.com", at=at(10))
    assert undo.last(three) == "email address of bo_ek"
    with pytest.raises(NotFound, match="no person “9”"):
        people.add_address(three, 9, "email", "zoe@example.com", at=at(9))


def test_an_address_that_nothing_went_through_is_taken_away(three: Record) -> None:
    people.add_address(three, 2, "email", "bo@example.com", at=at(9))
    people.remove_address(three, 2, "email", "BO@example.com", at=at(10))
    assert people.show(three, 2).handles == (("x", "bo_ek"),)
    assert undo.last(three) == "email address of Bo Ek taken away"
    people.edit(three, 2, at=at(10), name="")
    people.add_address(three, 2, "email", "bo@example.com", at=at(11))
    people.remove_address(three, 2, "email", "bo@example.com", at=at(12))
    assert undo.undo(three) == "email address of bo_ek taken away"
    assert people.show(three, 2).handles == (("x", "bo_ek"), ("email", "bo@example.com"))


@pytest.mark.parametrize(("person", "kind", "address"), [(2, "email", "ana@example.com"), (1, "x", "ana@example.com"), (1, "email", "b@example.com")])
def test_an_address_that_is_not_theirs_cannot_be_taken_away(three: Record, person: int, kind: str, address: str) -> None:
    with pytest.raises(NotFound, match=f"no {kind} address “{address}”"):
        people.remove_address(three, person, kind, address, at=at(9))
    assert len(people.show(three, 1).handles) == 2


def test_an_address_that_messages_went_through_stays_with_the_way_out(three: Record) -> None:
    with pytest.raises(BadUsage, match="messages went through this address; separate it into a person of its own instead"):
        people.remove_address(three, 1, "email", "ana@example.com", at=at(9))
    with pytest.raises(NotFound, match="no person “9”"):
        people.remove_address(three, 9, "email", "ana@example.com", at=at(9))


def test_people_are_found_by_a_part_of_a_name_or_an_address(record: Record) -> None:
    ana = log.log_sent(record, to="Ana Lindström", channel="email", handle="ana@harbour.example", at=at()).person
    joana = log.log_sent(record, to="Joana Lind", channel="x_dm", handle="@jolind", at=at(1)).person
    bo = log.log_sent(record, to="Bo Berg", channel="email", handle="bo@harbour.example", at=at(2)).person
    assert people.find(record, "ana") == [ana, joana]
    assert people.find(record, "harbour") == [ana, bo]
    with record.read() as conn:
        found = {text: people.by_part(conn, text) for text in ("lindstrom", "ana", "an", "harbour", "@joli", "BERG", "zzz", "%", "_o", " ")}
    assert found == {
        "lindstrom": [ana], "ana": [ana], "an": [ana, joana], "harbour": [ana, bo], "@joli": [joana], "BERG": [bo], "zzz": [], "%": [], "_o": [], " ": [],
    }  # a whole word of a name comes before parts of one


def test_a_number_is_found_in_any_spelling_and_without_its_country(record: Record) -> None:
    ann = log.log_sent(record, to="Ann Lee", channel="sms", handle="+44 141 496 0123", at=at()).person
    bob = log.log_sent(record, to="Bob Ray", channel="sms", handle="+47 22 85 00 00", at=at(1)).person
    assert people.find(record, "0044 141 4960123") == people.find(record, "+441414960123") == people.find(record, "0141 496 0123") == [ann]
    assert people.find(record, "22 85 00 00") == [bob]


def test_how_many_there_are_is_counted_by_whether_they_answered(record: Record) -> None:
    assert people.counts(record) == {"": 0, "waiting": 0, "replied": 0}
    first = log.log_sent(record, to="Ana Lind", channel="email", handle="ana@example.com", at=at())
    log.log_sent(record, to="Bo Berg", channel="email", handle="bo@example.com", at=at(1))
    log.log_sent(record, to="Cy Orr", channel="email", handle="cy@example.com", at=at(2))
    log.log_answer(record, "reply", outreach=first.outreach, at=at(3))
    assert people.counts(record) == {"": 3, "waiting": 2, "replied": 1}


def test_a_country_that_nobody_knows_is_named_with_the_way_out(record: Record) -> None:
    log.log_sent(record, to="Ana Lind", channel="email", handle="ana@example.com", at=at())
    with pytest.raises(BadValue, match=r"^person: country: “Atlantis” is not known; give its name or its two letters"):
        people.edit(record, 1, at=at(), country="Atlantis")


def test_an_answer_is_noted_by_whatever_finds_one_person_alone(record: Record) -> None:
    log.log_sent(record, to="Søren Ågård", channel="whatsapp", handle="+45 20 12 34 56", at=at())
    log.log_sent(record, to="Sofie Juhl", channel="email", handle="sofie@juhl.example", at=at())
    for who in ("soren", "Ågård", "0045 20123456", "juhl.example"):
        assert log.log_answer(record, "reply", to=who, at=at(2)).person == (2 if "juhl" in who else 1)
    with pytest.raises(Ambiguous):
        log.log_answer(record, "reply", to="so", at=at(3))
    with pytest.raises(NotFound):
        log.log_answer(record, "reply", to="Ingrid", at=at(3))


def test_not_yet_is_said_of_the_one_message_that_waits(record: Record) -> None:
    sent = log.log_sent(record, to="Kai Ito", channel="email", at=at())
    assert log.open_outreach(record, to="kai") == sent.outreach
    log.log_sent(record, to="Kai Ito", channel="sms", at=at(1))
    with pytest.raises(BadUsage, match="say which with --outreach: 1, 2"):
        log.open_outreach(record, to="kai")
    for channel in ("email", "sms"):
        log.log_answer(record, "reply", to="kai", channel=channel, at=at(5))
    with pytest.raises(BadUsage, match="no message to Kai Ito is without an answer"):
        log.open_outreach(record, person=sent.person)
