#include "tests/bench/sheet.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

static FILE *
open_file(const struct sheet *sheet, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", sheet->folder, name);
	FILE *file = fopen(path, "w");
	if (!file)
		fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
	return file;
}

static bool
make_folder(const struct sheet *sheet, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", sheet->folder, name);
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
	return false;
}

static bool
open_po(struct sheet *sheet, enum prose_language language)
{
	static const char *const names[] = {"hu", "en", "de"};
	char name[16];
	snprintf(name, sizeof name, "po/%s.po", names[language]);
	sheet->po[language] = open_file(sheet, name);
	if (!sheet->po[language])
		return false;
	fprintf(sheet->po[language],
	    "msgid \"\"\nmsgstr \"\"\n\"Language: %s\\n\"\n\"MIME-Version: 1.0\\n\"\n"
	    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	    "\"Content-Transfer-Encoding: 8bit\\n\"\n", names[language]);
	return true;
}

bool
sheet_begin(struct sheet *sheet, const char *folder)
{
	static const char *const folders[] = {"", "documents", "questions", "offices", "services", "po"};
	sheet->folder = folder;
	bool done = true;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		done = done && make_folder(sheet, folders[i]);
	for (unsigned language = 1; language < sheet->languages; language++)
		done = done && open_po(sheet, language);
	return done;
}

static bool
finish(FILE *file)
{
	bool done = !ferror(file);
	return fclose(file) == 0 && done;
}

bool
sheet_end(struct sheet *sheet)
{
	bool done = true;
	for (unsigned language = 1; language < sheet->languages; language++)
		if (sheet->po[language])
			done = finish(sheet->po[language]) && done;
	return done;
}

bool
sheet_open(struct sheet *sheet, const char *name)
{
	sheet->yaml = open_file(sheet, name);
	return sheet->yaml != NULL;
}

bool
sheet_close(struct sheet *sheet)
{
	return finish(sheet->yaml);
}

void
sheet_owner(struct sheet *sheet, const char *kind, const char *id)
{
	snprintf(sheet->owner, sizeof sheet->owner, "%s%s%s", kind, *id ? " " : "", id);
	sheet->written_count = 0;
}

struct random
sheet_random(const struct sheet *sheet, const char *field, unsigned position)
{
	uint64_t seed = random_mix(sheet->seed, random_hash(sheet->owner));
	return (struct random){random_mix(random_mix(seed, random_hash(field)), position)};
}

void
sheet_line(struct sheet *sheet, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	vfprintf(sheet->yaml, format, arguments);
	va_end(arguments);
	fputc('\n', sheet->yaml);
}

static bool
is_written(const struct sheet *sheet, uint64_t hash)
{
	for (size_t i = 0; i < sheet->written_count; i++)
		if (sheet->written[i] == hash)
			return true;
	return false;
}

/* A message may stand only once in a PO file. */
static bool
is_first(struct sheet *sheet, const char *field, const char *text)
{
	uint64_t hash = random_mix(random_hash(field), random_hash(text));
	if (is_written(sheet, hash))
		return false;
	if (sheet->written_count < sizeof sheet->written / sizeof *sheet->written)
		sheet->written[sheet->written_count++] = hash;
	return true;
}

void
sheet_text(struct sheet *sheet, const char *lead, const char *field,
    const char *const texts[PROSE_LANGUAGES])
{
	sheet_line(sheet, "%s\"%s\"", lead, texts[PROSE_HU]);
	if (!is_first(sheet, field, texts[PROSE_HU]))
		return;
	for (unsigned language = 1; language < sheet->languages; language++)
		fprintf(sheet->po[language], "\nmsgctxt \"%s %s\"\nmsgid \"%s\"\nmsgstr \"%s\"\n",
		    sheet->owner, field, texts[PROSE_HU], texts[language]);
}

void
sheet_prose(struct sheet *sheet, const char *lead, const char *field, unsigned position,
    enum prose_shape shape, size_t size)
{
	enum { TRIES = 8, FAR = 1000 }; /* a list says nothing twice: then it is made up as if it stood elsewhere */
	char made[PROSE_LANGUAGES][PROSE_ROOM];
	const char *texts[PROSE_LANGUAGES];
	for (unsigned try = 0; try < TRIES; try++) {
		for (unsigned language = 0; language < PROSE_LANGUAGES; language++) {
			struct random random = sheet_random(sheet, field, position + FAR * try);
			random.state = random_mix(random.state, language + sheet->edition[language]);
			prose_write(&random, language, shape, size, made[language]);
			texts[language] = made[language];
		}
		if (!is_written(sheet, random_mix(random_hash(field), random_hash(made[PROSE_HU]))))
			break;
	}
	sheet_text(sheet, lead, field, texts);
}

void
sheet_same(struct sheet *sheet, const char *lead, const char *field, const char *text)
{
	sheet_text(sheet, lead, field, (const char *const[]){text, text, text});
}
