#include "data/tally.h"

#include <stdlib.h>
#include <string.h>

#include "data/tally/tally_kinds.h"

enum { FIRST_ROOM = 16 };

void
tally_free(struct tally *tally)
{
	if (tally->lines)
		explicit_bzero(tally->lines, tally->room * sizeof *tally->lines);
	free(tally->lines);
	*tally = (struct tally){0};
}

static int
compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int
compare_keys(const struct tally_line *a, const struct tally_line *b)
{
	int order = compare_numbers(a->kind, b->kind);
	if (!order)
		order = compare_numbers(a->number, b->number);
	if (!order)
		order = compare_numbers(a->part, b->part);
	return order ? order : strcmp(a->word, b->word);
}

static uint64_t
sum(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* Where the key stands, or would stand. */
static size_t
place_of(const struct tally *tally, const struct tally_line *key)
{
	size_t from = 0, to = tally->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (compare_keys(&tally->lines[middle], key) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void
make_room(struct tally *tally, size_t count)
{
	if (count <= tally->room)
		return;
	size_t room = tally->room ? tally->room : FIRST_ROOM;
	while (room < count)
		room *= 2;
	struct tally_line *lines = reallocarray(NULL, room, sizeof *lines);
	if (!lines)
		abort();
	if (tally->count)
		memcpy(lines, tally->lines, tally->count * sizeof *lines);
	if (tally->lines)
		explicit_bzero(tally->lines, tally->room * sizeof *lines);
	free(tally->lines);
	tally->lines = lines;
	tally->room = room;
}

bool
tally_add(struct tally *tally, const struct tally_line *line)
{
	if (!line->count || !tally_key_is_good(line))
		return false;
	size_t at = place_of(tally, line);
	if (at < tally->count && !compare_keys(&tally->lines[at], line)) {
		tally->lines[at].count = sum(tally->lines[at].count, line->count);
		return true;
	}
	make_room(tally, tally->count + 1);
	memmove(&tally->lines[at + 1], &tally->lines[at], (tally->count - at) * sizeof *line);
	tally->lines[at] = *line;
	tally->count++;
	return true;
}

bool
tally_count(struct tally *tally, enum tally_kind kind, uint32_t number, const char *word)
{
	struct tally_line line = {.kind = kind, .number = number, .count = 1};
	size_t size = strlen(word);
	if (size >= sizeof line.word)
		return false;
	memcpy(line.word, word, size);
	return tally_add(tally, &line);
}

void
tally_merge(struct tally *tally, const struct tally *other)
{
	struct tally merged = {.head = tally->head};
	make_room(&merged, tally->count + other->count);
	for (size_t a = 0, b = 0; a < tally->count || b < other->count;) {
		int order = a == tally->count ? 1 : b == other->count ? -1 : compare_keys(&tally->lines[a], &other->lines[b]);
		struct tally_line *line = &merged.lines[merged.count++];
		*line = order <= 0 ? tally->lines[a] : other->lines[b];
		if (!order)
			line->count = sum(line->count, other->lines[b].count);
		a += order <= 0;
		b += order >= 0;
	}
	tally_free(tally);
	*tally = merged;
}

void
tally_bound(struct tally *tally)
{
	struct tally_line lost = {.kind = TALLY_DROPPED, .word = "lines"};
	if (tally->count <= LIMIT_TALLY_LINES)
		return;
	while (tally->count >= LIMIT_TALLY_LINES) /* one more for what is lost */
		lost.count = sum(lost.count, tally->lines[--tally->count].count);
	tally_add(tally, &lost);
}
