"""The extents of a path including its curves: as in matplotlib, but fast enough for text."""

from __future__ import annotations

import numpy as np
from matplotlib.path import Path


def extents_of(path: Path) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a path, for all curves at once, unlike `Path.get_extents`."""
    points = np.asarray(path.vertices, dtype=float)
    if path.codes is None:
        return _reach(points)
    codes = np.asarray(path.codes)
    # A curve has the previous point, one or two control points, and its end point.
    one = np.flatnonzero(codes == Path.CURVE3)[::2]
    two = np.flatnonzero(codes == Path.CURVE4)[::3]
    passed = points[np.isin(codes, (Path.MOVETO, Path.LINETO))]
    start, handle, end = points[one - 1], points[one], points[one + 1]
    # A quadratic curve is a cubic one with control points two thirds of the way to its own.
    near, far = (start + 2 * handle) / 3, (end + 2 * handle) / 3
    return _reach(
        np.concatenate(
            [
                passed,
                *_curves(start, near, far, end),
                *_curves(points[two - 1], points[two], points[two + 1], points[two + 2]),
            ]
        )
    )


def _curves(
    start: np.ndarray, near: np.ndarray, far: np.ndarray, end: np.ndarray
) -> tuple[np.ndarray, ...]:
    """The ends of the curves, and the points where they turn in x or y."""
    a, b, c = end - start + 3 * (near - far), start - 2 * near + far, near - start
    with np.errstate(divide="ignore", invalid="ignore"):
        root = -(b + np.copysign(np.sqrt(b * b - a * c), b))
        turns = [np.clip(np.nan_to_num(turn), 0, 1) for turn in (root / a, c / root)]
    return end, *(
        (1 - t) ** 3 * start + 3 * t * (1 - t) * ((1 - t) * near + t * far) + t**3 * end
        for t in turns
    )


def _reach(points: np.ndarray) -> tuple[float, float, float, float]:
    (left, low), (right, high) = points.min(axis=0), points.max(axis=0)
    return float(left), float(low), float(right), float(high)
