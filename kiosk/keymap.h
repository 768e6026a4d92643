/* Key → action → hint → help: one table, so that none of them can drift. */
#ifndef KEYMAP_H
#define KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum action {
	ACTION_NONE,
	ACTION_UP,
	ACTION_DOWN,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_LAST,
	ACTION_OPEN,
	ACTION_HELP,
	ACTION_LANGUAGE,
	ACTION_HOME,
	ACTION_GLOSSARY,
	ACTION_AZ,
	ACTION_BACK,
	ACTION_FINISH,
	ACTION_FOOTER,    /* moves the focus to the footer and along it */
	ACTION_FOOTER_BACK,
	ACTION_QUIT,      /* never with --kiosk */
	/* Not on a key of their own. */
	ACTION_DIGIT,     /* value: 0 to 9 */
	ACTION_CHARACTER, /* value: a code point */
	ACTION_CHOOSE,    /* value: which item, as by a click on it */
	ACTION_TERM,      /* value: a term within a text, as by a click on it */
	ACTION_SCROLL,    /* value: lines */
	ACTION_TICK,      /* time passed */
};

struct binding {
	uint32_t key;
	const char *label;   /* as printed on the key; a msgid */
	enum action action;
	const char *hint;    /* in the footer, NULL: not there; a msgid */
	const char *help;    /* on the help page, NULL: as the row before; a msgid */
};

extern const struct binding keymap[];
extern const size_t keymap_count;

/* The action of a key; value gets the digit or character. */
enum action keymap_action(uint32_t key, int64_t *value);
/* The row of an action that has a hint; NULL: none. */
const struct binding *keymap_hint(enum action);
/* The key with this name in scripts ("Enter", "F1", "Ctrl-Q", "a"); 0: there is none. */
uint32_t keymap_key(const char *name);

#endif
