#include "data/tally/tally_figures.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/tally/tally_kinds.h"

void
figures_init(struct figures *figures, size_t offices, size_t least)
{
	*figures = (struct figures){.offices = offices, .least = least};
}

void
figures_free(struct figures *figures)
{
	table_free(&figures->index);
	table_free(&figures->wholes);
	arena_free(&figures->arena);
}

/* --------------------------------------------------------------------- offices -- */

static size_t
set_words(const struct figures *figures)
{
	return figures->offices / 64 + 1;
}

static uint64_t *
new_set(struct figures *figures)
{
	return arena_array(&figures->arena, set_words(figures), sizeof(uint64_t));
}

static size_t
count_set(const struct figures *figures, const uint64_t *set)
{
	size_t count = 0;
	for (size_t i = 0; i < set_words(figures); i++)
		count += (size_t)__builtin_popcountll(set[i]);
	return count;
}

static void
add_to_set(uint64_t *set, size_t office)
{
	set[office / 64] |= UINT64_C(1) << office % 64;
}

size_t
figures_offices(const struct figures *figures, const struct figure *figure)
{
	return count_set(figures, figure->offices);
}

/* ---------------------------------------------------------------------- adding -- */

enum whole { OF_NOTHING, OF_VISITS, OF_LEFT, OF_ANSWERS, OF_ANSWERS_AT, OF_DESK, OF_BACK, OF_SEARCHES };

/* A count on its way. */
struct adding {
	struct figures *figures;
	size_t office;
	const struct tally_line *line;
};

static struct figure_whole *
whole_of(struct figures *figures, enum whole what, uint32_t number)
{
	char key[32];
	size_t size = (size_t)snprintf(key, sizeof key, "%d %" PRIu32, what, number);
	struct figure_whole *whole = table_get(&figures->wholes, key, size);
	if (!whole) {
		whole = arena_alloc(&figures->arena, sizeof *whole);
		whole->offices = new_set(figures);
		*table_at(&figures->wholes, arena_strndup(&figures->arena, key, size), size) = whole;
	}
	return whole;
}

static void
add_whole(const struct adding *a, enum whole what, uint32_t number)
{
	struct figure_whole *whole = whole_of(a->figures, what, number);
	whole->count += a->line->count;
	add_to_set(whole->offices, a->office);
}

static struct figure *
find(struct figures *figures, const struct figure *wanted)
{
	char key[48 + TALLY_WORD];
	size_t size = (size_t)snprintf(key, sizeof key, "%d %" PRIu32 " %" PRIu32 " %d %s", wanted->section, wanted->number,
	    wanted->part, wanted->rest, wanted->word);
	struct figure *figure = table_get(&figures->index, key, size);
	if (!figure) {
		figure = arena_alloc(&figures->arena, sizeof *figure);
		*figure = *wanted;
		figure->word = arena_strdup(&figures->arena, wanted->word);
		figure->offices = new_set(figures);
		*LIST_ADD(&figures->items, &figures->arena, struct figure *) = figure;
		*table_at(&figures->index, arena_strndup(&figures->arena, key, size), size) = figure;
	}
	return figure;
}

static void
add_figure(const struct adding *a, struct figure figure, enum whole of)
{
	figure.of = of == OF_NOTHING ? NULL : whole_of(a->figures, of, of >= OF_ANSWERS_AT && of <= OF_BACK ? figure.number : 0);
	struct figure *found = find(a->figures, &figure);
	found->count += a->line->count;
	add_to_set(found->offices, a->office);
}

/* One that says of the whole of a service whether it holds; it is there also where it never holds. */
static void
add_yes_no(const struct adding *a, enum figure_section section, enum whole of, bool yes)
{
	struct figure figure = {.section = section, .number = a->line->number, .word = "", .rest = !yes};
	add_figure(a, figure, of);
	if (!yes) {
		figure.rest = false;
		figure.of = whole_of(a->figures, of, figure.number);
		find(a->figures, &figure);
	}
}

static void
add_said(const struct adding *a)
{
	const struct tally_line *line = a->line;
	bool missed = !strcmp(line->word, "not-found"), happy = !strcmp(line->word, "good") || !strcmp(line->word, "fair");
	add_whole(a, OF_ANSWERS, 0);
	add_figure(a, (struct figure){.section = FIGURE_SAID, .word = line->word}, OF_ANSWERS);
	if (!line->number)
		return;
	add_whole(a, OF_ANSWERS_AT, line->number);
	add_yes_no(a, FIGURE_UNHAPPY, OF_ANSWERS_AT, !happy);
	add_yes_no(a, FIGURE_MISSED, OF_ANSWERS_AT, missed);
}

static void
add_desk(const struct adding *a)
{
	const struct tally_line *line = a->line;
	bool back = strcmp(line->word, "fine") != 0;
	add_whole(a, OF_DESK, line->number);
	add_yes_no(a, FIGURE_BACK, OF_DESK, back);
	if (!back)
		return;
	add_whole(a, OF_BACK, line->number);
	add_figure(a, (struct figure){.section = FIGURE_REASON, .number = line->number, .word = line->word}, OF_BACK);
}

