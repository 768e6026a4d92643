#include "data/editor/faults/faults.h"

#include <stdlib.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/limits.h"

void
faults_init(struct faults *faults, const char *lang)
{
	*faults = (struct faults){.lang = lang};
}

void
faults_destroy(struct faults *faults)
{
	free(faults->items);
	free(faults->notices);
	free(faults->files);
	table_free(&faults->causes);
	arena_free(&faults->arena);
	*faults = (struct faults){0};
}

/* The array with room for one more. */
static void *
with_room(void *items, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return items;
	*room = *room ? 2 * *room : 64;
	void *result = realloc(items, *room * size);
	if (!result)
		abort();
	return result;
}

uint32_t
faults_file(struct faults *faults, const char *path)
{
	faults->files = with_room(faults->files, faults->file_count, &faults->file_room,
	    sizeof *faults->files);
	faults->files[faults->file_count] = arena_strdup(&faults->arena, path);
	return (uint32_t)faults->file_count++;
}

const char *
faults_path(const struct faults *faults, uint32_t file)
{
	return faults->files[file];
}

static void
add_fault(struct faults *faults, const struct fault *item)
{
	if (faults->count == LIMIT_FAULTS) {
		faults->left_out++;
		return;
	}
	faults->items = with_room(faults->items, faults->count, &faults->room,
	    sizeof *faults->items);
	faults->items[faults->count] = *item;
	faults->items[faults->count++].field = arena_strdup(&faults->arena, item->field);
}

static void
add_notice(struct faults *faults, const struct fault *item)
{
	faults->notices = with_room(faults->notices, faults->notice_count, &faults->notice_room,
	    sizeof *faults->notices);
	faults->notices[faults->notice_count] = *item;
	faults->notices[faults->notice_count++].field = arena_strdup(&faults->arena, item->field);
}

void
fault_fill(struct faults *faults, struct place place, const char *field, const char *msgid,
    const struct fill *fills, size_t count)
{
	add_fault(faults, &(struct fault){
		.place = place, .field = field,
		.text = words_fill(&faults->arena, editor_word(faults->lang, msgid), fills, count),
	});
}

void
fault(struct faults *faults, struct place place, const char *field, const char *msgid)
{
	fault_fill(faults, place, field, msgid, NULL, 0);
}

void
fault_notice(struct faults *faults, struct place place, const char *field, const char *msgid,
    const struct fill *fills, size_t count)
{
	add_notice(faults, &(struct fault){
		.place = place, .field = field,
		.text = words_fill(&faults->arena, editor_word(faults->lang, msgid), fills, count),
	});
}

/* Which of two places is printed first. */
static int
place_order(const struct faults *faults, struct place x, struct place y)
{
	int order = strcmp(faults->files[x.file], faults->files[y.file]);
	return order ? order : (x.line > y.line) - (x.line < y.line);
}

void
fault_cause(struct faults *faults, struct place place, const char *field, const char *msgid, const struct fill *fills,
    size_t count)
{
	const char *text = words_fill(&faults->arena, editor_word(faults->lang, msgid), fills, count);
	void **kept = table_at(&faults->causes, text, strlen(text));
	struct fault *item = *kept ? &faults->items[(uintptr_t)*kept - 1] : NULL;
	if (!item) {
		size_t before = faults->count;
		add_fault(faults, &(struct fault){.place = place, .field = field, .text = text, .places = 1});
		*kept = faults->count > before ? (void *)(uintptr_t)faults->count : NULL;
		return;
	}
	int order = place_order(faults, place, item->place);
	item->places += order != 0;
	if (order < 0) {
		item->place = place;
		item->field = arena_strdup(&faults->arena, field);
	}
}

/* The same of another list, with words and file of this one. */
static struct fault
moved(struct faults *faults, const struct fault *item, uint32_t first_file)
{
	return (struct fault){
		.place = {.file = item->place.file + first_file, .line = item->place.line},
		.field = item->field, .text = arena_strdup(&faults->arena, item->text), .places = item->places,
	};
}

