#include "kiosk/takeaway/takeaway_job.h"

#include <stddef.h>
#include <string.h>
#include <unistr.h>

#include "data/date.h"
#include "data/text.h"

static const char first_line[] = "kalauz-print 1\n", last_line[] = "end\n";

static const char *const role_words[TAKEAWAY_ROLES] = {
	[TAKEAWAY_ERRAND] = "errand", [TAKEAWAY_HEADING] = "heading", [TAKEAWAY_SUBHEADING] = "subheading",
	[TAKEAWAY_OPEN] = "open", [TAKEAWAY_TICKED] = "ticked", [TAKEAWAY_CHOICE] = "choice", [TAKEAWAY_POINT] = "point",
	[TAKEAWAY_DETAIL] = "detail", [TAKEAWAY_TEXT] = "text", [TAKEAWAY_WARNING] = "warning", [TAKEAWAY_FINE] = "fine",
};

/* ------------------------------------------------------- what may stand in it -- */

static bool
is_text(const char *text)
{
	size_t size = strlen(text);
	const uint8_t *c = (const uint8_t *)text;
	if (!size || size > TAKEAWAY_MAX_TEXT || u8_check(c, size))
		return false;
	for (ucs4_t character; (c = u8_next(&character, c));)
		if (!text_allowed(character))
			return false;
	return true;
}

static bool
is_language(const char *lang)
{
	return strspn(lang, "abcdefghijklmnopqrstuvwxyz") == 2 && !lang[2];
}

static bool
is_day(const char *day)
{
	struct date date;
	return date_read(day, &date);
}

