import time

import pytest

from app.answering.bodies import BodyFinder
from app.answering.understanding import understand
from ingest.document import Body

FINDER = BodyFinder([Body("SER", "", "de"), Body("PBL", "", "het"), Body("VNG", "", "de")])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hoeveel banen zijn er?", "number"),
        ("in welk jaar verscheen het advies", "date"),
        ("wanneer groeit een stad?", "when"),
        ("Waarom krimpt het platteland?", "reason"),
        ("Wie is de wethouder?", "person"),
        ("Welke thema's zijn er?", "list"),
        ("som de punten eens op", "list"),
        ("Is scholing nodig?", "yes-no"),
        ("wat staat er over krimp", "open"),
    ],
)
def test_kind_of_thing_wanted(text: str, wanted: str) -> None:
    assert understand(text, (), FINDER).wanted == wanted


def test_speaker_is_told_from_subject() -> None:
    assert understand("wat zegt de SER over krimp", (), FINDER).speakers == ("SER",)
    about = understand("Door wie is de VNG opgericht?", (), FINDER)
    assert (about.speakers, about.mentioned) == ((), ("VNG",))


def test_what_is_searched_for_has_no_frame_and_no_body() -> None:
    assert understand("wat zegt de SER over krimp", (), FINDER).search == "krimp"
    assert understand("Waarom wil de SER meer scholing in krimpgebieden?", (), FINDER).search == (
        "Waarom wil men meer scholing in krimpgebieden?"
    )


def test_follow_up_is_read_as_one_sentence() -> None:
    question = understand("en voor starters?", ["Wat zegt de SER over leegstaande kantoren?"], FINDER)
    assert question.read == "leegstaande kantoren, en voor starters?"
    assert question.search.count("starters") == 2


def test_comparison_names_both() -> None:
    question = understand("verschil tussen SER en PBL over krimp", (), FINDER)
    assert question.comparing
    assert question.speakers == ("SER", "PBL")


def test_follow_up_takes_subject_and_body_along() -> None:
    history = ["Wat zegt de SER over leegstaande kantoren?"]
    starters = understand("en voor starters?", history, FINDER)
    assert starters.speakers == ("SER",)
    assert "kantoren" in starters.search
    assert "starters" in starters.focus
    bare = understand("en het PBL?", history, FINDER)
    assert bare.speakers == ("PBL",)
    assert "kantoren" in bare.search
    assert "PBL" not in bare.search
    other = understand("en wat vindt het PBL daarvan?", history, FINDER)
    assert other.speakers == ("PBL",)
    assert "kantoren" in other.search


def test_new_subject_drops_the_old_one() -> None:
    question = understand(
        "Wat schrijft de VNG over cultuur in achterstandswijken?", ["Wat zegt de SER over kantoren?"], FINDER
    )
    assert "kantoren" not in question.search


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "'De stad is een grote machine voor iedereen', staat dat er echt zo?",
            "De stad is een grote machine voor iedereen",
        ),
        (
            "De steden groeien nog maar hun ommeland niet - klopt die quote?",
            "De steden groeien nog maar hun ommeland niet",
        ),
        ("Wat betekent 'daily urban system'?", ""),
        ("Wat zegt de SER over scholing?", ""),
    ],
)
def test_quotation_to_be_found(text: str, quoted: str) -> None:
    assert understand(text, (), FINDER).quoted == quoted


def test_a_body_that_speaks_about_members_still_speaks() -> None:
    assert understand("wat zegt de SER over leden van de vakbond?", (), FINDER).speakers == ("SER",)
    assert understand("Wat heeft de SER aanbevolen?", (), FINDER).speakers == ("SER",)
    assert understand("Wie zijn de leden van de SER?", (), FINDER).speakers == ()


def test_between_adds_to_the_question_before() -> None:
    question = understand("en tussen provincies?", ["Wat vindt de SER van samenwerking?"], FINDER)
    assert question.read == "samenwerking, en tussen provincies?"
    more = understand("wat zeggen ze daar nog meer over?", ["Wat vindt de SER van samenwerking?"], FINDER)
    assert (more.focus, more.speakers) == ("samenwerking", ("SER",))


def test_correction_after_correction_is_read_at_once() -> None:
    history = ["Wat zegt de SER over scholing?", "en bij de steden?", *["nee, ik bedoel kleine gemeenten"] * 20]
    started = time.process_time()
    assert understand("nee, ik bedoel dorpen", history, FINDER).speakers == ("SER",)
    assert time.process_time() - started < 2


