#!/usr/bin/python3
"""The numbers that EvaluatorTest expects, from scikit-learn (Debian's python3-sklearn)."""
import numpy as np
from sklearn.metrics import accuracy_score, log_loss, precision_recall_fscore_support

labels = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2, 9])
read = np.array([0, 0, 1, 1, 2, 2, 2, 2, 0, 9])
probabilities = np.full((10, 10), 0.2 / 9)
probabilities[np.arange(10), read] = 0.8
print("accuracy", accuracy_score(labels, read))
print("macro precision, recall, F1", precision_recall_fscore_support(labels, read, average="macro", zero_division=0)[:3])
print("loss", log_loss(labels, probabilities, labels=range(10)))
