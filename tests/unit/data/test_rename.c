/* `kalauz-data rename`: everything that names the thing follows, nothing else changes, not a byte; there and back is where
 * one began. Run from the repository's folder; KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/commands/rename_po.h"
#include "tests/support/editing.h"

static int
begin(void **state)
{
	(void)state;
	editing_begin();
	editing_expect(0, NULL, "number $C");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	editing_clear();
	return 0;
}

/* What check says of it: how much there is, behind as many lines as there are notices, also of lost translations. */
static const char *
said_of_all(size_t *lines)
{
	const char *said = editing_expect(0, "services", "check $C"), *last = said;
	*lines = 0;
	for (const char *end; (end = strchr(last, '\n')) && end[1]; last = end + 1)
		++*lines;
	return last;
}

/* There: nothing is lost. And back: all is as it was, byte for byte. */
static void
there_and_back(const char *kind, const char *old)
{
	char arguments[300];
	size_t lines, lines_before;
	editing_remember();
	const char *before = said_of_all(&lines_before);
	snprintf(arguments, sizeof arguments, "rename %s ez-mar-mas --kind %s $C", old, kind);
	editing_expect(0, "is now", arguments);
	assert_string_equal(said_of_all(&lines), before);
	assert_int_equal(lines, lines_before);
	const char *dot = strrchr(old, '.');
	snprintf(arguments, sizeof arguments, "rename %.*sez-mar-mas %s --kind %s $C", dot ? (int)(dot - old) + 1 : 0, old,
	    dot ? dot + 1 : old, kind);
	editing_expect(0, "is now", arguments);
	if (!editing_is_unchanged())
		fail_msg("%s %s is not as it was", kind, old);
}

/* Each of what the small catalogue has. */
static void
test_each(void **state)
{
	static const char *const registers[] = {"services", "documents", "questions", "persons", "offices", "amounts", "payees",
		"life_events", "office_kinds", "authorities", "remedies", "concepts", "requirements", "glossary", "matters", "holidays"};
	size_t count = 0;
	(void)state;
	for (size_t i = 0; i < sizeof registers / sizeof *registers; i++) {
		char arguments[100];
		snprintf(arguments, sizeof arguments, "list --register %s $C", registers[i]);
		for (const char *line = editing_expect(0, NULL, arguments); *line; line += strcspn(line, "\n"), line += *line == '\n') {
			char id[100];
			snprintf(id, sizeof id, "%.*s", (int)strcspn(line, "\t"), line);
			if (strcmp(id, "kinek") && strcmp(id, "applicant")) {
				there_and_back(registers[i], id);
				count++;
			}
		}
	}
	assert_true(count > 25);
}

/* The catalogue that is built is the same but for the id: every page in every language, every paper, every number. */
static void
test_built(void **state)
{
	(void)state;
	editing_expect(0, NULL, "build -o $D/old.db $C");
	editing_shell("mkdir -p $C/probes; echo '# x' >$C/probes/lakcim.yaml");
	editing_expect(0, NULL, "rename lakcim ujcim $C");
	editing_shell("grep -q '# x' $C/probes/ujcim.yaml && rm -r $C/probes");
	editing_expect(0, NULL, "rename szemelyi szig $C");
	editing_expect(0, NULL, "rename ujcim.hova merre $C");
	editing_expect(0, NULL, "build -o $D/new.db $C");
	editing_shell("K=${KALAUZ_BUILD:-build}/kalauz-data; for l in hu en; do for s in lakcim igazolvany parkolas; do "
	    "$K show --catalogue $D/old.db --lang $l $s; $K questions --catalogue $D/old.db $s; $K papers --catalogue $D/old.db $s; "
	    "done; done | sed 's/^lakcim[.]hova\\b/ujcim.merre/; s/\\bszemelyi\\b/szig/g' | grep -v '^Csak ha\\|^Only if' >$D/expected");
	editing_shell("K=${KALAUZ_BUILD:-build}/kalauz-data; for l in hu en; do for s in ujcim igazolvany parkolas; do "
	    "$K show --catalogue $D/new.db --lang $l $s; $K questions --catalogue $D/new.db $s; $K papers --catalogue $D/new.db $s; "
	    "done; done | grep -v '^Csak ha\\|^Only if' >$D/found; test $(wc -l <$D/found) -gt 100; diff $D/expected $D/found");
	editing_shell("grep -q '  ujcim: 2 ' $C/numbers.yaml; grep -q '  ujcim.merre.belfold: 1 ' $C/numbers.yaml");
	editing_shell("! grep -rq 'lakcim[.]\\|: szemelyi$\\|hova=' $C; test ! -e $C/services/lakcim.yaml");
}

/* Files as other programs save them. */
static void
test_forms(void **state)
{
	(void)state;
	editing_shell("sed -i 's/$/\\r/' $C/services/*.yaml; sed -i '1s/^/\\xef\\xbb\\xbf/' $C/services/lakcim.yaml");
	editing_shell("printf '# szemelyi marad\\r\\n' >>$C/services/lakcim.yaml");
	editing_shell("sed -i 's/: szemelyi\\b/: \"szemelyi\"/' $C/requirements.yaml");
	editing_remember();
	editing_expect(0, NULL, "rename szemelyi szig $C");
	editing_shell("grep -q '# szemelyi marad' $C/services/lakcim.yaml; ! grep -L $(printf '\\r') $C/services/*.yaml | grep .");
	editing_expect(0, NULL, "rename szig szemelyi $C");
	assert_true(editing_is_unchanged());
}

