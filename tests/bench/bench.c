/* bench [--build DIR] [--skip-3000] [--skip-10000] [--quick]
 *
 * Prints one table: what DESIGN.md promises, what the kiosk does, and what lynx
 * and w3m do with the same content on the same pseudo-terminal in the same run.
 * How each figure is taken stands in walk.h.
 *
 * Contents: the built-in catalogue (DIR/catalogue.db), and synthetic ones of
 * 3,000 and 10,000 services in 3 languages (DIR/generate, DIR/kalauz-data build;
 * the time and the peak memory of that build are rows of their own). The
 * browsers get an index of links and one page a service, made from
 * `kalauz-data list` and `show`; not for 10,000, where no target compares.
 *
 * "ours / best" is our figure divided by the better browser's: below 1 we are
 * better; for keys it is given for p50 and p99. A figure over its target gets an
 * "!", but fails nothing: exit status 1 means that our own program could not be
 * measured. Escape contains the time that curses waits for the rest of a function
 * key (a browser's "back" is an ordinary key). Others who use the machine's
 * processors show in p99: see the load. */
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/bench/pages.h"
#include "tests/bench/process.h"
#include "tests/bench/walk.h"

enum viewer { OURS, LYNX, W3M, VIEWERS };

struct bench {
	const char *folder;           /* where the programs are */
	struct walk_counts counts;
	bool skip_3000, skip_10000;
};

/* 0 where nothing is promised. */
struct targets {
	double values[WALK_ROWS][WALK_VALUES];
	double build_seconds, build_megabytes;
};

struct content {
	const char *title;
	unsigned services; /* 0: the built-in catalogue */
	bool peers;
	struct targets targets;
};

static const struct content contents[] = {
	{
		.title = "built-in catalogue",
		.peers = true,
		.targets.values = {[WALK_START] = {15}, [WALK_LIST] = {0.3, 0, 2}, [WALK_PAGE] = {0.3, 0, 2},
		    [WALK_OPEN] = {0.3, 0, 2}, [WALK_BYTES] = {0, 400}, [WALK_MEMORY] = {8}},
	},
	{
		.title = "3,000 services × 3 languages",
		.services = 3000,
		.peers = true,
		.targets.values = {[WALK_START] = {15}, [WALK_LIST] = {0.3, 0, 2}, [WALK_PAGE] = {0.3, 0, 2},
		    [WALK_OPEN] = {0.3, 0, 2}, [WALK_BYTES] = {0, 400}, [WALK_MEMORY] = {8}},
		.targets.build_seconds = 3,
		.targets.build_megabytes = 200,
	},
	{
		.title = "10,000 services × 3 languages",
		.services = 10000,
		.targets.values = {[WALK_LIST] = {0, 0, 5}, [WALK_PAGE] = {0, 0, 5}, [WALK_OPEN] = {0, 0, 5},
		    [WALK_BYTES] = {0, 400}, [WALK_MEMORY] = {12}},
	},
};

struct row {
	const char *label;
	unsigned values;
	const char *format;
};

static const struct row rows[WALK_ROWS] = {
	[WALK_START] = {"start → first full screen, ms", 1, "%.1f"},
	[WALK_LIST] = {"arrow key in a list, ms p50 p95 p99", 3, "%.2f"},
	[WALK_PAGE] = {"arrow key on a page, ms p50 p95 p99", 3, "%.2f"},
	[WALK_OPEN] = {"Enter: opens a page, ms p50 p95 p99", 3, "%.2f"},
	[WALK_BACK] = {"Esc / back, ms p50 p95 p99", 3, "%.2f"},
	[WALK_BYTES] = {"bytes per arrow on a page, median most", 2, "%.0f"},
	[WALK_MEMORY] = {"memory after the walk, MB RSS PSS", 2, "%.1f"},
};

/* ------------------------------------------------------------------- table -- */

enum { LABEL_WIDTH = 40, CELL_WIDTH = 19 };

static void
put_padded(const char *text, unsigned width)
{
	unsigned letters = 0;
	for (const char *at = text; *at; at++)
		letters += ((unsigned char)*at & 0xc0) != 0x80;
	printf("%s%*s", text, letters < width ? (int)(width - letters) : 1, "");
}

/* Values side by side; "–" where there is none (or no target). */
static void
put_values(const struct row *row, const double *values, bool present, bool is_target, bool missed)
{
	char cell[128];
	size_t size = is_target && present ? (size_t)sprintf(cell, "≤ ") : 0;
	for (unsigned i = 0; i < row->values; i++) {
		size += (size_t)sprintf(cell + size, "%s", i > 0 ? "  " : "");
		if (!present || (is_target && values[i] <= 0))
			size += (size_t)sprintf(cell + size, "–");
		else
			size += (size_t)snprintf(cell + size, sizeof cell - size, row->format, values[i]);
		if (!present)
			break;
	}
	snprintf(cell + size, sizeof cell - size, "%s", missed ? " !" : "");
	put_padded(cell, CELL_WIDTH);
}

