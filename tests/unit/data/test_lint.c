/* What a catalogue asks of people, proved or refuted: small catalogues that are written here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/editor/commands/commands.h"
#include "data/editor/lint/check.h"

static struct arena arena;
static char folder[64];

static const char *const files[] = {"concepts.yaml", "catalogue.yaml", "persons.yaml", "office_kinds.yaml", "authorities.yaml",
	"documents.yaml", "questions.yaml", "requirements.yaml", "life_events.yaml", "numbers.yaml",
	"services/egy.yaml", "services/ketto.yaml"};

static void
write_file(const char *name, const char *text)
{
	FILE *file = fopen(arena_printf(&arena, "%s/%s", folder, name), "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* What every service needs besides; `rest` begins on a line of its own. */
static void
write_service(const char *id, const char *code, const char *rest)
{
	write_file(arena_printf(&arena, "services/%s.yaml", id), arena_printf(&arena,
	    "id: %s\ncode: %s\nname: %s\naliases: [a, b, c, d, e, f]\nlife_events: [elet]\naudience: [resident]\n"
	    "authority: hivatal\nsummary: Röviden.\nas_of: \"2026\"\nfees: [{amount: 0}]\n"
	    "deadlines: [{kind: at-once}]\nchannels: [{kind: counter, office_kind: hivatal}]\nsteps: [Menjen be.]\n"
	    "outputs: [{text: Valami.}]\nsent_back: [Nincs meg.]\nsources: [{url: background}]\n%s", id, code, id, rest));
}

static void
write_questions(const char *more)
{
	write_file("questions.yaml", arena_printf(&arena,
	    "- {id: kinek, ask: Kinek?, why: Azért., choice: one, options: [{id: magam, text: Magának, case: magának}, "
	    "{id: gyermek, text: Gyereknek, case: gyereknek, person: child}, "
	    "{id: anya, text: Anyjának, case: anyjának, person: mother}]}\n"
	    "- {id: tunt, ask: Mi tűnt el?, why: Azért., choice: many, options: ["
	    "{id: szemelyi, text: Személyi, case: az, lacks: [szemelyi]}, "
	    "{id: utlevel, text: Útlevél, case: az, lacks: [utlevel]}, {id: mas, text: Más, case: az}]}\n"
	    "- {id: kartya, ask: Hol a kártya?, why: Azért., choice: one, about: errand, options: ["
	    "{id: megvan, text: Megvan, case: megvan}, {id: nincs, text: Nincs, case: nincs, lacks: [kartya]}]}\n%s",
	    more));
}

/* A catalogue with one service, and another one that does not matter; the tests write over it. */
static int
write_catalogue(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/kalauz-test-XXXXXX");
	assert_non_null(mkdtemp(folder));
	assert_int_equal(mkdir(arena_printf(&arena, "%s/services", folder), 0777), 0);
	write_file("catalogue.yaml", "{name: Próba, date: \"2026-11-20\"}\n");
	write_file("persons.yaml", "- {id: applicant, name: Ön, whose: az Öné}\n"
	    "- {id: child, name: gyermek, whose: a gyermeké}\n- {id: mother, name: anya, whose: az anyáé}\n");
	write_file("office_kinds.yaml", "- {id: hivatal, name: Hivatal, where: a hivatalban}\n");
	write_file("authorities.yaml", "- {id: hivatal, name: A hivatal, office_kind: hivatal}\n");
	write_file("documents.yaml", "- {id: szemelyi, name: személyi igazolvány, what: Kártya., from: Ott.}\n"
	    "- {id: utlevel, name: útlevél, what: Könyvecske., from: Ott.}\n"
	    "- {id: kartya, name: lakcímkártya, what: Kártya., from: Ott.}\n");
	write_file("requirements.yaml", "[]\n");
	write_file("life_events.yaml", "- {id: elet, name: Élet}\n");
	write_questions("");
	write_service("egy", "EG01", "requirements: [{document: utlevel, when: [\"tunt=mas\"]}, "
	    "{document: szemelyi, when: [\"kartya=nincs\"]}, {document: kartya}]\n"
	    "no_papers_when: []\n");
	write_service("ketto", "KE01", "no_papers: true\n");
	return 0;
}

static int
remove_catalogue(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		remove(arena_printf(&arena, "%s/%s", folder, files[i]));
	rmdir(arena_printf(&arena, "%s/services", folder));
	rmdir(folder);
	arena_free(&arena);
	return 0;
}

