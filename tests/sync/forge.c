#include "tests/sync/forge.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/names.h"
#include "sync/trust/canonical.h"
#include "tests/support/support.h"

static const char *const role_names[] = {"root", "timestamp", "snapshot", "targets"};

/* ------------------------------------------------------------------- files -- */

void
write_file(const char *folder, const char *name, const void *bytes, size_t size)
{
	char path[2048];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	support_write(path, bytes, size);
}

char *
read_file(const char *folder, const char *name, size_t *size)
{
	char path[2048];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return support_read(path, size);
}

/* A copy with the first `from` replaced; takes over `text`. */
static char *
replaced(char *text, size_t *size, const char *from, const char *to)
{
	char *at = from ? memmem(text, *size, from, strlen(from)) : NULL, *copy = NULL;
	if (!at)
		return text;
	size_t head = (size_t)(at - text), tail = *size - head - strlen(from);
	copy = malloc(head + strlen(to) + tail + 1);
	if (!copy)
		abort();
	memcpy(copy, text, head);
	memcpy(copy + head, to, strlen(to));
	memcpy(copy + head + strlen(to), at + strlen(from), tail + 1);
	*size = head + strlen(to) + tail;
	free(text);
	return copy;
}

/* -------------------------------------------------------------- publishing -- */

static void
add_signature(json_t *signatures, const struct signing_key *key, const json_t *object, const char *bytes, size_t size)
{
	char id[KEYID_SIZE + 1], *hex;
	if (!key_id(object, id) || !signing_key_sign(key, bytes, size, &hex))
		abort();
	json_array_append_new(signatures, json_pack("{s:s, s:s}", "keyid", id, "sig", hex));
	free(hex);
}

static void
sign_with(json_t *signatures, const struct signing_key *key, bool clone, const char *bytes, size_t size)
{
	json_t *object = signing_key_public(key);
	if (clone)
		json_object_set_new(object, "x-clone", json_true());
	add_signature(signatures, key, object, bytes, size);
	json_decref(object);
}

static json_t *
sign(const struct forge *repository, enum forge_role role, const struct forgery *forgery)
{
	json_t *signatures = json_array();
	size_t size;
	char *bytes = canonical_json(repository->body[role], &size);
	if (!bytes)
		abort();
	bytes = replaced(bytes, &size, forgery->signed_from, forgery->signed_to);
	for (unsigned i = 0; i < repository->signers[role] && !forgery->unsigned_ && !forgery->stranger; i++)
		sign_with(signatures, (forgery->stale_keys ? repository->old_keys : repository->keys[role])[i], false,
		    bytes, size);
	if (role == ROOT && !forgery->stale_keys) /* rotations: the old keys vouch for the new */
		for (unsigned i = 0; i < 2 && repository->old_keys[i] && !forgery->unsigned_; i++)
			sign_with(signatures, repository->old_keys[i], false, bytes, size);
	if (forgery->stranger)
		sign_with(signatures, repository->stranger, false, bytes, size);
	if (forgery->signed_twice)
		json_array_append(signatures, json_array_get(signatures, 0));
	if (forgery->cloned)
		sign_with(signatures, repository->keys[role][0], true, bytes, size);
	free(bytes);
	return signatures;
}

static char *
file_text(const struct forge *repository, enum forge_role role, const struct forgery *forgery, size_t *size)
{
	json_t *document = json_pack("{s:o, s:O}", "signatures", sign(repository, role, forgery), "signed",
	    repository->body[role]);
	/* Sorted as what is signed, so that the same words stand in both. */
	char *dump = json_dumps(document, JSON_COMPACT | (forgery->signed_from ? JSON_SORT_KEYS : 0)), *text;
	if (!dump || asprintf(&text, "%s%s%s", forgery->before ? forgery->before : "", dump,
	    forgery->after ? forgery->after : "") < 0)
		abort();
	*size = strlen(text);
	free(dump);
	json_decref(document);
	text = replaced(text, size, forgery->signed_from, forgery->signed_to);
	return replaced(text, size, forgery->text_from, forgery->text_to);
}

static const char *
role_name(const struct forge *repository, enum forge_role role)
{
	return role == DELEGATED ? repository->delegated : role_names[role];
}

static json_int_t
version_of(const struct forge *repository, enum forge_role role)
{
	return json_integer_value(json_object_get(repository->body[role], "version"));
}

static bool
is_consistent(const struct forge *repository)
{
	return json_is_true(json_object_get(repository->body[ROOT], "consistent_snapshot"));
}

