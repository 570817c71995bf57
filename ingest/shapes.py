"""What is drawn on a page beside its text, as far as it tells how the text is to be read: rulings and dots."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.frame import Frame
from ingest.quick import quick

MOST_PATHS = 4_000  # a page with more is a map or a drawing
MOST_SEGMENTS = 400  # of one path
SHORTEST_RULE = 5.0  # points
STRAIGHT = 0.7  # points that a ruling may be off
SMALLEST_DOT, LARGEST_DOT = 1.2, 12.0  # points


_object = quick(raw.FPDFPage_GetObject, ctypes.c_void_p)
_type = quick(raw.FPDFPageObj_GetType, ctypes.c_int)


class Box(NamedTuple):
    """A rectangle in points on the page as it is read; a ruling is one without height or width."""

    x0: float
    y0: float
    x1: float
    y1: float


class Shapes(NamedTuple):
    """Rulings (also the sides of rectangles) that lie and that stand, and filled shapes about as high as wide."""

    lying: tuple[Box, ...] = ()
    standing: tuple[Box, ...] = ()
    dots: tuple[Box, ...] = ()


def shapes_of(page: pdfium.PdfPage, frame: Frame) -> Shapes:
    """The rulings and dots of a page, none of one with more than ``MOST_PATHS`` drawings."""
    lying: list[Box] = []
    standing: list[Box] = []
    dots: list[Box] = []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for number, path in enumerate(_paths(page)):
        if number >= MOST_PATHS:
            return Shapes()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value):  # it only cuts out what others draw
            continue
        left, bottom, right, top = path.get_bounds()
        box = _box(*frame.place(left, bottom), *frame.place(right, top))
        width, height = box.x1 - box.x0, box.y1 - box.y0
        if fill.value and min(width, height) >= SMALLEST_DOT and max(width, height) <= LARGEST_DOT:
            if abs(width - height) <= 0.15 * max(width, height):
                dots.append(box)
        elif max(width, height) >= SHORTEST_RULE:
            for side in _sides(path, frame):
                (lying if side.x1 - side.x0 > side.y1 - side.y0 else standing).append(side)
    return Shapes(tuple(lying), tuple(standing), tuple(dots))


def _paths(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """The paths of a page itself: ``get_objects`` makes objects of its texts too, which are many times as many.

    Raises:
        pypdfium2.PdfiumError: the page is broken.
    """
    parent = ctypes.cast(page.raw, ctypes.c_void_p)
    for index in range(raw.FPDFPage_CountObjects(page)):
        handle = ctypes.c_void_p(_object(parent, index))
        if not handle:
            raise pdfium.PdfiumError("no such object")
        if _type(handle) == raw.FPDF_PAGEOBJ_PATH:
            yield pdfium.PdfObject(ctypes.cast(handle, raw.FPDF_PAGEOBJECT), page=page, pdf=page.pdf)


def _box(x0: float, y0: float, x1: float, y1: float) -> Box:
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _sides(path: pdfium.PdfObject, frame: Frame) -> list[Box]:
    """The straight sides of a path that lie or stand; none of one with curves, which is no ruling or table's cell."""
    count = raw.FPDFPath_CountSegments(path)
    if count > MOST_SEGMENTS:
        return []
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    sides: list[Box] = []
    at = start = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.place(*matrix.on_point(x.value, y.value))
        if kind == raw.FPDF_SEGMENT_LINETO:
            sides.append(_box(*at, *point))
        else:
            start = point
        at = point
        if raw.FPDFPathSegment_GetClose(segment):
            sides.append(_box(*at, *start))
            at = start
    return [side for side in sides if _is_ruling(side)]


def _is_ruling(side: Box) -> bool:
    shorter, longer = sorted((side.x1 - side.x0, side.y1 - side.y0))
    return shorter <= STRAIGHT and longer >= SHORTEST_RULE
