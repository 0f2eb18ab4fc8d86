/*
 * A disk that fails, for tests: preloaded (LD_PRELOAD), it lets the Nth operation fail among those that change files below a folder.
 * Only this process's calls of the C library are seen, which is how Java writes, renames, synchronises and deletes.
 *
 *   gcc -shared -fPIC -O1 -o failing.so failing.c -ldl
 *
 * DISK_FOLDER  the folder; operations elsewhere are left alone
 * DISK_FAILS   the number of the operation that fails, from 1; 0 for none. The process may begin to count anew by creating a
 *              folder /DISK_FAILS/N, which is only understood, never created; /DISK_FAILS/any exists unless one failed since
 * DISK_STAYS   if set, every later operation fails too, as on a full disk, but for deletions
 * DISK_SAYS    a file to which each counted operation is appended as a line; it lies outside the folder
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(result, name, ...) \
	static result (*real)(__VA_ARGS__); \
	if (!real) { *(void **) &real = dlsym(RTLD_NEXT, name); }

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long done;
static long chosen = -1;
static long failed;

static int below(const char *path) {
	const char *folder = getenv("DISK_FOLDER");
	return folder && path && !strncmp(path, folder, strlen(folder));
}

static void say(const char *what, const char *path, int fails) {
	static int to = -2;
	static ssize_t (*real)(int, const void *, size_t);
	if (to == -2) {
		const char *file = getenv("DISK_SAYS");
		*(void **) &real = dlsym(RTLD_NEXT, "write");
		to = file ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
	}
	if (to >= 0) {
		char line[4400];
		int length = snprintf(line, sizeof line, "%ld %s %s%s\n", done, what, path, fails ? " FAILS" : "");
		if (real(to, line, length < (int) sizeof line ? length : (int) sizeof line - 1) < 0) {
			abort();
		}
	}
}

/* Whether this operation fails; it is counted if it is below the folder. */
static int fails(const char *what, const char *path, int deletes) {
	if (!below(path)) {
		return 0;
	}
	const char *number = getenv("DISK_FAILS");
	pthread_mutex_lock(&lock);
	long at = chosen >= 0 ? chosen : number ? atol(number) : 0;
	done++;
	int now = at > 0 && (done == at || (done > at && getenv("DISK_STAYS") && !deletes));
	failed += now;
	say(what, path, now);
	pthread_mutex_unlock(&lock);
	errno = now ? (getenv("DISK_STAYS") ? ENOSPC : EIO) : errno;
	return now;
}

static int file_fails(const char *what, int file) {
	char link[40], path[4200];
	snprintf(link, sizeof link, "/proc/self/fd/%d", file);
	ssize_t length = readlink(link, path, sizeof path - 1);
	if (length < 0) {
		return 0;
	}
	path[length] = 0;
	return fails(what, path, 0);
}

ssize_t write(int file, const void *from, size_t count) {
	REAL(ssize_t, "write", int, const void *, size_t)
	return file_fails("write", file) ? -1 : real(file, from, count);
}

ssize_t pwrite(int file, const void *from, size_t count, off_t at) {
	REAL(ssize_t, "pwrite", int, const void *, size_t, off_t)
	return file_fails("pwrite", file) ? -1 : real(file, from, count, at);
}

ssize_t pwrite64(int file, const void *from, size_t count, off64_t at) {
	REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t)
	return file_fails("pwrite", file) ? -1 : real(file, from, count, at);
}

ssize_t writev(int file, const struct iovec *from, int count) {
	REAL(ssize_t, "writev", int, const struct iovec *, int)
	return file_fails("writev", file) ? -1 : real(file, from, count);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
	REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t)
	return file_fails("sendfile", to) ? -1 : real(to, from, at, count);
}

ssize_t copy_file_range(int from, off64_t *here, int to, off64_t *there, size_t count, unsigned flags) {
	REAL(ssize_t, "copy_file_range", int, off64_t *, int, off64_t *, size_t, unsigned)
	return file_fails("copy_file_range", to) ? -1 : real(from, here, to, there, count, flags);
}

int fsync(int file) {
	REAL(int, "fsync", int)
	return file_fails("fsync", file) ? -1 : real(file);
}

int fdatasync(int file) {
	REAL(int, "fdatasync", int)
	return file_fails("fdatasync", file) ? -1 : real(file);
}

int rename(const char *from, const char *to) {
	REAL(int, "rename", const char *, const char *)
	return fails("rename", to, 0) ? -1 : real(from, to);
}

int mkdir(const char *path, mode_t mode) {
	REAL(int, "mkdir", const char *, mode_t)
	if (!strcmp(path, "/DISK_FAILS/any")) {
		errno = EEXIST;
		return failed ? 0 : -1;
	}
	if (!strncmp(path, "/DISK_FAILS/", 12)) {
		pthread_mutex_lock(&lock);
		chosen = atol(path + 12);
		done = failed = 0;
		pthread_mutex_unlock(&lock);
		return 0;
	}
	return fails("mkdir", path, 0) ? -1 : real(path, mode);
}

int unlink(const char *path) {
	REAL(int, "unlink", const char *)
	return fails("unlink", path, 1) ? -1 : real(path);
}

int rmdir(const char *path) {
	REAL(int, "rmdir", const char *)
	return fails("rmdir", path, 1) ? -1 : real(path);
}

/* Opening counts only where it may create a file. */
static int open_fails(const char *path, int flags) {
	return (flags & O_CREAT) && fails("create", path, 0);
}

int open(const char *path, int flags, ...) {
	REAL(int, "open", const char *, int, ...)
	va_list more;
	va_start(more, flags);
	mode_t mode = va_arg(more, int);
	va_end(more);
	return open_fails(path, flags) ? -1 : real(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
	REAL(int, "open64", const char *, int, ...)
	va_list more;
	va_start(more, flags);
	mode_t mode = va_arg(more, int);
	va_end(more);
	return open_fails(path, flags) ? -1 : real(path, flags, mode);
}