def test_question_is_asked_anew_of_another_body() -> None:
    for text in ("en het PBL?", "En wat vindt het PBL daarvan?", "en het pbl dan?"):
        asked = understand(text, ("Wat zegt de SER over krimp in dorpen?",), FINDER)
        assert (asked.understood, asked.search, asked.speakers) == (
            f"Wat zegt {FINDER.bodies['PBL'].with_article} over krimp in dorpen?",
            "krimp in dorpen",
            ("PBL",),
        )
    two = understand("en de VNG?", ("Verschil tussen de SER en het PBL over krimp?",), FINDER)
    assert two.understood == "Verschil tussen de SER en het PBL over krimp – en de VNG?"


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("Wat gebeurt er in de binnenstad?", False),
        ("Hoeveel fietspaden komen er langs de dijk?", False),
        ("Wie is er verantwoordelijk voor?", True),
        ("Welke gemeenten gaan ervoor betalen?", True),
    ],
)
def test_er_points_back_only_with_a_preposition_of_its_own(text: str, leans: bool) -> None:
    before = "Wat zegt de SER over scholing?"
    assert ("scholing" in understand(text, [before], FINDER).understood) is leans


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("zijn er ook partijen voor een kilometerheffing?", "een kilometerheffing"),
        ("zijn er organisaties tegen kernenergie?", "kernenergie"),
    ],
)
def test_whether_anybody_is_for_or_against_is_asked_of_everyone(text: str, search: str) -> None:
    asked = understand(text, ["Wat zegt de SER over krimp?"], FINDER)
    assert (asked.search, asked.everyone, asked.speakers) == (search, True, ())


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("alle partijen over wonen", "wonen"),
        ("Alle organisaties: krimp", "krimp"),
        ("Wat zeggen alle betrokkenen over scholing?", "scholing"),
        ("Wat vinden de verschillende partijen van de woningmarkt?", "de woningmarkt"),
        ("Wat vindt iedereen van krimp?", "krimp"),
        ("Hoe denken de partijen over krimp?", "krimp"),
        ("Zijn alle partijen voor krimp?", "krimp"),
        ("Vergelijk alle instanties op het gebied van scholing", "scholing"),
        ("Waarin verschillen de partijen als het gaat om wonen?", "wonen"),
        ("Geef van alle partijen het standpunt over wonen", "wonen"),
    ],
)
def test_all_parties_are_all_that_are_known(text: str, search: str) -> None:
    asked = understand(text, (), FINDER)
    assert (asked.everyone, asked.wanted, asked.search) == (True, "open", search)


@pytest.mark.parametrize(
    "text",
    ["Wat willen de partijen die tekenen?", "Waarom moeten alle partijen samenwerken?", "Wat doen alle partijen?"],
)
def test_parties_that_are_spoken_of_are_not_asked(text: str) -> None:
    assert not understand(text, (), FINDER).everyone


def test_why_all_want_it_asks_each_for_a_reason() -> None:
    asked = understand("Waarom willen alle partijen meer woningen?", (), FINDER)
    assert (asked.everyone, asked.wanted) == (True, "reason")


@pytest.mark.parametrize(
    "text",
    [
        "welke documenten gaan over krimp?",
        "in welk rapport staat iets over krimp?",
        "in welke stukken lees ik iets over krimp",
        "welk verkiezingsprogramma gaat in op krimp?",
        "welke partijen besteden aandacht aan krimp?",
    ],
)
def test_which_papers_treat_a_subject_is_asked_of_everyone(text: str) -> None:
    question = understand(text, (), FINDER)
    assert question.everyone
    assert (question.search, question.wanted) == ("krimp", "open")


@pytest.mark.parametrize(
    "text",
    [
        "waar lees ik meer over krimp?",
        "waar staat iets over krimp",
        "wat staat er bij de SER over krimp",
        "wat kun je me vertellen over krimp?",
        "op welke bladzijde staat iets over krimp",
        "in welk hoofdstuk gaat het over krimp?",
        "welke paragrafen gaan over krimp?",
        "graag een citaat over krimp",
        "geef drie citaten van het PBL over krimp",
        "kun je een mooie uitspraak geven over krimp?",
        "ik moet een memo schrijven over krimp, wat kan ik gebruiken?",
    ],
)
def test_what_is_searched_for_has_no_words_that_only_look(text: str) -> None:
    question = understand(text, (), FINDER)
    assert (question.search, question.wanted) == ("krimp", "open")


@pytest.mark.parametrize("text", ["welke rapporten noemt het PBL?", "welke adviezen behandelt de SER?"])
def test_papers_that_a_body_treats_are_asked_of_that_body(text: str) -> None:
    question = understand(text, (), FINDER)
    assert not question.everyone
    assert question.search.endswith(" men?")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("wat zegt de SER volgens de VNG over krimp?", ("VNG",)),
        ("wat moet de VNG doen volgens de SER en het PBL?", ("SER", "PBL")),
        ("wat is volgens de SER, de VNG en het PBL de reden van krimp?", ("SER", "VNG", "PBL")),
        ("volgens de VNG is scholing nodig; wat vindt de SER?", ("VNG", "SER")),
        ("verschillen de SER en het PBL volgens de VNG?", ("SER", "PBL", "VNG")),
    ],
)
def test_who_stands_behind_volgens_speaks_and_another_is_spoken_of(text: str, speakers: tuple[str, ...]) -> None:
    assert understand(text, (), FINDER).speakers == speakers


@pytest.mark.parametrize("manner", ["in gewone taal", "in het kort", "in twee zinnen", "kort samengevat"])
def test_how_it_is_to_be_told_is_not_searched_for(manner: str) -> None:
    assert understand(f"wat betekent krimp {manner}?", (), FINDER).search == "wat betekent krimp?"


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("noem drie maatregelen van de SER tegen krimp", "welke maatregelen tegen krimp"),
        ("geef me een paar redenen voor krimp", "welke redenen voor krimp"),
        ("noem 3 gevolgen van krimp", "welke gevolgen van krimp"),
        ("noem de drie gevolgen van krimp", "noem de drie gevolgen van krimp"),
    ],
)
def test_how_many_are_wanted_is_not_searched_for(text: str, search: str) -> None:
    assert understand(text, (), FINDER).search == search


def test_some_that_are_asked_for_are_a_list() -> None:
    assert understand("noem 3 gevolgen van krimp", (), FINDER).wanted == "list"


@pytest.mark.parametrize("text", ["wat zeggen beide adviezen over krimp?", "vergelijk de twee rapporten over krimp"])
def test_both_papers_are_asked_as_everyone(text: str) -> None:
    question = understand(text, (), FINDER)
    assert question.everyone
    assert question.search == "krimp"


def test_on_the_point_of_a_subject_is_about_it() -> None:
    assert understand("vergelijk de SER en de VNG op het punt van krimp", (), FINDER).search == "krimp"
