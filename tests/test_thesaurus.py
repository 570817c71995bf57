"""The thesaurus: what is made of the one that was written, and the one that comes along."""

from __future__ import annotations

from pathlib import Path

from index.dutch import terms
from index.thesaurus import GRADES, THESAURUS_FILE, Thesaurus, thesaurus
from index.training.thesaurus import MOST, WRITTEN, relations, terms_of, write, written_lines


def test_relations_hold_in_both_directions_with_the_closest_kind() -> None:
    made = relations(["firma\tbedrijf|onderneming\twinkel", "winkel\tfirma|zaak\t"])
    assert made[("firma",)][("winkel",)] == made[("winkel",)][("firma",)] == "s"
    assert made[("bedrijf",)] == {("firma",): "s"}


def test_form_of_a_word_has_what_its_word_has() -> None:
    made = relations(["slopen\tafbreken\tsloopwerk", "gesloopt\t@slopen"])
    form = terms_of("gesloopt")
    assert made[form][terms_of("slopen")] == "="
    assert made[form][terms_of("afbreken")] == "s"
    assert made[terms_of("afbreken")][form] == "s"


def test_names_and_words_without_content_are_left_out() -> None:
    assert not relations(["wilders\t-", "dûment\t-", "leeg"])


def test_expression_keeps_all_its_terms_and_a_denial_none() -> None:
    assert terms_of("openbaar vervoer") == tuple(sorted(terms("openbaar vervoer")))
    assert terms_of("te betalen") == tuple(terms("betalen"))
    assert terms_of("niet duur") == ()
    assert terms_of("zonder werk zitten") == ()


def test_no_word_is_related_to_itself(tmp_path: Path) -> None:
    made = relations(["huizen\thuis|woning|groot huis\t"])
    assert made == {("huis",): {("woning",): "s"}, ("woning",): {("huis",): "s"}}
    write(made, tmp_path / "klein.gz")
    assert Thesaurus.load(tmp_path / "klein.gz").related("huis") == {("woning",): GRADES["s"]}


def test_closest_are_kept_of_many(tmp_path: Path) -> None:
    near = "|".join(f"woord{'a' * n}b" for n in range(1, MOST + 10))
    write(relations([f"kop\tkruin\t{near}"]), tmp_path / "veel.gz")
    kept = Thesaurus.load(tmp_path / "veel.gz").related("kop")
    assert len(kept) == MOST
    assert kept[("kruin",)] == GRADES["s"]


def test_concepts_of_a_question() -> None:
    found = {concept.group[0]: concept for concept in thesaurus().concepts("Waar vestigen firma's zich?")}
    assert ("bedrijf",) in found["firma"].related["firma"]
    assert not thesaurus().concepts("wat is het?")


def test_expression_in_a_question_is_related_to_each_of_its_words() -> None:
    made = Thesaurus({" ".join(sorted(terms("straat zetten"))): "suitzett"})
    found = made.concepts("mensen op straat zetten")
    assert [bool(concept.related[concept.group[0]]) for concept in found] == [False, True, True]


def test_one_that_comes_along_is_made_of_the_one_that_was_written(tmp_path: Path) -> None:
    write(relations(written_lines()), tmp_path / "made.gz")
    assert (tmp_path / "made.gz").read_bytes() == THESAURUS_FILE.read_bytes()


def test_written_one_is_well_formed() -> None:
    for line in WRITTEN.read_text(encoding="utf-8").splitlines():
        head, *fields = line.split("\t")
        assert head, line
        assert len(fields) == 2 or (len(fields) == 1 and fields[0][0] in "-@"), line
