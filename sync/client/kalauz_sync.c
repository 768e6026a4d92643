/* kalauz-sync: what the command line says, in order; the rest is in run.c. See kalauz-sync(8). */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/date.h"
#include "data/search_index.h"
#include "data/status.h"
#include "data/version.h"
#include "sync/base/files.h"
#include "sync/client/run.h"
#include "sync/client/run_upload.h"
#include "sync/client/sandbox.h"
#include "sync/client/sync_check.h"
#include "sync/client/turn.h"
#include "sync/trust/metadata.h"

#ifndef SYSCONFDIR
#define SYSCONFDIR "/etc"
#endif

#define USER "kalauz-sync" /* of the units, see kalauz-sync.sysusers */

enum { EXIT_NEVER_RAN = 1, EXIT_FAULTS = 1, EXIT_USAGE = 2 };

struct options {
	const char *config, *root; /* root: of init */
	int64_t now;               /* -1: the clock's */
	bool json;
	bool patient;              /* the timer's run */
};

/* ------------------------------------------------------------------ report -- */

/* Priorities of syslog(3), as systemd reads them at the beginning of a line. */
static const char priorities[] = {
	[OUTCOME_CURRENT] = '6', [OUTCOME_UPDATED] = '6', [OUTCOME_UNREACHABLE] = '4',
	[OUTCOME_EXPIRED] = '4', [OUTCOME_REFUSED] = '2', [OUTCOME_BROKEN] = '3',
	[OUTCOME_MISCONFIGURED] = '3', [OUTCOME_BUSY] = '5',
};

/* The one line. Returns the exit status. */
static int
say(const struct report *report)
{
	bool well = report_is_well(report);
	FILE *out = well ? stdout : stderr;
	if (!isatty(fileno(out)))
		fprintf(out, "<%c>", priorities[report->outcome]);
	fprintf(out, "kalauz-sync: %s: %s\n", outcome_name(report->outcome), report->line);
	fflush(out);
	return outcome_exit(report->outcome);
}

/* Settings that cannot be read were reported line by line. */
static int
say_broken(const char *file, const char *clause, const char *what)
{
	struct report report = {0};
	report_say(&report, OUTCOME_BROKEN, file, clause, "%s", what);
	return say(&report);
}

/* ---------------------------------------------------------------- commands -- */

static int64_t
clock_of(const struct options *options)
{
	return options->now >= 0 ? options->now : (int64_t)time(NULL);
}

/* "waits 120 s, as the server asks" */
static void
say_waiting(const char *why, int64_t seconds)
{
	fprintf(stderr, "%skalauz-sync: waits %lld s %s\n", isatty(STDERR_FILENO) ? "" : "<6>", (long long)seconds, why);
}

/* What is known of the runs before; false: nothing. */
static bool
read_state(const char *store, struct state *state)
{
	size_t size;
	char *path;
	if (asprintf(&path, "%s/" STATE_JSON, store) < 0)
		abort();
	char *bytes = files_read(AT_FDCWD, path, STATE_MAX_FILE, &size);
	bool read = bytes && state_parse(state, bytes, size);
	free(bytes);
	free(path);
	return read;
}

/* Of the run before; 0: root, or not known. */
static uid_t
last_user(const char *store)
{
	struct state state = {0};
	read_state(store, &state);
	return (uid_t)state.uid;
}

/* Nobody from outside is answered with root's rights, where there is a user for it. */
static enum status
leave_root(const struct sync_settings *s, struct report *report)
{
	const char *store = s->store;
	struct stat owner;
	uid_t last = last_user(store);
	if (geteuid())
		return STATUS_DONE;
	if (!stat(store, &owner) && owner.st_uid)
		return sandbox_drop_root(store, s->tally) == STATUS_DONE ? STATUS_DONE :
		    report_say(report, OUTCOME_BROKEN, store, "setresuid", "root cannot become its owner");
	if (last)
		return report_say(report, OUTCOME_BROKEN, store, "owner", "it belongs to root, but user %lu worked in it: "
		    "chown -R %lu: %s", (unsigned long)last, (unsigned long)last, store);
	if (getpwnam(USER))
		return report_say(report, OUTCOME_BROKEN, store, "owner", "it belongs to root, who should not speak to the "
		    "network: install -d -o " USER " -g " USER " %s, or chown -R " USER ": %s", store, store);
	status_report("%s belongs to root, so that root speaks to the network; make a user for it (systemd-sysusers) and "
	    "chown -R " USER ": %s", store, store);
	return STATUS_DONE;
}

/* The first fatal fault is what the run comes to. */
static void
hear_fault(void *closure, bool fatal, const char *key, const char *what)
{
	if (fatal)
		report_say(closure, OUTCOME_MISCONFIGURED, key, "file", "%s", what);
	else
		status_report("%s: %s", key, what);
}

static enum status
open_store(struct run *run)
{
	enum status status = leave_root(run->settings, run->report);
	return status == STATUS_DONE ? store_open(&run->store, run->settings->store, run->report) : status;
}

