/* Commands that change what kiosks show: release, withdraw, drop. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/desk.h"
#include "sync/publisher/publish_catalogue.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_expiry.h"
#include "sync/publisher/publish_files.h"

/* Identity and schema of the file that the editor named; the whole of the copy. *content_id is malloc'ed. */
static bool
check_catalogue(const char *path, bool whole, char **content_id)
{
	struct catalogue *catalogue;
	if (catalogue_open(&catalogue, path) != STATUS_DONE)
		return false;
	bool good = !whole || catalogue_check(catalogue, NULL, NULL) == STATUS_DONE;
	if (good && content_id)
		*content_id = publish_printf("%s", catalogue_content_id(catalogue));
	catalogue_close(catalogue);
	return good;
}

/* The whole of desk.db, which belongs to that catalogue. */
static bool
check_desk(const char *path, const char *content_id)
{
	struct desk *desk = NULL;
	bool good = desk_open(&desk, path, content_id) == STATUS_DONE && desk_check(desk, NULL, NULL) == STATUS_DONE;
	desk_close(desk);
	return good;
}

/* What staff read, if there is such a file; a copy. False: said. */
static bool
take_desk(struct repository *r, const struct release *release, const char *path, char **taken)
{
	*taken = NULL;
	if (!publish_file_exists(path))
		return true;
	*taken = release_take(r, release, path, "incoming.desk");
	return *taken && check_desk(*taken, release->content_id);
}

/* `desk` need not exist. */
static bool
add(struct repository *r, struct release *release, const char *path, const char *desk)
{
	char *taken = NULL, *content_id = NULL, *taken_desk = NULL;
	bool good = check_catalogue(path, false, NULL) && (taken = release_take(r, release, path, "incoming")) &&
	    check_catalogue(taken, true, &content_id);
	release->content_id = content_id;
	good = good && take_desk(r, release, desk, &taken_desk);
	release->desk = taken_desk;
	if (!good)
		status_report("%s: not released", path);
	good = good && release_add(r, release, taken);
	if (!good && taken)
		publish_file_remove(taken);
	if (taken_desk)
		publish_file_remove(taken_desk); /* it has another name, or is there already */
	release->content_id = release->desk = NULL;
	free(taken_desk);
	free(content_id);
	free(taken);
	return good;
}

static bool
add_file(struct repository *r, struct release *release, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *desk = publish_printf("%.*sdesk.db", slash ? (int)(slash - path) + 1 : 0, path);
	bool there = publish_file_exists(desk), good = add(r, release, path, desk);
	if (good)
		printf("desk.db: %s\n", there ? "staff read it" : "none beside the catalogue, staff read nothing");
	free(desk);
	return good;
}

static bool
add_kept(struct repository *r, struct release *release, const char *path)
{
	char *desk = publish_printf("%.*s.desk.db", (int)(strlen(path) - strlen(".db")), path);
	bool good = add(r, release, path, desk);
	free(desk);
	return good;
}

/* Publishes what was staged and tidies up. */
static int
publish(struct repository *r, const struct release *release)
{
	bool fresh = r->staged[ROLE_TARGETS] == NULL;
	int status = repository_publish(r, false);
	if (status != EXIT_FAILURE && !r->staged[ROLE_TARGETS]) {
		printf("%s/%u: release %lld is %s\n", release->edition, release->schema,
		    (long long)release->serial, fresh ? "published already" : "published");
		release_prune(r);
	}
	return expiry_after(r, status);
}

static bool
check_signed_root(const struct repository *r)
{
	if (r->published[ROLE_ROOT])
		return true;
	status_report("%s: the root is not signed yet; see kalauz-publish status", r->directory);
	return false;
}

/* Bytes that were withdrawn are marked, not serials: they may come back under another one. NULL: said. */
static char *
mark_path(const char *folder, const char *path)
{
	char hex[2 * SHA256_SIZE + 1];
	return release_hash(path, hex) ? publish_printf("%s/%s.withdrawn", folder, hex) : NULL;
}

static bool
is_withdrawn(const char *folder, const char *path)
{
	char *mark = mark_path(folder, path);
	bool there = mark && publish_file_exists(mark);
	free(mark);
	return there;
}

/* Bytes that someone releases are good again. */
static void
unmark(const struct repository *r, const struct release *release)
{
	char *folder = release_folder(r, release->edition, release->schema);
	char *path = publish_printf("%s/%lld.db", folder, (long long)release->serial);
	char *mark = publish_file_exists(path) ? mark_path(folder, path) : NULL;
	if (mark)
		publish_file_remove(mark);
	free(mark);
	free(path);
	free(folder);
}

/* "a, b, c" of the editions that there are; malloc'ed. */
static char *
list_editions(const struct repository *r)
{
	const char *name, *last = "";
	json_t *target, *targets = repository_targets(r);
	char *list = publish_printf("%s", "");
	json_object_foreach(targets, name, target) {
		size_t size = strcspn(name, "/");
		if (!strncmp(name, last, size) && last[size] == '/')
			continue;
		char *longer = publish_printf("%s%s%.*s", list, *list ? ", " : "", (int)size, name);
		free(list);
		list = longer;
		last = name;
	}
	return list;
}

