import io
import re

import pytest
from PIL import Image

from tests.screenshots import MOST_BYTES, SHOTS, few_colours, picture_of
from tests.served import ROOT


@pytest.mark.parametrize("name", [shot.name for shot in SHOTS])
def test_every_picture_is_there_small_and_used(name: str) -> None:
    path = picture_of(name)
    assert path.stat().st_size < MOST_BYTES
    assert f"docs/{path.name}" in (ROOT / "README.md").read_text("utf-8")


def test_every_picture_of_the_page_in_the_readme_is_made_by_the_script() -> None:
    named = set(re.findall(r"docs/(vraagbaak[\w-]*\.png)", (ROOT / "README.md").read_text("utf-8")))
    assert named == {picture_of(shot.name).name for shot in SHOTS}


def test_few_colours_keep_the_size() -> None:
    image = Image.radial_gradient("L").convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG")
    with Image.open(io.BytesIO(few_colours(out.getvalue()))) as made:
        assert made.size == image.size
        assert made.mode == "P"