/* An option of a question, in all conditions that name it, and where one acts for another. */
static void
test_options(void **state)
{
	static const char *const options[] = {"lakcim.hova.belfold", "kinek.gyermek", "lakas-joga.berlo"};
	(void)state;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		there_and_back("questions", options[i]);
	editing_expect(0, NULL, "build -o $D/old.db $C");
	editing_expect(0, NULL, "rename lakcim.hova.belfold itthon $C");
	editing_expect(0, NULL, "rename kinek.gyermek kinek.gyerek $C");
	editing_expect(0, NULL, "build -o $D/new.db $C");
	editing_shell("K=${KALAUZ_BUILD:-build}/kalauz-data; for c in old new; do for s in lakcim igazolvany parkolas; do "
	    "$K show --catalogue $D/$c.db $s; $K questions --catalogue $D/$c.db $s; $K papers --catalogue $D/$c.db $s; "
	    "done >$D/$c.txt; done; sed 's/\\bbelfold\\b/itthon/; s/\\([=,\\t]\\)gyermek\\b/\\1gyerek/' $D/old.txt | diff - $D/new.txt");
	editing_shell("grep -q '  lakcim.hova.itthon: 1 ' $C/numbers.yaml; ! grep -rq 'hova=belfold\\|kinek=gyermek' $C");
}

static void
test_refused(void **state)
{
	static const char *const refused[][2] = {
		{"rename nincs-ilyen uj $C", "there is no \"nincs-ilyen\""}, {"rename lakcin uj $C", "did you mean \"lakcim\""},
		{"rename lakcim parkolas $C", "there is \"parkolas\" already"}, {"rename lakcim új-cím $C", "cannot be an id"},
		{"rename lakcim .x $C", "cannot be an id"}, {"rename lakcim '' $C", "cannot be an id"},
		{"rename kinek akinek $C", "keeps it"}, {"rename applicant kero $C", "keeps it"},
		{"rename lakcim.hova.belfold kulfold $C", "already"}, {"rename lakcim.hova.belfold Itt $C", "cannot be an id"},
		{"rename kinek.magam nekem $C", "keeps it"}, {"rename lakcim.hova.nincs mas $C", "there is no"},
		{"rename lakcim regi $C", "never used again"}, {"rename lakcim uj --kind document $C", "there is no \"lakcim\""},
	};
	(void)state;
	editing_expect(0, NULL, "new service regi $C");
	editing_shell("rm $C/services/regi.yaml");
	editing_remember();
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		editing_expect(1, refused[i][1], refused[i][0]);
		assert_true(editing_is_unchanged());
	}
	editing_expect(2, "usage", "rename lakcim $C");
	editing_expect(2, "there is no folder", "rename lakcim uj $D/nincs");
}

/* A file that cannot be read may name it; then nothing changes. */
static void
test_half_written(void **state)
{
	static const char *const damages[] = {
		"printf 'id: [' >$C/services/parkolas.yaml", "printf 'name: \\351' >>$C/services/parkolas.yaml", "printf '' >$C/documents/alap.yaml",
		"printf '  x' >>$C/numbers.yaml", "printf '\\377' >>$C/po/en.po",
	};
	(void)state;
	editing_shell("cp -r $C $D/good");
	for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
		editing_shell("rm -r $C; cp -r $D/good $C");
		editing_shell(damages[i]);
		editing_remember();
		editing_expect(1, "correct", "rename lakcim ujcim $C");
		assert_true(editing_is_unchanged());
	}
}

/* One file that cannot be written, and none is. */
static void
test_all_or_none(void **state)
{
	(void)state;
	editing_shell("mv $C/po/en.po $D/en.po; ln -s $D/en.po $C/po/en.po");
	editing_remember();
	editing_expect(1, "is no plain file", "rename lakcim ujcim $C");
	assert_true(editing_is_unchanged());
	editing_shell("rm $C/po/en.po; cp $D/en.po $C/po; ln -s x $C/services/ujcim.yaml");
	editing_remember();
	editing_expect(1, "correct them first", "rename lakcim ujcim $C");
	assert_true(editing_is_unchanged());
	editing_shell("rm $C/services/ujcim.yaml; chmod 555 $C/po");
	if (geteuid())
		editing_expect(1, "you have no right to it", "rename lakcim ujcim $C");
	editing_shell("chmod 755 $C/po; rm -rf $D/before; cp -r $C $D/before");
}

static void
test_po(void **state)
{
	struct arena arena = {0};
	size_t count;
	(void)state;
	const char *text = "msgctxt \"service a name\"\nmsgid \"service a \"\nmsgstr \"msgctxt \\\"service a \"\n\n"
	    "#~ msgctxt \"service a old\"\n#| msgctxt \"service a x\"\nmsgctxt \"\"\n\"service a steps\"\nmsgid \"\"\n\"service a \"\n"
	    "msgctxt \"service ab name\"";
	assert_string_equal(rename_po(&arena, text, "service a ", "service bcd ", &count),
	    "msgctxt \"service bcd name\"\nmsgid \"service a \"\nmsgstr \"msgctxt \\\"service a \"\n\n"
	    "#~ msgctxt \"service bcd old\"\n#| msgctxt \"service bcd x\"\nmsgctxt \"\"\n\"service bcd steps\"\nmsgid \"\"\n\"service a \"\n"
	    "msgctxt \"service ab name\"");
	assert_int_equal(count, 4);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_each, begin, end),
		cmocka_unit_test_setup_teardown(test_built, begin, end),
		cmocka_unit_test_setup_teardown(test_forms, begin, end),
		cmocka_unit_test_setup_teardown(test_options, begin, end),
		cmocka_unit_test_setup_teardown(test_refused, begin, end),
		cmocka_unit_test_setup_teardown(test_half_written, begin, end),
		cmocka_unit_test_setup_teardown(test_all_or_none, begin, end),
		cmocka_unit_test(test_po),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
