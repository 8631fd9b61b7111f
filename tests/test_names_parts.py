"""Names of more lands and habits: which part is the given name, how the name is greeted and signed."""

from __future__ import annotations

import pytest

from composer.drafting.language.addressing import greeting_name, signature
from composer.drafting.language.person_names import read_name
from tests.test_person_names import rows

# typed | given | family | order
ARRANGED = """
Wang Anna | Anna | Wang | family_first
Wang Xiao-ming | Xiao-ming | Wang | family_first
Chen Robert | Robert | Chen | family_first
Lee Min-ho | Min-ho | Lee | family_first
Wang Li | Li | Wang | family_first
Li Wang | Li | Wang | given_first
Nguyen Van Anh | Anh | Nguyen | given_last
Nguyen Anh | Anh | Nguyen | given_last
Pham Minh | Minh | Pham | given_last
Tran Nguyen | Tran | Nguyen | given_first
Lê Minh | Minh | Lê | given_last
Vũ Hà | Hà | Vũ | given_last
Đỗ Long | Long | Đỗ | given_last
Bao Anh | Bao Anh | | mononym
Anna Marie Nguyen | Anna | Nguyen | given_first
Claire Anh Tran | Claire | Tran | given_first
Van Anh Nguyen | Van Anh | Nguyen | given_first
Tanaka Kenji | Kenji | Tanaka | family_first
Suzuki Yui | Yui | Suzuki | family_first
Kenji Tanaka Smith | Kenji | Smith | given_first
Ana López de Haro | Ana | López de Haro | given_first
López de Haro, Ana | Ana | López de Haro | given_first
María José López García | María José | López García | given_first
Abd al-Rahman Saleh | Abd al-Rahman | Saleh | given_first
Abd al Rahman Saleh | Abd al Rahman | Saleh | given_first
Abd el Karim Saleh | Abd el Karim | Saleh | given_first
Abdul Rahman Saleh | Abdul Rahman | Saleh | given_first
Maria dos Santos Silva | Maria | dos Santos Silva | given_first
María del Carmen Ruiz | María del Carmen | Ruiz | given_first
Maria del Mar Costa | Maria del Mar | Costa | given_first
Ann MA | Ann | Ma | given_first
Ann Lee MA | Ann | Lee | given_first
Ma, Yo-Yo | Yo-Yo | Ma | given_first
Ruiz Vega, Ana Maria | Ana Maria | Ruiz Vega | given_first
Ana Ruiz, Recruiter | Ana | Ruiz | given_first
Smith, Bo | Bo | Smith | given_first
Ute Lang, dipl. ing. | Ute | Lang | given_first
JP Morgan | JP | Morgan | given_first
AJ | AJ | | mononym
LI | Li | | mononym
Ng Wei Ling | Wei Ling | Ng | family_first
NG WEI LING | Wei Ling | Ng | family_first
MEI-LING CHAN | Mei-ling | Chan | given_first
McDonald, Ann | Ann | McDonald | given_first
ann mcdonald | Ann | McDonald | given_first
anne d'arcy | Anne | d'Arcy | given_first
henri l'estrange | Henri | l'Estrange | given_first
al-amin yusuf | al-Amin | Yusuf | given_first
Mary-jane Stone | Mary-Jane | Stone | given_first
Henry Moss IV | Henry | Moss | given_first
M. de Gaulle | | de Gaulle | family_only
Baron von Trapp | | von Trapp | family_only
J. Robert Mensah | Robert | Mensah | given_first
J.R. Mensah | | Mensah | initials
J.Okafor | | Okafor | initials
A-M Stone | A-M | Stone | given_first
I Made Arta | Made | Arta | given_first
Md Rahim | Rahim | | mononym
Kovács Anna | Anna | Kovács | family_first
Nagy Péter | Péter | Nagy | family_first
Ketut Sari | Ketut | Sari | given_first
Wayan | Wayan | | mononym
Dr Wayan | | Wayan | mononym
Dr Anna | Anna | | mononym
Haile Tesfaye | Haile | Tesfaye | patronymic
Rosa DE LA FUENTE | Rosa | de la Fuente | given_first
Rosa de la FUENTE | Rosa | de la Fuente | given_first
de la Cruz | | de la Cruz | family_only
Ann Lee & Tom Hale | Ann and Tom | Hale | couple
Dr & Mrs Hale | | Hale | couple
Ann + Tom Hale | Ann and Tom | Hale | couple
Stone & Hale | Stone and Hale | | couple
李小龙 (Bruce) | | | whole
kim hye-won | Hye-won | Kim | family_first
Lee ji-hoon | Ji-hoon | Lee | family_first
Kim Smith-jones | Kim | Smith-Jones | given_first
TJ MALONE | TJ | Malone | given_first
T.J. MALONE | T.J. | Malone | given_first
Ruiz de Vega, Ana | Ana | Ruiz de Vega | given_first
Ana de Vega, Recruiter | Ana | de Vega | given_first
Nur Izzati Hamzah | Nur Izzati | Hamzah | given_first
Ana Maria Silva | Ana Maria | Silva | given_first
Ana Costa Silva | Ana | Costa Silva | given_first
Juan Pérez López | Juan | Pérez López | given_first
Tom | Tom | | mononym
"""


