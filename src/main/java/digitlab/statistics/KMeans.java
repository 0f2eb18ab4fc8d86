package digitlab.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;

/**
 * One run of k-means on images: a k-means++ start (Arthur and Vassilvitskii, "k-means++: The Advantages of Careful Seeding",
 * 2007) and Lloyd's steps, until hardly an image changes its cluster, and with
 * {@link #finish} until none does. Centres are exact means.
 */
final class KMeans {

	/** More than any digit of MNIST needs; a bound in case rounding makes two assignments take turns. */
	private static final int MAX_STEPS = 200;

	/** A run is near enough to its end to be compared with others when fewer than one image in so many changes. */
	private static final int ROUGH = 500;

	private final PackedImages images;
	private final CentreDistances distances;
	private final CancellationToken cancellation;
	private final int[] assignment;
	private double[][] centres;
	private List<PixelSums> sums = List.of();

	/**
	 * Runs to near the end.
	 *
	 * @param k clusters wanted; fewer are made of fewer distinct images
	 * @throws CancellationException if stopped before
	 */
	KMeans(PackedImages images, CentreDistances distances, int k, Random random, CancellationToken cancellation) {
		this.images = images;
		this.distances = distances;
		this.cancellation = cancellation;
		assignment = new int[images.size()];
		centres = start(k, random);
		Arrays.fill(assignment, -1);
		steps(images.size() / ROUGH);
	}

	/** Goes on until no image changes its cluster. */
	void finish() {
		centres = means();
		steps(0);
	}

	/** Steps until at most so many images change their cluster. */
	private void steps(int changes) {
		for (int step = 0; step < MAX_STEPS && assign() > changes; step++) {
			centres = means();
		}
	}

	private double[][] start(int k, Random random) {
		double[][] chosen = new double[Math.min(k, images.size())][];
		int[] squared = new int[images.size()];
		Arrays.fill(squared, Integer.MAX_VALUE);
		int next = random.nextInt(images.size());
		for (int c = 0; c < chosen.length; c++) {
			checkStop();
			chosen[c] = point(next);
			long total = 0;
			for (int i = 0; i < squared.length; i++) {
				squared[i] = Math.min(squared[i], images.squaredDistance(i, next));
				total += squared[i];
			}
			if (total == 0) { // every image is at a centre: there are no more distinct ones
				return Arrays.copyOf(chosen, c + 1);
			}
			next = draw(squared, random.nextLong(total));
		}
		return chosen;
	}

	/** The image at which the running sum of the squared distances first exceeds the ticket. */
	private static int draw(int[] squared, long ticket) {
		int drawn = 0;
		long sum = squared[0];
		while (sum <= ticket) {
			sum += squared[++drawn];
		}
		return drawn;
	}

	private double[] point(int place) {
		double[] point = new double[DigitImage.PIXELS];
		Arrays.setAll(point, pixel -> images.ink(place, pixel));
		return point;
	}

	/** Gives every image to its nearest centre; returns how many changed. */
	private int assign() {
		checkStop();
		int[] before = assignment.clone();
		distances.nearest(centres, assignment);
		sum();
		for (int c = 0; c < centres.length; c++) {
			if (sums.get(c).count() == 0) {
				adopt(c);
			}
		}
		return (int) IntStream.range(0, before.length).filter(i -> before[i] != assignment[i]).count();
	}

	private void sum() {
		sums = Stream.generate(PixelSums::new).limit(centres.length).toList();
		for (int i = 0; i < assignment.length; i++) {
			sums.get(assignment[i]).add(images.words(), i * PixelRow.WORDS);
		}
	}

	/** Gives a cluster that has lost all its images the one that is farthest from its own centre. */
	private void adopt(int cluster) {
		int farthest = 0;
		double distance = -1;
		for (int i = 0; i < assignment.length; i++) {
			double squared = images.squaredDistance(i, centres[assignment[i]]);
			if (squared > distance && sums.get(assignment[i]).count() > 1) {
				farthest = i;
				distance = squared;
			}
		}
		assignment[farthest] = cluster;
		centres[cluster] = point(farthest);
		sum();
	}

	private double[][] means() {
		return sums.stream().map(s -> s.mean().toArray()).toArray(double[][]::new);
	}

	private void checkStop() {
		if (cancellation.isCancelled()) {
			throw new CancellationException("The search for writing styles was stopped.");
		}
	}

	/** How many clusters there are; each has an image. */
	int clusters() {
		return centres.length;
	}

	/** The cluster of the image at a place. */
	int cluster(int place) {
		return assignment[place];
	}

	/** The images added up of a cluster. */
	PixelSums sums(int cluster) {
		return sums.get(cluster);
	}

	/** The sum of the squared distances of all images from the mean of their cluster, pixels 0 to 255. */
	double inertia() {
		return sums.stream().mapToDouble(s -> s.variance().mean() * DigitImage.PIXELS * s.count()).sum();
	}
}
