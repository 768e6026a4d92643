/* The part of a file that only its type has (TUF 1.0 sections 4.3 to 4.6). */
#include <string.h>

#include "sync/base/names.h"
#include "sync/trust/metadata_parts.h"

static bool
is_count(const json_t *value, json_int_t least)
{
	return json_is_integer(value) && json_integer_value(value) >= least &&
	    json_integer_value(value) <= METADATA_MAX_VERSION;
}

bool
metadata_read_hashes(const json_t *object, struct hashes *out)
{
	const json_t *sha256 = json_object_get(object, "sha256"), *sha512 = json_object_get(object, "sha512");
	*out = (struct hashes){.has_sha256 = sha256 != NULL, .has_sha512 = sha512 != NULL};
	if (!json_is_object(object) || json_object_size(object) == 0)
		return false;
	if (sha256 && !(json_is_string(sha256) && hash_read(json_string_value(sha256), out->sha256, SHA256_SIZE)))
		return false;
	return !sha512 ||
	    (json_is_string(sha512) && hash_read(json_string_value(sha512), out->sha512, SHA512_SIZE));
}

/* ---------------------------------------------------------- keys and roles -- */

static bool
check_key(const struct reading *reading, const char *keyid, const json_t *key)
{
	char id[KEYID_SIZE + 1];
	if (!json_is_string(json_object_get(key, "keytype")) || !json_is_string(json_object_get(key, "scheme")) ||
	    !json_is_object(json_object_get(key, "keyval")))
		return metadata_fault(reading, "key", "%s lacks keytype, scheme or keyval", keyid);
	if (!key_id(key, id) || strcmp(id, keyid) != 0)
		return metadata_fault(reading, "keyid", "%s is not the key's", keyid);
	return true;
}

static bool
check_keys(const struct reading *reading, json_t *keys)
{
	const char *keyid;
	json_t *key;
	if (!json_is_object(keys) || json_object_size(keys) > METADATA_MAX_KEYS)
		return metadata_fault(reading, "keys", "not an object of at most %d", METADATA_MAX_KEYS);
	json_object_foreach(keys, keyid, key)
		if (!check_key(reading, keyid, key))
			return false;
	return true;
}

/* Every keyid is a string, and none is there twice: a key counts once. */
static bool
check_keyids(const struct reading *reading, const char *role, const json_t *keyids)
{
	json_t *seen = json_object();
	bool good = json_is_array(keyids) && json_array_size(keyids) <= METADATA_MAX_KEYS;
	if (!good)
		metadata_fault(reading, "keyids", "of %s: not an array of at most %d", role, METADATA_MAX_KEYS);
	for (size_t i = 0; good && i < json_array_size(keyids); i++) {
		const char *keyid = json_string_value(json_array_get(keyids, i));
		good = keyid && !json_object_get(seen, keyid) && json_object_set_new(seen, keyid, json_true()) == 0;
		if (!good)
			metadata_fault(reading, "keyids", "of %s: %s", role, keyid ? "one is there twice" : "no string");
	}
	json_decref(seen);
	return good;
}

static bool
check_signers(const struct reading *reading, const char *role, const json_t *object)
{
	if (!json_is_object(object))
		return metadata_fault(reading, "roles", "%s is missing", role);
	if (!is_count(json_object_get(object, "threshold"), 1))
		return metadata_fault(reading, "threshold", "of %s: not an integer of at least 1", role);
	return check_keyids(reading, role, json_object_get(object, "keyids"));
}

static bool
check_root(const struct reading *reading, const struct metadata *metadata)
{
	const json_t *roles = json_object_get(metadata->body, "roles");
	const json_t *consistent = json_object_get(metadata->body, "consistent_snapshot");
	if (consistent && !json_is_boolean(consistent))
		return metadata_fault(reading, "consistent_snapshot", "not a boolean");
	if (!check_keys(reading, json_object_get(metadata->body, "keys")))
		return false;
	for (enum metadata_type type = METADATA_ROOT; type <= METADATA_TARGETS; type++)
		if (!check_signers(reading, metadata_type_name(type), json_object_get(roles, metadata_type_name(type))))
			return false;
	return true;
}

/* --------------------------------------------------- timestamp and snapshot -- */

/* A hash that was promised must be one that can be checked. */
static bool
read_listed(const json_t *entry, struct listed *out)
{
	const json_t *length = json_object_get(entry, "length"), *hashes = json_object_get(entry, "hashes");
	if (!is_count(json_object_get(entry, "version"), 1) || (length && !is_count(length, 0)))
		return false;
	*out = (struct listed){
		.version = json_integer_value(json_object_get(entry, "version")),
		.has_length = length != NULL,
		.has_hashes = hashes != NULL,
		.length = (uint64_t)json_integer_value(length),
	};
	return !hashes ||
	    (metadata_read_hashes(hashes, &out->hashes) && (out->hashes.has_sha256 || out->hashes.has_sha512));
}

