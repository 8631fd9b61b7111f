"""What networks and phones write into a chat by themselves: reactions in many languages, notices, numbers of RCS."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.imports.chats import is_reaction
from composer.imports.meta_words import is_system
from tests.import_exports import as_meta, items, meta_thread, reasons, unzipped, written

REACTIONS = [
    "Liked a message", "Reacted 😂 to your message ", "Reacted to your story 🔥", "A aimé un message", "A réagi 😂 à votre message", "A réagi à votre message avec 😂", "Hat mit 😂 auf deine Nachricht reagiert",
    "Gefällt eine Nachricht", "Hat eine Nachricht mit „Gefällt mir“ markiert", "Le gustó un mensaje", "Reaccionó con 😂 a tu mensaje", "Indicó que le gusta un mensaje", "Ha messo Mi piace a un messaggio", "Ha reagito 😂 al tuo messaggio",
    "Curtiu uma mensagem", "Reagiu com ❤️ à sua mensagem", "Vindt een bericht leuk", "Heeft 😂 gereageerd op je bericht", "Polubił(a) wiadomość", "Zareagował(a) 👍 na Twoją wiadomość", "Отреагировал(-а) 😂 на ваше сообщение", "Понравилось сообщение",
    "Gillade ett meddelande", "Reagerade med 😂 på ditt meddelande", "Synes godt om en besked", "Reagerte 😂 på meldingen din", "Tykkäsi viestistä", "Reagoi 😂 viestiisi", "Bir mesajı beğendi", "Mesajınıza 😂 ifadesini bıraktı",
    "Zareagoval(a) 😂 na vaši zprávu", "Kedvelt egy üzenetet", "A reacționat cu 😂 la mesajul tău", "Αντέδρασε με 😂 στο μήνυμά σας", "メッセージに「いいね！」しました", "メッセージに😂でリアクションしました", "赞了一条消息", "对你的消息做出了😂回应", "메시지를 좋아합니다",
    "메시지에 😂 공감을 남겼습니다", "أعجبته رسالة", "Menyukai pesan", "Đã thích một tin nhắn", "Đã bày tỏ cảm xúc 😂 về tin nhắn của bạn", "Mila a aimé un message", "Mila Novak hat mit 😂 auf deine Nachricht reagiert",
    "Liked “Which test?”", "👍 to “Which test?”", "👍 zu „Which test?“", "👍 à « Which test? »",
]
WORDS = [
    "I liked your message about tests, thanks!", "Loved it", "Merci, j'ai aimé un de vos articles", "Gefällt mir gut!", "Ha, das hat mich gefreut 😂 danke dir", "👍", "😂😂", "Ok 👍 merci", "Reagiert ihr auf Bewerbungen?",
    "Je réagis à votre message demain", "Mi piace molto il messaggio del libro", "“Which test?” is a good question", "I like “Dune” more", "Curti muito, obrigada!", "喜欢你的消息，谢谢！明天聊？",
]


@pytest.mark.parametrize("text", REACTIONS)
def test_a_tapped_reaction_is_no_answer_in_any_language(text: str) -> None:
    assert is_reaction(text)


@pytest.mark.parametrize("text", WORDS)
def test_words_that_only_speak_of_liking_are_words(text: str) -> None:
    assert not is_reaction(text)


@pytest.mark.parametrize("text", [
    "You are now connected on Messenger.", "Say hi to your new Facebook friend, Mila.", "Vous êtes maintenant connectés sur Messenger.", "Ihr seid jetzt auf Messenger verbunden.", "Ahora están conectados en Messenger.",
    "Ora siete connessi su Messenger", "Agora vocês estão conectados no Messenger.", "Jullie zijn nu verbonden op Messenger", "Теперь вы на связи в Messenger", "Mila changed the theme to Love.", "Mila hat das Thema in „Liebe“ geändert.",
])
def test_notices_of_the_network_are_nobodys_words(text: str) -> None:
    assert is_system(text)


def test_a_reaction_in_a_language_nobody_listed_is_told_by_its_sign_and_who_tapped_it(tmp_path: Path) -> None:
    tapped = [{"reaction": as_meta("😂"), "actor": "Mila"}]
    text = meta_thread(["Mila", "Tom Berg"], [
        {"sender_name": "Mila", "timestamp_ms": 1772704900000, "content": as_meta("Reageerin 😂 sinu sõnumile")},
        {"sender_name": "Mila", "timestamp_ms": 1772704800000, "content": as_meta("Jah, 🔥 tore mõte")},
        {"sender_name": "Tom Berg", "timestamp_ms": 1772701200000, "content": "Tere?", "reactions": tapped}])
    touches, _, _ = items(unzipped(tmp_path / "facebook-x", {"messages/inbox/mila_1/message_1.json": text}), ["Tom Berg"])
    assert sorted((one.kind, one.text) for one in touches) == [("message", "Jah, 🔥 tore mõte"), ("message", "Tere?"), ("reaction", "Reageerin 😂 sinu sõnumile")]


def test_messengers_encrypted_chats_beside_the_other_export_are_read_too(tmp_path: Path) -> None:
    secure = {"participants": ["Mila", "Tom Berg"], "threadName": "Mila_7", "messages": [{"senderName": "Tom Berg", "text": "Hi", "timestamp": 1720829614035, "isUnsent": False}]}
    plain = meta_thread(["Ole", "Tom Berg"], [{"sender_name": "Tom Berg", "timestamp_ms": 1720829614035, "content": "Hi"}])
    for folder in ("your_facebook_activity", "your_instagram_activity"):
        path = unzipped(tmp_path / folder, {f"{folder}/messages/inbox/ole_1/message_1.json": plain, "e2ee/messages/Mila_7.json": json.dumps(secure), "e2ee/photo_1.json": "{}"})
        touches, skipped, owner = items(path)
        assert owner.shown == "Tom Berg"
        assert [(one.channel, one.conversation, one.party.name) for one in touches] == [
            (folder.split("_")[1], "ole_1", "Ole"), ("facebook", "Mila", "Mila")]
        assert skipped == []


def test_the_name_in_an_instagram_profile_is_found_in_any_language(tmp_path: Path) -> None:
    profile = {"profile_user": [{"string_map_data": {"E-Mail-Adresse": {"value": "tom@example.org"}, as_meta("Benutzername"): {"value": "tomb"}, "Voller Name": {"value": as_meta("Tom Bérg")}}}]}
    thread = meta_thread(["Mila", "Tom Bérg"], [{"sender_name": as_meta("Tom Bérg"), "timestamp_ms": 1772701200000, "content": "Hi?"}])
    path = unzipped(tmp_path / "ig", {"personal_information/personal_information/personal_information.json": json.dumps(profile), "your_instagram_activity/messages/inbox/mila_1/message_1.json": thread})
    touches, _, owner = items(path)
    assert (owner.shown, owner.sure, touches[0].direction) == ("Tom Bérg", "high", "out")


RCS = """<smses count="6">
<mms date="1772700000000" msg_box="2" address="aGVsbG8tdmVyeQ@rcs.google.com" m_type="128" contact_name="(Unknown)"><parts><part seq="0" ct="text/plain" text="Hi Sam?"/></parts>
<addrs><addr address="insert-address-token" type="137"/><addr address="+4915123456789" type="151"/></addrs></mms>
<mms date="1772703600000" msg_box="1" m_type="132" contact_name="Sam"><parts><part seq="0" ct="text/plain" text="Sure"/></parts>
<addrs><addr address="+4915123456789" type="137"/><addr address="+4915100000000" type="151"/></addrs></mms>
<mms date="1772703700000" msg_box="1" address="sip:+4915123456789@rcs.mnc001.mcc262.pub.3gppnetwork.org;user=phone" contact_name="Sam"><parts><part seq="0" ct="text/plain" text="Or later"/></parts><addrs/></mms>
<mms date="1772703800000" msg_box="2" address="cm9vbQ@rcs.google.com" contact_name="null"><parts><part seq="0" ct="text/plain" text="all"/></parts>
<addrs><addr address="+4915123456789" type="151"/><addr address="+4915123456780" type="151"/></addrs></mms>
<mms date="1772703900000" msg_box="1" address="bm9ib2R5@rcs.google.com" contact_name="null"><parts><part seq="0" ct="text/plain" text="x"/></parts><addrs/></mms>
<sms address="Bank" date="1772703990000" type="1" body="code 1" contact_name="null"/>
</smses>"""


def test_rcs_has_names_of_its_own_and_the_numbers_stand_beside(tmp_path: Path) -> None:
    touches, skipped, _ = items(written(tmp_path / "sms.xml", RCS))
    assert [(one.direction, one.party.handle, one.text) for one in touches] == [
        ("out", "+4915123456789", "Hi Sam?"), ("in", "+4915123456789", "Sure"), ("in", "+4915123456789", "Or later")]
    assert reasons(skipped) == {"group chat": 1, "no number": 1, "service message": 1}


@pytest.mark.parametrize("text", [
    "Gia ha avviato una videochiamata", "La videochiamata è terminata", "Ole hat einen Videochat gestartet", "Der Videochat wurde beendet", "Léa a lancé un appel vidéo", "Lucía inició una videollamada", "La videollamada ha finalizado",
    "João iniciou uma chamada de vídeo", "Chamada de vídeo encerrada", "Jan is een videogesprek gestart", "Ola rozpoczęła rozmowę wideo", "Аня начала видеочат", "Видеочат завершен", "Åsa startade ett videosamtal", "Görüntülü sohbet sona erdi",
])
def test_that_a_call_began_or_ended_is_no_answer(text: str) -> None:
    assert is_system(text)


@pytest.mark.parametrize("text", ["La videochiamata è stata bella, grazie", "Hai perso il treno?", "Wann hat der Anruf begonnen?", "Appel demain ?", "Mi chiamata"])
def test_words_about_a_call_are_an_answer(text: str) -> None:
    assert not is_system(text)
