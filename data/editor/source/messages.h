/* All texts of the sources, numbered, with their translations. */
#ifndef MESSAGES_H
#define MESSAGES_H

#include "data/editor/source/source.h"

/* A text, or the spoken form of one. */
struct source_text {
	const char *context; /* msgctxt: "service utlevel faq.answer" */
	const char *msgid;   /* the Hungarian text */
	struct place place;
	const struct entry *owner;
	const struct node *node; /* of the text, also when this is its spoken form */
	bool spoken;
	size_t same;         /* the first text with that context and msgid: itself, mostly */
	uint32_t next;       /* another one of the context: its number + 1; 0: no more */
};

/* The languages besides Hungarian that a catalogue can have. */
enum { LANGUAGES = 3 };
extern const char *const languages[LANGUAGES]; /* "en", "de", "uk" */

struct messages {
	struct arena arena;
	struct source_text *items;
	size_t count, room;
	struct table contexts;   /* the first text of each: its number + 1 */
	const char **translations[LANGUAGES]; /* by number; NULL: none. NULL: no such PO file */
	struct arena translation_arenas[LANGUAGES];
};

/* Numbers the texts of every entry, and gives them slots: SLOT_NAME and SLOT_SUMMARY
 * as the format says, the others in the order of the source. A spoken form has the
 * number after its text's. */
void messages_number(struct messages *, struct sources *);
void messages_free(struct messages *);
/* Gives up the translations into a language. */
void messages_forget(struct messages *, size_t language);
/* Gives up what they are found by. */
void messages_shed_contexts(struct messages *);
/* Gives up all but the texts and translations themselves, for which others have pointers. */
void messages_shed(struct messages *);

/* The number of a text, or -1. */
long messages_find(const struct messages *, const char *context, const char *msgid);

/* The translation of a text, or of its spoken form; NULL: none. `language` is an index. */
const char *messages_translation(const struct messages *, size_t language, const struct node *);
const char *messages_translation_spoken(const struct messages *, size_t language, const struct node *);

#endif
