#include "data/editor/lint/lint_sound.h"

#include <string.h>

/* Whether a fault in such a field changes what is asked, and what is needed. */
static bool
is_of_cases(const char *field)
{
	static const char *const names[] = {"questions", "options", "requirements", "eligibility", "id", "choice", "asked_when", "impossible",
		"when", "no_papers_when", "lacks", "acting_for", "use", "one_of", "document", "whose", "person", "handling", "if_held", "kind"};
	const char *dot = field ? strrchr(field, '.') : NULL, *last = dot ? dot + 1 : field;
	for (size_t i = 0; last && i < sizeof names / sizeof *names; i++)
		if (!strcmp(last, names[i]))
			return true;
	return !field;
}

void
lint_note_unsound(struct sources *sources)
{
	const struct faults *faults = sources->faults;
	bool *unsound = NULL;
	for (size_t i = 0; i < faults->count; i++) {
		if (!is_of_cases(faults->items[i].field))
			continue;
		if (!unsound)
			unsound = arena_array(&sources->arena, faults->file_count, sizeof *unsound);
		unsound[faults->items[i].place.file] = true;
	}
	sources->unsound = unsound;
}

bool
lint_is_sound(const struct sources *sources, const struct entry *entry)
{
	if (!source_knows_all(sources, KIND_QUESTION) || !source_knows_all(sources, KIND_REQUIREMENT) ||
	    !source_knows_all(sources, KIND_DOCUMENT))
		return false;
	if (!sources->unsound)
		return true;
	for (size_t i = 0; i < sources->of[KIND_QUESTION].count; i++) {
		const struct entry *question = sources->of[KIND_QUESTION].items[i];
		if (!question->service && sources->unsound[question->node->place.file])
			return false;
	}
	for (size_t i = 0; i < sources->of[KIND_REQUIREMENT].count; i++)
		if (sources->unsound[sources->of[KIND_REQUIREMENT].items[i]->node->place.file])
			return false;
	return !sources->unsound[entry->node->place.file];
}