static bool
check_meta(const struct reading *reading, const struct metadata *metadata, const char *needed)
{
	json_t *meta = json_object_get(metadata->body, "meta"), *entry;
	const char *file;
	struct listed listed;
	if (!json_is_object(meta) || !json_object_get(meta, needed))
		return metadata_fault(reading, "meta", "does not list %s", needed);
	json_object_foreach(meta, file, entry)
		if (!read_listed(entry, &listed))
			return metadata_fault(reading, "meta", "%s: version, length or hashes", file);
	return true;
}

static bool
check_timestamp(const struct reading *reading, const struct metadata *metadata)
{
	if (!check_meta(reading, metadata, "snapshot.json"))
		return false;
	if (json_object_size(json_object_get(metadata->body, "meta")) != 1)
		return metadata_fault(reading, "meta", "lists more than snapshot.json");
	return true;
}

static bool
check_snapshot(const struct reading *reading, const struct metadata *metadata)
{
	return check_meta(reading, metadata, "targets.json");
}

bool
metadata_listed(const struct metadata *metadata, const char *file, struct listed *out)
{
	const json_t *entry = json_object_get(json_object_get(metadata->body, "meta"), file);
	return entry && read_listed(entry, out);
}

/* ------------------------------------------------------------------ targets -- */

static bool
check_target(const struct reading *reading, const char *name, const json_t *target)
{
	struct hashes hashes;
	const json_t *custom = json_object_get(target, "custom");
	if (!is_count(json_object_get(target, "length"), 0))
		return metadata_fault(reading, "length", "of %s: not an integer", name);
	if (!metadata_read_hashes(json_object_get(target, "hashes"), &hashes))
		return metadata_fault(reading, "hashes", "of %s: none, or malformed", name);
	if (custom && !json_is_object(custom))
		return metadata_fault(reading, "custom", "of %s: not an object", name);
	return true;
}

static bool
is_list_of_strings(const json_t *list)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (!json_is_string(json_array_get(list, i)))
			return false;
	return json_is_array(list);
}

static bool
check_delegated_role(const struct reading *reading, const json_t *role, json_t *seen)
{
	const char *name = json_string_value(json_object_get(role, "name"));
	const json_t *paths = json_object_get(role, "paths");
	const json_t *prefixes = json_object_get(role, "path_hash_prefixes");
	const json_t *terminating = json_object_get(role, "terminating");
	if (!name || !names_role_is_good(name))
		return metadata_fault(reading, "role name", "%s", name ? name : "none");
	if (json_object_get(seen, name) || json_object_set_new(seen, name, json_true()) != 0)
		return metadata_fault(reading, "role name", "%s is there twice", name);
	if (paths && prefixes)
		return metadata_fault(reading, "paths", "of %s: together with path_hash_prefixes", name);
	if ((paths && !is_list_of_strings(paths)) || (prefixes && !is_list_of_strings(prefixes)))
		return metadata_fault(reading, "paths", "of %s: not a list of strings", name);
	if (terminating && !json_is_boolean(terminating))
		return metadata_fault(reading, "terminating", "of %s: not a boolean", name);
	return check_signers(reading, name, role);
}

static bool
check_delegations(const struct reading *reading, const json_t *delegations)
{
	const json_t *roles = json_object_get(delegations, "roles");
	if (!json_is_object(delegations) || !json_is_array(roles) || json_array_size(roles) > METADATA_MAX_ROLES)
		return metadata_fault(reading, "delegations", "no array of at most %d roles", METADATA_MAX_ROLES);
	if (!check_keys(reading, json_object_get(delegations, "keys")))
		return false;
	json_t *seen = json_object();
	bool good = true;
	for (size_t i = 0; good && i < json_array_size(roles); i++)
		good = check_delegated_role(reading, json_array_get(roles, i), seen);
	json_decref(seen);
	return good;
}

static bool
check_targets(const struct reading *reading, const struct metadata *metadata)
{
	json_t *targets = json_object_get(metadata->body, "targets"), *target;
	const json_t *delegations = json_object_get(metadata->body, "delegations");
	const char *name;
	if (!json_is_object(targets))
		return metadata_fault(reading, "targets", "not an object");
	json_object_foreach(targets, name, target)
		if (!check_target(reading, name, target))
			return false;
	return !delegations || check_delegations(reading, delegations);
}

bool
metadata_check_role(const struct reading *reading, const struct metadata *metadata)
{
	static bool (*const checks[])(const struct reading *, const struct metadata *) = {
		[METADATA_ROOT] = check_root,
		[METADATA_TIMESTAMP] = check_timestamp,
		[METADATA_SNAPSHOT] = check_snapshot,
		[METADATA_TARGETS] = check_targets,
	};
	return checks[metadata->type](reading, metadata);
}
