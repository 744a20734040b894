"""The functions of pdfium that are called for every word and every drawing, at the least cost.

``pypdfium2.raw`` checks and converts each argument, which takes longer than pdfium's own work.
Here a handle is the plain address of a pointer, and what comes back is written to an address.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2.raw as raw

Native = Callable[..., int]


def address_of(handle: Any) -> int:
    """Return the address that a handle of ``pypdfium2.raw`` points to."""
    return int(ctypes.cast(handle, ctypes.c_void_p).value or 0)


@cache
def loose_box() -> Native:
    """Return ``FPDFText_GetLooseCharBox(page, index, four floats)``; true when it is known."""
    return _native(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


@cache
def font_size() -> Callable[[int, int], float]:
    """Return ``FPDFText_GetFontSize(page, index)``."""
    return _native(raw.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_int)


@cache
def text_matrix() -> Native:
    """Return ``FPDFText_GetMatrix(page, index, six floats)``; true when it is known."""
    return _native(raw.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)


@cache
def font_info() -> Native:
    """Return ``FPDFText_GetFontInfo(page, index, name, its room, flags)``: the length it needs."""
    return _native(
        raw.FPDFText_GetFontInfo,
        ctypes.c_ulong,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_ulong,
        ctypes.c_void_p,
    )


@cache
def object_kind() -> Native:
    """Return ``FPDFPageObj_GetType(object)``."""
    return _native(raw.FPDFPageObj_GetType, ctypes.c_int)


@cache
def object_of_page() -> Native:
    """Return ``FPDFPage_GetObject(page, index)``; its result is an address, ``None`` for none."""
    return _native(raw.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_int)


@cache
def object_of_form() -> Native:
    """Return ``FPDFFormObj_GetObject(form, index)``; as :func:`object_of_page`."""
    return _native(raw.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_ulong)


def _native(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a function of pdfium with plain types; the first argument is always a handle.

    Unlike the functions of ``ctypes.CDLL`` it keeps Python's lock: each call takes less than a
    microsecond.
    """
    return ctypes.PYFUNCTYPE(result, ctypes.c_void_p, *arguments)(address_of(function))
