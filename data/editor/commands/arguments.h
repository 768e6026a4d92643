/* The options of kalauz-data's commands. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include <stdbool.h>
#include <stddef.h>

struct arguments {
	const char *lang;   /* of the messages */
	const char *folder; /* DIR */
	const char *output; /* -o FILE */
	const char *date;   /* --date DATE, or NULL */
	const char *desk;   /* --desk FILE, or NULL */
	const char *release, *urgent; /* --release FILE, --urgent REASON, or NULL */
	bool drafts;        /* --drafts */
	char **operands;    /* but DIR; see arguments_read_own */
	size_t operand_count;
};

/* An option of one command: with a value, or `flag`, which it sets. */
struct own_option {
	const char *name; /* without its hyphens */
	const char **value;
	bool *flag;
};

enum { MOST_IDS = 10000 }; /* operands that are ids */

/* EXIT_TROUBLE is 2 for who called the program, too, as diff(1) has it. */
enum { EXIT_USAGE = 2, EXIT_TROUBLE = 3 };

/* Reads "[--lang L] [DIR]", and with `build` "-o FILE", "--date DATE", "--desk FILE", "--drafts", "--release FILE" and "--urgent
 * REASON" too. False: wrong usage, reported. */
bool arguments_read(struct arguments *, int argc, char **argv, bool build);

/* Reads "[--lang L] [--OWN VALUE] OPERAND ... [DIR]", in any order, with so many operands at least and at most; the
 * options end with one without a name. An operand that is the name of a folder is DIR; of a YAML file, its id is taken. False: wrong usage, of which all
 * but a wrong number of operands is reported. */
bool arguments_read_own(struct arguments *, int argc, char **argv, const struct own_option *, size_t least, size_t most);
/* Reads "[--lang L] OLD NEW", either of which may be a folder. */
bool arguments_read_pair(struct arguments *, int argc, char **argv);

#endif
