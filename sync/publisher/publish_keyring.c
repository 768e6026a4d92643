#include "sync/publisher/publish_keyring.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/status.h"
#include "sync/publisher/publish_files.h"
#include "sync/publisher/publish_passphrase.h"

enum { SHORT_ID = 16, MAX_PUBLIC = 8192 };

/* A private key that was read in this run: nobody types a passphrase twice. */
struct loaded {
	char *path;
	struct signing_key *key;
	struct loaded *next;
};

struct keyring {
	const struct publish_options *options;
	struct loaded *loaded;
};

struct keyring *
keyring_new(const struct publish_options *options)
{
	struct keyring *ring = calloc(1, sizeof *ring);
	if (!ring)
		abort();
	ring->options = options;
	return ring;
}

void
keyring_free(struct keyring *ring)
{
	if (!ring)
		return;
	while (ring->loaded) {
		struct loaded *next = ring->loaded->next;
		signing_key_free(ring->loaded->key);
		free(ring->loaded->path);
		free(ring->loaded);
		ring->loaded = next;
	}
	free(ring);
}

static void
remember(struct keyring *ring, const char *path, struct signing_key *key)
{
	struct loaded *loaded = calloc(1, sizeof *loaded);
	if (!loaded)
		abort();
	*loaded = (struct loaded){.path = publish_printf("%s", path), .key = key, .next = ring->loaded};
	ring->loaded = loaded;
}

/* ----------------------------------------------------------------- making -- */

static bool
write_pair(const struct signing_key *key, const json_t *public, const char *path, const char *pub,
    const char *passphrase)
{
	size_t size;
	char *bytes = meta_bytes(public, &size);
	bool good = signing_key_write(key, path, passphrase);
	if (!good)
		status_report("%s: the key cannot be written: %s", path, strerror(errno));
	good = good && publish_file_write(pub, bytes, size, 0644);
	free(bytes);
	return good;
}

json_t *
keyring_make(struct keyring *ring, enum top_role role, bool ask)
{
	char id[KEYID_SIZE + 1], *passphrase = NULL;
	const char *folder = ring->options->keys[0];
	if (!publish_folder_make(folder) || !passphrase_new(role_names[role], ask, &passphrase))
		return NULL;
	struct signing_key *key = signing_key_new();
	json_t *public = signing_key_public(key);
	if (!key_id(public, id))
		abort();
	char *path = publish_printf("%s/%s-%.*s.pem", folder, role_names[role], SHORT_ID, id);
	char *pub = publish_printf("%s/%s-%.*s.pub", folder, role_names[role], SHORT_ID, id);
	bool good = write_pair(key, public, path, pub, passphrase);
	if (good) {
		printf("%s key: %s%s\n", role_names[role], path, passphrase ? " (with a passphrase)" : "");
		remember(ring, path, key);
	} else {
		signing_key_free(key);
		json_decref(public);
	}
	passphrase_free(passphrase);
	free(pub);
	free(path);
	return good ? public : NULL;
}

/* ---------------------------------------------------------------- finding -- */

/* "ROLE-" and 16 hexadecimal digits, then the suffix. */
static bool
is_key_file(const char *name, const char *suffix)
{
	const char *dash = strrchr(name, '-');
	return dash && strspn(dash + 1, "0123456789abcdef") == SHORT_ID &&
	    !strcmp(dash + 1 + SHORT_ID, suffix);
}

static bool
fits_public(const char *name)
{
	return is_key_file(name, ".pub");
}

static bool
fits_private(const char *name)
{
	return is_key_file(name, ".pem");
}

static bool
has_role(const char *name, enum top_role role)
{
	size_t size = strlen(role_names[role]);
	return !strncmp(name, role_names[role], size) && name[size] == '-' &&
	    strlen(name) == size + 1 + SHORT_ID + strlen(".pem");
}

static void
read_public(const char *path, json_t *into)
{
	char id[KEYID_SIZE + 1];
	size_t size;
	char *bytes = publish_file_read(path, MAX_PUBLIC, &size, NULL);
	json_t *key = bytes ? json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL) : NULL;
	const char *name = strrchr(path, '-') + 1;
	if (json_is_object(key) && key_id(key, id) && !strncmp(id, name, SHORT_ID))
		json_object_set(into, id, key);
	else
		status_report("%s: not a public key of that name; left out", path);
	json_decref(key);
	free(bytes);
}

json_t *
keyring_public(const struct keyring *ring, enum top_role role)
{
	json_t *keys = json_object();
	if (!keys)
		abort();
	for (size_t i = 0; i < ring->options->key_count; i++) {
		struct publish_names names;
		if (!publish_folder_list(ring->options->keys[i], fits_public, &names))
			continue;
		for (size_t n = 0; n < names.count; n++) {
			char *path = publish_printf("%s/%s", ring->options->keys[i], names.items[n]);
			if (has_role(names.items[n], role))
				read_public(path, keys);
			free(path);
		}
		publish_names_free(&names);
	}
	return keys;
}

/* ---------------------------------------------------------------- signing -- */

static struct signing_key *
load(struct keyring *ring, const char *path)
{
	for (struct loaded *l = ring->loaded; l; l = l->next)
		if (!strcmp(l->path, path))
			return l->key;
	char *passphrase;
	if (!passphrase_of(path, &passphrase))
		return NULL;
	struct signing_key *key = signing_key_read(path, passphrase);
	int error = errno;
	passphrase_free(passphrase);
	if (key)
		remember(ring, path, key);
	else
		status_report("%s: %s", path, error == EINVAL ? "not a private key, or a wrong passphrase" :
		    error == EPERM ? "a key without a passphrase must have mode 0600" : strerror(error));
	return key;
}

/* The key of a file, and its full id. */
static bool
sign_with(struct keyring *ring, json_t *metadata, const char *path, const char *wanted)
{
	char id[KEYID_SIZE + 1];
	struct signing_key *key = load(ring, path);
	if (!key)
		return false;
	json_t *public = signing_key_public(key);
	bool good = key_id(public, id) && !strncmp(id, wanted, wanted[SHORT_ID] == '.' ? SHORT_ID : KEYID_SIZE);
	if (good)
		meta_sign(metadata, key, id);
	else
		status_report("%s: the key in it has another id; the file was renamed", path);
	json_decref(public);
	return good;
}

bool
keyring_sign(struct keyring *ring, json_t *metadata, const json_t *root, enum top_role role)
{
	size_t i;
	json_t *each;
	bool good = true;
	json_array_foreach(root_keyids(root, role), i, each) {
		const char *keyid = json_string_value(each);
		for (size_t f = 0; keyid && good && f < ring->options->key_count; f++) {
			char *path = publish_printf("%s/%s-%.*s.pem", ring->options->keys[f], role_names[role],
			    SHORT_ID, keyid);
			if (publish_file_exists(path))
				good = sign_with(ring, metadata, path, keyid);
			free(path);
		}
	}
	return good;
}

int
keyring_sign_all(struct keyring *ring, json_t *metadata, enum top_role role)
{
	int count = 0;
	for (size_t i = 0; i < ring->options->key_count && count >= 0; i++) {
		struct publish_names names;
		if (!publish_folder_list(ring->options->keys[i], fits_private, &names))
			return -1;
		for (size_t n = 0; n < names.count && count >= 0; n++) {
			char *path = publish_printf("%s/%s", ring->options->keys[i], names.items[n]);
			if (has_role(names.items[n], role))
				count = sign_with(ring, metadata, path, strrchr(path, '-') + 1) ? count + 1 : -1;
			free(path);
		}
		publish_names_free(&names);
	}
	return count;
}
