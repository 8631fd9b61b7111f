"""Personal detail: what only this reader has counts; a name, company, job title, industry or slot alone does not."""

from __future__ import annotations

import pytest

from composer.etiquette.check_context import CheckContext
from composer.etiquette.document import message_parser
from composer.etiquette.personal import details
from composer.etiquette.properties import praise

PERSONAL = [
    "Your post about keeping sourdough alive through a power cut made me laugh.",
    "I saw you moved from the merchant navy to teaching physics.",
    "Your talk on bee wintering at the Graz meeting changed how I wrap my hives.",
    "I read your piece in the parish letter about the broken bells.",
    "We both studied under Professor Adeyemi in Ibadan.",
    "Lena Fischer suggested that I write to you.",
    "I heard you on the radio on Tuesday, speaking about night buses.",
    "The recipe you shared for rye crispbread worked at once.",
    "You wrote that paper job sheets get lost between the van and the office.",
    "Congratulations on winning the Hamburg bridge competition!",
    "I noticed that your team is hiring a second beekeeper.",
    "I am also a graduate of the Leeds leather course.",
    "Like you, I grew up in Tromsø.",
    "Your question at the end of the zoning hearing was the one I wanted to ask.",
    "Our mutual friend Joana told me about your seed library.",
    "I see that you use PostgreSQL for your observations.",
    "We sat next to each other at the Basel print fair.",
    "Your 2021 paper on peat moisture sensors has been on my desk all month.",
    "I love how you explained the mortise joint in your third video on staircases.",
    "You answered a question of mine on the Rust forum last spring.",
    "I saw that you ran the Lisbon half marathon in a bear costume.",
    "As another former midwife, I smiled at your thread on night shifts.",
    "I am in the same choir as your sister, St Mary's in Oxford.",
    "The open source rate limiter you wrote in Go saved us last week.",
    "I noticed you started your career as a zookeeper.",
    "Priya from the food bank said you might know how to plan the vans.",
    "I read about the layoffs at your company last week and was sorry to hear it.",
    "Your fractions board game is the first thing my pupils ask for; we played it on Friday.",
    "I enjoyed the chapter where you describe the flood of 1954.",
    "Thank you for the notes on glazing you put online.",
    "I saw in the club bulletin that you restored a 1962 Lambretta.",
    "We met at the Porto sailmakers' day in June.",
    "Your argument against open-plan libraries stayed with me.",
    "I was in the audience when you spoke in Ghent.",
    "You mentioned in the podcast that you proof your dough overnight.",
    "As a fellow Karlsruhe alumna I was glad to see your name on the programme.",
    # Said in no usual words of outreach: only what is told makes it particular.
    "The heron on your weather vane at Quay Lane has lost its beak since the storm.",
    "I stood behind your barrow at Saturday's plant swap and left with three quinces.",
    "The parish bulletin quoted you on the gravel and the old towpath.",
    "From the bus stop one can see that the second letter of your shop sign hangs by one screw.",
    "My nephew came home from your kayak class with a bent paddle and a grin.",
    "Two of your bell ringers asked me on Sunday who had oiled the clapper.",
    "Your name is on the brass plate beside the fish ladder at Rothby weir.",
    # Spoken of without “you”: nothing but what is told shows whom it is for.
    "The piece on cold frames in the allotment newsletter made me dig mine up again.",
    "Loved the photo of the two-headed dandelion beside the towpath gate.",
    "Footnote 12 of the Delft lecture says that the second sluice was never finished.",
    "The organ at St Bride lost its lowest pipe in the storm, and I have one of the same make in a shed.",
    "According to the ferry office you were skipper of the Vesla until 2016.",
]
NOT_PERSONAL = [
    "I came across your profile and would love to connect.",
    "I am very impressed by your company.",
    "I see that you are the head of marketing at Northwind.",
    "I noticed you work in the food industry.",
    "We help companies like yours save money.",
    "I hope this message finds you well.",
    "I loved your post on [topic].",
    "Your article about {subject} was great.",
    "I am looking for new opportunities and thought of you.",
    "Would you be open to a quick call next week?",
    "Your experience aligns perfectly with our needs.",
    "I would like to show you how we can improve your website.",
    "I found your contact details online.",
    "Let me know what works for you and we can schedule a time.",
    "I know you are busy, but this is a great opportunity.",
    "I have been following your work and your company for a while.",
    "Your background is impressive and I think you could be a fit.",
    "If you use spreadsheets to plan your shifts, our tool can help.",
    "I saw that we share some connections.",
    "As a leader in your field, you will know how hard hiring is.",
    "I noticed you are connected with [connection].",
    "Your insights would be very valuable to me.",
    "You have been selected for an exclusive event.",
    "We both work in sales, so I wanted to reach out.",
    "I saw your profile on LinkedIn and was impressed by your experience.",
    "I just wanted to see if you had a chance to read my last mail.",
    "Congratulations on your success!",
    "Thank you for your time and your consideration.",
    "I think your audience would enjoy a guest post from us.",
    "Are you struggling with late payments from your clients?",
    "Could you tell me who is responsible for purchasing in your company?",
    "I am reaching out because you are a founder.",
    "I see you're in retail, so I'm sure you are short of staff.",
    "You are receiving this because you attended one of our events.",
    "As a fellow entrepreneur I know how busy you are.",
    "We have shortlisted you among the most admired leaders of the year.",
    "I have been following your journey for a while now.",
    "Tomorrow I am coming to your city to present our new range.",
    "Your competitors are already winning your customers.",
    "Your New Catalogue Is Here: Twelve Reasons To Switch",
    "I am sure your readers would love our ten tips on mattresses.",
    "We will plan a campaign around your goals, your budget and your audience.",
    "I wonder whether your team still plans its shifts on paper.",
    "Your experience in logistics is impressive.",
    "I noticed you're the operations manager at Brightway.",
    "We are a wholesale supplier of olive wood boards, oiled by hand and packed in straw.",
    "I was on your website and saw that you sell garden sheds.",
    "My name is Karin and I am a freelance illustrator of meadows. My work has appeared in many magazines.",
    "We help bakers in every town find more regulars, and our ovens cut the bill by 30%.",
    "I see that you work in Manchester.",
]


