/* `kalauz-data links` against a real nginx on loopback, and `kalauz-data translations`. Run from the repository's folder;
 * KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/po_entries.h"
#include "tests/support/editing.h"

static const char *folder;
static unsigned port;

static int
begin(void **state)
{
	(void)state;
	folder = editing_begin();
	editing_expect(0, NULL, "number $C");
	return 0;
}

static void
says(const char *said, const char *words)
{
	if (!strstr(said, words))
		fail_msg("\"%s\" should be in:\n%s", words, said);
}

/* ------------------------------------------------------------------------ server -- */

static void
write_conf(void)
{
	char path[300];
	snprintf(path, sizeof path, "%s/nginx.conf", folder);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "daemon on; pid %s/nginx.pid; error_log %s/error.log;\nevents {}\nhttp {\n"
	    "log_format short '$request_method $uri';\naccess_log %s/access.log short;\n"
	    "client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3; uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;\n"
	    "server { listen 127.0.0.1:%u;\n"
	    "location = /ok { return 200 ok; }\nlocation = /gone { return 404; }\n"
	    "location = /nohead { if ($request_method = HEAD) { return 405; } return 200 ok; }\n"
	    "location = /moved { return 301 /ok; }\nlocation = /now { return 302 /ok; }\nlocation = /loop { return 302 /loop; }\n"
	    "location = /cut { return 444; }\n} }\n", folder, folder, folder, folder, folder, folder, folder, folder, port);
	fclose(file);
}

static void
start_server(void)
{
	for (port = 20000 + (unsigned)getpid() % 10000;; port++) {
		write_conf();
		char command[300];
		snprintf(command, sizeof command, "nginx -c %s/nginx.conf -e %s/error.log >/dev/null 2>&1", folder, folder);
		if (!system(command))
			return;
		assert_true(port < 32768);
	}
}

static int
end(void **state)
{
	(void)state;
	editing_shell("test ! -e $D/nginx.pid || kill $(cat $D/nginx.pid)");
	editing_clear();
	return 0;
}

/* The catalogue's addresses become these; all others are taken out. */
static void
use_addresses(const char *const *paths, size_t count)
{
	editing_shell("sed -i 's|url: [^,}]*|url: background|' $C/*.yaml $C/*/*.yaml");
	for (size_t i = 0; i < count; i++) {
		char line[200];
		snprintf(line, sizeof line, "sed -i '0,/url: background/s|url: background|url: \"http://127.0.0.1:%u%s\"|' $C/services/%s.yaml", port,
		    paths[i], i % 2 ? "lakcim" : "parkolas");
		if (i < 2)
			editing_shell(line);
		else {
			snprintf(line, sizeof line, "printf '  - {url: \"http://127.0.0.1:%u%s\"}\\n' >>$C/services/igazolvany.yaml", port, paths[i]);
			editing_shell(line);
		}
	}
}

static void
test_answers(void **state)
{
	static const char *const paths[] = {"/ok", "/gone", "/nohead", "/moved", "/now", "/loop", "/cut"};
	(void)state;
	start_server();
	editing_shell("tail -1 $C/services/igazolvany.yaml | grep -q url: || sed -i '/^sources:/,$d' $C/services/igazolvany.yaml");
	editing_shell("grep -q '^sources:' $C/services/igazolvany.yaml || printf 'sources:\\n' >>$C/services/igazolvany.yaml");
	editing_shell("sed -i 's/^sources: .*/sources:/' $C/services/igazolvany.yaml");
	use_addresses(paths, sizeof paths / sizeof *paths);
	const char *said = editing_expect(1, "3 of them to look at", "links --cache $D/cache $C");
	says(said, "/gone: does not answer with a page (HTTP 404)");
	says(said, "/moved: has moved for good; write http://127.0.0.1:");
	says(said, "/loop: could not be read");
	says(said, "/cut: did not answer in time");
	assert_null(strstr(said, "/ok:"));
	assert_null(strstr(said, "/nohead:"));
	assert_null(strstr(said, "/now:"));
	editing_shell("grep -q 'HEAD /nohead' $D/access.log && grep -q 'GET /nohead' $D/access.log && ! grep -q 'GET /ok' $D/access.log");
}

