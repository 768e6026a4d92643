/* A day's counts as text, and back: one form for each. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/sha256.h"
#include "data/tally/tally_kinds.h"

static const char digits[] = "0123456789", hex_digits[] = "0123456789abcdef",
    id_signs[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

#define MAGIC "kalauz-tally"
enum { FORMAT = 1 };

/* ------------------------------------------------------------------- the head -- */

/* Of `least` to `most` of these signs; or, where it may be unknown, none, which is written "-". */
static const struct field {
	const char *name;
	size_t offset, least, most;
	const char *signs;
	bool optional;
} fields[] = {
	{"day", offsetof(struct tally_head, day), DATE_SIZE - 1, DATE_SIZE - 1, "0123456789-", false},
	{"office", offsetof(struct tally_head, office), 1, LIMIT_ID, id_signs, true},
	{"edition", offsetof(struct tally_head, edition), 1, LIMIT_ID, id_signs, true},
	{"release", offsetof(struct tally_head, release), 1, 20, digits, true},
	{"content", offsetof(struct tally_head, content), 64, 64, hex_digits, true},
	{"nonce", offsetof(struct tally_head, nonce), 32, 32, hex_digits, false},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static bool
field_is_good(const struct field *field, const char *value)
{
	size_t size = strlen(value);
	struct date day;
	if (field->optional && !size)
		return true;
	if (size < field->least || size > field->most || value[strspn(value, field->signs)] || !strcmp(value, "-"))
		return false;
	return field->offset != offsetof(struct tally_head, day) || date_read(value, &day);
}

static const char *
value_of(const struct tally_head *head, const struct field *field)
{
	return (const char *)head + field->offset;
}

/* -------------------------------------------------------------------- writing -- */

static void
write_line(FILE *out, const struct tally_line *line)
{
	const struct tally_form *form = tally_form(line->kind);
	fprintf(out, "%s\t", form->name);
	if (form->number)
		fprintf(out, "%" PRIu32, line->number);
	if (form->number && (form->part || form->words))
		fputc('/', out);
	if (form->part)
		fprintf(out, "%" PRIu32, line->part);
	fprintf(out, "%s\t%" PRIu64 "\n", line->word, line->count < LIMIT_TALLY_COUNT ? line->count : (uint64_t)LIMIT_TALLY_COUNT);
}

char *
tally_write(const struct tally *tally, size_t *size)
{
	char *text = NULL;
	if (tally->count > LIMIT_TALLY_LINES)
		return NULL;
	for (size_t i = 0; i < FIELDS; i++)
		if (!field_is_good(&fields[i], value_of(&tally->head, &fields[i])))
			return NULL;
	FILE *out = open_memstream(&text, size);
	if (!out)
		abort();
	fprintf(out, MAGIC "\t%d\n", FORMAT);
	for (size_t i = 0; i < FIELDS; i++) {
		const char *value = value_of(&tally->head, &fields[i]);
		fprintf(out, "%s\t%s\n", fields[i].name, *value ? value : "-");
	}
	for (size_t i = 0; i < tally->count; i++)
		write_line(out, &tally->lines[i]);
	if (fclose(out))
		abort();
	return text;
}

/* -------------------------------------------------------------------- reading -- */

struct reader {
	const char *at, *end;
	struct tally_fault *wrong;
};

static enum status
complain(const struct reader *reader, const char *field, const char *what)
{
	reader->wrong->field = field;
	reader->wrong->what = what;
	return STATUS_CORRUPT;
}

/* The bytes up to a stop, which is passed; at most size - 1 of them. */
static bool
take(struct reader *reader, char stop, char *out, size_t size)
{
	size_t left = (size_t)(reader->end - reader->at);
	const char *found = memchr(reader->at, stop, left < size ? left : size);
	if (!found)
		return false;
	size_t length = (size_t)(found - reader->at);
	memcpy(out, reader->at, length);
	out[length] = 0;
	reader->at = found + 1;
	return strlen(out) == length;
}

/* Digits only, none too many; one form for each number. */
static bool
read_number(const char *words, uint64_t most, uint64_t *out)
{
	size_t size = strlen(words);
	if (!size || size > 9 || words[strspn(words, digits)] || (*words == '0' && size > 1))
		return false;
	*out = strtoull(words, NULL, 10);
	return *out <= most;
}

static enum status
read_magic(struct reader *reader)
{
	char name[sizeof MAGIC], version[8];
	uint64_t number;
	reader->wrong->line = 1;
	if (!take(reader, '\t', name, sizeof name) || strcmp(name, MAGIC) != 0)
		return complain(reader, "name", "no file of counts; its first line begins with " MAGIC);
	if (!take(reader, '\n', version, sizeof version) || !read_number(version, 99999, &number))
		return complain(reader, "version", "not a number");
	if (number == FORMAT)
		return STATUS_DONE;
	complain(reader, "version", "a later one than this program knows");
	return STATUS_UNKNOWN;
}

static enum status
read_head(struct reader *reader, struct tally_head *head)
{
	char name[16], value[65];
	for (size_t i = 0; i < FIELDS; i++) {
		const struct field *field = &fields[i];
		reader->wrong->line++;
		if (!take(reader, '\t', name, sizeof name) || strcmp(name, field->name) != 0)
			return complain(reader, field->name, "this field should stand here");
		if (!take(reader, '\n', value, sizeof value))
			return complain(reader, field->name, "has no end, or is too long");
		bool unknown = field->optional && !strcmp(value, "-");
		if (!unknown && (!*value || !field_is_good(field, value)))
			return complain(reader, field->name, "not of the form that it must have");
		memcpy((char *)head + field->offset, value, unknown ? 0 : strlen(value));
	}
	return STATUS_DONE;
}

static bool
read_key(const struct tally_form *form, char *key, struct tally_line *line)
{
	uint64_t number = 0, part = 0;
	char *rest = key;
	if (form->number) {
		bool more = form->part || form->words;
		char *slash = strchr(key, '/');
		if (more != (slash != NULL))
			return false;
		rest = slash ? slash + 1 : key + strlen(key);
		if (slash)
			*slash = 0;
		if (!read_number(key, LIMIT_NUMBER, &number))
			return false;
	}
	if (form->part && !read_number(rest, LIMIT_NUMBER, &part))
		return false;
	if (!form->part)
		memcpy(line->word, rest, strlen(rest) + 1);
	line->number = (uint32_t)number;
	line->part = (uint32_t)part;
	return tally_key_is_good(line);
}

static bool
read_kind(const char *name, enum tally_kind *kind)
{
	for (int i = 0; i < TALLY_KINDS; i++)
		if (!strcmp(tally_form((enum tally_kind)i)->name, name)) {
			*kind = (enum tally_kind)i;
			return true;
		}
	return false;
}

static enum status
read_line(struct reader *reader, struct tally *tally)
{
	struct tally_line line = {0};
	char kind[16], key[TALLY_WORD], count[16];
	size_t before = tally->count;
	if (!take(reader, '\t', kind, sizeof kind) || !read_kind(kind, &line.kind))
		return complain(reader, "kind", "unknown");
	if (!take(reader, '\t', key, sizeof key) || !read_key(tally_form(line.kind), key, &line))
		return complain(reader, "key", "none of this kind");
	if (!take(reader, '\n', count, sizeof count) || !read_number(count, LIMIT_TALLY_COUNT, &line.count) || !line.count)
		return complain(reader, "count", "not a number from 1 to 1000000");
	tally_add(tally, &line);
	if (tally->count == before || (before && memcmp(&tally->lines[before], &line, sizeof line) != 0))
		return complain(reader, "key", "stands twice, or not in order");
	return STATUS_DONE;
}

enum status
tally_read(struct tally *tally, const char *bytes, size_t size, struct tally_fault *wrong)
{
	struct reader reader = {.at = bytes, .end = bytes + size, .wrong = wrong};
	*tally = (struct tally){0};
	*wrong = (struct tally_fault){0};
	enum status status = size <= LIMIT_TALLY_SIZE ? read_magic(&reader) : complain(&reader, "size", "too large");
	if (status == STATUS_DONE)
		status = read_head(&reader, &tally->head);
	while (status == STATUS_DONE && reader.at < reader.end) {
		wrong->line++;
		status = tally->count < LIMIT_TALLY_LINES ? read_line(&reader, tally) : complain(&reader, "size", "too many lines");
	}
	if (status != STATUS_DONE)
		tally_free(tally);
	return status;
}

/* ---------------------------------------------------------------------- names -- */

bool
tally_name_read(const char *name, struct date *day, char digest[65])
{
	char date[DATE_SIZE];
	struct reader reader = {.at = name, .end = name + strlen(name), .wrong = NULL};
	return take(&reader, '.', date, sizeof date) && date_read(date, day) && take(&reader, '.', digest, 65) &&
	    strlen(digest) == 64 && !digest[strspn(digest, hex_digits)] && !strcmp(reader.at, "tally");
}

bool
tally_name_matches(const char *name, const char *bytes, size_t size)
{
	struct date day;
	char expected[65], found[SHA256_HEX];
	if (!tally_name_read(name, &day, expected))
		return false;
	sha256_hex(bytes, size, found);
	return !strcmp(expected, found);
}
