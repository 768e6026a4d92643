#include "data/editor/commands/numbering.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/file.h"

/* The ledger while it grows. */
struct numbering {
	struct sources *sources;
	struct list lines;    /* struct numbers_line, the old ones first */
	struct table highest; /* of each group: "option kinek" → the highest number in use */
	size_t given;
	bool is_old; /* lines have no signs */
};

static void **
highest_of(struct numbering *numbering, const struct numbers_line *line)
{
	const char *group = arena_printf(&numbering->sources->arena, "%s %.*s", numbered_name(line->kind),
	    (int)numbers_group(line), line->key);
	return table_at(&numbering->highest, group, strlen(group));
}

static void
add_line(struct numbering *numbering, struct numbers_line line)
{
	void **highest = highest_of(numbering, &line);
	if (line.number > (uintptr_t)*highest)
		*highest = (void *)(uintptr_t)line.number;
	*LIST_ADD(&numbering->lines, &numbering->sources->arena, struct numbers_line) = line;
}

static void
give_number(void *closure, enum numbered kind, const char *key, struct place place)
{
	struct numbering *numbering = closure;
	struct numbers_line line = {.kind = kind, .key = key, .place = place};
	if (numbers_of(&numbering->sources->numbers, kind, key))
		return;
	line.number = (uint32_t)(uintptr_t)*highest_of(numbering, &line) + 1;
	numbering->given++;
	add_line(numbering, line);
}

static void
print_ledger(const struct numbering *numbering, FILE *file)
{
	const struct numbers_line *lines = numbering->lines.items;
	fprintf(file, "# Permanent numbers, given by \"kalauz-data number\": codes and slips name things by them.\n"
	    "# Never change or delete a line.\n");
	for (size_t i = 0; i < numbering->lines.count; i++) {
		if (!i || lines[i].kind != lines[i - 1].kind)
			fprintf(file, "%s:\n", numbered_name(lines[i].kind));
		fprintf(file, "  %s: %u # %04x\n", lines[i].key, (unsigned)lines[i].number, numbers_sign(&lines[i]));
	}
}

static bool
write_ledger(struct numbering *numbering, const char *path)
{
	const char *temporary = arena_printf(&numbering->sources->arena, "%s.new-%ld", path, (long)getpid());
	FILE *file = fopen(temporary, "w");
	if (!file)
		return false;
	print_ledger(numbering, file);
	bool good = !ferror(file);
	if (fclose(file) || !good || file_put_in_place(AT_FDCWD, temporary, path)) {
		int reason = errno;
		unlink(temporary);
		errno = reason;
		return false;
	}
	return true;
}

static void
gather(struct numbering *numbering)
{
	const struct list *old = &numbering->sources->numbers.lines;
	const struct numbers_line *line = old->items;
	for (size_t i = 0; i < old->count; i++, line++) {
		numbering->is_old |= !line->has_sign;
		add_line(numbering, *line);
	}
	numbers_each(numbering->sources, give_number, numbering);
	list_sort(&numbering->lines, sizeof(struct numbers_line), numbers_order);
}

bool
number_sources(struct sources *sources, const char *lang)
{
	struct numbering numbering = {.sources = sources};
	struct arena *arena = &sources->arena;
	const char *path = arena_printf(arena, "%s/" NUMBERS_FILE, sources->folder);
	gather(&numbering);
	bool good = !(numbering.given || numbering.is_old) || write_ledger(&numbering, path);
	if (good)
		printf("%s: %s\n", path, WORDS_FILL(arena, editor_word(lang, "{count} new numbers"),
		    {"count", arena_printf(arena, "%zu", numbering.given)}));
	else
		say_unwritten(lang, path, errno);
	table_free(&numbering.highest);
	return good;
}

const char *
numbering_with(struct sources *sources, struct numbering_new *things, size_t count)
{
	struct numbering numbering = {.sources = sources};
	const struct list *old = &sources->numbers.lines;
	for (size_t i = 0; i < old->count; i++)
		add_line(&numbering, ((const struct numbers_line *)old->items)[i]);
	if (!sources->numbers.exists)
		numbers_each(sources, give_number, &numbering);
	for (size_t i = 0; i < count; i++) {
		give_number(&numbering, things[i].kind, things[i].key, (struct place){0});
		things[i].number = LIST_LAST(&numbering.lines, struct numbers_line)->number;
	}
	list_sort(&numbering.lines, sizeof(struct numbers_line), numbers_order);
	char *bytes = NULL;
	size_t size;
	FILE *stream = open_memstream(&bytes, &size);
	if (!stream)
		abort();
	print_ledger(&numbering, stream);
	fclose(stream);
	const char *result = arena_strdup(&sources->arena, bytes);
	free(bytes);
	table_free(&numbering.highest);
	return result;
}
