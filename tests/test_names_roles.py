"""What a sender is, and firms, as they are said in a sentence."""

from __future__ import annotations

import pytest

from composer.drafting.language.articles import article, with_article
from composer.drafting.language.firms import in_sentence, is_organisation, without_legal_form
from composer.drafting.language.self_introduction import self_introduction, tells_experience
from tests.test_person_names import rows

INTRODUCED = """
EVP Sales | Oxbow | EVP sales at Oxbow
SVP of Marketing | Oxbow | SVP of marketing at Oxbow
vice president | Oxbow | vice president at Oxbow
deputy head of research | Oxbow | deputy head of research at Oxbow
head | Oxbow | head of Oxbow
assistant director of research | Oxbow | assistant director of research at Oxbow
it consultant | | an IT consultant
IT | Oxbow | in IT at Oxbow
baker and miller | Oxbow | a baker and miller at Oxbow
potter & illustrator | Oxbow | a potter and illustrator at Oxbow
CEO / potter | Oxbow | CEO and potter at Oxbow
CEO and chairman | Oxbow | CEO and chairman of Oxbow
co-founder and CEO | Oxbow | co-founder and CEO of Oxbow
teacher, coach, and speaker | | a teacher, coach and speaker
teacher, coach and speaker | | a teacher, coach and speaker
illustrator + potter + baker | | an illustrator, potter and baker
illustrator | Freelance | a freelance illustrator
freelance illustrator | freelance | a freelance illustrator
Chief Executive | Oxbow | chief executive of Oxbow
Chief of Staff | Oxbow | chief of staff at Oxbow
chief | Oxbow | a chief at Oxbow
owner, Four Mills, one bakery | | the owner of Four Mills
Director, Four Mills | | a director at Four Mills
student of law | Lund University | a student of law at Lund University
First year student | | a first-year student
final year medical student | | a final-year medical student
Nurse, dialysis ward | Oxbow | a nurse at Oxbow
looking after two children | | looking after two children
on parental leave | | on parental leave
self-employed carpenter | | a self-employed carpenter
The baker | Oxbow | a baker at Oxbow
I'm an engineer | Oxbow | an engineer at Oxbow
Engineer III | Oxbow | an engineer at Oxbow
Engineer L4 | | an engineer
bee-keeper | | a bee-keeper
Sr. dev | Oxbow | a senior developer at Oxbow
SENIOR DEV | Oxbow | a senior developer at Oxbow
Head of IT | Oxbow | head of IT at Oxbow
Data Engineer | The Oxbow Company | a data engineer at the Oxbow Company
baker | Bakers' Guild | a baker at the Bakers' Guild
roofer | Oxbow Roofing Co., Ltd. | a roofer at Oxbow Roofing
engineer at Oxbow | Oxbow | an engineer at Oxbow
engineer @ Oxbow GmbH | | an engineer at Oxbow
at Oxbow | | with Oxbow
@ Oxbow GmbH | Oxbow | with Oxbow
italian chef | | an Italian chef
iOS developer | | an iOS developer
DevOps engineer | | a DevOps engineer
Java developer | | a Java developer
Lehrer | Oxbow |
maestra de primaria | |
enfermera | |
médecin | |
professor of law | Lund University | a professor of law at Lund University
author of two books on reed | | the author of two books on reed
chair of the board | Oxbow | chair of the board at Oxbow
in charge of roofs | Oxbow | in charge of roofs
working with reed | Oxbow | working with reed
roofer, 20 years | Oxbow | a roofer at Oxbow with 20 years' experience
roofer, slate, 20 years | | a roofer with 20 years' experience
driver, 3 yrs | | a driver with 3 years' experience
nurse, final year | Oxbow | a final-year nurse at Oxbow
student nurse, third year | | a third-year student nurse
nurse, 5 years, dialysis | | a nurse
Rural Postman | Oxbow | a rural postman at Oxbow
Skilled Baker | Oxbow | a skilled baker at Oxbow
Baker | | a baker
Maker | Oxbow | a maker at Oxbow
CTO and founder | Oxbow | CTO and founder of Oxbow
potter and CEO | Oxbow | a potter and CEO at Oxbow
founder and owner | Oxbow | the founder and owner of Oxbow
"""


