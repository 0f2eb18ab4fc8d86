#!/usr/bin/python3
"""What WritingStylesTest and OutliersTest expect, from scikit-learn (Debian's python3-sklearn). Hands.java draws the same."""
import numpy as np
from sklearn.cluster import KMeans
from sklearn.neighbors import NearestNeighbors

COUNT = 120


def pixels(i):
    """Three hands, 3 : 2 : 1, each a bar at its own height, with noise; every 29th image has much more noise."""
    hand = [0, 0, 0, 1, 1, 2][i % 6]
    r, c = np.mgrid[0:28, 0:28]
    bar = np.where((r >= 3 + 8 * hand) & (r < 9 + 8 * hand) & (c >= 4) & (c < 24), 180, 0)
    noise = (i * i * 7 + r * 37 * (i + 3) + c * 101 * (i + 1) + r * c * i) % 71
    return bar + noise // (1 if i % 29 == 28 else 4)


images = np.array([pixels(i).ravel() for i in range(COUNT)], float)
digit = np.array([7 if i % 5 else 2 for i in range(COUNT)])

seven = np.flatnonzero(digit == 7)
found = KMeans(3, n_init=20, random_state=0).fit(images[seven])
print("inertia", repr(found.inertia_))
for cluster in np.argsort(-np.bincount(found.labels_)):
    members = seven[found.labels_ == cluster]
    distance = np.linalg.norm(images[members] - found.cluster_centers_[cluster], axis=1)
    print("style", len(members), "examples", members[np.argsort(distance, kind="stable")][:12].tolist(),
          "centre (5, 10), (20, 10)", found.cluster_centers_[cluster].reshape(28, 28)[[5, 20], [10, 10]])

far = []
for d in (2, 7):
    mine = np.flatnonzero(digit == d)
    fifth = NearestNeighbors(n_neighbors=6).fit(images[mine]).kneighbors(images[mine])[0][:, 5] / 255
    far += [(-distance, index) for distance, index in zip(fifth, mine)]
print("outliers", [(int(index), round(-distance, 9)) for distance, index in sorted(far)[:8]])
