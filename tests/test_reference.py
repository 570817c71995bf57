from dataclasses import replace

from app.answering.answerer import Answerer
from app.references.author import Author
from app.references.reference import keyed, references
from index.library import Library
from tests.made_references import made


def test_a_part_is_in_its_whole_and_the_main_part_is_the_whole(library: Library) -> None:
    answerer = Answerer(library)
    own = answerer.answer("Wat zegt de SER over arbeidsmarktregio's?").citations
    part = answerer.answer("Wat zegt de Planraad over fietspaden?").citations
    first, second = references([own[0], part[0]], library.documents, library.bodies)
    assert (first.title, first.container, first.span) == ("Agenda voor de stad", "", "")
    assert first.authors == (Author("Sociaal-Economische Raad"),)
    assert (first.publisher, first.year, first.pages) == ("Raden samen", "2015", "1")
    assert (second.title, second.container, second.span) == ("Kijk op krimp", "Agenda voor de stad", "2")
    assert second.authors == (Author("Raad voor de Planning"),)
    assert (first.key, second.key) == ("ser2015agenda", "planraad2015kijk")


def test_people_of_a_part_are_its_authors(real_library: Library) -> None:
    answer = Answerer(real_library).answer("Wat zegt de commissie Derksen over armoede?")
    (reference,) = references(answer.citations[:1], real_library.documents, real_library.bodies)
    assert [a.family for a in reference.authors] == ["Derksen", "Engbersen", "Gehrels", "Mierlo", "Noordanus"]
    assert (reference.page, reference.pdf_page) == ("7", 8)


def test_a_document_that_is_gone_leaves_what_the_citation_tells(library: Library) -> None:
    citation = Answerer(library).answer("Wat zegt de SER over arbeidsmarktregio's?").citations[0]
    (reference,) = references([citation], {}, {})
    assert reference.authors == (Author("SER"),)
    assert (reference.title, reference.place, reference.pages) == ("Agenda voor de stad", "", "1")


def test_works_that_would_be_called_alike_get_their_own_key() -> None:
    one = made("Wim Derksen", title="Steden van nu", date="2014", document="a.pdf")
    other = replace(one, document="b.pdf")
    again = replace(one, page="12", last_page="13")
    assert [r.key for r in keyed([one, other, again])] == [
        "derksen2014steden",
        "derksen2014steden-2",
        "derksen2014steden",
    ]
    assert again.pages == "12-13"


def test_a_reference_without_anything_has_a_key() -> None:
    assert made(title="’t Is").key == "bron"


def test_a_year_is_no_word_of_a_key() -> None:
    assert made("{NSC}", title="nsc 2023", date="2023", body="NSC").key == "nsc2023"
