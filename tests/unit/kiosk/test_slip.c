/* The code that carries a visit: written and read again, typed through layouts, damaged, and opened in a catalogue. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "data/catalogue.h"
#include "kiosk/takeaway/slip.h"
#include "kiosk/takeaway/slip_signs.h"
#include "tests/support/random_visit.h"

enum { VISITS = 200, GARBAGE = 100000 };

static unsigned rounds = 20000; /* or the program's argument */

static uint64_t seed = UINT64_C(0x9e3779b97f4a7c15);

static uint32_t
below(uint32_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 33) % limit;
}

/* -------------------------------------------------------------- random slips -- */

static uint32_t
number(void)
{
	static const uint32_t limits[] = {5, 64, 300, 1100, SLIP_MAX_NUMBER};
	return below(limits[below(5)]) + 1;
}

static bool
is_twice(const struct slip *slip)
{
	const struct slip_said *last = &slip->said[slip->said_count - 1];
	for (size_t i = 0; i + 1 < slip->said_count; i++)
		if (slip->said[i].about == last->about && slip->said[i].of == last->of && slip->said[i].question == last->question)
			return true;
	return false;
}

static void
random_said(struct slip *slip)
{
	struct slip_said *said = &slip->said[slip->said_count++];
	said->about = (enum about)below(3);
	said->of = said->about == ABOUT_ERRAND ? below((uint32_t)slip->errand_count)
	    : said->about == ABOUT_PERSON ? below((uint32_t)slip->person_count + 1) : 0;
	said->question = number();
	said->unknown = below(8) == 0;
	for (uint32_t i = below(4); !said->unknown && i; i--)
		said->options |= UINT64_C(1) << (below(SLIP_MAX_OPTION) + 1);
	if (is_twice(slip)) {
		slip->said_count--;
		*said = (struct slip_said){0};
	}
}

static struct slip
random_slip(void)
{
	struct slip slip = {.whole = below(2), .person_count = below(3), .errand_count = below(5) + 1};
	slip.content = slip.whole ? below(1 << 24) : 0;
	for (size_t i = 0; i < slip.person_count; i++)
		slip.persons[i] = (struct slip_person){number(), below(3)};
	for (size_t i = 0; i < slip.errand_count; i++)
		slip.errands[i] = (struct slip_errand){number(), below((uint32_t)slip.person_count + 1)};
	for (uint32_t i = below(9); i; i--)
		random_said(&slip);
	for (uint32_t i = slip.whole ? below(12) : 0; i; i--)
		slip.ticks[slip.tick_count++] = (struct slip_tick){
			below((uint32_t)slip.person_count + 1), below(3) ? 0 : number(), number(), below(4) == 0, below(20) == 0,
		};
	return slip;
}

/* Two slips say the same when they have the same code; that each says what it was made of is the first test's. */
static const char *
code_of(struct arena *arena, const struct slip *slip)
{
	const char *code = slip_write(arena, slip);
	if (code && strlen(code) > SLIP_MAX_SIGNS)
		fail_msg("%zu signs", strlen(code));
	return code;
}

static bool
has_said(const struct slip *slip, const struct slip_said *said)
{
	for (size_t i = 0; i < slip->said_count; i++)
		if (slip->said[i].about == said->about && slip->said[i].of == said->of &&
		    slip->said[i].question == said->question && slip->said[i].unknown == said->unknown &&
		    slip->said[i].options == said->options)
			return true;
	return false;
}

static bool
has_tick(const struct slip *slip, const struct slip_tick *tick)
{
	for (size_t i = 0; i < slip->tick_count; i++)
		if (slip->ticks[i].of == tick->of && slip->ticks[i].role == tick->role &&
		    slip->ticks[i].document == tick->document && slip->ticks[i].choice == tick->choice &&
		    slip->ticks[i].nth == tick->nth)
			return true;
	return false;
}

