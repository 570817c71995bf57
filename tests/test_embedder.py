import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder, EmbedderError, default_model, load_embedder
from index.onnx_embedder import OnnxEmbedder
from index.transformer_embedder import SentenceTransformerEmbedder

TEXTS = ["Steden groeien.", "De beroepsbevolking krimpt in " + "heel " * 60 + "veel gemeenten.", "Kort."]


@pytest.fixture(scope="module", params=[OnnxEmbedder, SentenceTransformerEmbedder])
def either(request: pytest.FixtureRequest) -> Embedder:
    """The model that comes with the product, both ways."""
    made: Embedder = request.param(default_model())
    return made


def test_vectors_are_unit_and_in_the_order_of_the_texts(either: Embedder) -> None:
    done: list[int] = []
    vectors = either.encode_passages(TEXTS, done.append)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert sum(done) == len(TEXTS)
    alone = either.encode_passages([TEXTS[1]])
    assert float(vectors[1] @ alone[0]) > 0.99


def test_question_is_nearest_to_what_it_asks_for(either: Embedder) -> None:
    query = either.encode_query("steden groeien").vector
    assert query.shape == either.encode_passages(TEXTS[:1])[0].shape
    assert int(np.argmax(either.encode_passages(TEXTS) @ query)) == 0


def test_no_texts(either: Embedder) -> None:
    assert either.encode_passages([]).shape == (0, 384)


def test_int8_vectors_are_nearly_those_of_the_whole_model() -> None:
    texts = [*TEXTS, "woord " * 400, "De raad adviseert het kabinet over de woningmarkt in 2030."]
    int8, whole = (made.encode_passages(texts) for made in (OnnxEmbedder(default_model()), _whole(default_model())))
    assert (int8 * whole).sum(axis=1).min() > 0.985


def test_shipped_model_is_run_without_torch() -> None:
    code = (
        "import sys; from index.embedder import load_embedder; load_embedder().encode_query('krimp'); "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_folder_without_a_graph_goes_to_sentence_transformers() -> None:
    assert isinstance(load_embedder(), OnnxEmbedder)
    static = Path(default_model()).with_name("vraagbaak-nl-static")
    assert isinstance(load_embedder(static), SentenceTransformerEmbedder)


@pytest.mark.parametrize("kind", [OnnxEmbedder, SentenceTransformerEmbedder])
def test_prompts_of_the_model_are_used(tmp_path: Path, kind: type[OnnxEmbedder | SentenceTransformerEmbedder]) -> None:
    folder = tmp_path / "model"
    shutil.copytree(default_model(), folder)
    plain = kind(folder)
    before = plain.encode_query("krimp").vector, plain.encode_passages(["krimp"])[0], plain.fingerprint
    config = folder / "config_sentence_transformers.json"
    settings = json.loads(config.read_text("utf-8"))
    prompts = {"query": "zoekvraag: ", "document": "stuk: "}
    config.write_text(json.dumps({**settings, "prompts": prompts}), "utf-8")
    prompted = kind(folder)
    assert prompted.fingerprint != before[2]
    assert float(prompted.encode_query("krimp").vector @ before[0]) < 0.999
    assert np.allclose(prompted.encode_passages(["krimp"])[0], plain.encode_passages(["stuk: krimp"])[0], atol=1e-4)


def test_unusable_model_is_told_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="kan niet worden geladen"):
        SentenceTransformerEmbedder(tmp_path).encode_query("vraag")


def test_missing_folder_beside_others_is_told_without_asking_a_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "modellen").mkdir()
    with pytest.raises(EmbedderError, match="modellen/mijn met het taalmodel bestaat niet"):
        SentenceTransformerEmbedder("modellen/mijn").encode_query("vraag")


def test_damaged_weights_are_told_in_dutch(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(default_model(), folder)
    (folder / "model.safetensors").write_bytes(b"stuk")
    with pytest.raises(EmbedderError, match="beschadigd"):
        OnnxEmbedder(folder).encode_query("vraag")


def _whole(folder: str) -> Embedder:
    return SentenceTransformerEmbedder(folder)


def test_token_states_are_nearly_those_of_the_whole_model() -> None:
    embedder = OnnxEmbedder(default_model())
    vectors, tokens = embedder.encode_with_tokens(TEXTS)
    assert np.allclose(vectors, embedder.encode_passages(TEXTS), atol=1e-6)
    whole = _whole(default_model())._load()
    states = whole.encode(TEXTS, output_value="token_embeddings")
    for text, exact in enumerate(states):
        inner = exact[1:-1, : tokens.dimensions].numpy()
        mine = tokens.states[tokens.starts[text] : tokens.starts[text + 1]].astype(np.float32) / 127
        unit = inner / np.linalg.norm(inner, axis=1, keepdims=True)
        assert mine.shape == unit.shape
        assert float((mine * unit).sum(axis=1).mean()) > 0.97


def test_own_text_is_found_by_late_interaction() -> None:
    embedder = load_embedder()
    _, tokens = embedder.encode_with_tokens(TEXTS)
    query = embedder.encode_query("krimpt de beroepsbevolking?")
    likeness = [tokens.interaction(query.tokens, i) for i in range(len(TEXTS))]
    assert int(np.argmax(likeness)) == 1


def test_model_that_gives_no_tokens_says_so() -> None:
    embedder = SentenceTransformerEmbedder(Path(default_model()).with_name("vraagbaak-nl-static"))
    vectors, tokens = embedder.encode_with_tokens(TEXTS)
    assert len(vectors) == len(tokens) == len(TEXTS)
    assert tokens.dimensions == 0
    assert embedder.encode_query("krimp").tokens.size == 0