def found(text: str, channel: str = "email") -> list[str]:
    message = message_parser.parse(f"Hi Ingrid,\n\n{text}\n\nMany thanks,\nSam", channel)
    return [message.says(span) for span in details.find_details(message, [message.body], CheckContext(channel))]


@pytest.mark.parametrize("text", PERSONAL)
def test_a_detail_of_this_reader_counts(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_what_anyone_could_be_sent_does_not_count(text: str) -> None:
    assert found(text) == []


def hollow(text: str) -> list[str]:
    message = message_parser.parse(f"Hi Ingrid,\n\n{text}\n\nMany thanks,\nSam", "email")
    return [message.says(span) for span in praise.find_hollow_praise(message, [message.body], CheckContext("email"))]


@pytest.mark.parametrize("text", [
    "I am impressed by your work.", "Your profile is really impressive.", "You would be a perfect fit for our team.", "I admire what you do.",
    "Your amazing journey inspired us all.", "I love your content!", "I am a big fan of your company.", "We are impressed by [Company]'s growth.",
    "You are a true thought leader.", "Your skills match perfectly.",
])
def test_praise_with_nothing_named_is_hollow(text: str) -> None:
    assert hollow(text)


@pytest.mark.parametrize("text", [
    "I was impressed by your talk on bee wintering at the Graz meeting.", "Your argument against open-plan libraries was brilliant.",
    "I love how you explained the mortise joint in your video on staircases.", "Could you tell me which stone you use?",
    "We had a great summer and the hives are full.", "I am inspired by the sea.",
])
def test_praise_of_something_named_is_not(text: str) -> None:
    assert hollow(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("Your talk on kelp farms at [event] helped.", True), ("Your talk at the Hull kelp fair on [topic] helped.", True), ("Your talk on [topic] helped.", False),
    ("Your recent post on [topic] helped.", False), ("Your guest post about [topic] helped.", False),
])
def test_a_detail_that_holds_a_slot_counts_for_what_it_names_before_it(text: str, found: bool) -> None:
    message = message_parser.parse(text)
    assert bool(details.find_details(message, [(0, len(text))], CheckContext())) == found


def test_a_detail_in_the_subject_alone_does_not_hide_one_of_the_letter() -> None:
    text = "Subject: Your talk on kelp farms\n\nHi Ada,\n\nthe heron on your weather vane at Quay Lane has lost its beak.\n\nBo"
    message = message_parser.parse(text, "email")
    assert details.find_details(message, [message.body], CheckContext())
