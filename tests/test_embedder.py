from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder, EmbedderError, SentenceTransformerEmbedder

TEXTS = ["Steden groeien.", "De beroepsbevolking krimpt in " + "heel " * 60 + "veel gemeenten.", "Kort."]


def test_vectors_are_unit_and_in_the_order_of_the_texts(real_embedder: Embedder) -> None:
    done: list[int] = []
    vectors = real_embedder.encode_passages(TEXTS, done.append)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert sum(done) == len(TEXTS)
    alone = real_embedder.encode_passages([TEXTS[1]])
    assert float(vectors[1] @ alone[0]) > 0.99


def test_question_is_nearest_to_what_it_asks_for(real_embedder: Embedder) -> None:
    query = real_embedder.encode_query("steden groeien")
    assert int(np.argmax(real_embedder.encode_passages(TEXTS) @ query)) == 0


def test_no_texts(real_embedder: Embedder) -> None:
    assert real_embedder.encode_passages([]).shape[0] == 0


def test_prompts_of_the_model_are_used(tmp_path: Path) -> None:
    import json
    import shutil

    from index.embedder import default_model

    folder = tmp_path / "model"
    shutil.copytree(default_model(), folder)
    plain = SentenceTransformerEmbedder(folder)
    before = plain.encode_query("krimp"), plain.fingerprint
    config = folder / "config_sentence_transformers.json"
    settings = json.loads(config.read_text("utf-8")) if config.exists() else {}
    config.write_text(json.dumps({**settings, "prompts": {"query": "zoekvraag: ", "document": ""}}), "utf-8")
    prompted = SentenceTransformerEmbedder(folder)
    assert prompted.fingerprint != before[1]
    assert float(prompted.encode_query("krimp") @ before[0]) < 0.999


def test_unusable_model_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="kan niet worden geladen"):
        SentenceTransformerEmbedder(tmp_path).encode_query("vraag")