/* All that follows may meet a stranger's bytes. */
static enum status
lock_in(struct run *run, const struct options *options)
{
	const struct sync_settings *s = run->settings;
	const char *readable[] = {
		s->ca, s->client_certificate, s->client_key, s->root, *s->server == '/' ? s->server : NULL,
	};
	const struct sandbox sandbox = {
		.writable = {s->store},
		.readable = readable,
		.readable_count = sizeof readable / sizeof *readable,
	};
	if (sandbox_enter(&sandbox) != STATUS_DONE)
		return report_say(run->report, OUTCOME_BROKEN, s->store, "sandbox", "cannot be entered");
	run->waiting = say_waiting;
	run_begin(run, clock_of(options));
	return STATUS_DONE;
}

static enum status
begin(struct run *run, const struct options *options)
{
	enum status status = open_store(run);
	return status == STATUS_DONE ? lock_in(run, options) : status;
}

static int
do_run(struct run *run, const struct options *options)
{
	const struct sync_check check = {.hear = hear_fault, .closure = run->report};
	enum status status = open_store(run);
	if (status == STATUS_DONE) {
		sync_check_files(run->settings, options->config, &check);
		status = lock_in(run, options);
	}
	if (status == STATUS_DONE && !(options->patient && run_should_wait(run))) {
		run_pass(run);
		run_end(run);
	}
	store_close(run->store);
	return say(run->report);
}

static int
do_verify(struct run *run, const struct options *options)
{
	if (begin(run, options) == STATUS_DONE && run_verify(run) != STATUS_DONE)
		run_end(run);
	store_close(run->store);
	return say(run->report);
}

static int
do_rollback(struct run *run, const struct options *options)
{
	bool done = begin(run, options) == STATUS_DONE && run_rollback(run) == STATUS_DONE;
	if (done)
		run_end(run);
	store_close(run->store);
	int result = say(run->report);
	return done && run->report->outcome == OUTCOME_UPDATED ? EXIT_SUCCESS : result;
}

static int
do_init(struct run *run, const struct options *options)
{
	size_t size;
	char *bytes = files_read(AT_FDCWD, options->root, METADATA_MAX_ROOT, &size);
	if (!bytes)
		return say_broken(options->root, "read", errno == EFBIG ? "too long for a root" : strerror(errno));
	if (begin(run, options) == STATUS_DONE)
		run_init(run, bytes, size);
	store_close(run->store);
	free(bytes);
	return say(run->report);
}

static int
do_status(struct run *run, const struct options *options)
{
	char *path;
	size_t size = 0;
	if (asprintf(&path, "%s/" STATE_JSON, run->settings->store) < 0)
		abort();
	char *bytes = files_read(AT_FDCWD, path, STATE_MAX_FILE, &size);
	bool ran = bytes && state_parse(&run->state, bytes, size);
	if (!ran)
		status_report("%s: %s; kalauz-sync run %s it", path, bytes ? "damaged" : "nothing is known yet",
		    bytes ? "mends" : "begins");
	free(bytes);
	free(path);
	if (!ran)
		return EXIT_NEVER_RAN;
	const struct sync_settings *s = run->settings;
	struct upload_state upload;
	upload_state_look(&upload, s->store, s->tally);
	char *text = options->json ? state_json(&run->state, s->upload ? &upload : NULL, clock_of(options), &size)
	    : state_words(&run->state, s->upload ? &upload : NULL, clock_of(options));
	fputs(text, stdout);
	free(text);
	return EXIT_SUCCESS;
}

/* Only waits; the pass is another unit's, so that who starts that by hand need not wait. Without an id nobody waits: late
 * is worse than together. */
static int
do_turn(struct run *run, const struct options *options)
{
	const char *store = run->settings->store;
	char id[TURN_ID + 1];
	if (leave_root(run->settings, run->report) != STATUS_DONE)
		return say(run->report);
	if (!turn_id(store, id))
		return EXIT_SUCCESS;
	read_state(store, &run->state);
	int wait = turn_wait(turn_phase(id), clock_of(options), run->state.last_run);
	printf("kiosk %s: waits %d s\n", id, wait);
	fflush(stdout);
	sleep((unsigned)wait);
	return EXIT_SUCCESS;
}

/* Every fault in a line of its own. */
static void
count_fault(void *closure, bool fatal, const char *key, const char *what)
{
	int *faults = closure;
	status_report("%s: %s", key, what);
	*faults += fatal;
}

static int
do_check(struct run *run, const struct options *options)
{
	const struct sync_settings *s = run->settings;
	int faults = 0;
	const struct sync_check check = {.hear = count_fault, .closure = &faults};
	struct report report = {0};
	if (leave_root(s, &report) != STATUS_DONE)
		count_fault(&faults, true, "store", report.line);
	sync_check_files(s, options->config, &check);
	sync_check_store(s, &check);
	sync_check_upload(s, &check);
	if (!faults)
		printf("%s: good: %s of %s, into %s\n", options->config, s->edition, s->server, s->store);
	return faults ? EXIT_FAULTS : EXIT_SUCCESS;
}

