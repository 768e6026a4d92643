/* Hostile repositories, properly signed: each lie is refused with the clause it breaks, and what was
 * trusted before stays, byte for byte. Each has a twin beside it that tells the truth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "sync/trust/metadata.h"
#include "tests/sync/client.h"

/* -------------------------------------------------------------- stored files -- */

static const char *const stored_names[] = {"root.json", "timestamp.json", "snapshot.json", "targets.json"};

struct stored {
	char *bytes[4];
	size_t size[4];
};

static struct stored
stored_read(const struct forge *repository)
{
	struct stored stored;
	for (size_t i = 0; i < 4; i++)
		stored.bytes[i] = read_file(repository->trust, stored_names[i], &stored.size[i]);
	return stored;
}

static void
stored_free(struct stored *stored)
{
	for (size_t i = 0; i < 4; i++)
		free(stored->bytes[i]);
}

/* Files whose name begins with a letter of `changed` may differ. */
static void
assert_unchanged(const struct stored *before, const struct forge *repository, const char *changed)
{
	struct stored after = stored_read(repository);
	for (size_t i = 0; i < 4; i++) {
		bool may = (strchr(changed, 'r') && i == 0) || (strchr(changed, 't') && i == 1) ||
		    (strchr(changed, 's') && i == 2);
		bool same = (before->bytes[i] != NULL) == (after.bytes[i] != NULL) &&
		    (!after.bytes[i] || (after.size[i] == before->size[i] &&
		    memcmp(after.bytes[i], before->bytes[i], after.size[i]) == 0));
		if (same == may)
			print_error("%s: %s\n", stored_names[i], same ? "unchanged" : "changed");
		assert_int_equal(same, !may);
	}
	stored_free(&after);
}

/* -------------------------------------------------------------------- attacks -- */

struct attack {
	const char *name;
	void (*change)(struct forge *);
	enum outcome outcome;      /* OUTCOME_CURRENT: it is all right */
	const char *file, *clause; /* in the report's line */
	const char *changed;       /* of what is stored: r(oot), t(imestamp), s(napshot) */
	struct forgery forgery;    /* before the change, or a next release without one */
};

#define LONG_100 "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
#define DEEP_8   "[[[[[[[["
#define SHALLOW_8 "]]]]]]]]"
#define DEEP_72  DEEP_8 DEEP_8 DEEP_8 DEEP_8 DEEP_8 DEEP_8 DEEP_8 DEEP_8 DEEP_8
#define SHALLOW_72 SHALLOW_8 SHALLOW_8 SHALLOW_8 SHALLOW_8 SHALLOW_8 SHALLOW_8 SHALLOW_8 SHALLOW_8 SHALLOW_8

/* -- root -- */

static void
threshold_zero(struct forge *repository)
{
	json_object_set_new(forge_role(repository, TIMESTAMP), "threshold", json_integer(0));
	forge_next_root(repository);
}

static void
threshold_string(struct forge *repository)
{
	json_object_set_new(forge_role(repository, TIMESTAMP), "threshold", json_string("1"));
	forge_next_root(repository);
}

static void
threshold_true(struct forge *repository)
{
	json_object_set_new(forge_role(repository, TIMESTAMP), "threshold", json_true());
	forge_next_root(repository);
}

static void
threshold_negative(struct forge *repository)
{
	json_object_set_new(forge_role(repository, ROOT), "threshold", json_integer(-1));
	forge_next_root(repository);
}

