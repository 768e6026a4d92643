/* The list as lines, on its way to the printer, and as a QR code; what is for others has none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "data/base/list.h"
#include "data/guidance.h"
#include "kiosk/model/printing.h"
#include "kiosk/takeaway/qr.h"
#include "kiosk/takeaway/takeaway_job.h"

static const char *const services[] = {"szemelyi-igazolvany-elveszett", "lakcimbejelentes", "utlevel-gyermek",
	"csaladi-potlek", "vezetoi-engedely-hosszabbitas"};
enum { SERVICES = sizeof services / sizeof *services };

/* The list of so many errands, nothing answered, the first paper ticked. */
static void
make_list(struct arena *arena, const char *lang, size_t count, struct guidance *guidance, struct takeaway *out)
{
	struct catalogue *catalogue;
	struct errand errands[SERVICES];
	struct ticks *ticks = arena_alloc(arena, sizeof *ticks);
	struct tick *tick = arena_alloc(arena, sizeof *tick);
	struct page page;
	struct page_context context = {.lang = lang, .today = "2026-11-23", .as_of = "2026-11-20"};
	assert_int_equal(catalogue_open(&catalogue, getenv("KALAUZ_CATALOGUE")), STATUS_DONE);
	for (size_t i = 0; i < count; i++) {
		errands[i] = (struct errand){.id = (uint32_t)i + 1};
		assert_int_equal(catalogue_find(catalogue, "service", services[i], &errands[i].service), STATUS_DONE);
	}
	for (int time = 0; time < 2; time++) {
		assert_int_equal(guidance_load(catalogue, arena, lang, errands, count, &(struct statements){0}, ticks,
		    "2026-11-23", guidance), STATUS_DONE);
		const struct need_line *line = &guidance->papers.lines[0];
		*tick = (struct tick){line->key, line_pieces(line)};
		*ticks = (struct ticks){tick, 1};
	}
	page_of_list(arena, &context, guidance, &page);
	takeaway_of(arena, lang, &page, out);
	out->made = "2026-11-23";
	out->code = "ABCD 1234";
	catalogue_close(catalogue);
}

static size_t excluded;

static size_t
count_role(const struct takeaway *list, enum takeaway_role role)
{
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		count += list->lines[i].role == role;
	return count;
}

/* Lines of papers to bring that are ticked, or are not. */
static size_t
count_boxes(const struct guidance *guidance, bool ticked)
{
	size_t count = 0;
	for (size_t i = 0; i < guidance->papers.count; i++) {
		const struct need_line *line = &guidance->papers.lines[i];
		count += !line->seen && line->truth != TRUTH_NO && line_is_ticked(line, guidance->ticks) == ticked;
	}
	return count;
}

static void
test_list_has_all(void **state)
{
	static const char *const languages[] = {"hu", "en", "de", "uk"};
	(void)state;
	for (size_t l = 0; l < sizeof languages / sizeof *languages; l++)
		for (size_t count = 1; count <= SERVICES; count++) {
			struct arena arena = {0};
			struct guidance guidance;
			struct takeaway list;
			make_list(&arena, languages[l], count, &guidance, &list);
			assert_int_equal(count_role(&list, TAKEAWAY_ERRAND), count);
			assert_int_equal(count_role(&list, TAKEAWAY_TICKED), count_boxes(&guidance, true));
			assert_int_equal(count_role(&list, TAKEAWAY_OPEN), count_boxes(&guidance, false));
			assert_true(count_boxes(&guidance, true));
			assert_true(count_role(&list, TAKEAWAY_FINE) >= 4);
			arena_free(&arena);
		}
}

static void
assert_same(const struct takeaway *a, const struct takeaway *b)
{
	assert_string_equal(a->lang, b->lang);
	assert_string_equal(a->title, b->title);
	assert_string_equal(a->made, b->made);
	assert_string_equal(a->code, b->code);
	assert_int_equal(a->large, b->large);
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		assert_int_equal(a->lines[i].role, b->lines[i].role);
		assert_string_equal(a->lines[i].text, b->lines[i].text);
	}
}

