from pathlib import Path

from ingest.lexicon import frequency
from ingest.make_lexicon import count_words


def test_common_words_are_known_and_inflections_too() -> None:
    assert frequency("gemeente") > frequency("gemeentehuis") > 0
    assert frequency("xyzzy") == 0
    assert frequency("Financiën") == frequency("financiën") > 0
    assert frequency("financien") > 0


def test_words_of_one_text_only_are_left_out(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("gemeente " * 5, "utf-8")
    (tmp_path / "een.txt").write_text("eigennaam " * 50 + "half-\nwoord " * 20, "utf-8")
    assert dict(count_words(tmp_path)) == {"gemeente": 20}
