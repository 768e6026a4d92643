#include "data/editor/source/source_registers.h"

#include <string.h>

const struct source_register source_registers[] = {
	{"life_events", KIND_LIFE_EVENT},
	{"persons", KIND_PERSON},
	{"office_kinds", KIND_OFFICE_KIND},
	{"authorities", KIND_AUTHORITY},
	{"payees", KIND_PAYEE},
	{"amounts", KIND_AMOUNT},
	{"remedies", KIND_REMEDY},
	{"concepts", KIND_CONCEPT},
	{"documents", KIND_DOCUMENT},
	{"questions", KIND_QUESTION},
	{"requirements", KIND_REQUIREMENT},
	{"offices", KIND_OFFICE},
	{"glossary", KIND_TERM},
	{"calendar", KIND_YEAR},
	{"holidays", KIND_HOLIDAY},
	{"matters", KIND_MATTER},
};
const size_t source_register_count = sizeof source_registers / sizeof *source_registers;

const struct source_register *
source_register_named(const char *name)
{
	for (size_t i = 0; i < source_register_count; i++)
		if (!strcmp(source_registers[i].name, name))
			return &source_registers[i];
	return NULL;
}