static bool
same_slips(const struct slip *a, const struct slip *b)
{
	bool same = a->whole == b->whole && a->content == b->content && a->person_count == b->person_count &&
	    a->errand_count == b->errand_count && a->said_count == b->said_count && a->tick_count == b->tick_count;
	for (size_t i = 0; same && i < a->person_count; i++)
		same = a->persons[i].number == b->persons[i].number && a->persons[i].which == b->persons[i].which;
	for (size_t i = 0; same && i < a->errand_count; i++)
		same = a->errands[i].service == b->errands[i].service && a->errands[i].person == b->errands[i].person;
	for (size_t i = 0; same && i < a->said_count; i++)
		same = has_said(b, &a->said[i]);
	for (size_t i = 0; same && i < a->tick_count; i++)
		same = has_tick(b, &a->ticks[i]);
	return same;
}

static void
test_what_is_written_is_read(void **state)
{
	unsigned written = 0;
	(void)state;
	for (unsigned i = 0; i < rounds; i++) {
		struct arena arena = {0};
		struct slip slip = random_slip(), again;
		const char *code = code_of(&arena, &slip);
		if (code) {
			written++;
			if (slip_read(slip_spaced(&arena, code), &again) != SLIP_READ || !same_slips(&slip, &again))
				fail_msg("round %u: %s reads otherwise", i, code);
		}
		arena_free(&arena);
	}
	assert_true(written > rounds * 9 / 10);
}

/* ------------------------------------------------------------------- typing -- */

/* What a scanner that sends keys of a US keyboard brings under a layout. */
static const struct layout {
	const char *name;
	const char *from;
	const char *const *to;
} layouts[] = {
	{"us", "", NULL},
	{"hu", "0YZ", (const char *const[]){"ö", "Z", "Y"}},
	{"de", "YZ", (const char *const[]){"Z", "Y"}},
	{"ua", "QWERTYUIOPASDFGHJKLZXCVBNM", (const char *const[]){"Й", "Ц", "У", "К", "Е", "Н", "Г", "Ш", "Щ", "З", "Ф", "І",
	    "В", "А", "П", "Р", "О", "Л", "Д", "Я", "Ч", "С", "М", "И", "Т", "Ь"}},
};

static const char *
through(struct arena *arena, const struct layout *layout, const char *code, bool small)
{
	char *typed = arena_alloc(arena, strlen(code) * 2 + 1);
	for (const char *s = code; *s; s++) {
		const char *at = strchr(layout->from, *s);
		char plain[2] = {*s, 0};
		strcat(typed, at ? layout->to[at - layout->from] : plain);
	}
	for (uint8_t *s = (uint8_t *)typed; small && *s;) { /* Caps Lock, or none: letters are small */
		ucs4_t c;
		int size = u8_mbtouc(&c, s, strlen((char *)s));
		ucs4_t lower = c < 0x80 ? (ucs4_t)tolower((int)c) : c == 0x406 ? 0x456 : c >= 0x410 && c < 0x430 ? c + 0x20 : c;
		s += u8_uctomb(s, lower, size);
	}
	return typed;
}

static void
test_every_layout_brings_every_sign(void **state)
{
	struct arena arena = {0};
	(void)state;
	for (unsigned i = 0; i < 300; i++) {
		struct slip slip = random_slip(), again;
		const char *code = code_of(&arena, &slip);
		for (size_t j = 0; code && j < sizeof layouts / sizeof *layouts; j++)
			for (int small = 0; small < 2; small++)
				if (slip_read(through(&arena, &layouts[j], code, small), &again) != SLIP_READ || !same_slips(&slip, &again))
					fail_msg("%s%s: %s", layouts[j].name, small ? ", small" : "", code);
	}
	arena_free(&arena);
}

static void
test_what_people_take_for_a_sign(void **state)
{
	struct arena arena = {0};
	struct slip slip, again;
	const char *code;
	(void)state;
	do {
		slip = random_slip();
		code = code_of(&arena, &slip);
	} while (!code || !strchr(code, 'O') || !strchr(code, '1'));
	char *typed = arena_strdup(&arena, code);
	for (char *s = typed; *s; s++)
		*s = *s == 'O' ? '0' : *s == '1' ? 'I' : *s;
	assert_int_equal(slip_read(arena_printf(&arena, " %.3s-%s\r\n", typed, typed + 3), &again), SLIP_READ);
	assert_true(same_slips(&slip, &again));
	arena_free(&arena);
}

