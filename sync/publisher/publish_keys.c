/* Commands about keys and the root: init, key, rotate, renew. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/status.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_expiry.h"
#include "sync/publisher/publish_repository.h"

static const struct {
	size_t keys;
	json_int_t threshold;
	bool ask; /* for a passphrase: a person is there whenever it is used */
} role_rules[ROLES] = {
	[ROLE_ROOT] = {3, 2, true},
	[ROLE_TARGETS] = {1, 1, true},
	[ROLE_SNAPSHOT] = {1, 1, false},
	[ROLE_TIMESTAMP] = {1, 1, false},
};

static bool
role_read(const char *name, enum top_role *out)
{
	for (enum top_role role = 0; role < ROLES; role++)
		if (!strcmp(name, role_names[role]))
			return *out = role, true;
	status_report("\"%s\" is no role; use root, targets, snapshot or timestamp", name);
	return false;
}

/* ------------------------------------------------------------------- init -- */

/* The key pairs of a role: those whose public half is in the key folders, and new ones. */
static json_t *
gather_keys(struct repository *r, enum top_role role)
{
	char id[KEYID_SIZE + 1];
	json_t *keys = keyring_public(r->keyring, role);
	if (json_object_size(keys) > role_rules[role].keys) {
		status_report("%zu public keys of %s are in the key folders; %zu are wanted",
		    json_object_size(keys), role_names[role], role_rules[role].keys);
		json_decref(keys);
		return NULL;
	}
	while (json_object_size(keys) < role_rules[role].keys) {
		json_t *key = keyring_make(r->keyring, role, role_rules[role].ask);
		if (!key || !key_id(key, id)) {
			json_decref(keys);
			return NULL;
		}
		json_object_set_new(keys, id, key);
	}
	return keys;
}

/* Enters a role and its keys into the signed part of a root. */
static void
enter_role(json_t *root, enum top_role role, json_t *keys)
{
	const char *keyid;
	json_t *key, *keyids = json_array();
	json_object_foreach(keys, keyid, key)
		json_array_append_new(keyids, json_string(keyid));
	json_object_update(json_object_get(root, "keys"), keys);
	json_object_set_new(json_object_get(root, "roles"), role_names[role],
	    json_pack("{s:o, s:I}", "keyids", keyids, "threshold", role_rules[role].threshold));
}

/* The lives that the options give; the others stay. */
static void
enter_days(json_t *root, const struct publish_options *options, const json_t *metadata)
{
	json_t *days = json_object();
	for (enum top_role role = 0; role < ROLES; role++)
		json_object_set_new(days, role_names[role], json_integer(options->days[role] ?
		    options->days[role] : root_days(metadata, role)));
	json_object_set_new(root, "x-kalauz-days", days);
}

static bool
stage_first_root(struct repository *r)
{
	json_t *root = repository_stage(r, ROLE_ROOT);
	json_object_set_new(root, "consistent_snapshot", json_true());
	json_object_set_new(root, "keys", json_object());
	json_object_set_new(root, "roles", json_object());
	enter_days(root, r->options, NULL);
	for (enum top_role role = 0; role < ROLES; role++) {
		json_t *keys = gather_keys(r, role);
		if (!keys)
			return false;
		enter_role(root, role, keys);
		json_decref(keys);
	}
	return true;
}

static int
init(struct repository *r)
{
	bool done = r->published[ROLE_TIMESTAMP];
	if (!r->published[ROLE_ROOT] && !r->staged[ROLE_ROOT] && !stage_first_root(r))
		return EXIT_FAILURE;
	if (!r->present[ROLE_TARGETS] && !r->staged[ROLE_TARGETS])
		repository_stage(r, ROLE_TARGETS);
	int status = repository_publish(r, false);
	if (status == EXIT_SUCCESS)
		printf("%s: %s\nKiosks trust it by %s/1.root.json; keep the root and targets keys off this "
		    "machine.\n", r->directory, done ? "is a repository already" : "is ready", r->directory);
	return status;
}

int
publish_init(int argc, char **argv)
{
	struct publish_options options;
	if (!options_read(&options, argc, argv, 0, 0, 0))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_MAKE);
	int status = r ? init(r) : EXIT_FAILURE;
	repository_close(r);
	return status;
}

/* -------------------------------------------------------------------- key -- */

