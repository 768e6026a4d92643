#include "data/editor/source/source_po.h"

#include <gettext-po.h>
#include <malloc.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include "data/editor/faults/editor_words.h"
#include "data/editor/source/placeholder.h"
#include "data/editor/source/source_po_lost.h"
#include "data/editor/source/source_po_names.h"
#include "data/editor/source/source_po_plain.h"
#include "data/limits.h"
#include "data/text.h"

enum { PIECE_SIZE = 256 * 1024 };

/* A translation ("": none, or a fuzzy one), not yet known to belong to a text. */
struct po_entry {
	const char *context, *msgid, *translation;
	uint32_t line;
};

/* One PO file that is being read. */
struct po_reader {
	struct faults *faults;
	uint32_t file;
	size_t language;
	struct bytes bytes;
	struct arena keys;         /* contexts, msgids */
	struct arena translations;
	struct po_entry *entries;
	size_t count, room;
	bool parsed;        /* some of them are from the parser */
	uint32_t before;    /* lines before the piece that is being parsed */
	const char *cursor; /* in the bytes: after the line of the last entry */
	uint32_t line;      /* of the last entry */
	uint32_t error_line; /* of the last error */
	struct arena lost_arena;
	struct po_lost lost;
	jmp_buf fatal;      /* libgettextpo wants a handler that does not return then */
};

/* libgettextpo's handlers get no closure: the reader whose file is being parsed. */
static _Thread_local struct po_reader *current;

static struct place
place_of(const struct po_reader *reader, size_t line)
{
	return (struct place){.file = reader->file, .line = (uint32_t)line};
}

/* ------------------------------------------------------------------- parsing -- */

/* What libgettextpo says, or how it begins, and our words for it. */
static const struct {
	const char *problem, *words;
} problems[] = {
	{"end-of-line within string", W("a quotation mark opens here and is not closed in its line; close it, and put each line of the text "
	    "between quotation marks")},
	{"end-of-file within string", W("a quotation mark opens here and is not closed in its line; close it, and put each line of the text "
	    "between quotation marks")},
	{"missing 'msgstr", W("the entry before has no msgstr; write msgstr \"\" below its msgid")},
	{"missing 'msgid", W("the entry before is not complete; write all of msgctxt, msgid and msgstr")},
	{"inconsistent use of #~", W("\"#~\" stands before some lines of the entry only; write it before all of them, or before none")},
	{"invalid control sequence", W("has a backslash that means nothing here; write two of them")},
	{"duplicate message definition", W("is translated for the second time; delete one of the two")},
	{"plural form", W("the plural forms are not numbered one by one; number them from 0")},
	{"first plural form", W("the plural forms are not numbered one by one; number them from 0")},
	{"context separator", W("has a forbidden character; delete it")},
};

/* One fault for mistakes in lines that follow each other: the parser stumbles on. */
static bool
is_new_error(struct po_reader *reader, size_t line)
{
	bool goes_on = reader->error_line && line <= reader->error_line + 1;
	reader->error_line = (uint32_t)line;
	return !goes_on;
}

static const char *
line_after(const char *line)
{
	const char *end = strchr(line, '\n');
	return end ? end + 1 : line + strlen(line);
}

/* Quotation marks in the line without a backslash before. */
static size_t
count_quotes(const char *line)
{
	size_t count = 0;
	for (; *line && *line != '\n'; line++) {
		if (*line == '\\' && line[1] && line[1] != '\n')
			line++;
		else
			count += *line == '"';
	}
	return count;
}

/* What is wrong with the line of that number, if that can be seen; else NULL. */
static const char *
explain_line(const struct po_reader *reader, size_t number)
{
	static const char *const keywords[] = {"msgctxt", "msgid", "msgstr"};
	const char *line = reader->bytes.data;
	while (--number && *line)
		line = line_after(line);
	if (!strncmp(line, "<<<<<<<", 7) || !strncmp(line, "=======", 7) || !strncmp(line, ">>>>>>>", 7))
		return W("two versions of the file were not merged to the end here; keep one of the two, and delete the marks");
	line += strspn(line, " \t");
	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++) {
		size_t size = strlen(keywords[i]);
		const char *string = strncmp(line, keywords[i], size) ? NULL : line + size + strspn(line + size, " \t");
		if (string && *string != '"')
			return W("behind msgctxt, msgid and msgstr the text stands between straight quotation marks (\"); write them");
	}
	return count_quotes(line) > 2 ? W("has a quotation mark within the text; write \\\" in place of it, or „ ”") : NULL;
}

