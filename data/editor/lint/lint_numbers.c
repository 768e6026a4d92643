/* Permanent numbers: everything that slips and codes can name has one. */
#include "data/editor/lint/lint.h"

/* The things without a number, and the first one. */
struct unnumbered {
	const struct sources *sources;
	size_t count;
	const char *first;
	struct place place;
};

static void
take(void *closure, enum numbered kind, const char *key, struct place place)
{
	struct unnumbered *things = closure;
	if (numbers_of(&things->sources->numbers, kind, key))
		return;
	if (!things->count++) {
		things->first = key;
		things->place = place;
	}
}

/* Not while there are other faults: an id that is written wrong must not get a number. */
void
lint_numbers(struct sources *sources)
{
	struct unnumbered things = {.sources = sources};
	struct faults *faults = sources->faults;
	if (faults->count)
		return;
	numbers_each(sources, take, &things);
	if (things.count && !sources->numbers.exists)
		FAULT(faults, (struct place){.file = faults_file(faults, arena_printf(&sources->arena, "%s/" NUMBERS_FILE,
		    sources->folder))}, NULL, "is missing: there are no permanent numbers; take the file from the last release, or, if "
		    "there was none yet, run \"kalauz-data number {folder}\"", {"folder", sources->folder});
	else if (things.count > 1)
		FAULT(faults, things.place, "id", "\"{value}\" and {count} more have no permanent number yet; run \"kalauz-data "
		    "number {folder}\"", {"value", things.first}, {"count", faults_number(faults, (long long)things.count - 1)},
		    {"folder", sources->folder});
	else if (things.count)
		FAULT(faults, things.place, "id", "\"{value}\" has no permanent number yet; run \"kalauz-data number {folder}\"",
		    {"value", things.first}, {"folder", sources->folder});
}