static void
wrong_keyid(struct forge *repository)
{
	json_t *keys = json_object_get(repository->body[ROOT], "keys");
	json_object_set_new(keys, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	    signing_key_public(repository->stranger));
	json_array_append_new(json_object_get(forge_role(repository, TIMESTAMP), "keyids"),
	    json_string("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
	forge_next_root(repository);
}

static void
duplicate_keyids(struct forge *repository)
{
	json_t *keyids = json_object_get(forge_role(repository, TIMESTAMP), "keyids");
	json_array_append(keyids, json_array_get(keyids, 0));
	forge_next_root(repository);
}

/* The same key under a second keyid; the timestamp needs two. */
static void
cloned_key(struct forge *repository)
{
	json_t *clone = signing_key_public(repository->keys[TIMESTAMP][0]);
	char id[KEYID_SIZE + 1];
	json_object_set_new(clone, "x-clone", json_true());
	assert_true(key_id(clone, id));
	json_object_set_new(json_object_get(repository->body[ROOT], "keys"), id, clone);
	json_array_append_new(json_object_get(forge_role(repository, TIMESTAMP), "keyids"), json_string(id));
	json_object_set_new(forge_role(repository, TIMESTAMP), "threshold", json_integer(2));
	forge_next_root(repository);
	repository->forgery = (struct forgery){.role = TIMESTAMP, .cloned = true};
	forge_next(repository);
}

static void
threshold_unreachable(struct forge *repository)
{
	json_object_set_new(forge_role(repository, SNAPSHOT), "threshold", json_integer(2));
	forge_next_root(repository);
	forge_next(repository);
}

static void
role_missing(struct forge *repository)
{
	json_object_del(json_object_get(repository->body[ROOT], "roles"), "snapshot");
	forge_next_root(repository);
}

static void
one_root_signature(struct forge *repository)
{
	repository->signers[ROOT] = 1;
	forge_next_root(repository);
}

static void
root_by_old_keys_only(struct forge *repository)
{
	forge_rotate(repository, ROOT);
	repository->forgery = (struct forgery){.role = ROOT, .stale_keys = true};
	forge_next_root(repository);
}

static void
root_by_new_keys_only(struct forge *repository)
{
	forge_rotate(repository, ROOT);
	for (int i = 0; i < KEYS; i++) {
		signing_key_free(repository->old_keys[i]);
		repository->old_keys[i] = NULL;
	}
	forge_next_root(repository);
}

static void
root_rotated(struct forge *repository)
{
	forge_rotate(repository, ROOT);
	forge_next_root(repository);
}

static void
root_replayed(struct forge *repository)
{
	size_t size;
	char *bytes = read_file(repository->server, "1.root.json", &size);
	write_file(repository->server, "2.root.json", bytes, size);
	free(bytes);
}

static void
root_jumps(struct forge *repository)
{
	size_t size;
	forge_set(repository, ROOT, "version", json_integer(2));
	forge_next_root(repository); /* 3.root.json */
	char *bytes = read_file(repository->server, "3.root.json", &size);
	write_file(repository->server, "2.root.json", bytes, size);
	free(bytes);
}

/* 2.root.json is not there, so 3.root.json is never asked for. */
static void
root_gap(struct forge *repository)
{
	forge_set(repository, ROOT, "version", json_integer(2));
	forge_set(repository, ROOT, "expires", json_string("2000-01-01T00:00:00Z"));
	forge_next_root(repository);
}

static void
root_expired(struct forge *repository)
{
	forge_set(repository, ROOT, "expires", json_string("2027-01-15T08:00:00Z"));
	forge_next_root(repository);
	forge_next(repository);
}

static void
root_expires_in_a_second(struct forge *repository)
{
	forge_set(repository, ROOT, "expires", json_string("2027-01-15T08:00:01Z"));
	forge_next_root(repository);
}

/* An expired root in the middle of the chain does not matter. */
static void
root_expired_between(struct forge *repository)
{
	forge_set(repository, ROOT, "expires", json_string("2026-01-15T08:00:00Z"));
	forge_next_root(repository);
	forge_set(repository, ROOT, "expires", json_string(EXPIRES));
	forge_next_root(repository);
}

static void
consistent_string(struct forge *repository)
{
	forge_set(repository, ROOT, "consistent_snapshot", json_string("true"));
	forge_next_root(repository);
}

static void
root_oversized(struct forge *repository)
{
	char *long_text = malloc(METADATA_MAX_ROOT + 1);
	memset(long_text, 'x', METADATA_MAX_ROOT);
	long_text[METADATA_MAX_ROOT] = '\0';
	forge_set(repository, ROOT, "x-long", json_string(long_text));
	free(long_text);
	forge_next_root(repository);
}

static void
root_next(struct forge *repository)
{
	forge_next_root(repository);
}

/* 40,000 empty arrays fit into a root's length, but not into our memory limit. */
static void
many_values(struct forge *repository)
{
	json_t *list = json_array();
	for (int i = 0; i < 40000; i++)
		json_array_append_new(list, json_array());
	forge_set(repository, ROOT, "x-many", list);
	forge_next_root(repository);
}

/* -- versions that differ -- */

static void
timestamp_back(struct forge *repository)
{
	forge_next(repository);
	client_must_refresh(repository);
	forge_set(repository, TIMESTAMP, "version", json_integer(1));
	forge_publish(repository, TIMESTAMP);
}

/* Same version, other content: the one we have stays, and nobody is alarmed. */
static void
timestamp_changed(struct forge *repository)
{
	forge_set(repository, TIMESTAMP, "x-other", json_true());
	forge_publish(repository, TIMESTAMP);
}

static void
snapshot_back_in_timestamp(struct forge *repository)
{
	forge_next(repository);
	client_must_refresh(repository);
	forge_set(repository, SNAPSHOT, "version", json_integer(1));
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
}

static void
targets_back_in_snapshot(struct forge *repository)
{
	forge_next(repository);
	client_must_refresh(repository);
	forge_set(repository, TARGETS, "version", json_integer(1));
	forge_publish(repository, TARGETS);
	forge_bump(repository, SNAPSHOT);
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
}

static void
role_dropped_from_snapshot(struct forge *repository)
{
	forge_delegate(repository, "town", json_pack("{s:[s]}", "paths", "town/*"));
	forge_next(repository);
	client_must_refresh(repository);
	json_object_del(json_object_get(repository->body[SNAPSHOT], "meta"), "town.json");
	forge_bump(repository, SNAPSHOT);
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
}

static void
snapshot_mixed(struct forge *repository)
{
	size_t size;
	forge_next(repository); /* 2.snapshot.json */
	forge_next(repository); /* 3.snapshot.json */
	char *bytes = read_file(repository->server, "2.snapshot.json", &size);
	write_file(repository->server, "3.snapshot.json", bytes, size);
	free(bytes);
}

static void
targets_mixed(struct forge *repository)
{
	size_t size;
	forge_next(repository);
	forge_next(repository);
	char *bytes = read_file(repository->server, "2.targets.json", &size);
	write_file(repository->server, "3.targets.json", bytes, size);
	free(bytes);
}

static void
hashes_listed(struct forge *repository)
{
	repository->hashes = true;
	forge_next(repository);
}

/* Properly signed, of the same length, but not the file that was listed. */
static void
targets_hash(struct forge *repository)
{
	hashes_listed(repository);
	forge_set(repository, TARGETS, "expires", json_string("2027-02-15T00:00:00Z"));
	json_t *meta = json_deep_copy(json_object_get(repository->body[SNAPSHOT], "meta"));
	forge_publish(repository, TARGETS);
	forge_set(repository, SNAPSHOT, "meta", meta);
}

static void
snapshot_hash(struct forge *repository)
{
	hashes_listed(repository);
	forge_set(repository, SNAPSHOT, "expires", json_string("2027-02-15T00:00:00Z"));
	forge_publish(repository, SNAPSHOT);
}

static void
snapshot_longer(struct forge *repository)
{
	hashes_listed(repository);
	repository->forgery = (struct forgery){.role = SNAPSHOT, .after = " "};
	forge_publish(repository, SNAPSHOT);
}

static void
snapshot_shorter(struct forge *repository)
{
	repository->forgery = (struct forgery){.role = SNAPSHOT, .after = " "};
	hashes_listed(repository);
	repository->forgery.after = NULL;
	forge_publish(repository, SNAPSHOT);
}

static void
snapshot_length_listed_huge(struct forge *repository)
{
	forge_next(repository);
	json_t *entry = json_object_get(json_object_get(repository->body[TIMESTAMP], "meta"), "snapshot.json");
	json_object_set_new(entry, "length", json_integer(METADATA_MAX_SNAPSHOT + 1));
	forge_next_timestamp(repository);
}

static void
unknown_hash_only(struct forge *repository)
{
	forge_next(repository);
	json_t *entry = json_object_get(json_object_get(repository->body[TIMESTAMP], "meta"), "snapshot.json");
	json_object_set_new(entry, "hashes", json_pack("{s:s}", "md5", "d41d8cd98f00b204e9800998ecf8427e"));
	forge_next_timestamp(repository);
}

static void
timestamp_lists_more(struct forge *repository)
{
	json_object_set_new(json_object_get(repository->body[TIMESTAMP], "meta"), "targets.json",
	    json_pack("{s:i}", "version", 1));
	forge_next_timestamp(repository);
}

static void
snapshot_without_targets(struct forge *repository)
{
	json_object_clear(json_object_get(repository->body[SNAPSHOT], "meta"));
	forge_bump(repository, SNAPSHOT);
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
}

static void
snapshot_as_timestamp(struct forge *repository)
{
	forge_set(repository, TIMESTAMP, "_type", json_string("snapshot"));
	forge_next_timestamp(repository);
}

/* -- age -- */

static void
frozen(struct forge *repository)
{
	repository->now = NOW + 60 * 86400; /* the same files, two months later */
}

static void
cached_snapshot_expired(struct forge *repository)
{
	forge_set(repository, TIMESTAMP, "expires", json_string("2028-01-01T00:00:00Z"));
	forge_set(repository, ROOT, "expires", json_string("2028-01-01T00:00:00Z"));
	forge_next_root(repository);
	forge_next_timestamp(repository);
	frozen(repository);
}

static void
cached_targets_expired(struct forge *repository)
{
	forge_set(repository, SNAPSHOT, "expires", json_string("2028-01-01T00:00:00Z"));
	forge_bump(repository, SNAPSHOT);
	forge_publish(repository, SNAPSHOT);
	cached_snapshot_expired(repository);
}

static void
new_targets_expired(struct forge *repository)
{
	forge_set(repository, TARGETS, "expires", json_string("2027-01-15T07:59:59Z"));
	forge_next(repository);
}

static void
new_snapshot_expired(struct forge *repository)
{
	forge_set(repository, SNAPSHOT, "expires", json_string("2027-01-15T07:59:59Z"));
	forge_next(repository);
}

static void
new_timestamp_expired(struct forge *repository)
{
	forge_set(repository, TIMESTAMP, "expires", json_string("2027-01-15T08:00:00Z"));
	forge_next(repository);
}

/* An hour ago in UTC, but not yet in the zone that the process is told. */
static void
expired_in_utc_only(struct forge *repository)
{
	setenv("TZ", "XXX+11", 1);
	tzset();
	forge_set(repository, TIMESTAMP, "expires", json_string("2027-01-15T07:00:00Z"));
	forge_next(repository);
}

static void
expired_in_local_time_only(struct forge *repository)
{
	setenv("TZ", "XXX-11", 1);
	tzset();
	forge_set(repository, TIMESTAMP, "expires", json_string("2027-01-15T09:00:00Z"));
	forge_next(repository);
}

/* -- answers -- */

static void
timestamp_gone(struct forge *repository)
{
	char path[256];
	snprintf(path, sizeof path, "%s/timestamp.json", repository->server);
	unlink(path);
}

static void
snapshot_gone(struct forge *repository)
{
	char path[256];
	forge_next(repository);
	snprintf(path, sizeof path, "%s/2.snapshot.json", repository->server);
	unlink(path);
}

static void
portal_page(struct forge *repository)
{
	static const char page[] = "<!DOCTYPE html><title>Wifi</title>Please pay.";
	write_file(repository->server, "timestamp.json", page, sizeof page - 1);
}

static void
portal_page_large(struct forge *repository)
{
	static char page[2 * METADATA_MAX_TIMESTAMP] = "<!DOCTYPE html><title>Wifi</title>Please pay.";
	memset(page + strlen(page), ' ', sizeof page - strlen(page));
	write_file(repository->server, "timestamp.json", page, sizeof page);
}

static void
portal_page_for_snapshot(struct forge *repository)
{
	static const char page[] = "<!DOCTYPE html>";
	forge_next(repository);
	write_file(repository->server, "2.snapshot.json", page, sizeof page - 1);
}

static void
other_program(struct forge *repository)
{
	static const char text[] = "{\"error\": {\"code\": 451, \"text\": \"log in\"}}";
	write_file(repository->server, "timestamp.json", text, sizeof text - 1);
}

static void
empty_answer(struct forge *repository)
{
	write_file(repository->server, "timestamp.json", "", 0);
}

static void
cut_off(struct forge *repository, const char *file, size_t missing)
{
	size_t size;
	char *bytes = read_file(repository->server, file, &size);
	write_file(repository->server, file, bytes, size > missing ? size - missing : 20);
	free(bytes);
}

static void
timestamp_cut(struct forge *repository)
{
	forge_next(repository);
	cut_off(repository, "timestamp.json", 1);
}

static void
timestamp_cut_early(struct forge *repository)
{
	forge_next(repository);
	cut_off(repository, "timestamp.json", SIZE_MAX);
}

static void
root_cut(struct forge *repository)
{
	forge_next_root(repository);
	cut_off(repository, "2.root.json", 20);
}

static void
targets_cut(struct forge *repository)
{
	forge_next(repository);
	cut_off(repository, "2.targets.json", 3);
}

static void
no_signatures_member(struct forge *repository)
{
	static const char text[] = "{\"signed\":{}}";
	write_file(repository->server, "timestamp.json", text, sizeof text - 1);
}

static void
signed_is_a_list(struct forge *repository)
{
	static const char text[] = "{\"signed\":[],\"signatures\":[]}";
	write_file(repository->server, "timestamp.json", text, sizeof text - 1);
}

/* -- delegations -- */

static void
delegate_role(struct forge *repository, const char *name)
{
	forge_delegate(repository, name, json_pack("{s:[s]}", "paths", "*"));
	repository->delegated = NULL; /* only named, never published */
	forge_next(repository);
	json_decref(repository->body[DELEGATED]);
	repository->body[DELEGATED] = NULL;
}

static void delegated_snapshot(struct forge *repository) { delegate_role(repository, "snapshot"); }
static void delegated_root(struct forge *repository) { delegate_role(repository, "root"); }
static void delegated_empty(struct forge *repository) { delegate_role(repository, ""); }
static void delegated_long(struct forge *repository) { delegate_role(repository, LONG_100 LONG_100 LONG_100); }
static void delegated_dots(struct forge *repository) { delegate_role(repository, "../root"); }

static void
delegated_twice(struct forge *repository)
{
	forge_delegate(repository, "town", json_pack("{s:[s]}", "paths", "a"));
	delegate_role(repository, "town");
}

static void
delegated_threshold_zero(struct forge *repository)
{
	forge_delegate(repository, "town", json_pack("{s:[s], s:i}", "paths", "*", "threshold", 0));
	forge_next(repository);
}

static void
delegated_both_ways(struct forge *repository)
{
	forge_delegate(repository, "town", json_pack("{s:[s], s:[s]}", "paths", "*", "path_hash_prefixes", "00"));
	forge_next(repository);
}

static void
target_without_hashes(struct forge *repository)
{
	json_t *target = json_object_get(json_object_get(repository->body[TARGETS], "targets"), "central/1/catalogue.db");
	json_object_set_new(target, "hashes", json_object());
	forge_next(repository);
}

static void
target_hash_in_capitals(struct forge *repository)
{
	json_t *target = json_object_get(json_object_get(repository->body[TARGETS], "targets"), "central/1/catalogue.db");
	json_object_set_new(json_object_get(target, "hashes"), "sha256",
	    json_string("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"));
	forge_next(repository);
}

static void
target_length_negative(struct forge *repository)
{
	json_t *target = json_object_get(json_object_get(repository->body[TARGETS], "targets"), "central/1/catalogue.db");
	json_object_set_new(target, "length", json_integer(-1));
	forge_next(repository);
}

/* -- recovery and tolerance -- */

static void
timestamp_recovers(struct forge *repository)
{
	forge_set(repository, TIMESTAMP, "version", json_integer(1000));
	forge_publish(repository, TIMESTAMP);
	client_must_refresh(repository);
	forge_set(repository, TIMESTAMP, "version", json_integer(1));
	forge_rotate(repository, TIMESTAMP);
	forge_next_root(repository);
	forge_publish(repository, TIMESTAMP);
}

/* Only the snapshot's key is new; 5.3.11 forgets the timestamp too, which names the high version. */
static void
snapshot_recovers(struct forge *repository)
{
	forge_set(repository, SNAPSHOT, "version", json_integer(1000));
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
	client_must_refresh(repository);
	forge_set(repository, SNAPSHOT, "version", json_integer(2));
	forge_rotate(repository, SNAPSHOT);
	forge_next_root(repository);
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
}

/* Without a new key nothing is forgotten. */
static void
snapshot_does_not_recover(struct forge *repository)
{
	forge_set(repository, SNAPSHOT, "version", json_integer(1000));
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
	client_must_refresh(repository);
	forge_set(repository, SNAPSHOT, "version", json_integer(2));
	forge_next_root(repository);
	forge_publish(repository, SNAPSHOT);
	forge_next_timestamp(repository);
}

static void
targets_key_stolen_and_revoked(struct forge *repository)
{
	struct signing_key *old = repository->keys[TARGETS][0];
	repository->keys[TARGETS][0] = signing_key_new();
	forge_rotate(repository, TARGETS);
	forge_next_root(repository);
	signing_key_free(repository->keys[TARGETS][0]);
	repository->keys[TARGETS][0] = old; /* the thief signs */
	forge_next(repository);
}

/* The stored file is the listed one, but the key that signed it is not trusted any more. */
static void
stored_targets_by_revoked_key(struct forge *repository)
{
	forge_rotate(repository, TARGETS);
	forge_next_root(repository);
}

static void
odd_fields(struct forge *repository)
{
	for (enum forge_role role = ROOT; role <= TARGETS; role++) {
		forge_set(repository, role, "\xc5\xb1 z", json_pack("{s:s, s:i, s:[b,n], s:s}", "\xf0\x9f\x8f\x9b", "q\"b\\s\n\x01",
		    "\xc3\xa1", -5, "B", 1, "a", "\xef\xbf\xbd"));
		forge_set(repository, role, "A", json_integer(INT64_MIN));
		forge_set(repository, role, "_", json_integer(INT64_MAX));
	}
	forge_next_root(repository);
	forge_next(repository);
}

static void
odd_field_changed(struct forge *repository)
{
	forge_set(repository, TIMESTAMP, "x", json_string("before"));
	repository->forgery = (struct forgery){.role = TIMESTAMP, .text_from = "before", .text_to = "behind"};
	forge_next(repository);
}

static void
stored_snapshot_damaged(struct forge *repository)
{
	write_file(repository->trust, "snapshot.json", "{\"signed\"", 9);
}

#define NO_FORGERY {.role = ROLES}

/* A number is forged in what is signed as well, so that only its form is wrong. */
#define FORGED_VERSION(to) {.role = TIMESTAMP, .signed_from = "34\",\"version\":2}", .signed_to = "34\",\"version\":" to "}"}
#define FORGED_LISTED(to) {.role = TIMESTAMP, .signed_from = ".json\":{\"version\":2}", .signed_to = ".json\":{\"version\":" to "}"}
#define FORGED_EXPIRY(to) {.role = TIMESTAMP, .signed_from = "\"" EXPIRES "\"", .signed_to = to}

static const struct attack attacks[] = {
	{"twin: a next release", forge_next, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"twin: lengths and hashes", hashes_listed, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"twin: a next root", root_next, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},

	/* signatures */
	{"timestamp unsigned", NULL, OUTCOME_REFUSED, "timestamp.json", "signatures", "",
	    {.role = TIMESTAMP, .unsigned_ = true}},
	{"timestamp by a stranger", NULL, OUTCOME_REFUSED, "timestamp.json", "signatures", "",
	    {.role = TIMESTAMP, .stranger = true}},
	{"snapshot by a stranger", NULL, OUTCOME_REFUSED, "2.snapshot.json", "signatures", "t",
	    {.role = SNAPSHOT, .stranger = true}},
	{"targets by a stranger", NULL, OUTCOME_REFUSED, "2.targets.json", "signatures", "ts",
	    {.role = TARGETS, .stranger = true}},
	{"one keyid twice in signatures", NULL, OUTCOME_REFUSED, "timestamp.json", "signatures: two", "",
	    {.role = TIMESTAMP, .signed_twice = true}},
	{"one key under two keyids", cloned_key, OUTCOME_REFUSED, "timestamp.json", "signatures: 1 good, 2", "r", NO_FORGERY},
	{"threshold beyond reach", threshold_unreachable, OUTCOME_REFUSED, "2.snapshot.json", "signatures", "rt", NO_FORGERY},
	{"threshold 0", threshold_zero, OUTCOME_REFUSED, "2.root.json", "threshold", "", NO_FORGERY},
	{"threshold a string", threshold_string, OUTCOME_REFUSED, "2.root.json", "threshold", "", NO_FORGERY},
	{"threshold true", threshold_true, OUTCOME_REFUSED, "2.root.json", "threshold", "", NO_FORGERY},
	{"threshold negative", threshold_negative, OUTCOME_REFUSED, "2.root.json", "threshold", "", NO_FORGERY},
	{"keyid of another key", wrong_keyid, OUTCOME_REFUSED, "2.root.json", "keyid", "", NO_FORGERY},
	{"one keyid twice in a role", duplicate_keyids, OUTCOME_REFUSED, "2.root.json", "keyids", "", NO_FORGERY},
	{"root lacks a role", role_missing, OUTCOME_REFUSED, "2.root.json", "roles: snapshot", "", NO_FORGERY},
	{"root by one of two", one_root_signature, OUTCOME_REFUSED, "2.root.json", "signatures: 1 good, 2", "", NO_FORGERY},
	{"root by old keys only", root_by_old_keys_only, OUTCOME_REFUSED, "2.root.json", "of itself", "", NO_FORGERY},
	{"root by new keys only", root_by_new_keys_only, OUTCOME_REFUSED, "2.root.json", "of the trusted root", "", NO_FORGERY},
	{"twin: root by old and new keys", root_rotated, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"targets by a revoked key", targets_key_stolen_and_revoked, OUTCOME_REFUSED, "2.targets.json", "signatures", "rts",
	    NO_FORGERY},
	{"stored targets by a revoked key", stored_targets_by_revoked_key, OUTCOME_REFUSED, "1.targets.json", "signatures",
	    "r", NO_FORGERY},
	{"unknown field changed", odd_field_changed, OUTCOME_REFUSED, "timestamp.json", "signatures", "", NO_FORGERY},
	{"twin: unknown, unsorted, non-ASCII fields", odd_fields, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"no signatures", no_signatures_member, OUTCOME_REFUSED, "timestamp.json", "signatures", "", NO_FORGERY},
	{"signed is a list", signed_is_a_list, OUTCOME_REFUSED, "timestamp.json", "signed", "", NO_FORGERY},

	/* form */
	{"version a float", NULL, OUTCOME_REFUSED, "timestamp.json", "number", "", FORGED_VERSION("2.0")},
	{"version with an exponent", NULL, OUTCOME_REFUSED, "timestamp.json", "number", "", FORGED_VERSION("2e0")},
	{"version beyond 64 bits", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "",
	    FORGED_VERSION("18446744073709551618")},
	{"version beyond 2^53", NULL, OUTCOME_REFUSED, "timestamp.json", "version: not an", "",
	    FORGED_VERSION("9223372036854775807")},
	{"version 0", NULL, OUTCOME_REFUSED, "timestamp.json", "version: not an", "", FORGED_VERSION("0")},
	{"version negative", NULL, OUTCOME_REFUSED, "timestamp.json", "version: not an", "", FORGED_VERSION("-2")},
	{"version a string", NULL, OUTCOME_REFUSED, "timestamp.json", "version: not an", "", FORGED_VERSION("\"2\"")},
	{"version true", NULL, OUTCOME_REFUSED, "timestamp.json", "version: not an", "", FORGED_VERSION("true")},
	{"listed version 0", NULL, OUTCOME_REFUSED, "timestamp.json", "meta", "", FORGED_LISTED("0")},
	{"listed version a string", NULL, OUTCOME_REFUSED, "timestamp.json", "meta", "", FORGED_LISTED("\"2\"")},
	{"duplicate key", NULL, OUTCOME_REFUSED, "timestamp.json", "duplicate key", "",
	    {.role = TIMESTAMP, .text_from = "\"version\":2}", .text_to = "\"version\":9,\"version\":2}"}},
	{"duplicate signed", NULL, OUTCOME_REFUSED, "timestamp.json", "duplicate key", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"signed\":{},\"signatures\""}},
	{"a float outside of what is signed", NULL, OUTCOME_REFUSED, "timestamp.json", "number", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":1.5,\"signatures\""}},
	{"twin: a point in a string", NULL, OUTCOME_CURRENT, NULL, NULL, NULL,
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":\"1.5e7 \\\" 2.5\",\"signatures\""}},
	{"specification 2", NULL, OUTCOME_REFUSED, "timestamp.json", "spec_version", "",
	    {.role = TIMESTAMP, .signed_from = "1.0.34", .signed_to = "2.0.0"}},
	{"specification 1x", NULL, OUTCOME_REFUSED, "timestamp.json", "spec_version", "",
	    {.role = TIMESTAMP, .signed_from = "1.0.34", .signed_to = "1x0.0"}},
	{"twin: specification 1.9", NULL, OUTCOME_CURRENT, NULL, NULL, NULL,
	    {.role = TIMESTAMP, .signed_from = "1.0.34", .signed_to = "1.9"}},
	{"wrong _type", snapshot_as_timestamp, OUTCOME_REFUSED, "timestamp.json", "_type", "", NO_FORGERY},
	{"trailing data", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "", {.role = TIMESTAMP, .after = "{}"}},
	{"twin: white space around", NULL, OUTCOME_CURRENT, NULL, NULL, NULL,
	    {.role = TIMESTAMP, .before = " \t\r\n", .after = "\n\n"}},
	{"byte order mark", NULL, OUTCOME_UNREACHABLE, "timestamp.json", "JSON", "",
	    {.role = TIMESTAMP, .before = "\xef\xbb\xbf"}},
	{"not UTF-8", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":\"\xff\xfe\",\"signatures\""}},
	{"overlong UTF-8", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":\"\xc0\xaf\",\"signatures\""}},
	{"lone surrogate", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":\"\\ud800\",\"signatures\""}},
	{"zero byte in a name", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\\u0000\":1,\"signatures\""}},
	{"not a number", NULL, OUTCOME_REFUSED, "timestamp.json", "JSON", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":NaN,\"signatures\""}},
	{"nested too deep", NULL, OUTCOME_REFUSED, "timestamp.json", "depth", "",
	    {.role = TIMESTAMP, .text_from = "{\"signatures\"", .text_to = "{\"x\":" DEEP_72 SHALLOW_72 ",\"signatures\""}},
	{"too many values", many_values, OUTCOME_REFUSED, "2.root.json", "values", "", NO_FORGERY},
	{"consistent_snapshot a string", consistent_string, OUTCOME_REFUSED, "2.root.json", "consistent_snapshot", "",
	    NO_FORGERY},
	{"timestamp lists more", timestamp_lists_more, OUTCOME_REFUSED, "timestamp.json", "meta", "", NO_FORGERY},
	{"snapshot without targets", snapshot_without_targets, OUTCOME_REFUSED, "2.snapshot.json", "meta", "t", NO_FORGERY},
	{"only an unknown hash", unknown_hash_only, OUTCOME_REFUSED, "timestamp.json", "meta", "", NO_FORGERY},
	{"target without hashes", target_without_hashes, OUTCOME_REFUSED, "2.targets.json", "hashes", "ts", NO_FORGERY},
	{"target hash in capitals", target_hash_in_capitals, OUTCOME_REFUSED, "2.targets.json", "hashes", "ts", NO_FORGERY},
	{"target length negative", target_length_negative, OUTCOME_REFUSED, "2.targets.json", "length", "ts", NO_FORGERY},

	/* dates */
	{"expiry with an offset", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "",
	    FORGED_EXPIRY("\"2027-02-14T00:00:00+00:00\"")},
	{"expiry as a day", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "", FORGED_EXPIRY("\"2027-02-14\"")},
	{"30 February", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "", FORGED_EXPIRY("\"2028-02-30T00:00:00Z\"")},
	{"29 February 2100", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "",
	    FORGED_EXPIRY("\"2100-02-29T00:00:00Z\"")},
	{"twin: 29 February 2028", NULL, OUTCOME_CURRENT, NULL, NULL, NULL, FORGED_EXPIRY("\"2028-02-29T23:59:59Z\"")},
	{"24 hours", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "", FORGED_EXPIRY("\"2027-02-14T24:00:00Z\"")},
	{"leap second", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "", FORGED_EXPIRY("\"2027-02-14T23:59:60Z\"")},
	{"fraction of a second", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "",
	    FORGED_EXPIRY("\"2027-02-14T00:00:00.5Z\"")},
	{"small letters", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "", FORGED_EXPIRY("\"2027-02-14t00:00:00z\"")},
	{"sign instead of a digit", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "",
	    FORGED_EXPIRY("\"2027-02-+4T00:00:00Z\"")},
	{"expiry a number", NULL, OUTCOME_REFUSED, "timestamp.json", "expires", "", FORGED_EXPIRY("1900000000")},
	{"expired in UTC, not in the local zone", expired_in_utc_only, OUTCOME_EXPIRED, "timestamp.json", "expires", "",
	    NO_FORGERY},
	{"twin: expired in the local zone only", expired_in_local_time_only, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},

	/* age */
	{"frozen: the same files too long", frozen, OUTCOME_EXPIRED, "root.json", "expires", "", NO_FORGERY},
	{"cached snapshot expired", cached_snapshot_expired, OUTCOME_EXPIRED, "1.snapshot.json", "expires", "rt", NO_FORGERY},
	{"cached targets expired", cached_targets_expired, OUTCOME_EXPIRED, "1.targets.json", "expires", "rts", NO_FORGERY},
	{"new timestamp expired", new_timestamp_expired, OUTCOME_EXPIRED, "timestamp.json", "expires", "", NO_FORGERY},
	{"new snapshot expired", new_snapshot_expired, OUTCOME_EXPIRED, "2.snapshot.json", "expires", "t", NO_FORGERY},
	{"new targets expired", new_targets_expired, OUTCOME_EXPIRED, "2.targets.json", "expires", "ts", NO_FORGERY},
	{"root expired, but stored", root_expired, OUTCOME_EXPIRED, "root.json", "expires", "r", NO_FORGERY},
	{"twin: root has a second left", root_expires_in_a_second, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"twin: an expired root between", root_expired_between, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},

	/* versions */
	{"root replayed", root_replayed, OUTCOME_REFUSED, "2.root.json", "version: 1, must be 2", "", NO_FORGERY},
	{"root jumps", root_jumps, OUTCOME_REFUSED, "2.root.json", "version: 3, must be 2", "", NO_FORGERY},
	{"twin: a gap ends the chain", root_gap, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"timestamp goes back", timestamp_back, OUTCOME_REFUSED, "timestamp.json", "rollback: version 1, was 2", "ts!",
	    NO_FORGERY},
	{"twin: same version, other content", timestamp_changed, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"snapshot goes back", snapshot_back_in_timestamp, OUTCOME_REFUSED, "timestamp.json",
	    "rollback: snapshot version 1, was 2", "ts!", NO_FORGERY},
	{"targets go back", targets_back_in_snapshot, OUTCOME_REFUSED, "3.snapshot.json",
	    "rollback: targets.json version 1, was 2", "ts!", NO_FORGERY},
	{"snapshot drops a role", role_dropped_from_snapshot, OUTCOME_REFUSED, "3.snapshot.json",
	    "rollback: town.json is not listed", "ts!", NO_FORGERY},
	{"snapshot of another version", snapshot_mixed, OUTCOME_REFUSED, "3.snapshot.json", "version: 2, must be 3", "t",
	    NO_FORGERY},
	{"targets of another version", targets_mixed, OUTCOME_REFUSED, "3.targets.json", "version: 2, must be 3", "ts",
	    NO_FORGERY},
	{"snapshot of another hash", snapshot_hash, OUTCOME_REFUSED, "2.snapshot.json", "hash", "t", NO_FORGERY},
	{"targets of another hash", targets_hash, OUTCOME_REFUSED, "2.targets.json", "hash", "ts", NO_FORGERY},
	{"fast-forward without a new key", snapshot_does_not_recover, OUTCOME_REFUSED, "timestamp.json", "rollback", "ts!",
	    NO_FORGERY},
	{"twin: recovery, timestamp key", timestamp_recovers, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"twin: recovery, snapshot key", snapshot_recovers, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"twin: stored snapshot damaged", stored_snapshot_damaged, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},

	/* sizes */
	{"root too long", root_oversized, OUTCOME_UNREACHABLE, "2.root.json", "length", "", NO_FORGERY},
	{"snapshot longer than listed", snapshot_longer, OUTCOME_UNREACHABLE, "2.snapshot.json", "length", "t", NO_FORGERY},
	{"snapshot shorter than listed", snapshot_shorter, OUTCOME_UNREACHABLE, "2.snapshot.json", "length", "t", NO_FORGERY},
	{"snapshot listed too long", snapshot_length_listed_huge, OUTCOME_REFUSED, "2.snapshot.json", "length", "t", NO_FORGERY},

	/* answers */
	{"timestamp gone", timestamp_gone, OUTCOME_UNREACHABLE, "timestamp.json", "not there", "", NO_FORGERY},
	{"snapshot gone", snapshot_gone, OUTCOME_UNREACHABLE, "2.snapshot.json", "not there", "t", NO_FORGERY},
	{"portal page", portal_page, OUTCOME_UNREACHABLE, "timestamp.json", "JSON", "", NO_FORGERY},
	{"portal page, large", portal_page_large, OUTCOME_UNREACHABLE, "timestamp.json", "length: more than", "", NO_FORGERY},
	{"portal page for a snapshot", portal_page_for_snapshot, OUTCOME_UNREACHABLE, "2.snapshot.json", "JSON", "t", NO_FORGERY},
	{"answer of another program", other_program, OUTCOME_UNREACHABLE, "timestamp.json", "JSON", "", NO_FORGERY},
	{"empty answer", empty_answer, OUTCOME_UNREACHABLE, "timestamp.json", "JSON: it is empty", "", NO_FORGERY},
	{"timestamp cut off", timestamp_cut, OUTCOME_UNREACHABLE, "timestamp.json", "JSON: cut off after", "", NO_FORGERY},
	{"timestamp cut off early", timestamp_cut_early, OUTCOME_UNREACHABLE, "timestamp.json", "JSON", "", NO_FORGERY},
	{"root cut off", root_cut, OUTCOME_UNREACHABLE, "2.root.json", "JSON: cut off", "", NO_FORGERY},
	{"targets cut off", targets_cut, OUTCOME_UNREACHABLE, "2.targets.json", "JSON: cut off", "ts", NO_FORGERY},

	/* delegations */
	{"role named snapshot", delegated_snapshot, OUTCOME_REFUSED, "2.targets.json", "role name: snapshot", "ts", NO_FORGERY},
	{"role named root", delegated_root, OUTCOME_REFUSED, "2.targets.json", "role name: root", "ts", NO_FORGERY},
	{"role without a name", delegated_empty, OUTCOME_REFUSED, "2.targets.json", "role name", "ts", NO_FORGERY},
	{"role with a name too long", delegated_long, OUTCOME_REFUSED, "2.targets.json", "role name", "ts", NO_FORGERY},
	{"twin: role named ../root", delegated_dots, OUTCOME_CURRENT, NULL, NULL, NULL, NO_FORGERY},
	{"role named twice", delegated_twice, OUTCOME_REFUSED, "2.targets.json", "role name: town", "ts", NO_FORGERY},
	{"role of threshold 0", delegated_threshold_zero, OUTCOME_REFUSED, "2.targets.json", "threshold", "ts", NO_FORGERY},
	{"role with paths and prefixes", delegated_both_ways, OUTCOME_REFUSED, "2.targets.json", "paths", "ts", NO_FORGERY},
};

