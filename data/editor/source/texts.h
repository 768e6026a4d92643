/* All texts of the sources, numbered, with their translations. */
#ifndef TEXTS_H
#define TEXTS_H

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
};

/* The languages besides Hungarian that a catalogue can have. */
enum { LANGUAGES = 3 };
extern const char *const languages[LANGUAGES]; /* "en", "de", "uk" */

struct texts {
	struct arena arena;
	struct source_text *items;
	size_t count, room;
	uint32_t *index;         /* by hash of context and msgid: number + 1, or 0 */
	size_t index_room;
	const char **translations[LANGUAGES]; /* by number; NULL: none. NULL: no such PO file */
	struct arena translation_arenas[LANGUAGES];
};

/* Numbers the texts of every entry, and gives them slots: SLOT_NAME and SLOT_SUMMARY
 * as the format says, the others in the order of the source. A spoken form has the
 * number after its text's. */
void texts_number(struct texts *, struct sources *);
void texts_free(struct texts *);
/* Gives up the translations into a language. */
void texts_forget(struct texts *, size_t language);
/* Gives up all but the texts and translations themselves, for which others have pointers. */
void texts_shed(struct texts *);

/* The number of a text, or -1. */
long texts_find(const struct texts *, const char *context, const char *msgid);

/* The translation of a text, or of its spoken form; NULL: none. `language` is an index. */
const char *texts_translation(const struct texts *, size_t language, const struct node *);
const char *texts_translation_spoken(const struct texts *, size_t language, const struct node *);

#endif
