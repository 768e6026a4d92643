/* Targets: which name a client may ask for, who may speak about it, what a download may hold; and the parts
 * below: patterns, canonical form, keys. */
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
#include <unistd.h>

#include "sync/base/names.h"
#include "sync/trust/canonical.h"
#include "sync/trust/glob.h"
#include "tests/sync/client.h"

#define LONG_100 "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"

/* ------------------------------------------------------------------ downloads -- */

#define CATALOGUE "central/1/catalogue.db"
#define CONTENT   "the first catalogue"

struct download {
	struct forge *repository;
	struct client client;
	struct target target;
	int fd;
};

static void
download_begin(struct download *download)
{
	download->repository = client_new_repository();
	assert_int_equal(client_refresh(&download->client, download->repository), STATUS_DONE);
	assert_int_equal(targets_find(download->client.trust, download->client.fetcher, CATALOGUE, &download->target),
	    STATUS_DONE);
	download->fd = memfd_create("target", 0);
}

static void
download_end(struct download *download)
{
	close(download->fd);
	client_close(&download->client);
	forge_free(download->repository);
}

static enum status
download_run(struct download *download)
{
	return targets_download(download->client.trust, download->client.fetcher, &download->target, download->fd);
}

static void
serve(struct download *download, const char *content)
{
	char hex[2 * SHA256_SIZE + 1], name[256];
	hash_hex(download->target.hashes.sha256, SHA256_SIZE, hex);
	snprintf(name, sizeof name, "central/1/%s.catalogue.db", hex);
	write_file(download->repository->server, name, content, strlen(content));
}

static void
assert_holds(int fd, const char *content)
{
	char bytes[256];
	ssize_t size = pread(fd, bytes, sizeof bytes, 0);
	assert_int_equal(size, strlen(content));
	assert_memory_equal(bytes, content, (size_t)size);
}

static void
test_download(void **state)
{
	struct download download;
	(void)state;
	download_begin(&download);
	assert_int_equal(download_run(&download), STATUS_DONE);
	assert_holds(download.fd, CONTENT);
	unsigned before = fetcher_requests(download.client.fetcher);
	assert_int_equal(download_run(&download), STATUS_DONE);
	assert_int_equal(fetcher_requests(download.client.fetcher), before);
	download_end(&download);
}

static void
test_download_hostile(void **state)
{
	static const struct {
		const char *content, *clause;
		enum outcome outcome;
		const char *kept; /* for the next run */
	} cases[] = {
		{"the other catalogue", "hash", OUTCOME_REFUSED, ""},
		{"the first catalogue, and more", "length", OUTCOME_UNREACHABLE, ""},
		{"the first", "length", OUTCOME_UNREACHABLE, "the first"},
		{"", "length", OUTCOME_UNREACHABLE, ""},
	};
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct download download;
		download_begin(&download);
		serve(&download, cases[i].content);
		assert_int_not_equal(download_run(&download), STATUS_DONE);
		assert_int_equal(download.client.report.outcome, cases[i].outcome);
		assert_non_null(strstr(download.client.report.line, cases[i].clause));
		assert_holds(download.fd, cases[i].kept);
		download_end(&download);
	}
}

static void
test_download_resumed(void **state)
{
	static const char *const beginnings[] = {"the first", "the worst", "the worst catalogue", CONTENT " and more"};
	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct download download;
		download_begin(&download);
		assert_int_equal(write(download.fd, beginnings[i], strlen(beginnings[i])), strlen(beginnings[i]));
		assert_int_equal(download_run(&download), STATUS_DONE);
		assert_holds(download.fd, CONTENT);
		download_end(&download);
	}
}

/* Names that a client may be asked for. */
static void
test_target_names(void **state)
{
	static const char *const bad[] = {"", "/etc/passwd", "../root.json", "a/../../b", "a//b", "a/", "./a", "a\nb", "a\\b",
	    LONG_100 LONG_100 LONG_100};
	struct forge *repository = client_new_repository();
	struct client client;
	struct target target;
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		json_object_set(json_object_get(repository->body[TARGETS], "targets"), bad[i],
		    json_object_get(json_object_get(repository->body[TARGETS], "targets"), CATALOGUE));
	}
	forge_target(repository, TARGETS, "100% \xc3\xa1rv\xc3\xadz/?#&+.db", "odd");
	forge_next(repository);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(client_refresh(&client, repository), STATUS_DONE);
		assert_int_equal(targets_find(client.trust, client.fetcher, bad[i], &target), STATUS_INVALID);
		assert_non_null(strstr(client.report.line, "target name"));
		client_close(&client);
	}
	assert_int_equal(client_refresh(&client, repository), STATUS_DONE);
	assert_int_equal(targets_find(client.trust, client.fetcher, "100% \xc3\xa1rv\xc3\xadz/?#&+.db", &target),
	    STATUS_DONE);
	int fd = memfd_create("target", 0);
	assert_int_equal(targets_download(client.trust, client.fetcher, &target, fd), STATUS_DONE);
	assert_holds(fd, "odd");
	close(fd);
	assert_int_equal(targets_find(client.trust, client.fetcher, "none", &target), STATUS_ABSENT);
	assert_false(client.report.said);
	client_close(&client);
	forge_free(repository);
}

