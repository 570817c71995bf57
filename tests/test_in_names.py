"""Terms inside a proper name."""

from __future__ import annotations

from app.answering.in_names import terms_told
from index.dutch import terms


def test_part_of_a_name_does_not_tell_of_the_word() -> None:
    part = set(terms("duurzaamheid"))
    assert part & set(terms("De Duurzaamheidsfabriek is een voorbeeld."))
    assert not part & set(terms_told("Aan de kade staat de Duurzaamheidsfabriek als voorbeeld."))
    assert set(terms("voorbeeld")) <= set(terms_told("Aan de kade staat de Duurzaamheidsfabriek als voorbeeld."))


def test_word_itself_and_a_compound_that_is_no_name_count_whole() -> None:
    for text in ("Het beleid gaat over duurzaamheid.", "Dat staat in de duurzaamheidsagenda."):
        assert terms_told(text) == terms(text)
    assert set(terms("duurzaamheid")) <= set(terms_told("De Duurzaamheidsfabriek werkt aan duurzaamheid."))
