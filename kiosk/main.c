/* kalauz: wiring only. See kalauz(1). */
#include <errno.h>
#include <getopt.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "data/version.h"
#include "kiosk/app/app.h"
#include "kiosk/device/confine.h"
#include "kiosk/device/notify.h"
#include "kiosk/device/printer.h"
#include "kiosk/script.h"
#include "kiosk/device/term.h"

enum { EXIT_USAGE = 2 };

struct options {
	const char *catalogue, *config, *script, *lang;
	int width, height;
	int64_t now; /* -1: the clock's */
	bool locked, at_desk, check_only;
};

static volatile sig_atomic_t stop; /* set by a signal */
static struct app app;             /* where the crash handler finds it */

static void
usage(FILE *out)
{
	fprintf(out, "usage: kalauz [--kiosk | --desk] [--catalogue FILE] [--config FILE] [--lang LANG]\n"
	    "              [--now 2026-11-23T09:41] [--script FILE [--size 80x25]]\n"
	    "              [--open LINK] [--follow FAULTS]\n"
	    "       kalauz --check-config [--config FILE] [--lang LANG]\n"
	    "       kalauz --help | --version\n");
}

/* ----------------------------------------------------------------- options -- */

/* What kalauz-data preview says. */
static bool
set_editors_option(int option, const char *value)
{
	if (option == 'F')
		app.follow = value;
	else if (option == 'o' && !link_read(value, &app.first))
		fprintf(stderr, "kalauz: --open %s: leads nowhere\n", value);
	return option == 'F' || (option == 'o' && app.first.kind != LINK_NONE);
}

static bool
set_option(struct options *options, int option, const char *value)
{
	switch (option) {
	case 'c':
		options->catalogue = value;
		return true;
	case 'f':
		options->config = value;
		return true;
	case 's':
		options->script = value;
		return true;
	case 'l':
		options->lang = value;
		return true;
	case 'C':
		options->check_only = true;
		return true;
	case 'd':
		options->at_desk = true;
		return true;
	case 'k':
		options->locked = true;
		return true;
	case 'n':
		if (time_read(value, TIME_FORM_MINUTES, &options->now) && options->now >= 0)
			return true;
		fprintf(stderr, "kalauz: --now %s: not a time; write 2026-11-23T09:41\n", value);
		return false;
	case 'z':
		if (script_size(value, &options->width, &options->height))
			return true;
		fprintf(stderr, "kalauz: --size %s: not a size from 1x1 to 500x200\n", value);
		return false;
	default:
		return set_editors_option(option, value);
	}
}

static bool
parse_options(int argc, char **argv, struct options *options)
{
	static const struct option known[] = {
		{"catalogue", required_argument, NULL, 'c'}, {"config", required_argument, NULL, 'f'},
		{"script", required_argument, NULL, 's'}, {"lang", required_argument, NULL, 'l'},
		{"kiosk", no_argument, NULL, 'k'}, {"desk", no_argument, NULL, 'd'}, {"now", required_argument, NULL, 'n'},
		{"size", required_argument, NULL, 'z'}, {"follow", required_argument, NULL, 'F'},
		{"open", required_argument, NULL, 'o'}, {"check-config", no_argument, NULL, 'C'},
		{"help", no_argument, NULL, 'h'}, {"version", no_argument, NULL, 'v'}, {0},
	};
	*options = (struct options){.width = 80, .height = 25, .now = -1};
	for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
		if (option == 'h') {
			usage(stdout);
			exit(status_of_output(0));
		}
		if (option == 'v')
			exit(version_print("kalauz", CATALOGUE_SCHEMA));
		if (!set_option(options, option, optarg))
			return false;
	}
	return optind == argc;
}

