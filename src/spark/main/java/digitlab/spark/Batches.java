package digitlab.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Groups the elements of an iterator into lists. */
final class Batches<T> implements Iterator<List<T>> {

	private final Iterator<T> elements;
	private final int size;

	/** @param size of every list but the last */
	Batches(Iterator<T> elements, int size) {
		this.elements = elements;
		this.size = size;
	}

	@Override
	public boolean hasNext() {
		return elements.hasNext();
	}

	@Override
	public List<T> next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		List<T> batch = new ArrayList<>(size);
		while (batch.size() < size && elements.hasNext()) {
			batch.add(elements.next());
		}
		return batch;
	}
}