/* What answered is not asked again for some days, what did not is. */
static void
test_cache(void **state)
{
	static const char *const paths[] = {"/ok", "/gone"};
	(void)state;
	start_server();
	use_addresses(paths, 2);
	editing_expect(1, NULL, "links --date 2026-03-01 --cache $D/deep/er/cache $C");
	editing_shell("test -s $D/deep/er/cache; : >$D/access.log");
	editing_expect(1, NULL, "links --date 2026-03-03 --cache $D/deep/er/cache $C");
	editing_shell("! grep -q /ok $D/access.log && grep -q /gone $D/access.log; : >$D/access.log");
	editing_expect(1, NULL, "links --date 2026-03-09 --cache $D/deep/er/cache $C");
	editing_shell("grep -q /ok $D/access.log");
}

/* A host is asked at most once a second. */
static void
test_polite(void **state)
{
	static const char *const paths[] = {"/ok", "/ok?b"};
	(void)state;
	start_server();
	use_addresses(paths, 2);
	editing_shell("date +%s%N >$D/start");
	editing_expect(0, NULL, "links --cache $D/cache $C");
	editing_shell("test $(( $(date +%s%N) - $(cat $D/start) )) -ge 1000000000; test $(wc -l <$D/access.log) = 2");
}

static void
test_offline(void **state)
{
	(void)state;
	editing_remember();
	says(editing_expect(0, NULL, "links --offline $C"), " addresses, 0 of them");
	editing_shell("sed -i '0,/url: /s|url: [^,}]*|url: \"Ujbuda parkolas\"|' $C/services/parkolas.yaml");
	editing_expect(1, "is no address on the web", "links --offline $C");
	editing_expect(1, "catalogue.yaml", "links --offline $D");
	port = 1;
	static const char *const nobody[] = {"/x"};
	use_addresses(nobody, 1);
	editing_expect(1, "did not answer", "links --cache $D/cache $C");
}

/* ------------------------------------------------------------------ translations -- */

static void
test_coverage(void **state)
{
	(void)state;
	const char *said = editing_expect(0, NULL, "translations $C");
	says(said, "en\tservice\t");
	says(said, "en\tall\t");
	says(said, "  translated: Old summary.");
	editing_expect(2, "the content has no language", "translations --into fr $C");
	editing_expect(1, "there is no \"nincs\"", "translations nincs $C");
	editing_shell("rm $C/po/en.po");
	assert_string_equal(editing_expect(0, NULL, "translations $C"), "");
}

static void
test_dropped(void **state)
{
	(void)state;
	editing_shell("sed -i 's/^name: Lakcím bejelentése/name: Lakcím bejelentése itt/' $C/services/lakcim.yaml");
	const char *said = editing_expect(0, NULL, "translations lakcim $C");
	says(said, "service lakcim name\n  was: Lakcím bejelentése\n  is: Lakcím bejelentése itt\n  translated: ");
	assert_null(strstr(editing_expect(0, NULL, "translations parkolas $C"), "Lakcím bejelentése"));
	says(editing_expect(0, NULL, "translations lakcim --suggest $C"), "service lakcim name\n  Lakcím bejelentése itt\n");
	says(editing_expect(0, NULL, "translations --lang hu lakcim $C"), "  lett: Lakcím bejelentése itt\n");
}

static void
count_entry(void *closure, const struct po_entry *entry)
{
	size_t *count = closure;
	++*count;
	if (*count == 1) {
		assert_string_equal(entry->context, "a b");
		assert_string_equal(entry->msgid, "one \"two\"");
		assert_string_equal(entry->msgstr, "x\ny");
		assert_int_equal(entry->line, 5);
	}
}

static void
test_entries(void **state)
{
	struct arena arena = {0};
	size_t count = 0;
	(void)state;
	po_entries_each(&arena, "msgid \"\"\nmsgstr \"h\"\n\nmsgctxt \"a b\"\nmsgid \"\"\n\"one \"\n\"\\\"two\\\"\"\nmsgstr \"x\\ny\"\n"
	    "msgctxt \"c\"\nmsgid \"d\"\nmsgstr \"\"\n#~ msgid \"old\"\n#~ msgstr \"old\"\nmsgid \"half", count_entry, &count);
	assert_int_equal(count, 2);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_answers, begin, end),
		cmocka_unit_test_setup_teardown(test_cache, begin, end),
		cmocka_unit_test_setup_teardown(test_polite, begin, end),
		cmocka_unit_test_setup_teardown(test_offline, begin, end),
		cmocka_unit_test_setup_teardown(test_coverage, begin, end),
		cmocka_unit_test_setup_teardown(test_dropped, begin, end),
		cmocka_unit_test(test_entries),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
