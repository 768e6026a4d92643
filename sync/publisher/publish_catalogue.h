/* From a catalogue's file to the targets of one edition and schema: the file itself, its compressed image,
 * and deltas from the releases before it. */
#ifndef PUBLISH_CATALOGUE_H
#define PUBLISH_CATALOGUE_H

#include "sync/publisher/publish_repository.h"

struct release {
	const char *edition;
	unsigned schema;
	int64_t serial;         /* 0: the next one of the edition */
	int64_t like;           /* a kept release with the same bytes, whose image will do; 0: none known */
	const char *content_id;
	const char *desk;       /* a copy of desk.db, what staff read, which belongs to it; NULL: there is none */
};

/* Copies a file to DIR.work, as `name`, where nobody changes it while it is checked and compressed. The copy's path,
 * malloc'ed; NULL: said. */
char *release_take(struct repository *, const struct release *, const char *path, const char *name);
/* Makes a release of the copy: fills DIR.work and DIR with its files and stages the targets that name
 * them. When the edition has the same bytes already, and of desk.db too, nothing is staged. Sets the serial. */
bool release_add(struct repository *, struct release *, const char *taken);
/* Stages targets without any of the edition. */
void release_drop(struct repository *, const char *edition);
/* Removes what no client that is up to date within the last days can still ask for. */
void release_prune(struct repository *);

/* SHA-256 of a file in hex; false: said. */
bool release_hash(const char *path, char hex[2 * SHA256_SIZE + 1]);
/* Whether that file has the bytes of the edition's and schema's release. */
bool release_is_current(const struct repository *, const struct release *, const char *path);
/* The highest serial of an edition that is published or prepared; 0: there is no such edition. */
int64_t release_newest(const struct repository *, const char *edition);
/* The serial of an edition and schema now; 0: none. */
int64_t release_serial(const struct repository *, const char *edition, unsigned schema);
/* DIR.work/releases/EDITION/SCHEMA; malloc'ed. */
char *release_folder(const struct repository *, const char *edition, unsigned schema);
/* The releases that are kept there, as serials in ascending order; malloc'ed. */
int64_t *release_kept(const char *folder, size_t *count);
/* "DIR/HASH.NAME" for the target DIR/NAME: where a consistent snapshot has its file; malloc'ed. */
char *release_path(const struct repository *, const char *name, const json_t *target);

#endif
