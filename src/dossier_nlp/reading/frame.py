"""From the coordinates of a PDF to points from the top left corner of the upright page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dossier_nlp.reading.geometry import Bounds

Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns PDF coordinates into points from the top left corner of the upright page."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        """Width of the upright page."""
        size = (self.right - self.left, self.top - self.bottom)
        return size[self.turn % 2]

    @property
    def height(self) -> float:
        """Height of the upright page."""
        size = (self.top - self.bottom, self.right - self.left)
        return size[self.turn % 2]

    def place(self, x0: float, y0: float, x1: float, y1: float) -> Bounds:
        """Return x0, top, x1, bottom of a rectangle given by two corners."""
        return self._place(x0, y0, x1, y1)

    def place_all(self, boxes: Column) -> tuple[Column, Column, Column, Column]:
        """Return x0, top, x1, bottom of rectangles given by two corners, one a row."""
        return self._place(*boxes.T)

    def _place(self, x0: Any, y0: Any, x1: Any, y1: Any) -> Any:
        if self.turn == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turn == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turn == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0
