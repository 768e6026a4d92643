#include "data/editor/source/source_numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/hash.h"
#include "data/limits.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source.h"

static const char *const names[NUMBERED_KINDS] = {"service", "question", "option", "document", "person"};

const char *
numbered_name(enum numbered kind)
{
	return names[kind];
}

size_t
numbers_group(const struct numbers_line *line)
{
	const char *dot = strrchr(line->key, '.');
	return line->kind == NUMBERED_OPTION && dot ? (size_t)(dot - line->key) : 0;
}

unsigned
numbers_sign(const struct numbers_line *line)
{
	char text[8 * LIMIT_ID];
	int size = snprintf(text, sizeof text, "%s %s %u", names[line->kind], line->key, (unsigned)line->number);
	return hash_of(text, size < (int)sizeof text ? (size_t)size : sizeof text, 0) & 0xffff;
}

int
numbers_order(const void *a, const void *b)
{
	const struct numbers_line *x = a, *y = b;
	size_t one = numbers_group(x), two = numbers_group(y);
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	int order = memcmp(x->key, y->key, one < two ? one : two);
	if (order || one != two)
		return order ? order : one < two ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->place.line > y->place.line) - (x->place.line < y->place.line);
}

/* ------------------------------------------------------------------ reading -- */

/* A file that is being read. */
struct reading {
	struct numbers *numbers;
	struct faults *faults;
	struct arena *arena;
	struct place place;
	enum numbered kind; /* of the lines that follow; NUMBERED_KINDS: none yet */
	bool edited;        /* some lines are not as they should be */
};

/* However many lines are wrong, the file was edited once. */
static void
complain(struct reading *r)
{
	r->edited = true;
	fault_cause(r->faults, r->place, NULL, "is not as \"kalauz-data number\" writes it; take the file from the last release, and "
	    "run that", NULL, 0);
}

/* Where the number of a key is kept. */
static void **
place_of(const struct reading *r, enum numbered kind, const char *key)
{
	const char *name = arena_printf(r->arena, "%s %s", names[kind], key);
	return table_at(&r->numbers->index, name, strlen(name));
}

static void
read_kind(struct reading *r, const char *name, size_t size)
{
	for (r->kind = 0; r->kind < NUMBERED_KINDS; r->kind++)
		if (strlen(names[r->kind]) == size && !memcmp(names[r->kind], name, size))
			return;
	complain(r);
}

/* "  KEY: NUMBER # SIGN", or without sign. */
static bool
parse_number(const struct reading *r, const char *text, char *colon, struct numbers_line *out)
{
	char *sign = strstr(colon, " # "), wanted[8];
	long number = 0;
	if (sign)
		*sign = '\0';
	if (r->kind == NUMBERED_KINDS || !value_number(colon + 2, 1, LIMIT_NUMBER, &number))
		return false;
	*out = (struct numbers_line){r->kind, arena_strndup(r->arena, text, (size_t)(colon - text)), (uint32_t)number, r->place,
	    sign};
	snprintf(wanted, sizeof wanted, "%04x", numbers_sign(out));
	return !sign || !strcmp(sign + strlen(" # "), wanted);
}

static void
read_number(struct reading *r, const char *text, char *colon)
{
	struct numbers_line line;
	if (!parse_number(r, text, colon, &line)) {
		complain(r);
		return;
	}
	void **place = place_of(r, line.kind, line.key);
	if (*place) {
		FAULT(r->faults, r->place, NULL, "\"{value}\" stands here twice; delete one of the two",
		    {"value", line.key});
		return;
	}
	*LIST_ADD(&r->numbers->lines, r->arena, struct numbers_line) = line;
	*place = (void *)(uintptr_t)line.number;
}

static void
read_line(struct reading *r, char *line)
{
	size_t size = strlen(line);
	char *colon = strstr(line, ": ");
	if (!size || *line == '#')
		return;
	if (*line != ' ' && line[size - 1] == ':')
		read_kind(r, line, size - 1);
	else if (!strncmp(line, "  ", 2) && line[2] != ' ' && colon)
		read_number(r, line + 2, colon);
	else
		complain(r);
}

