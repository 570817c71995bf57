import pytest

from app.answering.answerer import Answerer
from app.answering.quote import stands_on
from index.library import Library


@pytest.fixture
def answerer(library: Library) -> Answerer:
    return Answerer(library)


def test_answer_in_the_words_of_the_body_that_is_asked(answerer: Answerer) -> None:
    answer = answerer.answer("Wat zegt de SER over arbeidsmarktregio's?")
    assert not answer.abstained
    assert answer.blocks[0].lead == "De SER schrijft:"
    assert "35 arbeidsmarktregio’s" in answer.text
    assert "[1]" in answer.text
    citation = answer.citations[0]
    assert (citation.author, citation.title, citation.page, citation.year) == ("SER", "Agenda voor de stad", 1, 2015)


def test_every_quote_stands_on_its_page(answerer: Answerer) -> None:
    for question in ("een leven lang leren", "fietspaden of autowegen?", "hoeveel inwoners zijn in 2040 ouder dan 65?"):
        answer = answerer.answer(question)
        assert answer.citations
        for citation in answer.citations:
            assert stands_on(citation.quote, answerer.library.documents[citation.document], citation.page)


def test_body_that_is_silent_is_said_first_and_the_other_named(answerer: Answerer) -> None:
    answer = answerer.answer("Wat zegt de SER over fietspaden in dunbevolkte streken?")
    assert answer.abstained
    assert answer.text.startswith("Bij de SER heb ik hierover in deze bronnen niets gevonden.")
    assert "de Planraad" in answer.text
    assert not answer.citations


def test_person_who_stands_for_a_body_is_said_to(answerer: Answerer) -> None:
    told = "Anna de Vries staat in de catalogus bij de Planraad: gezocht is in de woorden van de Planraad."
    assert told in answerer.answer("Wat zegt Anna de Vries over fietspaden?").remark
    assert "catalogus" not in answerer.answer("Wat zegt de Planraad over fietspaden?").remark


def test_comparison_gives_a_block_for_each_and_tells_who_is_silent(answerer: Answerer) -> None:
    answer = answerer.answer("Vergelijk wat SER en Planraad zeggen over fietspaden")
    assert [b.body for b in answer.blocks] == ["Planraad"]
    assert "Bij de SER heb ik hierover in deze bronnen niets gevonden." in answer.text


def test_everyone_is_asked_and_who_is_silent_is_said(answerer: Answerer) -> None:
    answer = answerer.answer("Wie zeggen er iets over fietspaden?")
    assert [b.body for b in answer.blocks] == ["Planraad"]
    assert answer.remark == "Bij de SER heb ik hierover in deze bronnen niets gevonden."


