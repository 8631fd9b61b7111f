"""How a message is put together: paragraphs, how it opens, where thanks stand."""

from __future__ import annotations

from dataclasses import replace

from composer.drafting.search.compose import compose
from composer.model import Brief, Fact
from tests.test_compose import maya


def written(brief: Brief, channel: str = "email") -> str:
    return compose(brief, channel, count=1).drafts[0].text


def about(text: str, **more: str) -> tuple[Fact, ...]:
    return (Fact(text, **more),)


def with_facts(facts: tuple[Fact, ...], **changes: object) -> Brief:
    brief = maya()
    return replace(brief, recipient=replace(brief.recipient, facts=facts), **changes)  # type: ignore[arg-type]


def test_a_long_letter_is_parted_where_it_turns_to_the_sender() -> None:
    fact = Fact(
        "her talk on repairing tower clocks", detail="that she files every wheel by hand",
        because="I threw away the two wheels I had bought and began to cut my own from old brass plates",
    )
    brief = with_facts(
        (fact,), point="I would like to learn how you test a wheel before it goes back up into the tower, because mine stops at night",
        question="Do you weigh the pendulum first?",
    )
    paragraphs = written(brief).split("\n\n")
    assert len(paragraphs) == 5  # greeting, two of the middle, the question, the name
    assert "brass plates" in paragraphs[1]
    assert "stops at night" in paragraphs[2]


def test_a_short_letter_stays_one_paragraph() -> None:
    brief = with_facts(about("her talk on tower clocks"), point="compare notes on brass", question="Do you file by hand?")
    assert len(written(brief).split("\n\n")) == 4


def test_a_stranger_is_told_how_i_know_before_what_they_did() -> None:
    brief = with_facts(about("she rebuilt the clock of Saint Anne's", seen="LinkedIn"), point="compare notes on brass wheels")
    assert "I saw on LinkedIn that you rebuilt the clock" in written(brief)


def test_a_quoted_post_was_seen_and_is_not_told_to_its_writer() -> None:
    brief = with_facts(about("posted: three clocks stopped in one night"), point="compare notes on brass wheels")
    text = written(brief)
    assert 'our post "Three clocks stopped in one night"' in text
    assert "you posted" not in text.lower()


def test_a_part_of_a_work_is_liked_and_a_fate_is_not() -> None:
    liked = with_facts(about("her article on tower clocks", detail="the table of broken teeth"), point="compare notes on brass")
    struck = with_facts(about("her article on tower clocks", detail="the keeper who lost his hand"), point="compare notes on brass")
    assert "liked the table of broken teeth" in written(liked)
    assert "the keeper who lost his hand struck me" in written(struck).lower()


def test_long_thanks_close_what_happened_and_short_ones_open_it() -> None:
    facts = about("she told me at the fair in Ulm to oil the pivots before winter")
    long = with_facts(
        facts, purpose="thank", relationship="met", question="",
        point="I want to thank you for the advice you gave me on the stairs, since I followed it and the clock has now run "
        "for eleven weeks without losing a minute",
    )
    short = with_facts(facts, purpose="thank", relationship="met", question="", point="thank you for the advice on the pivots")
    assert written(long).index("oil the pivots") < written(long).index("thank you")
    assert written(short).lower().index("thank") < written(short).index("oil the pivots")


def test_a_mail_to_somebody_known_before_is_headed_with_the_occasion() -> None:
    known = {"purpose": "reconnect", "relationship": "met", "point": "to hear how you are", "question": ""}
    brief = with_facts(about("we shared a bench"), **known)
    assert compose(brief, "email", count=1).drafts[0].subject == "Catching up"


def test_a_detail_that_only_picks_out_words_of_its_fact_is_not_said_again() -> None:
    facts = about("she said that a clock forgives dust but no wet cellar", detail="no wet cellar")
    brief = with_facts(facts, relationship="met", point="compare notes on brass wheels")
    assert written(brief).lower().count("wet cellar") == 1


def test_no_question_is_added_where_the_point_asks_already() -> None:
    brief = with_facts(
        about("her article on tower clocks"), purpose="job", question="",
        point="I'm looking for a place as a trainee and would like to know whether your workshop takes somebody in May",
    )
    assert "advise" not in written(brief)


def test_a_filmed_talk_was_watched() -> None:
    facts = about("her talk on tower clocks", seen="YouTube", detail="the table of broken teeth")
    assert "I watched your talk" in written(with_facts(facts, point="compare notes on brass"))


