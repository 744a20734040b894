"""What is drawn on a page: ruled lines, bullets that are no characters, pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

from dossier_nlp.reading.bars import is_bar
from dossier_nlp.reading.frame import Frame
from dossier_nlp.reading.geometry import Bounds, PageContent, Rule, Word
from dossier_nlp.reading.native import (
    Native,
    address_of,
    object_kind,
    object_of_form,
    object_of_page,
)

Matrix = tuple[float, float, float, float, float, float]

_MAX_OBJECTS = 50_000
_MAX_DEPTH = 4
"""Forms inside forms deeper than this are left closed; a hostile file may nest without end."""
_THIN = 2.5
"""A drawn box at most this thick (points) is a ruled line."""
_SHORTEST_RULE = 8.0
_BULLET = "•"
_DOT = (1.5, 6.5)
_MOST_DOTS = 200
_BULLET_REACH = 26.0


def read_drawings(page: Any, frame: Frame, content: PageContent) -> None:
    """Note the ruled lines and how much of the page its images cover."""
    area = max(content.width * content.height, 1.0)
    for item, kind, bounds in _Walk().drawings(page.raw):
        x0, top, x1, bottom = frame.place(*bounds)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            share = max(x1 - x0, 0) * max(bottom - top, 0) / area
            content.image_share = max(content.image_share, min(share, 1.0))
        else:
            content.drawn += 1
            if _is_dot(x1 - x0, bottom - top):
                content.dots.append((x0, top, x1, bottom))
            elif is_bar(item, x1 - x0, bottom - top):
                content.bars.append((x0, top, x1, bottom))
            content.rules.extend(_rules(x0, top, x1, bottom, content))
    content.words.extend(_drawn_bullets(content))


def _is_dot(width: float, height: float) -> bool:
    """Tell whether a drawing is as small and as square as a bullet."""
    low, high = _DOT
    return low <= width <= high and low <= height <= high and abs(width - height) < 1.0


def _drawn_bullets(content: PageContent) -> list[Word]:
    """Return bullets that are drawings, not characters, as browsers make them.

    A dot counts when a word begins close to its right, at its height, and none to its left.
    """
    if not 0 < len(content.dots) <= _MOST_DOTS:
        return []
    bullets: list[Word] = []
    for x0, top, x1, bottom in content.dots:
        middle = (top + bottom) / 2
        row = [word for word in content.words if word.top < middle < word.bottom]
        behind = [word for word in row if 1.0 < word.x0 - x1 < _BULLET_REACH]
        before = any(-1.0 < x0 - word.x1 < _BULLET_REACH for word in row)
        if behind and not before:
            first = min(behind, key=lambda word: word.x0)
            bullets.append(Word(_BULLET, x0, first.top, x1, first.bottom))
    return bullets


class _Walk:
    """Walks over the objects of a page, those inside its forms too, up to a fixed number."""

    def __init__(self) -> None:
        self._left = _MAX_OBJECTS
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._pointers = [ctypes.byref(edge) for edge in self._edges]

    def drawings(self, page: Any) -> Iterator[tuple[Any, int, Bounds]]:
        """Yield handle, kind and bounds of the drawings and images."""
        count = raw.FPDFPage_CountObjects(page)
        return self._inside(address_of(page), object_of_page(), count, None, 0)

    def _inside(
        self, owner: int, object_at: Native, count: int, matrix: Matrix | None, depth: int
    ) -> Iterator[tuple[Any, int, Bounds]]:
        kind_of = object_kind()
        count = min(count, self._left)
        self._left -= max(count, 0)
        for place in range(count):
            address = object_at(owner, place)
            kind = kind_of(address)
            # Most objects are texts.
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                yield from self._form(item, matrix, depth)
                continue
            shown = kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
            if shown and raw.FPDFPageObj_GetBounds(item, *self._pointers):
                left, bottom, right, top = self._edges
                bounds = (left.value, bottom.value, right.value, top.value)
                yield item, kind, bounds if matrix is None else _transform(bounds, matrix)

    def _form(
        self, form: Any, matrix: Matrix | None, depth: int
    ) -> Iterator[tuple[Any, int, Bounds]]:
        found = raw.FS_MATRIX()
        if not raw.FPDFPageObj_GetMatrix(form, ctypes.byref(found)):
            return
        own = (found.a, found.b, found.c, found.d, found.e, found.f)
        own = own if matrix is None else _combine(own, matrix)
        count = raw.FPDFFormObj_CountObjects(form)
        yield from self._inside(address_of(form), object_of_form(), count, own, depth + 1)


def _combine(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies the first, then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _transform(bounds: Bounds, matrix: Matrix) -> Bounds:
    """Return the bounds of a transformed rectangle."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = bounds
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _rules(x0: float, top: float, x1: float, bottom: float, content: PageContent) -> Iterator[Rule]:
    """Yield the ruled lines of one drawn box: itself when thin, else its four edges."""
    width, height = x1 - x0, bottom - top
    if not (math.isfinite(width) and math.isfinite(height)):
        return
    if height <= _THIN:
        if width >= _SHORTEST_RULE:
            middle = (top + bottom) / 2
            yield Rule(x0, middle, x1, middle)
    elif width <= _THIN:
        if height >= _SHORTEST_RULE:
            middle = (x0 + x1) / 2
            yield Rule(middle, top, middle, bottom)
    elif width >= _SHORTEST_RULE and height >= _SHORTEST_RULE and width < 0.98 * content.width:
        yield Rule(x0, top, x1, top)
        yield Rule(x0, bottom, x1, bottom)
        yield Rule(x0, top, x0, bottom)
        yield Rule(x1, top, x1, bottom)