@pytest.mark.parametrize(
    "question", ["Wie won de voetbalwedstrijd van gisteren?", "kernenergie", "What is the weather?"]
)
def test_not_found(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.abstained
    assert answer.text.startswith("Een antwoord daarop heb ik in deze bronnen niet gevonden")
    assert answer.passages


def test_asked_number_that_is_not_there(answerer: Answerer) -> None:
    assert answerer.answer("Hoeveel fietspaden liggen er in dunbevolkte streken?").abstained


@pytest.mark.parametrize("question", ["", "   ", "?!", "\n"])
def test_empty_question(answerer: Answerer, question: str) -> None:
    answer = answerer.answer(question)
    assert answer.abstained
    assert "Stel een vraag" in answer.text


def test_greeting_and_thanks(answerer: Answerer) -> None:
    assert answerer.answer("Goedemorgen!").text.startswith("Goedendag")
    assert answerer.answer("dank je wel").text.startswith("Graag gedaan")


def test_follow_up_shows_how_it_is_read(answerer: Answerer) -> None:
    answer = answerer.answer("en hoeveel zijn dat er?", ["Wat zegt de SER over arbeidsmarktregio's?"])
    assert "Ik lees dit als:" in answer.text
    assert "35" in answer.text


def test_quotation_in_the_chat(answerer: Answerer) -> None:
    answer = answerer.answer("'De raad telt 36 arbeidsmarktregio’s die hierbij kunnen helpen', klopt dat citaat?")
    assert answer.remark == "Zo staat het er niet: in het citaat staat “36” in plaats van “35”. Dit staat er wel:"
    assert "35 arbeidsmarktregio’s" in answer.text


def test_a_pasted_quotation_is_looked_up_without_being_asked_for(answerer: Answerer) -> None:
    answer = answerer.answer("Een leven lang leren zou voor iedereen uitgangspunt moeten zijn.")
    assert answer.remark == "Dat staat er woordelijk."
    assert [c.quote for c in answer.citations] == ["Een leven lang leren zou voor iedereen uitgangspunt moeten zijn."]


def test_a_wrong_speaker_of_a_quotation_is_told(answerer: Answerer) -> None:
    answer = answerer.answer("Zei de Planraad echt: 'De raad telt 35 arbeidsmarktregio’s die hierbij kunnen helpen'?")
    assert "genoemd wordt de Planraad, maar deze woorden zijn van de SER" in answer.remark


def test_a_quotation_that_is_nowhere_is_said_to_be_nowhere(answerer: Answerer) -> None:
    answer = answerer.answer("Klopt het citaat 'alle banken verlagen morgen hun rente op spaargeld'?")
    assert answer.remark.startswith("Dat citaat staat niet in deze bronnen.")
    assert answer.abstained


def test_spelling_slip_is_mended(answerer: Answerer) -> None:
    assert "fietspaden" in answerer.answer("Wat staat er over fietspadne?").text.lower()


def test_empty_collection_says_so(tmp_path, embedder) -> None:  # type: ignore[no-untyped-def]
    from index.build import build

    (tmp_path / "leeg").mkdir()
    build(tmp_path / "leeg", tmp_path / "i", embedder)
    answer = Answerer(Library.open(tmp_path / "i", embedder)).answer("wat zegt de SER over krimp?")
    assert "nog geen doorzoekbare documenten" in answer.text


@pytest.mark.parametrize(
    "question", ["CO₂-uitstoot per m² in de stad?", "½ van de inwoners", "ﬁetspaden", "🙂🙂🙂 krimp"]
)
def test_odd_characters(answerer: Answerer, question: str) -> None:
    assert answerer.answer(question).text


def test_parts_of_a_compound_apart_are_not_the_compound(real_library: Library) -> None:
    assert Answerer(real_library).answer("Wat zegt de SER over marktonderwijs?").abstained


def test_too_long_a_question_is_told(library: Library) -> None:
    told = Answerer(library).answer("stad " * 10_000).text
    assert told.startswith("Die vraag is te lang: 49999 tekens. Hoogstens 2000 tekens kan ik lezen. Maak")
    assert told.endswith("of stel meer dan één vraag.")


def test_conversation_without_end_is_looked_back_on_for_a_while(library: Library) -> None:
    answer = Answerer(library).answer("en daar?", ["Hoe zit het met steden?", *["en daar?"] * 1_000])
    assert answer.question == "en daar?"


def test_a_body_that_is_refused_is_not_answered_with(answerer: Answerer) -> None:
    history = ["Wat zegt de SER over arbeidsmarktregio's?"]
    refused = answerer.answer("nee, niet de SER", history)
    assert refused.abstained
    assert "Bij anderen dan de SER heb ik hierover in deze bronnen niets gevonden." in refused.remark
    assert "Wel schrijft de SER daarover in" in refused.remark
    other = answerer.answer("nee, niet de SER", ["Wat zegt de SER over fietspaden in dunbevolkte streken?"])
    assert [block.body for block in other.blocks] == ["Planraad"]
    assert "Wat bedoelt u dan wel?" in answerer.answer("ik bedoel niet scholing", history).remark
