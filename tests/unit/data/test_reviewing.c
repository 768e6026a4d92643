/* What tells reviewers something and writes nothing: `kalauz-data list --register`, `diff`, `review` and `amounts`. Run
 * from the repository's folder; KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/preview_build.h"
#include "tests/support/editing.h"
#include "tests/support/support.h"

static const char *root;

static int
begin(void **state)
{
	(void)state;
	root = editing_begin();
	editing_expect(0, NULL, "number $C");
	editing_shell("cp -r $C $D/old");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	editing_clear();
	return 0;
}

static void
says(const char *said, const char *words)
{
	if (!strstr(said, words))
		fail_msg("\"%s\" should be in:\n%s", words, said);
}

/* ------------------------------------------------------------------------- list -- */

static void
test_list(void **state)
{
	(void)state;
	says(editing_expect(0, NULL, "list --register irat $C"), "szemelyi\tszemélyazonosító igazolvány\t");
	says(editing_expect(0, NULL, "list --register documents $C"), "lakcim");
	says(editing_expect(0, NULL, "list --register amounts $C"), "illetek\tA fellebbezés illetéke\t");
	says(editing_expect(0, NULL, "list --register questions $C"), "lakcim.hova\tHová költözött?\t1\tlakcim\n");
	editing_expect(2, "there is nothing called", "list --register zzzzzz $C");
	editing_expect(2, "there is no folder", "list --register documents $D/nincs");
	editing_expect(1, "catalogue.yaml", "list --register documents $D");
	editing_shell("printf 'id: [' >$C/services/parkolas.yaml");
	says(editing_expect(0, "something may be missing", "list --register documents $C"), "szemelyi");
}

/* ------------------------------------------------------------------------- diff -- */

static void
test_same(void **state)
{
	(void)state;
	assert_string_equal(editing_expect(0, NULL, "diff $C $C"), "");
	editing_expect(0, NULL, "build -o $D/x.db $C");
	assert_string_equal(editing_expect(0, NULL, "diff $D/x.db $C"), "");
	editing_shell("mkdir -p $D/store/current; cp $D/x.db $D/store/current/catalogue.db");
	assert_string_equal(editing_expect(0, NULL, "diff $D/store $D/store/current"), "");
	editing_shell("printf '# nothing\\n' >>$C/services/lakcim.yaml");
	assert_string_equal(editing_expect(0, NULL, "diff $D/old $C"), "");
}

static void
test_changes(void **state)
{
	(void)state;
	editing_shell("sed -i 's/amount: 2000/amount: 2500/; s/^summary: .*/summary: Más lett./' $C/services/parkolas.yaml");
	const char *said = editing_expect(1, NULL, "diff $D/old $C");
	says(said, "service parkolas – ");
	says(said, ": changed from 2\u00a0000\u00a0Ft to 2\u00a0500\u00a0Ft\n");
	says(said, ": was: Ingyen parkolhat a lakása körül, ");
	says(said, ": is: Más lett.\n");
	assert_null(strstr(said, "lakcim"));
	says(editing_expect(1, NULL, "diff --lang hu $D/old $C"), "2\u00a0000\u00a0Ft-ról 2\u00a0500\u00a0Ft-ra változott");
	says(editing_expect(1, NULL, "diff $C $D/old"), ": changed from 2\u00a0500\u00a0Ft to 2\u00a0000\u00a0Ft\n");
}

/* What stands once is told once, where it is: papers, words, questions; what comes and goes. */
static void
test_kinds(void **state)
{
	(void)state;
	editing_shell("sed -i '0,/^  what: /s/^  what: .*/  what: Valami más./' $C/documents/alap.yaml");
	editing_shell("sed -i 's/text: Belföldre/text: Itthon maradok/' $C/services/lakcim.yaml");
	const char *said = editing_expect(1, NULL, "diff $D/old $C");
	says(said, "document szemelyi – ");
	says(said, "Valami más.");
	says(said, "Hová költözött?: is: Itthon maradok");
	editing_shell("sed 's/^id: parkolas/id: uj/; s/^code: .*/code: UJ01/; s/^name: .*/name: Egészen új/' $C/services/parkolas.yaml >$C/services/uj.yaml");
	editing_expect(0, NULL, "number $C");
	says(editing_expect(1, NULL, "diff $D/old $C"), "service uj – Egészen új\n  is new\n");
	says(editing_expect(1, NULL, "diff $C $D/old"), "service uj – Egészen új\n  is gone\n");
}