enum { ATTACKS = sizeof attacks / sizeof *attacks };

static const enum status outcome_status[] = {
	[OUTCOME_CURRENT] = STATUS_DONE, [OUTCOME_UNREACHABLE] = STATUS_ABSENT, [OUTCOME_EXPIRED] = STATUS_FOREIGN,
	[OUTCOME_REFUSED] = STATUS_INVALID,
};

static void
test_attack(void **state)
{
	const struct attack *attack = *state;
	struct forge *repository = client_new_repository();
	struct client client;
	repository->forgery = attack->forgery;
	struct stored before = stored_read(repository);
	if (attack->change)
		attack->change(repository);
	else
		forge_next(repository);
	enum status status = client_refresh(&client, repository);
	if (client.report.said)
		print_message("           %s\n", client.report.line);
	assert_int_equal(status, outcome_status[attack->outcome]);
	if (attack->outcome != OUTCOME_CURRENT) {
		client_assert_said(&client.report, attack->outcome, attack->file, attack->clause);
		if (!strchr(attack->changed, '!')) /* some lie only after a good release */
			assert_unchanged(&before, repository, attack->changed);
	}
	client_close(&client);
	stored_free(&before);
	forge_free(repository);
	unsetenv("TZ");
	tzset();
}

/* ------------------------------------------------------------ after an attack -- */