@pytest.mark.parametrize(("role", "company", "said"), rows(INTRODUCED))
def test_what_a_sender_is_stands_behind_i_am(role: str, company: str, said: str) -> None:
    assert self_introduction(role, company) == said


@pytest.mark.parametrize(("firm", "said"), [
    ("Vale College of Art", "the Vale College of Art"), ("Society of Roofers", "the Society of Roofers"), ("Reed Guild", "the Reed Guild"), ("Royal Society", "the Royal Society"), ("The Reed Guild", "the Reed Guild"),
    ("Lund University", "Lund University"), ("BBC", "the BBC"), ("bbc", "bbc"), ("NHS Trust", "the NHS Trust"), ("Mara’s Foundation", "Mara’s Foundation"), ("Department for Roofs", "Department for Roofs"),
])
def test_a_body_takes_the_and_a_firm_does_not(firm: str, said: str) -> None:
    assert in_sentence(firm) == said


@pytest.mark.parametrize(("firm", "said"), [
    ("Oxbow (UK) Ltd", "Oxbow"), ("Oxbow a.s.", "Oxbow"), ("Oxbow B.V.", "Oxbow"), ("Oxbow BV", "Oxbow"), ("Oxbow Oy", "Oxbow"), ("Oxbow oy", "Oxbow oy"), ("Oxbow & Co", "Oxbow & Co"), ("PT Oxbow", "Oxbow"),
    ("Limited", "Limited"), ("Ltd.", "Ltd."), ("Oxbow, LLC", "Oxbow"), ("Oxbow Holding AG", "Oxbow Holding"), ("Oxbow Group plc", "Oxbow Group"), ("Oxbow S.p.A.", "Oxbow"), ("Oxbow Pte Ltd", "Oxbow"), ("Oxbow Kft.", "Oxbow"),
    ("Oxbow d.o.o.", "Oxbow"), ("...", "..."), (",;", ",;"), ("Oxbow Ltd, ", "Oxbow"), ("Oxbow Ltd;", "Oxbow"), ("Oxbow e.v.", "Oxbow"), ("Oxbow cic", "Oxbow cic"), ("Oxbow c.i.c.", "Oxbow"), ("Oxbow ;", "Oxbow"), ("  Oxbow  ", "Oxbow"), ("", ""),
])
def test_the_legal_form_of_many_lands_is_left_away(firm: str, said: str) -> None:
    assert without_legal_form(firm) == said


@pytest.mark.parametrize(("text", "body"), [
    ("Oxbow Ltd", True), ("Harrow & Sons", True), ("Harrow + Sons", True), ("The Kettle", True), ("Society of Roofers", True), ("PT Oxbow", True), ("University of Lund", True), ("Ministry of Reed", True),
    ("Reed Association", True), ("Ltd", False), ("Ann Lee", False), ("Bank", False), ("Oxbow", False), ("Anne of Cleves", False), ("PT", False),
])
def test_a_firm_is_told_from_a_person(text: str, body: bool) -> None:
    assert is_organisation(text) is body


@pytest.mark.parametrize(("word", "said"), [
    ("hourglass", "an"), ("heir", "an"), ("one", "a"), ("once", "a"), ("ewe", "a"), ("ukulele", "a"), ("U-boat", "a"), ("F1 fan", "an"), ("NGO", "an"), ("LED lamp", "an"), ("laser", "a"), ("RAF pilot", "an"), ("PhD", "a"), ("BSc", "a"),
    ("eight", "an"), ("80", "an"), ("110", "a"), ("800", "an"), ("7", "a"), ("MPs", "an"), ("PCs", "a"), ("NATO officer", "a"), ("HTML page", "an"), ("élan", "an"), ("‘odd’ one", "an"), ("(old) map", "an"), ("-", "a"), ("utopia", "a"),
    ("R&D lead", "an"), ("H-bomb", "an"), ("honey", "a"), ("herb", "a"), ("IT manager", "an"), ("11", "an"), ("18", "an"), ("111", "a"),
])
def test_the_article_is_heard(word: str, said: str) -> None:
    assert article(word) == said
    assert with_article(word) == f"{said} {word}"


@pytest.mark.parametrize(("role", "tells"), [("roofer, 20 years", True), ("roofer", False), ("nurse, final year", False)])
def test_years_of_a_trade_are_told_as_experience(role: str, tells: bool) -> None:
    assert tells_experience(self_introduction(role, "Oxbow")) is tells
