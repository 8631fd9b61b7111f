"""Which part of a typed text is somebody else's mail."""

from __future__ import annotations

import pytest

from composer.quoted_mail import quoted_spans

OWN = "Dear Ida,\n\nthe boat is mended. When do you sail?\n\nBest,\nUlf\n\n"
THEIRS = "Dear [Name],\nyou fool, act now!!!"

ABOVE = [
    "-----Original Message-----\nFrom: Ida Voss\nSent: Monday, 4 May 2026 10:12\nTo: Ulf\nSubject: Boat",
    "________________________________\nFrom: Ida Voss <ida@voss.example>\nSent: Monday\nTo: Ulf\nSubject: Boat",
    "________________________________\nVon: Ida Voss <ida@voss.example>\nGesendet: Montag, 4. Mai 2026 10:12\nAn: Ulf\nBetreff: Boot",
    "De : Ida Voss <ida@voss.example>\nEnvoyé : lundi 4 mai 2026 10:12\nÀ : Ulf\nObjet : Bateau",
    "De: Ida Voss <ida@voss.example>\nEnviado el: lunes, 4 de mayo de 2026 10:12\nPara: Ulf\nAsunto: Barco",
    "Da: Ida Voss <ida@voss.example>\nInviato: lunedì 4 maggio 2026 10:12\nA: Ulf\nOggetto: Barca",
    "Van: Ida Voss <ida@voss.example>\nVerzonden: maandag 4 mei 2026 10:12\nAan: Ulf\nOnderwerp: Boot",
    "De: Ida Voss <ida@voss.example>\nEnviado: segunda-feira, 4 de maio de 2026 10:12\nPara: Ulf\nAssunto: Barco",
    "On Mon, May 4, 2026 at 10:12 AM Ida Voss <ida@voss.example> wrote:",
    "On 4 May 2026, at 10:12, Ida Voss wrote:",
    "Am Mo., 4. Mai 2026 um 10:12 Uhr schrieb Ida Voss <ida@voss.example>:",
    "Le lun. 4 mai 2026 à 10:12, Ida Voss <ida@voss.example> a écrit :",
    "El lun, 4 may 2026 a las 10:12, Ida Voss (<ida@voss.example>) escribió:",
    "Il giorno lun 4 mag 2026 alle ore 10:12 Ida Voss <ida@voss.example> ha scritto:",
    "Op ma 4 mei 2026 om 10:12 schreef Ida Voss <ida@voss.example>:",
    "Em seg., 4 de mai. de 2026 às 10:12, Ida Voss <ida@voss.example> escreveu:",
    "pon., 4 maj 2026 o 10:12 Ida Voss <ida@voss.example> napisał(a):",
    "Den mån 4 maj 2026 kl 10:12 skrev Ida Voss <ida@voss.example>:",
    "пн, 4 мая 2026 г. в 10:12, Ida Voss <ida@voss.example>:",
    "2026年5月4日(月) 10:12 Ida Voss <ida@voss.example>:",
    "4 May 2026 Pzt 10:12 tarihinde Ida Voss <ida@voss.example> şunu yazdı:",
    "Begin forwarded message:\n\nFrom: Ida Voss\nSubject: Boat",
    "---------- Forwarded message ---------\nFrom: Ida Voss <ida@voss.example>\nDate: Mon, May 4, 2026\nSubject: Boat\nTo: Ulf",
]


@pytest.mark.parametrize("above", ABOVE)
def test_what_stands_under_the_head_of_a_mail_is_quoted_to_the_end(above: str) -> None:
    text = f"{OWN}{above}\n\n{THEIRS}"
    (start, end), = quoted_spans(text)
    assert text[:start].rstrip() == OWN.rstrip()
    assert end == len(text)


@pytest.mark.parametrize("above", ABOVE[8:20])
def test_lines_with_a_sign_are_quoted_where_they_stand_and_what_follows_is_own(above: str) -> None:
    text = f"Dear Ida,\n\n{above}\n> Is it mended?\n> Best, Ida\n\nYes, since Sunday.\n\nUlf"
    left = "".join(char for at, char in enumerate(text) if not any(a <= at < b for a, b in quoted_spans(text)))
    assert left.split() == "Dear Ida, Yes, since Sunday. Ulf".split()


@pytest.mark.parametrize("text", [
    "Dear Ida,\n\nyou wrote:\nrye is best. Is it?", "The plan:\n- oars\n- sails\nWhich first?", "From: the harbour\nIs it far?", "On Monday Ida wrote:\nthe boat leaks.",
    "Subject: Boat\n\nDear Ida,\n\nwhen do you sail?", "Date: 4 May\nTime: 10:12\nPlace: the pier", "-- \nUlf", "___", "", ":", ">", "Note:\n\nthe boat is mended at 10:12.",
])
def test_what_only_looks_like_it_is_own(text: str) -> None:
    assert [span for span in quoted_spans(text) if not text[slice(*span)].startswith(">")] == []


def test_a_letter_that_begins_with_the_head_of_another_is_still_a_letter() -> None:
    text = f"{ABOVE[22]}\n\nDear Ida,\n\nthe boat is mended."
    assert [text[slice(*span)] for span in quoted_spans(text)] == [ABOVE[22]]
