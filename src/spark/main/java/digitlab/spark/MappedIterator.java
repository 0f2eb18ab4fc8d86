package digitlab.spark;

import java.util.Iterator;
import java.util.function.Function;

/** Maps the elements of another iterator when they are asked for. */
record MappedIterator<A, B>(Iterator<A> elements, Function<A, B> function) implements Iterator<B> {

	@Override
	public boolean hasNext() {
		return elements.hasNext();
	}

	@Override
	public B next() {
		return function.apply(elements.next());
	}
}
