/* Permanent numbers: everything that slips and codes can name has one. */
#include "data/editor/faults/nearest.h"
#include "data/editor/lint/lint.h"

/* The things without a number, and the first one. */
struct unnumbered {
	const struct sources *sources;
	size_t count;
	const char *first;
	enum numbered kind; /* of the first */
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
		things->kind = kind;
		things->place = place;
	}
}

/* A line of the ledger for something of that kind which is gone, and is called much the same; NULL: there is none. */
static const char *
near_and_gone(const struct sources *sources, enum numbered kind, const char *key)
{
	static const enum kind kinds[NUMBERED_KINDS] = {
		[NUMBERED_SERVICE] = KIND_SERVICE, [NUMBERED_QUESTION] = KIND_QUESTION, [NUMBERED_DOCUMENT] = KIND_DOCUMENT,
		[NUMBERED_PERSON] = KIND_PERSON,
	};
	struct nearest nearest = nearest_to(key);
	const struct numbers_line *line = sources->numbers.lines.items;
	for (size_t i = 0; kind != NUMBERED_OPTION && i < sources->numbers.lines.count; i++, line++)
		if (line->kind == kind && !source_find(sources, kinds[kind], line->key))
			nearest_offer(&nearest, line->key);
	return nearest.best;
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
	const char *near = things.count == 1 ? near_and_gone(sources, things.kind, things.first) : NULL;
	if (things.count && !sources->numbers.exists)
		FAULT(faults, (struct place){.file = faults_file(faults, arena_printf(&sources->arena, "%s/" NUMBERS_FILE,
		    sources->folder))}, NULL, "is missing: there are no permanent numbers; take the file from the last release, or, if "
		    "there was none yet, run \"kalauz-data number {folder}\"", {"folder", sources->folder});
	else if (things.count > 1)
		FAULT(faults, things.place, "id", "\"{value}\" and {count} more have no permanent number yet; run \"kalauz-data "
		    "number {folder}\"", {"value", things.first}, {"count", faults_number(faults, (long long)things.count - 1)},
		    {"folder", sources->folder});
	else if (near)
		FAULT(faults, things.place, "id", "\"{value}\" has no permanent number, but \"{near}\", which is gone, has one; an id never "
		    "changes: write {near} again, or, if somebody edited numbers.yaml, take that from the last release; if it is really "
		    "something new, run \"kalauz-data number {folder}\"", {"value", things.first}, {"near", near},
		    {"folder", sources->folder});
	else if (things.count)
		FAULT(faults, things.place, "id", "\"{value}\" has no permanent number yet; run \"kalauz-data number {folder}\"",
		    {"value", things.first}, {"folder", sources->folder});
}