/* What is stored stays the good second release, and an honest third one is taken. */
static void
test_rollback_keeps_what_was(void **state)
{
	static void (*const changes[])(struct forge *) = {timestamp_back, snapshot_back_in_timestamp};
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct forge *repository = client_new_repository();
		struct client client;
		changes[i](repository);
		struct stored before = stored_read(repository);
		assert_int_equal(client_refresh(&client, repository), STATUS_INVALID);
		client_close(&client);
		assert_unchanged(&before, repository, "");
		forge_set(repository, SNAPSHOT, "version", json_integer(2));
		forge_set(repository, TIMESTAMP, "version", json_integer(5));
		forge_next(repository);
		client_must_refresh(repository);
		stored_free(&before);
		forge_free(repository);
	}
}

/* The frozen timestamp alone: root and snapshot have time left. */
static void
test_frozen_timestamp(void **state)
{
	struct forge *repository = client_new_repository();
	struct client client;
	(void)state;
	forge_set(repository, TIMESTAMP, "expires", json_string("2027-01-16T00:00:00Z"));
	forge_next_timestamp(repository);
	client_must_refresh(repository);
	struct stored before = stored_read(repository);
	repository->now = NOW + 16 * 3600 - 1;
	client_must_refresh(repository);
	repository->now = NOW + 16 * 3600;
	assert_int_equal(client_refresh(&client, repository), STATUS_FOREIGN);
	client_assert_said(&client.report, OUTCOME_EXPIRED, "timestamp.json", "expires: 2027-01-16T00:00:00Z");
	assert_unchanged(&before, repository, "");
	client_close(&client);
	stored_free(&before);
	forge_free(repository);
}

