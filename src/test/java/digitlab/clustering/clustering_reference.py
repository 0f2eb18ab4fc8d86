#!/usr/bin/python3
"""The numbers that the tests of digitlab.clustering expect, from scikit-learn and scipy (Debian's python3-sklearn).

FormulaPoints: number j of point i is 6 sin(1.3 (i mod 4) + 1.1 j) + 1.5 sin(0.37 i (j + 1) + j) in single precision, 120 points
of 6 numbers; the label of point i is (i mod 4) + 3, but i mod 10 for every seventh point.
"""
import numpy as np
from scipy.cluster.hierarchy import average
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, silhouette_score
from sklearn.metrics.cluster import contingency_matrix

N, D = 120, 6
i, j = np.arange(N)[:, None], np.arange(D)[None, :]
x = (6 * np.sin(1.3 * (i % 4) + 1.1 * j) + 1.5 * np.sin(0.37 * i * (j + 1) + j)).astype(np.float32).astype(np.float64)
y = np.array([n % 10 if n % 7 == 0 else n % 4 + 3 for n in range(N)])


def row(v):
    return "{" + ", ".join(f"{q:.9g}" for q in np.ravel(v)) + "}"


pca = PCA(n_components=3, svd_solver="full").fit(x)
signs = np.sign(pca.components_[np.arange(3), np.abs(pca.components_).argmax(1)])
components = pca.components_ * signs[:, None]
print("components", row(components))
print("explained", row(pca.explained_variance_ratio_), "variances", row(pca.explained_variance_))
print("projected 0, 119", row(((x - pca.mean_) @ components.T)[[0, 119]]))
for k in (4, 7):
    km = KMeans(n_clusters=k, init=x[:k], n_init=1).fit(x)
    order = np.argsort(-np.bincount(km.labels_), kind="stable")
    labels = np.argsort(order)[km.labels_]
    table = np.zeros((k, 10), int)
    np.add.at(table, (labels, y), 1)
    matched = table[linear_sum_assignment(-table)].sum()
    print(k, "clusters: sizes", np.bincount(labels).tolist(), "inertia", f"{km.inertia_:.9g}", "centre 0", row(km.cluster_centers_[order[0]]))
    print("  silhouette", f"{silhouette_score(x, labels):.9g}", "purity", table.max(1).sum() / N, "matched", matched, "ari",
          f"{adjusted_rand_score(y, labels):.9g}", "nmi", f"{normalized_mutual_info_score(y, labels):.9g}")
print("best inertia of 20 starts, 7 clusters", f"{KMeans(7, n_init=20, random_state=0).fit(x).inertia_:.9g}")
digits = np.unique(y)
centroids = np.array([x[y == d].mean(0) for d in digits])
d = squareform(pdist(centroids))
order = sorted((d[a, b], digits[a], digits[b]) for a in range(len(digits)) for b in range(a + 1, len(digits)))
print("digits", digits.tolist(), "closest", [(int(a), int(b), round(float(v), 6)) for v, a, b in order[:4]])
print("average linkage heights", row(average(pdist(centroids))[:, 2]))
