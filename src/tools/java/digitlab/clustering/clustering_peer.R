#!/usr/bin/Rscript
# The R side of ClusterBenchmark: runs requests line by line in R (Debian's r-base-core), and answers with seconds.
#
#   clustering_peer.R FOLDER ROWS
#
# pca: prcomp, a singular value decomposition of all points, as R users call it; the projection is part of it.
# components, pixels: k-means from the given start, by Hartigan and Wong, R's own choice, or by Lloyd if "lloyd" goes before.
# best components: the inertia of the best of ten starts.
arguments <- commandArgs(TRUE)
rows <- as.integer(arguments[2])

points <- function(name, n) {
  file <- file.path(arguments[1], paste0(name, ".f32"))
  size <- file.size(file) / 4
  matrix(readBin(file, "numeric", size, size = 4, endian = "little"), n, size / n, byrow = TRUE)
}

data <- list(pixels = points("pixels", rows), components = points("components", rows))
start <- list(pixels = points("pixels-start", 10), components = points("components-start", 10))

# At most 300 iterations, as in scikit-learn and here; not converging by then is a warning, not an error.
cluster <- function(what, algorithm) suppressWarnings(kmeans(data[[what]], start[[what]], iter.max = 300, algorithm = algorithm))

answer <- function(what) {
  words <- strsplit(what, " ")[[1]]
  if (what == "best components") {
    set.seed(0)
    return(suppressWarnings(kmeans(data$components, 10, iter.max = 300, nstart = 10))$tot.withinss)
  }
  begin <- proc.time()[["elapsed"]]
  if (what == "pca") {
    prcomp(data$pixels, rank. = 50)
  } else if (words[1] == "lloyd") {
    cluster(words[2], "Lloyd")
  } else {
    cluster(what, "Hartigan-Wong")
  }
  proc.time()[["elapsed"]] - begin
}

questions <- file("stdin", "r")
while (length(line <- readLines(questions, 1)) > 0) {
  cat(sprintf("%.6f\n", answer(trimws(line))))
  flush(stdout())
}