static bool
has_target(const double *targets)
{
	return targets[0] > 0 || targets[1] > 0 || targets[2] > 0;
}

static bool
is_missed(const double *targets, const double *values)
{
	for (unsigned i = 0; i < WALK_VALUES; i++)
		if (targets[i] > 0 && values[i] > targets[i])
			return true;
	return false;
}

/* Ours through the better peer's, for the first value and, of keys, the last. */
static void
put_ratio(const struct walk_figures figures[VIEWERS], enum walk_row number)
{
	bool put = false;
	for (unsigned i = 0; i < rows[number].values; i += 2) {
		double best = 0;
		for (unsigned viewer = LYNX; viewer < VIEWERS; viewer++) {
			double value = figures[viewer].values[number][i];
			if (figures[viewer].present[number] && value > 0 && (best <= 0 || value < best))
				best = value;
		}
		if (best > 0 && figures[OURS].present[number]) {
			printf("%s%.2f", put ? "  " : "", figures[OURS].values[number][i] / best);
			put = true;
		}
	}
	puts(put ? "" : "–");
}

static void
put_row(const struct content *content, const struct walk_figures figures[VIEWERS], enum walk_row number)
{
	const double *targets = content->targets.values[number];
	const struct walk_figures *ours = &figures[OURS];
	put_padded(rows[number].label, LABEL_WIDTH);
	put_values(&rows[number], targets, has_target(targets), true, false);
	put_values(&rows[number], ours->values[number], ours->present[number], false,
	    ours->present[number] && is_missed(targets, ours->values[number]));
	for (unsigned viewer = LYNX; viewer < VIEWERS; viewer++)
		put_values(&rows[number], figures[viewer].values[number], figures[viewer].present[number],
		    false, false);
	put_ratio(figures, number);
}

static void
put_heading(const struct content *content)
{
	static const char *const cells[] = {"target", "ours", "lynx", "w3m"};
	printf("\n");
	put_padded(content->title, LABEL_WIDTH);
	for (unsigned i = 0; i < 4; i++)
		put_padded(cells[i], CELL_WIDTH);
	puts("ours / best");
}

static void
put_notes(const struct walk_figures figures[VIEWERS])
{
	static const char *const names[VIEWERS] = {"kalauz", "lynx", "w3m"};
	for (unsigned viewer = 0; viewer < VIEWERS; viewer++)
		if (figures[viewer].why)
			printf("  –: %s %s\n", names[viewer], figures[viewer].why);
	if (figures[OURS].astray > 0)
		printf("  note: in %u of %u page changes Esc did not come back to the same screen\n",
		    figures[OURS].astray, figures[OURS].opened);
	fflush(stdout);
}

static void
put_build(const struct content *content, const struct process_cost *cost)
{
	static const struct row row = {"kalauz-data build, s and MB peak", 2, "%.1f"};
	double targets[WALK_VALUES] = {content->targets.build_seconds, content->targets.build_megabytes};
	double values[WALK_VALUES] = {cost->seconds, cost->peak_megabytes};
	put_padded(row.label, LABEL_WIDTH);
	put_values(&row, targets, has_target(targets), true, false);
	put_values(&row, values, values[0] > 0, false, is_missed(targets, values));
	put_padded("–", CELL_WIDTH);
	put_padded("–", CELL_WIDTH);
	puts("–");
}

static void
put_machine(const char *when)
{
	char load[64] = "?";
	FILE *file = fopen("/proc/loadavg", "r");
	if (file) {
		if (!fgets(load, sizeof load, file))
			strcpy(load, "?");
		fclose(file);
	}
	load[strcspn(load, "\n")] = '\0';
	printf("%s: %ld processors, load %s\n", when, sysconf(_SC_NPROCESSORS_ONLN), load);
	fflush(stdout);
}

/* ----------------------------------------------------------------- walking -- */

/* A catalogue with the same bytes keeps its date, and so its pages for the browsers. */
static bool
take_up(const char *made, const char *catalogue)
{
	struct process_cost ignored;
	if (process_run((char *[]){"cmp", "-s", (char *)made, (char *)catalogue, NULL}, &ignored))
		return unlink(made) == 0;
	return rename(made, catalogue) == 0;
}

/* The synthetic source and its catalogue; the cost of the latter. */
static bool
make_catalogue(const struct bench *bench, unsigned services, char *catalogue, size_t room,
    struct process_cost *cost)
{
	char generate[4096], kalauz_data[4096], source[4096], made[4096], number[16];
	struct process_cost ignored;
	snprintf(generate, sizeof generate, "%s/generate", bench->folder);
	snprintf(kalauz_data, sizeof kalauz_data, "%s/kalauz-data", bench->folder);
	snprintf(source, sizeof source, "%s/bench.work/%u", bench->folder, services);
	snprintf(catalogue, room, "%s/bench.work/%u.db", bench->folder, services);
	snprintf(made, sizeof made, "%s/bench.work/%u.new.db", bench->folder, services);
	snprintf(number, sizeof number, "%u", services);
	unlink(made);
	if (!process_run((char *[]){generate, "--services", number, source, NULL}, &ignored)) {
		fprintf(stderr, "bench: %s failed\n", generate);
		return false;
	}
	if (!process_run((char *[]){kalauz_data, "number", source, NULL}, &ignored) ||
	    !process_run((char *[]){kalauz_data, "build", "-o", made, source, NULL}, cost)) {
		fprintf(stderr, "bench: %s build -o %s %s failed\n", kalauz_data, made, source);
		return false;
	}
	return take_up(made, catalogue);
}

