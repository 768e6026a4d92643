/* Deltas and images there and back, and everything that can be wrong with them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/delta/apply.h"

#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif

enum { SMALL = 700 * 1024, LARGE = 60 * 1000 * 1000, LEVEL = 3, PRIVATE_LIMIT = 16 * 1024 * 1024 };

/* A file without a name. */
static int
scratch(void)
{
	FILE *file = tmpfile();
	assert_non_null(file);
	int fd = dup(fileno(file));
	fclose(file);
	assert_true(fd >= 0);
	return fd;
}

static int
file_of(const void *bytes, size_t size)
{
	int fd = scratch();
	assert_int_equal(write(fd, bytes, size), (ssize_t)size);
	return fd;
}

/* Words of a small language, so that it compresses like text; `edits` changes some places. */
static unsigned char *
text(size_t size, unsigned edits)
{
	unsigned char *bytes = malloc(size);
	uint64_t x = 88172645463325252ULL;
	assert_non_null(bytes);
	for (size_t i = 0; i < size; i++) {
		x ^= x << 13, x ^= x >> 7, x ^= x << 17;
		bytes[i] = (unsigned char)("aeioklmnst "[x % 11]);
	}
	for (unsigned i = 1; i <= edits; i++)
		memcpy(bytes + i * (size / (edits + 1)), "An edit.", 8);
	return bytes;
}

static struct target
target_of(int fd)
{
	struct target target = {.name = "central/1/catalogue.db"};
	assert_true(hash_file(fd, &target.hashes, &target.length));
	return target;
}

/* Two versions of a file, what is signed about the newer, and a delta. */
struct pair {
	int old, new, patch;
	struct target target;
	struct report report;
};

static void
pair_make(struct pair *pair, size_t size, int level)
{
	unsigned char *before = text(size, 0), *after = text(size, 9);
	*pair = (struct pair){.old = file_of(before, size), .new = file_of(after, size), .patch = scratch()};
	pair->target = target_of(pair->new);
	assert_true(apply_compress(pair->old, pair->new, pair->patch, level, NULL, NULL));
	free(after);
	free(before);
}

static int
pair_setup(void **state)
{
	struct pair *pair = malloc(sizeof *pair);
	pair_make(pair, SMALL, LEVEL);
	*state = pair;
	return 0;
}

static int
pair_teardown(void **state)
{
	struct pair *pair = *state;
	close(pair->old);
	close(pair->new);
	close(pair->patch);
	free(pair);
	return 0;
}

static void
expect(struct pair *pair, int old, int patch, enum status wanted, enum outcome outcome, const char *clause)
{
	int out = scratch();
	pair->report = (struct report){0};
	assert_int_equal(apply_delta(old, patch, &pair->target, out, &pair->report), wanted);
	assert_int_equal(pair->report.said, wanted != STATUS_DONE);
	if (pair->report.said) {
		assert_int_equal(pair->report.outcome, outcome);
		if (!strstr(pair->report.line, clause))
			fail_msg("\"%s\" does not name \"%s\"", pair->report.line, clause);
	}
	close(out);
}

static void
refused(struct pair *pair, int patch, const char *clause)
{
	expect(pair, pair->old, patch, STATUS_INVALID, OUTCOME_REFUSED, clause);
	close(patch);
}

static void
delta_round_trip(void **state)
{
	struct pair *pair = *state;
	expect(pair, pair->old, pair->patch, STATUS_DONE, 0, "");
	assert_true(lseek(pair->patch, 0, SEEK_END) < 2000);
}

static void
image_round_trip(void **state)
{
	struct pair *pair = *state;
	int image = scratch(), out = scratch();
	assert_true(apply_compress(-1, pair->new, image, LEVEL, NULL, NULL));
	assert_int_equal(apply_image(image, &pair->target, out, &pair->report), STATUS_DONE);
	struct target made = target_of(out);
	assert_true(hashes_match(&pair->target.hashes, &made.hashes));
	assert_int_equal(made.length, SMALL);
	close(out);
	close(image);
}

struct shown {
	uint64_t last, total;
	unsigned calls;
};

static void
show(void *closure, uint64_t done, uint64_t total)
{
	struct shown *shown = closure;
	assert_true(done > shown->last && done <= total);
	*shown = (struct shown){done, total, shown->calls + 1};
}

static void
progress_is_shown(void **state)
{
	(void)state;
	struct shown shown = {0};
	unsigned char *bytes = text(3 * 1024 * 1024 + 5, 0);
	int in = file_of(bytes, 3 * 1024 * 1024 + 5), out = scratch();
	assert_true(apply_compress(-1, in, out, 1, show, &shown));
	assert_int_equal(shown.calls, 4);
	assert_int_equal(shown.last, shown.total);
	free(bytes);
	close(in);
	close(out);
}

