/* What a catalogue can say, from tests/fixtures/small, which is built here, as the reader gives it. Run from the
 * repository's folder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "data/editor/build/build.h"
#include "data/editor/commands/commands.h"

#define SMALL "tests/fixtures/small"

static struct catalogue *catalogue;
static struct arena arena; /* freed after each test */

static int
open_small(void **state)
{
	char folder[] = "/tmp/kalauz-test-XXXXXX", output[sizeof folder + sizeof "/x.db"];
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(output, sizeof output, "%s/x.db", folder);
	char *argv[] = {"build", "-o", output, SMALL, NULL};
	bool built = build_command(4, argv) == 0 && catalogue_open(&catalogue, output) == STATUS_DONE;
	unlink(output);
	rmdir(folder);
	return built ? 0 : -1;
}

static int
close_small(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	return 0;
}

static int
free_all(void **state)
{
	(void)state;
	arena_free(&arena);
	catalogue_set_today(catalogue, NULL);
	return 0;
}

static int64_t
id_of(const char *kind, const char *name)
{
	int64_t id;
	assert_int_equal(catalogue_find(catalogue, kind, name, &id), STATUS_DONE);
	return id;
}

static struct service
service_in(const char *lang, const char *name)
{
	struct service service;
	assert_int_equal(catalogue_service(catalogue, &arena, lang, id_of("service", name), &service), STATUS_DONE);
	return service;
}

static struct question
question_of(const char *service, const char *name)
{
	struct questions questions;
	int64_t id = id_of("service", service);
	assert_int_equal(catalogue_questions(catalogue, &arena, "hu", id, &questions), STATUS_DONE);
	for (size_t i = 0; i < questions.count; i++)
		if (!strcmp(questions.items[i].name, name))
			return questions.items[i];
	fail_msg("%s does not ask %s", service, name);
	return (struct question){0};
}

static void
assert_when(const struct condition *condition, const char *question, unsigned option)
{
	assert_int_equal(condition->count, 1);
	assert_int_equal(condition->clauses[0].count, 1);
	assert_int_equal(condition->clauses[0].terms[0].question, id_of("question", question));
	assert_int_equal(condition->clauses[0].terms[0].option, option);
}

/* --------------------------------------------------------------- requirements -- */

static void
test_if_held(void **state)
{
	(void)state;
	struct service service = service_in("hu", "igazolvany");
	assert_int_equal(service.requirement_count, 2);
	assert_false(service.requirements[0].if_held);
	assert_true(service.requirements[1].if_held);
}

/* A note without a condition first; those of a shared requirement, too, which have no slot in the service. */
static void
test_notes(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.requirement_count, 4);
	const struct requirement *r = &service.requirements[2];
	assert_int_equal(r->note_count, 3);
	assert_string_equal(r->notes[0].text.text, "A hiánypótlást elkerüli, ha mindkét példány megvan.");
	assert_int_equal(r->notes[0].text.span_count, 1);
	assert_int_equal(r->notes[0].condition.count, 0);
	assert_string_equal(r->notes[1].text.text, "A gyermek nevére szóljon.");
	assert_when(&r->notes[1].condition, "kinek", 1);
	assert_string_equal(r->notes[2].text.text, "7,5% is elég.");
	r = &service.requirements[3];
	assert_int_equal(r->note_count, 1);
	assert_string_equal(r->notes[0].text.text, "Mindkét tanú írja alá.");
	assert_when(&r->notes[0].condition, "lakas-joga", 1);
	assert_string_equal(service.requirements[0].notes[0].text.text, "Elég az egyik.");
}

static void
test_visitor(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	const struct paper *own = &service.requirements[0].sets[0].papers[0];
	const struct paper *proxy = &service.requirements[3].sets[0].papers[0];
	assert_false(own->whose_is_visitor);
	assert_true(proxy->whose_is_visitor);
	assert_string_equal(proxy->whose_title.text, "megbízott");
	assert_string_equal(proxy->whose_words.text, "a megbízotté");
	struct question question = question_of("lakcim", "kinek");
	assert_string_equal(question.options[1].person_title.text, "gyermek");
	assert_false(question.options[1].person_is_visitor);
	assert_int_equal(question.options[2].person, 0);
}

static void
test_about(void **state)
{
	(void)state;
	assert_int_equal(question_of("lakcim", "kinek").about, ABOUT_ERRAND);
	assert_int_equal(question_of("lakcim", "lakas-joga").about, ABOUT_VISITOR);
	assert_int_equal(question_of("igazolvany", "jovedelem").about, ABOUT_PERSON);
	assert_int_equal(question_of("lakcim", "lakcim.hova").about, ABOUT_ERRAND);
	struct question question = question_of("igazolvany", "jovedelem");
	assert_int_equal(question.options[0].lack_count, 0);
	assert_int_equal(question.options[1].lack_count, 1);
	assert_int_equal(question.options[1].lacks[0], id_of("document", "szallasadoi-nyilatkozat"));
}

/* ------------------------------------------------------------------- services -- */