/* The answers that the first case of a rule names, said in the errand. */
static struct statements
answers_of(struct arena *arena, const struct errand_case *c, const struct eligibility *rule)
{
	const struct clause *clause = &rule->condition.clauses[0];
	struct statement *said = arena_array(arena, clause->count, sizeof *said);
	for (size_t t = 0; t < clause->count; t++)
		said[t] = statement_in(&c->errand, errand_question(c, clause->terms[t].question), (struct answer){
			.question = clause->terms[t].question, .options = UINT32_C(1) << clause->terms[t].option});
	return (struct statements){said, clause->count};
}

/* Whoever is sent elsewhere sees no box, on paper or in the picture, and why. */
static void
check_excluded(struct catalogue *catalogue, struct arena *arena, const struct errand *errand,
    const struct statements *said)
{
	static const struct ticks none;
	static const struct page_context context = {.lang = "hu", .today = "2026-11-23"};
	struct guidance guidance;
	struct takeaway list;
	struct page page;
	assert_int_equal(guidance_load(catalogue, arena, "hu", errand, 1, said, &none, "2026-11-23", &guidance), STATUS_DONE);
	if (guidance.fallen_count || guidance.verdict.kind != VERDICT_AGAINST)
		return; /* these answers are of a question that other answers bring */
	page_of_list(arena, &context, &guidance, &page);
	takeaway_of(arena, "hu", &page, &list);
	assert_int_equal(count_role(&list, TAKEAWAY_OPEN) + count_role(&list, TAKEAWAY_TICKED), 0);
	assert_true(count_role(&list, TAKEAWAY_WARNING));
	page_of_photo(arena, &context, &guidance, &page);
	takeaway_of(arena, "hu", &page, &list);
	assert_true(count_role(&list, TAKEAWAY_WARNING));
	for (size_t i = 0; i < list.count; i++)
		assert_null(strstr(list.lines[i].text, "[ ]"));
	assert_false(guidance.asks);
	excluded++;
}

static void
test_list_of_nothing(void **state)
{
	struct arena arena = {0};
	struct catalogue *catalogue;
	struct service_lines lines;
	(void)state;
	assert_int_equal(catalogue_open(&catalogue, getenv("KALAUZ_CATALOGUE")), STATUS_DONE);
	assert_int_equal(catalogue_services(catalogue, &arena, "hu", &lines), STATUS_DONE);
	for (size_t i = 0; i < lines.count; i++) {
		struct errand errand = {.id = 1, .service = lines.items[i].id};
		struct list fallen = {0};
		struct errand_case c;
		assert_int_equal(errand_case_load(catalogue, &arena, "hu", &errand, &(struct statements){0}, &fallen, &c), STATUS_DONE);
		for (size_t e = 0; e < c.service->eligibility_count; e++) {
			const struct eligibility *rule = &c.service->eligibility[e];
			if (!rule->excludes || !rule->condition.count)
				continue;
			struct statements said = answers_of(&arena, &c, rule);
			check_excluded(catalogue, &arena, &errand, &said);
		}
	}
	assert_true(excluded > 50);
	catalogue_close(catalogue);
	arena_free(&arena);
}

static void
test_job_round_trip(void **state)
{
	(void)state;
	for (size_t count = 1; count <= SERVICES; count++) {
		struct arena arena = {0};
		struct guidance guidance;
		struct takeaway list, back;
		const char *fault;
		size_t size;
		make_list(&arena, count % 2 ? "hu" : "uk", count, &guidance, &list);
		list.large = count % 2;
		const char *job = takeaway_job_write(&arena, &list, &size);
		assert_non_null(job);
		assert_true(takeaway_job_is_whole(job, size));
		assert_true(takeaway_job_read(&arena, job, size, &back, &fault));
		assert_same(&list, &back);
		arena_free(&arena);
	}
}

/* Whatever is taken would be written just so. */
static void
check_bytes(struct arena *arena, const char *bytes, size_t size)
{
	struct takeaway list;
	const char *fault;
	size_t again;
	char *exact = malloc(size ? size : 1); /* so that reading past the end is seen */
	assert_non_null(exact);
	memcpy(exact, bytes, size);
	if (takeaway_job_read(arena, exact, size, &list, &fault)) {
		const char *job = takeaway_job_write(arena, &list, &again);
		assert_non_null(job);
		assert_int_equal(again, size);
		assert_memory_equal(job, bytes, size);
	} else
		assert_non_null(fault);
	free(exact);
}