static enum status
look_up(struct forge *repository, const char *name, struct target *target, struct report *report)
{
	struct client client;
	enum status status = client_refresh(&client, repository);
	if (status == STATUS_DONE)
		status = targets_find(client.trust, client.fetcher, name, target);
	*report = client.report;
	client_close(&client);
	return status;
}

static json_t *
catalogue_entry(struct forge *repository)
{
	return json_object_get(json_object_get(repository->body[TARGETS], "targets"), CATALOGUE);
}

static void
test_target_hashes(void **state)
{
	struct forge *repository = client_new_repository();
	struct target target;
	struct report report;
	struct hashes hashes;
	char hex[2 * SHA512_SIZE + 1], name[256];
	(void)state;
	hash_bytes(CONTENT, strlen(CONTENT), &hashes);
	hash_hex(hashes.sha512, SHA512_SIZE, hex);
	json_object_set_new(catalogue_entry(repository), "hashes", json_pack("{s:s, s:s}", "sha512", hex, "md5", "ignored"));
	snprintf(name, sizeof name, "central/1/%s.catalogue.db", hex);
	write_file(repository->server, name, CONTENT, strlen(CONTENT));
	forge_next(repository);
	assert_int_equal(look_up(repository, CATALOGUE, &target, &report), STATUS_DONE);
	assert_true(target.hashes.has_sha512 && !target.hashes.has_sha256);
	json_object_set_new(catalogue_entry(repository), "hashes", json_pack("{s:s}", "md5", "unknown"));
	forge_next(repository);
	assert_int_equal(look_up(repository, CATALOGUE, &target, &report), STATUS_INVALID);
	client_assert_said(&report, OUTCOME_REFUSED, CATALOGUE, "hash");
	assert_false(target.hashes.has_sha256 || target.hashes.has_sha512 || target.name[0]);
	forge_free(repository);
}

static void
test_sha512_download(void **state)
{
	struct download download;
	char hex[2 * SHA512_SIZE + 1], name[256];
	struct hashes hashes;
	(void)state;
	download_begin(&download);
	hash_bytes(CONTENT, strlen(CONTENT), &hashes);
	hash_hex(hashes.sha512, SHA512_SIZE, hex);
	snprintf(name, sizeof name, "central/1/%s.catalogue.db", hex);
	write_file(download.repository->server, name, CONTENT, strlen(CONTENT));
	download.target.hashes = hashes;
	download.target.hashes.has_sha256 = false;
	assert_int_equal(download_run(&download), STATUS_DONE);
	write_file(download.repository->server, name, "the other catalogue", strlen(CONTENT));
	assert_int_equal(ftruncate(download.fd, 0), 0);
	assert_int_equal(download_run(&download), STATUS_INVALID);
	download_end(&download);
}

static void
test_serial(void **state)
{
	struct forge *repository = client_new_repository();
	struct target target;
	struct report report;
	(void)state;
	assert_int_equal(look_up(repository, CATALOGUE, &target, &report), STATUS_DONE);
	assert_int_equal(target.serial, 0);
	json_object_set_new(catalogue_entry(repository), "custom", json_pack("{s:i}", "serial", 17));
	forge_next(repository);
	assert_int_equal(look_up(repository, CATALOGUE, &target, &report), STATUS_DONE);
	assert_int_equal(target.serial, 17);
	json_object_set_new(catalogue_entry(repository), "custom", json_pack("{s:s}", "serial", "17"));
	forge_next(repository);
	assert_int_equal(look_up(repository, CATALOGUE, &target, &report), STATUS_INVALID);
	json_object_set_new(catalogue_entry(repository), "custom", json_pack("{s:i}", "serial", -1));
	forge_next(repository);
	assert_int_equal(look_up(repository, CATALOGUE, &target, &report), STATUS_INVALID);
	forge_free(repository);
}

