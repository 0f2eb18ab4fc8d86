#!/usr/bin/python3
"""The numbers that DatasetStatisticsTest expects, from numpy (Debian's python3-numpy). FormulaDigits draws the same images."""
import numpy as np

COUNT = 40
SAME_AS = {30: 4, 31: 11, 36: 4, 38: 8}


def pixels(image):
    b = SAME_AS.get(image, image)
    r, c = np.mgrid[0:28, 0:28]
    inside = (r >= 1 + b % 6) & (r <= 15 + b % 11) & (c >= 2 + b % 4) & (c <= 12 + b % 13)
    return np.where(inside & (b % 12 != 7), (b * 31 + r * 17 + c * 11) % 255 + 1, 0)


def spread(v):
    return ", ".join(f"{x:.12g}" for x in [*np.quantile(v, [0, .25, .5, .75, 1]), np.mean(v)])


images = np.array([pixels(i) for i in range(COUNT)])
labels = np.array([-1 if i % 9 == 8 else i % 8 for i in range(COUNT)])
ink = images.reshape(COUNT, -1).sum(1) / (784 * 255)
rows, columns = (images > 0).any(2), (images > 0).any(1)


def length(any_ink):
    places = np.flatnonzero(any_ink)
    return places[-1] - places[0] + 1 if places.size else 0


height = np.array([length(v) for v in rows])
width = np.array([length(v) for v in columns])

print("unlabelled", (labels == -1).sum())
print("constant pixels", (np.ptp(images, axis=0) == 0).sum())
print("blank", np.flatnonzero(ink == 0))
print("ink histogram", np.histogram(ink, 100, (0, 1))[0].tolist())
print("width histogram", np.bincount(width, minlength=29).tolist())
print("height histogram", np.bincount(height, minlength=29).tolist())
for digit in range(10):
    mine = labels == digit
    if mine.any():
        x = images[mine].astype(float)
        print(digit, "count", mine.sum(), "share", mine.sum() / (labels >= 0).sum(), "pixelVariance", repr(x.var(0).mean()))
        print("  mean and variance at (10, 10), (20, 14):", x.mean(0)[10, 10], x.var(0)[10, 10], x.mean(0)[20, 14], x.var(0)[20, 14])
        print("  ink   ", spread(ink[mine]))
        print("  width ", spread(width[mine]))
        print("  height", spread(height[mine]))
