#include "kiosk/model/replica.h"

#include <string.h>

#define INDEX_NAME "search.db"
#define DESK_NAME  "desk.db"

enum { LONGEST_REST = 256 };

static bool
same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Notes the file as it is now; whether trying it makes sense. */
static bool
is_worth_trying(struct replica_path *path)
{
	struct stat now = {0};
	if (!path->path)
		return false;
	stat(path->path, &now); /* all zero when there is none */
	if (path->failed && same_file(&now, &path->tried))
		return false;
	path->tried = now;
	return true;
}

/* Notes what came of trying the file. */
static void
note_failure(struct replica_path *path, bool unreadable)
{
	path->failed = true;
	path->faults = unreadable ? path->faults + 1 : 0;
	path->rest = path->faults <= 8 ? (1u << path->faults) / 2 : LONGEST_REST;
}

static struct catalogue *
try_path(struct replica_path *path)
{
	struct catalogue *catalogue = NULL;
	if (!is_worth_trying(path))
		return NULL;
	enum status status = catalogue_open(&catalogue, path->path);
	path->failed = false;
	if (status != STATUS_DONE)
		note_failure(path, status == STATUS_IO);
	return catalogue;
}

/* In the folder of the catalogue that is open, wherever its path leads by now. */
static const char *
beside(const struct replica *replica, struct arena *arena, const char *name)
{
	const char *catalogue = catalogue_path(replica->catalogue);
	return arena_printf(arena, "%.*s%s", (int)(strrchr(catalogue, '/') + 1 - catalogue), catalogue, name);
}

/* One that did not open is tried again when it has changed. */
static void
open_search(struct replica *replica)
{
	struct arena arena = {0};
	struct stat now = {0};
	const char *path = beside(replica, &arena, INDEX_NAME);
	stat(path, &now); /* all zero when there is none */
	if (!same_file(&now, &replica->index_tried)) {
		replica->index_tried = now;
		search_close(replica->search);
		replica->search = NULL;
		if (search_open(&replica->search, path, replica->catalogue) == STATUS_IO)
			replica->index_tried = (struct stat){0};
	}
	arena_free(&arena);
}

static void
open_desk(struct replica *replica)
{
	struct arena arena = {0};
	if (replica->at_desk)
		desk_open(&replica->desk, beside(replica, &arena, DESK_NAME), catalogue_content_id(replica->catalogue));
	arena_free(&arena);
}

static void
take(struct replica *replica, struct catalogue *catalogue, int which)
{
	replica_close(replica);
	replica->catalogue = catalogue;
	replica->which = which;
	replica->checked = false;
	replica->index_tried = (struct stat){0};
	open_search(replica);
	open_desk(replica);
}

void
replica_open(struct replica *replica)
{
	for (int i = 0; !replica->catalogue && i < REPLICA_PATHS; i++) {
		struct catalogue *catalogue = try_path(&replica->paths[i]);
		if (catalogue)
			take(replica, catalogue, i);
	}
}

void
replica_close(struct replica *replica)
{
	search_close(replica->search);
	catalogue_close(replica->catalogue);
	desk_close(replica->desk);
	replica->search = NULL;
	replica->desk = NULL;
	replica->catalogue = NULL;
}

bool
replica_refresh(struct replica *replica)
{
	if (!replica->catalogue) {
		replica_open(replica);
		return replica->catalogue;
	}
	if (!search_works(replica->search))
		open_search(replica);
	for (int i = 0; i <= replica->which; i++) {
		if (i == replica->which && !catalogue_changed(replica->catalogue, replica->paths[i].path))
			return false;
		struct catalogue *catalogue = try_path(&replica->paths[i]);
		if (catalogue) {
			take(replica, catalogue, i);
			return true;
		}
	}
	return false;
}

void
replica_reject(struct replica *replica)
{
	note_failure(&replica->paths[replica->which], replica->catalogue && catalogue_was_unreadable(replica->catalogue));
	replica_close(replica);
}

void
replica_try_again(struct replica *replica)
{
	for (int i = 0; i < REPLICA_PATHS; i++) {
		struct replica_path *path = &replica->paths[i];
		if (path->failed && path->faults && !--path->rest)
			path->failed = false;
	}
	if (search_was_unreadable(replica->search))
		replica->index_tried = (struct stat){0};
}

bool
replica_check(struct replica *replica, bool (*go_on)(void *), void *closure)
{
	if (replica->checked || !replica->catalogue)
		return true;
	enum status status = catalogue_check(replica->catalogue, go_on, closure);
	replica->checked = status != STATUS_INTERRUPTED;
	if (status == STATUS_DONE)
		replica->paths[replica->which].faults = 0;
	return status == STATUS_DONE || status == STATUS_INTERRUPTED;
}
