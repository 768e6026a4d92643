#include "sync/publisher/publish_metadata.h"

#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/status.h"
#include "sync/publisher/publish_files.h"
#include "sync/trust/canonical.h"
#include "sync/trust/metadata.h"

#define SPEC_VERSION "1.0.34"

const char *const role_names[ROLES] = {
	[ROLE_ROOT] = "root",
	[ROLE_TARGETS] = "targets",
	[ROLE_SNAPSHOT] = "snapshot",
	[ROLE_TIMESTAMP] = "timestamp",
};

static const size_t role_limits[ROLES] = {
	[ROLE_ROOT] = METADATA_MAX_ROOT,
	[ROLE_TARGETS] = METADATA_MAX_TARGETS,
	[ROLE_SNAPSHOT] = METADATA_MAX_SNAPSHOT,
	[ROLE_TIMESTAMP] = METADATA_MAX_TIMESTAMP,
};

static const int default_days[ROLES] = {
	[ROLE_ROOT] = 365,
	[ROLE_TARGETS] = 90,
	[ROLE_SNAPSHOT] = 30,
	[ROLE_TIMESTAMP] = 7,
};

/* ----------------------------------------------------------------- making -- */

static json_t *
must(json_t *value)
{
	if (!value)
		abort();
	return value;
}

static json_t *
wrap(json_t *signed_part)
{
	return must(json_pack("{s:[], s:o}", "signatures", "signed", signed_part));
}

static void
set_lifetime(json_t *signed_part, int64_t version, int64_t expires)
{
	char date[TIME_SIZE];
	time_write(expires, date);
	json_object_set_new(signed_part, "version", must(json_integer(version)));
	json_object_set_new(signed_part, "expires", must(json_string(date)));
}

json_t *
meta_new(enum top_role role, int64_t version, int64_t expires)
{
	json_t *signed_part = must(json_pack("{s:s, s:s}", "_type", role_names[role], "spec_version",
	    SPEC_VERSION));
	set_lifetime(signed_part, version, expires);
	return wrap(signed_part);
}

json_t *
meta_renew(const json_t *metadata, int64_t version, int64_t expires)
{
	json_t *signed_part = must(json_deep_copy(meta_signed(metadata)));
	set_lifetime(signed_part, version, expires);
	return wrap(signed_part);
}

json_t *
fileinfo_new(uint64_t length, const struct hashes *hashes)
{
	char hex[2 * SHA256_SIZE + 1];
	hash_hex(hashes->sha256, SHA256_SIZE, hex);
	return must(json_pack("{s:I, s:{s:s}}", "length", (json_int_t)length, "hashes", "sha256", hex));
}

/* ---------------------------------------------------------------- reading -- */

static bool
check_shape(const json_t *metadata, enum top_role role)
{
	int64_t expires;
	const json_t *signed_part = json_object_get(metadata, "signed");
	const char *type = json_string_value(json_object_get(signed_part, "_type"));
	const char *date = json_string_value(json_object_get(signed_part, "expires"));
	return type && !strcmp(type, role_names[role]) && date && time_read(date, TIME_FORM_UTC, &expires) &&
	    json_integer_value(json_object_get(signed_part, "version")) > 0 &&
	    json_is_array(json_object_get(metadata, "signatures"));
}

static json_t *
parse(const char *path, const char *bytes, size_t size, enum top_role role)
{
	json_error_t error;
	if (!size) {
		status_report("%s: is empty", path);
		return NULL;
	}
	json_t *metadata = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
	if (!metadata) {
		status_report("%s:%d: %s", path, error.line, error.text);
		return NULL;
	}
	if (check_shape(metadata, role))
		return metadata;
	status_report("%s: not %s metadata", path, role_names[role]);
	json_decref(metadata);
	return NULL;
}

json_t *
meta_read(const char *path, enum top_role role, bool *absent)
{
	size_t size;
	char *bytes = publish_file_read(path, role_limits[role], &size, absent);
	if (!bytes)
		return NULL;
	json_t *metadata = parse(path, bytes, size, role);
	free(bytes);
	return metadata;
}

char *
meta_bytes(const json_t *metadata, size_t *size)
{
	char *bytes = json_dumps(metadata, JSON_COMPACT | JSON_SORT_KEYS);
	if (!bytes)
		abort();
	*size = strlen(bytes);
	return bytes;
}

json_t *
meta_signed(const json_t *metadata)
{
	return json_object_get(metadata, "signed");
}

int64_t
meta_version(const json_t *metadata)
{
	return json_integer_value(json_object_get(meta_signed(metadata), "version"));
}