/* ---------------------------------------------------------------- delegations -- */

/* A repository whose town role knows "town/a"; `role` says what it is trusted for. */
static struct forge *
new_delegation(json_t *role)
{
	struct forge *repository = client_new_repository();
	forge_delegate(repository, "town", role);
	forge_target(repository, DELEGATED, "town/a", "of the town");
	forge_next(repository);
	return repository;
}

static void
test_delegated_paths(void **state)
{
	static const struct {
		const char *kind, *value;
		enum status status;
	} cases[] = {
		{"paths", "town/*", STATUS_DONE},
		{"paths", "*", STATUS_ABSENT},
		{"paths", "other/*", STATUS_ABSENT},
		{"path_hash_prefixes", "", STATUS_DONE},
		{"path_hash_prefixes", "b22d", STATUS_ABSENT},
		{"x-nothing", "town/*", STATUS_ABSENT},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct forge *repository = new_delegation(json_pack("{s:[s]}", cases[i].kind, cases[i].value));
		struct target target;
		struct report report;
		assert_int_equal(look_up(repository, "town/a", &target, &report), cases[i].status);
		assert_false(report.said);
		forge_free(repository);
	}
}

static void
test_hash_prefixes(void **state)
{
	struct hashes hashes;
	char hex[2 * SHA256_SIZE + 1];
	struct target target;
	struct report report;
	(void)state;
	hash_bytes("town/a", 6, &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, hex);
	for (size_t size = 1; size <= 64; size += 21) {
		char prefix[2 * SHA256_SIZE + 1];
		snprintf(prefix, sizeof prefix, "%.*s", (int)size, hex);
		struct forge *repository = new_delegation(json_pack("{s:[s]}", "path_hash_prefixes", prefix));
		assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_DONE);
		forge_free(repository);
		prefix[size - 1] = prefix[size - 1] == '0' ? '1' : '0';
		repository = new_delegation(json_pack("{s:[s]}", "path_hash_prefixes", prefix));
		assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_ABSENT);
		forge_free(repository);
	}
}

/* A role before "town" that is trusted for all, and cannot be had: nothing after it counts. */
static void
test_delegation_that_fails(void **state)
{
	struct forge *repository = client_new_repository();
	struct target target;
	struct report report;
	(void)state;
	forge_delegate(repository, "town", json_pack("{s:s, s:[s]}", "name", "county", "paths", "town/*"));
	forge_delegate(repository, "town", json_pack("{s:[s]}", "paths", "town/*"));
	forge_target(repository, DELEGATED, "town/a", "of the town");
	forge_next(repository);
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_INVALID);
	client_assert_said(&report, OUTCOME_REFUSED, "county", "not listed by the snapshot");
	json_object_set_new(json_object_get(repository->body[SNAPSHOT], "meta"), "county.json", json_pack("{s:i}", "version", 1));
	forge_next(repository);
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_ABSENT);
	client_assert_said(&report, OUTCOME_UNREACHABLE, "1.county.json", "not there");
	forge_free(repository);
}

/* A terminating role that knows nothing ends the search; its twin does not. */
static void
test_terminating(void **state)
{
	(void)state;
	for (int terminating = 0; terminating < 2; terminating++) {
		struct forge *repository = client_new_repository();
		struct target target;
		struct report report;
		forge_delegate(repository, "town", json_pack("{s:[s], s:b}", "paths", "town/*", "terminating", terminating));
		forge_delegate(repository, "town", json_pack("{s:s, s:[s]}", "name", "county", "paths", "town/*"));
		forge_next(repository);
		enum status status = look_up(repository, "town/a", &target, &report);
		assert_int_equal(status, terminating ? STATUS_ABSENT : STATUS_INVALID);
		assert_int_equal(report.said, !terminating); /* the twin looks for county, which is not listed */
		forge_free(repository);
	}
}

/* A terminating role ends the search of those before it too: county comes after town's terminating child. */
static void
test_terminating_below(void **state)
{
	struct forge *repository = client_new_repository();
	struct target target;
	struct report report;
	(void)state;
	forge_delegate(repository, "town", json_pack("{s:[s]}", "paths", "town/*"));
	forge_delegate(repository, "town", json_pack("{s:s, s:[s]}", "name", "county", "paths", "town/*"));
	json_t *child = json_deep_copy(json_object_get(repository->body[TARGETS], "delegations"));
	json_array_remove(json_object_get(child, "roles"), 1);
	json_t *role = json_array_get(json_object_get(child, "roles"), 0); /* town again: it was visited */
	json_object_set_new(role, "terminating", json_true());
	forge_set(repository, DELEGATED, "delegations", child);
	forge_next(repository);
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_ABSENT);
	assert_false(report.said);
	json_object_set_new(role, "terminating", json_false());
	forge_next(repository);
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_INVALID);
	client_assert_said(&report, OUTCOME_REFUSED, "county", "not listed");
	forge_free(repository);
}

