#include "sync/client/obtain_desk.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sync/client/rehearse.h"

#define CATALOGUE "catalogue.db"
#define DESK      "desk.db"

enum { MAX_DESK = 16 * 1024 * 1024 }; /* bytes */

enum status
obtain_desk_find(const struct obtain *of, struct target *out)
{
	struct obtain obtain = *of;
	char name[TARGETS_MAX_NAME + 1];
	int folder = (int)(strlen(of->target->name) - strlen(CATALOGUE));
	snprintf(name, sizeof name, "%.*s" DESK, folder, of->target->name);
	return obtain_find(&obtain, name, out) ? STATUS_DONE : STATUS_ABSENT;
}

enum status
obtain_desk(const struct obtain *of, const struct target *desk)
{
	struct obtain obtain = *of;
	obtain.target = desk;
	if (desk->length > MAX_DESK)
		return report_say(of->report, OUTCOME_REFUSED, desk->name, "length", "%" PRIu64 ", at most %d", desk->length,
		    MAX_DESK);
	int fd = store_create(of->store, DESK);
	if (fd < 0)
		return STATUS_IO;
	enum status status = obtain_file(&obtain, fd);
	close(fd);
	return status;
}

enum status
obtain_desk_rehearse(const struct obtain *of, const struct target *desk, const char *catalogue)
{
	char *path = store_path(of->store, DESK);
	enum status status = rehearse_desk(path, catalogue, desk, of->report);
	free(path);
	return status;
}

/* Whether that very file is in place. */
static bool
is_in_place(const struct store *store, const struct target *desk)
{
	struct record record;
	struct hashes wanted = desk->hashes;
	wanted.has_sha512 = false; /* records have the other one */
	return store_release(store, &record) && hashes_match(&wanted, &record.parts[STORE_DESK]) &&
	    store_part_is_whole(store, STORE_DESK);
}

enum status
obtain_desk_mend(const struct obtain *of, bool *came)
{
	struct target desk;
	*came = false;
	if (obtain_desk_find(of, &desk) != STATUS_DONE || is_in_place(of->store, &desk))
		return STATUS_DONE;
	char *catalogue = store_current_path(of->store, CATALOGUE);
	enum status status = store_begin(of->store, store_current(of->store));
	if (status == STATUS_DONE)
		status = obtain_desk(of, &desk);
	if (status == STATUS_DONE)
		status = obtain_desk_rehearse(of, &desk, catalogue);
	if (status == STATUS_DONE)
		status = store_add_part(of->store, STORE_DESK);
	store_abandon(of->store);
	*came = status == STATUS_DONE;
	free(catalogue);
	return status;
}