/* QR's alphanumeric signs. */
static bool
is_code(const char *code)
{
	size_t size = strspn(code, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
	return size && size <= TAKEAWAY_MAX_CODE && !code[size];
}

/* The lines that may stand once, before those of the list and in this order. */
static const struct field {
	const char *word;
	bool (*is_right)(const char *);
	size_t at; /* of its string in struct takeaway */
	bool must;
} fields[] = {
	{"language", is_language, offsetof(struct takeaway, lang), true},
	{"title", is_text, offsetof(struct takeaway, title), true},
	{"made", is_day, offsetof(struct takeaway, made), false},
	{"code", is_code, offsetof(struct takeaway, code), false},
	{"caption", is_text, offsetof(struct takeaway, caption), false},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static const char **
value_of(const struct field *field, struct takeaway *list)
{
	return (const char **)((char *)list + field->at);
}

/* --------------------------------------------------------------------- write -- */

struct job {
	char *bytes; /* TAKEAWAY_MAX_JOB of them */
	size_t size;
	bool bad;
};

static void
put(struct job *job, const char *words)
{
	size_t size = strlen(words);
	job->bad |= size > TAKEAWAY_MAX_JOB - job->size;
	if (job->bad)
		return;
	memcpy(job->bytes + job->size, words, size);
	job->size += size;
}

static void
put_line(struct job *job, const char *word, const char *text)
{
	put(job, word);
	put(job, " ");
	put(job, text);
	put(job, "\n");
}

const char *
takeaway_job_write(struct arena *arena, const struct takeaway *list, size_t *size)
{
	struct takeaway copy = *list;
	struct job job = {.bytes = arena_alloc(arena, TAKEAWAY_MAX_JOB)};
	put(&job, first_line);
	for (size_t i = 0; i < FIELDS; i++) {
		const char *value = *value_of(&fields[i], &copy);
		job.bad |= value ? !fields[i].is_right(value) : fields[i].must;
		if (value)
			put_line(&job, fields[i].word, value);
	}
	put(&job, list->large ? "type large\n" : "type normal\n");
	job.bad |= list->count > TAKEAWAY_MAX_LINES;
	for (size_t i = 0; !job.bad && i < list->count; i++) {
		job.bad |= !is_text(list->lines[i].text);
		put_line(&job, role_words[list->lines[i].role], list->lines[i].text);
	}
	put(&job, last_line);
	*size = job.size;
	return job.bad ? NULL : job.bytes;
}

/* ---------------------------------------------------------------------- read -- */

bool
takeaway_job_is_whole(const char *bytes, size_t size)
{
	size_t end = sizeof last_line - 1;
	return size > end && bytes[size - end - 1] == '\n' && !memcmp(bytes + size - end, last_line, end);
}

struct reading {
	struct arena *arena;
	char *at;  /* of the next line; lines end with 0 */
	char *end;
	unsigned number; /* of the line that is read */
	const char *fault;
};

/* The next line, in two: its first word, and what stands after one blank. False: there is none. */
static bool
next_line(struct reading *r, char **word, char **text)
{
	if (r->at >= r->end)
		return false;
	*word = r->at;
	r->number++;
	char *stop = memchr(r->at, '\n', (size_t)(r->end - r->at)); /* the last byte is one */
	*stop = 0;
	r->at = stop + 1;
	*text = strchr(*word, ' ');
	if (*text)
		*(*text)++ = 0;
	return true;
}

static bool
refuse(struct reading *r, const char *why)
{
	if (!r->fault)
		r->fault = arena_printf(r->arena, "line %u: %s", r->number, why);
	return false;
}

static bool
read_role(const char *word, enum takeaway_role *out)
{
	for (enum takeaway_role role = 0; role < TAKEAWAY_ROLES; role++)
		if (!strcmp(role_words[role], word)) {
			*out = role;
			return true;
		}
	return false;
}

/* Up to the line that says the type. */
static bool
read_fields(struct reading *r, struct takeaway *out)
{
	char *word, *text;
	for (size_t next = 0; next_line(r, &word, &text);) {
		while (next < FIELDS && strcmp(word, fields[next].word) && !fields[next].must)
			next++;
		if (next == FIELDS) {
			out->large = text && !strcmp(text, "large");
			return (!strcmp(word, "type") && text && (out->large || !strcmp(text, "normal"))) ||
			    refuse(r, "\"type normal\" or \"type large\" is missing");
		}
		if (strcmp(word, fields[next].word))
			return refuse(r, arena_printf(r->arena, "\"%s\" is missing", fields[next].word));
		if (!text || !fields[next].is_right(text))
			return refuse(r, arena_printf(r->arena, "this is no %s", fields[next].word));
		*value_of(&fields[next++], out) = text;
	}
	return refuse(r, "it ends too early");
}

static bool
read_lines(struct reading *r, struct takeaway *out)
{
	char *word, *text;
	out->lines = arena_array(r->arena, TAKEAWAY_MAX_LINES, sizeof *out->lines);
	while (next_line(r, &word, &text)) {
		if (!text && !strcmp(word, "end"))
			return r->at == r->end || refuse(r, "something follows the end");
		if (out->count == TAKEAWAY_MAX_LINES)
			return refuse(r, "too many lines");
		struct takeaway_line *line = &out->lines[out->count++];
		if (!read_role(word, &line->role))
			return refuse(r, "an unknown word");
		if (!text || !is_text(text))
			return refuse(r, "no text, too long, or not plain UTF-8");
		line->text = text;
	}
	return refuse(r, "it has no end");
}

bool
takeaway_job_read(struct arena *arena, const char *bytes, size_t size, struct takeaway *out, const char **fault)
{
	struct reading r = {.arena = arena, .number = 1};
	size_t start = sizeof first_line - 1;
	*out = (struct takeaway){0};
	if (size > TAKEAWAY_MAX_JOB)
		refuse(&r, "too long");
	else if (size < start || memcmp(bytes, first_line, start))
		refuse(&r, "not \"kalauz-print 1\"");
	else if (memchr(bytes, 0, size) || !takeaway_job_is_whole(bytes, size))
		refuse(&r, "a null byte, or no end");
	else {
		r.at = arena_strndup(arena, bytes, size);
		r.end = r.at + size;
		r.at += start;
		(void)(read_fields(&r, out) && read_lines(&r, out));
	}
	*fault = r.fault;
	return !r.fault;
}
