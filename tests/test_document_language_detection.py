"""Which language a message is in, and with whose words it is read."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from composer import data
from composer.etiquette.document import language_detection
from composer.etiquette.document.language_detection import FEWEST, language_of, read
from composer.etiquette.document.message_parser import parse
from composer.lexicon import Lexicons, shipped_lexicons

ENGLISH = "Hi Ada, your talk on tides in Oslo made me think. Which pier is next for you?"
ALL = shipped_lexicons()


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library must not be needed."""
    monkeypatch.setattr(language_detection, "_library", lambda: pytest.fail("the library was asked"))


def told(text: str) -> str:
    return language_of(parse(text), ALL)


@pytest.mark.parametrize(("text", "code"), [
    (ENGLISH, "en"), ("Guten Tag Ada, ich habe gestern deinen Vortrag über die Gezeiten gehört und möchte dich etwas fragen.", "de"),
    ("Bonjour Ada, j'ai lu ton article sur les marées et je voudrais te poser une question à ce sujet.", "fr"),
    ("Ciao Ada, ho letto il tuo articolo sulle maree e vorrei farti una domanda.", "it"),
    ("こんにちは、お元気ですか。潮の話をもっと聞きたいです。", "ja"), ("안녕하세요 아다 님, 강연 잘 들었습니다. 질문이 있습니다.", "ko"), ("你好，我看了你的文章，想请教一个问题。", "zh"),
    ("שלום עדה, קראתי את המאמר שלך", "he"), ("Γεια σου Άντα, διάβασα το άρθρο σου", "el"), ("สวัสดีครับ ผมอ่านบทความของคุณ", "th"),
])
@pytest.mark.usefixtures("unasked")
def test_most_languages_are_told_by_script_or_small_words(text: str, code: str) -> None:
    assert told(text) == code


@pytest.mark.parametrize("text", ["", "ok", "Hallo Ada", "123 456 789 000 111 222 333", "Guten Tag liebe Ada"])
@pytest.mark.usefixtures("unasked")
def test_a_few_words_are_taken_for_english(text: str) -> None:
    assert told(text) == "en"


@pytest.mark.usefixtures("unasked")
def test_english_with_foreign_words_stays_english() -> None:
    assert told("Hi Ada, ich habe your talk gehört and it was gut") == "en"
    assert told(f"{ENGLISH} " + "これは潮の話です。" * 3) == "en"


def library(code: str, sure: float) -> SimpleNamespace:
    asked: list[str] = []
    return SimpleNamespace(asked=asked, classify=lambda text: (asked.append(text), (code, sure))[1])


@pytest.mark.parametrize(("code", "sure", "answer"), [("nl", 0.95, "nl"), ("nl", 0.9, "nl"), ("nl", 0.89, "en"), ("en", 0.99, "en")])
def test_where_it_is_in_doubt_the_library_counts_when_it_is_sure(monkeypatch: pytest.MonkeyPatch, code: str, sure: float, answer: str) -> None:
    asked = library(code, sure)
    monkeypatch.setattr(language_detection, "_library", lambda: asked)
    assert told("dbt kubernetes terraform ansible docker helm") == answer
    assert asked.asked == ["dbt kubernetes terraform ansible docker helm"]


def test_a_script_of_several_languages_is_left_to_the_library_however_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_detection, "_library", lambda: library("uk", 0.3))
    assert told("Привіт, Адо, я прочитав твою статтю про припливи") == "uk"


def test_the_library_reads_the_body_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = library("nl", 0.95)
    monkeypatch.setattr(language_detection, "_library", lambda: asked)
    words = "dbt kubernetes terraform ansible docker helm"
    told(f"Ada,\n\n{words}")
    assert asked.asked[0].strip() == words
    told(" ".join([words] * 100))
    assert len(asked.asked[1]) == 2_000


@pytest.mark.parametrize(("count", "asks"), [(FEWEST - 1, False), (FEWEST, True)])
def test_fewer_than_six_words_are_not_asked_about(monkeypatch: pytest.MonkeyPatch, count: int, asks: bool) -> None:
    asked = library("nl", 0.99)
    monkeypatch.setattr(language_detection, "_library", lambda: asked)
    told(" ".join(["dbt", "kubernetes", "terraform", "ansible", "docker", "helm"][:count]))
    assert bool(asked.asked) == asks


def test_the_real_library_is_used_where_it_must_be() -> None:
    assert told("Привет, Ада, я прочитал твою статью о приливах и хочу спросить") == "ru"
    assert told("Hej Ada, jag läste din artikel om tidvatten och vill fråga dig en sak om hamnen.") == "sv"


def test_a_text_is_read_with_the_words_of_its_language_or_of_the_one_that_is_given() -> None:
    german = "Guten Tag Ada, ich habe gestern deinen Vortrag über die Gezeiten gehört und möchte dich etwas fragen."
    assert read(german, "email", ALL).language == "de"
    assert read(ENGLISH, "email", ALL).language == "en"
    given = read(ENGLISH, "sms", ALL, "de")
    assert (given.language, given.channel, given.lexicon) == ("de", "sms", ALL.of("de"))


def test_a_language_with_a_folder_of_its_own_is_read_with_its_words(tmp_path: Path) -> None:
    (tmp_path / "de" / "words").mkdir(parents=True)
    (tmp_path / "de" / "words" / "parts.toml").write_text('[hello]\nwhy = "Begins a greeting."\nwords = "servus"\n')
    both = Lexicons(data.rules_folder(), tmp_path)
    german = "Servus Ada, ich habe gestern deinen Vortrag über die Gezeiten gehört und möchte dich etwas fragen."
    found = read(german, "linkedin_note", both)
    assert (found.language, found.channel, found.lexicon) == ("de", "linkedin_note", both.of("de"))
    assert found.lexicon is not both.default
    assert found.says(found.greeting) == "Servus Ada,"
    assert read(ENGLISH, "linkedin_note", both).lexicon is both.default
