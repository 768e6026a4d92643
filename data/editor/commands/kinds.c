#include "data/editor/commands/kinds.h"

#include <string.h>

#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"

const char *
kinds_register(enum kind kind)
{
	for (size_t i = 0; i < source_register_count; i++)
		if (source_registers[i].kind == kind)
			return source_registers[i].name;
	return SERVICES_FOLDER;
}

bool
kinds_find(const char *lang, const char *word, enum kind *out)
{
	struct arena arena = {0};
	struct nearest nearest = nearest_to(word);
	const char *known = "";
	for (enum kind kind = KIND_CATALOGUE + 1; kind < KIND_COUNT; kind++) {
		nearest_offer(&nearest, kind_name(kind));
		nearest_offer(&nearest, kinds_register(kind));
		known = arena_printf(&arena, "%s%s%s", known, *known ? ", " : "", kinds_register(kind));
	}
	bool found = false;
	for (enum kind kind = KIND_CATALOGUE + 1; nearest.best && !found && kind < KIND_COUNT; kind++) {
		found = !strcmp(nearest.best, kind_name(kind)) || !strcmp(nearest.best, kinds_register(kind));
		*out = kind;
	}
	if (!found)
		SAY(lang, "there is nothing called \"{value}\"; write one of: {known}", {"value", word}, {"known", known});
	arena_free(&arena);
	return found;
}