/* All faults, or all notices, one a line. */
static const char *
found(bool notices)
{
	struct checked checked;
	char *number[] = {"number", folder, NULL}, *text = NULL;
	size_t size;
	remove(arena_printf(&arena, "%s/numbers.yaml", folder));
	assert_int_equal(number_command(2, number), 0);
	check_read(&checked, folder, "en");
	FILE *stream = open_memstream(&text, &size);
	(notices ? faults_print_notices : faults_print)(&checked.faults, stream);
	fclose(stream);
	const char *copy = arena_strdup(&arena, text);
	free(text);
	check_free(&checked);
	return copy;
}

static void
assert_found(bool notices, const char *words)
{
	const char *all = found(notices);
	if (words ? !strstr(all, words) : *all)
		fail_msg("\"%s\" not found among:\n%s", words ? words : "nothing", all);
}
#define PROVED()       assert_found(false, NULL)
#define REFUTED(words) assert_found(false, words)

/* A service that asks `tunt` and `kinek`, and needs this. */
#define ASKS_LOST "acting_for: [gyermek, anya]\n" \
	"eligibility: [{text: a, when: [\"tunt=szemelyi\"]}, {text: b, when: [\"tunt=utlevel\"]}, {text: c, when: [\"tunt=mas\"]}, " \
	"{text: d, when: [\"kartya=nincs\"]}, {text: e, when: [\"kinek=gyermek\"]}, {text: f, when: [\"kinek=anya\"]}]\n" \
	"related: [ketto]\nrequirements: "
#define KEEPS_USED ", {document: utlevel, if_held: true}, {document: szemelyi, if_held: true}, {document: kartya, if_held: true}]\n"

/* A short beginning of words of many concepts is worth knowing; a longer one, or of few, is not. */
static void
test_short_stubs(void **state)
{
	static const char *const others = "- {id: a, kind: object, name: a, hu: [aaa], de: [gaststätte]}\n"
	    "- {id: b, kind: object, name: b, hu: [bbb], de: [gasthof*]}\n"
	    "- {id: c, kind: event, name: c, hu: [ccc], de: [gastarbeiter da]}\n";
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{document: szemelyi, if_held: true}" KEEPS_USED);
	write_file("concepts.yaml", arena_printf(&arena, "%s- {id: gas, kind: object, name: gáz, hu: [gáz*], de: [gas*]}\n",
	    others));
	assert_found(true, "concepts.yaml:4: notice: de: \"gas*\" begins words of 3 other concepts");
	write_file("concepts.yaml", arena_printf(&arena,
	    "%s- {id: gas, kind: object, name: gáz, hu: [gáz*], de: [gas, gasth*, gas* da]}\n",
	    others));
	assert_found(true, NULL);
}

/* ---------------------------------------------------------------- a service alone -- */

static void
test_lost_and_needed(void **state)
{
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{document: szemelyi}" KEEPS_USED);
	REFUTED("services/egy.yaml:20: requirements: asks for \"szemelyi\", which one does not have when the answer is "
	    "tunt=szemelyi");
}

static void
test_ways_out(void **state)
{
	static const char *const ways[] = {
		"[{document: szemelyi, if_held: true, handling: kept}", "[{document: szemelyi, handling: seen}",
		"[{document: szemelyi, whose: mother}",
		"[{one_of: [[{document: szemelyi}], [{document: utlevel, whose: mother}]]}",
	};
	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		write_service("egy", "EG01", arena_printf(&arena, ASKS_LOST "%s" KEEPS_USED, ways[i]));
		PROVED();
	}
}

/* Each of the two can be lost, and both. */
static void
test_all_choices_lost(void **state)
{
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{one_of: [[{document: szemelyi}], [{document: utlevel}]]}" KEEPS_USED);
	REFUTED("asks for \"szemelyi\"");
	write_service("egy", "EG01", ASKS_LOST "[{one_of: [[{document: szemelyi}], [{document: utlevel}, "
	    "{document: kartya}]]}" KEEPS_USED);
	REFUTED("asks for \"szemelyi\"");
}