@pytest.mark.parametrize(("typed", "given", "family", "order"), rows(ARRANGED))
def test_the_parts_of_a_name_and_their_order_are_found(typed: str, given: str, family: str, order: str) -> None:
    name = read_name(typed)
    assert (name.given, name.family, name.order) == (given, family, order)
    assert not name.unfinished


# typed | as greeted in a letter to a stranger | as signed
GREETED = """
Wang Anna | Anna | Wang Anna
Sr. Agnes | Sister Agnes | Agnes
Sr. Teresa Walsh | Sister Teresa | Teresa Walsh
Sr. Maria Cano | Señor Cano | Maria Cano
Dr. h.c. Ute Lang | Dr Lang | Ute Lang
Prof. emerita Ute Lang | Prof. Lang | Ute Lang
Prof. emeritus Karl Lang | Prof. Lang | Karl Lang
M. Dupont | Monsieur Dupont | Monsieur Dupont
M. du Bois | Monsieur du Bois | Monsieur du Bois
M. de Gaulle | Monsieur de Gaulle | Monsieur de Gaulle
M. Étienne Caron | Monsieur Caron | Étienne Caron
Father Ted | Father Ted | Ted
Brother Tom | Brother Tom | Tom
Sister Mary | Sister Mary | Mary
Grandma Jo | Grandma Jo | Jo
Uncle Bob Stone | Uncle Bob | Bob Stone
DR TJ MALONE | Dr Malone | TJ Malone
Pastor Mike | Pastor Mike | Mike
Dean Martin | Dean | Dean Martin
Judge Judy Stone | Judge Stone | Judy Stone
Dr.Amari | Dr Amari | Dr Amari
Prof.Dr.Lang | Prof. Lang | Prof. Lang
J. Robert Mensah | Robert | J. Robert Mensah
J.R. Mensah | J.R. Mensah | J.R. Mensah
Dr Wayan | Dr Wayan | Dr Wayan
Dr & Mrs Hale | Dr and Mrs Hale | Dr and Mrs Hale
Mr and Mrs Tom Hale | Mr and Mrs Hale | Mr and Mrs Hale
Ann Lee & Tom Hale | Ann and Tom | Ann Lee and Tom Hale
Dear Ms Lang | Ms Lang | Ms Lang
Tom he/him/his | Tom | Tom
Tom · CEO | Tom | Tom
Tom – CEO | Tom | Tom
Tom @ Oxbow | Tom | Tom
Tom O’Neill, MBA, PhD | Tom | Tom O’Neill
TOM O'NEILL MBA | Tom | Tom O'Neill
Dr. 李小龙 | Dr 李小龙 | Dr 李小龙
Mori-san | Mori-san | Mori
Selin Hanım | Selin Hanım | Selin
ramesh-ji | Ramesh-ji | Ramesh
Tom Stone-san | Stone-san | Tom Stone
Hye-san | Hye-san | Hye-san
Diarmuid Mac Cárthaigh Óg | Diarmuid | Diarmuid Mac Cárthaigh Óg
van den Berg | Van den Berg | Van den Berg
Skip Larsen | Skip | Skip Larsen
"Skip" Larsen | Skip | Skip Larsen
Robert (born Krane) Stone | Robert | Robert Stone
Ann Lee, Jr. | Ann | Ann Lee
Henry Moss III | Henry | Henry Moss III
"""


@pytest.mark.parametrize(("typed", "greeted", "signed"), rows(GREETED))
def test_a_name_is_greeted_by_what_its_bearer_is_called_and_signed_whole(typed: str, greeted: str, signed: str) -> None:
    asked = {"tone": "neutral", "relationship": "stranger", "channel_group": "letter"}
    assert greeting_name(typed, **asked) == greeted
    assert " ".join(signature(typed, **asked)) == signed