int64_t
meta_expires(const json_t *metadata)
{
	int64_t expires = 0;
	const char *date = json_string_value(json_object_get(meta_signed(metadata), "expires"));
	return date && time_read(date, TIME_FORM_UTC, &expires) ? expires : 0;
}

char *
meta_name(const json_t *metadata, enum top_role role)
{
	if (role == ROLE_TIMESTAMP)
		return publish_printf("timestamp.json");
	return publish_printf("%lld.%s.json", (long long)meta_version(metadata), role_names[role]);
}

bool
meta_same(const json_t *a, const json_t *b)
{
	return json_equal(meta_signed(a), meta_signed(b));
}

/* -------------------------------------------------------------- the roots -- */

static const json_t *
root_role(const json_t *root, enum top_role role)
{
	return json_object_get(json_object_get(meta_signed(root), "roles"), role_names[role]);
}

const json_t *
root_keyids(const json_t *root, enum top_role role)
{
	return json_object_get(root_role(root, role), "keyids");
}

int64_t
root_threshold(const json_t *root, enum top_role role)
{
	return json_integer_value(json_object_get(root_role(root, role), "threshold"));
}

const json_t *
root_key(const json_t *root, const char *keyid)
{
	return json_object_get(json_object_get(meta_signed(root), "keys"), keyid);
}

int
root_days(const json_t *root, enum top_role role)
{
	json_int_t days = json_integer_value(json_object_get(json_object_get(meta_signed(root),
	    "x-kalauz-days"), role_names[role]));
	return days > 0 && days <= PUBLISH_MAX_DAYS ? (int)days : default_days[role];
}

/* ------------------------------------------------------------- signatures -- */

static char *
signed_bytes(const json_t *metadata, size_t *size)
{
	char *bytes = canonical_json(meta_signed(metadata), size);
	if (!bytes)
		status_report("metadata with a number that is not an integer cannot be signed");
	return bytes;
}

static const char *
signature_text(const json_t *signature, const char *member)
{
	const char *text = json_string_value(json_object_get(signature, member));
	return text ? text : "";
}

static void
set_signature(json_t *metadata, const char *keyid, const char *hex)
{
	json_t *signatures = json_object_get(metadata, "signatures");
	for (size_t i = json_array_size(signatures); i-- > 0;)
		if (!strcmp(signature_text(json_array_get(signatures, i), "keyid"), keyid))
			json_array_remove(signatures, i);
	json_array_append_new(signatures, must(json_pack("{s:s, s:s}", "keyid", keyid, "sig", hex)));
}

void
meta_sign(json_t *metadata, const struct signing_key *key, const char *keyid)
{
	size_t size;
	char *hex = NULL, *bytes = signed_bytes(metadata, &size);
	if (bytes && signing_key_sign(key, bytes, size, &hex))
		set_signature(metadata, keyid, hex);
	free(hex);
	free(bytes);
}

/* The key of that role in that root, if the role has it and it has its right id. */
static const json_t *
authorised_key(const json_t *root, enum top_role role, const char *keyid)
{
	char id[KEYID_SIZE + 1];
	size_t i;
	json_t *each;
	json_array_foreach(root_keyids(root, role), i, each) {
		const char *text = json_string_value(each);
		const json_t *key = root_key(root, keyid);
		if (text && !strcmp(text, keyid) && key && key_id(key, id) && !strcmp(id, keyid))
			return key;
	}
	return NULL;
}

/* Calls for every good signature, each key once. */
static int64_t
good_signatures(const json_t *metadata, const json_t *root, enum top_role role, json_t *into)
{
	size_t size, i;
	int64_t count = 0;
	json_t *each, *seen = must(json_object());
	char *bytes = root ? signed_bytes(metadata, &size) : NULL;
	json_array_foreach(json_object_get(metadata, "signatures"), i, each) {
		const char *keyid = signature_text(each, "keyid"), *hex = signature_text(each, "sig");
		const json_t *key = bytes ? authorised_key(root, role, keyid) : NULL;
		if (!key || json_object_get(seen, keyid) || !key_verifies(key, hex, bytes, size))
			continue;
		json_object_set_new(seen, keyid, json_true());
		count++;
		if (into)
			set_signature(into, keyid, hex);
	}
	free(bytes);
	json_decref(seen);
	return count;
}

unsigned
meta_merge(json_t *metadata, const json_t *from, const json_t *root, enum top_role role)
{
	return (unsigned)good_signatures(from, root, role, metadata);
}

int64_t
meta_signatures(const json_t *metadata, const json_t *root, enum top_role role)
{
	return good_signatures(metadata, root, role, NULL);
}

bool
meta_complete(const json_t *metadata, const json_t *root, enum top_role role)
{
	int64_t threshold = root_threshold(root, role);
	return threshold > 0 && meta_signatures(metadata, root, role) >= threshold;
}