def test_what_needs_no_answer_says_so_at_its_end() -> None:
    brief = with_facts(
        about("her list of broken teeth"), purpose="thank", relationship="met", question="",
        point="thanks for the list, no reply needed", sender=replace(maya().sender, situation="My own clock has run for a week now."),
    )
    middle = written(brief, "whatsapp").rsplit("\n", 1)[0]
    assert middle.endswith("There is no need to reply.")


def test_she_in_thanks_is_the_reader() -> None:
    brief = with_facts(
        about("she brought oil up the ladder"), purpose="thank", relationship="client", question="",
        point="I want to say thank you, because when the clock stood still she never once complained",
    )
    assert "you never once complained" in written(brief)


def test_what_a_fact_made_me_do_follows_from_it() -> None:
    led = with_facts(about("her article on tower clocks", because="I threw away my plastic wheels"), point="compare notes on brass")
    leaning = with_facts(about("her article on tower clocks", because="I tried it on our own clock"), point="compare notes on brass")
    felt = with_facts(about("her article on tower clocks", because="I laughed on the train"), point="compare notes on brass")
    assert "So I threw away my plastic wheels." in written(led)
    assert "I tried it on our own clock." in written(leaning)
    assert "So I" not in written(felt) + written(leaning)


def test_they_in_the_reason_are_the_readers_people() -> None:
    brief = with_facts(about("her article on tower clocks"), point="compare notes on brass", why_them="They cast their own wheels in Bern")
    assert "you cast your own wheels in Bern" in written(brief).lower().replace("bern", "Bern")


def test_a_reason_that_speaks_of_others_stands_behind_the_point() -> None:
    brief = with_facts(
        about("her article on tower clocks"), purpose="invite", point="I'd like to invite you to speak at our brass evening",
        why_them="everybody else we thought of would want slides",
    )
    assert written(brief).index("brass evening") < written(brief).index("slides")


def test_the_reason_of_a_detail_joins_its_fact() -> None:
    facts = about("she told me that she lets the dog wind the clock", detail="because the dog never hurries")
    assert "wind the clock, because the dog never hurries" in written(with_facts(facts, relationship="met", point="compare notes on brass"))


def test_what_struck_me_in_something_said_is_told_with_it() -> None:
    facts = about("she asked us to leave the tower hatch open for the bats", detail="the two beams under the roof")
    brief = with_facts(facts, relationship="client", purpose="update", point="The clock is back in its tower.", question="")
    assert "for the bats: the two beams under the roof." in written(brief)


def test_thanks_for_a_thing_stay_thanks_behind_exclamation_marks() -> None:
    facts = about("her video about oiling clocks")
    brief = with_facts(facts, purpose="thank", relationship="follower", question="", point="thank you for the pickles video!! my father laughed")
    assert "thank you for the pickles video!" in written(brief, "instagram")


def test_a_reason_within_a_question_is_told_before_it() -> None:
    brief = with_facts(
        about("her article on tower clocks"), purpose="job", question="Is there any work on clocks in spring?",
        point="ask whether there is any work on clocks in spring, even two days a week, because the museum here closes its workshop",
    )
    assert "The museum here closes its workshop. Is there any work on clocks in spring, even two days a week?" in written(brief)


def test_what_is_set_against_ours_is_the_readers() -> None:
    brief = with_facts(
        about("her article on tower clocks"), purpose="partner",
        point="I would like to propose one show for our two museums, half from their tower and half from our cellar",
    )
    assert "half from your tower and half from our cellar" in written(brief)


def test_a_letter_is_never_left_unsigned() -> None:
    point = "I'd promised to write when the clock runs, and now it does: " + "one wheel after the other, " * 22 + "and it strikes."
    brief = with_facts(about("her article on tower clocks"), purpose="update", relationship="met", point=point, question="")
    drafts = compose(brief, "email", count=3).drafts
    assert drafts
    assert all("Maya Lindqvist" in draft.text for draft in drafts)


def test_an_invitation_is_thanked_for_before_the_no() -> None:
    brief = with_facts(
        about("her invitation to the bell festival"), purpose="decline", relationship="met", question="",
        point="I can't come before May, as I mend a clock in Riga until then",
    )
    assert "Thank you for your invitation to the bell festival." in written(brief)
    assert written(brief).count("hank you") == 1
