package digitlab.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The elements of several iterators, each of which is asked for when those before it are at their end. */
final class FlatIterator<T> implements Iterator<T> {

	private final Iterator<Iterator<T>> all;
	private Iterator<T> present = Collections.emptyIterator();

	FlatIterator(Iterator<Iterator<T>> all) {
		this.all = all;
	}

	@Override
	public boolean hasNext() {
		while (!present.hasNext() && all.hasNext()) {
			present = all.next();
		}
		return present.hasNext();
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return present.next();
	}
}
