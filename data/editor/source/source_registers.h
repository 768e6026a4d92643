/* The registers of a catalogue: NAME.yaml, NAME/ with .yaml files, or both. */
#ifndef SOURCE_REGISTERS_H
#define SOURCE_REGISTERS_H

#include "data/editor/source/shape.h"

#define SERVICES_FOLDER "services"
#define TRANSLATIONS_FOLDER "po"
#define CATALOGUE_FILE "catalogue.yaml"
#define PROBES_FOLDER "probes" /* questions to try pages with */
#define SPELLING_FILE "spelling.txt" /* words that no dictionary has, and which are right all the same */

struct source_register {
	const char *name;
	enum kind kind;
};

extern const struct source_register source_registers[];
extern const size_t source_register_count;

/* The register of that name, or NULL. */
const struct source_register *source_register_named(const char *name);

#endif
