"""The names by which users choose a form; apart, so that the command line can be read without loading the writers."""

from __future__ import annotations

from typing import Literal, get_args

StyleName = Literal["apa", "voetnoot"]
DataFormat = Literal["bibtex", "ris", "csl"]
Suffix = Literal["docx", "md", "bib", "ris", "json"]

STYLES: tuple[StyleName, ...] = get_args(StyleName)
DATA: tuple[DataFormat, ...] = get_args(DataFormat)
SUFFIXES: tuple[Suffix, ...] = get_args(Suffix)
