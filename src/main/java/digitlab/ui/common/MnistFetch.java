package digitlab.ui.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.io.Download;
import digitlab.io.ErrorMessages;
import digitlab.io.NotDownloadedException;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;

/** The view model of MNIST's download, one for all pages that offer it. For the UI thread only. */
public final class MnistFetch {

	/** What a page says in place of MNIST's images, to be translated where it is shown. */
	public static final String MISSING = marktr("MNIST is not on this computer yet: 70,000 handwritten digits.");

	private final Download mnist;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final LatestJob job;
	private final ReadOnlyBooleanWrapper here = new ReadOnlyBooleanWrapper();
	private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

	MnistFetch(Download mnist, WindowServices.Queues queues, StatusViewModel status) {
		this.mnist = mnist;
		this.status = status;
		tasks = queues.tasks();
		job = new LatestJob(queues.downloads());
		here.set(mnist.isDownloaded());
	}

	/** Whether MNIST is on this computer. */
	public ReadOnlyBooleanProperty hereProperty() {
		return here.getReadOnlyProperty();
	}

	/** Why the last download failed, in one sentence; empty otherwise. */
	public ReadOnlyStringProperty problemProperty() {
		return problem.getReadOnlyProperty();
	}

	/** The running download; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Checks again whether MNIST is there. */
	public void refresh() {
		tasks.run(mnist::isDownloaded, here::set);
	}

	/** Starts the download, unless it is running. */
	public void fetch() {
		if (job.jobProperty().get() != null) {
			return;
		}
		problem.set("");
		job.start(tr("Downloading MNIST"), (progress, stop) -> {
			mnist.download(progress, stop);
			return true;
		}, _ -> {
			status.say(tr("MNIST is here"));
			refresh();
		}, failure -> {
			problem.set(ErrorMessages.of(failure));
			refresh();
		}, this::refresh);
	}

	/** Stops the download; it can be resumed. */
	public void stop() {
		job.stop();
	}

	/** Runs something each time that MNIST arrives. */
	public void whenFetched(Runnable work) {
		here.subscribe((_, isHere) -> {
			if (isHere) {
				work.run();
			}
		});
	}

	/** A page's sentence about a failure to read data: {@link #MISSING} if MNIST has not been downloaded. */
	public static String explain(Exception failure) {
		return failure instanceof NotDownloadedException ? MISSING : ErrorMessages.of(failure);
	}
}
