package digitlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * How long a view lives. View models outlive the views that follow them: a page is built anew when the language changes, and the
 * old one must neither be held by what it followed nor go on drawing for nobody.
 * <p>
 * A view says {@link #keep} of every subscription to something that lives longer than itself. Whoever builds the view does so
 * {@link #during} a lifetime, and ends that with the view. Views that are built outside of one, as some tests do, end with what
 * they follow.
 */
public final class Lifetime {

	private static final ScopedValue<Lifetime> CURRENT = ScopedValue.newInstance();

	private final List<Subscription> kept = new ArrayList<>();

	/** Ends a subscription with the view that is being built. Call it while the view is built, on the JavaFX thread. */
	public static void keep(Subscription subscription) {
		if (CURRENT.isBound()) {
			CURRENT.get().kept.add(subscription);
		}
	}

	/**
	 * Builds something that lives as long as this.
	 *
	 * @param maker builds it
	 * @return what was built
	 */
	public <V> V during(Supplier<V> maker) {
		return ScopedValue.where(CURRENT, this).call(maker::get);
	}

	/**
	 * Something that is built when it is first asked for, and ends with the view that is being built now.
	 *
	 * @param maker builds it
	 */
	public static <V> Supplier<V> later(Supplier<V> maker) {
		Lifetime lifetime = CURRENT.orElse(new Lifetime());
		return new Supplier<>() {
			private @Nullable V made;

			@Override
			public V get() {
				V now = made == null ? lifetime.during(maker) : made;
				made = now;
				return now;
			}
		};
	}

	/** Ends all subscriptions that were kept; others may be kept afterwards. */
	public void end() {
		kept.forEach(Subscription::unsubscribe);
		kept.clear();
	}
}
