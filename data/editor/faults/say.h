/* What goes wrong with the program's own work, rather than in the sources: a line on the standard error output. */
#ifndef SAY_H
#define SAY_H

#include "data/status.h"
#include "data/words.h"

/* At the start of the program: what the library reports comes as "kalauz-data: ..." in English; in Hungarian it does
 * not come at all, say_unread and say_unwritten say it. */
void say_begin(void);

/* "kalauz-data: ..." in that language (NULL: the environment's), without control characters. */
void say(const char *lang, const char *msgid, const struct fill *, size_t count);
#define SAY(lang, msgid, ...) \
	say(lang, msgid, (const struct fill[]){__VA_ARGS__}, \
	    sizeof((const struct fill[]){__VA_ARGS__}) / sizeof(struct fill))

/* In Hungarian only, in English the library has said it: why a catalogue's file could not be read. */
void say_unread(const char *path, enum status);

/* That a file could not be written, and why: a number of errno, or 0 where the library has reported it. */
void say_unwritten(const char *lang, const char *path, int error);

/* Why a system call failed, in words of that language; lives for ever. */
const char *say_reason(const char *lang, int error);

#endif
