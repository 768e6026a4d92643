#include "data/editor/source/source_syntax.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "data/editor/source/shape.h"
#include "data/editor/source/source_sign.h"
#include "data/text.h"

/* ------------------------------------------------------------------------ signs -- */

/* A colon of another alphabet or width. */
static bool
is_false_colon(uint32_t c)
{
	return c == 0xff1a || c == 0xfe55 || c == 0x2236 || c == 0xa789 || c == 0x589 || c == 0x5c3 || c == 0x2d0;
}

/* A quotation mark as texts have it. */
static bool
is_false_quote(const char *s)
{
	size_t size;
	uint32_t c = sign_at(s, &size);
	return (c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb || c == 0x2039 || c == 0x203a || c == 0xff02;
}

/* ------------------------------------------------------------------------ lines -- */

/* A line taken apart as far as its key. All but `start` may be NULL. */
struct line {
	const char *start, *end;
	const char *hyphen;    /* what stands in place of one */
	const char *word;      /* the first word, without signs before it */
	const char *key_end;   /* behind a word that is the name of a field */
};

static struct line
line_at(const char *start)
{
	struct line line = {.start = start, .end = start + strcspn(start, "\n")};
	const char *s = start + strspn(start, " \t");
	for (; *s == '-' && s[1] == ' '; s += strspn(s, " \t"))
		s++;
	size_t size = sign_false_hyphen(s);
	if (size) {
		line.hyphen = s;
		s += size;
		s += strspn(s, " \t");
	}
	line.word = s;
	size = strspn(s, "abcdefghijklmnopqrstuvwxyz_");
	if (size && shape_has_field(s, size))
		line.key_end = s + size;
	return line;
}

/* The line of that number; the first one for 0, the end of the text for one that is not there. */
static struct line
line_number(struct bytes bytes, uint32_t number)
{
	const char *s = bytes.data;
	while (number > 1 && *s) {
		s += strcspn(s, "\n");
		s += *s == '\n';
		number--;
	}
	return line_at(s);
}

/* The number of the last line before that one with anything in it but a comment; 0: none. */
static uint32_t
line_before(struct bytes bytes, uint32_t number)
{
	while (--number) {
		struct line line = line_number(bytes, number);
		if (line.word < line.end && *line.word != '#')
			break;
	}
	return number;
}

/* The byte of the line at that column. */
static const char *
at_column(const struct line *line, uint32_t column)
{
	const char *s = line->start;
	for (size_t size; column > 1 && s < line->end; column--) {
		sign_at(s, &size);
		s += size;
	}
	return s;
}

/* ---------------------------------------------------------------------- reports -- */

struct syntax {
	struct faults *faults;
	struct bytes bytes;
	const struct syntax_fault *fault;
};

static struct place
place_of(const struct syntax *syntax, uint32_t line)
{
	return (struct place){.file = syntax->fault->file, .line = line};
}

static bool
say(const struct syntax *syntax, uint32_t line, const char *msgid)
{
	fault(syntax->faults, place_of(syntax, line), NULL, msgid);
	return true;
}

static bool
say_sign(const struct syntax *syntax, uint32_t line, const char *msgid, const char *sign)
{
	size_t size;
	uint32_t c = sign_at(sign, &size);
	FAULT(syntax->faults, place_of(syntax, line), NULL, msgid, {"sign", sign_name(&syntax->faults->arena, c)});
	return true;
}

/* What is wrong at the beginning of a line, if anything is. */
static bool
explain_head(const struct syntax *syntax, uint32_t number)
{
	size_t size;
	struct line line = line_number(syntax->bytes, number);
	if (line.hyphen && *line.hyphen == '-')
		return say(syntax, number, "behind the hyphen of a list there must be a space; write it");
	if (line.hyphen)
		return say_sign(syntax, number, "an entry of a list begins with a hyphen and a space, here stands {sign}; write \"- \"",
		    line.hyphen);
	if (!line.key_end)
		return false;
	if (*line.key_end == ':' && line.key_end[1] && !strchr(" \t\n", line.key_end[1]))
		return say(syntax, number, "behind the colon of a key there must be a space; write it");
	const char *sign = line.key_end + strspn(line.key_end, " ");
	if (is_false_colon(sign_at(sign, &size)))
		return say_sign(syntax, number, "behind a key there must be a plain colon, here stands {sign}; write \": \"", sign);
	if (*line.key_end == ' ' && *sign != ':')
		return say(syntax, number, "behind the key a colon is missing; write it");
	return false;
}

/* "1. ", "2) ", as lists are numbered elsewhere. */
static bool
explain_number(const struct syntax *syntax, uint32_t number)
{
	struct line line = line_number(syntax->bytes, number);
	size_t digits = strspn(line.word, "0123456789");
	return digits && digits < 3 && strchr(".)", line.word[digits]) && say(syntax, number,
	    "an entry of a list begins with a hyphen and a space, and not with a number; write \"- \" in its place");
}

/* A line that is neither a key with its value nor an entry. */
static bool
no_colon(const struct syntax *syntax)
{
	uint32_t line = syntax->fault->context_line ? syntax->fault->context_line : syntax->fault->line;
	return explain_head(syntax, line) || explain_number(syntax, line) || say(syntax, line,
	    "is neither \"key: value\" nor \"- entry\"; if it goes on with the text above, indent it further than that");
}

/* "- A text", under which a key follows as if it was a map. */
static bool
explain_bare_text(const struct syntax *syntax, uint32_t number, uint32_t key_number)
{
	struct line line = line_number(syntax->bytes, number), key = line_number(syntax->bytes, key_number);
	const char *dash = line.start + strspn(line.start, " "), *colon = strstr(line.start, ": ");
	return *dash == '-' && dash[1] == ' ' && (!colon || colon > line.end) && key.key_end && *key.key_end == ':' &&
	    key.word - key.start == dash + 2 - line.start && say(syntax, number,
	    "is a text, and a key follows below it; write \"text: \" in front of it, too");
}

/* A second colon in a line, or a key that stands too far to the right. */
static bool
stray_colon(const struct syntax *syntax)
{
	uint32_t number = syntax->fault->line, before = line_before(syntax->bytes, number);
	struct line line = line_number(syntax->bytes, number);
	const char *colon = at_column(&line, syntax->fault->column);
	const char *first = strstr(line.start, ": ");
	if (first && first < colon && is_false_quote(first + strspn(first, ": ")))
		return say_sign(syntax, number, "the text begins with {sign}, which holds nothing together; put it between straight "
		    "quotation marks (\") instead", first + strspn(first, ": "));
	if (first && first < colon)
		return say(syntax, number, "has a colon within the text; put the whole text into quotation marks");
	return (before && (explain_head(syntax, before) || explain_bare_text(syntax, before, number))) ||
	    explain_head(syntax, number) || say(syntax, number,
	    "is indented further than what it belongs to; give it as many spaces as that has");
}

/* Quotation marks that were not closed, or closed too early; false: it is not their fault. */
static bool
explain_quotes(const struct syntax *syntax)
{
	const struct syntax_fault *f = syntax->fault;
	if (!f->quote_end || f->quote_end != f->line)
		return false;
	struct line line = line_number(syntax->bytes, f->line);
	if (strchr("]}", *at_column(&line, f->column)))
		return say(syntax, f->line, "has a closing bracket too much; delete it");
	if (f->quote_line == f->line)
		return say(syntax, f->line, "goes on behind the closing quotation mark; let the text end there, and write quotation "
		    "marks within it as „ ”");
	FAULT(syntax->faults, place_of(syntax, f->quote_line), NULL, "the quotation mark that opens here is closed only in line "
	    "{line}; close it where the text ends", {"line", faults_number(syntax->faults, f->line)});
	return true;
}

/* A text that begins with a bracket, and goes on behind the one that closes it. */
static bool
explain_bracket(const struct syntax *syntax, uint32_t number)
{
	struct line line = line_number(syntax->bytes, number);
	const char *value = line.key_end && *line.key_end == ':' ? line.key_end + 1 : line.word;
	value += strspn(value, " ");
	const char *close = *value == '[' ? strchr(value, ']') : *value == '{' ? strchr(value, '}') : NULL;
	return close && close < line.end && close[1 + strspn(close + 1, " ")] != '\n' && say_sign(syntax, number,
	    "the text begins with {sign}, which means something in YAML; put the text into quotation marks", value);
}

static bool
wrong_level(const struct syntax *syntax)
{
	uint32_t line = syntax->fault->line, before = line_before(syntax->bytes, line);
	return explain_quotes(syntax) || explain_bracket(syntax, line) || explain_head(syntax, line) || (before && explain_head(syntax, before)) || say(syntax,
	    line, "is indented otherwise than the lines it belongs to; give it as many spaces as they have");
}

static bool
open_quote(const struct syntax *syntax)
{
	return say(syntax, syntax->fault->context_line, "the quotation mark that opens here is never closed; close it where the "
	    "text ends");
}

static bool
open_bracket(const struct syntax *syntax)
{
	const struct syntax_fault *f = syntax->fault;
	if (f->context_line < f->line)
		return say(syntax, f->context_line, "the bracket that opens here is never closed; close it where the list ends");
	return say(syntax, f->line, "has an entry too much between brackets; put commas between the entries, and texts with a comma, "
	    "a bracket or a quotation mark into quotation marks");
}

/* The sign with which a text must not begin. */
static bool
first_sign(const struct syntax *syntax)
{
	uint32_t number = syntax->fault->line;
	struct line line = line_number(syntax->bytes, number);
	const char *sign = at_column(&line, syntax->fault->column);
	if (explain_head(syntax, number))
		return true;
	while (sign > line.start && !strchr("@`%&*?|>!\t", *sign))
		sign--;
	if (*sign == '\t')
		return say(syntax, number, "has a tab where YAML wants spaces; write spaces");
	return say_sign(syntax, number, "the text begins with {sign}, which means something in YAML; put the text into quotation marks",
	    sign);
}

static bool
escape(const struct syntax *syntax)
{
	return say(syntax, syntax->fault->line, "has a backslash between quotation marks, which means something in YAML; write two of "
	    "them");
}

static bool
tab(const struct syntax *syntax)
{
	return say(syntax, syntax->fault->line, "has a tab where YAML wants spaces; write spaces");
}

static bool
no_entry(const struct syntax *syntax)
{
	return say(syntax, syntax->fault->line, "has two commas, or a comma behind a bracket, with nothing between; delete one");
}

static bool
entries_behind_key(const struct syntax *syntax)
{
	return explain_head(syntax, syntax->fault->line) || say(syntax, syntax->fault->line,
	    "has an entry on the line of its key; write each entry on a line of its own below it");
}

static bool
no_document(const struct syntax *syntax)
{
	return explain_head(syntax, syntax->fault->line) || say(syntax, syntax->fault->line,
	    "does not go on as the file begins; give the first lines as many spaces as this one, and no \"...\" or \"%\"");
}

/* The marks that a merge of two versions leaves. */
static bool
explain_merge(const struct syntax *syntax)
{
	uint32_t number = 1;
	for (const char *s = syntax->bytes.data; *s; s += strcspn(s, "\n"), s += *s == '\n', number++)
		if (!strncmp(s, "<<<<<<< ", 8))
			return say(syntax, number, "two versions of the file were not merged to the end here; keep one of the two, and delete the "
			    "marks");
	return false;
}

/* What libyaml says, and who explains it. */
static const struct {
	const char *problem;
	bool (*explain)(const struct syntax *);
} problems[] = {
	{"could not find expected ':'", no_colon},
	{"mapping values are not allowed in this context", stray_colon},
	{"found unexpected ':'", stray_colon},
	{"did not find expected key", wrong_level},
	{"did not find expected '-' indicator", wrong_level},
	{"did not find expected ',' or ']'", open_bracket},
	{"did not find expected ',' or '}'", open_bracket},
	{"found unexpected end of stream", open_quote},
	{"found unexpected document indicator", open_quote},
	{"did not find expected alphabetic or numeric character", first_sign},
	{"found character that cannot start any token", first_sign},
	{"mapping keys are not allowed in this context", first_sign},
	{"did not find expected comment or line break", first_sign},
	{"found unknown escape character", escape},
	{"did not find expected hexdecimal number", escape},
	{"found invalid Unicode character escape code", escape},
	{"found a tab character that violates indentation", tab},
	{"found a tab character where an indentation space is expected", tab},
	{"did not find expected node content", no_entry},
	{"block sequence entries are not allowed in this context", entries_behind_key},
	{"did not find expected <document start>", no_document},
};

void
syntax_report(struct faults *faults, struct bytes bytes, const struct syntax_fault *f)
{
	const struct syntax syntax = {faults, bytes, f};
	if (explain_merge(&syntax))
		return;
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
		if (!strcmp(f->problem, problems[i].problem)) {
			problems[i].explain(&syntax);
			return;
		}
	say(&syntax, f->line, "is no YAML; look at the indentation, the colons and the quotation marks in this line and before it");
}

/* ----------------------------------------------------------------------- spaces -- */

/* A space that is not the plain one, or what nobody sees. */
static uint32_t
odd_space(const char *s, size_t *size)
{
	size_t place;
	uint32_t c = sign_at(s, size);
	char alone[5] = {0};
	if (c < 0x80 || *size >= sizeof alone)
		return 0;
	memcpy(alone, s, *size);
	return text_hidden(alone, true, &place) ? c : 0;
}

/* Spaces that are being made plain. */
struct spaces {
	struct faults *faults;
	struct place place;
	const char *start;  /* of the line */
	uint32_t first, line, column, lines; /* the first one found, and in how many lines there are some */
};

static void
note_space(struct spaces *spaces, const char *at, uint32_t c)
{
	if (!spaces->first) {
		spaces->first = c;
		spaces->line = spaces->place.line;
		spaces->column = (uint32_t)u8_mbsnlen((const uint8_t *)spaces->start, (size_t)(at - spaces->start)) + 1;
	}
}

/* Copies plain and odd spaces from *in, all as plain ones. */
static bool
copy_spaces(struct spaces *spaces, const char **in, char **out)
{
	bool found = false;
	for (size_t size = 1; **in == ' ' || odd_space(*in, &size); *in += size, size = 1) {
		uint32_t c = odd_space(*in, &size);
		if (c)
			note_space(spaces, *in, c);
		found |= c != 0;
		size = c ? size : 1;
		*(*out)++ = ' ';
	}
	return found;
}

/* Copies a line up to where its value begins; true: it had an odd space. */
static bool
copy_head(struct spaces *spaces, const char **in, char **out)
{
	bool found = copy_spaces(spaces, in, out);
	while (**in == '-' && (*in)[1] != '-' && (*in)[1] != '\n') {
		*(*out)++ = *(*in)++;
		found |= copy_spaces(spaces, in, out);
	}
	size_t size = strspn(*in, "abcdefghijklmnopqrstuvwxyz_");
	if ((*in)[size] != ':' || (unsigned char)(*in)[size + 1] < 0x80 || !shape_has_field(*in, size))
		return found;
	memmove(*out, *in, size + 1);
	*out += size + 1;
	*in += size + 1;
	return copy_spaces(spaces, in, out) || found;
}

struct bytes
syntax_spaces(struct faults *faults, uint32_t file, struct bytes bytes)
{
	struct spaces spaces = {.faults = faults, .place = {.file = file}};
	const char *in = bytes.data, *end = in + bytes.size;
	char *out = bytes.data;
	while (in < end) {
		spaces.start = in;
		spaces.place.line++;
		spaces.lines += copy_head(&spaces, &in, &out);
		size_t size = strcspn(in, "\n");
		size += in + size < end;
		memmove(out, in, size);
		out += size;
		in += size;
	}
	*out = '\0';
	if (spaces.first)
		FAULT(faults, ((struct place){file, spaces.line}), NULL, "has the invisible character {code} at column {column} in "
		    "place of a space (lines: {count}); write a plain space",
		    {"code", sign_name(&faults->arena, spaces.first)}, {"column", faults_number(faults, spaces.column)},
		    {"count", faults_number(faults, spaces.lines)});
	return (struct bytes){bytes.data, (size_t)(out - bytes.data)};
}