/* What the file says goes into snapshot (or timestamp). */
static void
list(struct forge *repository, enum forge_role lister, enum forge_role role, const char *text, size_t size)
{
	char file[NAMES_MAX_FILE + 1], hex[2 * SHA256_SIZE + 1];
	json_t *entry = json_pack("{s:I}", "version", version_of(repository, role));
	struct hashes hashes;
	hash_bytes(text, size, &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, hex);
	if (repository->hashes) {
		json_object_set_new(entry, "length", json_integer((json_int_t)size));
		json_object_set_new(entry, "hashes", json_pack("{s:s}", "sha256", hex));
	}
	snprintf(file, sizeof file, "%s.json", role_name(repository, role));
	json_object_set_new(json_object_get(repository->body[lister], "meta"), file, entry);
}

void
forge_publish(struct forge *repository, enum forge_role role)
{
	static const struct forgery none;
	bool forged = repository->forgery.role == role;
	const struct forgery *forgery = forged ? &repository->forgery : &none;
	char file[NAMES_MAX_FILE + 1];
	size_t size;
	bool versioned = role == ROOT || (role != TIMESTAMP && is_consistent(repository));
	char *text = file_text(repository, role, forgery, &size);
	names_metadata(role_name(repository, role), versioned ? version_of(repository, role) : 0, file);
	write_file(repository->server, file, text, size);
	if (role == TARGETS || role == DELEGATED)
		list(repository, SNAPSHOT, role, text, size);
	else if (role == SNAPSHOT)
		list(repository, TIMESTAMP, role, text, size);
	free(text);
}

void
forge_set(struct forge *repository, enum forge_role role, const char *field, json_t *value)
{
	json_object_set_new(repository->body[role], field, value);
}

void
forge_bump(struct forge *repository, enum forge_role role)
{
	json_object_set_new(repository->body[role], "version", json_integer(version_of(repository, role) + 1));
}

void
forge_next_timestamp(struct forge *repository)
{
	forge_bump(repository, TIMESTAMP);
	forge_publish(repository, TIMESTAMP);
}

void
forge_next(struct forge *repository)
{
	static const enum forge_role order[] = {DELEGATED, TARGETS, SNAPSHOT};
	for (size_t i = repository->delegated ? 0 : 1; i < 3; i++) {
		forge_bump(repository, order[i]);
		forge_publish(repository, order[i]);
	}
	forge_next_timestamp(repository);
}

void
forge_next_root(struct forge *repository)
{
	forge_bump(repository, ROOT);
	forge_publish(repository, ROOT);
}

/* -------------------------------------------------------------------- keys -- */

json_t *
forge_role(struct forge *repository, enum forge_role role)
{
	return json_object_get(json_object_get(repository->body[ROOT], "roles"), role_names[role]);
}

static void
add_key(json_t *keys, json_t *role, const struct signing_key *key)
{
	char id[KEYID_SIZE + 1];
	json_t *object = signing_key_public(key);
	if (!key_id(object, id))
		abort();
	json_object_set_new(keys, id, object);
	json_array_append_new(json_object_get(role, "keyids"), json_string(id));
}

static void
make_keys(struct forge *repository, enum forge_role role, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		repository->keys[role][i] = signing_key_new();
}

static void
enter_keys(struct forge *repository, enum forge_role role)
{
	json_t *keys = json_object_get(repository->body[ROOT], "keys");
	json_object_set_new(forge_role(repository, role), "keyids", json_array());
	for (unsigned i = 0; i < KEYS && repository->keys[role][i]; i++)
		add_key(keys, forge_role(repository, role), repository->keys[role][i]);
}

void
forge_rotate(struct forge *repository, enum forge_role role)
{
	unsigned count = role == ROOT ? KEYS : 1;
	for (unsigned i = 0; i < count; i++) {
		if (role == ROOT)
			repository->old_keys[i] = repository->keys[role][i];
		else
			signing_key_free(repository->keys[role][i]);
	}
	make_keys(repository, role, count);
	enter_keys(repository, role);
}

/* ------------------------------------------------------------------ targets -- */

