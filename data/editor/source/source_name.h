/* The names of files as people and programs give them: "lakcím - másolat (2).YAML", "fees.yaml.txt", "~$x.docx". */
#ifndef SOURCE_NAME_H
#define SOURCE_NAME_H

#include <stdbool.h>

#include "data/arena.h"

enum name_ending {
	ENDING_YAML,   /* ".yaml" and nothing else */
	ENDING_PO,     /* ".po" and nothing else */
	ENDING_TEXT,   /* what can be either of them, named otherwise: ".yml", ".YAML", ".yaml.txt", none */
	ENDING_OFFICE, /* of a program that saves no plain text */
	ENDING_BACKUP, /* ".bak", "~" */
	ENDING_OTHER,
};

struct source_name {
	const char *base; /* without endings and what marks a copy */
	const char *id;   /* the id that it means, or NULL */
	enum name_ending ending;
	bool is_copy;
	bool is_foreign; /* another program's own file: "Thumbs.db", "~$lakcim.docx" */
	bool is_note;    /* for people: "README" */
};

/* The strings live in the arena. */
struct source_name source_name_read(struct arena *, const char *name);

#endif
