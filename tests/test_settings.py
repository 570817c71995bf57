from pathlib import Path

import pytest

from app.settings import CHECKOUT, settings
from ingest.errors import UserError


def test_what_is_given_counts_before_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VRAAGBAAK_CORPUS", "/uit/omgeving")
    monkeypatch.setenv("VRAAGBAAK_MODEL", "model-uit-omgeving")
    assert settings(corpus=str(tmp_path)).corpus == tmp_path
    assert settings().corpus == Path("/uit/omgeving")
    assert settings(model="ander").model == "ander"
    assert settings().model == "model-uit-omgeving"


def test_index_stands_beside_the_corpus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("VRAAGBAAK_CORPUS", "VRAAGBAAK_INDEX", "VRAAGBAAK_MODEL"):
        monkeypatch.delenv(name, raising=False)
    assert settings().corpus == CHECKOUT / "corpus"
    assert settings().index == CHECKOUT / "corpus-index"
    assert settings(corpus=str(tmp_path / "stukken")).index == tmp_path / "stukken-index"


def test_conversations_are_kept_beside_the_index_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("VRAAGBAAK_CORPUS", "VRAAGBAAK_INDEX", "VRAAGBAAK_DATA"):
        monkeypatch.delenv(name, raising=False)
    assert settings().data == CHECKOUT / "corpus-gesprekken"
    assert settings(index=str(tmp_path / "x")).data == tmp_path / "x-gesprekken"
    assert settings(data="").data is None
    monkeypatch.setenv("VRAAGBAAK_DATA", "")
    assert settings().data is None
    monkeypatch.setenv("VRAAGBAAK_DATA", "/uit/omgeving")
    assert settings().data == Path("/uit/omgeving")
    assert settings(data=str(tmp_path)).data == tmp_path


def test_store_is_told_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VRAAGBAAK_STORE", raising=False)
    assert settings().store == ""
    monkeypatch.setenv("VRAAGBAAK_STORE", "milvus://opslag.intern:19530 ")
    assert settings().store == "milvus://opslag.intern:19530"


def test_changing_documents_is_turned_on_and_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VRAAGBAAK_BEHEER", raising=False)
    assert settings().manage is None
    for told, manage in (("uit", False), (" Aan ", True), ("", None)):
        monkeypatch.setenv("VRAAGBAAK_BEHEER", told)
        assert settings().manage is manage
    monkeypatch.setenv("VRAAGBAAK_BEHEER", "misschien")
    with pytest.raises(UserError, match="aan of uit"):
        settings()
