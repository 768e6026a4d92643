/* The options of kalauz-data's commands. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>

struct arguments {
	const char *lang;   /* of the messages */
	const char *folder; /* DIR */
	const char *output; /* -o FILE */
	const char *date;   /* --date DATE, or NULL */
	const char *desk;   /* --desk FILE, or NULL */
};

enum { EXIT_USAGE = 2 };

/* Reads "[--lang L] [DIR]", and with `build` "-o FILE", "--date DATE" and "--desk FILE" too. False:
 * wrong usage, reported. */
bool arguments_read(struct arguments *, int argc, char **argv, bool build);

#endif
