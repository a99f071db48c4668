"""The shortest way from one point to another around words that it must not cross."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import dist, inf

import numpy as np
from numpy.typing import NDArray

from ui.charts.live import Box
from ui.charts.shapes import Point

AIR, TOUCH = 2.5, 2.0
"""CSS pixels: from the words to where a way turns, and to where it may not come."""

_Numbers = NDArray[np.float64]


class WaysAround:
    """Ways around the same boxes, each of straight pieces that turn at their corners."""

    def __init__(self, boxes: Sequence[Box], within: Box) -> None:
        """`within` is where a way may turn."""
        self._boxes = np.array(boxes, dtype=np.float64).reshape(-1, 4)
        self._corners: list[list[Point]] = [
            [
                (x, y)
                for x in (left - AIR, right + AIR)
                for y in (top - AIR, bottom + AIR)
                if within.holds(x, y)
            ]
            for left, top, right, bottom in boxes
        ]

    def way(self, start: Point, end: Point) -> list[Point]:
        """The points of a short way, both ends included; straight if there is none.

        Only the boxes in its way are looked at, one after the other: usually one or two.
        """
        known: set[int] = set()
        while True:
            found = self._shortest(start, end, sorted(known))
            ends = np.array(found)
            met = self._meets(ends[:-1], ends[1:], self._boxes).any(axis=0)
            hit = set(np.flatnonzero(met).tolist()) - known
            if not hit:
                return found
            known |= hit

    def _shortest(self, start: Point, end: Point, around: list[int]) -> list[Point]:
        """The shortest way around some of the boxes."""
        if not around:
            return [start, end]
        boxes = self._boxes[around]
        places = [start, end, *(corner for box in around for corner in self._corners[box])]
        at = np.array(places, dtype=np.float64)
        known, came_from, done = {0: 0.0}, dict[int, int](), set[int]()
        waiting = [(dist(start, end), 0)]
        while waiting:
            _, here = heappop(waiting)
            if here == 1:
                break
            if here in done:
                continue
            done.add(here)
            is_free = ~self._meets(at[here][None], at, boxes).any(axis=1)
            for there in np.flatnonzero(is_free).tolist():
                far = known[here] + dist(places[here], places[there])
                if far < known.get(there, inf):
                    known[there], came_from[there] = far, here
                    heappush(waiting, (far + dist(places[there], end), there))
        found = [1]
        while found[-1] in came_from:
            found.append(came_from[found[-1]])
        return [places[place] for place in reversed(found)] if found[-1] == 0 else [start, end]

    def _meets(self, starts: _Numbers, ends: _Numbers, boxes: _Numbers) -> NDArray[np.bool_]:
        """Of each straight line, whether it meets each of the boxes."""
        way = ends - starts
        # A line along an axis never leaves its strip: a tiny slant says so without dividing by 0.
        way = np.where(np.abs(way) < 1e-9, 1e-9, way)[:, None, :]
        low = (boxes[None, :, :2] - TOUCH - starts[:, None, :]) / way
        high = (boxes[None, :, 2:] + TOUCH - starts[:, None, :]) / way
        enters = np.minimum(low, high).max(axis=2)
        leaves = np.maximum(low, high).min(axis=2)
        return (enters < leaves) & (enters < 1) & (leaves > 0)
