#!/usr/bin/python3
"""The numbers that ReliabilityDiagramTest and ModelComparisonTest expect, from numpy and scipy (Debian's python3-scipy).

Image i of 200 has the label i % 10 and is read as (i + (i * i % 7 == 1)) % 10, at a confidence of
p = 0.12 + 0.87 * (i * 37 % 101) / 101: a single precision logit of log(9 p / (1 - p)) among nine of 0.
"""
import numpy as np
from scipy.special import softmax
from scipy.stats import binomtest

i = np.arange(200)
labels, read = i % 10, (i + (i * i % 7 == 1)) % 10
p = 0.12 + 0.87 * (i * 37 % 101) / 101
logits = np.zeros((200, 10), np.float32)
logits[i, read] = np.log(9 * p / (1 - p))
confidence = softmax(logits.astype(float), axis=1).max(axis=1)
bins = np.digitize(confidence, np.arange(1, 15) / 15, right=True)
gaps = 0
for b in range(15):
    chosen = bins == b
    if chosen.any():
        mean, right = confidence[chosen].mean(), (labels == read)[chosen].mean()
        gaps += chosen.sum() * abs(mean - right)
        print(b, chosen.sum(), mean, right)
    else:
        print(b, 0, 0.0, 0.0)
print("calibration error", gaps / 200)
for first, second in [(0, 1), (3, 11), (11, 3), (5, 5), (0, 40), (120, 90), (2100, 1900)]:
    print(first, second, binomtest(min(first, second), first + second, 0.5).pvalue)
