#include "tests/bench/walk.h"

#include "tests/bench/process.h"
#include "tests/bench/samples.h"
#include "tests/pty/terminal.h"

#include <stdlib.h>
#include <string.h>

enum { START_LIMIT = 5000, START_QUIET = 50, KEY_LIMIT = 250, KEY_QUIET = 25, KEY_LONGEST = 2000,
	ROWS_OF_A_SCREEN = 5, COLUMNS = 80, ROWS = 25, TRIES = 10 };

static unsigned
filled_rows(const struct terminal *terminal)
{
	unsigned count = 0;
	char *dump = terminal_dump(terminal);
	for (const char *line = dump; *line; line = strchr(line, '\n') + 1)
		count += *line != '\n';
	free(dump);
	return count;
}

static struct terminal *
start(const struct walk_program *program)
{
	struct terminal *terminal = terminal_start(program->argv, &(struct terminal_options){
	    .columns = COLUMNS, .rows = ROWS, .environment = program->environment,
	    .errors = "/dev/null"});
	if (!terminal)
		return NULL;
	bool there = terminal_wait_answer(terminal, START_LIMIT);
	if (program->first)
		there = there && terminal_wait_text(terminal, program->first, START_LIMIT);
	there = there && terminal_wait_quiet(terminal, START_QUIET, START_LIMIT);
	if (there && filled_rows(terminal) >= ROWS_OF_A_SCREEN)
		return terminal;
	terminal_free(terminal);
	return NULL;
}

static double
milliseconds(int64_t from, int64_t to)
{
	return (double)(to - from) / 1e6;
}

static bool
measure_starts(const struct walk_program *program, unsigned count, struct samples *starts)
{
	for (unsigned i = 0; i < count; i++) {
		struct terminal *terminal = start(program);
		if (!terminal)
			return false;
		samples_add(starts, milliseconds(terminal_started_at(terminal), terminal_read_at(terminal)));
		terminal_free(terminal);
	}
	return true;
}

static bool
is_unchanged(const struct terminal *terminal, const char *dump, struct terminal_cursor before)
{
	char *now = terminal_dump(terminal);
	struct terminal_cursor cursor = terminal_cursor(terminal);
	bool same = strcmp(now, dump) == 0 && cursor.column == before.column && cursor.row == before.row;
	free(now);
	return same;
}

/* False when the key brought nothing: no byte, or bytes that change neither the
 * screen nor the cursor. */
static bool
press(struct terminal *terminal, const char *key, struct samples *times, struct samples *bytes)
{
	uint64_t before = terminal_received(terminal);
	struct terminal_cursor cursor = terminal_cursor(terminal);
	char *dump = terminal_dump(terminal);
	bool answered = terminal_key(terminal, key) && terminal_wait_answer(terminal, KEY_LIMIT) &&
	    terminal_wait_quiet(terminal, KEY_QUIET, KEY_LONGEST);
	bool changed = answered && !is_unchanged(terminal, dump, cursor);
	free(dump);
	if (changed && times)
		samples_add(times, milliseconds(terminal_sent_at(terminal), terminal_read_at(terminal)));
	if (changed && bytes)
		samples_add(bytes, (double)(terminal_received(terminal) - before));
	return changed;
}

/* Down to the end, up to the beginning, and so on. */
static const char *
press_arrow(struct terminal *terminal, const char *direction, struct samples *times,
    struct samples *bytes)
{
	if (press(terminal, direction, times, bytes))
		return direction;
	return strcmp(direction, "Down") == 0 ? "Up" : "Down";
}

static void
walk_arrows(struct terminal *terminal, unsigned count, struct samples *times, struct samples *bytes)
{
	const char *direction = "Down";
	for (unsigned i = 0, silent = 0; i < count && silent < 2; i++) {
		const char *next = press_arrow(terminal, direction, times, bytes);
		silent = next == direction ? 0 : silent + 1;
		direction = next;
	}
}

static void
walk_pages(struct terminal *terminal, const struct walk_program *program, unsigned count,
    struct samples *opens, struct samples *backs, struct walk_figures *figures)
{
	const char *direction = "Down";
	for (unsigned i = 0; i < count; i++) {
		char *before = terminal_dump(terminal);
		if (press(terminal, program->open, opens, NULL)) {
			press(terminal, program->back, backs, NULL);
			char *after = terminal_dump(terminal);
			figures->opened++;
			figures->astray += strcmp(before, after) != 0;
			free(after);
		}
		free(before);
		direction = press_arrow(terminal, direction, NULL, NULL);
	}
}

/* The focus may rest where there is nothing to open: then one further. */
static bool
open_page(struct terminal *terminal, const char *open)
{
	const char *direction = "Down";
	for (unsigned i = 0; i < TRIES; i++) {
		if (press(terminal, open, NULL, NULL))
			return true;
		direction = press_arrow(terminal, direction, NULL, NULL);
	}
	return false;
}

static void
keep_percentiles(struct walk_figures *figures, enum walk_row row, struct samples *samples,
    const unsigned percents[WALK_VALUES])
{
	figures->present[row] = samples->count > 0;
	for (unsigned i = 0; i < WALK_VALUES; i++)
		figures->values[row][i] = samples_percentile(samples, percents[i]);
	samples_free(samples);
}

static void
keep_memory(struct walk_figures *figures, const struct terminal *terminal)
{
	figures->present[WALK_MEMORY] = process_memory(terminal_pid(terminal),
	    &figures->values[WALK_MEMORY][0], &figures->values[WALK_MEMORY][1]);
}

static void
walk_keys(struct terminal *terminal, const struct walk_program *program, unsigned count,
    struct walk_figures *figures)
{
	static const unsigned of_keys[WALK_VALUES] = {50, 95, 99}, of_bytes[WALK_VALUES] = {50, 100, 100};
	struct samples list = {0}, page = {0}, opens = {0}, backs = {0}, bytes = {0};
	for (const char *const *key = program->to_list; key && *key; key++)
		press(terminal, *key, NULL, NULL);
	walk_arrows(terminal, count, &list, NULL);
	walk_pages(terminal, program, count, &opens, &backs, figures);
	if (open_page(terminal, program->open))
		walk_arrows(terminal, count, &page, &bytes);
	keep_memory(figures, terminal);
	keep_percentiles(figures, WALK_LIST, &list, of_keys);
	keep_percentiles(figures, WALK_PAGE, &page, of_keys);
	keep_percentiles(figures, WALK_OPEN, &opens, of_keys);
	keep_percentiles(figures, WALK_BACK, &backs, of_keys);
	keep_percentiles(figures, WALK_BYTES, &bytes, of_bytes);
}

struct walk_figures
walk(const struct walk_program *program, const struct walk_counts *counts)
{
	struct walk_figures figures = {.why = NULL};
	struct samples starts = {0};
	if (!process_exists(program->argv[0])) {
		figures.why = "not installed";
		return figures;
	}
	bool started = measure_starts(program, counts->starts, &starts);
	struct terminal *terminal = started ? start(program) : NULL;
	if (terminal) {
		keep_percentiles(&figures, WALK_START, &starts, (const unsigned[]){50, 50, 50});
		walk_keys(terminal, program, counts->keys, &figures);
	} else {
		figures.why = "showed no first screen";
	}
	samples_free(&starts);
	terminal_free(terminal);
	return figures;
}
