import pytest

from index.library import Library


def test_modes_keep_every_score_visible(library: Library) -> None:
    for mode in ("fused", "dense", "bm25"):
        hits = library.search("een leven lang leren", mode=mode)  # type: ignore[arg-type]
        assert hits[0].passage.body == "SER"
        assert hits[0].bm25 > 0
        assert 0 < hits[0].dense <= 1.01
        assert hits[0].coverage == pytest.approx(1)
        assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)


def test_search_can_be_limited_to_bodies(library: Library) -> None:
    assert {h.passage.body for h in library.search("een leven lang leren", bodies=frozenset({"Planraad"}))} == {
        "Planraad"
    }
    assert library.search("leren", bodies=frozenset({"onbekend"})) == []


def test_passage_by_id(library: Library) -> None:
    passage = library.passages[0]
    assert library.passage(passage.id) is passage
    with pytest.raises(KeyError):
        library.passage("geen#1")


def test_question_without_known_words_still_ranks(library: Library) -> None:
    assert len(library.search("xyzzy plugh")) == len(library.passages)


def test_a_misspelt_word_becomes_one_that_stands_there(library: Library) -> None:
    assert library.mended("wat staat er over fietspadne?") == "wat staat er over fietspaden?"
    assert library.mended("ondernemrs") == "ondernemers"
    assert library.mended("niets over kernenergie") == "niets over kernenergie"
