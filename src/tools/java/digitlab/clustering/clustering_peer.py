#!/usr/bin/python3
"""The Python side of ClusterBenchmark: runs requests line by line in scikit-learn and numpy (Debian's python3-sklearn), and
answers with seconds.

    clustering_peer.py FOLDER ROWS

pca: the covariance route in double precision, like scikit-learn's newer covariance_eigh solver, including the projection.
components, pixels: k-means (Lloyd) from the given start. best components: the inertia of the best of ten starts.
"""
import os
import sys
import time

import numpy as np
from sklearn.cluster import KMeans

folder, rows = sys.argv[1], int(sys.argv[2])
data = {n: np.fromfile(os.path.join(folder, n + ".f32"), "<f4").reshape(rows, -1) for n in ("pixels", "components")}
start = {n: np.fromfile(os.path.join(folder, n + "-start.f32"), "<f4").reshape(10, -1) for n in data}
doubles = data["pixels"].astype(np.float64)


def pca(x, k):
    m = x.mean(0)
    c = x - m
    w, v = np.linalg.eigh(c.T @ c / (len(x) - 1))
    return c @ np.ascontiguousarray(v[:, ::-1][:, :k]), (w[::-1] / w.sum())[:k]


for line in sys.stdin:
    what = line.strip()
    begin = time.perf_counter()
    if what == "best components":
        print(KMeans(10, n_init=10, random_state=0).fit(data["components"]).inertia_, flush=True)
        continue
    pca(doubles, 50) if what == "pca" else KMeans(10, init=start[what], n_init=1).fit(data[what])
    print(time.perf_counter() - begin, flush=True)