static void
truncated(void **state)
{
	struct pair *pair = *state;
	off_t whole = lseek(pair->patch, 0, SEEK_END);
	char *bytes = malloc((size_t)whole);
	assert_int_equal(pread(pair->patch, bytes, (size_t)whole, 0), whole);
	refused(pair, scratch(), "length of the download");
	for (off_t cut = 1; cut < whole; cut += 1 + cut / 16)
		refused(pair, file_of(bytes, (size_t)cut), "zstd");
	free(bytes);
}

static void
flipped_bytes(void **state)
{
	struct pair *pair = *state;
	off_t whole = lseek(pair->patch, 0, SEEK_END);
	char *bytes = malloc((size_t)whole);
	assert_int_equal(pread(pair->patch, bytes, (size_t)whole, 0), whole);
	for (off_t at = 0; at < whole; at += 7) {
		int out = scratch(), patch;
		struct report report = {0};
		bytes[at] ^= 0x15;
		patch = file_of(bytes, (size_t)whole);
		bytes[at] ^= 0x15;
		/* a byte that changes nothing of the result may be accepted; a wrong result never */
		enum status status = apply_delta(pair->old, patch, &pair->target, out, &report);
		assert_true(status == STATUS_INVALID || status == STATUS_DONE);
		if (status == STATUS_DONE) {
			struct target made = target_of(out);
			assert_true(hashes_match(&pair->target.hashes, &made.hashes));
		}
		close(patch);
		close(out);
	}
	free(bytes);
}

static void
wrong_old_file(void **state)
{
	struct pair *pair = *state;
	unsigned char *other = text(SMALL, 0);
	int empty = scratch(), damaged;
	memset(other + SMALL / 3, 'x', SMALL / 3);
	damaged = file_of(other, SMALL);
	expect(pair, damaged, pair->patch, STATUS_INVALID, OUTCOME_REFUSED, "hash of the rebuilt file");
	close(damaged);
	free(other);
	expect(pair, empty, pair->patch, STATUS_INVALID, OUTCOME_REFUSED, "zstd");
	expect(pair, -1, pair->patch, STATUS_INVALID, OUTCOME_REFUSED, "zstd");
	close(empty);
}

static void
garbage(void **state)
{
	struct pair *pair = *state;
	unsigned char *bytes = text(5000, 3);
	refused(pair, file_of(bytes, 5000), "zstd");
	memcpy(bytes, "\x28\xb5\x2f\xfd", 4);
	refused(pair, file_of(bytes, 5000), "");
	refused(pair, file_of("\x28\xb5\x2f\xfd", 4), "zstd");
	/* a skippable frame is a frame, and says nothing */
	refused(pair, file_of("\x50\x2a\x4d\x18\x04\0\0\0abcd", 12), "rebuilt length");
	free(bytes);
}

/* RFC 8878 section 3.1.1: a header that declares 2^60 bytes. */
static void
declares_too_much(void **state)
{
	struct pair *pair = *state;
	unsigned char frame[] = {0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0x10, 1, 0, 0};
	refused(pair, file_of(frame, sizeof frame), "frame content size");
	memset(frame + 5, 0xff, 8);
	refused(pair, file_of(frame, sizeof frame), "");
	uint64_t one_more = SMALL + 1;
	memcpy(frame + 5, &one_more, 8);
	refused(pair, file_of(frame, sizeof frame), "frame content size");
}

/* A frame that declares nothing, and one byte repeated `size` times. */
static int
repeated(uint32_t size)
{
	uint32_t block = size << 3 | 1 << 1 | 1;
	unsigned char frame[] = {0x28, 0xb5, 0x2f, 0xfd, 0, 0x38, block & 0xff, block >> 8 & 0xff,
		block >> 16 & 0xff, 'x'};
	return file_of(frame, sizeof frame);
}

static void
other_length(void **state)
{
	struct pair *pair = *state;
	struct target was = pair->target;
	pair->target.length = 1000;
	refused(pair, repeated(1001), "zstd");
	refused(pair, repeated(100 * 1024), "zstd");
	refused(pair, repeated(999), "rebuilt length");
	refused(pair, repeated(1000), "hash of the rebuilt file");
	refused(pair, dup(pair->patch), "frame content size");
	pair->target.length = SMALL + 1;
	refused(pair, dup(pair->patch), "rebuilt length");
	pair->target = was;
}