static bool
same_group(const struct numbers_line *x, const struct numbers_line *y)
{
	size_t size = numbers_group(x);
	return x->kind == y->kind && size == numbers_group(y) && !memcmp(x->key, y->key, size);
}

/* Each number stands for one thing, and no line was taken out. */
static void
check_numbers(const struct reading *r)
{
	size_t count = r->numbers->lines.count;
	struct numbers_line *sorted = arena_array(r->arena, count, sizeof *sorted);
	if (count)
		memcpy(sorted, r->numbers->lines.items, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, numbers_order);
	bool told = false; /* of this group */
	for (size_t i = 0; i < count; i++) {
		bool first = !i || !same_group(&sorted[i - 1], &sorted[i]);
		told &= !first;
		uint32_t before = first ? 0 : sorted[i - 1].number;
		if (sorted[i].number == before)
			FAULT(r->faults, sorted[i].place, NULL,
			    "\"{one}\" and \"{other}\" have the same number; delete the newer line of the two, and run "
			    "\"kalauz-data number\"", {"one", sorted[i - 1].key}, {"other", sorted[i].key});
		else if (sorted[i].number > before + 1 && !told)
			FAULT(r->faults, sorted[i].place, NULL,
			    "the line of number {number} is missing; take it from the last release: numbers are never used "
			    "again", {"number", faults_number(r->faults, before + 1)});
		told |= sorted[i].number > before + 1;
	}
}

void
numbers_read(struct numbers *numbers, struct faults *faults, struct arena *arena, uint32_t file,
    struct bytes bytes)
{
	struct reading r = {
		.numbers = numbers, .faults = faults, .arena = arena, .place = {.file = file},
		.kind = NUMBERED_KINDS,
	};
	char *line = bytes.data + (strncmp(bytes.data, "\ufeff", 3) ? 0 : 3); /* as Windows saves files */
	for (char *end; line < bytes.data + bytes.size; line = end + 1) {
		end = line + strcspn(line, "\n");
		*end = '\0';
		if (end > line && end[-1] == '\r')
			end[-1] = '\0';
		r.place.line++;
		read_line(&r, line);
	}
	numbers->exists = true;
	if (!r.edited)
		check_numbers(&r);
}

void
numbers_free(struct numbers *numbers)
{
	table_free(&numbers->index);
}

/* ------------------------------------------------------------------- things -- */

uint32_t
numbers_of(const struct numbers *numbers, enum numbered kind, const char *key)
{
	char name[8 * LIMIT_ID];
	int size = snprintf(name, sizeof name, "%s %s", names[kind], key);
	if (size < 0 || (size_t)size >= sizeof name)
		return 0;
	return (uint32_t)(uintptr_t)table_get(&numbers->index, name, (size_t)size);
}

static void
each_option(struct sources *sources, const struct entry *question,
    void (*take)(void *, enum numbered, const char *, struct place), void *closure)
{
	const struct node *option = node_first(node_get(question->node, "options"));
	for (; option; option = option->next) {
		const char *id = node_get_string(option, "id");
		if (id)
			take(closure, NUMBERED_OPTION, arena_printf(&sources->arena, "%s.%s", question->id, id),
			    option->place);
	}
}

void
numbers_each(struct sources *sources,
    void (*take)(void *, enum numbered, const char *, struct place), void *closure)
{
	static const struct {
		enum numbered numbered;
		enum kind kind;
	} kinds[] = {
		{NUMBERED_SERVICE, KIND_SERVICE}, {NUMBERED_QUESTION, KIND_QUESTION},
		{NUMBERED_DOCUMENT, KIND_DOCUMENT}, {NUMBERED_PERSON, KIND_PERSON},
	};
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		for (size_t i = 0; i < sources->of[kinds[k].kind].count; i++) {
			const struct entry *entry = sources->of[kinds[k].kind].items[i];
			take(closure, kinds[k].numbered, entry->id, entry->node->place);
			if (kinds[k].kind == KIND_QUESTION)
				each_option(sources, entry, take, closure);
		}
}
