/* Configuration files: lines of "key = value", "#" begins a comment line. Limits: LIMIT_CONF_*. */
#ifndef CONF_H
#define CONF_H

#include <stddef.h>

#include "data/arena.h"
#include "data/status.h"

/* The line being read, for the functions that set. */
struct conf {
	void *settings;       /* what they fill */
	struct arena *arena;  /* for its strings */
	const char *name;     /* of the file, for reports */
	int line;
	const char *key, *value; /* trimmed; the value is never empty, and lives as long as the arena */
};

struct conf_key {
	const char *key;
	enum status (*set)(const struct conf *);
};

/* Reports "NAME:LINE: KEY: what"; STATUS_INVALID. `what` names the remedy. */
enum status conf_complain(const struct conf *, const char *what);

/* The value as a whole number from `least` to `most`, counted in `unit` ("seconds"); else complains, with what stands
 * in *out as an example. */
enum status conf_number(const struct conf *, int *out, int least, int most, const char *unit);

/* Reads every line, whatever is wrong with others: unknown and repeated keys, empty values, lines that are
 * too long or no plain UTF-8 text are reported, and what `set` complains of; then STATUS_INVALID. */
enum status conf_parse(struct conf *, const struct conf_key *, size_t count, const char *bytes, size_t size);

/* Reads the file, then all of PATH.d/ whose names end in ".conf", in the order of their names: what a later one says
 * holds. All are read, whatever is wrong with one, and their faults are reported. STATUS_ABSENT (not reported): there is
 * no file at all. The name in `conf` is afterwards that of the last. */
enum status conf_read(struct conf *, const struct conf_key *, size_t count, const char *path);

#endif
