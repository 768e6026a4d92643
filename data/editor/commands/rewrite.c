#include "data/editor/commands/rewrite.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "data/editor/source/source_yaml.h"
#include "data/text.h"

/* One place in the raw bytes. */
struct edit {
	const char *start;
	size_t size;
	const char *text;
};

/* ------------------------------------------------------------------------ places -- */

/* The raw line, from 1; its size is up to the line end. NULL: there is none. */
static const char *
line_of(const char *bytes, const char *end, uint32_t number, size_t *size)
{
	const char *line = bytes;
	for (uint32_t i = 1; i < number; i++) {
		line += strcspn(line, "\r\n");
		if (line >= end)
			return NULL;
		line += line[0] == '\r' && line[1] == '\n' ? 2 : 1;
	}
	*size = strcspn(line, "\r\n");
	return line;
}

/* How often the string stands in the line before a column, as it is read: without a mark at its beginning, composed. */
static size_t
occurrences_before(struct arena *arena, const char *line, size_t size, unsigned column, const char *string)
{
	if (size >= 3 && !memcmp(line, "\xef\xbb\xbf", 3)) {
		line += 3;
		size -= 3;
	}
	const char *read = text_nfc(arena, line, size), *stop = read;
	size_t count = 0;
	for (unsigned i = 0; i < column && *stop; i++)
		stop += u8_mblen((const uint8_t *)stop, strlen(stop));
	for (const char *at = read; (at = strstr(at, string)) && at < stop; at++)
		count++;
	return count;
}

/* The bytes of a value in the raw line, without its quotation marks; NULL: it is not written as it is read. */
static const char *
place_of(struct arena *arena, const char *line, size_t size, const struct node *node)
{
	const char *copy = arena_strndup(arena, line, size), *at = copy;
	size_t text_size = strlen(node->text);
	if (node->column == UINT16_MAX)
		return NULL;
	size_t skipped = occurrences_before(arena, line, size, node->column, node->text);
	for (at = strstr(copy, node->text); at && skipped; skipped--)
		at = strstr(at + 1, node->text);
	if (!at)
		return NULL;
	bool quoted = at > copy && (at[-1] == '"' || at[-1] == '\'') && at[-1] == at[text_size];
	bool plain = (at == copy || strchr(" [,{:", at[-1])) && (!at[text_size] || strchr(" ],}", at[text_size]));
	return quoted || plain ? line + (at - copy) : NULL;
}

static int
by_start(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;
	return (x->start > y->start) - (x->start < y->start);
}

static const char *
apply(struct arena *arena, const char *bytes, size_t size, struct edit *edits, size_t count)
{
	size_t more = 1;
	if (count)
		qsort(edits, count, sizeof *edits, by_start);
	for (size_t i = 0; i < count; i++)
		more += strlen(edits[i].text);
	char *result = arena_alloc(arena, size + more), *out = result;
	const char *from = bytes;
	for (size_t i = 0; i < count; i++) {
		out = mempcpy(out, from, (size_t)(edits[i].start - from));
		out = stpcpy(out, edits[i].text);
		from = edits[i].start + edits[i].size;
	}
	strcpy(out, from);
	return result;
}

const char *
rewrite_all(struct arena *arena, const char *text, const char *old, const char *new, size_t *count)
{
	size_t size = strlen(old);
	*count = 0;
	for (const char *at = text; (at = strstr(at, old)); at += size)
		++*count;
	struct edit *edits = arena_array(arena, *count, sizeof *edits);
	size_t used = 0;
	for (const char *at = text; (at = strstr(at, old)); at += size)
		edits[used++] = (struct edit){at, size, new};
	return apply(arena, text, strlen(text), edits, *count);
}

/* ------------------------------------------------------------------------- proof -- */

/* What is to differ between the two trees. */
struct proof {
	struct arena *arena;
	const struct rewrite_value *values;
	size_t count;
	const struct rewrite_placeholder *placeholder;
	size_t changed;
	uint32_t line; /* of what differs though it should not */
};

static bool
is_expected(struct proof *proof, const struct node *old, const struct node *new)
{
	size_t count;
	for (size_t i = 0; i < proof->count; i++)
		if (proof->values[i].node->place.line == old->place.line && proof->values[i].node->column == old->column) {
			proof->changed++;
			return !strcmp(proof->values[i].text, new->text);
		}
	return proof->placeholder->old &&
	    !strcmp(rewrite_all(proof->arena, old->text, proof->placeholder->old, proof->placeholder->new, &count), new->text);
}

static bool
compare(struct proof *proof, const struct node *old, const struct node *new)
{
	bool same = old->kind == new->kind && old->count == new->count && (!old->key || !strcmp(old->key, new->key));
	if (same && old->kind == NODE_SCALAR)
		same = is_expected(proof, old, new) || !strcmp(old->text, new->text);
	if (!same)
		proof->line = old->place.line;
	if (!same || old->kind < NODE_LIST)
		return same;
	const struct node *x = old->first, *y = new->first;
	for (; x && y; x = x->next, y = y->next)
		if (!compare(proof, x, y))
			return false;
	return !x && !y;
}

static struct node *
parse(struct arena *arena, const char *bytes, size_t size)
{
	struct faults faults;
	struct table keys = {0};
	faults_init(&faults, "en");
	char *copy = arena_alloc(arena, size + 1);
	memcpy(copy, bytes, size);
	struct node *root = yaml_read(&faults, faults_file(&faults, ""), arena, &keys, (struct bytes){copy, size});
	table_free(&keys);
	faults_destroy(&faults);
	return root;
}

/* Both are read again: the new bytes say what the old ones say, but for these values. */
static bool
is_proved(struct arena *arena, const char *old, size_t size, const char *new, struct proof *proof)
{
	const struct node *before = parse(arena, old, size), *after = parse(arena, new, strlen(new));
	return before && after && compare(proof, before, after) && proof->changed == proof->count;
}

const char *
rewrite(struct arena *arena, const char *bytes, size_t size, uint32_t file, const struct rewrite_value *values, size_t count,
    const struct rewrite_placeholder *placeholder, uint32_t *line)
{
	struct edit *edits = arena_array(arena, count, sizeof *edits);
	struct rewrite_value *own = arena_array(arena, count, sizeof *own);
	size_t used = 0, replaced;
	for (size_t i = 0; i < count; i++) {
		size_t line_size;
		if (values[i].node->place.file != file)
			continue;
		*line = values[i].node->place.line;
		const char *raw = line_of(bytes, bytes + size, *line, &line_size);
		const char *at = raw ? place_of(arena, raw, line_size, values[i].node) : NULL;
		if (!at)
			return NULL;
		own[used] = values[i];
		edits[used++] = (struct edit){at, strlen(values[i].node->text), values[i].text};
	}
	const char *result = apply(arena, bytes, size, edits, used);
	if (placeholder->old)
		result = rewrite_all(arena, result, placeholder->old, placeholder->new, &replaced);
	struct proof proof = {.arena = arena, .values = own, .count = used, .placeholder = placeholder};
	bool proved = is_proved(arena, bytes, size, result, &proof);
	*line = proof.line ? proof.line : *line;
	return proved ? result : NULL;
}
