/* `kalauz-data new`: what it begins can be filled by its hints alone, nothing else changes, and what cannot be done is
 * said and leaves all as it was. Run from the repository's folder; KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/support/editing.h"

static int
begin(void **state)
{
	(void)state;
	editing_begin();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	editing_clear();
	return 0;
}

static size_t
count_of(const char *text, const char *words)
{
	size_t count = 0;
	for (; (text = strstr(text, words)); text += strlen(words))
		count++;
	return count;
}

/* What is still being written does not stand in the way of somebody else: of what is wrong with a service only its writer
 * hears, others get numbers and translations. */
static void
test_beside_others(void **state)
{
	(void)state;
	editing_expect(0, NULL, "new service 'Talált tárgy' --event koltozes $C");
	const char *said = editing_expect(1, "talalt-targy.yaml:15: summary: is empty", "check $C talalt-targy");
	assert_null(strstr(said, "Other services"));
	assert_null(strstr(said, "lakcim.yaml"));
	said = editing_expect(0, "Other services have faults, too: ", "check $C lakcim");
	assert_null(strstr(said, "talalt-targy"));
	assert_non_null(strstr(said, "lakcim.yaml:"));
	assert_null(strstr(editing_expect(0, "Other services", "check $C parkolas"), "lakcim.yaml:"));
	editing_expect(2, "\"nincs\" is neither a folder nor the id", "check $C nincs");
	editing_expect(2, "there is no \"parkolaas\"; did you mean \"parkolas\"?", "check $C parkolaas");
	editing_expect(2, "there is no \"chek\"; did you mean \"check\"?", "chek $C");
	editing_expect(0, "Other services", "check $C $C/services/parkolas.yaml");
	editing_expect(0, "Other services", "check $C parkolas.yaml");
	editing_expect(2, "\"nincs\" is neither a folder nor the id", "lint --no-spelling $C nincs");
	int status;
	said = editing_run(&status, "lint --no-spelling $C parkolas");
	assert_non_null(strstr(said, "\nparkolas: errors: "));
	assert_null(strstr(said, "talalt-targy"));
	editing_replace("services/lakcim.yaml", "id: kulfold,", "id: masutt,");
	editing_shell("sed -i 's/hova=kulfold/hova=masutt/' $C/services/lakcim.yaml $C/life_events.yaml");
	editing_expect(0, "Left out, as they have faults: talalt-targy", "number $C");
	editing_shell("grep -q '  lakcim.hova.masutt: ' $C/numbers.yaml && grep -q '  talalt-targy: ' $C/numbers.yaml");
	editing_shell("printf 'id: [' >$C/services/talalt-targy.yaml");
	editing_expect(0, "en\tservice\t", "translations $C lakcim");
	editing_expect(1, "talalt-targy.yaml", "check $C talalt-targy");
}

/* An entry for each text without one: with the translation of the same text, or with what it was before, and no second one. */
static void
test_translations(void **state)
{
	(void)state;
	editing_shell("cp $C/services/parkolas.yaml $D && sed -i 's/^summary: .*/summary: Bejelenti, hol lakik, és új lakcímkártyát kap./' $C/services/parkolas.yaml");
	editing_shell("printf '\nmsgctxt \"service parkolas summary\"\nmsgid \"Bejelenti, hol lakik, és új lakcímkártyát kap.\"\nmsgstr \"New words.\"\n' >>$C/po/en.po");
	const char *said = editing_expect(0, "po/en.po:", "translations $C lakcim --into en --write");
	assert_non_null(strstr(said, " texts to translate, of which 1 have"));
	const char *text = editing_read("po/en.po");
	assert_non_null(strstr(text, "msgctxt \"service lakcim summary\"\nmsgid \"Bejelenti, hol lakik, és új lakcímkártyát kap.\"\nmsgstr \"New words.\"\n"));
	assert_non_null(strstr(text, "msgctxt \"service lakcim faq.question\"\nmsgid \"Kell-e fizetni?\"\nmsgstr \"\"\n"));
	assert_null(strstr(text, "service parkolas outputs.text"));
	editing_expect(0, ": 0 texts to translate", "translations $C lakcim --into en --write");
	assert_string_equal(editing_read("po/en.po"), text);
	editing_expect(0, NULL, "check $C");
	editing_replace("services/lakcim.yaml", "question: Kell-e fizetni?", "question: Mennyit kell fizetni?");
	editing_replace("po/en.po", "msgid \"Kell-e fizetni?\"\nmsgstr \"\"", "msgid \"Kell-e fizetni?\"\nmsgstr \"Must one pay?\"");
	editing_expect(0, ": 1 texts to translate", "translations $C lakcim --into en --write");
	assert_non_null(strstr(editing_read("po/en.po"), "# Kell-e fizetni?\n# Must one pay?\n#: "));
}

