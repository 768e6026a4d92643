#include "data/editor/commands/scaffold.h"

#include <string.h>

#include "data/editor/faults/editor_words.h"

enum { STEP_IN = 2, PATH_SIZE = 100 };

/* What is being printed. */
struct scaffold {
	FILE *out;
	const char *lang;
	const struct scaffold_value *values;
	size_t count;
	uint64_t used; /* of the values, by position */
};

/* The value for a path that has not been used yet, or NULL. */
static const char *
value_of(struct scaffold *s, const char *path)
{
	for (size_t i = 0; i < s->count; i++)
		if (!(s->used >> i & 1) && !strcmp(s->values[i].path, path)) {
			s->used |= (uint64_t)1 << i;
			return s->values[i].value;
		}
	return NULL;
}

static void
print_hint(struct scaffold *s, const struct field *field)
{
	fprintf(s->out, " # %s\n", editor_word(s->lang, field->hint));
}

static bool
is_flow(const struct shape *list)
{
	enum value_type type = list->item->type;
	return type == VALUE_REFERENCE || type == VALUE_WORD || type == VALUE_OPTION || type == VALUE_MEMBER;
}

/* As many as have a name already, as it must have, or one. */
static unsigned
entry_count(const struct scaffold *s, const struct field *field, const char *path)
{
	unsigned named = 0, least = field->shape.min ? field->shape.min : 1;
	size_t size = strlen(path);
	for (size_t i = 0; i < s->count; i++)
		named += !strncmp(s->values[i].path, path, size) && !strcmp(s->values[i].path + size, ".id");
	return named > least ? named : least;
}

static void print_map(struct scaffold *, const struct shape *, unsigned indent, bool listed, const char *path);

/* A list with as many entries as it must have. */
static void
print_list(struct scaffold *s, const struct field *field, unsigned indent, const char *path)
{
	const struct shape *item = field->shape.item;
	if (is_flow(&field->shape)) {
		fputs(" []", s->out);
		print_hint(s, field);
		return;
	}
	print_hint(s, field);
	for (unsigned i = 0, count = entry_count(s, field, path); i < count; i++)
		if (item->type == VALUE_MAP)
			print_map(s, item, indent + STEP_IN, true, path);
		else
			fprintf(s->out, "%*s- \n", (int)(indent + STEP_IN), "");
}

static void
print_field(struct scaffold *s, const struct field *field, unsigned indent, const char *path)
{
	const char *value = value_of(s, path);
	fprintf(s->out, "%s:", field->name);
	if (value)
		fprintf(s->out, " %s\n", value);
	else if (field->shape.type == VALUE_LIST)
		print_list(s, field, indent, path);
	else
		print_hint(s, field);
}

/* The fields that say what to write there, and those that have a value. */
static bool
is_printed(const struct scaffold *s, const struct field *field, const char *path)
{
	for (size_t i = 0; i < s->count; i++)
		if (!strcmp(s->values[i].path, path))
			return true;
	return field->hint != NULL;
}

static void
print_map(struct scaffold *s, const struct shape *map, unsigned indent, bool listed, const char *path)
{
	bool first = listed;
	for (const struct field *field = map->fields; field->name; field++) {
		char inner[PATH_SIZE];
		snprintf(inner, sizeof inner, "%s%s%s", path, *path ? "." : "", field->name);
		if (!is_printed(s, field, inner))
			continue;
		fprintf(s->out, "%*s%s", (int)indent, "", first ? "- " : listed ? "  " : "");
		print_field(s, field, indent + (listed ? STEP_IN : 0), inner);
		first = false;
	}
}

void
scaffold_print(FILE *out, const char *lang, enum kind kind, unsigned indent, bool listed, const struct scaffold_value *values,
    size_t count)
{
	struct scaffold scaffold = {.out = out, .lang = lang, .values = values, .count = count};
	print_map(&scaffold, kind_shape(kind), indent, listed, "");
}

const char *
scaffold_quoted(struct arena *arena, const char *text)
{
	char *result = arena_alloc(arena, 2 * strlen(text) + 3), *out = result;
	*out++ = '"';
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			*out++ = '\\';
		*out++ = *text;
	}
	*out++ = '"';
	*out = '\0';
	return result;
}