static void
test_bytes_as_received(void **state)
{
	struct forge *repository = client_new_repository();
	size_t size, stored_size;
	(void)state;
	repository->forgery = (struct forgery){.role = TIMESTAMP, .before = "\n ", .after = "\n\t"};
	forge_next(repository);
	client_must_refresh(repository);
	char *served = read_file(repository->server, "timestamp.json", &size);
	char *stored = read_file(repository->trust, "timestamp.json", &stored_size);
	assert_int_equal(size, stored_size);
	assert_memory_equal(served, stored, size);
	free(served);
	free(stored);
	forge_free(repository);
}

/* Root is asked for, the timestamp is: nothing else. */
static void
test_requests(void **state)
{
	struct forge *repository = client_new_repository();
	struct client client;
	(void)state;
	assert_int_equal(client_refresh(&client, repository), STATUS_DONE);
	assert_int_equal(fetcher_requests(client.fetcher), 2);
	client_close(&client);
	forge_free(repository);
}

static void
test_unversioned_names(void **state)
{
	struct forge *repository = forge_new(false);
	struct client client;
	struct target target;
	(void)state;
	client_init(repository);
	client_must_refresh(repository);
	forge_target(repository, TARGETS, "plain.db", "plain");
	forge_next(repository);
	assert_int_equal(client_refresh(&client, repository), STATUS_DONE);
	assert_int_equal(targets_find(client.trust, client.fetcher, "plain.db", &target), STATUS_DONE);
	int fd = memfd_create("target", 0);
	assert_int_equal(targets_download(client.trust, client.fetcher, &target, fd), STATUS_DONE);
	close(fd);
	client_close(&client);
	forge_free(repository);
}