/* The language of --lang moves to the front. */
static bool
prefer_language(struct settings *settings, const char *lang)
{
	for (int i = 0; lang && settings->languages[i]; i++)
		if (!strcmp(settings->languages[i], lang)) {
			const char *chosen = settings->languages[i];
			memmove(&settings->languages[1], &settings->languages[0], (size_t)i * sizeof chosen);
			settings->languages[0] = chosen;
			return true;
		}
	if (lang)
		fprintf(stderr, "kalauz: --lang %s: not one of the configured languages\n", lang);
	return !lang;
}

static enum status
read_settings(const struct options *options, struct settings *settings, struct arena *arena)
{
	settings_default(settings);
	if (options->config) {
		enum status status = settings_read(settings, arena, options->config, SET_BY_OFFICE);
		if (status == STATUS_ABSENT)
			status_report("%s: there is no such file", options->config);
		return status;
	}
	enum status centre = settings_read(settings, arena, SYSCONFDIR "/kalauz/centre.conf", SET_BY_CENTRE);
	enum status office = settings_read(settings, arena, SYSCONFDIR "/kalauz/kalauz.conf", SET_BY_OFFICE);
	settings->hall_path = SYSCONFDIR "/kalauz/hall.conf";
	if (centre != STATUS_DONE && centre != STATUS_ABSENT)
		return centre;
	return office == STATUS_ABSENT ? STATUS_DONE : office;
}

/* The hall's file, too, where all is only checked; else it is read between visits. */
static bool
is_hall_good(const struct options *options, const struct settings *settings, struct arena *arena)
{
	struct settings copy = *settings;
	if (!options->check_only || !settings->hall_path)
		return true;
	enum status status = settings_read(&copy, arena, settings->hall_path, SET_BY_HALL);
	return status == STATUS_DONE || status == STATUS_ABSENT;
}

/* Every fault is reported. In the locked kiosk the defaults hold where something is wrong: the screen must not stay
 * dark for it. */
static bool
settle_settings(const struct options *options, struct settings *settings, struct arena *arena)
{
	bool good = read_settings(options, settings, arena) == STATUS_DONE;
	good = prefer_language(settings, options->lang) && good;
	good = is_hall_good(options, settings, arena) && good;
	return good || (options->locked && !options->check_only);
}

/* The catalogue that came with the program: beside it in a build folder, else installed. */
static const char *
own_catalogue(struct arena *arena)
{
	char program[PATH_MAX];
	ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
	if (size > 0) {
		program[size] = 0;
		const char *beside = arena_printf(arena, "%s/catalogue.db", dirname(program));
		if (!access(beside, R_OK))
			return beside;
	}
	return DATADIR "/catalogue.db";
}

static void
choose_catalogues(const struct options *options, const struct settings *settings, struct arena *arena)
{
	if (options->catalogue) {
		app.replica.paths[0].path = options->catalogue;
		return;
	}
	app.replica.paths[0].path = settings->catalogue;
	app.replica.paths[1].path = own_catalogue(arena);
}

/* ----------------------------------------------------------------- signals -- */

static void
on_stop(int signal)
{
	(void)signal;
	stop = 1;
}

static void
on_crash(int signal)
{
	app_wipe(&app);
	term_rescue();
	raise(signal); /* SA_RESETHAND: the default now */
}

/* Those that do no harm by themselves, and the terminal's. */
static bool
is_harmless(int signal, bool locked)
{
	switch (signal) {
	case SIGCHLD:
	case SIGCONT:
	case SIGURG:
	case SIGWINCH:
		return true;
	case SIGTSTP:
	case SIGTTIN:
	case SIGTTOU:
		return !locked;
	default:
		return false;
	}
}

/* The locked kiosk is ended by SIGTERM; a terminal that hangs up shows in reading it. Else whatever ends a program ends
 * it in order. */
