"""A figure belongs to the name it stands beside."""

from __future__ import annotations

import pytest

from app.answering.named_figure import tells_of_named
from index.dutch import terms


@pytest.mark.parametrize(
    ("asked", "text", "is_told"),
    [
        ("eindhoven", "In Eindhoven ruim 3700 (bijna 4 procent van het land).", True),
        ("eindhoven", "Ze wonen in centra (Brainport Eindhoven): in Breda werken er ruim 20.000.", False),
        ("breda", "Ze wonen in centra (Brainport Eindhoven): in Breda werken er ruim 20.000.", True),
        ("rotterdam", "In Amsterdam is dat 12,3%, tegen 11,6% in Rotterdam.", True),
        ("utrecht", "In 2019 kwamen er 300 woningen bij, terwijl Utrecht er geen bouwde.", False),
        ("woningen", "In Breda kwamen 300 woningen erbij.", False),  # no name
    ],
)
def test_the_name_and_the_figure_stand_in_one_clause(asked: str, text: str, is_told: bool) -> None:
    assert tells_of_named(frozenset(terms(asked)), text) is is_told