int
publish_key(int argc, char **argv)
{
	struct publish_options options;
	enum top_role role;
	if (!options_read(&options, argc, argv, OPTIONS_NO_REPOSITORY, 1, 1) ||
	    !role_read(options.operands[0], &role))
		return EXIT_USAGE;
	struct keyring *ring = keyring_new(&options);
	json_t *key = keyring_make(ring, role, role_rules[role].ask);
	if (key)
		printf("Carry the file that ends in .pub to where init or rotate is run, never the .pem.\n");
	keyring_free(ring);
	json_decref(key);
	return key ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* ----------------------------------------------------------------- rotate -- */

/* A key of that role that was never used: made elsewhere, or by an interrupted run; else a new one.
 * {keyid: key} */
static json_t *
fresh_key(struct repository *r, enum top_role role)
{
	char id[KEYID_SIZE + 1];
	const char *keyid;
	json_t *key, *found = NULL, *keys = keyring_public(r->keyring, role);
	json_object_foreach(keys, keyid, key)
		if (!found && !json_object_get(r->former, keyid) && !root_key(r->staged[ROLE_ROOT], keyid))
			found = json_pack("{s:O}", keyid, key);
	json_decref(keys);
	if (found)
		return found;
	key = keyring_make(r->keyring, role, role_rules[role].ask);
	return key && key_id(key, id) ? json_pack("{s:o}", id, key) : NULL;
}

/* The keyid to be replaced: the only one, or the one that --replace begins. */
static const char *
choose_key(const struct repository *r, enum top_role role)
{
	const char *wanted = r->options->replace;
	const json_t *keyids = root_keyids(r->published[ROLE_ROOT], role);
	const char *found = NULL;
	size_t i;
	json_t *each;
	json_array_foreach(keyids, i, each)
		if (wanted ? !strncmp(json_string_value(each), wanted, strlen(wanted)) :
		    json_array_size(keyids) == 1)
			found = json_string_value(each);
	if (found)
		return found;
	status_report("say which %s key with --replace and the beginning of its id:", role_names[role]);
	json_array_foreach(keyids, i, each)
		status_report("  %s", json_string_value(each));
	return NULL;
}

/* Whether some role still uses the key. */
static bool
in_use(const json_t *root, const char *keyid)
{
	const char *name;
	json_t *role, *each;
	size_t i;
	json_object_foreach(json_object_get(root, "roles"), name, role)
		json_array_foreach(json_object_get(role, "keyids"), i, each)
			if (!strcmp(json_string_value(each), keyid))
				return true;
	return false;
}

static void
replace_key(json_t *root, enum top_role role, const char *old, json_t *fresh)
{
	json_t *keyids = json_object_get(json_object_get(json_object_get(root, "roles"), role_names[role]),
	    "keyids");
	for (size_t i = json_array_size(keyids); i-- > 0;)
		if (!strcmp(json_string_value(json_array_get(keyids, i)), old))
			json_array_remove(keyids, i);
	json_array_append_new(keyids, json_string(json_object_iter_key(json_object_iter(fresh))));
	json_object_update(json_object_get(root, "keys"), fresh);
	if (!in_use(root, old))
		json_object_del(json_object_get(root, "keys"), old);
}

/* Prepared before and not published: the same command again only goes on. */
static bool
is_pending(const struct repository *r, enum top_role role, const char *old)
{
	size_t i;
	json_t *each;
	if (!r->staged[ROLE_ROOT])
		return false;
	json_array_foreach(root_keyids(r->staged[ROLE_ROOT], role), i, each)
		if (!strcmp(json_string_value(each), old))
			return false;
	return true;
}

static bool
stage_rotation(struct repository *r, enum top_role role)
{
	const char *old = choose_key(r, role);
	if (!old)
		return false;
	if (is_pending(r, role, old))
		return true;
	json_t *fresh = fresh_key(r, role);
	if (!fresh)
		return false;
	json_t *root = repository_stage(r, ROLE_ROOT);
	replace_key(root, role, old, fresh);
	enter_days(root, r->options, r->staged[ROLE_ROOT]);
	printf("%s: key %.16s takes the place of %.16s\n", role_names[role],
	    json_object_iter_key(json_object_iter(fresh)), old);
	json_decref(fresh);
	return true;
}

static bool
stage_renewal(struct repository *r, enum top_role role)
{
	if (role != ROLE_ROOT && role != ROLE_TARGETS) {
		status_report("%s: is renewed by kalauz-publish refresh", role_names[role]);
		return false;
	}
	if (r->staged[role] && meta_expires(r->staged[role]) > r->now)
		return true;
	json_t *metadata = repository_stage(r, role);
	if (role == ROLE_ROOT)
		enter_days(metadata, r->options, r->staged[role]);
	return true;
}

static int
change(int argc, char **argv, bool (*stage)(struct repository *, enum top_role))
{
	struct publish_options options;
	enum top_role role;
	if (!options_read(&options, argc, argv, 0, 1, 1) || !role_read(options.operands[0], &role))
		return EXIT_USAGE;
	struct repository *r = repository_open(&options, REPOSITORY_WRITE);
	int status = EXIT_FAILURE;
	if (r && !r->published[ROLE_ROOT])
		status_report("%s: the first root is not signed yet", r->directory);
	else if (r && stage(r, role))
		status = repository_publish(r, false);
	if (status == EXIT_SUCCESS)
		printf("%s: root version %lld is published\n", r->directory,
		    (long long)meta_version(r->published[ROLE_ROOT]));
	if (r)
		status = expiry_after(r, status);
	repository_close(r);
	return status;
}

int
publish_rotate(int argc, char **argv)
{
	return change(argc, argv, stage_rotation);
}

int
publish_renew(int argc, char **argv)
{
	return change(argc, argv, stage_renewal);
}