static void
test_too_many_roles(void **state)
{
	struct forge *repository = client_new_repository();
	struct target target;
	struct report report;
	static char names[TARGETS_MAX_DELEGATIONS + 1][16];
	(void)state;
	forge_delegate(repository, "town", json_pack("{s:[s]}", "paths", "*"));
	for (int i = 0; i <= TARGETS_MAX_DELEGATIONS; i++) {
		snprintf(names[i], sizeof names[i], "r%d", i);
		forge_delegate(repository, names[i], json_pack("{s:[s]}", "paths", "deep/*"));
		repository->delegated = names[i];
		forge_set(repository, DELEGATED, "version", json_integer(1));
		forge_publish(repository, DELEGATED);
	}
	repository->delegated = "town";
	forge_next(repository);
	assert_int_equal(look_up(repository, "deep/x", &target, &report), STATUS_INVALID);
	client_assert_said(&report, OUTCOME_REFUSED, "deep/x", "more than 32 roles");
	forge_free(repository);
}

static void
test_delegated_signature(void **state)
{
	struct forge *repository = new_delegation(json_pack("{s:[s]}", "paths", "town/*"));
	struct target target;
	struct report report;
	size_t size, again;
	(void)state;
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_DONE);
	char *before = read_file(repository->trust, "town.json", &size);
	repository->forgery = (struct forgery){.role = DELEGATED, .stranger = true};
	forge_next(repository);
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_INVALID);
	client_assert_said(&report, OUTCOME_REFUSED, "2.town.json", "signatures");
	char *after = read_file(repository->trust, "town.json", &again);
	assert_int_equal(size, again);
	assert_memory_equal(before, after, size);
	free(before);
	free(after);
	forge_free(repository);
}

/* From what is stored, whatever its age, without the server. */
static void
test_stored(void **state)
{
	struct forge *repository = new_delegation(json_pack("{s:[s]}", "paths", "town/*"));
	struct client client;
	struct target target;
	struct report report;
	(void)state;
	assert_int_equal(look_up(repository, "town/a", &target, &report), STATUS_DONE);
	assert_int_equal(client_open(&client, repository), STATUS_DONE);
	memset(&target, 0, sizeof target);
	assert_int_equal(targets_find_stored(client.trust, CATALOGUE, &target), STATUS_DONE);
	assert_int_equal(target.length, strlen(CONTENT));
	assert_int_equal(targets_find_stored(client.trust, "town/a", &target), STATUS_DONE);
	assert_int_equal(targets_find_stored(client.trust, "town/b", &target), STATUS_ABSENT);
	assert_int_equal(targets_find(client.trust, client.fetcher, CATALOGUE, &target), STATUS_IO);
	client_close(&client);
	forge_free(repository);
}

/* ----------------------------------------------------------------- the parts -- */