static void
test_diff_trouble(void **state)
{
	(void)state;
	editing_expect(2, "nincs", "diff $C $D/nincs");
	editing_expect(2, "nincs", "diff $D/nincs.db $C");
	editing_shell("echo x >$D/bad.db");
	editing_expect(2, NULL, "diff $D/bad.db $C");
	editing_expect(2, "usage", "diff $C");
	assert_null(strstr(editing_expect(2, NULL, "diff $D/bad.db $C"), "usage"));
	editing_shell("sed -i 's/^summary:.*/summary:/' $C/services/parkolas.yaml");
	editing_expect(2, "summary: is empty", "diff $D/old $C");
	editing_shell("test -z \"$(ls -d $TMPDIR/kalauz-diff-* 2>/dev/null)\"");
}

/* ----------------------------------------------------------------------- review -- */

static void
test_review(void **state)
{
	(void)state;
	editing_replace("services/parkolas.yaml", "authority:", "state: checked\nchecked_by: Kiss Éva\nchecked_on: \"2026-01-02\"\n"
	    "review_by: \"2026-06-01\"\nauthority:");
	editing_replace("services/lakcim.yaml", "as_of: \"2025-05\"", "as_of: \"2026-05\"");
	const char *said = editing_expect(0, NULL, "review --date 2026-05-31 $C");
	says(said, "parkolas\tchecked\tKiss Éva\t2026-01-02\t");
	assert_null(strstr(said, "was to be read again"));
	says(editing_expect(0, NULL, "review --date 2026-06-02 $C"), "was to be read again by 2026-06-01");
	says(editing_expect(0, NULL, "review --date 2027-06-01 $C"), "its facts are of 2026-05, older than a year");
	assert_null(strstr(editing_expect(0, NULL, "review --due --date 2026-05-31 $C"), "lakcim\t"));
	editing_expect(2, "is not a day of the calendar", "review --date 2026-02-30 $C");
	editing_expect(2, "there is no folder", "review $D/nincs");
}

static void
test_touches(void **state)
{
	(void)state;
	editing_replace("services/parkolas.yaml", "authority:", "legal_basis: [\"2010. évi I. törvény 5. §\"]\nauthority:");
	says(editing_expect(0, NULL, "review --touches '2010. évi i. törvény' $C"), "service parkolas\t");
	says(editing_expect(0, NULL, "review --touches illetek $C"), "amount felillet");
	says(editing_expect(0, NULL, "review --touches szemelyi $C"), "requirement szemelyazonossag");
	editing_expect(1, "nothing names \"nincs\"", "review --touches nincs $C");
}

/* ---------------------------------------------------------------------- amounts -- */

static void
test_amounts(void **state)
{
	(void)state;
	editing_remember();
	const char *said = editing_expect(0, NULL, "amounts --date 2026-03-01 $C");
	says(said, "illetek\t12345 HUF\tA fellebbezés illetéke\n");
	says(said, "remedy ");
	says(editing_expect(0, NULL, "amounts --date 2025-03-01 $C"), "illetek\t5000 HUF");
	said = editing_expect(0, NULL, "amounts illetek=20001 --date 2026-03-01 $C");
	says(said, "illetek\t12345 → 20001 HUF");
	says(said, "felillet\t6175 → 10000 HUF");
	assert_null(strstr(said, "szazalek"));
	editing_expect(1, "did you mean \"illetek\"", "amounts illetekk $C");
	editing_expect(1, "is computed of illetek", "amounts felillet=5 $C");
	editing_expect(1, "is not a value", "amounts illetek=5e3 $C");
	assert_true(editing_is_unchanged());
}

/* ---------------------------------------------------------------------- preview -- */

