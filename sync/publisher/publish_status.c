/* The command status: what is published, until when, and what waits. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_expiry.h"

/* "EDITION/SCHEMA/catalogue.db" gives the length of "EDITION/SCHEMA/", else 0. */
static int
catalogue_prefix(const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash && !strcmp(slash, "/catalogue.db") ? (int)(slash - name) + 1 : 0;
}

static void
print_release(const json_t *targets, const char *name, int prefix, const json_t *target)
{
	const char *each, *content;
	json_t *other;
	json_int_t image = 0, deltas = 0;
	const json_t *custom = json_object_get(target, "custom");
	json_object_foreach((json_t *)targets, each, other) {
		json_int_t length = json_integer_value(json_object_get(other, "length"));
		if (strncmp(each, name, (size_t)prefix))
			continue;
		if (!strcmp(each + prefix, "catalogue.db.zst"))
			image = length;
		if (!strncmp(each + prefix, "delta/", 6))
			deltas++;
	}
	content = json_string_value(json_object_get(custom, "content_id"));
	printf("  %.*s: release %lld, %lld bytes, image %lld, %lld deltas, content %.16s\n", prefix - 1, name,
	    (long long)json_integer_value(json_object_get(custom, "serial")),
	    (long long)json_integer_value(json_object_get(target, "length")), (long long)image,
	    (long long)deltas, content ? content : "unknown");
	json_object_foreach((json_t *)targets, each, other)
		if (!strncmp(each, name, (size_t)prefix) && !strncmp(each + prefix, "delta/", 6))
			printf("    %s: %lld bytes\n", each + prefix,
			    (long long)json_integer_value(json_object_get(other, "length")));
}

static void
print_releases(const json_t *metadata)
{
	const char *name;
	json_t *target;
	json_t *targets = json_object_get(meta_signed(metadata), "targets");
	json_object_foreach(targets, name, target)
		if (catalogue_prefix(name))
			print_release(targets, name, catalogue_prefix(name), target);
	if (!json_object_size(targets))
		printf("  no release\n");
}

static void
print_keys(const json_t *root, enum top_role role)
{
	size_t i;
	json_t *each;
	json_array_foreach(root_keyids(root, role), i, each)
		printf("  %-10s %s\n", role_names[role], json_string_value(each));
}

static void
print_staged(const struct repository *r)
{
	for (enum top_role role = 0; role < ROLES; role++) {
		const json_t *staged = r->staged[role], *root = r->published[ROLE_ROOT];
		if (!staged)
			continue;
		if (r->staged[ROLE_ROOT])
			root = r->staged[ROLE_ROOT];
		printf("Waits for signatures: %s/staged/%" PRId64 ".%s.json, has %" PRId64 " of %" PRId64 "\n",
		    r->work, meta_version(staged), role_names[role],
		    meta_signatures(staged, root, role), root_threshold(root, role));
	}
}

int
publish_status(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, OPTIONS_NO_KEYS, 0, 0))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_READ);
	if (!r)
		return EXIT_FAILURE;
	printf("%s\n", r->directory);
	for (enum top_role role = 0; role < ROLES; role++)
		expiry_print(r, role);
	printf("Releases\n");
	print_releases(r->published[ROLE_TARGETS]);
	printf("Keys\n");
	for (enum top_role role = 0; role < ROLES; role++)
		print_keys(r->published[ROLE_ROOT], role);
	print_staged(r);
	fflush(stdout);
	int status = expiry_status(r);
	repository_close(r);
	return status;
}