/* Each field that is to be filled is named, with its line and what to write there; nothing else is. */
static void
test_hints(void **state)
{
	(void)state;
	editing_expect(0, "services/talalt-targy.yaml:1: service talalt-targy, code LC02, permanent number ",
	    "new service 'Talált tárgy' --event koltozes,okmanyok --code LC $C");
	const char *said = editing_expect(1, "talalt-targy.yaml", "check $C");
	const char *text = editing_read("services/talalt-targy.yaml");
	size_t hints = count_of(text, " # "), lists = count_of(text, "\n  - "), faults = count_of(said, "is empty; write here, not behind a #: ");
	assert_true(hints > 15 && lists > 10 && faults > 15);
	assert_int_equal(count_of(said, ".yaml:"), faults + count_of(said, "notice"));
	assert_non_null(strstr(said, "talalt-targy.yaml:15: summary: is empty; write here, not behind a #: "));
	assert_non_null(strstr(text, "name: \"Talált tárgy\"\n"));
	assert_non_null(strstr(text, "life_events: [koltozes, okmanyok]\n"));
}

/* Everything that is asked for, once filled, passes. */
static void
test_filled(void **state)
{
	(void)state;
	editing_expect(0, NULL, "new service 'Talált tárgy' --event koltozes --code LC $C");
	static const char *const values[][2] = {
		{"  - \n  - \n  - \n  - \n  - \n  - \n", "  - a\n  - b\n  - c\n  - d\n  - e\n  - f\n"},
		{"audience: []", "audience: [resident]"}, {"authority:", "authority: jegyzo"},
		{"summary:", "summary: Visszakapja, amit elvesztett."}, {"as_of:", "as_of: \"2026\""},
		{"caution:", "caution: Régi adat."}, {"  - text: # who", "  - text: Bárki. # who"},
		{"or delete these lines\n  - \nrelated", "or delete these lines\n  - 2010. évi I. törvény\nrelated"}, {"related: []", "related: [lakcim]"},
		{"document:", "document: szemelyi"}, {"handling:", "handling: shown"}, {"amount:", "amount: 0"},
		{"- kind:", "- kind: at-once"}, {"    days: # how many days; with at-once and unknown delete this line\n", ""},
		{"- kind: #", "- kind: phone #"},
		{"    office_kind: # at a counter, the kind of office; if it is no counter, write where instead\n", ""},
		{"where:", "where: 1818"}, {"\"- \"\n  - \noutputs", "\n  - Hívja fel.\noutputs"}, {"- text: #", "- text: A tárgy. #"},
		{"question:", "question: Meddig őrzik?"}, {"answer:", "answer: Három hónapig."},
		{"\"- \"\n  - \nremedy", "\n  - Nem tudják leírni.\nremedy"}, {"remedy:", "remedy: jegyzo"},
		{"- url:", "- url: background"}, {"    as_of: # of when the page is: \"2026\" or \"2026-11\"\n", ""},
	};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		editing_replace("services/talalt-targy.yaml", values[i][0], values[i][1]);
	editing_shell("grep -q 'id: jegyzo' $C/remedies.yaml || sed -i '/^remedy/d' $C/services/talalt-targy.yaml");
	editing_expect(0, "4 services", "check $C");
	editing_expect(1, "state: is a draft", "build -o $D/x.db $C");
	editing_expect(0, NULL, "build --drafts -o $D/x.db $C");
	editing_replace("services/talalt-targy.yaml", "state: draft", "state: checked\nchecked_by: Kiss Éva");
	editing_expect(0, NULL, "build -o $D/x.db $C");
}