static bool
complain_of_edition(const struct repository *r, const char *edition, const char *remedy)
{
	char *list = list_editions(r);
	status_report("%s: there is no such edition here, but: %s%s", edition, *list ? list : "none", remedy);
	free(list);
	return false;
}

/* A name that nobody has used may be a slip. The first release of all may be of the edition that kiosks ask for when
 * they are told none. */
static bool
check_edition(const struct repository *r)
{
	const struct publish_options *options = r->options;
	bool first = !json_object_size(repository_targets(r)) && !strcmp(options->edition, PUBLISH_EDITION);
	return release_newest(r, options->edition) || options->new_edition || first ||
	    complain_of_edition(r, options->edition, "; for a new one add --new-edition");
}

int
publish_release(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, 0, 1, 1))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	struct release release = {
		.edition = options.edition, .schema = CATALOGUE_SCHEMA, .serial = options.serial,
	};
	int status = EXIT_FAILURE;
	if (r && check_signed_root(r) && check_edition(r) && add_file(r, &release, options.operands[0])) {
		unmark(r, &release);
		status = publish(r, &release);
	}
	repository_close(r);
	return status;
}

/* --------------------------------------------------------------- withdrawing -- */

static char *
kept_path(const char *folder, int64_t serial)
{
	return publish_printf("%s/%lld.db", folder, (long long)serial);
}

/* The release whose content comes back: the newest before `bad` that is not bad itself; 0: none. */
static int64_t
predecessor(const struct repository *r, const struct release *release, const char *folder, int64_t bad)
{
	size_t count;
	int64_t found = 0, *serials = release_kept(folder, &count);
	for (size_t i = count; !found && i-- > 0;) {
		char *path = kept_path(folder, serials[i]);
		if (serials[i] < bad && !is_withdrawn(folder, path) && !release_is_current(r, release, path))
			found = serials[i];
		free(path);
	}
	free(serials);
	return found;
}

static bool
mark(const char *folder, int64_t bad)
{
	char *path = kept_path(folder, bad), *to = publish_file_exists(path) ? mark_path(folder, path) : NULL;
	bool good = !to || publish_file_write(to, "", 0, 0644);
	free(to);
	free(path);
	return good;
}

static int
bring_back(struct repository *r, struct release *release, int64_t bad, const char *folder)
{
	int64_t from = r->options->content ? r->options->content : predecessor(r, release, folder, bad);
	char *path = kept_path(folder, from);
	int status = EXIT_FAILURE;
	release->like = from;
	if (!from || !publish_file_exists(path))
		status_report("%s/%u: the content of %s release is not kept in %s; release its file again",
		    release->edition, release->schema, from ? "that" : "an earlier", folder);
	else if (mark(folder, bad) && add_kept(r, release, path)) {
		printf("%s/%u: release %lld is withdrawn, the content of %lld comes back\n",
		    release->edition, release->schema, (long long)bad, (long long)from);
		status = publish(r, release);
	}
	free(path);
	return status;
}

static int
withdraw(struct repository *r, struct release *release, const char *operand)
{
	int64_t now = release_serial(r, release->edition, release->schema);
	int64_t bad = operand ? atoll(operand) : now;
	char *folder = release_folder(r, release->edition, release->schema);
	int status = EXIT_FAILURE;
	if (!now || bad <= 0 || bad > now)
		status_report("%s/%u: there is no release %s", release->edition, release->schema,
		    operand ? operand : "to withdraw");
	else if (bad < now) {
		printf("%s/%u: release %lld is not shown any more, %lld is\n", release->edition,
		    release->schema, (long long)bad, (long long)now);
		release->serial = now;
		status = publish(r, release);
	} else
		status = bring_back(r, release, bad, folder);
	free(folder);
	return status;
}

int
publish_withdraw(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, 0, 0, 1))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	struct release release = {
		.edition = options.edition, .schema = options.schema, .serial = options.serial,
	};
	int status = r && check_signed_root(r) ?
	    withdraw(r, &release, options.operand_count ? options.operands[0] : NULL) : EXIT_FAILURE;
	repository_close(r);
	return status;
}

/* ------------------------------------------------------------------ dropping -- */

static int
drop(struct repository *r, const char *edition)
{
	if (!release_newest(r, edition))
		return complain_of_edition(r, edition, "") ? EXIT_SUCCESS : EXIT_FAILURE;
	release_drop(r, edition);
	int status = repository_publish(r, false);
	if (status == EXIT_SUCCESS) {
		printf("%s: is not published any more; kiosks that are told to show it keep what they have\n", edition);
		release_prune(r);
	}
	return expiry_after(r, status);
}

int
publish_drop(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, 0, 1, 1))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	int status = r && check_signed_root(r) ? drop(r, options.operands[0]) : EXIT_FAILURE;
	repository_close(r);
	return status;
}