static void
handle_signals(bool locked)
{
	static const int crashing[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};
	struct sigaction action = {.sa_handler = on_stop}, ignored = {.sa_handler = SIG_IGN};
	for (int signal = 1; signal <= SIGRTMAX; signal++)
		if (!is_harmless(signal, locked))
			sigaction(signal, locked && signal != SIGTERM ? &ignored : &action, NULL);
	sigaction(SIGPIPE, &ignored, NULL);
	action = (struct sigaction){.sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND | SA_NODEFER};
	for (size_t i = 0; i < sizeof crashing / sizeof *crashing; i++)
		sigaction(crashing[i], &action, NULL);
}

/* What a visitor does must not land in a file. */
static void
forbid_dumps(bool locked)
{
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	if (locked)
		prctl(PR_SET_DUMPABLE, 0);
}

/* -------------------------------------------------------------------- runs -- */

static int64_t
clock_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* Seconds since 1970 as the wall clock here shows them; moved by --now. */
static int64_t
wall_clock(const struct options *options, int64_t started)
{
	if (options->now >= 0)
		return options->now + (clock_ms() - started) / 1000;
	time_t now = time(NULL);
	struct tm tm;
	return localtime_r(&now, &tm) ? (int64_t)timegm(&tm) : 0;
}

/* Lines for the log must not land on the screen: they wait until it is given back. */
static FILE *
hold_reports(int *real)
{
	FILE *held = isatty(STDERR_FILENO) ? tmpfile() : NULL;
	*real = -1;
	if (held) {
		fflush(stderr);
		*real = dup(STDERR_FILENO);
		dup2(fileno(held), STDERR_FILENO);
	}
	return held;
}

static void
release_reports(FILE *held, int real)
{
	char line[1024];
	if (!held)
		return;
	fflush(stderr);
	dup2(real, STDERR_FILENO);
	close(real);
	rewind(held);
	while (fgets(line, sizeof line, held))
		fputs(line, stderr);
	fclose(held);
}

/* Those without whom the loop has nobody to work for. */
struct outside {
	struct terminal *term;
	struct notify notify;
	struct printer printer;
	struct printer call; /* who calls colleagues */
	int64_t watched;     /* at a desk: when we last asked to hear calls, ms */
};

static bool
nobody_waits(void *closure)
{
	struct outside *outside = closure;
	notify_alive(&outside->notify, clock_ms());
	return !stop && !term_has_input(outside->term);
}

/* The next answer of the printer. */
static bool
hear_printer(struct printer *printer, struct input *input)
{
	for (const char *word; (word = printer_hear(printer));) {
		enum printing state = PRINTING_FAILED;
		if (!printing_of_word(word, &state) && strcmp(word, "closed") != 0)
			continue;
		*input = (struct input){.what = INPUT_PRINTER, .key = state};
		return true;
	}
	return false;
}

/* A call, or what becomes of ours; the turn that follows only shows it. */
static bool
hear_call(struct printer *call, struct input *input)
{
	const char *line = printer_hear(call);
	if (!line)
		return false;
	app_hear_call(&app, line);
	*input = (struct input){.what = INPUT_NONE};
	return true;
}

static struct input
next_input(struct outside *outside)
{
	struct input input = {.what = INPUT_OTHER};
	while (input.what == INPUT_OTHER && !hear_printer(&outside->printer, &input) && !hear_call(&outside->call, &input)) {
		const struct pollfd others[] = {printer_watch(&outside->printer), printer_watch(&outside->call)};
		input = term_read(outside->term, notify_wait(&outside->notify, app_wait(&app)), &stop, others, 2);
	}
	return input;
}

static void
mind_printer(struct printer *printer)
{
	if (app.print_stop)
		printer_stop(printer);
	if (app.print_job)
		printer_send(printer, app.print_job, app.print_size);
	app_take_job(&app);
}