static void
add_end(const struct adding *a)
{
	add_whole(a, OF_VISITS, 0);
	if (!strcmp(a->line->word, "left"))
		add_whole(a, OF_LEFT, 0);
	add_figure(a, (struct figure){.section = FIGURE_END, .word = a->line->word}, OF_VISITS);
}

static void
add_search(const struct adding *a)
{
	bool other = !strcmp(a->line->word, "other");
	if (!other)
		add_whole(a, OF_SEARCHES, 0);
	add_figure(a, (struct figure){.section = other ? FIGURE_OTHER : FIGURE_SEARCH, .word = a->line->word},
	    other ? OF_NOTHING : OF_SEARCHES);
}

static void
add_plain(const struct adding *a)
{
	static const struct {
		enum figure_section section;
		enum whole of;
	} plain[TALLY_KINDS] = {
		[TALLY_DROPPED] = {FIGURE_DROPPED, OF_NOTHING}, [TALLY_TOOK] = {FIGURE_TOOK, OF_VISITS},
		[TALLY_OPENED] = {FIGURE_OPENED, OF_VISITS}, [TALLY_ABANDONED] = {FIGURE_ABANDONED, OF_LEFT},
		[TALLY_LACKED] = {FIGURE_LACKED, OF_DESK}, [TALLY_CALL] = {FIGURE_CALL, OF_NOTHING},
		[TALLY_UNFOUND] = {FIGURE_UNFOUND, OF_NOTHING},
	};
	const struct tally_line *line = a->line;
	add_figure(a, (struct figure){.section = plain[line->kind].section, .number = line->number, .part = line->part,
		.word = line->word}, plain[line->kind].of);
}

void
figures_add(struct figures *figures, size_t office, const struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		struct adding a = {figures, office, &tally->lines[i]};
		switch (tally->lines[i].kind) {
		case TALLY_END:
			add_end(&a);
			break;
		case TALLY_SAID:
			add_said(&a);
			break;
		case TALLY_DESK:
			add_desk(&a);
			break;
		case TALLY_SEARCH:
			add_search(&a);
			break;
		default:
			add_plain(&a);
			break;
		}
	}
}

/* --------------------------------------------------------------------- showing -- */

static bool
comes_from_enough(const struct figures *figures, const struct figure *figure)
{
	if (figure->of && count_set(figures, figure->of->offices) < figures->least)
		return false;
	return !figure->count || count_set(figures, figure->offices) >= figures->least;
}

/* Whether the figures of one whole are all that it is made of, each once. */
static bool
is_partition(enum figure_section section)
{
	return section == FIGURE_END || section == FIGURE_SAID || section == FIGURE_UNHAPPY || section == FIGURE_MISSED ||
	    section == FIGURE_BACK || section == FIGURE_REASON || section == FIGURE_SEARCH;
}

static bool
are_siblings(const struct figure *a, const struct figure *b)
{
	return a->section == b->section && a->of == b->of;
}

/* Of siblings, which stand from `from` to before `to`: whether those not shown can be computed from the others. */
static bool
can_be_computed(struct figures *figures, struct figure **items, size_t from, size_t to)
{
	struct arena_mark mark = arena_mark(&figures->arena);
	uint64_t *set = new_set(figures);
	bool any = false;
	for (size_t i = from; i < to; i++)
		for (size_t w = 0; !items[i]->shown && items[i]->count && w < set_words(figures); w++) {
			set[w] |= items[i]->offices[w];
			any = true;
		}
	size_t offices = count_set(figures, set);
	arena_rewind(&figures->arena, mark);
	return any && offices < figures->least;
}

/* Hides the smallest of those shown; false: none is. */
static bool
hide_smallest(struct figure **items, size_t from, size_t to)
{
	struct figure *smallest = NULL;
	for (size_t i = from; i < to; i++)
		if (items[i]->shown && (!smallest || items[i]->count < smallest->count))
			smallest = items[i];
	if (smallest)
		smallest->shown = false;
	return smallest;
}

static int
compare(const void *a, const void *b)
{
	const struct figure *x = *(struct figure *const *)a, *y = *(struct figure *const *)b;
	if (x->section != y->section)
		return x->section < y->section ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return x->rest != y->rest ? x->rest - y->rest : strcmp(x->word, y->word);
}

void
figures_close(struct figures *figures)
{
	struct figure **items = figures->items.items;
	size_t count = figures->items.count;
	list_sort(&figures->items, sizeof *items, compare);
	for (size_t i = 0; i < count; i++)
		items[i]->shown = comes_from_enough(figures, items[i]);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && are_siblings(items[from], items[to]);)
			to++;
		while (is_partition(items[from]->section) && can_be_computed(figures, items, from, to) &&
		    hide_smallest(items, from, to))
			;
	}
	for (size_t i = 0; i < count; i++)
		figures->hidden += !items[i]->rest && !items[i]->shown;
}

struct share
figures_share(uint64_t count, uint64_t of)
{
	const double z = 1.959964;
	double n = (double)of, p = (double)count / n, z2 = z * z;
	double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
	double half = z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
	return (struct share){p, count ? middle - half : 0, count == of ? 1 : middle + half};
}