/* One of them at most: then the other is there. */
static void
test_not_both_lost(void **state)
{
	(void)state;
	write_questions("");
	const char *text = "- {id: kinek, ask: Kinek?, why: Azért., choice: one, options: [{id: magam, text: Magának, "
	    "case: magának}, {id: gyermek, text: Gyereknek, case: gyereknek, person: child}, "
	    "{id: anya, text: Anyjának, case: anyjának, person: mother}]}\n"
	    "- {id: tunt, ask: Mi tűnt el?, why: Azért., choice: many, impossible: [\"tunt=szemelyi & tunt=utlevel\"], "
	    "options: [{id: szemelyi, text: Személyi, case: az, lacks: [szemelyi]}, "
	    "{id: utlevel, text: Útlevél, case: az, lacks: [utlevel]}, {id: mas, text: Más, case: az}]}\n"
	    "- {id: kartya, ask: Hol a kártya?, why: Azért., choice: one, options: ["
	    "{id: megvan, text: Megvan, case: megvan}, {id: nincs, text: Nincs, case: nincs}]}\n";
	write_file("questions.yaml", text);
	write_service("egy", "EG01", ASKS_LOST "[{one_of: [[{document: szemelyi}], [{document: utlevel}]]}" KEEPS_USED);
	PROVED();
	write_service("egy", "EG01", ASKS_LOST "[{document: szemelyi, when: [\"tunt=utlevel\"]}" KEEPS_USED);
	PROVED();
	write_service("egy", "EG01", ASKS_LOST "[{document: szemelyi, when: [\"tunt=utlevel\", \"tunt=mas\"]}" KEEPS_USED);
	REFUTED("asks for \"szemelyi\"");
}

/* Who is told that it is not for them need not bring anything. */
static void
test_excluded_cases(void **state)
{
	(void)state;
	write_service("egy", "EG01", "acting_for: [gyermek, anya]\neligibility: [{text: a, kind: not, "
	    "when: [\"tunt=szemelyi\"], instead: [{service: ketto}]}, {text: b, when: [\"tunt=utlevel\"]}, "
	    "{text: c, when: [\"tunt=mas\"]}, {text: d, when: [\"kartya=nincs\"]}, {text: e, when: [\"kinek=gyermek\"]}, "
	    "{text: f, when: [\"kinek=anya\"]}]\nrequirements: [{document: szemelyi}" KEEPS_USED);
	PROVED();
}

static void
test_acting_for_nobody(void **state)
{
	(void)state;
	write_service("egy", "EG01", "acting_for: [gyermek, anya]\neligibility: [{text: a, kind: not, "
	    "when: [\"kinek=anya\"], instead: [{service: ketto}]}, {text: b, when: [\"tunt=utlevel\"]}, "
	    "{text: c, when: [\"tunt=mas\"]}, {text: d, when: [\"kartya=nincs\"]}, {text: e, when: [\"kinek=gyermek\"]}]\n"
	    "requirements: [{document: szemelyi, whose: mother}" KEEPS_USED);
	REFUTED("acting_for: \"anya\" is for nobody");
}

/* ------------------------------------------------------------------------ bundles -- */

static void
write_bundle(const char *members)
{
	write_file("life_events.yaml", arena_printf(&arena,
	    "- {id: elet, name: Élet, bundles: [{name: Együtt, services: [%s]}]}\n", members));
}

/* What one errand hears, the other must know. */
static void
test_bundle(void **state)
{
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother}" KEEPS_USED);
	write_service("ketto", "KE01", "acting_for: [gyermek]\neligibility: [{text: a, when: [\"kinek=gyermek\"]}]\n"
	    "requirements: [{document: szemelyi}]\n");
	PROVED();
	write_bundle("egy, ketto");
	REFUTED("life_events.yaml:1: bundles.services: ketto asks for \"szemelyi\", which the same person does not have "
	    "when the answer is tunt=szemelyi");
	write_bundle("{service: egy, for: gyermek}, {service: ketto, for: gyermek}");
	REFUTED("ketto asks for \"szemelyi\"");
	write_bundle("{service: egy, for: gyermek}, {service: ketto, for: magam}");
	PROVED();
	write_bundle("{service: egy, for: anya}, ketto"); /* which cannot be done for her */
	PROVED();
}

/* What one of the services issues is there in time; an answer of one errand says nothing of the other's. */
static void
test_bundle_issues(void **state)
{
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother}" KEEPS_USED);
	write_service("ketto", "KE01", "requirements: [{document: kartya}]\n");
	write_bundle("egy, ketto");
	REFUTED("ketto asks for \"kartya\"");
	write_file("documents.yaml", "- {id: szemelyi, name: személyi igazolvány, what: Kártya., from: Ott.}\n"
	    "- {id: utlevel, name: útlevél, what: Könyvecske., from: Ott.}\n"
	    "- {id: kartya, name: lakcímkártya, what: Kártya., from: Ott., issued_by: egy}\n");
	PROVED();
}

