/* Any bytes as each type of metadata: no crash, no leak, bounded time; what is read has a canonical form
 * that reads the same again. */
#include <stdlib.h>
#include <string.h>

#include "sync/trust/canonical.h"
#include "sync/trust/glob.h"
#include "sync/trust/metadata.h"
#include "sync/base/names.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static const char *const names[] = {"root", "timestamp", "snapshot", "targets"};

/* Canonical text is no JSON where a string holds a control character, so it is compared only if it parses. */
static void
check_canonical(const struct metadata *metadata)
{
	size_t size = 0;
	json_t *again = json_loadb(metadata->canonical, metadata->canonical_size, JSON_REJECT_DUPLICATES, NULL);
	char *bytes = again ? canonical_json(again, &size) : NULL;
	if (again && (!bytes || size != metadata->canonical_size || memcmp(bytes, metadata->canonical, size) != 0))
		abort();
	free(bytes);
	json_decref(again);
}

/* A root is checked against itself; the others against whatever looks like an authority. */
static void
check_signatures(const struct metadata *metadata)
{
	struct report report = {0};
	struct authority authority = metadata_authority(metadata, metadata->type);
	metadata_check_signatures(metadata, authority, "itself", "fuzz", &report);
}

static void
check_names(const struct metadata *metadata)
{
	const char *name;
	json_t *value;
	char path[4096];
	json_object_foreach(json_object_get(metadata->body, "targets"), name, value) {
		glob_match(name, "central/1/catalogue.db");
		glob_match("central/*/[a-c]atalogue.?b", name);
		if (names_target_is_good(name))
			names_target(name, "00", path, sizeof path);
	}
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	for (enum metadata_type type = METADATA_ROOT; type <= METADATA_TARGETS; type++) {
		struct report report = {0};
		struct metadata *metadata;
		char *bytes = malloc(size + 1);
		if (!bytes)
			abort();
		memcpy(bytes, data, size);
		if (metadata_parse(type, bytes, size, names[type], &report, &metadata) == STATUS_DONE) {
			check_canonical(metadata);
			check_signatures(metadata);
			check_names(metadata);
			metadata_free(metadata);
		}
		free(bytes);
	}
	return 0;
}