/* A wrong disk is our own fault, not an attack. */
static void
test_own_disk(void **state)
{
	struct forge *repository = forge_new(true);
	struct client client;
	struct report report = {0};
	size_t size;
	(void)state;
	mkdir(repository->trust, 0755);
	assert_int_equal(client_open(&client, repository), STATUS_ABSENT);
	client_assert_said(&client.report, OUTCOME_BROKEN, "root.json", "there is none");
	client_close(&client);
	client_init(repository);
	char *bytes = read_file(repository->trust, "root.json", &size);
	bytes[size / 2] ^= 1;
	assert_int_equal(trust_init(repository->trust, bytes, size, &report), STATUS_INVALID);
	char *longer = calloc(1, METADATA_MAX_ROOT + 1);
	memset(longer, ' ', METADATA_MAX_ROOT + 1);
	memcpy(longer, bytes, size);
	longer[size / 2] ^= 1; /* all is well but its length */
	report = (struct report){0};
	assert_int_equal(trust_init(repository->trust, longer, METADATA_MAX_ROOT + 1, &report), STATUS_INVALID);
	client_assert_said(&report, OUTCOME_REFUSED, "root.json", "length");
	assert_int_equal(trust_init(repository->trust, longer, METADATA_MAX_ROOT, &(struct report){0}), STATUS_DONE);
	free(longer);
	write_file(repository->trust, "root.json", bytes, size);
	assert_int_equal(client_open(&client, repository), STATUS_CORRUPT);
	assert_int_equal(client.report.outcome, OUTCOME_BROKEN);
	client_close(&client);
	write_file(repository->trust, "root.json", "", 0);
	assert_int_equal(client_open(&client, repository), STATUS_CORRUPT);
	client_assert_said(&client.report, OUTCOME_BROKEN, "root.json", "it is empty");
	client_close(&client);
	free(bytes);
	forge_free(repository);
}