/* ------------------------------------------------------------------- damage -- */

static void
refuse(const char *code, const char *why)
{
	struct slip slip;
	enum slip_reading reading = slip_read(code, &slip);
	if (reading == SLIP_READ)
		fail_msg("%s: read: %s", code, why);
}

static void
test_wrong_signs_are_found(void **state)
{
	static const char signs[] = "123456789ABCDEFGHJKLMNOPQRSTUVWX";
	struct arena arena = {0};
	(void)state;
	for (unsigned round = 0; round < 40; round++) {
		struct slip slip = random_slip();
		const char *code = code_of(&arena, &slip);
		for (size_t at = 0; code && code[at]; at++) {
			char *typed = arena_strdup(&arena, code);
			for (const char *sign = signs; *sign; sign++)
				if ((typed[at] = *sign) != code[at])
					refuse(typed, "a wrong sign");
			strcpy(typed, code);
			typed[at] = code[at + 1] ? code[at + 1] : code[at];
			if (code[at + 1] && code[at + 1] != code[at]) {
				typed[at + 1] = code[at];
				refuse(typed, "two signs changed places");
			}
			memmove(typed + at, code + at + 1, strlen(code + at));
			refuse(typed, "a sign is missing");
		}
	}
	arena_free(&arena);
}

/* Signs at random with a check that fits: what they say is bounded, and has no second code. */
static void
test_garbage_is_read_or_refused(void **state)
{
	unsigned read = 0;
	(void)state;
	for (unsigned i = 0; i < GARBAGE; i++) {
		struct arena arena = {0};
		struct signs signs = {0};
		struct slip slip;
		char code[SLIP_MAX_SIGNS + 1];
		for (uint32_t bits = below(200); bits; bits--)
			signs_put(&signs, 1, below(2));
		assert_true(signs_close(&signs, code));
		if (slip_read(code, &slip) == SLIP_READ) {
			const char *again = slip_write(&arena, &slip);
			assert_string_equal(again, code);
			read++;
		}
		arena_free(&arena);
	}
	assert_true(read > 0);
}

static void
test_strange_and_newer(void **state)
{
	struct slip slip;
	struct signs signs = {0};
	char code[SLIP_MAX_SIGNS + 1];
	(void)state;
	assert_int_equal(slip_read("", &slip), SLIP_STRANGE);
	assert_int_equal(slip_read("ABCD", &slip), SLIP_STRANGE);
	assert_int_equal(slip_read("https://example.hu", &slip), SLIP_STRANGE);
	assert_int_equal(slip_read("személyi igazolvány", &slip), SLIP_STRANGE);
	char *much = malloc(5000);
	memset(much, 'A', 4999);
	much[4999] = 0;
	assert_int_equal(slip_read(much, &slip), SLIP_STRANGE);
	free(much);
	signs_put(&signs, 2, 1);
	signs_put(&signs, 30, 12345);
	assert_true(signs_close(&signs, code));
	assert_int_equal(slip_read(code, &slip), SLIP_NEWER);
}

/* ------------------------------------------------------------ in a catalogue -- */

struct world {
	struct catalogue *catalogue;
	int64_t services[512];
	size_t count;
};

static int
set_up(void **state)
{
	static struct world world;
	assert_int_equal(catalogue_open(&world.catalogue, getenv("KALAUZ_CATALOGUE")), STATUS_DONE);
	for (uint32_t number = 1; number < 512; number++)
		if (catalogue_by_number(world.catalogue, "service", number, &world.services[world.count]) == STATUS_DONE)
			world.count++;
	assert_true(world.count > 10);
	*state = &world;
	return 0;
}

static int
tear_down(void **state)
{
	catalogue_close(((struct world *)*state)->catalogue);
	return 0;
}

static void
judge(struct world *world, struct arena *arena, const struct visit *visit, struct ticks *ticks, struct guidance *out)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	struct statements statements = visit_statements(visit);
	size_t count = visit_listed(visit, errands);
	*ticks = visit_ticks(visit);
	assert_int_equal(guidance_load(world->catalogue, arena, "hu", errands, count, &statements, ticks, "2026-11-23", out),
	    STATUS_DONE);
}

