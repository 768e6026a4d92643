/* damaged_rows CATALOGUE TRIALS [SEED]: pages and commands on catalogues whose rows are not as they were built, then
 * searches in indexes of which that is so, then what staff read in such a desk.db.
 *
 * CATALOGUE is that of tests/fixtures/small, with search.db and desk.db beside it. Each trial damages rows of a copy, every table
 * and column in turn (see row_damage.h), and looks at every page and every command (see walks.h), without the check of
 * the whole file, which would find most of it: what is shown is as before, or there is the notice, or the search is
 * given up, or the command fails.
 * A trial is a process of its own, so that a crash is one failed trial; two run at a time. Prints "N passed, M failed";
 * status 1 when M is not 0. */
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/row_damage.h"
#include "tests/faults/walks.h"
#include "tests/support/support.h"

enum {
	WORKERS = 2,
	LIMIT = 60,        /* seconds until a trial is called a hang */
	DEFAULT_SEED = 20261130,
	NOTHING_TO_DO = 9, /* beside enum seen */
};

struct trials {
	const char *file; /* that is damaged: catalogue.db, search.db or desk.db */
	enum walked walked;
	size_t count;
	uint64_t seed;
	struct row_place *places;
	size_t place_count;
	char *good; /* the file's bytes, which any row may stand in */
	size_t good_size;
};

/* What a worker found. */
struct counts {
	size_t same, notice, nothing, failed;
};

/* ------------------------------------------------------------------------- a trial -- */

/* In its own process, whose standard error is a file of the worker. */
static void
run_trial(const struct trials *trials, struct walks *walks, size_t number)
{
	char done[512] = "", what[1024] = "";
	alarm(LIMIT);
	support_write(trials->file, trials->good, trials->good_size);
	if (!row_damage_apply(trials->file, &trials->places[number % trials->place_count],
	        trials->seed + number * UINT64_C(0x9e3779b97f4a7c15), done, sizeof done))
		_exit(NOTHING_TO_DO);
	dprintf(STDERR_FILENO, "damaged_rows: trial %zu: %s\n", number, done);
	enum seen seen = walks_compare(walks, what, sizeof what);
	if (seen == SEEN_OTHER)
		dprintf(STDERR_FILENO, "damaged_rows: shown: %s\n", what);
	_exit((int)seen);
}

static void
copy_errors(const char *path)
{
	char line[1024];
	FILE *file = fopen(path, "r");
	for (int i = 0; file && i < 8 && fgets(line, sizeof line, file); i++)
		printf("    %s", line);
	if (file)
		fclose(file);
}

static void
judge(struct counts *counts, int status, size_t number, const char *errors)
{
	int result = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if (result == SEEN_SAME)
		counts->same++;
	else if (result == SEEN_NOTICE)
		counts->notice++;
	else if (result == NOTHING_TO_DO)
		counts->nothing++;
	else {
		counts->failed++;
		printf("FAILED trial %zu: %s\n", number, result == SEEN_OTHER ? "something else is shown"
		    : WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? "it hangs" : "it crashed");
		copy_errors(errors);
		fflush(stdout);
	}
}