static void
test_instead(void **state)
{
	(void)state;
	struct service service = service_in("en", "lakcim");
	assert_int_equal(service.eligibility[0].instead_count, 0);
	const struct eligibility *e = &service.eligibility[1];
	assert_true(e->excludes);
	assert_int_equal(e->instead_count, 2);
	assert_int_equal(e->instead[0].service.id, 0);
	assert_string_equal(e->instead[0].text.text, "A konzulátuson, 6\u00a0175\u00a0Ft illetékkel.");
	assert_true(e->instead[0].text.foreign);
	assert_string_equal(e->instead[0].phone, "+36 1 458 1000");
	assert_string_equal(e->instead[0].url, "konzul.pelda.hu");
	assert_int_equal(e->instead[1].service.id, id_of("service", "igazolvany"));
	assert_string_equal(e->instead[1].service.name.text, "Személyi igazolvány");
	assert_null(e->instead[1].text.text);
}

static void
test_fees(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.fee_count, 4);
	assert_true(service.fees[0].known);
	assert_int_equal(service.fees[0].payee.id, 0);
	assert_false(service.fees[2].known);
	assert_true(service.fees[3].known);
	assert_int_equal(service.fees[3].amount, 12345);
	assert_int_equal(service.fees[3].payee.id, id_of("payee", "orvos"));
	assert_string_equal(service.fees[3].payee.name.text, "az orvosnak");
}

static void
test_time(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.act_by_count, 1);
	assert_string_equal(service.act_by[0].text.text, "Jelentse be az új címét");
	assert_string_equal(service.act_by[0].from.text, "a költözéstől");
	assert_string_equal(service.act_by[0].note.text, "A késésért bírság jár.");
	assert_int_equal(service.act_by[0].days, 3);
	assert_int_equal(service.act_by[0].kind, DEADLINE_WORKING);
	assert_when(&service.act_by[0].condition, "lakcim.hova", 0);
	assert_int_equal(service.period_count, 1);
	assert_string_equal(service.periods[0].from, "04-01");
	assert_string_equal(service.periods[0].to, "05-31");
	assert_string_equal(service.periods[0].text.text, "A kedvezményt csak tavasszal kérheti.");
	assert_when(&service.periods[0].condition, "kinek", 0);
}

static void
test_outputs(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.output_count, 2);
	assert_false(service.outputs[0].pays);
	assert_int_equal(service.outputs[0].every, EVERY_UNSAID);
	assert_true(service.outputs[1].pays);
	assert_true(service.outputs[1].known);
	assert_int_equal(service.outputs[1].amount, 6175); /* half of 12,345, to fives */
	assert_int_equal(service.outputs[1].every, EVERY_MONTH);
	assert_when(&service.outputs[1].condition, "kinek", 1);
}

static void
test_conditional_texts(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.sent_back_count, 2);
	assert_int_equal(service.sent_back[0].condition.count, 0);
	assert_when(&service.sent_back[1].condition, "lakcim.hova", 1);
	assert_int_equal(service.faq_count, 2);
	assert_when(&service.faq[1].condition, "lakas-joga", 0);
	assert_int_equal(service.channel_count, 3);
	assert_int_equal(service.channels[2].kind, CHANNEL_EMAIL);
	assert_string_equal(service.channels[2].where.text, "hivatal@pelda.hu");
}

static void
test_remedy(void **state)
{
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_string_equal(service.appeal.text, "Tizenöt napon belül fellebbezhet, 12\u00a0345\u00a0Ft illetékkel.");
	assert_string_equal(service.appeal_basis, "2016. évi CL. törvény 118. §");
	assert_null(service_in("hu", "parkolas").appeal.text);
}

static void
test_town(void **state)
{
	struct service_lines lines;
	struct bundles bundles;
	(void)state;
	assert_string_equal(service_in("hu", "parkolas").town, "Budapest");
	assert_null(service_in("hu", "lakcim").town);
	assert_int_equal(catalogue_services(catalogue, &arena, "hu", &lines), STATUS_DONE);
	for (size_t i = 0; i < lines.count; i++)
		assert_int_equal(lines.items[i].town != NULL, lines.items[i].id == id_of("service", "parkolas"));
	assert_int_equal(catalogue_bundles(catalogue, &arena, "hu", id_of("life_event", "koltozes"), &bundles),
	    STATUS_DONE);
	assert_int_equal(bundles.count, 2);
	assert_string_equal(bundles.items[0].town, "Budapest");
	assert_int_equal(bundles.items[0].whom[0].question, 0);
	assert_int_equal(bundles.items[1].services[1], id_of("service", "lakcim"));
	assert_int_equal(bundles.items[1].whom[0].question, 0);
	assert_int_equal(bundles.items[1].whom[1].question, id_of("question", "kinek"));
	assert_int_equal(bundles.items[1].whom[1].option, 1);
}

/* -------------------------------------------------------------------- amounts -- */

static const char *
appeal_on(const char *day, bool stale)
{
	catalogue_set_today(catalogue, day);
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.appeal.stale, stale);
	assert_int_equal(service.fees[3].stale, stale);
	return service.appeal.text;
}

