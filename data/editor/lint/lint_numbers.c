/* Permanent numbers: everything that slips and codes can name has one. */
#include "data/editor/lint/lint.h"

static void
check_number(void *closure, enum numbered kind, const char *key, struct place place)
{
	struct sources *sources = closure;
	if (!numbers_of(&sources->numbers, kind, key))
		FAULT(sources->faults, place, "id",
		    "\"{value}\" has no permanent number yet; run \"kalauz-data number {folder}\"", {"value", key},
		    {"folder", sources->folder});
}

static void
count(void *things, enum numbered kind, const char *key, struct place place)
{
	(void)kind, (void)key, (void)place;
	++*(size_t *)things;
}

void
lint_numbers(struct sources *sources)
{
	size_t things = 0;
	numbers_each(sources, count, &things);
	if (sources->numbers.exists)
		numbers_each(sources, check_number, sources);
	else if (things)
		FAULT(sources->faults, (struct place){.file = faults_file(sources->faults,
		    arena_printf(&sources->arena, "%s/" NUMBERS_FILE, sources->folder))}, NULL,
		    "is missing: there are no permanent numbers; run \"kalauz-data number {folder}\"",
		    {"folder", sources->folder});
}