static int
do_upload(struct run *run, const struct options *options)
{
	const struct sync_settings *s = run->settings;
	const struct run_upload upload = {
		.settings = s,
		.report = run->report,
		.now = clock_of(options),
		.patient = options->patient,
		.waiting = say_waiting,
	};
	run->report->server = s->upload;
	if (!s->upload)
		report_say(run->report, OUTCOME_CURRENT, "tally", "upload", "is not set: counts stay on this machine");
	else if (leave_root(s, run->report) == STATUS_DONE)
		run_upload(&upload);
	return say(run->report);
}

static const struct command {
	const char *name;
	int (*run)(struct run *, const struct options *);
	bool takes_json, takes_file, takes_patient;
} commands[] = {
	{.name = "run", .run = do_run, .takes_patient = true},
	{.name = "status", .run = do_status, .takes_json = true},
	{.name = "verify", .run = do_verify},
	{.name = "rollback", .run = do_rollback},
	{.name = "init", .run = do_init, .takes_file = true},
	{.name = "check", .run = do_check},
	{.name = "turn", .run = do_turn},
	{.name = "upload", .run = do_upload, .takes_patient = true},
};

/* ----------------------------------------------------------------- options -- */

static void
usage(FILE *out)
{
	fputs("usage: kalauz-sync [--config FILE] "
	    "run [--patient] | status [--json] | verify | rollback | init ROOT.json | check | turn\n"
	    "       kalauz-sync [--config FILE] upload [--patient]\n"
	    "       kalauz-sync --help | --version\n", out);
}

/* False: wrong, said. */
static bool
take_option(struct options *options, int option, const char *name)
{
	switch (option) {
	case 'c':
		options->config = optarg;
		return true;
	case 'j':
		return options->json = true;
	case 'p':
		return options->patient = true;
	case 'n':
		if (time_read(optarg, TIME_FORM_UTC_OR_DAY, &options->now) && options->now >= 0)
			return true;
		fprintf(stderr, "kalauz-sync: \"%s\" is not a time; write it like 2026-11-21 or "
		    "2026-11-21T09:41:00Z\n", optarg);
		return false;
	case 'h':
		usage(stdout);
		exit(EXIT_SUCCESS);
	case 'v':
		exit(version_print("kalauz-sync", CATALOGUE_SCHEMA));
	default:
		fprintf(stderr, "kalauz-sync: unknown or incomplete option %s\n", name);
		return false;
	}
}

/* NULL: wrong usage, said. */
static const struct command *
read_options(struct options *options, int argc, char **argv)
{
	static const struct option names[] = {
		{"config", required_argument, NULL, 'c'},
		{"json", no_argument, NULL, 'j'},
		{"now", required_argument, NULL, 'n'},
		{"patient", no_argument, NULL, 'p'},
		{"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'v'},
		{0},
	};
	*options = (struct options){.config = SYSCONFDIR "/kalauz/kalauz-sync.conf", .now = -1};
	opterr = 0;
	for (int option; (option = getopt_long(argc, argv, "", names, NULL)) != -1;)
		if (!take_option(options, option, argv[optind - 1]))
			return NULL;
	for (size_t i = 0; optind < argc && i < sizeof commands / sizeof *commands; i++) {
		const struct command *command = &commands[i];
		if (strcmp(command->name, argv[optind]) || optind + 1 + command->takes_file != argc ||
		    (options->json && !command->takes_json) || (options->patient && !command->takes_patient))
			continue;
		options->root = argv[argc - 1];
		return command;
	}
	return NULL;
}

static enum status
build_index(const char *catalogue, const char *index)
{
	return search_index_build(catalogue, index, NULL, NULL);
}

int
main(int argc, char **argv)
{
	static const struct run_index index = {build_index, search_index_is_current};
	struct options options;
	struct sync_settings settings;
	struct arena arena = {0};
	status_guard_streams();
	status_log_as("kalauz-sync", true);
	const struct command *command = read_options(&options, argc, argv);
	if (!command) {
		usage(stderr);
		return EXIT_USAGE;
	}
	umask(S_IWGRP | S_IWOTH);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	sync_settings_default(&settings);
	if (!time_read(version_day, TIME_FORM_UTC_OR_DAY, &settings.clock_floor))
		abort();
	int result;
	if (sync_settings_read(&settings, &arena, options.config) != STATUS_DONE) {
		result = command->run == do_check ? EXIT_FAULTS : say_broken(options.config, "settings", "cannot be used");
	} else {
		struct report report = {.server = settings.server};
		struct run run = {.settings = &settings, .report = &report, .index = &index};
		result = command->run(&run, &options);
	}
	arena_free(&arena);
	return status_of_output(result);
}