void
notice(struct faults *faults, struct place place, const char *field, const char *msgid)
{
	fault_notice(faults, place, field, msgid, NULL, 0);
}

void
faults_merge(struct faults *faults, const struct faults *other)
{
	uint32_t first = (uint32_t)faults->file_count;
	for (size_t i = 0; i < other->file_count; i++)
		faults_file(faults, other->files[i]);
	for (size_t i = 0; i < other->count; i++) {
		struct fault item = moved(faults, &other->items[i], first);
		add_fault(faults, &item);
	}
	for (size_t i = 0; i < other->notice_count; i++) {
		struct fault item = moved(faults, &other->notices[i], first);
		add_notice(faults, &item);
	}
	faults->left_out += other->left_out;
}

bool
path_begins(const struct path *path, const char *name)
{
	while (path->parent)
		path = path->parent;
	return !strcmp(path->name, name);
}

const char *
faults_field(struct faults *faults, const struct path *path)
{
	if (!path)
		return NULL;
	if (!path->parent)
		return path->name;
	return arena_printf(&faults->arena, "%s.%s", faults_field(faults, path->parent), path->name);
}

const char *
faults_number(struct faults *faults, long long number)
{
	return arena_printf(&faults->arena, "%lld", number);
}

/* By path, line, field and text. */
static int
compare(const void *a, const void *b, void *closure)
{
	const struct faults *faults = closure;
	const struct fault *x = a, *y = b;
	int order = place_order(faults, x->place, y->place);
	if (order)
		return order;
	order = strcmp(x->field ? x->field : "", y->field ? y->field : "");
	return order ? order : strcmp(x->text, y->text);
}

static void
print_one(struct faults *faults, const struct fault *item, const char *called, FILE *out)
{
	fputs(faults->files[item->place.file], out);
	if (item->place.line)
		fprintf(out, ":%u", (unsigned)item->place.line);
	fprintf(out, ": %s%s%s%s%s", called, *called ? ": " : "", item->field ? item->field : "", item->field ? ": " : "",
	    item->text);
	if (item->places > 1)
		fprintf(out, " %s", WORDS_FILL(&faults->arena, editor_word(faults->lang, W("(in {count} places, first here)")),
		    {"count", faults_number(faults, (long long)item->places)}));
	fputc('\n', out);
}

static void
print(struct faults *faults, struct fault *items, size_t count, const char *called, FILE *out)
{
	if (count)
		qsort_r(items, count, sizeof *items, compare, faults);
	for (size_t i = 0; i < count; i++)
		print_one(faults, &items[i], called, out);
}

size_t
faults_print(struct faults *faults, FILE *out)
{
	table_free(&faults->causes); /* it numbers the faults as they were found */
	print(faults, faults->items, faults->count, "", out);
	if (faults->left_out)
		fprintf(out, "+%zu\n", faults->left_out);
	return faults->count + faults->left_out;
}

size_t
faults_print_notices(struct faults *faults, FILE *out)
{
	print(faults, faults->notices, faults->notice_count, editor_word(faults->lang, "notice"), out);
	return faults->notice_count;
}

size_t
faults_keep(struct faults *faults, bool (*keeps)(void *closure, const char *path, bool is_notice), void *closure)
{
	size_t kept = 0, kept_notices = 0, before = faults->count;
	table_free(&faults->causes);
	for (size_t i = 0; i < faults->count; i++)
		if (keeps(closure, faults->files[faults->items[i].place.file], false))
			faults->items[kept++] = faults->items[i];
	for (size_t i = 0; i < faults->notice_count; i++)
		if (keeps(closure, faults->files[faults->notices[i].place.file], true))
			faults->notices[kept_notices++] = faults->notices[i];
	faults->count = kept;
	faults->notice_count = kept_notices;
	return before - kept;
}
