/* The command verify: everything in the repository, with the code that kiosks run. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/status.h"
#include "sync/base/names.h"
#include "sync/delta/apply.h"
#include "sync/publisher/publish_catalogue.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_files.h"
#include "sync/publisher/publish_expiry.h"
#include "sync/trust/metadata.h"
#include "sync/trust/targets.h"
#include "sync/trust/verify.h"

/* A client with an empty folder. */
struct client {
	const struct repository *r;
	struct report report;
	char folder[32];
	struct fetcher *fetcher;
	struct trust *trust;
	json_t *targets; /* name: true */
	unsigned files, rebuilt, skipped;
};

static bool
fits_any(const char *name)
{
	return strcmp(name, ".") && strcmp(name, "..");
}

static void
remove_folder(const char *folder)
{
	struct publish_names names;
	if (!publish_folder_list(folder, fits_any, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		char *path = publish_printf("%s/%s", folder, names.items[i]);
		publish_file_remove(path);
		free(path);
	}
	publish_names_free(&names);
	rmdir(folder);
}

/* A file without a name, beside the repository's work, where there is room for catalogues. */
static int
open_scratch(const struct client *client)
{
	int fd = open(client->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	char *path = publish_printf("%s/scratch", client->folder);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		status_report("%s: %s", path, strerror(errno));
	else
		unlink(path);
	free(path);
	return fd;
}

/* A time at which nothing has expired, if there is one: the rest is looked at all the same. */
static int64_t
best_time(const struct repository *r)
{
	int64_t time = r->now;
	for (enum top_role role = 0; role < ROLES; role++)
		if (r->published[role] && meta_expires(r->published[role]) <= time)
			time = meta_expires(r->published[role]) - 1;
	return time;
}

static bool
begin(struct client *client)
{
	struct fetch_settings settings;
	char *path = publish_printf("%s/1.root.json", client->r->directory);
	size_t size;
	char *bytes = publish_file_read(path, METADATA_MAX_ROOT, &size, NULL);
	char *server = realpath(client->r->directory, NULL);
	fetch_settings_default(&settings);
	settings.server = server;
	bool good = bytes && server && mkdtemp(client->folder) &&
	    trust_init(client->folder, bytes, size, &client->report) == STATUS_DONE &&
	    trust_open(&client->trust, client->folder, &client->report) == STATUS_DONE &&
	    (client->fetcher = fetcher_new(&settings, &client->report)) &&
	    verify_refresh(client->trust, client->fetcher, best_time(client->r)) == STATUS_DONE;
	free(server);
	free(bytes);
	free(path);
	return good;
}

static void
end(struct client *client)
{
	fetcher_free(client->fetcher);
	trust_free(client->trust);
	json_decref(client->targets);
	remove_folder(client->folder);
}

static bool
note_target(void *closure, const struct target *target)
{
	struct client *client = closure;
	json_object_set_new(client->targets, target->name, json_true());
	return true;
}

/* -------------------------------------------------------- images and deltas -- */

/* "EDITION/SCHEMA/catalogue.db", or "desk.db", for whatever is made of it; NULL: of something else. malloc'ed. */
static char *
catalogue_of(const char *name, int64_t *from)
{
	char edition[NAMES_MAX_EDITION + 1], file[16] = "catalogue";
	unsigned schema;
	long long f, t;
	int size = 0;
	*from = 0;
	if (sscanf(name, "%32[a-z0-9-]/%u/delta/%lld-%lld.zst%n", edition, &schema, &f, &t, &size) == 4 &&
	    size && !name[size])
		*from = f;
	else if (sscanf(name, "%32[a-z0-9-]/%u/%15[a-z].db.zst%n", edition, &schema, file, &size) != 3 || !size ||
	    name[size])
		return NULL;
	return publish_printf("%s/%u/%s.db", edition, schema, file);
}

/* The release that a delta begins with; -1: it is not kept. */
static int
open_old(const struct client *client, const char *catalogue, int64_t from)
{
	int folder = (int)strlen(catalogue) - (int)strlen("/catalogue.db");
	char *path = publish_printf("%s/releases/%.*s/%lld.db", client->r->work, folder, catalogue,
	    (long long)from);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	free(path);
	return fd;
}

static bool
rebuild(struct client *client, int fd, const struct target *made, int64_t from)
{
	int old = from ? open_old(client, made->name, from) : -1;
	if (from && old < 0) {
		client->skipped++;
		return true;
	}
	int scratch = open_scratch(client);
	enum status status = STATUS_IO;
	if (scratch >= 0)
		status = from ? apply_delta(old, fd, made, scratch, &client->report) :
		    apply_image(fd, made, scratch, &client->report);
	if (scratch >= 0)
		close(scratch);
	if (old >= 0)
		close(old);
	client->rebuilt += status == STATUS_DONE;
	return status == STATUS_DONE;
}

static bool
check_file(struct client *client, const struct target *target, int fd)
{
	if (targets_download(client->trust, client->fetcher, target, fd) != STATUS_DONE)
		return false;
	client->files++;
	struct target made;
	int64_t from;
	char *catalogue = catalogue_of(target->name, &from);
	bool good = !catalogue || (targets_find(client->trust, client->fetcher, catalogue, &made) ==
	        STATUS_DONE && rebuild(client, fd, &made, from));
	free(catalogue);
	return good;
}

static bool
check_target(struct client *client, const char *name)
{
	struct target target;
	struct report before = report_push(&client->report);
	int fd = open_scratch(client);
	bool good = fd >= 0 &&
	    targets_find(client->trust, client->fetcher, name, &target) == STATUS_DONE &&
	    check_file(client, &target, fd);
	if (!good)
		status_report("%s: %s", name, client->report.said ? client->report.line :
		    "the file is not in the repository");
	if (fd >= 0)
		close(fd);
	report_pop(&client->report, &before);
	return good;
}

static bool
check_targets(struct client *client)
{
	const char *name;
	json_t *each;
	bool good = true;
	targets_each(client->trust, note_target, client);
	json_object_foreach(client->targets, name, each)
		good = check_target(client, name) && good;
	return good;
}

static int
verify(const struct repository *r)
{
	struct client client = {.r = r, .folder = "/tmp/kalauz-publish-XXXXXX", .targets = json_object()};
	bool good = begin(&client);
	if (!good)
		status_report("%s: %s", r->directory, client.report.said ? client.report.line :
		    "no client can begin with it");
	good = good && check_targets(&client);
	end(&client);
	int status = good ? expiry_status(r) : EXIT_FAILURE;
	printf("%s: %s: %u files, %u rebuilt from images and deltas", r->directory, status == EXIT_FAILURE ? "BAD" :
	    status == EXIT_EXPIRED ? "EXPIRED" : "good", client.files, client.rebuilt);
	if (client.skipped)
		printf(", %u deltas not tried (their old release is not in %s)", client.skipped, r->work);
	printf("\n");
	for (enum top_role role = 0; role < ROLES; role++)
		expiry_print(r, role);
	return status;
}

int
publish_verify(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, OPTIONS_NO_KEYS, 0, 0))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_READ);
	int status = r ? verify(r) : EXIT_FAILURE;
	repository_close(r);
	return status;
}
