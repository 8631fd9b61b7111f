"""What machines write in mails: bounces in fields and in prose, receipts, complaints, calendar answers, automatic answers in
forty languages; folders by any name; names of receivers; quotes of many programs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from composer.imports import folders
from composer.imports.mail_class import is_auto_subject
from composer.imports.mail_parse import person_name, unbroken
from composer.mail import sync
from composer.quoted_mail import own_text
from composer.settings import Settings
from composer.subjects import bare_subject
from tests.import_exports import items, reasons, unzipped, written, zipped
from tests.test_import_mail import HEADERS, SENT, box, mail, touch

if TYPE_CHECKING:
    from imapclient import IMAPClient

AUTO = [
    "Automatic reply: Quick question", "Auto-Reply: hi", "[External] Automatic reply: hi", "[EXT] Out of Office: hi", "Out of office until Monday", "OOO: Quick question", "Quick question (Out of office)", "[Auto-Reply] Quick question",
    "Automatische Antwort: Frage", "Abwesenheitsnotiz: Frage", "Abwesend bis 12. März", "Réponse automatique : question", "Absence du bureau", "Respuesta automática: pregunta", "Fuera de la oficina", "Risposta automatica: domanda", "Fuori sede",
    "Resposta automática: pergunta", "Fora do escritório", "Automatisch antwoord: vraag", "Afwezig: vraag", "Odpowiedź automatyczna: pytanie", "Automatyczna odpowiedź: pytanie", "Poza biurem", "Automatická odpověď: dotaz", "Mimo kancelář",
    "Automatická odpoveď: otázka", "Automatikus válasz: kérdés", "Házon kívül", "Răspuns automat: întrebare", "Автоматичен отговор: въпрос", "Automatski odgovor: pitanje", "Samodejni odgovor: vprašanje", "Αυτόματη απάντηση: ερώτηση", "Otomatik Yanıt: soru",
    "Автоматический ответ: вопрос", "Автоответ: вопрос", "Автоматична відповідь: питання", "Automatiskt svar: fråga", "Frånvaro", "Automatisk svar: spørgsmål", "Autosvar: spørsmål", "Automaattinen vastaus: kysymys", "Automaatvastus: küsimus",
    "Automātiska atbilde: jautājums", "Automatinis atsakymas: klausimas", "Resposta automàtica: pregunta", "自動返信: 質問", "【自動応答】質問の件", "不在通知", "自动回复: 问题", "自动答复：问题", "自動回覆: 問題", "자동 회신: 질문", "부재중 알림", "رد تلقائي: سؤال", "תשובה אוטומטית: שאלה",
    "پاسخ خودکار: سؤال", "स्वचालित उत्तर: प्रश्न", "Balasan otomatis: pertanyaan", "Trả lời tự động: câu hỏi", "ตอบกลับอัตโนมัติ: คำถาม", "Sjálfvirkt svar: spurning", "Ateb awtomatig: cwestiwn",
]
HUMAN = [
    "Re: Automatic reply: Quick question", "Re: the out of office problem", "Re: Vacation homes near Turin", "Quick question", "Re: Abwesenheit im Team, was tun?", "[EXTERNAL] Re: Quick question", "AW: Frage", "Office hours?", "Automation of replies",
    "Absolutely!", "Réponse à votre question", "Respuesta", "返信ありがとうございます", "回复您的问题", "Re: 自動化について",
]


@pytest.mark.parametrize("subject", AUTO)
def test_automatic_answers_are_told_by_their_subject(subject: str) -> None:
    assert is_auto_subject(subject)
    assert touch(mail(Subject=subject)).kind == "auto"


@pytest.mark.parametrize("subject", HUMAN)
def test_subjects_of_people_are_not(subject: str) -> None:
    assert not is_auto_subject(subject)


@pytest.mark.parametrize("headers", [
    {"X_Out_Of_Office": "yes"}, {"X_Auto_Response": "1"}, {"X_MDAutoResponder": "Zoe"}, {"Return_Path": "<>"}, {"X_POST_MessageClass": "9; Autoresponder"},
])
def test_automatic_answers_are_told_by_their_headers(headers: dict[str, str]) -> None:
    assert touch(mail(**headers)).auto_class == "auto"


@pytest.mark.parametrize(("subject", "bare", "again"), [
    ("Re: Fwd: hi", "hi", True), ("AW: WG: hi", "hi", True), ("[EXTERNAL] Re: hi", "hi", True), ("R: hi", "hi", True), ("回复：hi", "hi", True), ("Vá: hi", "hi", True), ("Odp: hi", "hi", True), ("SV: [Extern] hi", "hi", True),
    ("RE[2]: hi", "hi", True), ("Ответ: hi", "hi", True), ("[Project] hi", "[Project] hi", False), ("hi", "hi", False), ("Rethinking: a note", "Rethinking: a note", False), ("", "", False), ("Re:", "", True),
])
def test_what_programs_put_before_a_subject_is_taken_off(subject: str, bare: str, again: bool) -> None:
    assert bare_subject(subject) == (bare, again)


def report(fields: str, kind: str = "delivery-status", words: str = "x", **headers: str) -> bytes:
    body = (f"--B\nContent-Type: text/plain\n\n{words}\n\n--B\nContent-Type: message/{kind}\n\n{fields}\n\n--B\nContent-Type: message/rfc822\n\n"
            "Message-ID: <m1@example.com>\nFrom: maya@example.com\nTo: zoe@example.org\nSubject: tests\n\nhi\n--B--")
    base = {"From": "MAILER-DAEMON@mx.example.net", "Subject": "Delivery report", "Message_ID": "<d1@mx>", "In_Reply_To": "", "Content_Type": f"multipart/report; report-type={kind}; boundary=B"}
    return mail(body, **{**base, **headers})


@pytest.mark.parametrize(("raw", "kind", "auto_class"), [
    (report("Final-Recipient: rfc822; zoe@example.org\nAction: failed\nStatus: 5.1.1"), "bounce", "bounce"),
    (report("Final-Recipient: rfc822; zoe@example.org\nAction: failed\nStatus: 5.1.1", From='"" (Mail Delivery System)', Subject="Undelivered Mail"), "bounce", "bounce"),
    (report("Final-Recipient: rfc822; zoe@example.org\nAction: failed", From="MAILER-DAEMON <>"), "bounce", "bounce"),
    (report("Final-Recipient: rfc822; zoe@example.org\nAction: delayed\nStatus: 4.4.1"), "auto", "delay"),
    (report("Final-Recipient: rfc822; zoe@example.org\nAction: delivered\nStatus: 2.0.0"), "auto", "auto"),
    (report("Final-Recipient: rfc822; zoe@example.org\nAction: relayed"), "auto", "auto"),
    (report("Final-Recipient: rfc822; zoe@example.org\nStatus: 2.1.5"), "auto", "auto"),
    (report("Final-Recipient: rfc822; a@example.org\nAction: delivered\n\nFinal-Recipient: rfc822; zoe@example.org\nAction: failed"), "bounce", "bounce"),
    (report("Feedback-Type: abuse\nUser-Agent: x\nVersion: 1\nOriginal-Rcpt-To: <zoe@example.org>", "feedback-report", From="fbl@mailer.example", Subject="FW: tests"), "auto", "complaint"),
    (report("Feedback-Type: not-spam\nOriginal-Rcpt-To: zoe@example.org", "feedback-report", From="fbl@mailer.example"), "auto", "auto"),
])
def test_reports_say_what_happened_and_belong_to_whom_the_mail_was_for(raw: bytes, kind: str, auto_class: str) -> None:
    found = touch(raw)
    assert (found.kind, found.auto_class, found.bounced_id) == (kind, auto_class, "m1@example.com")
    assert found.party.handle == "zoe@example.org"


def test_a_receipt_for_reading_is_automatic() -> None:
    raw = mail("--B\nContent-Type: text/plain\n\nread\n--B\nContent-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n--B--",
               Subject="Gelesen: tests", Content_Type="multipart/report; report-type=disposition-notification; boundary=B")
    assert (touch(raw).kind, touch(raw).party.handle) == ("auto", "zoe@example.org")


@pytest.mark.parametrize("said", ["", "text/plain", "text/plain; charset=us-ascii", "text/plain; charset=iso-8859-1", "text/plain; charset=utf-8", "text/plain; charset=x-unknown"])
@pytest.mark.parametrize("written_", ["utf-8", "cp1252"])
def test_letters_are_read_whatever_the_mail_says_or_leaves_unsaid_of_them(said: str, written_: str) -> None:
    raw = mail("Voilà l’été, déjà.", Content_Type=said, Content_Transfer_Encoding="8bit").decode().encode(written_)
    assert touch(raw).text == "Voilà l’été, déjà."


def test_a_text_that_speaks_of_such_letters_stays_as_it_is() -> None:
    for text in ("“Ã©” is a broken é", "Âge, Â§", "São Paulo", "Ã, â and 日本"):
        assert unbroken(text) == text


@pytest.mark.parametrize(("subject", "body", "kind"), [
    ("Read: A question", "Your message\n\n  To: Zoë\n  Subject: A question\n\nwas read on Thursday, March 5, 2026 10:58.", "auto"),
    ("Gelesen: Eine Frage", "Ihre Nachricht\n\nwurde am 05.03.2026 10:58 gelesen.", "auto"),
    ("Lu : Une question", "Votre message a été lu le 5 mars 2026.", "auto"),
    ("Leído: Una pregunta", "Su mensaje fue leído el 5 de marzo.", "auto"),
    ("Return receipt (displayed) - A question", "This is a Return Receipt for the mail that you sent.", "auto"),
    ("Read: the whole chapter", "I did, and I liked it. Shall we talk?", "message"),
    ("Re: A question", "It was read on Friday and we talked about it.", "message"),
])
def test_a_receipt_in_words_alone_is_no_answer(subject: str, body: str, kind: str) -> None:
    assert touch(mail(body, Subject=subject)).kind == kind


PROSE = [
    ("MAILER-DAEMON@mx.example.net", "failure notice", "Hi. This is the qmail-send program.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<zoe@example.org>:\n192.0.2.1 does not like recipient.\nGiving up.\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <m1@example.com>\nTo: zoe@example.org\n"),
    ("MAILER-DAEMON <>", "Mail delivery failed", "There was an error delivering your mail to <zoe@example.org>.\n\n550 5.1.1 no such user\n\nMessage headers follow.\n\nMessage-ID: <m1@example.com>\n"),
    ("Mail Administrator <Postmaster@mail.example.net>", "Mail System Error - Returned Mail", "The user(s) account is disabled.\n\n<zoe@example.org>\n"),
    ("mailer-daemon@mx.example.net", "Something else entirely", "Delivery to the following recipient failed permanently:\n\n     zoe@example.org\n\nTechnical details: 550 5.7.1 rejected\n"),
    ("Mail Delivery System <noc@hosting.example>", "Unzustellbar: Frage", "Ihre Nachricht konnte nicht zugestellt werden:\n\nzoe@example.org: Empfänger unbekannt\n"),
    ("postmaster@mx.example.net", "Недоставленное сообщение", "Сообщение не может быть доставлено следующему получателю:\nzoe@example.org\n"),
    ("postmaster@mx.example.net", "配信不能: 質問", "次の宛先にメールを配信できませんでした。\n<zoe@example.org>\n"),
    ("no-reply@carrier.example", "メールエラー通知", "送信先のメールボックスが一杯のため、送信できませんでした。\n--\nContent-Type: message/rfc822\n\nTo: zoe@example.org\nMessage-ID: <m1@example.com>\n"),
    ("System Administrator <postmaster@ex.example>", "Undeliverable: tests", "Your message\n\n  To: Zoe\n  Subject: tests\n\ndid not reach the following recipient(s):\n\nzoe@example.org on Thu, 29 Apr 2026\n    The recipient name is not recognized\n"),
    ("Mailer Daemon <MAILER-DAEMON@x.example>", "Delivery status notification: error", "    zoe@example.org: 550 5.1.1 unknown\n"),
]


@pytest.mark.parametrize(("sender", "subject", "body"), PROSE)
def test_bounces_in_prose_say_whom_the_mail_did_not_reach(sender: str, subject: str, body: str) -> None:
    found = touch(mail(body, From=sender, Subject=subject, Message_ID="<d1@x>", In_Reply_To=""))
    assert (found.kind, found.auto_class, found.party.handle) == ("bounce", "bounce", "zoe@example.org")


@pytest.mark.parametrize(("sender", "subject", "body", "auto_class"), [
    ("mailer-daemon@x.example", "Warning: message 1a delayed 24 hours", "Your message to zoe@example.org has not been delivered yet. Delivery attempts will continue.", "delay"),
    ("Mail Delivery System <MAILER-DAEMON@x.example>", "Delayed Mail (still being retried)", "THIS IS A WARNING ONLY. zoe@example.org: connection timed out", "delay"),
    ("zoe@example.org", "Re: undeliverable parcels", "They said my parcel could not be delivered: 550 reasons!", "human"),
    ("Zoe <zoe@example.org>", "Fwd: Returned mail: see transcript", "Look, your mail came back:\n> 550 5.1.1 User unknown", "human"),
])
def test_what_is_late_is_not_lost_and_people_may_speak_of_bounces(sender: str, subject: str, body: str, auto_class: str) -> None:
    assert touch(mail(body, From=sender, Subject=subject, In_Reply_To="")).auto_class == auto_class


def test_a_bounce_that_names_nobody_is_left_out_and_one_without_a_date_takes_that_of_what_it_brings_back() -> None:
    from composer.imports.mail_message import touch_of
    from composer.imports.reader import Skipped
    from tests.test_import_mail import ME

    assert touch_of(mail("It could not be delivered.", From="MAILER-DAEMON", Subject="Returned mail", In_Reply_To=""), ME, "x") == Skipped("bounce", "x")
    undated = report("Final-Recipient: rfc822; zoe@example.org\nAction: failed\nLast-Attempt-Date: Mon, 02 Mar 2026 10:00:00 +0100", Date="")
    assert touch(undated).at.day == 2


def test_bounces_count_as_bounces_and_receipts_as_nothing(tmp_path: Path) -> None:
    delivered = report("Final-Recipient: rfc822; zoe@example.org\nAction: delivered", Message_ID="<d2@mx>")
    prose = mail(PROSE[0][2], From=PROSE[0][0], Subject=PROSE[0][1], Message_ID="<d3@x>", In_Reply_To="")
    touches, skipped, _ = items(written(tmp_path / "a.mbox", box(SENT, delivered, prose)), ["maya@example.com"])
    assert skipped == []
    assert [(one.direction, one.kind) for one in touches] == [("out", "message"), ("in", "auto"), ("in", "bounce")]


@pytest.mark.parametrize("part", ["text/calendar; charset=utf-8; method=REPLY", 'text/calendar; method="reply"', "text/calendar"])
def test_a_calendars_answer_inside_a_mail_is_no_answer(part: str) -> None:
    body = f"--B\nContent-Type: text/plain\n\n\n--B\nContent-Type: {part}\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n--B--"
    assert touch(mail(body, Subject="Declined: call", Content_Type="multipart/alternative; boundary=B")).auto_class == "platform"
    invitation = body.replace("REPLY", "REQUEST").replace("reply", "request")
    assert touch(mail(invitation, Subject="Call on Friday", Content_Type="multipart/alternative; boundary=B")).auto_class == "human"


def test_white_space_as_plain_text_does_not_hide_the_answer_in_html() -> None:
    body = "--B\nContent-Type: text/plain\n\n \n\t\n--B\nContent-Type: text/html\n\n<p>Yes, let us talk.</p>\n--B--"
    assert touch(mail(body, Content_Type="multipart/alternative; boundary=B")).text == "Yes, let us talk."


@pytest.mark.parametrize(("written_", "name"), [
    ('"Novak, Mila" <mila@acme.example>', "Mila Novak"), ("Mila Novak <mila@acme.example>", "Mila Novak"), ('"mila@acme.example" <mila@acme.example>', ""), ("mila@acme.example", ""), ('"Novak, Ph.D." <mila@acme.example>', "Novak, Ph.D."),
    ("=?utf-8?q?Z=C3=B6e_Novak?= <mila@acme.example>", "Zöe Novak"), ('"Acme, Inc" <mila@acme.example>', "Acme, Inc"), ("'Mila Novak' <mila@acme.example>", "Mila Novak"), ('"van der Berg, Anna Maria" <mila@acme.example>', "Anna Maria van der Berg"),
])
def test_receivers_keep_their_names(written_: str, name: str) -> None:
    found = touch(mail(From="maya@example.com", To=written_, In_Reply_To=""))
    assert found.party == (name, "mila@acme.example")


def test_names_of_senders_are_said_alike() -> None:
    assert person_name("Brandt,  Zoë") == "Zoë Brandt"
    assert touch(mail(From='"Brandt, Zoë" <zoe@example.org>')).party.name == "Zoë Brandt"


def thunderbird(subject: str, **headers: str) -> bytes:
    return b"From - Thu Mar  5 10:00:00 2026\n" + mail(Subject=subject, In_Reply_To="", Message_ID=f"<{subject}@x>", **headers) + b"\n"


@pytest.mark.parametrize(("drafts", "templates", "sent", "junk"), [
    ("Drafts", "Templates", "Sent", "Junk"), ("Entwürfe", "Vorlagen", "Gesendet", "Unerwünscht"), ("Brouillons", "Modèles", "Envoyés", "Indésirables"), ("下書き", "テンプレート", "送信済みトレイ", "迷惑メール"), ("Черновики", "Шаблоны", "Отправленные", "Спам"),
])
def test_what_lies_in_drafts_templates_and_junk_is_no_message_in_any_form(tmp_path: Path, drafts: str, templates: str, sent: str, junk: str) -> None:
    mine = {"From": "maya@example.com", "To": "nils@acme.example"}
    files = {drafts: thunderbird("a", **mine), templates: thunderbird("b", **mine), sent: thunderbird("c", **mine), junk: thunderbird("d", From="win@spam.example", To="maya@example.com")}
    path = unzipped(tmp_path / "profile", {f"Mail/Local Folders/{name}": content for name, content in files.items()} | {"Mail/Local Folders/Sent.msf": b"// <!-- -->"})
    touches, skipped, _ = items(path, ["maya@example.com"])
    assert [one.subject for one in touches] == ["c"]
    assert reasons(skipped) == {"draft": 2, "spam": 1}
    apple = zipped(tmp_path / "apple.zip", {f"{name}.mbox/mbox": content for name, content in files.items()})
    assert reasons(items(apple, ["maya@example.com"])[1]) == {"draft": 2, "spam": 1}
    eml = unzipped(tmp_path / "eml", {f"{name}/1.eml": content.partition(b"\n")[2] for name, content in files.items()})
    assert reasons(items(eml, ["maya@example.com"])[1]) == {"draft": 2, "spam": 1}


def test_drafts_are_told_by_the_marks_of_their_programs() -> None:
    from composer.imports.mail_message import touch_of
    from tests.test_import_mail import ME

    for headers in ({"X-Unsent": "1"}, {"X-Uniform-Type-Identifier": "com.apple.mail-draft"}, {"X-Gmail-Labels": "Brouillons"}):
        raw = mail(**{**HEADERS, "From": "maya@example.com", "To": "a@example.org", **headers})
        assert getattr(touch_of(raw, ME, "x"), "kind", "") == "draft"


@pytest.mark.parametrize(("name", "purpose"), [
    ("INBOX.Sent", "sent"), ("[Gmail]/Gesendet", "sent"), ("Sent Items", "sent"), ("Gesendete Objekte", "sent"), ("Éléments envoyés", "sent"), ("INBOX/Отправленные", "sent"), (".Sent", "sent"), ("Sent.mbox", "sent"), ("Posta inviata", "sent"),
    ("送信済みアイテム", "sent"), ("보낸 편지함", "sent"), ("Elementy wysłane", "sent"), ("Lähetetyt", "sent"), ("E-mailuri", ""), ("Inbox", ""), ("Sentiment", ""), ("Outbox", "unsent"), ("[Imap]/Drafts", "drafts"), ("Courrier indésirable", "junk"), ("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-", "sent"), ("Entw&APw-rfe.mbox", "drafts"), ("Q&-A", ""), ("&AP8", ""), ("&AA-", ""),
])
def test_folders_are_known_by_their_names_in_any_language(name: str, purpose: str) -> None:
    assert folders.purpose(name) == purpose


class Listing:
    """A mailbox that lists its folders."""

    def __init__(self, *listed: tuple[tuple[bytes, ...], str]) -> None:
        self.listed = [(flags, b"/", name) for flags, name in listed]

    def list_folders(self) -> list[tuple[tuple[bytes, ...], bytes, str]]:
        return self.listed


@pytest.mark.parametrize(("flags", "name"), [((), "INBOX.Sent"), ((), "Gesendete Objekte"), ((), "Sent Items"), ((), "Sent Messages"), ((b"\\Sent",), "x"), ((b"\\sent",), "y"), ((), "Éléments envoyés")])
def test_the_folder_of_sent_mail_is_found_in_a_mailbox_or_its_lack_is_said(settings: Settings, flags: tuple[bytes, ...], name: str) -> None:
    mine = replace(settings, mail=replace(settings.mail, folders=("INBOX", "Sent")))
    there = cast("IMAPClient", Listing(((), "INBOX"), (flags, name), ((), "Drafts")))
    assert sync._folders(there, mine) == ["INBOX", name]
    assert sync._unfound(there, mine) == ""
    without = cast("IMAPClient", Listing(((), "INBOX"), ((), "Drafts")))
    assert sync._folders(without, mine) == ["INBOX"]
    assert "No folder of sent mail was found" in sync._unfound(without, mine)


def test_whatever_lies_in_a_folder_of_sent_mail_is_the_users_own(tmp_path: Path) -> None:
    def labelled(number: int, sender: str, to: str, labels: str, **more: str) -> bytes:
        return mail(From=sender, To=to, X_Gmail_Labels=labels, Message_ID=f"<s{number}@x>", In_Reply_To="", **more)

    mails = [labelled(number, "Maya <maya@one.example>", f"p{number}@acme.example", "Sent") for number in range(9)]
    mails += [labelled(9, "Maya <maya@two.example>", "p0@acme.example", "Sent,Important"), labelled(10, "p1@acme.example", "maya@one.example", "Inbox")]
    touches, skipped, owner = items(written(tmp_path / "All mail.mbox", box(*mails)))
    assert owner.handles == {"maya@one.example", "maya@two.example"}
    assert [one.direction for one in touches] == ["out"] * 10 + ["in"]
    assert skipped == []


@pytest.mark.parametrize(("body", "own"), [
    ("Oui.\n\nLe jeu. 5 mars 2026 à 10:00, Maya <maya@example.com> a écrit\xa0:\n\n> Hello\n> q\n> z\n", "Oui."),
    ("Le 5 mars 2026, Maya a écrit\xa0:\n> Hello\n> a\n> b\n>\n> c\n\nThanks for your answer.\n", "Thanks for your answer."),
    ("Yes.\n\n    On Thursday, March 5, 2026 at 10:00:00 AM GMT+1, Maya Stone <maya@example.com> wrote:  \n \n Hello Eva\nold text\n", "Yes."),
    ("Ja.\n\nOp do 5 mrt 2026 om 10:00 schreef Maya <maya@example.com>:\n\n> Hallo", "Ja."), ("Tak.\n\nczw., 5 mar 2026 o 10:00 Maya <maya@example.com> napisał(a):\n\n> Cześć", "Tak."),
    ("Ano.\n\nčt 5. 3. 2026 v 10:00 odesílatel Maya <maya@example.com> napsal:\n\n> Ahoj", "Ano."), ("Да.\n\nчт, 5 мар. 2026 г. в 10:00, Maya <maya@example.com>:\n\n> Привет", "Да."), ("Igen.\n\nMaya <maya@example.com> ezt írta (időpont: 2026. márc. 5., Cs, 10:00):\n\n> Szia", "Igen."),
    ("はい。\n\n2026年3月5日(木) 10:00 Maya <maya@example.com>:\n\n> こんにちは", "はい。"), ("好的。\n\nMaya <maya@example.com> 于2026年3月5日周四 10:00写道：\n\n> 你好", "好的。"), ("네.\n\n2026년 3월 5일 (목) 오전 10:00, Maya <maya@example.com>님이 작성:\n\n> 안녕", "네."),
    ("Joo.\n\nto 5. maalisk. 2026 klo 10.00 Maya (maya@example.com) kirjoitti:\n\n> Moi", "Joo."), ("Evet.\n\nMaya <maya@example.com>, 5 Mar 2026 Per, 10:00 tarihinde şunu yazdı:\n\n> Merhaba", "Evet."),
    ("Ja.\n\nVon: Maya <maya@example.com>\nGesendet: Donnerstag, 5. März 2026 10:00\nAn: Zoe\nBetreff: Frage\n\nalt", "Ja."), ("Si.\n\nDa: Maya <maya@example.com>\nInviato: giovedì 5 marzo 2026 10:00\nA: Zoe\nOggetto: domanda\n\nvecchio", "Si."),
    ("Sí.\n\n________________________________\nDe: Maya <maya@example.com>\nEnviado: jueves, 5 de marzo de 2026 10:00\nPara: Zoe\nAsunto: pregunta\n\nviejo", "Sí."), ("はい。\n\n差出人: Maya <maya@example.com>\n送信日時: 2026年3月5日 10:00\n宛先: Zoe\n件名: 質問\n\n古い", "はい。"),
    ("Yes.\n\n---- On Thu, 05 Mar 2026 10:00:00 +0100 Maya <maya@example.com> wrote ----\n\nold", "Yes."), ("Yes.\n\nBegin forwarded message:\n\nFrom: Maya\nold", "Yes."), ("Oui.\n\n-------- Message d'origine --------\nDe : Maya\nvieux", "Oui."),
    ("I wrote:\nthis is mine", "I wrote:\nthis is mine"), ("Meet at 10:00:\n- coffee\n- tests", "Meet at 10:00:\n- coffee\n- tests"), ("From: here to there\nis a long way", "From: here to there\nis a long way"), ("Note to self: buy\nDate: tomorrow?", "Note to self: buy\nDate: tomorrow?"),
])
def test_own_words_are_found_above_and_below_the_quotes_of_many_programs(body: str, own: str) -> None:
    assert own_text(body) == own


@pytest.mark.parametrize(("header", "kind"), [("Mailbox Rules Agent", "auto"), ("OOFAssistant", "auto"), ("Outlook", "message")])
def test_what_a_rule_of_exchange_answers_is_no_answer_of_a_person(header: str, kind: str) -> None:
    assert touch(mail(Subject="Re: Quick question", **{"X-MS-Exchange-Generated-Message-Source": header})).kind == kind