/* What is wrong stands on lines of its own, with files as the editor knows them; what was good stays. */
static void
test_preview(void **state)
{
	char sources[200], folder[200], path[300];
	(void)state;
	snprintf(sources, sizeof sources, "%s/c", root);
	snprintf(folder, sizeof folder, "%s/p", root);
	snprintf(path, sizeof path, "%s/p/faults", root);
	editing_shell("mkdir $D/p");
	assert_true(preview_build(sources, "en", "parkolas", folder, 0));
	uint64_t before = preview_state(sources);
	assert_int_equal(preview_state(sources), before);
	editing_shell("sed -i 's/^authority: .*/authority: nincs-ilyen/; s/^as_of: .*/as_of:/; s/^code: .*/code: x/' $C/services/parkolas.yaml");
	assert_true(preview_state(sources) != before);
	assert_false(preview_build(sources, "en", "parkolas", folder, 1));
	char *faults = support_read(path, NULL);
	assert_non_null(faults);
	assert_int_equal(strncmp(faults, "services/parkolas.yaml:2: code: ", 32), 0);
	assert_non_null(strstr(faults, "\nservices/parkolas.yaml:"));
	assert_non_null(strstr(faults, "\nand 1 more;"));
	size_t lines = 0;
	for (const char *s = faults; (s = strchr(s, '\n')); s++)
		lines++;
	assert_int_equal(lines, 3);
	free(faults);
	editing_shell("test -s $D/p/current/catalogue.db && test -s $D/p/current/search.db");
	editing_shell("rm -r $C && cp -r $D/old $C");
	assert_true(preview_build(sources, "en", "parkolas", folder, 1));
	editing_shell("test ! -e $D/p/faults && test $(readlink $D/p/current) = 1");
}

/* A service that somebody else is writing is left out, and named; without numbers of its own nothing is shown. */
static void
test_preview_beside_others(void **state)
{
	char sources[200], folder[200], path[300];
	(void)state;
	snprintf(sources, sizeof sources, "%s/c", root);
	snprintf(folder, sizeof folder, "%s/p", root);
	snprintf(path, sizeof path, "%s/p/faults", root);
	editing_shell("mkdir $D/p");
	editing_expect(0, NULL, "new service 'Talált tárgy' --event koltozes $C");
	assert_true(preview_build(sources, "en", "parkolas", folder, 0));
	char *left = support_read(path, NULL);
	assert_non_null(left);
	assert_string_equal(left, "Left out, as they have faults: talalt-targy\n");
	free(left);
	assert_false(preview_build(sources, "en", "talalt-targy", folder, 1));
	char *faults = support_read(path, NULL);
	assert_int_equal(strncmp(faults, "services/talalt-targy.yaml:", 27), 0);
	free(faults);
	editing_shell("sed 's/^id: parkolas/id: uj/; s/^code: .*/code: UJ01/; s/^name: .*/name: Egészen új/' $C/services/parkolas.yaml >$C/services/uj.yaml");
	assert_false(preview_build(sources, "en", "uj", folder, 1));
	faults = support_read(path, NULL);
	assert_non_null(strstr(faults, "services/uj.yaml:1: id: \"uj\" has no permanent number yet"));
	free(faults);
	editing_shell("rm $C/services/talalt-targy.yaml $C/services/uj.yaml");
	assert_true(preview_build(sources, "en", "parkolas", folder, 1));
	editing_shell("test ! -e $D/p/faults");
}

int
main(void)
{
	setenv("TMPDIR", support_folder(), 1); /* what is left there is ours */
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_list, begin, end),
		cmocka_unit_test_setup_teardown(test_same, begin, end),
		cmocka_unit_test_setup_teardown(test_changes, begin, end),
		cmocka_unit_test_setup_teardown(test_kinds, begin, end),
		cmocka_unit_test_setup_teardown(test_diff_trouble, begin, end),
		cmocka_unit_test_setup_teardown(test_review, begin, end),
		cmocka_unit_test_setup_teardown(test_touches, begin, end),
		cmocka_unit_test_setup_teardown(test_amounts, begin, end),
		cmocka_unit_test_setup_teardown(test_preview, begin, end),
		cmocka_unit_test_setup_teardown(test_preview_beside_others, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
