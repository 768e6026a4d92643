/* damage CATALOGUE PROGRAM: the kiosk on damaged copies of a catalogue.
 *
 * Cut off at every page boundary and at 200 random lengths, and 1,000 single random byte flips
 * (fixed seed). For each, PROGRAM runs a script with a time limit. It must end with status 0 (no
 * crash, no sanitizer's report, no hang), every screen must be whole, and where SQLite can tell
 * that the file is bad (opening, integrity_check, foreign_key_check) every screen must be the
 * notice. Two cases run at a time. Prints "N passed, M failed"; status 1 when M is not 0. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/query/db.h"

enum {
	PAGE = 4096,
	RANDOM_LENGTHS = 200,
	FLIPS = 1000,
	WORKERS = 2,
	LIMIT = 20,       /* seconds until a run is called a hang */
	MAX_OUTPUT = 1 << 18,
	SCREENS = 8,      /* of the script */
};

#define NOTICE "A tájékoztató most nem érhető el"

static const char script[] =
    "show\nkey 1\nkey Enter\nshow\nkey 2\nkey Enter\nshow\nkey PageDown\nkey PageDown\nkey 1\n"
    "key Enter\nshow\nkey F5\nkey Enter\nshow\nkey F3\nkey 3\nkey Enter\nkey 2\nkey Enter\nkey 4\n"
    "key Enter\nshow\nresize 40x14\nkey F10\nshow\nkey 9\nkey Enter\nkey 3\nkey Enter\nshow\n";

/* How a copy is damaged: cut to `size`, or the byte at `at` changed by `mask`. */
struct damage {
	size_t size, at;
	uint8_t mask;
};

struct bench {
	const char *catalogue, *program;
	uint8_t *bytes;
	size_t size;
	char folder[64], script_path[96];
	struct damage *cases;
	size_t case_count;
};

static uint64_t state = 20261123;

/* splitmix64 (public domain, Sebastiano Vigna). */
static uint64_t
random_below(uint64_t limit)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (z ^ z >> 31) % limit;
}

static void
give_up(const char *what)
{
	perror(what);
	exit(2);
}

static void
plan(struct bench *b)
{
	b->cases = calloc(b->size / PAGE + RANDOM_LENGTHS + FLIPS + 2, sizeof *b->cases);
	if (!b->cases)
		give_up("memory");
	for (size_t size = 0; size < b->size; size += PAGE)
		b->cases[b->case_count++] = (struct damage){.size = size};
	for (int i = 0; i < RANDOM_LENGTHS; i++)
		b->cases[b->case_count++] = (struct damage){.size = random_below(b->size)};
	for (int i = 0; i < FLIPS; i++)
		b->cases[b->case_count++] = (struct damage){
			.size = b->size, .at = random_below(b->size), .mask = (uint8_t)(1 + random_below(255)),
		};
}

static void
write_file(const char *path, const void *bytes, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || close(fd))
		give_up(path);
}

static void
write_damaged(const struct bench *b, const struct damage *damage, const char *path)
{
	b->bytes[damage->at] ^= damage->mask;
	write_file(path, b->bytes, damage->size);
	b->bytes[damage->at] ^= damage->mask;
}

/* ----------------------------------------------------------- what SQLite says -- */

static bool
says_ok(struct db *db, const char *sql)
{
	struct arena arena = {0};
	bool ok = true;
	struct query *query = db_query(db, sql);
	while (ok && db_row(query)) {
		const char *line = db_text(query, &arena, 0);
		ok = line && !strcmp(line, "ok");
	}
	ok = db_end(query) == STATUS_DONE && ok;
	arena_free(&arena);
	return ok;
}

/* Not by catalogue_check, which is under test. */
static bool
is_good(const char *path)
{
	struct catalogue *catalogue = NULL;
	struct db *db = NULL;
	bool good = catalogue_open(&catalogue, path) == STATUS_DONE && db_open(&db, path) == STATUS_DONE &&
	    says_ok(db, "PRAGMA integrity_check(1)") && says_ok(db, "PRAGMA foreign_key_check");
	db_close(db);
	catalogue_close(catalogue);
	return good;
}

/* ------------------------------------------------------------------ running -- */

static int64_t
seconds(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec;
}