static void
test_days(void **state)
{
	(void)state;
	assert_non_null(strstr(appeal_on("2020-01-01", false), ", 5\u00a0000\u00a0Ft "));
	assert_non_null(strstr(appeal_on("2025-12-31", false), ", 5\u00a0000\u00a0Ft "));
	assert_non_null(strstr(appeal_on("2026-01-01", false), ", 12\u00a0345\u00a0Ft "));
	assert_non_null(strstr(appeal_on("2026-12-31", false), ", 1\u00a0000\u00a0000\u00a0Ft "));
	assert_non_null(strstr(appeal_on("2027-01-01", true), ", 1\u00a0000\u00a0000\u00a0Ft "));
	assert_non_null(strstr(appeal_on(NULL, false), ", 12\u00a0345\u00a0Ft "));
}

/* What comes after a value moves with it. */
static void
test_spans(void **state)
{
	static const char *const days[] = {"2025-01-01", "2026-01-01", "2026-07-01"};
	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		catalogue_set_today(catalogue, days[i]);
		struct service service = service_in("hu", "lakcim");
		const struct text *answer = &service.faq[1].answer;
		assert_int_equal(answer->span_count, 1);
		assert_int_equal(answer->spans[0].start, strlen("A "));
		const struct text *foreign = &service_in("en", "lakcim").faq[1].answer;
		assert_int_equal(foreign->span_count, 1);
		const struct text summary = service_in("hu", "parkolas").summary;
		assert_int_equal(summary.span_count, 1);
		assert_ptr_equal(summary.text + summary.spans[0].start, strstr(summary.text, "illeték"));
		assert_int_equal(service_in("en", "parkolas").summary.spans[0].start, summary.spans[0].start);
	}
}

static void
test_translated(void **state)
{
	(void)state;
	struct service service = service_in("en", "lakcim");
	assert_string_equal(service.sent_back[1].text.text, "The duty of 12\u00a0345 Ft was not paid.");
	assert_false(service.sent_back[1].text.foreign);
	assert_string_equal(service.requirements[2].notes[2].text.text, "7.5% is enough.");
}

/* -------------------------------------------------------------------- numbers -- */

static void
test_numbers(void **state)
{
	int64_t id;
	(void)state;
	struct service service = service_in("hu", "lakcim");
	assert_int_equal(service.number, 2);
	assert_int_equal(catalogue_by_number(catalogue, "service", 2, &id), STATUS_DONE);
	assert_int_equal(id, service.id);
	assert_int_equal(catalogue_by_number(catalogue, "service", 4, &id), STATUS_ABSENT);
	assert_int_equal(catalogue_by_number(catalogue, "matter", 1, &id), STATUS_ABSENT);
	struct question question = question_of("lakcim", "lakcim.hova");
	assert_int_equal(question.number, 4);
	assert_int_equal(question.options[1].number, 2);
	const struct paper *paper = &service.requirements[3].sets[0].papers[0];
	assert_int_equal(catalogue_by_number(catalogue, "document", paper->document_number, &id), STATUS_DONE);
	assert_int_equal(id, paper->document.id);
	assert_int_equal(catalogue_by_number(catalogue, "person", paper->whose_number, &id), STATUS_DONE);
	assert_int_equal(id, paper->whose);
	struct document document;
	assert_int_equal(catalogue_document(catalogue, &arena, "hu", paper->document.id, &document), STATUS_DONE);
	assert_int_equal(document.number, paper->document_number);
}

/* The letter is what an office reads, in every language; how to fill it in is for the visitor. */
static void
test_letter(void **state)
{
	struct document document;
	int64_t id = id_of("document", "meghatalmazas");
	(void)state;
	assert_int_equal(catalogue_document(catalogue, &arena, "en", id, &document), STATUS_DONE);
	assert_int_equal(document.letter_count, 2);
	assert_string_equal(document.letter[1].text, "Alulírott ____________ meghatalmazom: ____________.");
	assert_false(document.letter[1].foreign);
	assert_int_equal(document.fill_in_count, 2);
	assert_string_equal(document.fill_in[0].text, "Name the matter.");
	assert_true(document.fill_in[1].foreign);
	assert_string_equal(document.fill_in[1].text, "Ketten is írják alá.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_if_held, free_all),
		cmocka_unit_test_teardown(test_notes, free_all),
		cmocka_unit_test_teardown(test_visitor, free_all),
		cmocka_unit_test_teardown(test_about, free_all),
		cmocka_unit_test_teardown(test_instead, free_all),
		cmocka_unit_test_teardown(test_fees, free_all),
		cmocka_unit_test_teardown(test_time, free_all),
		cmocka_unit_test_teardown(test_outputs, free_all),
		cmocka_unit_test_teardown(test_conditional_texts, free_all),
		cmocka_unit_test_teardown(test_remedy, free_all),
		cmocka_unit_test_teardown(test_town, free_all),
		cmocka_unit_test_teardown(test_days, free_all),
		cmocka_unit_test_teardown(test_spans, free_all),
		cmocka_unit_test_teardown(test_translated, free_all),
		cmocka_unit_test_teardown(test_letter, free_all),
		cmocka_unit_test_teardown(test_numbers, free_all),
	};
	return cmocka_run_group_tests(tests, open_small, close_small);
}