static void
report_error(struct po_reader *reader, size_t line, const char *text)
{
	line -= !strncmp(text, "end-of-line", strlen("end-of-line")) && line; /* that is said of the next one */
	const char *seen = line ? explain_line(reader, line) : NULL;
	const char *words = W("is no line of a PO file; write it between the quotation marks of the text above, or delete it");
	for (size_t i = 0; i < sizeof problems / sizeof *problems; i++)
		if (!strncmp(text, problems[i].problem, strlen(problems[i].problem)))
			words = problems[i].words;
	if (seen)
		words = seen;
	fault(reader->faults, place_of(reader, line), NULL, words);
}

static void
on_error(int severity, po_message_t message, const char *file, size_t line, size_t column,
    int multiline, const char *text)
{
	(void)message, (void)file, (void)column, (void)multiline;
	size_t number = line == (size_t)-1 ? 0 : current->before + line;
	if (severity != PO_SEVERITY_WARNING && is_new_error(current, number))
		report_error(current, number, text);
	if (severity == PO_SEVERITY_FATAL_ERROR)
		longjmp(current->fatal, 1);
}

static void
on_error2(int severity, po_message_t message, const char *file, size_t line, size_t column,
    int multiline, const char *text, po_message_t message2, const char *file2, size_t line2,
    size_t column2, int multiline2, const char *text2)
{
	(void)message2, (void)file2, (void)line2, (void)column2, (void)multiline2, (void)text2;
	on_error(severity, message, file, line, column, multiline, text);
}

/* Checks that the header says UTF-8, or nothing (unless the bytes were found to be none), and makes what it says unreadable: the
 * bytes are UTF-8 as they are, and libgettextpo is eight times slower when it knows. */
static void
hide_charset(struct po_reader *reader, bool check)
{
	static const char key[] = "charset=";
	char *start = reader->bytes.data, *end = strstr(start, "\n\n");
	char *found = memmem(start, end ? (size_t)(end - start) : reader->bytes.size, key, strlen(key));
	if (!found)
		return;
	const char *name = found + strlen(key);
	size_t line = 1;
	for (const char *c = start; c < found; c++)
		line += *c == '\n';
	if (check && strncasecmp(name, "UTF-8", 5) && strncmp(name, "CHARSET", 7))
		FAULT(reader->faults, place_of(reader, line), NULL, "the header names another encoding than UTF-8 ({charset}); save the "
		    "file as UTF-8, and write charset=UTF-8", {"charset", arena_strndup(&reader->faults->arena, name,
		    strcspn(name, "\\\"\n ;"))});
	*found = 'x';
}

