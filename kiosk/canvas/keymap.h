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
	ACTION_FIRST,     /* the beginning of the list, page or text */
	ACTION_LAST,
	ACTION_OPEN,
	ACTION_MARK,      /* ticks what is focused, or takes the tick away; elsewhere as ACTION_OPEN */
	ACTION_HELP,
	ACTION_LANGUAGE,
	ACTION_HOME,
	ACTION_SEARCH,
	ACTION_DETAILS,   /* what stands behind the focused line; in the search, letters on the screen */
	ACTION_GLOSSARY,
	ACTION_AZ,
	ACTION_BACK,
	ACTION_ERRAND,    /* puts the service on the errands, or takes it off */
	ACTION_ERRANDS,
	ACTION_QUESTIONS,
	ACTION_PRINT,     /* the list on paper */
	ACTION_CALL,      /* a colleague */
	ACTION_SERVED,    /* at the desk: the errand can begin */
	ACTION_SENT_BACK, /* at the desk: it cannot */
	ACTION_FINISH,
	ACTION_FOOTER,    /* moves the focus to the footer and along it */
	ACTION_FOOTER_BACK,
	ACTION_QUIT,      /* never with --kiosk */
	/* Not on a key of their own. */
	ACTION_DIGIT,     /* value: 0 to 9 */
	ACTION_CHARACTER, /* value: a code point */
	ACTION_CHOOSE,    /* value: which item, as by a click on it */
	ACTION_BOX,       /* value: which item's box, as by a click on it */
	ACTION_TERM,      /* value: a term within a text, as by a click on it */
	ACTION_SCROLL,    /* value: lines */
	ACTION_CLOCK,     /* time passed */
	/* Only where text is typed. */
	ACTION_ERASE,     /* the character before the cursor */
	ACTION_ERASE_NEXT,
	ACTION_ERASE_ALL,
	ACTION_LAYOUT,    /* letters of another language on the screen */
	ACTION_DONE,      /* typing is over */
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
/* The same where text is typed: whatever is printed on a key is a character. */
enum action keymap_text_action(uint32_t key, int64_t *value);
/* The row of an action that has a hint; NULL: none. */
const struct binding *keymap_hint(enum action);
/* The key with this name in scripts ("Enter", "F1", "Ctrl-Q", "a"); 0: there is none. */
uint32_t keymap_key(const char *name);

#endif