static void
test_chain_limit(void **state)
{
	struct forge *repository = client_new_repository();
	size_t size;
	(void)state;
	for (int i = 0; i < VERIFY_MAX_ROOTS + 2; i++)
		forge_next_root(repository);
	client_must_refresh(repository);
	char *root = read_file(repository->trust, "root.json", &size);
	assert_non_null(strstr(root, "\"version\":257"));
	free(root);
	client_must_refresh(repository);
	root = read_file(repository->trust, "root.json", &size);
	assert_non_null(strstr(root, "\"version\":259"));
	free(root);
	forge_free(repository);
}

/* One test of each attack, by its own name. */
static size_t
add_attacks(struct CMUnitTest *tests)
{
	for (size_t i = 0; i < ATTACKS; i++)
		tests[i] = (struct CMUnitTest){attacks[i].name, test_attack, NULL, NULL, (void *)&attacks[i]};
	return ATTACKS;
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
		cmocka_unit_test(test_rollback_keeps_what_was), cmocka_unit_test(test_frozen_timestamp),
		cmocka_unit_test(test_bytes_as_received), cmocka_unit_test(test_requests),
		cmocka_unit_test(test_unversioned_names), cmocka_unit_test(test_own_disk),
		cmocka_unit_test(test_chain_limit),
	};
	static struct CMUnitTest verify_tests[ATTACKS + sizeof others / sizeof *others];
	memcpy(verify_tests + add_attacks(verify_tests), others, sizeof others);
	return cmocka_run_group_tests_name("verify", verify_tests, NULL, NULL);
}