/* The language that the header names, if it does, must be that of the file's name. */
static void
check_language(struct po_reader *reader)
{
	static const char key[] = "\"Language: ";
	const char *own = languages[reader->language], *end = strstr(reader->bytes.data, "\n\n"), *found = strstr(reader->bytes.data, key);
	if (!found || (end && found > end))
		return;
	uint32_t line = 1;
	for (const char *c = reader->bytes.data; c < found; c++)
		line += *c == '\n';
	found += strlen(key);
	size_t size = strspn(found, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	if (size && (size != 2 || strncasecmp(found, own, size)))
		FAULT(reader->faults, place_of(reader, line), NULL, "the header names another language ({value}) than the file's name "
		    "({lang}); if these are the wrong translations, take the right file, else write Language: {lang}",
		    {"value", arena_strndup(&reader->faults->arena, found, size)}, {"lang", own});
}

/* Entries of another domain are valid for gettext, and mean nothing here. */
static void
check_domain(struct po_reader *reader)
{
	static const char word[] = "domain ", own[] = "domain \"messages\"";
	uint32_t line = 1;
	for (const char *s = strstr(reader->bytes.data, word) ? reader->bytes.data : ""; *s; s = line_after(s), line++)
		if (!strncmp(s, word, strlen(word)) && strncmp(s, own, strlen(own))) {
			fault(reader->faults, place_of(reader, line), NULL, "a domain has no meaning here, what follows would be lost; "
			    "delete the line");
			return;
		}
}

/* libgettextpo reads files only: an anonymous one for the bytes. */
static int
memory_file(struct bytes bytes)
{
	int fd = memfd_create("po", MFD_CLOEXEC);
	if (fd < 0)
		return -1;
	for (size_t done = 0; done < bytes.size;) {
		ssize_t written = write(fd, bytes.data + done, bytes.size - done);
		if (written <= 0) {
			close(fd);
			return -1;
		}
		done += (size_t)written;
	}
	return fd;
}

/* Parses a piece of the file; NULL: it could not be. */
static po_file_t
parse(struct po_reader *reader, struct bytes piece)
{
	static const struct po_xerror_handler handler = {.xerror = on_error, .xerror2 = on_error2};
	char path[32];
	int fd = memory_file(piece);
	if (fd < 0) {
		fault(reader->faults, place_of(reader, 0), NULL,
		    "there is no memory for it; divide it, or make room in /dev/shm");
		return NULL;
	}
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	current = reader;
	po_file_t file = NULL;
	if (!setjmp(reader->fatal))
		file = po_file_read(path, &handler);
	current = NULL;
	close(fd);
	return file;
}

/* -------------------------------------------------------------------- pieces -- */

/* Whether an entry with a context begins there, perhaps with its comments. */
static bool
begins_entry(const char *line)
{
	while (*line == '#')
		line = line_after(line);
	return !strncmp(line, "msgctxt", strlen("msgctxt"));
}

/* How much from `start` on makes one piece: entries are whole, and few enough that their
 * trees in memory never count. */
static size_t
piece_size(const char *start, size_t left)
{
	const char *blank = left > PIECE_SIZE ? strstr(start + PIECE_SIZE, "\n\n") : NULL;
	while (blank && !begins_entry(blank + 2))
		blank = strstr(blank + 1, "\n\n");
	return blank ? (size_t)(blank + 2 - start) : left;
}

/* ------------------------------------------------------------------- entries -- */

/* Moves to the next line that begins an entry's msgid. Lines of obsolete entries begin
 * with "#~" and are passed over, as their messages are. */
static void
next_line(struct po_reader *reader)
{
	bool found = false;
	while (*reader->cursor && !found) {
		found = !strncmp(reader->cursor, "msgid", 5) && reader->cursor[5] != '_';
		reader->cursor = line_after(reader->cursor);
		reader->line++;
	}
}

/* A string of an entry in the sources' form; NULL: reported. */
static const char *
normal(struct po_reader *reader, struct arena *arena, const char *string)
{
	uint32_t bad;
	size_t at;
	const char *result = bytes_string(arena, string, strlen(string), &bad);
	if (result && (bad = text_hidden(result, false, &at)))
		result = NULL;
	if (!result)
		FAULT(reader->faults, place_of(reader, reader->line), NULL,
		    "forbidden character {code}; delete it",
		    {"code", arena_printf(&reader->faults->arena, "U+%04X", (unsigned)bad)});
	return result;
}

static void
add_entry(struct po_reader *reader, const struct po_entry *entry)
{
	if (reader->count == reader->room) {
		reader->room = reader->room ? 2 * reader->room : 1024;
		reader->entries = realloc(reader->entries, reader->room * sizeof *reader->entries);
		if (!reader->entries)
			abort();
	}
	reader->entries[reader->count++] = *entry;
}

static void
doubt(struct po_reader *reader, enum po_doubt doubt)
{
	po_lost_doubt(&reader->lost, &reader->lost_arena, doubt, place_of(reader, reader->line));
}

static void
take_strings(void *closure, const char *context, const char *msgid, const char *translation, uint32_t line)
{
	struct po_reader *reader = closure;
	reader->line = line;
	if (!*msgid)
		return;
	if (!context) {
		if (translation && *translation)
			doubt(reader, DOUBT_NO_CONTEXT);
		return;
	}
	if (translation && *translation && !text_is_visible(translation)) {
		doubt(reader, DOUBT_INVISIBLE);
		translation = NULL;
	}
	struct po_entry entry = {
		.context = normal(reader, &reader->keys, context),
		.msgid = normal(reader, &reader->keys, msgid),
		.translation = translation ? normal(reader, &reader->translations, translation) : "",
		.line = line,
	};
	if (entry.context && entry.msgid && entry.translation)
		add_entry(reader, &entry);
}

static void
read_message(struct po_reader *reader, po_message_t message)
{
	reader->parsed |= po_message_msgctxt(message) != NULL;
	if (po_message_is_fuzzy(message) && po_message_msgctxt(message) && *po_message_msgstr(message))
		doubt(reader, DOUBT_FUZZY);
	take_strings(reader, po_message_msgctxt(message), po_message_msgid(message),
	    po_message_is_fuzzy(message) ? NULL : po_message_msgstr(message), reader->line);
}

static void
read_messages(struct po_reader *reader, po_file_t file)
{
	po_message_iterator_t iterator = po_message_iterator(file, NULL);
	for (po_message_t message; (message = po_next_message(iterator));)
		if (!po_message_is_obsolete(message)) {
			next_line(reader);
			read_message(reader, message);
		}
	po_message_iterator_free(iterator);
}

static void
read_pieces(struct po_reader *reader)
{
	struct bytes piece = reader->bytes;
	for (size_t left = piece.size; left; left -= piece.size) {
		piece.size = piece_size(piece.data, left);
		reader->cursor = piece.data;
		reader->line = reader->before;
		po_file_t file = parse(reader, piece);
		if (file) {
			read_messages(reader, file);
			po_file_free(file);
		}
		for (size_t i = 0; i < piece.size; i++)
			reader->before += piece.data[i] == '\n';
		piece.data += piece.size;
	}
}

/* Bytes into entries. */
static void
read_bytes(struct po_reader *reader, struct bytes bytes)
{
	struct arena arena = {0};
	size_t before = reader->faults->count;
	reader->bytes = bytes_normal(reader->faults, reader->file, &arena, bytes);
	if (!reader->bytes.data)
		return;
	hide_charset(reader, before == reader->faults->count);
	check_language(reader);
	check_domain(reader);
	reader->bytes = po_take_plain(reader->bytes, take_strings, reader);
	read_pieces(reader);
	arena_free(&arena);
}

/* -------------------------------------------------------------------- taking -- */

/* What can be wrong with a translation of a text. */
static void
check_translation(struct po_reader *reader, size_t language, const struct po_entry *entry)
{
	struct place place = place_of(reader, entry->line);
	size_t length = text_length(entry->translation);
	if (length > LIMIT_TRANSLATION)
		FAULT(reader->faults, place, entry->context, "{length} characters, at most {limit} are allowed; write it shorter",
		    {"length", faults_number(reader->faults, (long long)length)},
		    {"limit", faults_number(reader->faults, LIMIT_TRANSLATION)});
	if (!placeholder_same(entry->msgid, entry->translation))
		fault(reader->faults, place, entry->context,
		    "the translation has other {amount:…} than the text; write the same, each as often");
	enum po_doubt found = po_doubt_of(language, entry->msgid, entry->translation);
	if (found < DOUBTS)
		po_lost_doubt(&reader->lost, &reader->lost_arena, found, place);
}

static void
take_entry(struct po_reader *reader, struct messages *texts, size_t language,
    const struct po_entry *entry, uint32_t *lines)
{
	long number = messages_find(texts, entry->context, entry->msgid);
	struct place place = place_of(reader, entry->line);
	if (number < 0) {
		if (*entry->translation)
			po_lost_add(&reader->lost, &reader->lost_arena, language, place, entry->context, entry->msgid);
		return;
	}
	if (lines[number])
		FAULT(reader->faults, place, entry->context,
		    "stands here for the second time (first in line {line}); keep one of the two",
		    {"line", faults_number(reader->faults, lines[number])});
	lines[number] = entry->line;
	if (!*entry->translation)
		return;
	check_translation(reader, language, entry);
	texts->translations[language][number] = entry->translation;
}

static int
by_line(const void *a, const void *b)
{
	const struct po_entry *x = a, *y = b;
	return (x->line > y->line) - (x->line < y->line);
}

/* Entries into translations of texts; frees the rest. */
static void
take(struct po_reader *reader, struct messages *texts, size_t language)
{
	uint32_t *lines = calloc(texts->count + 1, sizeof *lines); /* of the entry for each text */
	texts->translations[language] = calloc(texts->count + 1, sizeof *texts->translations[language]);
	if (!lines || !texts->translations[language])
		abort();
	if (reader->parsed) /* behind the plain ones */
		qsort(reader->entries, reader->count, sizeof *reader->entries, by_line);
	for (size_t i = 0; i < reader->count; i++)
		take_entry(reader, texts, language, &reader->entries[i], lines);
	texts->translation_arenas[language] = reader->translations;
	arena_free(&reader->keys);
	free(reader->entries);
	free(lines);
}

void
po_read(struct messages *texts, struct faults *faults, uint32_t file, size_t language,
    struct bytes bytes)
{
	struct po_reader reader = {.faults = faults, .file = file, .language = language};
	read_bytes(&reader, bytes);
	take(&reader, texts, language);
	po_lost_report(&reader.lost, texts, faults);
	arena_free(&reader.lost_arena);
}

/* --------------------------------------------------------------------- files -- */

/* All files; they belong to the thread while that runs. One thread for all: the parser
 * of libgettextpo keeps its state in globals. */
struct po_job {
	struct faults faults;
	struct arena arena;
	const char *paths[LANGUAGES]; /* NULL: there is none */
	struct po_reader readers[LANGUAGES];
	pthread_t thread;
	bool has_thread;
};

static void
read_file(struct po_reader *reader, struct faults *faults, const char *path, size_t language)
{
	struct arena arena = {0};
	struct bytes bytes;
	reader->faults = faults;
	reader->language = language;
	reader->file = faults_file(faults, path);
	if (bytes_read(faults, reader->file, &arena, LIMIT_PO_SIZE, &bytes))
		read_bytes(reader, bytes);
	arena_free(&arena);
}

static void *
run(void *closure)
{
	struct po_job *job = closure;
	for (size_t i = 0; i < LANGUAGES; i++)
		if (job->paths[i])
			read_file(&job->readers[i], &job->faults, job->paths[i], i);
	return NULL;
}

/* Of all languages together: one changed text is one cause. Only the sources say what is lost, so they must be sound. */
static void
report_lost(struct po_job *job, const struct messages *texts, struct faults *faults)
{
	struct po_lost all = {0};
	for (size_t i = 0; i < LANGUAGES; i++)
		if (job->paths[i])
			po_lost_join(&all, &job->arena, &job->readers[i].lost, faults_file(faults, job->paths[i]));
	po_lost_report(&all, texts, faults);
}

struct po_job *
po_begin(const char *folder, const char *lang)
{
	struct po_job *job = calloc(1, sizeof *job);
	if (!job)
		abort();
	faults_init(&job->faults, lang);
	po_names(&job->faults, &job->arena, arena_printf(&job->arena, "%s/po", folder), job->paths);
	job->has_thread = !pthread_create(&job->thread, NULL, run, job);
	if (!job->has_thread)
		run(job);
	return job;
}

void
po_end(struct po_job *job, struct messages *texts, struct faults *faults)
{
	if (job->has_thread)
		pthread_join(job->thread, NULL);
	bool sound = !faults->count;
	for (size_t i = 0; i < LANGUAGES; i++)
		if (job->paths[i])
			take(&job->readers[i], texts, i);
	malloc_trim(0); /* the thread's free memory is of no use to others (malloc(3)) */
	if (sound)
		report_lost(job, texts, faults);
	faults_merge(faults, &job->faults);
	faults_destroy(&job->faults);
	for (size_t i = 0; i < LANGUAGES; i++)
		arena_free(&job->readers[i].lost_arena);
	arena_free(&job->arena);
	free(job);
}