static void
check_same_lists(const struct guidance *a, const struct guidance *b, const char *code)
{
	if (a->papers.count != b->papers.count || a->verdict.kind != b->verdict.kind || a->questions_left != b->questions_left)
		fail_msg("%s: another list: %zu lines, then %zu; verdict %d, then %d", code, a->papers.count, b->papers.count,
		    a->verdict.kind, b->verdict.kind);
	for (size_t i = 0; i < a->papers.count; i++) {
		const struct need_line *x = &a->papers.lines[i], *y = &b->papers.lines[i];
		bool boxed = !x->seen && x->truth != TRUTH_NO; /* the others have no box to tick */
		if (x->key != y->key || x->truth != y->truth ||
		    (boxed && line_is_ticked(x, a->ticks) != line_is_ticked(y, b->ticks)))
			fail_msg("%s: line %zu is another, or its tick", code, i);
	}
}

static void
test_a_visit_comes_back(void **state)
{
	struct world *world = *state;
	unsigned written = 0;
	for (unsigned i = 0; i < VISITS; i++) {
		struct arena arena = {0};
		struct random_visit was;
		struct visit again = {0};
		struct ticks ticks_again;
		struct guidance guidance_again;
		struct slip slip, read;
		struct slip_loss loss;
		random_visit(world->catalogue, &arena, "hu", below(5) + 1, below, &was);
		assert_int_equal(slip_of(world->catalogue, &was.guidance, true, &slip), STATUS_DONE);
		const char *code = slip_write(&arena, &slip);
		if (code) {
			written++;
			assert_int_equal(slip_read(code, &read), SLIP_READ);
			assert_int_equal(slip_open(world->catalogue, "hu", "2026-11-23", &read, &again, &loss), STATUS_DONE);
			if (loss.other_content || loss.errands || loss.answers || loss.ticks)
				fail_msg("%s: lost %u errands, %u answers, %u ticks", code, loss.errands, loss.answers, loss.ticks);
			judge(world, &arena, &again, &ticks_again, &guidance_again);
			check_same_lists(&was.guidance, &guidance_again, code);
		}
		arena_free(&arena);
	}
	assert_true(written > VISITS * 4 / 10);
}

/* Numbers that this catalogue does not have are told, and nothing else is lost. */
static void
test_what_is_gone_is_told(void **state)
{
	struct world *world = *state;
	struct visit visit = {0};
	struct slip_loss loss;
	struct slip slip = {.whole = true, .content = 1, .errand_count = 2, .said_count = 1, .tick_count = 1};
	struct service service;
	struct arena arena = {0};
	assert_int_equal(catalogue_service(world->catalogue, &arena, "hu", world->services[0], &service), STATUS_DONE);
	slip.errands[0].service = service.number;
	slip.errands[1].service = SLIP_MAX_NUMBER;
	slip.said[0] = (struct slip_said){.about = ABOUT_ERRAND, .question = SLIP_MAX_NUMBER, .options = 2};
	slip.ticks[0] = (struct slip_tick){.document = SLIP_MAX_NUMBER};
	assert_int_equal(slip_open(world->catalogue, "hu", NULL, &slip, &visit, &loss), STATUS_DONE);
	assert_true(loss.other_content);
	assert_int_equal(loss.errands, 1);
	assert_int_equal(loss.answers, 1);
	assert_int_equal(loss.ticks, 1);
	assert_true(visit_lists(&visit, world->services[0]));
	arena_free(&arena);
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		rounds = (unsigned)strtoul(argv[1], NULL, 10);
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_written_is_read),
		cmocka_unit_test(test_every_layout_brings_every_sign),
		cmocka_unit_test(test_what_people_take_for_a_sign),
		cmocka_unit_test(test_wrong_signs_are_found),
		cmocka_unit_test(test_garbage_is_read_or_refused),
		cmocka_unit_test(test_strange_and_newer),
		cmocka_unit_test(test_a_visit_comes_back),
		cmocka_unit_test(test_what_is_gone_is_told),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
