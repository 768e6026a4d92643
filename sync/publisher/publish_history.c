#include "sync/publisher/publish_history.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "data/status.h"
#include "sync/publisher/publish_files.h"
#include "sync/trust/metadata.h"

enum { MAX_HISTORY = 256 * 1024, SHORT_ID = 16 };

static const char suffix[] = ".published";

void
history_init(struct history *history)
{
	*history = (struct history){.serials = json_object()};
	if (!history->serials)
		abort();
}

void
history_destroy(struct history *history)
{
	json_decref(history->serials);
	history->serials = NULL;
}

/* ------------------------------------------------------------------ noting -- */

void
history_note(struct history *history, enum top_role role, int64_t version)
{
	if (version > history->versions[role])
		history->versions[role] = version;
}

int64_t
history_serial(const struct history *history, const char *edition)
{
	return json_integer_value(json_object_get(history->serials, edition));
}

static void
note_serial(struct history *history, const char *edition, int64_t serial)
{
	if (serial > history_serial(history, edition))
		json_object_set_new(history->serials, edition, json_integer(serial));
}

void
history_note_serials(struct history *history, const json_t *targets)
{
	const char *name;
	json_t *target;
	json_object_foreach((json_t *)targets, name, target) {
		char *edition = publish_printf("%.*s", (int)strcspn(name, "/"), name);
		note_serial(history, edition, json_integer_value(json_object_get(json_object_get(target, "custom"),
		    "serial")));
		free(edition);
	}
}

/* ----------------------------------------------------------------- reading -- */

static void
merge(struct history *history, const json_t *from)
{
	const char *edition;
	json_t *serial;
	int64_t signed_at = json_integer_value(json_object_get(from, "signed"));
	for (enum top_role role = 0; role < ROLES; role++) {
		int64_t version = json_integer_value(json_object_get(from, role_names[role]));
		if (version < METADATA_MAX_VERSION)
			history_note(history, role, version);
	}
	json_object_foreach(json_object_get(from, "serials"), edition, serial)
		note_serial(history, edition, json_integer_value(serial));
	if (signed_at > history->signed_at)
		history->signed_at = signed_at;
}

/* NULL: there is none, or it is damaged (said). */
static json_t *
load(const char *path)
{
	bool absent;
	size_t size;
	char *bytes = publish_file_read(path, MAX_HISTORY, &size, &absent);
	if (!bytes)
		return NULL;
	json_t *found = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL);
	free(bytes);
	if (json_is_object(found))
		return found;
	status_report("%s: damaged; left out", path);
	json_decref(found);
	return NULL;
}

static void
read_file(struct history *history, const char *path)
{
	json_t *found = load(path);
	merge(history, found);
	json_decref(found);
}

static bool
fits_history(const char *name)
{
	const size_t size = strlen("timestamp-");
	return !strncmp(name, "timestamp-", size) && strspn(name + size, "0123456789abcdef") == SHORT_ID &&
	    !strcmp(name + size + SHORT_ID, suffix);
}

static bool
is_of(const char *name, const json_t *keyids)
{
	const char *keyid;
	json_t *key;
	json_object_foreach((json_t *)keyids, keyid, key)
		if (!strncmp(keyid, name + strlen("timestamp-"), SHORT_ID))
			return true;
	return !keyids;
}

static void
read_folder(struct history *history, const char *folder, const json_t *keyids)
{
	struct publish_names names;
	if (!publish_folder_list(folder, fits_history, &names))
		return;
	for (size_t i = 0; i < names.count; i++) {
		char *path = publish_printf("%s/%s", folder, names.items[i]);
		if (is_of(names.items[i], keyids))
			read_file(history, path);
		free(path);
	}
	publish_names_free(&names);
}

void
history_read(struct history *history, const char *work, const struct publish_options *options, const json_t *keyids)
{
	char *path = publish_printf("%s/published.json", work);
	read_file(history, path);
	free(path);
	for (size_t i = 0; i < options->key_count; i++)
		read_folder(history, options->keys[i], keyids);
}

/* ----------------------------------------------------------------- writing -- */

static json_t *
as_json(const struct history *history)
{
	json_t *out = json_pack("{s:I, s:O}", "signed", (json_int_t)history->signed_at, "serials", history->serials);
	if (!out)
		abort();
	for (enum top_role role = 0; role < ROLES; role++)
		json_object_set_new(out, role_names[role], json_integer(history->versions[role]));
	return out;
}

static bool
write_file(const char *path, const json_t *content)
{
	size_t size;
	json_t *before = publish_file_exists(path) ? load(path) : NULL;
	bool same = json_equal(before, content);
	json_decref(before);
	char *bytes = meta_bytes(content, &size);
	bool good = same || publish_file_write(path, bytes, size, 0644);
	free(bytes);
	return good;
}

/* Beside the key of that id, if it is in that folder and the folder can be written. */
static bool
write_beside(const char *folder, const char *keyid, const json_t *content)
{
	char *key = publish_printf("%s/timestamp-%.*s.pem", folder, SHORT_ID, keyid);
	char *path = publish_printf("%s/timestamp-%.*s%s", folder, SHORT_ID, keyid, suffix);
	bool good = !publish_file_exists(key) || !publish_folder_writable(folder) || write_file(path, content);
	free(path);
	free(key);
	return good;
}

bool
history_write(const struct history *history, const char *work, const struct publish_options *options,
    const json_t *root)
{
	size_t i;
	json_t *keyid, *content = as_json(history);
	char *path = publish_printf("%s/published.json", work);
	bool good = write_file(path, content);
	json_array_foreach(root_keyids(root, ROLE_TIMESTAMP), i, keyid)
		for (size_t f = 0; f < options->key_count; f++)
			good = write_beside(options->keys[f], json_string_value(keyid), content) && good;
	free(path);
	json_decref(content);
	return good;
}