/* Other matters that the new service may cover are named, unless they lead to a service already. */
static void
test_other_matters(void **state)
{
	(void)state;
	editing_shell("printf -- '- {id: talalt-kutya, name: Talált kutya, title: Talált kutya, authority: jegyzo}\\n' >>$C/matters.yaml");
	editing_expect(0, "write \"service: talalt-targy\" there: talalt-kutya", "new service 'Talált tárgy' --event koltozes --code LC $C");
	const char *said = editing_expect(0, NULL, "new service szallasado-adatai 'Szállásadó adatai' --event koltozes --code LC $C");
	assert_null(strstr(said, "other matters"));
}

/* How far a service is must agree with who has read it. */
static void
test_states(void **state)
{
	static const char *const wrong[][2] = {
		{"state: checked\nauthority:", "checked_by: is missing"}, {"state: verified\nauthority:", "verified_on: is missing"},
		{"state: draft\nchecked_by: Kiss Éva\nauthority:", "state: is not a draft any more"}, {"checked_on: \"2026-01-01\"\nauthority:", "checked_by: is missing"},
	};
	(void)state;
	const char *text = editing_read("services/parkolas.yaml");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		editing_write("services/parkolas.yaml", text);
		editing_replace("services/parkolas.yaml", "authority:", wrong[i][0]);
		editing_expect(1, wrong[i][1], "check $C");
	}
}

/* What stands in the file stays, byte for byte; the new entry has the line ends of the rest. */
static void
test_registers(void **state)
{
	(void)state;
	editing_shell("sed -i 's/$/\\r/' $C/documents/alap.yaml && printf '# utolsó' >>$C/documents/alap.yaml");
	editing_shell("cp $C/documents/alap.yaml $D/old");
	editing_expect(0, "document talalt-igazolas, permanent number ", "new irat 'talált igazolás' $C");
	editing_shell("head -c $(stat -c %s $D/old) $C/documents/alap.yaml | cmp - $D/old");
	editing_shell("test -z \"$(sed '1,/utolsó/d' $C/documents/alap.yaml | grep -v \"$(printf '\\r')$\")\"");
	assert_non_null(strstr(editing_read("documents/alap.yaml"), "# utolsó\r\n\r\n- id: talalt-igazolas\r\n  name: \"talált igazolás\"\r\n"));
	editing_expect(1, "documents/alap.yaml", "check $C");
	editing_expect(0, "authority polgarmester", "new authority polgarmester $C");
	editing_expect(0, "documents/mas.yaml:1", "new document valami --in mas $C");
	editing_expect(0, "documents/mas.yaml:6", "new document valami-mas --in documents/mas.yaml $C");
}

/* A shared question, and one of a service, which stands among its others or brings `questions` with it. */
static void
test_questions(void **state)
{
	(void)state;
	editing_expect(0, "question uj-kerdes, permanent number ", "new question uj-kerdes $C");
	editing_expect(0, "services/lakcim.yaml", "new question 'lakcim.Mikor költözött?' $C");
	const char *text = editing_read("services/lakcim.yaml"), *at = strstr(text, "  - id: mikor-koltozott\n    ask: \"Mikor költözött?\"\n");
	assert_true(at && at < strstr(text, "\nrequirements:") && at > strstr(text, "\nquestions:"));
	editing_expect(0, NULL, "new question parkolas.masik $C");
	assert_non_null(strstr(editing_read("services/parkolas.yaml"), "questions:\n  - id: masik\n"));
	editing_expect(0, NULL, "new question lakcim.mod --options 'Személyesen,posta,online' $C");
	assert_non_null(strstr(editing_read("services/lakcim.yaml"), "- id: szemelyesen\n"));
	assert_non_null(strstr(editing_read("services/lakcim.yaml"), "- id: online\n"));
	const char *ledger = editing_read("numbers.yaml");
	assert_non_null(strstr(ledger, "  lakcim.mod.online: 3"));
	assert_non_null(strstr(ledger, "  lakcim.mikor-koltozott: "));
	assert_non_null(strstr(ledger, "  lakcim.mikor-koltozott.igen: 1"));
	assert_non_null(strstr(ledger, "  lakcim.mikor-koltozott.nem: 2"));
	const char *said = editing_expect(1, NULL, "check $C");
	assert_null(strstr(said, "number"));
}

