/* Commands that only sign: sign, refresh. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/status.h"
#include "sync/publisher/publish_catalogue.h"
#include "sync/publisher/publish_clock.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_expiry.h"
#include "sync/publisher/publish_files.h"

/* Which role a metadata file is of, by its name: "5.targets.json". */
static bool
role_of(const char *path, enum top_role *out)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	name += strspn(name, "0123456789");
	name += *name == '.';
	for (enum top_role role = 0; role < ROLES; role++) {
		size_t size = strlen(role_names[role]);
		if (!strncmp(name, role_names[role], size) && !strcmp(name + size, ".json"))
			return *out = role, true;
	}
	status_report("%s: the name is not one of metadata, like 5.targets.json", path);
	return false;
}

/* ---------------------------------------------------------------- offline -- */

/* What the holder of a key puts a name to. */
static void
print_content(const char *path, const json_t *metadata, enum top_role role)
{
	const char *name;
	json_t *each;
	size_t i;
	char date[TIME_SIZE];
	time_write(meta_expires(metadata), date);
	printf("%s: %s version %" PRId64 ", expires %s\n", path, role_names[role], meta_version(metadata),
	    date);
	for (enum top_role r = 0; role == ROLE_ROOT && r < ROLES; r++)
		json_array_foreach(root_keyids(metadata, r), i, each)
			printf("  %s: key %s (%lld needed)\n", role_names[r], json_string_value(each),
			    (long long)root_threshold(metadata, r));
	json_object_foreach(json_object_get(meta_signed(metadata), "targets"), name, each) {
		const char *hash = json_string_value(json_object_get(json_object_get(each, "hashes"), "sha256"));
		printf("  %s: %lld bytes, SHA-256 %s\n", name,
		    (long long)json_integer_value(json_object_get(each, "length")), hash ? hash : "none");
	}
}

static bool
lasts(const struct publish_options *options, const char *path, const json_t *metadata)
{
	int64_t now;
	char date[TIME_SIZE], moment[TIME_SIZE];
	publish_clock(options, 0, 0, false, &now);
	if (meta_expires(metadata) > now)
		return true;
	time_write(meta_expires(metadata), date);
	time_write(now, moment);
	status_report("%s: expired on %s, by this machine's clock, which says %s; prepare it anew", path, date, moment);
	return false;
}

/* Signs a file in its place. */
static bool
sign_file(const struct publish_options *options, struct keyring *ring, const char *path)
{
	enum top_role role;
	json_t *metadata = role_of(path, &role) ? meta_read(path, role, NULL) : NULL;
	if (!metadata)
		return false;
	print_content(path, metadata, role);
	if (!lasts(options, path, metadata)) {
		json_decref(metadata);
		return false;
	}
	int count = keyring_sign_all(ring, metadata, role);
	if (!count)
		status_report("%s: no %s-*.pem in the key folders", path, role_names[role]);
	size_t size;
	char *bytes = meta_bytes(metadata, &size);
	bool good = count > 0 && publish_file_write(path, bytes, size, 0644);
	if (good)
		printf("  signed with %d of our keys\n", count);
	free(bytes);
	json_decref(metadata);
	return good;
}

static int
sign_files(const struct publish_options *options)
{
	struct keyring *ring = keyring_new(options);
	bool good = true;
	for (size_t i = 0; good && i < options->operand_count; i++)
		good = sign_file(options, ring, options->operands[i]);
	keyring_free(ring);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* --------------------------------------------------------- signatures come in -- */

/* Adds what the file brings to what is staged. */
static bool
merge(struct repository *r, const char *path)
{
	enum top_role role;
	json_t *metadata = role_of(path, &role) ? meta_read(path, role, NULL) : NULL;
	if (!metadata)
		return false;
	json_t *staged = r->staged[role];
	unsigned count = 0;
	bool same = staged && meta_same(staged, metadata);
	if (same && r->published[ROLE_ROOT])
		count = meta_merge(staged, metadata, r->published[ROLE_ROOT], role);
	if (same && r->staged[ROLE_ROOT])
		count += meta_merge(staged, metadata, r->staged[ROLE_ROOT], role);
	if (!same)
		status_report("%s: not what waits to be signed here; it was prepared anew since, or is published",
		    path);
	else if (!count)
		status_report("%s: no good signature by a %s key", path, role_names[role]);
	json_decref(metadata);
	return count > 0;
}

static int
publish_signed(struct repository *r)
{
	for (size_t i = 0; i < r->options->operand_count; i++)
		if (!merge(r, r->options->operands[i]))
			return EXIT_FAILURE;
	int status = repository_publish(r, false);
	if (status == EXIT_SUCCESS)
		printf("%s: published\n", r->directory);
	return expiry_after(r, status);
}

int
publish_sign(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, OPTIONS_NO_REPOSITORY | OPTIONS_NO_KEYS, 0, 64))
		return EXIT_USAGE;
	if (!options.repository && (!options.operand_count || !options.key_count)) {
		status_report("sign needs --repository DIR, or --keys DIR and files");
		return EXIT_USAGE;
	}
	if (!options.repository)
		return sign_files(&options);
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	int status = r ? publish_signed(r) : EXIT_FAILURE;
	repository_close(r);
	return status;
}

/* ---------------------------------------------------------------- refresh -- */

int
publish_refresh(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, 0, 0, 0))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	int status = r ? repository_publish(r, true) : EXIT_FAILURE;
	if (status == EXIT_SUCCESS) {
		release_prune(r);
		status = expiry_status(r);
	}
	repository_close(r);
	return status;
}