static pid_t
start(const struct bench *b, const char *path, const char *errors, int *output)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC))
		give_up("pipe");
	pid_t pid = fork();
	if (pid < 0)
		give_up("fork");
	if (!pid) {
		int log = open(errors, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		dup2(ends[1], STDOUT_FILENO);
		dup2(log, STDERR_FILENO);
		execl(b->program, b->program, "--kiosk", "--script", b->script_path, "--catalogue", path, "--now",
		    "2026-11-23T09:41", "--lang", "hu", "--config", "/dev/null", (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	*output = ends[0];
	return pid;
}

/* All that comes until the end; false: too late. */
static bool
read_output(int fd, char *out)
{
	int64_t until = seconds() + LIMIT;
	size_t size = 0;
	ssize_t got = 1;
	while (got > 0 && size < MAX_OUTPUT - 1 && seconds() < until) {
		struct pollfd ready = {.fd = fd, .events = POLLIN};
		if (poll(&ready, 1, 1000) > 0 && (got = read(fd, out + size, MAX_OUTPUT - 1 - size)) > 0)
			size += (size_t)got;
	}
	out[size] = 0;
	return got <= 0;
}

static size_t
occurrences(const char *text, const char *of)
{
	size_t count = 0;
	for (; (text = strstr(text, of)); text += strlen(of))
		count++;
	return count;
}

/* What is wrong with a run; NULL: nothing. */
static const char *
judge(const char *output, int status, bool in_time, bool good)
{
	if (!in_time)
		return "it hangs";
	if (WIFSIGNALED(status))
		return "a signal ended it";
	if (WEXITSTATUS(status))
		return "it failed";
	if (occurrences(output, "--- cursor ") != SCREENS || occurrences(output, " hu\n") < SCREENS)
		return "screens are missing";
	if (!good && occurrences(output, NOTICE) != SCREENS)
		return "it shows content of a file that SQLite calls bad";
	return NULL;
}

static void
describe(const struct damage *damage, char *out, size_t size)
{
	if (damage->mask)
		snprintf(out, size, "byte %zu changed by %#x", damage->at, damage->mask);
	else
		snprintf(out, size, "cut to %zu bytes", damage->size);
}

static void
copy_errors(const char *path)
{
	char line[512];
	FILE *file = fopen(path, "r");
	for (int i = 0; file && i < 30 && fgets(line, sizeof line, file); i++)
		fprintf(stdout, "    %s", line);
	if (file)
		fclose(file);
}

static bool
run_case(const struct bench *b, const struct damage *damage, const char *path, const char *errors,
    bool *good)
{
	static char output[MAX_OUTPUT];
	char words[64];
	int fd, status;
	write_damaged(b, damage, path);
	*good = is_good(path);
	pid_t pid = start(b, path, errors, &fd);
	bool in_time = read_output(fd, output);
	if (!in_time)
		kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	close(fd);
	const char *fault = judge(output, status, in_time, *good);
	if (!fault)
		return true;
	describe(damage, words, sizeof words);
	printf("FAILED %s: %s\n", words, fault);
	copy_errors(errors);
	fflush(stdout);
	return false;
}

/* Every WORKERS-th case; writes the counts of passed, failed and bad files. */
static void
work(const struct bench *b, size_t first, int out)
{
	char path[96], errors[96];
	size_t counts[3] = {0};
	int quiet = open("/dev/null", O_WRONLY | O_CLOEXEC);
	dup2(quiet, STDERR_FILENO); /* is_good reports every bad file */
	snprintf(path, sizeof path, "%s/%zu.db", b->folder, first);
	snprintf(errors, sizeof errors, "%s/%zu.log", b->folder, first);
	for (size_t i = first; i < b->case_count; i += WORKERS) {
		bool good;
		counts[!run_case(b, &b->cases[i], path, errors, &good)]++;
		counts[2] += !good;
	}
	unlink(path);
	unlink(errors);
	if (write(out, counts, sizeof counts) != sizeof counts)
		give_up("pipe");
	_exit(0);
}

static int
run_all(const struct bench *b)
{
	size_t sum[3] = {0}, counts[3];
	int ends[2], broken = 0;
	if (pipe2(ends, O_CLOEXEC))
		give_up("pipe");
	fflush(stdout);
	for (size_t i = 0; i < WORKERS; i++)
		if (!fork())
			work(b, i, ends[1]);
	close(ends[1]);
	for (size_t i = 0; i < WORKERS; i++)
		if (read(ends[0], counts, sizeof counts) == sizeof counts)
			for (int k = 0; k < 3; k++)
				sum[k] += counts[k];
		else
			broken++;
	while (wait(NULL) > 0)
		;
	if (broken)
		printf("FAILED: %d of our own processes crashed\n", broken);
	if (sum[2] < b->case_count / 4) {
		printf("FAILED: SQLite calls only %zu of %zu files bad\n", sum[2], b->case_count);
		broken++;
	}
	printf("damaged catalogues (%zu of them bad to SQLite): %zu passed, %zu failed\n", sum[2], sum[0],
	    sum[1] + (size_t)broken);
	return sum[1] || broken;
}

/* The whole file must be good, and its screens no notice: else nothing is tested. */
static bool
is_sound(const struct bench *b)
{
	static char output[MAX_OUTPUT];
	char path[96], errors[96];
	int fd, status;
	snprintf(path, sizeof path, "%s/whole.db", b->folder);
	snprintf(errors, sizeof errors, "%s/whole.log", b->folder);
	write_file(path, b->bytes, b->size);
	bool sound = is_good(path);
	pid_t pid = start(b, path, errors, &fd);
	sound = read_output(fd, output) && sound;
	kill(pid, SIGKILL); /* it has ended, or hangs */
	waitpid(pid, &status, 0);
	close(fd);
	sound = sound && !judge(output, 0, true, true) && !strstr(output, NOTICE);
	unlink(path);
	unlink(errors);
	return sound;
}

int
main(int argc, char **argv)
{
	struct bench b = {.folder = "/tmp/kalauz-damage-XXXXXX"};
	struct stat file;
	if (argc != 3) {
		fprintf(stderr, "usage: damage CATALOGUE PROGRAM\n");
		return 2;
	}
	b.catalogue = argv[1];
	b.program = argv[2];
	int fd = open(b.catalogue, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &file))
		give_up(b.catalogue);
	b.size = (size_t)file.st_size;
	b.bytes = malloc(b.size + 1);
	if (!b.bytes || read(fd, b.bytes, b.size) != (ssize_t)b.size || !mkdtemp(b.folder))
		give_up(b.catalogue);
	close(fd);
	snprintf(b.script_path, sizeof b.script_path, "%s/script", b.folder);
	write_file(b.script_path, script, strlen(script));
	plan(&b);
	int result = 2;
	if (is_sound(&b))
		result = run_all(&b);
	else
		printf("FAILED: the undamaged %s does not show its content: 0 passed, 1 failed\n", b.catalogue);
	unlink(b.script_path);
	rmdir(b.folder);
	free(b.cases);
	free(b.bytes);
	return result;
}