static void
test_glob(void **state)
{
	static const struct {
		const char *pattern, *path;
		bool fits;
	} cases[] = {
		{"", "", true}, {"", "a", false}, {"a", "a", true}, {"a", "A", false}, {"*", "a", true}, {"*", "", true},
		{"*", "a/b", false}, {"*/*", "a/b", true}, {"*/*", "a/b/c", false}, {"a/*", "a/b", true}, {"a/*", "a/", true},
		{"*.tgz", "foo.tgz", true}, {"*.tgz", "x/foo.tgz", false}, {"foo-?.tgz", "foo-1.tgz", true},
		{"foo-?.tgz", "foo-10.tgz", false}, {"foo-?.tgz", "foo-/.tgz", false}, {"?", "\xc5\x91", true},
		{"??", "\xc5\x91", false}, {"[a-c]x", "bx", true}, {"[a-c]x", "dx", false}, {"[!a-c]x", "dx", true},
		{"[!a-c]x", "/x", false}, {"[]]", "]", true}, {"[a", "[a", true}, {"a*b*c", "aXbYc", true},
		{"a*b*c", "aXbYcZ", false}, {"**", "abc", true}, {"a\\*", "a\\b", true}, {"\\*", "*", false},
		{"*b/c", "ab/c", true}, {"*/c", "b/d/c", false}, {".*", ".x", true}, {"*", ".x", true},
		{"*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (glob_match(cases[i].pattern, cases[i].path) != cases[i].fits)
			print_error("%s on %s\n", cases[i].pattern, cases[i].path);
		assert_int_equal(glob_match(cases[i].pattern, cases[i].path), cases[i].fits);
	}
}

static void
test_canonical(void **state)
{
	static const struct {
		const char *text, *canonical;
	} cases[] = {
		{"{\"b\":1,\"a\":[true,false,null,-7,\"x\"]}", "{\"a\":[true,false,null,-7,\"x\"],\"b\":1}"},
		{"[\"\\n\\t\\\\\\\"\\u0001/\"]", "[\"\n\t\\\\\\\"\x01/\"]"},
		{"{\"\xc3\xa1\":1,\"z\":2,\"\":3}", "{\"\":3,\"z\":2,\"\xc3\xa1\":1}"},
		{"[-0, 9223372036854775807]", "[0,9223372036854775807]"},
		{"{}", "{}"},
		{"[1.0]", NULL},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t size = 0;
		json_t *value = json_loads(cases[i].text, JSON_DECODE_ANY, NULL);
		char *bytes = canonical_json(value, &size);
		if (!cases[i].canonical)
			assert_null(bytes);
		else {
			assert_int_equal(size, strlen(cases[i].canonical));
			assert_memory_equal(bytes, cases[i].canonical, size);
		}
		free(bytes);
		json_decref(value);
	}
}

static void
test_key_files(void **state)
{
	struct forge *repository = forge_new(true);
	struct signing_key *key = signing_key_new(), *again;
	char path[128], sealed[128], id[KEYID_SIZE + 1], *hex;
	struct stat about;
	(void)state;
	snprintf(path, sizeof path, "%s/plain.pem", repository->folder);
	snprintf(sealed, sizeof sealed, "%s/sealed.pem", repository->folder);
	assert_true(signing_key_write(key, path, NULL));
	assert_false(signing_key_write(key, path, NULL));
	assert_true(signing_key_write(key, sealed, "titok"));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_null(signing_key_read(sealed, "hibás"));
	assert_null(signing_key_read(sealed, NULL));
	again = signing_key_read(sealed, "titok");
	assert_non_null(again);
	json_t *public = signing_key_public(key);
	assert_true(key_id(public, id));
	assert_true(signing_key_sign(again, "abc", 3, &hex));
	assert_true(key_verifies(public, hex, "abc", 3));
	assert_false(key_verifies(public, hex, "abd", 3));
	hex[127] = hex[127] == '0' ? '1' : '0';
	assert_false(key_verifies(public, hex, "abc", 3));
	hex[127] = '\0';
	assert_false(key_verifies(public, hex, "abc", 3));
	assert_false(key_verifies(public, "", "abc", 3));
	json_object_set_new(public, "keytype", json_string("rsa"));
	assert_false(key_verifies(public, hex, "abc", 3));
	assert_int_equal(chmod(path, 0644), 0);
	assert_null(signing_key_read(path, NULL));
	assert_int_equal(chmod(path, 0600), 0);
	struct signing_key *plain = signing_key_read(path, NULL);
	assert_non_null(plain);
	signing_key_free(plain);
	signing_key_free(again);
	signing_key_free(key);
	json_decref(public);
	free(hex);
	forge_free(repository);
}

int
main(void)
{
	static const struct CMUnitTest target_tests[] = {
		cmocka_unit_test(test_download), cmocka_unit_test(test_download_hostile),
		cmocka_unit_test(test_download_resumed), cmocka_unit_test(test_target_names),
		cmocka_unit_test(test_target_hashes), cmocka_unit_test(test_sha512_download),
		cmocka_unit_test(test_serial), cmocka_unit_test(test_delegated_paths),
		cmocka_unit_test(test_hash_prefixes), cmocka_unit_test(test_delegation_that_fails),
		cmocka_unit_test(test_terminating),
		cmocka_unit_test(test_terminating_below), cmocka_unit_test(test_too_many_roles),
		cmocka_unit_test(test_delegated_signature), cmocka_unit_test(test_stored),
		cmocka_unit_test(test_glob), cmocka_unit_test(test_canonical), cmocka_unit_test(test_key_files),
	};
	return cmocka_run_group_tests(target_tests, NULL, NULL);
}
