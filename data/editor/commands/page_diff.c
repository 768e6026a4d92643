#include "data/editor/commands/page_diff.h"

#include <stdio.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"

/* Two lists of lines that are compared. */
struct comparison {
	struct arena arena;
	const char *lang;
	const struct page_line *old, *new;
	size_t old_count, new_count;
	unsigned short *common; /* of the rests from each pair on: how many lines they share */
};

static bool
same(const struct page_line *x, const struct page_line *y)
{
	return !strcmp(x->text, y->text) && !strcmp(x->heading, y->heading);
}

static unsigned short *
common_at(const struct comparison *c, size_t i, size_t k)
{
	return &c->common[i * (c->new_count + 1) + k];
}

static void
compare(struct comparison *c)
{
	c->common = arena_array(&c->arena, (c->old_count + 1) * (c->new_count + 1), sizeof *c->common);
	for (size_t i = c->old_count; i-- > 0;)
		for (size_t k = c->new_count; k-- > 0;) {
			unsigned short down = *common_at(c, i + 1, k), right = *common_at(c, i, k + 1);
			*common_at(c, i, k) = same(&c->old[i], &c->new[k]) ? (unsigned short)(*common_at(c, i + 1, k + 1) + 1)
			    : down > right ? down : right;
		}
}

/* ------------------------------------------------------------------------ words -- */

/* Where the texts begin to differ, and how much of their ends is the same, by whole words. */
static void
difference(const char *old, const char *new, size_t *start, size_t *old_end, size_t *new_end)
{
	size_t i = 0, x = strlen(old), y = strlen(new);
	for (*start = 0; old[i] && old[i] == new[i]; i++)
		if (old[i] == ' ')
			*start = i + 1;
	*old_end = x;
	*new_end = y;
	while (x > *start && y > *start && old[x - 1] == new[y - 1]) {
		x--;
		y--;
		if (old[x] == ' ') {
			*old_end = x;
			*new_end = y;
		}
	}
}

/* Whether that is an amount: digits, with spaces of any width in between, and Ft. */
static bool
is_amount(const char *text)
{
	static const char unit[] = "Ft";
	size_t size = strlen(text);
	if (*text < '0' || *text > '9' || size < 3 || strcmp(text + size - 2, unit))
		return false;
	for (const char *s = text; s < text + size - 2; s++)
		if ((*s < '0' || *s > '9') && *s != ' ' && (unsigned char)*s < 0x80)
			return false;
	return true;
}

static void
print_line(struct comparison *c, const char *heading, const char *msgid, const char *old, const char *new)
{
	printf("  %s\n", WORDS_FILL(&c->arena, editor_word(c->lang, msgid), {"heading", heading}, {"old", old}, {"new", new}));
}

/* One line that became another: an amount in words of its own, else what differs, if that is little. */
static void
print_changed(struct comparison *c, const struct page_line *old, const struct page_line *new)
{
	size_t start, old_end, new_end;
	difference(old->text, new->text, &start, &old_end, &new_end);
	const char *was = arena_strndup(&c->arena, old->text + start, old_end - start);
	const char *is = arena_strndup(&c->arena, new->text + start, new_end - start);
	if (is_amount(was) && is_amount(is))
		print_line(c, new->heading, W("{heading}: changed from {old} to {new}"), was, is);
	if (is_amount(old->text) && is_amount(new->text))
		return;
	print_line(c, new->heading, W("{heading}: was: {old}"), old->text, "");
	print_line(c, new->heading, W("{heading}: is: {new}"), "", new->text);
}

/* The lines from a common one to the next: those of one heading are paired, in their order. */
static void
print_run(struct comparison *c, size_t i, size_t old_end, size_t k, size_t new_end)
{
	while (i < old_end && k < new_end)
		print_changed(c, &c->old[i++], &c->new[k++]);
	for (; i < old_end; i++)
		print_line(c, c->old[i].heading, W("{heading}: gone: {old}"), c->old[i].text, "");
	for (; k < new_end; k++)
		print_line(c, c->new[k].heading, W("{heading}: new: {new}"), "", c->new[k].text);
}

static bool
print_changes(struct comparison *c, const struct page_thing *thing)
{
	size_t i = 0, k = 0;
	bool changed = false;
	while (i < c->old_count || k < c->new_count) {
		size_t from = i, begin = k;
		while (i < c->old_count && (k == c->new_count || !same(&c->old[i], &c->new[k])) &&
		    *common_at(c, i + 1, k) >= *common_at(c, i, k))
			i++;
		while (k < c->new_count && (i == c->old_count || !same(&c->old[i], &c->new[k])))
			k++;
		if ((i > from || k > begin) && !changed)
			printf("%s %s – %s\n", editor_word(c->lang, thing->kind), thing->id, thing->name);
		changed |= i > from || k > begin;
		print_run(c, from, i, begin, k);
		for (; i < c->old_count && k < c->new_count && same(&c->old[i], &c->new[k]); i++)
			k++;
	}
	return changed;
}

bool
page_diff_print(const struct page_thing *old, const struct page_thing *new, const char *lang)
{
	struct comparison c = {.lang = lang};
	if (!old || !new) {
		const struct page_thing *thing = new ? new : old;
		printf("%s %s – %s\n  %s\n", editor_word(lang, thing->kind), thing->id, thing->name,
		    editor_word(lang, new ? W("is new") : W("is gone")));
		return true;
	}
	c.old = old->lines.items;
	c.new = new->lines.items;
	c.old_count = old->lines.count;
	c.new_count = new->lines.count;
	compare(&c);
	bool changed = print_changes(&c, new);
	arena_free(&c.arena);
	return changed;
}
