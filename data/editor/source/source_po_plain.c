#include "data/editor/source/source_po_plain.h"

#include <stdbool.h>
#include <string.h>

#define WHITE_SPACE " \t\n\v\f\r"

/* The text that is being read, up to `end`, where a NUL is. */
struct plain_reader {
	char *in, *end, *out;
	uint32_t line;  /* of `in`, from 1 on */
	bool open;      /* an entry that has begun goes on at `in` */
	bool domain;    /* what follows belongs to a domain that the parser knows */
};

/* The line after; `end`: there is none. */
static char *
line_after(const struct plain_reader *reader, char *line)
{
	char *newline = memchr(line, '\n', (size_t)(reader->end - line));
	return newline ? newline + 1 : reader->end;
}

static bool
is_blank(const struct plain_reader *reader, const char *line)
{
	return line == reader->end || *line == '\n';
}

/* A comment that says nothing of the entry behind it: no flag, no former msgid, nothing obsolete. */
static bool
is_remark(const char *line)
{
	return *line == '#' && line[1] && strchr("\n .:", line[1]);
}

/* The string of a line `keyword "..."`, and the line after it in *next; NULL: another line. */
static char *
plain_string(const struct plain_reader *reader, char *line, const char *keyword, char **next)
{
	size_t size = strlen(keyword);
	*next = line_after(reader, line);
	char *end = (*next)[-1] == '\n' ? *next - 1 : *next;
	if ((size_t)(end - line) < size + 2 || memcmp(line, keyword, size) || line[size] != '"' || *--end != '"')
		return NULL;
	line += size + 1;
	size = (size_t)(end - line);
	return end < line || memchr(line, '"', size) || memchr(line, '\\', size) ? NULL : line;
}

/* Lets so many lines become empty ones. */
static void
empty_lines(struct plain_reader *reader, uint32_t count)
{
	memset(reader->out, '\n', count);
	reader->out += count;
	reader->line += count;
}

/* Takes the entry that begins at `in`, perhaps with remarks; false: it is not plain. */
static bool
take_entry(struct plain_reader *reader, void (*take)(void *, const char *, const char *, const char *, uint32_t),
    void *closure)
{
	static const char *const keywords[] = {"msgctxt ", "msgid ", "msgstr "};
	char *strings[3], *line = reader->in, *next;
	uint32_t remarks = 0;
	for (; !is_blank(reader, line) && is_remark(line); remarks++)
		line = line_after(reader, line);
	for (size_t i = 0; i < 3; i++, line = next)
		if (line == reader->end || !(strings[i] = plain_string(reader, line, keywords[i], &next)))
			return false;
	if (!is_blank(reader, line) || line[strspn(line, WHITE_SPACE)] == '"')
		return false;
	for (size_t i = 0; i < 3; i++)
		*strchr(strings[i], '"') = '\0';
	take(closure, strings[0], strings[1], strings[2], reader->line + remarks + 1);
	reader->in = line;
	empty_lines(reader, remarks + 3);
	return true;
}

/* What follows the line's "#~ ", if it has that. */
static const char *
without_obsolete(const char *line)
{
	if (strncmp(line, "#~", 2))
		return line;
	line += 2;
	return line + strspn(line, " |");
}

/* Copies the line at `in`, and sees whether an entry is open after it: a keyword other than msgstr was the
 * last, or comments that belong to the next one. */
static void
copy_line(struct plain_reader *reader)
{
	char *next = line_after(reader, reader->in);
	size_t size = (size_t)(next - reader->in);
	const char *words = without_obsolete(reader->in);
	reader->domain |= !strncmp(words, "domain", strlen("domain"));
	if (!strncmp(words, "msg", 3))
		reader->open = strncmp(words, "msgstr", 6);
	else if (*words == '#')
		reader->open = true;
	reader->out = (char *)memmove(reader->out, reader->in, size) + size;
	reader->in = next;
	reader->line++;
}

struct bytes
po_take_plain(struct bytes bytes, void (*take)(void *, const char *, const char *, const char *, uint32_t),
    void *closure)
{
	struct plain_reader reader = {
		.in = bytes.data, .end = bytes.data + bytes.size, .out = bytes.data, .line = 1,
	};
	bool begins = true; /* an entry may: before was a blank line */
	while (reader.in < reader.end) {
		if (begins && !reader.open && !reader.domain && take_entry(&reader, take, closure))
			continue;
		begins = is_blank(&reader, reader.in);
		copy_line(&reader);
	}
	*reader.out = '\0';
	return (struct bytes){bytes.data, (size_t)(reader.out - bytes.data)};
}