static struct walk_figures
walk_ours(const struct bench *bench, char *catalogue)
{
	char kalauz[4096];
	snprintf(kalauz, sizeof kalauz, "%s/kalauz", bench->folder);
	struct walk_program program = {
	    .argv = (char *[]){kalauz, "--catalogue", catalogue, NULL},
	    .to_list = (const char *[]){"Enter", NULL}, .open = "Enter", .back = "Escape"};
	return walk(&program, &bench->counts);
}

static void
walk_peers(const struct bench *bench, const char *index, const char *first,
    struct walk_figures figures[VIEWERS])
{
	char home[4096 + 16];
	snprintf(home, sizeof home, "HOME=%s/bench.work/home", bench->folder);
	mkdir(home + strlen("HOME="), 0777);
	const char *environment[] = {home, NULL};
	struct walk_program lynx = {.environment = environment, .first = first,
	    .argv = (char *[]){"lynx", "-display_charset=utf-8", "-assume_charset=utf-8", (char *)index,
	    NULL}, .open = "Enter", .back = "Left"};
	struct walk_program w3m = {.environment = environment, .first = first,
	    .argv = (char *[]){"w3m", "-no-mouse", (char *)index, NULL}, .to_list = (const char *[]){"Tab",
	    NULL}, .open = "Enter", .back = "B"};
	figures[LYNX] = walk(&lynx, &bench->counts);
	figures[W3M] = walk(&w3m, &bench->counts);
}

static void
measure_peers(const struct bench *bench, const struct content *content, const char *catalogue,
    struct walk_figures figures[VIEWERS])
{
	char kalauz_data[4096], folder[4096], index[4200], first[PAGES_NAME];
	snprintf(kalauz_data, sizeof kalauz_data, "%s/kalauz-data", bench->folder);
	snprintf(folder, sizeof folder, "%s/bench.work/%u.html", bench->folder, content->services);
	snprintf(index, sizeof index, "%s/index.html", folder);
	if (!content->peers)
		figures[LYNX].why = figures[W3M].why = "not measured at this size";
	else if (!pages_export(kalauz_data, catalogue, folder, first))
		figures[LYNX].why = figures[W3M].why = "not measured: no pages could be made";
	else
		walk_peers(bench, index, first, figures);
}

/* False when our own program could not be measured. */
static bool
measure(const struct bench *bench, const struct content *content)
{
	struct walk_figures figures[VIEWERS] = {{.why = NULL}};
	struct process_cost cost = {0};
	char catalogue[4096];
	snprintf(catalogue, sizeof catalogue, "%s/catalogue.db", bench->folder);
	put_heading(content);
	fflush(stdout);
	if (content->services > 0 &&
	    !make_catalogue(bench, content->services, catalogue, sizeof catalogue, &cost)) {
		puts("  –: its catalogue could not be built");
		return false;
	}
	figures[OURS] = walk_ours(bench, catalogue);
	measure_peers(bench, content, catalogue, figures);
	for (unsigned row = 0; row < WALK_ROWS; row++)
		put_row(content, figures, row);
	if (content->services > 0)
		put_build(content, &cost);
	put_notes(figures);
	return !figures[OURS].why;
}

static bool
read_options(struct bench *bench, int argc, char **argv)
{
	static const struct option options[] = {{"build", required_argument, NULL, 'b'},
	    {"skip-3000", no_argument, NULL, '3'}, {"skip-10000", no_argument, NULL, '1'},
	    {"quick", no_argument, NULL, 'q'}, {0}};
	for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
		switch (option) {
		case 'b': bench->folder = optarg; break;
		case '3': bench->skip_3000 = true; break;
		case '1': bench->skip_10000 = true; break;
		case 'q': bench->counts = (struct walk_counts){.starts = 5, .keys = 40}; break;
		default: return false;
		}
	}
	return optind == argc;
}

int
main(int argc, char **argv)
{
	struct bench bench = {.folder = "build", .counts = {.starts = 15, .keys = 200}};
	if (!read_options(&bench, argc, argv)) {
		fputs("usage: bench [--build DIR] [--skip-3000] [--skip-10000] [--quick]\n", stderr);
		return 2;
	}
	char folder[4096];
	snprintf(folder, sizeof folder, "%s/bench.work", bench.folder);
	mkdir(folder, 0777);
	put_machine("before");
	bool measured = true;
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		if (!(contents[i].services == 3000 && bench.skip_3000) &&
		    !(contents[i].services == 10000 && bench.skip_10000))
			measured = measure(&bench, &contents[i]) && measured;
	printf("\n");
	put_machine("after");
	return measured ? 0 : 1;
}