@pytest.mark.parametrize(("typed", "nickname"), [
    ("Robert (Bob) Crane", "Bob"), ("Elizabeth 'Liz' Hart", "Liz"), ("Elizabeth „Liz“ Hart", "Liz"), ("Haruka Ono (大野)", ""), ("Robert (born Krane) Stone", ""),
    ("Ann (formerly Lee) Stone", ""), ("Ann (she/her) Lee", ""), ("Robert (Ret.) Crane", ""), ("Robert (R2) Crane", ""), ("Robert “O-Bob” Crane", "O-Bob"), ("Robert (Bob the builder man) Crane", ""), ("李小龙 (Bruce)", "Bruce"), ("Robert Crane (Bob)", "Bob"), ("Robert Crane (reading)", ""),
])
def test_a_nickname_is_one_in_the_letters_of_the_name(typed: str, nickname: str) -> None:
    assert read_name(typed).nickname == nickname


@pytest.mark.parametrize(("typed", "said"), [
    ("x.okoye", "looks like an account"), ("ana.ruiz", "looks like an account"), ("j.s.", "is only a letter or two"), ("J. R.", "is only a letter or two"), ("xx", "is no name"), ("zzz", "is no name"), ("Sdfg", "is no name"),
    ("Chief", "is only a title"), ("{name}", "“(name)” is a place to be filled in"), ("[Your name]", "is a place to be filled in"), ("123 456", "is no name"), ("7 R 7", "letter"),
])
def test_what_is_asked_about_is_quoted_with_what_is_wrong(typed: str, said: str) -> None:
    assert said in read_name(typed).unfinished


@pytest.mark.parametrize("typed", ["zz", "Ng", "Schwartz", "J.Smith", "St.John", "Bo", "Md Rahim", "Ji-woo"])
def test_short_and_dotted_names_are_names(typed: str) -> None:
    assert read_name(typed).unfinished == ""


def test_a_long_text_is_quoted_in_part() -> None:
    asked = read_name("[" + "x" * 60 + "]").unfinished
    assert "x" * 30 in asked
    assert "x" * 45 not in asked
    assert "…" in asked


def test_spaces_and_signs_that_nobody_sees_change_nothing() -> None:
    assert read_name("Ruth\u00a0\u2003Amoah\u200b\n").full == "Ruth Amoah"
    assert read_name("Ruth 🌍🌱 Amoah\ufe0f").full == "Ruth Amoah"
    assert read_name("Ruth ∞ Amoah").full == "Ruth Amoah"


def test_a_read_name_can_be_signed_and_greeted_as_typed() -> None:
    read = read_name("Dr Ute Lang")
    asked = {"tone": "formal", "relationship": "stranger", "channel_group": "letter"}
    assert signature(read, **asked) == signature("Dr Ute Lang", **asked) == ("Dr Ute Lang",)
    assert greeting_name(read, **asked) == "Dr Lang"
    assert signature("Ute Lang", **asked, company="Oxbow Ltd") == ("Ute Lang", "Oxbow")


@pytest.mark.parametrize(("typed", "tone", "relationship", "group", "signed"), [
    ("Sir Alan Reed", "formal", "stranger", "letter", "Sir Alan Reed"), ("Dr Ute Lang", "formal", "stranger", "letter", "Dr Ute Lang"), ("Mr Karl Lang", "formal", "stranger", "letter", "Karl Lang"),
    ("Dr Ute Lang", "formal", "stranger", "note", "Ute Lang"), ("Dr Ute Lang", "neutral", "stranger", "letter", "Ute Lang"), ("Robert “Bob” Crane", "warm", "friend", "chat", "Bob"),
    ("Robert “Bob” Crane", "formal", "friend", "letter", "Robert Crane"), ("Robert Crane", "warm", "met", "chat", "Robert"), ("Robert Crane", "neutral", "met", "chat", "Robert Crane"),
    ("Robert Crane", "warm", "met", "letter", "Robert Crane"), ("Robert Crane", "formal", "colleague", "chat", "Robert Crane"), ("Mei Ling", "neutral", "colleague", "chat", "Mei Ling"),
])
def test_a_signature_has_a_title_only_in_a_formal_letter(typed: str, tone: str, relationship: str, group: str, signed: str) -> None:
    assert " ".join(signature(typed, tone=tone, relationship=relationship, channel_group=group)) == signed


@pytest.mark.parametrize(("relationship", "group", "tone"), [("colleague", "chat", "neutral"), ("met", "note", "warm"), ("client", "letter", "warm"), ("friend", "letter", "formal")])
def test_a_sister_in_an_order_stays_a_sister(relationship: str, group: str, tone: str) -> None:
    said = greeting_name("Sister Mary Bernadette Walsh", tone=tone, relationship=relationship, channel_group=group)
    assert said == ("Mary Bernadette" if relationship == "friend" else "Sister Mary Bernadette")