static void
impossible_targets(void **state)
{
	struct pair *pair = *state;
	struct target was = pair->target;
	const uint64_t lengths[] = {0, APPLY_MAX_CATALOGUE + 1ULL, UINT64_MAX};
	for (size_t i = 0; i < 3; i++) {
		pair->target.length = lengths[i];
		refused(pair, dup(pair->patch), "length of the target");
	}
	pair->target = was;
	pair->target.hashes = (struct hashes){0};
	refused(pair, dup(pair->patch), "hash of the rebuilt file");
	pair->target = was;
	pair->target.hashes.sha512[63] ^= 1;
	refused(pair, dup(pair->patch), "hash of the rebuilt file");
	pair->target = was;
}

static void
disk_says_no(void **state)
{
	struct pair *pair = *state;
	struct rlimit was, little;
	int out = open("/dev/null", 0), fresh = scratch();
	assert_int_equal(apply_delta(pair->old, pair->patch, &pair->target, out, &pair->report), STATUS_IO);
	assert_int_equal(pair->report.outcome, OUTCOME_BROKEN);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	little = (struct rlimit){SMALL / 2, was.rlim_max};
	setrlimit(RLIMIT_FSIZE, &little);
	pair->report = (struct report){0};
	enum status status = apply_delta(pair->old, pair->patch, &pair->target, fresh, &pair->report);
	setrlimit(RLIMIT_FSIZE, &was);
	assert_int_equal(status, STATUS_IO);
	assert_non_null(strstr(pair->report.line, "posix_fallocate"));
	close(fresh);
	close(out);
}

static void
same_bytes_every_time(void **state)
{
	struct pair *pair = *state;
	int again = scratch();
	assert_true(apply_compress(pair->old, pair->new, again, LEVEL, NULL, NULL));
	struct target one = target_of(pair->patch), two = target_of(again);
	assert_int_equal(one.length, two.length);
	assert_true(hashes_match(&one.hashes, &two.hashes));
	close(again);
}

static void
nothing_to_compress(void **state)
{
	struct pair *pair = *state;
	int empty = scratch(), out = scratch();
	assert_false(apply_compress(-1, empty, out, LEVEL, NULL, NULL));
	assert_false(apply_compress(pair->old, -1, out, LEVEL, NULL, NULL));
	assert_false(apply_compress(pair->old, pair->new, -1, LEVEL, NULL, NULL));
	close(out);
	close(empty);
}

/* kB of memory that is ours alone. */
static long
private_memory(void)
{
	char line[128];
	long kb = -1;
	FILE *file = fopen("/proc/self/status", "r");
	while (file && fgets(line, sizeof line, file))
		sscanf(line, "RssAnon: %ld", &kb);
	if (file)
		fclose(file);
	return kb;
}

/* In a process whose private writable memory cannot grow beyond the limit (setrlimit(2), RLIMIT_DATA). */
static void
large_within_16_mb(void **state)
{
	(void)state;
#ifdef WITH_ASAN
	print_message("skipped: address sanitizer needs more memory than the limit\n");
	skip();
#endif
	struct pair pair;
	pair_make(&pair, LARGE, 1);
	pid_t child = fork();
	if (child == 0) {
		int out = scratch();
		struct rlimit limit = {PRIVATE_LIMIT, PRIVATE_LIMIT};
		long before = private_memory();
		if (setrlimit(RLIMIT_DATA, &limit))
			_exit(2);
		enum status status = apply_delta(pair.old, pair.patch, &pair.target, out, &pair.report);
		long after = private_memory();
		printf("60 MB: private memory %ld kB, %ld kB before\n", after, before);
		fflush(stdout);
		_exit(status == STATUS_DONE && after < PRIVATE_LIMIT / 1024 ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	close(pair.old);
	close(pair.new);
	close(pair.patch);
}

#define WITH_PAIR(test) cmocka_unit_test_setup_teardown(test, pair_setup, pair_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_PAIR(delta_round_trip),
		WITH_PAIR(image_round_trip),
		cmocka_unit_test(progress_is_shown),
		WITH_PAIR(truncated),
		WITH_PAIR(flipped_bytes),
		WITH_PAIR(wrong_old_file),
		WITH_PAIR(garbage),
		WITH_PAIR(declares_too_much),
		WITH_PAIR(other_length),
		WITH_PAIR(impossible_targets),
		WITH_PAIR(disk_says_no),
		WITH_PAIR(same_bytes_every_time),
		WITH_PAIR(nothing_to_compress),
		cmocka_unit_test(large_within_16_mb),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
