"""The picture of a page made ready for recognition: red stamps out, lines level.

Arrays are numpy's, rows first, one byte a pixel, 0 for black.
"""

import math
from typing import Any

_STEEPEST = 3.0  # degrees: scanners feed sheets no more askew than that
_STEP = 0.1  # degrees
_LEAST_SKEW = 0.15  # degrees: less is left alone
_THUMB = 1000  # pixels: the longer side of the copy on which the skew is measured
_DARK = 128
_WHITE = 255
_REDDER = 40  # by how much the red of stamp ink is above its green and blue


def without_stamps(picture: Any) -> Any:
    """A Pillow picture as a grey array in which red ink is as light as the paper.

    That is its red channel, in which red is pale, with what is clearly red made white; black print under it stays.
    """
    import numpy as np

    if picture.mode in ("1", "L", "I", "I;16", "F", "LA"):
        return np.asarray(picture.convert("L"))
    red, green, blue = (np.asarray(channel) for channel in picture.convert("RGB").split())
    is_red = (red > np.maximum(green, blue).astype(np.int16) + _REDDER) & (red > _DARK)
    return np.where(is_red, np.uint8(_WHITE), red)


def skew_of(grey: Any) -> float:
    """By how many degrees clockwise the lines of a page fall off; 0 where that cannot be told.

    The right angle is the one at which ink gathers into the sharpest rows (Postl's projection profile).
    """
    import numpy as np

    every = max(1, max(grey.shape) // _THUMB)
    y, x = np.nonzero(grey[::every, ::every] < _DARK)
    if len(y) < 500 or len(y) > grey[::every, ::every].size // 3:
        return 0.0
    rows = grey.shape[0] // every + 1

    def sharpness(degrees: float) -> float:
        places = np.rint(y - x * math.tan(math.radians(degrees))).astype(int)
        counts = np.bincount(places - places.min(), minlength=rows).astype(float)
        return float(np.square(np.diff(counts)).sum())

    coarse = max(_angles(0.0, _STEEPEST, 0.5), key=sharpness)
    best = max(_angles(coarse, 0.5, _STEP), key=sharpness)
    return best if abs(best) >= _LEAST_SKEW and sharpness(best) > 1.05 * sharpness(0.0) else 0.0


def ink_share(grey: Any) -> float:
    """The share (0-1) of dark pixels."""
    return float((grey < _DARK).mean())


def levelled(grey: Any, degrees: float) -> Any:
    """The array turned anticlockwise about its middle by a small angle, the corners filled with white."""
    if not degrees:
        return grey
    import numpy as np
    from PIL import Image

    picture = Image.fromarray(grey)
    return np.asarray(picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE))


def turned(grey: Any, degrees: int) -> Any:
    """The array turned clockwise by a multiple of 90 degrees."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(grey, k=-(degrees // 90) % 4))


def _angles(middle: float, reach: float, step: float) -> list[float]:
    """The angles around ``middle``, the nearest first, so that of equals the least turn is taken."""
    count = round(reach / step)
    return [round(middle + step * number, 2) for number in sorted(range(-count, count + 1), key=lambda n: (abs(n), n))]
