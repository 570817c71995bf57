from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index.dutch import terms
from index.lexical import LexicalIndex

TEXTS = ["De arbeidsmarktregio’s werken samen.", "Fietspaden in de stad.", "De stad groeit en de markt groeit."]


@pytest.fixture
def lexical() -> LexicalIndex:
    return LexicalIndex.build([terms(t) for t in TEXTS])


def test_best_passage_scores_highest(lexical: LexicalIndex) -> None:
    assert int(np.argmax(lexical.scores("wat doen arbeidsmarktregio's?"))) == 0
    assert not lexical.scores("onbekend woord").any()


def test_coverage_goes_from_none_to_all(lexical: LexicalIndex) -> None:
    held = frozenset(terms(TEXTS[1]))
    assert lexical.coverage("fietspaden in de stad", held) == pytest.approx(1)
    assert lexical.coverage("kernenergie", held) == 0
    assert 0 < lexical.coverage("fietspaden en kernenergie", held) < 1


def test_rare_terms_weigh_more(lexical: LexicalIndex) -> None:
    assert lexical.weight("fietspad") > lexical.weight("stad")


def test_saved_and_loaded_it_says_the_same(lexical: LexicalIndex, tmp_path: Path) -> None:
    (tmp_path / "l").mkdir()
    lexical.save(tmp_path / "l")
    loaded = LexicalIndex.load(tmp_path / "l")
    assert np.allclose(loaded.scores("stad en markt"), lexical.scores("stad en markt"))


def test_empty_index(tmp_path: Path) -> None:
    (tmp_path / "l").mkdir()
    LexicalIndex.build([]).save(tmp_path / "l")
    assert LexicalIndex.load(tmp_path / "l").scores("stad").shape == (0,)


def test_a_passage_scores_the_same_by_its_terms_alone(lexical: LexicalIndex) -> None:
    for query in ("stad en markt", "de stad, die stad", "arbeidsmarktregio's in de stad"):
        asked = Counter(t for t in terms(query) if lexical.known(t))
        alone = [lexical.score(asked, terms(text)) for text in TEXTS]
        assert alone == pytest.approx(lexical.scores(query).tolist(), abs=1e-5)


def test_weights_alone_know_the_terms_too(lexical: LexicalIndex, tmp_path: Path) -> None:
    (tmp_path / "l").mkdir()
    LexicalIndex.build([terms(t) for t in TEXTS], searched=False).save(tmp_path / "l")
    loaded = LexicalIndex.load(tmp_path / "l")
    assert loaded.weight("stad") == lexical.weight("stad")
    assert loaded.slips("wie werrken samen?") == {"werrken": "werk"}