/* A kiosk rings for each call anew; a desk listens, and asks again where it was cut off. */
static void
mind_call(struct outside *outside, const struct settings *settings)
{
	static const char watch[] = "watch\n";
	enum { WATCH_AGAIN = 30000 };
	int64_t now = clock_ms();
	if (app.call_stop)
		printer_stop(&outside->call);
	if (app.at_desk && *app.call_line)
		printer_say(&outside->call, app.call_line);
	else if (*app.call_line)
		printer_send(&outside->call, app.call_line, strlen(app.call_line));
	app.call_line[0] = 0;
	app.call_stop = false;
	if (!app.at_desk || !settings->call || outside->call.fd >= 0 || (outside->watched && now - outside->watched < WATCH_AGAIN))
		return;
	outside->watched = now;
	printer_send(&outside->call, watch, strlen(watch));
}

static void
run_turns(struct outside *outside, const struct options *options, const struct settings *settings, int64_t started)
{
	struct terminal *term = outside->term;
	while (!app.over) {
		app_draw(&app);
		term_show(term, &app.canvas);
		notify_alive(&outside->notify, clock_ms());
		struct input input = next_input(outside);
		if (input.what == INPUT_NONE)
			app_check(&app, nobody_waits, outside);
		app_turn(&app, clock_ms(), wall_clock(options, started), &input);
		mind_printer(&outside->printer);
		mind_call(outside, settings);
		explicit_bzero(&input, sizeof input);
		if (app.wiped)
			term_forget(term);
		app.wiped = false;
	}
}

/* From here on the kiosk changes no file but in the unit's own folders and that of its counts, starts nothing and calls nobody. Where that cannot
 * be had, it is reported; the screen must not stay dark for it. */
static void
lock_in(const struct settings *settings)
{
	const char *const writable[] = {getenv("STATE_DIRECTORY"), getenv("RUNTIME_DIRECTORY"), settings->tally};
	confine_enter(&(struct confine){.writable = writable, .writable_count = sizeof writable / sizeof *writable,
	    .local_sockets = settings->printer || settings->call});
}

static int
run_terminal(const struct options *options, const struct settings *settings)
{
	struct outside outside = {.watched = 0};
	int width, height, real;
	int64_t started = clock_ms();
	if (term_open(&outside.term, settings->escape_milliseconds) != STATUS_DONE)
		return 1;
	FILE *held = hold_reports(&real);
	handle_signals(options->locked);
	notify_open(&outside.notify);
	printer_init(&outside.printer, settings->printer);
	printer_init(&outside.call, settings->call);
	term_size(outside.term, &width, &height);
	if (options->locked)
		lock_in(settings);
	app.read_machine = machine_read;
	app.keep = tally_keep;
	app_init(&app, settings, width, height, started, wall_clock(options, started));
	run_turns(&outside, options, settings, started);
	app_destroy(&app);
	printer_stop(&outside.printer);
	printer_stop(&outside.call);
	notify_close(&outside.notify);
	term_close(outside.term);
	release_reports(held, real);
	return 0;
}

static int
run_script(const struct options *options, const struct settings *settings)
{
	bool standard = !strcmp(options->script, "-");
	FILE *file = standard ? stdin : fopen(options->script, "re");
	if (!file) {
		status_report("%s: %s", options->script, strerror(errno));
		return 1;
	}
	enum status status = script_run(&app, settings, options->width, options->height,
	    wall_clock(options, clock_ms()), options->script, file, stdout, NULL);
	if (!standard)
		fclose(file);
	return status_of_output(status != STATUS_DONE);
}

int
main(int argc, char **argv)
{
	struct options options;
	struct settings settings;
	struct arena arena = {0};
	if (!parse_options(argc, argv, &options)) {
		usage(stderr);
		return EXIT_USAGE;
	}
	forbid_dumps(options.locked);
	int result = !settle_settings(&options, &settings, &arena);
	app.locked = options.locked;
	app.at_desk = app.replica.at_desk = options.at_desk;
	choose_catalogues(&options, &settings, &arena);
	if (!result && !options.check_only)
		result = options.script ? run_script(&options, &settings) : run_terminal(&options, &settings);
	arena_free(&arena);
	return result;
}
