"""The checker as a whole: contracts of its answer, any text at all, circumstances, dismissals, languages."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.errors import BadValue
from composer.etiquette import dismissed_rules
from composer.etiquette.check import check
from composer.model import CHANNELS, SEVERITIES

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=300)
BAD = "Hi Tom,\n\nI hope this message finds you well. I would love to hop on a quick call!!! Could we talk on Monday?\n\nBest,\nSam"


@given(ANY_TEXT, st.sampled_from(CHANNELS))
@settings(max_examples=200, deadline=None)
def test_any_text_is_checked_and_offsets_name_the_right_words(text: str, channel: str) -> None:
    found = check(text, channel)
    for finding in found.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert finding.severity in SEVERITIES
        assert finding.message
        assert "{" not in finding.message.replace(finding.text, "") or "{" in text


PIECES = st.lists(st.sampled_from([
    "Hi Tom,", "\n\n", "I hope you are well.", "!!!", "FREE OFFER", "[Name]", "https://example.org", " ", "Subject: x\n\n", "\ud800", "\x00", "İ", "’", "😀",
    "Could we talk?", "Best,\nSam", "{{x}}", "P.S.", "> quoted", "ß", "שלום", "1,000 %", "\r\n", "\u200b",
]), max_size=25).map("".join)


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_mixed_pieces_never_crash(text: str) -> None:
    for finding in check(text).findings:
        assert finding.text == text[finding.start : finding.end]


@pytest.mark.parametrize("unit", ["a", "a ", "!", "(", "you ", "[", "é", "\n", "your ", "hi ", "x-", "1", "\u0130", ".", "www.a"])
def test_a_hundred_kilobytes_of_anything_take_linear_time(unit: str) -> None:
    def spent(size: int) -> float:
        text = (unit * size)[:size]
        times = []
        for _ in range(3):
            begun = time.process_time()
            check(text)
            times.append(time.process_time() - begun)
        return min(times)

    # Ten times the text may cost four times ten times: quadratic work would cost a hundred times.
    assert spent(100_000) < 40 * max(spent(10_000), 0.004)


def test_the_verdict_follows_the_worst_finding() -> None:
    found = check(BAD, "linkedin_message")
    assert found.verdict == ("stop" if any(item.severity == "error" for item in found.findings) else "revise")
    assert check("", "email").verdict != "ready"


def test_a_limit_is_counted_as_the_platform_counts() -> None:
    note = "Hi Ada, your talk on tide tables in Bergen was clear. " + "x" * 146
    assert check(note, "linkedin_note").characters == 200
    assert check(note + "y", "linkedin_note").limit == 200
    assert check(note + "y", "linkedin_note").verdict == "stop"
    assert check(note + "y", "linkedin_note", premium=True).limit == 300


def test_unknown_circumstances_are_refused_by_name() -> None:
    for wrong in ({"channel": "fax"}, {"relationship": "enemy"}, {"stage": "third"}):
        with pytest.raises(BadValue):
            check("Hi", **wrong)  # type: ignore[arg-type]


def test_a_text_that_is_not_english_gets_only_rules_of_every_language() -> None:
    text = "Guten Tag Frau Weber,\n\nich habe Ihren Vortrag über Bienen gehört und hoffe, es geht Ihnen gut. Wie füttern Sie im Winter?\n\nMit freundlichen Grüßen\nSam"
    found = check(text, "email")
    assert found.language == "de"
    assert found.readability.graded is False
    from composer.etiquette.rulebook.rule_loader import load_rules

    rules = load_rules().rules
    assert all(rules[finding.rule].language == "any" for finding in found.findings)


IN_OTHER_WORDS = {
    "de": "Guten Tag Frau Weber, ich habe Ihren Vortrag über Bienen gehört und möchte gern wissen, wie Sie im Winter füttern.",
    "fr": "Bonjour Claire, j'ai lu votre article sur les marées et je voudrais savoir quel port a été le plus difficile pour vous.",
    "es": "Hola Marta, me gustó mucho tu charla sobre el pan de centeno y quería saber qué harina usas en verano.",
    "it": "Ciao Elena, ho letto il tuo articolo sulle api e vorrei sapere come le nutri in inverno, se non ti disturbo.",
    "pt": "Olá Rui, gostei muito da sua palestra e queria saber como você faz o pão com essa farinha no inverno.",
    "nl": "Hallo Joris, ik heb je lezing over bijen gehoord en ik wil graag weten hoe je ze in de winter voert.",
    "sv": "Hej Astrid, jag läste din artikel om bin och undrar hur du matar dem när det är kallt på vintern.",
    "pl": "Dzień dobry, przeczytałem pani artykuł o pszczołach i chciałbym wiedzieć, co pani robi z nimi w zimie.",
    "tr": "Merhaba Elif, arılar için yazdığın yazı çok güzel olmuş, ama kışın ne ile beslediğini merak ettim.",
    "ru": "Здравствуйте, я прочитал вашу статью о пчёлах, и мне интересно, как вы их кормите зимой.",
    "uk": "Добрий день, я прочитав вашу статтю про бджіл, і мені цікаво, як ви їх годуєте взимку.",
    "el": "Καλημέρα Ελένη, διάβασα το άρθρο σου για τις μέλισσες και θα ήθελα να μάθω πώς τις ταΐζεις.",
    "he": "שלום דנה, קראתי את המאמר שלך על דבורים ורציתי לשאול איך את מאכילה אותן בחורף.",
    "ar": "مرحبا ليلى، قرأت مقالك عن النحل وأريد أن أعرف كيف تطعمينه في الشتاء إذا كان ذلك ممكنا من بعد هذا الموسم.",
    "ja": "はじめまして。ミツバチについての記事を読みました。冬はどのように世話をしていますか。",
    "ko": "안녕하세요, 꿀벌에 대한 글을 잘 읽었습니다. 겨울에는 어떻게 먹이를 주시나요?",
    "zh": "您好，我读了您关于蜜蜂的文章，想请教您冬天是怎样喂养它们的。",
}


def test_common_languages_are_told_without_loading_the_library() -> None:
    probe = (
        "import json, sys\nfrom composer.etiquette.check import check\n"
        "said = {code: check(text, 'whatsapp').language for code, text in json.load(sys.stdin).items()}\n"
        "print(json.dumps([said, 'py3langid' in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", probe], input=json.dumps(IN_OTHER_WORDS), capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [{code: code for code in IN_OTHER_WORDS}, False]


def test_a_language_that_has_no_word_list_is_told_by_the_library() -> None:
    estonian = "Tere päevast, lugesin teie artiklit mesilastest ja tahaksin teada, kuidas te neid talvel toidate."
    assert check(estonian, "email").language == "et"


def test_short_and_english_texts_are_read_as_english() -> None:
    for text in ("ok", "Merci Tom!", "Kubernetes Prometheus Grafana", "Hi Tom, did you see the map?"):
        assert check(text, "whatsapp").language == "en"


def test_a_dismissed_finding_stays_away_until_its_words_change() -> None:
    found = check(BAD, "linkedin_message").findings
    target = next(item for item in found if item.start < item.end)
    key = dismissed_rules.key(target, BAD)
    assert target.text not in key
    later = BAD.replace("Sam", "Samantha")
    assert target.rule not in {item.rule for item in check(later, "linkedin_message", dismissed=[key]).findings if item.text == target.text}
    assert dismissed_rules.stale([key, "other:00"], found, BAD) == ("other:00",)


def test_allowed_words_and_rules_of_any_case() -> None:
    text = "Hi Tom, did the NOW FREE project find you? Which pier is next?"
    rules = {item.rule for item in check(text, "linkedin_message").findings if item.text and set(item.text.split()) <= {"NOW", "FREE"}}
    assert rules
    left = check(text, "linkedin_message", allow=["Now", "free"]).findings
    assert not [item for item in left if item.text and set(item.text.split()) <= {"NOW", "FREE"}]


def test_equal_calls_give_equal_answers() -> None:
    assert check(BAD, "email") == check(BAD, "email")
    assert replace(check(BAD, "email"), channel="x") != check(BAD, "email")