/* ---------------------------------------------------------------------- texts -- */

static void
test_same_questions(void **state)
{
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother}" KEEPS_USED
	    "questions: [{id: sajat, ask: Hol a kártya?, why: Mert., choice: one, options: [{id: a, text: Megvan, case: m}, "
	    "{id: b, text: Nincs, case: n}]}]\n");
	assert_found(false, "questions: asks the same as \"kartya\", with the same answers");
}

static void
test_spoken(void **state)
{
	static const char *const needless[] = {"{text: 18 éves, spoken: tizennyolc éves}", "{text: NAV-nál, spoken: Nav-nál.}"};
	(void)state;
	for (size_t i = 0; i < sizeof needless / sizeof *needless; i++) {
		write_service("egy", "EG01", arena_printf(&arena, ASKS_LOST
		    "[{document: utlevel, whose: mother, note: %s}" KEEPS_USED, needless[i]));
		assert_found(true, "requirements.note: \"spoken\" sounds as the text does by itself");
	}
	write_service("egy", "EG01", ASKS_LOST
	    "[{document: utlevel, whose: mother, note: {text: Queen utca 3., spoken: kvín utca 3.}}" KEEPS_USED);
	assert_found(true, NULL);
}

static void
test_readers(void **state)
{
	static const char *const spoken[] = {"Az Ön nevére szóljon.", "Kérje Önnek.", "Az Öné."};
	static const char *const plain[] = {"A kérelmező nevére.", "Önként adja.", "Az önkormányzat adja.", "Önálló lap."};
	(void)state;
	for (size_t i = 0; i < sizeof spoken / sizeof *spoken; i++) {
		write_service("egy", "EG01", arena_printf(&arena, ASKS_LOST
		    "[{document: utlevel, whose: mother, note: %s}" KEEPS_USED, spoken[i]));
		assert_found(false, "requirements.note: speaks to the reader");
	}
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
		write_service("egy", "EG01", arena_printf(&arena, ASKS_LOST
		    "[{document: utlevel, whose: mother, note: %s}" KEEPS_USED, plain[i]));
		assert_found(false, NULL);
	}
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother, notes: [{text: Az Öné., "
	    "when: [\"kinek=magam\"]}]}" KEEPS_USED);
	assert_found(false, NULL);
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother, notes: [{text: Az Öné., "
	    "when: [\"kinek=magam\", \"kinek=anya\"]}]}" KEEPS_USED);
	assert_found(false, "requirements.notes: speaks to the reader");
}

/* Who is told that it is not for them hears when, and where to go instead. */
static void
test_eligibility(void **state)
{
	(void)state;
	write_service("egy", "EG01", "acting_for: [gyermek, anya]\neligibility: [{text: a, kind: not, when: [\"kinek=anya\"]}]\n"
	    "no_papers: true\n");
	REFUTED("eligibility.instead: is missing");
	write_service("egy", "EG01", "eligibility: [{text: a, kind: not, instead: [{service: ketto}]}]\nno_papers: true\n");
	REFUTED("eligibility.when: is missing");
}

static void
test_papers_in_notes(void **state)
{
	(void)state;
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother, "
	    "note: A személyi igazolványát is hozza.}" KEEPS_USED);
	assert_found(true, "requirements.note: names a paper (\"szemelyi\")");
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother, allow_note: true, "
	    "note: A személyi igazolványát is hozza.}" KEEPS_USED);
	assert_found(true, NULL);
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother, "
	    "note: Az útlevél legyen érvényes - az kell.}" KEEPS_USED);
	assert_found(true, NULL);
	write_service("egy", "EG01", ASKS_LOST "[{document: utlevel, whose: mother, "
	    "note: A személyi igazolványban más áll.}" KEEPS_USED);
	assert_found(true, NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_short_stubs, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_lost_and_needed, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_ways_out, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_all_choices_lost, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_not_both_lost, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_excluded_cases, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_acting_for_nobody, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_bundle, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_bundle_issues, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_same_questions, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_spoken, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_readers, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_eligibility, write_catalogue, remove_catalogue),
		cmocka_unit_test_setup_teardown(test_papers_in_notes, write_catalogue, remove_catalogue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
