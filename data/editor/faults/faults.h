/* What is wrong with the sources: collected first, printed together. */
#ifndef FAULTS_H
#define FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "data/arena.h"
#include "data/base/table.h"
#include "data/words.h"

/* Where something stands. `file` is a number that faults_file gave; line 0: the
 * file as a whole. */
struct place {
	uint32_t file, line;
};

struct fault {
	struct place place;
	const char *field, *text;
	size_t places; /* how many have the same cause; 0 and 1: this one only */
};

struct faults {
	struct arena arena;
	const char *lang; /* of the messages */
	const char **files;
	struct fault *items;
	size_t file_count, file_room, count, room;
	size_t left_out; /* beyond LIMIT_FAULTS */
	struct fault *notices; /* no faults, but worth knowing */
	size_t notice_count, notice_room;
	struct table causes; /* text → 1 + the item; see fault_cause */
};

/* A field within fields: "requirements.document". NULL is the whole entry. */
struct path {
	const struct path *parent;
	const char *name;
};

void faults_init(struct faults *, const char *lang);
void faults_destroy(struct faults *);

/* A number for the file; the path is copied. */
uint32_t faults_file(struct faults *, const char *path);
const char *faults_path(const struct faults *, uint32_t file);

/* Notes a fault. `field` is copied and may be NULL; `msgid` says what is wrong and,
 * after a semicolon, what to do. FAULT fills {names} in it. */
void fault(struct faults *, struct place, const char *field, const char *msgid);
void fault_fill(struct faults *, struct place, const char *field, const char *msgid,
    const struct fill *, size_t count);
#define FAULT(faults, place, field, msgid, ...) \
	fault_fill(faults, place, field, msgid, (const struct fill[]){__VA_ARGS__}, \
	    sizeof((const struct fill[]){__VA_ARGS__}) / sizeof(struct fill))

/* Likewise, but the same text said again is one cause, and stays one fault: it stands where it was found first, in
 * the order of printing, and says at how many places it is. */
void fault_cause(struct faults *, struct place, const char *field, const char *msgid, const struct fill *, size_t count);
#define FAULT_CAUSE(faults, place, field, msgid, ...) \
	fault_cause(faults, place, field, msgid, (const struct fill[]){__VA_ARGS__}, \
	    sizeof((const struct fill[]){__VA_ARGS__}) / sizeof(struct fill))

/* Likewise something that is no fault, but worth knowing. NOTICE fills {names} in it. */
void notice(struct faults *, struct place, const char *field, const char *msgid);
void fault_notice(struct faults *, struct place, const char *field, const char *msgid, const struct fill *,
    size_t count);
#define NOTICE(faults, place, field, msgid, ...) \
	fault_notice(faults, place, field, msgid, (const struct fill[]){__VA_ARGS__}, \
	    sizeof((const struct fill[]){__VA_ARGS__}) / sizeof(struct fill))

/* Adds the other's faults and notices to these. */
void faults_merge(struct faults *, const struct faults *other);

/* Whether the path leads through the field of that name in the entry itself. */
bool path_begins(const struct path *, const char *name);
/* "a.b" for a path, in the faults' arena; NULL for NULL. */
const char *faults_field(struct faults *, const struct path *);
/* A number as text, in the faults' arena. */
const char *faults_number(struct faults *, long long);

/* Forgets those in files that are not to be kept; returns how many faults they were. Nothing is added after that. */
size_t faults_keep(struct faults *, bool (*keeps)(void *closure, const char *path, bool is_notice), void *closure);
/* Prints "file:line: field: text" lines, sorted by file and line; returns how many
 * faults there are. */
size_t faults_print(struct faults *, FILE *);
/* Prints the notices in the same form, each called so; returns how many there are. */
size_t faults_print_notices(struct faults *, FILE *);

#endif