static void
test_job_hostile(void **state)
{
	static const char job[] = "kalauz-print 1\nlanguage hu\ntitle Lista\nmade 2026-11-23\ncode AB12\ncaption Pult\ntype normal\n"
	    "errand Személyi\nopen fénykép (eredeti)\ndetail 2 db\nend\n";
	static const char *const swaps[] = {"", "\n", "\0", "\xff", "\x1b", "end\n", "\xe2\x80\xae", "  ", "kalauz-print 1\n"};
	struct arena arena = {0};
	char bytes[sizeof job + 32];
	size_t size = sizeof job - 1;
	(void)state;
	for (size_t i = 0; i < size; i++) { /* cut, and any byte another */
		check_bytes(&arena, job, i);
		for (int c = 0; c < 256; c++) {
			memcpy(bytes, job, size);
			bytes[i] = (char)c;
			check_bytes(&arena, bytes, size);
		}
		arena_free(&arena);
	}
	for (size_t i = 0; i <= size; i++) /* something put in */
		for (size_t s = 0; s < sizeof swaps / sizeof *swaps; s++) {
			size_t more = strlen(swaps[s]);
			memcpy(bytes, job, i);
			memcpy(bytes + i, swaps[s], more);
			memcpy(bytes + i + more, job + i, size - i);
			check_bytes(&arena, bytes, size + more);
			arena_free(&arena);
		}
}

/* A list of so many lines with texts of so many bytes. */
static bool
is_written(size_t count, size_t bytes)
{
	struct arena arena = {0};
	struct takeaway list = {.lang = "hu", .title = "Lista", .count = count,
		.lines = arena_array(&arena, count, sizeof *list.lines)}, back;
	char *text = arena_alloc(&arena, bytes + 1);
	const char *fault;
	size_t size;
	memset(text, 'a', bytes);
	for (size_t i = 0; i < count; i++)
		list.lines[i] = (struct takeaway_line){TAKEAWAY_TEXT, text};
	const char *job = takeaway_job_write(&arena, &list, &size);
	if (job)
		assert_true(takeaway_job_read(&arena, job, size, &back, &fault));
	arena_free(&arena);
	return job;
}

static void
test_job_limits(void **state)
{
	(void)state;
	assert_true(is_written(TAKEAWAY_MAX_LINES, 200));
	assert_false(is_written(TAKEAWAY_MAX_LINES + 1, 1));
	assert_true(is_written(1, TAKEAWAY_MAX_TEXT));
	assert_false(is_written(1, TAKEAWAY_MAX_TEXT + 1));
	assert_false(is_written(1, 0));
	assert_false(is_written(TAKEAWAY_MAX_LINES, 300)); /* more than TAKEAWAY_MAX_JOB in all */
}

static void
test_states_have_words(void **state)
{
	(void)state;
	for (enum printing i = 0; i < PRINTING_STATES; i++) {
		enum printing back = PRINTING_NOTHING;
		const char *word = printing_word(i);
		assert_int_equal(!word, i == PRINTING_NOTHING || i == PRINTING_SENT);
		assert_true(!word || (printing_of_word(word, &back) && back == i));
	}
	assert_false(printing_of_word("", &(enum printing){0}));
	assert_false(printing_of_word("Done", &(enum printing){0}));
}

static void
test_qr(void **state)
{
	struct arena arena = {0};
	struct qr qr;
	char too_long[8000];
	(void)state;
	assert_true(qr_of(&arena, "ABCD1234", &qr));
	assert_int_equal(qr.width, 21);
	for (int i = 0; i < 7; i++) /* the upper edge of the first finder pattern */
		assert_int_equal(qr.dark[i], 1);
	assert_int_equal(qr.dark[7], 0);
	memset(too_long, 'A', sizeof too_long - 1);
	too_long[sizeof too_long - 1] = 0;
	assert_false(qr_of(&arena, too_long, &qr));
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list_has_all), cmocka_unit_test(test_list_of_nothing), cmocka_unit_test(test_job_round_trip), cmocka_unit_test(test_job_hostile),
		cmocka_unit_test(test_job_limits), cmocka_unit_test(test_states_have_words), cmocka_unit_test(test_qr),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
