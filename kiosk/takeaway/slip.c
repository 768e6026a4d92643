#include "kiosk/takeaway/slip.h"

#include <stdlib.h>
#include <string.h>

#include "kiosk/takeaway/slip_signs.h"

/* Both make the first sign a letter: typing it on any screen begins a search. */
enum { VERSION_BITS = 2, WHOLE = 2, SHORT_ONE = 3, CONTENT_BITS = 24, ABOUT_BITS = 2 };

/* ----------------------------------------------------------------- writing -- */

static int
compare(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int
by_question(const void *a, const void *b)
{
	const struct slip_said *x = a, *y = b;
	int order = compare(x->about, y->about);
	order = order ? order : compare(x->of, y->of);
	return order ? order : compare(x->question, y->question);
}

static int
by_document(const void *a, const void *b)
{
	const struct slip_tick *x = a, *y = b;
	int order = compare(x->of, y->of);
	order = order ? order : compare(x->role, y->role);
	order = order ? order : compare(x->document, y->document);
	order = order ? order : compare(x->choice, y->choice);
	return order ? order : compare(x->nth, y->nth);
}

static void
put_heads(struct signs *signs, const struct slip *slip)
{
	signs_put(signs, VERSION_BITS, slip->whole ? WHOLE : SHORT_ONE);
	if (slip->whole)
		signs_put(signs, CONTENT_BITS, slip->content);
	signs_put_small(signs, (uint32_t)slip->person_count);
	for (size_t i = 0; i < slip->person_count; i++) {
		signs_put_number(signs, slip->persons[i].number);
		signs_put_small(signs, slip->persons[i].which);
	}
	signs_put_small(signs, (uint32_t)slip->errand_count - 1);
	for (size_t i = 0; i < slip->errand_count; i++) {
		signs_put_number(signs, slip->errands[i].service);
		if (slip->person_count)
			signs_put_small(signs, slip->errands[i].person);
	}
}

/* One option by its number; else "several", how many, and the steps between them; or "unknown". */
static void
put_options(struct signs *signs, const struct slip_said *said)
{
	unsigned count = (unsigned)__builtin_popcountll(said->options);
	if (said->unknown) {
		signs_put(signs, 2, 3);
		return;
	}
	signs_put(signs, count == 1 ? 1 : 2, count == 1 ? 0 : 2);
	if (count != 1)
		signs_put_small(signs, count);
	for (unsigned number = 1, last = 0; number <= SLIP_MAX_OPTION; number++)
		if (said->options >> number & 1) {
			signs_put_small(signs, number - last - 1);
			last = number;
		}
}

/* Numbers are steps from the one before, while that is about the same. */
static void
put_said(struct signs *signs, const struct slip *slip)
{
	struct slip_said last = {0};
	signs_put_small(signs, (uint32_t)slip->said_count);
	for (size_t i = 0; i < slip->said_count; i++) {
		const struct slip_said *said = &slip->said[i];
		bool same = i && said->about == last.about && said->of == last.of;
		signs_put(signs, 1, same);
		if (!same) {
			signs_put(signs, ABOUT_BITS, said->about);
			signs_put_small(signs, said->of);
		}
		if (same)
			signs_put_step(signs, said->question - last.question);
		else
			signs_put_number(signs, said->question);
		put_options(signs, said);
		last = *said;
	}
}

/* Mostly a plain line that is the only one: one bit. */
static void
put_line_kind(struct signs *signs, const struct slip_tick *tick)
{
	bool plain = !tick->choice && !tick->nth;
	signs_put(signs, 1, !plain);
	if (plain)
		return;
	signs_put(signs, 1, tick->choice);
	signs_put_small(signs, tick->nth);
}

static void
put_ticks(struct signs *signs, const struct slip *slip)
{
	struct slip_tick last = {0};
	signs_put_small(signs, (uint32_t)slip->tick_count);
	for (size_t i = 0; i < slip->tick_count; i++) {
		const struct slip_tick *tick = &slip->ticks[i];
		bool same = i && tick->of == last.of && tick->role == last.role;
		signs_put(signs, 1, same);
		if (!same) {
			signs_put_small(signs, tick->of);
			signs_put_small(signs, tick->role);
		}
		if (same)
			signs_put_step(signs, tick->document - last.document);
		else
			signs_put_number(signs, tick->document);
		put_line_kind(signs, tick);
		last = *tick;
	}
}

const char *
slip_write(struct arena *arena, const struct slip *given)
{
	struct signs signs = {0};
	struct slip *slip = arena_alloc(arena, sizeof *slip);
	char *code = arena_alloc(arena, SLIP_MAX_SIGNS + 1);
	*slip = *given;
	qsort(slip->said, slip->said_count, sizeof *slip->said, by_question);
	qsort(slip->ticks, slip->tick_count, sizeof *slip->ticks, by_document);
	put_heads(&signs, slip);
	put_said(&signs, slip);
	if (slip->whole)
		put_ticks(&signs, slip);
	return signs_close(&signs, code) ? code : NULL;
}

const char *
slip_spaced(struct arena *arena, const char *code)
{
	size_t size = strlen(code), used = 0;
	static const char gap[] = "\u00a0"; /* which lines are not broken at */
	char *spaced = arena_alloc(arena, size + size / SLIP_GROUP * strlen(gap) + 1);
	for (size_t i = 0; i < size; i++) {
		for (const char *c = gap; i && i % SLIP_GROUP == 0 && *c; c++)
			spaced[used++] = *c;
		spaced[used++] = code[i];
	}
	spaced[used] = 0;
	return spaced;
}

/* ----------------------------------------------------------------- reading -- */

static size_t
get_count(struct signs *signs, size_t most, size_t more)
{
	size_t count = signs_get_small(signs) + more;
	if (count > most)
		signs->bad = true;
	return signs->bad ? 0 : count;
}

static void
get_heads(struct signs *signs, struct slip *slip)
{
	slip->content = slip->whole ? signs_get(signs, CONTENT_BITS) : 0;
	slip->person_count = get_count(signs, SLIP_MAX_PERSONS, 0);
	for (size_t i = 0; i < slip->person_count; i++) {
		slip->persons[i].number = signs_get_number(signs);
		slip->persons[i].which = signs_get_small(signs);
	}
	slip->errand_count = get_count(signs, PAPERS_MAX_ERRANDS, 1);
	for (size_t i = 0; i < slip->errand_count; i++) {
		slip->errands[i].service = signs_get_number(signs);
		if (slip->person_count)
			slip->errands[i].person = signs_get_small(signs);
		signs->bad = signs->bad || slip->errands[i].person > slip->person_count;
	}
}

static void
get_options(struct signs *signs, struct slip_said *said)
{
	size_t count = 1;
	if (signs_get(signs, 1)) {
		said->unknown = signs_get(signs, 1);
		count = said->unknown ? 0 : get_count(signs, SLIP_MAX_OPTION, 0);
	}
	for (unsigned number = 0; count && !signs->bad; count--) {
		uint32_t step = signs_get_small(signs) + 1;
		if (step > SLIP_MAX_OPTION - number)
			signs->bad = true;
		else
			said->options |= UINT64_C(1) << (number += step);
	}
}

static bool
names_somebody(const struct slip *slip, const struct slip_said *said)
{
	switch (said->about) {
	case ABOUT_VISITOR: return said->of == 0;
	case ABOUT_PERSON:  return said->of <= slip->person_count;
	case ABOUT_ERRAND:  return said->of < slip->errand_count;
	}
	return false;
}

static void
get_said(struct signs *signs, struct slip *slip)
{
	slip->said_count = get_count(signs, VISIT_MAX_STATEMENTS, 0);
	for (size_t i = 0; i < slip->said_count && !signs->bad; i++) {
		struct slip_said *said = &slip->said[i];
		bool same = signs_get(signs, 1);
		if (same && i)
			*said = (struct slip_said){.about = said[-1].about, .of = said[-1].of, .question = said[-1].question};
		if (!same) {
			said->about = (enum about)signs_get(signs, ABOUT_BITS);
			said->of = signs_get_small(signs);
		}
		said->question += same && i ? signs_get_step(signs) : signs_get_number(signs);
		get_options(signs, said);
		signs->bad = signs->bad || !names_somebody(slip, said) || said->question > SLIP_MAX_NUMBER;
	}
}

static void
get_ticks(struct signs *signs, struct slip *slip)
{
	slip->tick_count = get_count(signs, VISIT_MAX_TICKS, 0);
	for (size_t i = 0; i < slip->tick_count && !signs->bad; i++) {
		struct slip_tick *tick = &slip->ticks[i];
		bool same = signs_get(signs, 1);
		if (same && i)
			*tick = (struct slip_tick){.of = tick[-1].of, .role = tick[-1].role, .document = tick[-1].document};
		if (!same) {
			tick->of = signs_get_small(signs);
			tick->role = signs_get_small(signs);
		}
		tick->document += same && i ? signs_get_step(signs) : signs_get_number(signs);
		if (signs_get(signs, 1)) {
			tick->choice = signs_get(signs, 1);
			tick->nth = signs_get_small(signs);
		}
		signs->bad = signs->bad || tick->of > slip->person_count || tick->document > SLIP_MAX_NUMBER;
	}
}

/* One visit has one code: what reads otherwise than it would be written is none. */
static bool
is_canonical(const struct slip *slip, const struct signs *signs)
{
	struct arena arena = {0};
	struct signs again;
	const char *code = slip_write(&arena, slip);
	bool same = code && signs_open(code, &again) == SLIP_READ && again.size == signs->size &&
	    !memcmp(again.values, signs->values, signs->size / SIGN_BITS);
	arena_free(&arena);
	return same;
}

enum slip_reading
slip_read(const char *typed, struct slip *out)
{
	struct signs signs;
	*out = (struct slip){0};
	enum slip_reading reading = signs_open(typed, &signs);
	if (reading != SLIP_READ)
		return reading;
	uint32_t version = signs_get(&signs, VERSION_BITS);
	if (version != WHOLE && version != SHORT_ONE)
		return SLIP_NEWER;
	out->whole = version == WHOLE;
	get_heads(&signs, out);
	get_said(&signs, out);
	if (out->whole)
		get_ticks(&signs, out);
	return !signs.bad && is_canonical(out, &signs) ? SLIP_READ : SLIP_DAMAGED;
}

/* ------------------------------------------------------------------- words -- */

/* Of a word: what scanners bring has digits among it, and signs that nobody types into a search. */
struct word_look {
	size_t signs, digits, strange;
};

static const char *
look_at_word(const char *at, struct word_look *look)
{
	*look = (struct word_look){0};
	for (; *at && *at != ' '; at++) {
		look->digits += *at >= '0' && *at <= '9';
		look->strange += strchr(":/\\?=&_<>@#%$*+[]{}|^~", *at) != NULL;
		look->signs += (*at & 0xc0) != 0x80;
	}
	return at;
}

bool
slip_is_words(const char *typed)
{
	enum { LONG_WORD = 6, LONG_CODE = 8, LONG_NUMBER = 4 };
	size_t signs = 0, digits = 0;
	bool groups = true;
	for (struct word_look look; *typed; typed += *typed == ' ') {
		typed = look_at_word(typed, &look);
		if (look.signs >= LONG_WORD && (look.digits || look.strange))
			return false;
		groups &= look.signs <= SLIP_GROUP;
		signs += look.signs;
		digits += look.digits;
	}
	bool number = digits == signs && digits >= LONG_NUMBER;
	return !number && !(groups && digits && signs >= LONG_CODE);
}
