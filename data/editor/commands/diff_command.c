/* `kalauz-data diff`: what visitors will read otherwise, for a reviewer. */
#include "data/editor/commands/commands.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/build/build.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/page_diff.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/source_folder.h"
#include "data/editor/source/source_registers.h"

enum { DIFFERENT = 1 };

/* One of the two sides. */
struct side {
	const char *given;
	struct arena *arena;
	const char *lang; /* of the messages */
	struct catalogue *catalogue;
	struct list things; /* struct page_thing */
	const char *folder, *file; /* made of sources; NULL: none was */
};

/* Sources as a catalogue in a file of its own. */
static bool
open_sources(struct side *side)
{
	const char *temporary = getenv("TMPDIR");
	char *folder = arena_printf(side->arena, "%s/kalauz-diff-XXXXXX", temporary && *temporary ? temporary : "/tmp");
	struct checked checked;
	if (!mkdtemp(folder)) {
		say_unwritten(side->lang, folder, errno);
		return false;
	}
	side->folder = folder;
	side->file = folder_join(side->arena, folder, "catalogue.db");
	check_read(&checked, side->given, side->lang);
	bool good = !faults_print(&checked.faults, stderr) &&
	    build_catalogue(&checked, &(struct build_output){.catalogue = side->file}) == STATUS_DONE;
	check_free(&checked);
	return good && catalogue_open(&side->catalogue, side->file) == STATUS_DONE;
}

/* A catalogue's file, a release's folder, a kiosk's store, or sources. */
static bool
open_side(struct side *side)
{
	static const char *const inside[] = {"catalogue.db", "current/catalogue.db"};
	const char *file = side->given;
	bool is_folder;
	if (folder_has(folder_join(side->arena, side->given, CATALOGUE_FILE), &is_folder))
		return open_sources(side);
	for (size_t i = 0; folder_has(side->given, &is_folder) && is_folder && i < sizeof inside / sizeof *inside; i++) {
		const char *path = folder_join(side->arena, side->given, inside[i]);
		if (folder_has(path, &is_folder) && !is_folder) {
			file = path;
			break;
		}
	}
	enum status status = catalogue_open(&side->catalogue, file);
	if (status != STATUS_DONE)
		say_unread(file, status);
	return status == STATUS_DONE;
}

static bool
read_side(struct side *side)
{
	if (!open_side(side))
		return false;
	enum status status = page_lines_of(side->catalogue, side->arena, CATALOGUE_BASE_LANGUAGE, &side->things);
	if (status != STATUS_DONE)
		say_unread(side->given, status);
	return status == STATUS_DONE;
}

static void
close_side(struct side *side)
{
	catalogue_close(side->catalogue);
	if (side->file)
		unlink(side->file);
	if (side->folder)
		rmdir(side->folder);
}

static int
order(const struct page_thing *x, const struct page_thing *y)
{
	int kinds = strcmp(y->kind, x->kind);
	return kinds ? kinds : strcmp(x->id, y->id);
}

/* Both sides are sorted. */
static bool
print_difference(const struct side *old, const struct side *new)
{
	const struct page_thing *x = old->things.items, *y = new->things.items;
	const struct page_thing *x_end = x + old->things.count, *y_end = y + new->things.count;
	bool changed = false;
	while (x < x_end || y < y_end) {
		int which = x == x_end ? 1 : y == y_end ? -1 : order(x, y);
		changed |= page_diff_print(which <= 0 ? x : NULL, which >= 0 ? y : NULL, new->lang);
		x += which <= 0;
		y += which >= 0;
	}
	return changed;
}

int
diff_command(int argc, char **argv)
{
	struct arguments arguments;
	struct arena arena = {0};
	if (!arguments_read_pair(&arguments, argc, argv))
		return EXIT_USAGE;
	struct side old = {.given = arguments.operands[0], .arena = &arena, .lang = arguments.lang};
	struct side new = {.given = arguments.operands[1], .arena = &arena, .lang = arguments.lang};
	int result = EXIT_TROUBLE;
	if (read_side(&old) && read_side(&new))
		result = print_difference(&old, &new) ? DIFFERENT : EXIT_SUCCESS;
	close_side(&old);
	close_side(&new);
	arena_free(&arena);
	return result;
}