void
forge_bytes(struct forge *repository, enum forge_role role, const char *name, const void *bytes, size_t size,
    uint64_t serial)
{
	char hex[2 * SHA256_SIZE + 1], path[1024];
	const char *slash = strrchr(name, '/');
	int folder = slash ? (int)(slash - name) + 1 : 0;
	struct hashes hashes;
	hash_bytes(bytes, size, &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, hex);
	json_t *entry = json_pack("{s:I, s:{s:s}}", "length", (json_int_t)size, "hashes", "sha256", hex);
	if (serial)
		json_object_set_new(entry, "custom", json_pack("{s:I}", "serial", (json_int_t)serial));
	json_object_set_new(json_object_get(repository->body[role], "targets"), name, entry);
	if (is_consistent(repository))
		snprintf(path, sizeof path, "%.*s%s.%s", folder, name, hex, name + folder);
	else
		snprintf(path, sizeof path, "%s", name);
	write_file(repository->server, path, bytes, size);
}

void
forge_target(struct forge *repository, enum forge_role role, const char *name, const char *content)
{
	forge_bytes(repository, role, name, content, strlen(content), 0);
}

static json_t *
new_body(const char *type)
{
	return json_pack("{s:s, s:s, s:i, s:s}", "_type", type, "spec_version", "1.0.34", "version", 1, "expires", EXPIRES);
}

void
forge_delegate(struct forge *repository, const char *name, json_t *role)
{
	json_t *delegations = json_object_get(repository->body[TARGETS], "delegations");
	if (!delegations) {
		delegations = json_pack("{s:{}, s:[]}", "keys", "roles");
		json_object_set_new(repository->body[TARGETS], "delegations", delegations);
		make_keys(repository, DELEGATED, 1);
		repository->body[DELEGATED] = new_body("targets");
		json_object_set_new(repository->body[DELEGATED], "targets", json_object());
		json_object_set_new(repository->body[DELEGATED], "version", json_integer(0));
		repository->delegated = name;
	}
	json_t *whole = json_pack("{s:s, s:i, s:[]}", "name", name, "threshold", 1, "keyids");
	json_object_update(whole, role);
	json_decref(role);
	json_array_append_new(json_object_get(delegations, "roles"), whole);
	add_key(json_object_get(delegations, "keys"), whole, repository->keys[DELEGATED][0]);
}

/* ---------------------------------------------------------------------- whole -- */

static void
make_bodies(struct forge *repository, bool consistent)
{
	for (enum forge_role role = ROOT; role <= TARGETS; role++)
		repository->body[role] = new_body(role_names[role]);
	json_object_set_new(repository->body[TIMESTAMP], "meta", json_object());
	json_object_set_new(repository->body[SNAPSHOT], "meta", json_object());
	json_object_set_new(repository->body[TARGETS], "targets", json_object());
	json_object_set_new(repository->body[ROOT], "keys", json_object());
	json_object_set_new(repository->body[ROOT], "roles", json_object());
	json_object_set_new(repository->body[ROOT], "consistent_snapshot", json_boolean(consistent));
	for (enum forge_role role = ROOT; role <= TARGETS; role++) {
		json_object_set_new(json_object_get(repository->body[ROOT], "roles"), role_names[role],
		    json_pack("{s:i, s:[]}", "threshold", role == ROOT ? 2 : 1, "keyids"));
		make_keys(repository, role, role == ROOT ? KEYS : 1);
		enter_keys(repository, role);
	}
}

struct forge *
forge_new(bool consistent)
{
	struct forge *repository = calloc(1, sizeof *repository);
	if (!repository)
		abort();
	snprintf(repository->folder, sizeof repository->folder, "%.63s", support_folder());
	snprintf(repository->server, sizeof repository->server, "%s/server", repository->folder);
	snprintf(repository->trust, sizeof repository->trust, "%s/tuf", repository->folder);
	mkdir(repository->server, 0755);
	repository->forgery.role = ROLES;
	repository->now = NOW;
	repository->stranger = signing_key_new();
	for (enum forge_role role = ROOT; role < ROLES; role++)
		repository->signers[role] = role == ROOT ? 2 : 1;
	make_bodies(repository, consistent);
	static const enum forge_role order[] = {ROOT, TARGETS, SNAPSHOT, TIMESTAMP};
	forge_target(repository, TARGETS, "central/1/catalogue.db", "the first catalogue");
	for (size_t i = 0; i < 4; i++)
		forge_publish(repository, order[i]);
	return repository;
}

void
forge_free(struct forge *repository)
{
	for (enum forge_role role = ROOT; role < ROLES; role++) {
		for (unsigned i = 0; i < KEYS; i++)
			signing_key_free(repository->keys[role][i]);
		json_decref(repository->body[role]);
	}
	for (unsigned i = 0; i < KEYS; i++)
		signing_key_free(repository->old_keys[i]);
	signing_key_free(repository->stranger);
	support_remove(repository->folder);
	free(repository);
}