/* Every WORKERS-th trial. */
static void
work(const struct trials *trials, struct walks *walks, size_t first, int out)
{
	struct counts counts = {0};
	char errors[32];
	snprintf(errors, sizeof errors, "errors-%zu", first);
	for (size_t i = first; i < trials->count; i += WORKERS) {
		int status;
		fflush(stdout);
		pid_t pid = fork();
		if (!pid) {
			int log = open(errors, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
			dup2(log, STDERR_FILENO);
			run_trial(trials, walks, i);
		}
		if (pid < 0 || waitpid(pid, &status, 0) != pid)
			abort();
		judge(&counts, status, i, errors);
	}
	if (write(out, &counts, sizeof counts) != sizeof counts)
		abort();
	_exit(0);
}

/* ---------------------------------------------------------------------- all of them -- */

/* A worker has a folder of its own, in which files are named without it: what is recorded is of all workers. */
static void
start_worker(const struct trials *trials, const char *folder, size_t number, int out)
{
	if (fork())
		return;
	char own[32];
	snprintf(own, sizeof own, "%zu", number);
	if (chdir(folder) || chdir(own))
		abort();
	struct walks *walks = walks_new("catalogue.db", trials->walked);
	if (!number)
		printf("%s: %zu screens and outputs, %zu columns\n", trials->file, walks_count(walks), trials->place_count);
	work(trials, walks, number, out);
}

static int
run_trials(const struct trials *trials, const char *folder)
{
	struct counts sum = {0}, counts;
	int ends[2], broken = 0;
	if (pipe2(ends, O_CLOEXEC))
		abort();
	fflush(stdout);
	for (size_t i = 0; i < WORKERS; i++)
		start_worker(trials, folder, i, ends[1]);
	close(ends[1]);
	while (read(ends[0], &counts, sizeof counts) == sizeof counts) {
		broken++;
		sum.same += counts.same;
		sum.notice += counts.notice;
		sum.nothing += counts.nothing;
		sum.failed += counts.failed;
	}
	broken = WORKERS - broken;
	while (wait(NULL) > 0)
		;
	if (broken)
		printf("FAILED: %d of our own processes crashed\n", broken);
	if (sum.notice < trials->count / 3) {
		printf("FAILED: only %zu of %zu were noticed: this tests nothing\n", sum.notice, trials->count);
		broken++;
	}
	printf("damaged rows of %s (%zu noticed, %zu of no consequence, %zu without another value): %zu passed, %zu failed\n",
	    trials->file, sum.notice, sum.same, sum.nothing, sum.notice + sum.same, sum.failed + (size_t)broken);
	return sum.failed || broken;
}

/* The files in the folder of each worker; the one in question so that it can be damaged. Prepared once: a worker writes
 * it anew before each trial. */
static void
prepare(struct trials *trials, const char *folder, const char *catalogue)
{
	static const char *const files[] = {"catalogue.db", "search.db", "desk.db"};
	char from[512], to[512];
	for (size_t worker = 0; worker < WORKERS; worker++)
		for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
			snprintf(from, sizeof from, "%.*s/%s", (int)(strrchr(catalogue, '/') - catalogue), catalogue, files[i]);
			snprintf(to, sizeof to, "%s/%zu/%s", folder, worker, files[i]);
			support_copy(from, to);
		}
	snprintf(to, sizeof to, "%s/0/%s", folder, trials->file);
	row_damage_loosen(to);
	trials->places = row_damage_places(to, &trials->place_count);
	trials->good = support_read(to, &trials->good_size);
	if (!trials->good)
		abort();
}

static int
damage_file(const char *file, enum walked walked, const char *catalogue, size_t count, uint64_t seed)
{
	struct trials trials = {.file = file, .walked = walked, .count = count, .seed = seed};
	const char *folder = support_folder();
	prepare(&trials, folder, catalogue);
	int result = run_trials(&trials, folder);
	free(trials.places);
	free(trials.good);
	return result;
}

int
main(int argc, char **argv)
{
	if (argc < 3 || argc > 4 || !strchr(argv[1], '/')) {
		fprintf(stderr, "usage: damaged_rows FOLDER/catalogue.db TRIALS [SEED]\n");
		return 2;
	}
	size_t count = strtoul(argv[2], NULL, 10);
	uint64_t seed = argc == 4 ? strtoull(argv[3], NULL, 10) : DEFAULT_SEED;
	int result = damage_file("catalogue.db", WALK_ALL, argv[1], count, seed);
	result |= damage_file("search.db", WALK_SEARCHES, argv[1], count / 4, seed);
	return damage_file("desk.db", WALK_NOTES, argv[1], count / 4, seed) || result;
}
