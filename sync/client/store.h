/* The release folders on disk, and the one switch between them.
 *
 *     STORE/tuf/                       trusted metadata as received
 *     STORE/partial/                   downloads that are not whole yet, by hash
 *     STORE/releases/SERIAL/catalogue.db (and search.db, desk.db), release (what these are, for store_release)
 *     STORE/current -> releases/SERIAL
 *     STORE/held                       the content that was rolled back from
 *     STORE/status.json, kalauz-sync.prom, lock
 *     STORE/kiosk-id                   see turn.h
 *
 * A folder under releases/ is whole: it was synced before it got its name. Nothing in it is ever
 * written again; its parts beside the catalogue may be replaced by other whole ones.
 * When SERIAL is taken by the current release, the new one is called SERIAL.b. */
#ifndef STORE_H
#define STORE_H

#include "sync/trust/targets.h"

struct store;

/* Opens (and makes) the folders and takes the lock. STATUS_IO (said): cannot, or another run has it (busy).
 * Leftovers of a run that was cut off are removed; what is no folder, link or file where it should be is moved
 * aside. */
enum status store_open(struct store **, const char *directory, struct report *);
void store_close(struct store *); /* accepts NULL */

uint64_t store_current(const struct store *);     /* serial; 0: none */
uint64_t store_predecessor(const struct store *); /* the one kept besides, of the same target; 0: none */
uint64_t store_held(const struct store *);        /* rolled back from, of the current's target; 0: none */
const char *store_trust_directory(const struct store *);
/* The current catalogue for reading; -1: there is none. */
int store_open_current(const struct store *);
/* Bytes free for us. */
uint64_t store_free_space(const struct store *);

/* What may stand beside a catalogue. */
enum store_part {
	STORE_INDEX, /* search.db */
	STORE_DESK,  /* desk.db */
	STORE_PARTS,
};

/* What the current release was when it was activated, as written down then. */
struct record {
	char name[TARGETS_MAX_NAME + 1]; /* of the target */
	uint64_t serial, length;
	struct hashes hashes;
	struct hashes parts[STORE_PARTS]; /* SHA-256 alone; none: there is none, or it is not what it was */
};

/* False: there is none, or nothing can be told about it; then only its replacement helps. */
bool store_release(const struct store *, struct record *out);
/* The current release is found damaged: it is still shown, but store_release is false from now on. */
enum status store_distrust(struct store *);
/* Whether that part is, byte for byte, what was added; it costs reading it. */
bool store_part_is_whole(const struct store *, enum store_part);
/* From now on it is known not to be: its place in the record is empty. */
enum status store_distrust_part(struct store *, enum store_part);
/* Removes desk.db of every release. */
void store_drop_desk(struct store *);

/* A download by name (a hash in hex) for reading and writing, with what an earlier run got of it;
 * -1: said. */
int store_partial(struct store *, const char *name);
/* Removes all downloads but these; NULL: no exception. */
void store_drop_partials(struct store *, const char *const keep[], size_t count);

/* A folder for a release in the making; then its file `name` ("catalogue.db") for writing; -1: said. */
enum status store_begin(struct store *, uint64_t serial);
int store_create(struct store *, const char *name);
/* Moves a part of the folder in the making into the current release, in place of another. */
enum status store_add_part(struct store *, enum store_part);
/* Paths of a file in the making, and of one of the current release; malloc'ed. */
char *store_path(const struct store *, const char *name);
char *store_current_path(const struct store *, const char *name);
/* fsync, rename into releases/, switch `current`, fsync, drop what is older than the predecessor. */
enum status store_activate(struct store *, const struct target *);
void store_abandon(struct store *); /* removes the release in the making */
/* `current` back to the predecessor; what it was stays held until something else is activated. */
enum status store_rollback(struct store *);
/* Whether a rollback stands against this target: it has the content that was rolled back from, whatever its serial. */
bool store_holds(const struct store *, const struct target *);

/* Writes a file of the store atomically. */
enum status store_write(struct store *, const char *name, const char *bytes, size_t size);
/* Reads one of at most `max` bytes; malloc'ed, NUL-terminated. NULL: there is none, or longer. */
char *store_read(const struct store *, const char *name, size_t max, size_t *size);

#endif