static void
test_codes(void **state)
{
	(void)state;
	editing_expect(0, "code LC02,", "new service uj --event koltozes --code LC $C");
	editing_expect(0, "code LC03,", "new service masik --code LC $C");
	editing_expect(1, "the code LC03 is taken; the next free one is LC04", "new service harmadik --code lc03 $C");
	editing_expect(0, "code HA01,", "new service harmadik $C");
	editing_expect(0, "service rovid,", "new service rovid 'Hosszú név' $C");
	assert_non_null(strstr(editing_read("services/rovid.yaml"), "name: \"Hosszú név\"\n"));
	editing_expect(1, "does not begin a code", "new service negyedik --code ABCD $C");
}

static void
test_refused(void **state)
{
	static const char *const refused[][2] = {
		{"new question lakcim.mod --options egy $C", "write 2 to 16"}, {"new question lakcim.mod --options a,a $C", "write 2 to 16"},
		{"new question lakcim.mod --options a,*** $C", "write 2 to 16"},
		{"new service lakcim $C", "there is \"lakcim\" already"},
		{"new document szemelyi $C", "there is \"szemelyi\" already"},
		{"new question lakcim.hova $C", "there is \"lakcim.hova\" already"},
		{"new question nincs.hova $C", "there is no service \"nincs\""},
		{"new service '***' $C", "no id can be made"},
		{"new service uj --event koltozas $C", "did you mean \"koltozes\""},
		{"new service uj --event zzzzzzz $C", "list --register life_events"},
		{"new service regi $C", "ids are never used again"},
		{"new service uj $D", "no catalogue's folder"},
		{"new document uj --in ../../x/y $C", "write only the name of a file"},
		{"new document uj --in \"\" $C", "write only the name of a file"},
	};
	(void)state;
	editing_replace("numbers.yaml", "  parkolas: 3\n", "  parkolas: 3\n  regi: 4\n");
	editing_remember();
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		editing_expect(1, refused[i][1], refused[i][0]);
		assert_true(editing_is_unchanged());
	}
	editing_expect(2, "there is nothing called", "new zzzzzz uj $C");
	editing_expect(2, "there is no folder", "new service uj $D/nincs");
	editing_expect(2, "usage", "new service");
	assert_true(editing_is_unchanged());
}

/* Where one of the files cannot be written, none is. */
static void
test_all_or_none(void **state)
{
	(void)state;
	editing_replace("numbers.yaml", "  parkolas: 3\n", "  parkolas: 4\n");
	editing_remember();
	editing_expect(1, "numbers.yaml has faults", "new service uj $C");
	editing_replace("numbers.yaml", "  parkolas: 4\n", "  parkolas: 3\n");
	editing_shell("mv $C/numbers.yaml $D/n && ln -s $D/n $C/numbers.yaml");
	editing_remember();
	editing_expect(1, "numbers.yaml: is no plain file", "new document uj $C");
	assert_true(editing_is_unchanged());
	editing_shell("rm $C/numbers.yaml && cp $D/n $C/numbers.yaml && chmod 555 $C/documents");
	editing_remember();
	if (geteuid())
		editing_expect(1, "you have no right to it", "new document uj $C");
	assert_true(!geteuid() || editing_is_unchanged());
	editing_shell("chmod 755 $C/documents");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_beside_others, begin, end),
		cmocka_unit_test_setup_teardown(test_translations, begin, end),
		cmocka_unit_test_setup_teardown(test_hints, begin, end),
		cmocka_unit_test_setup_teardown(test_filled, begin, end),
		cmocka_unit_test_setup_teardown(test_other_matters, begin, end),
		cmocka_unit_test_setup_teardown(test_states, begin, end),
		cmocka_unit_test_setup_teardown(test_registers, begin, end),
		cmocka_unit_test_setup_teardown(test_questions, begin, end),
		cmocka_unit_test_setup_teardown(test_codes, begin, end),
		cmocka_unit_test_setup_teardown(test_refused, begin, end),
		cmocka_unit_test_setup_teardown(test_all_or_none, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
