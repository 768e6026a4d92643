/* `kalauz-data migrate`: an office's own sources, as they were before schema 2, in the format of today. That format
 * has all that the old one had, so that every file stays as it is, byte for byte; what is new is the ledger of
 * permanent numbers. What the old format could not say is left to a person, who is told where. */
#include "data/editor/commands/commands.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/migrate_advice.h"
#include "data/editor/commands/numbering.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"

enum { COPY_SIZE = 65536, MOST_DEPTH = 16 };

/* A copy under way. */
struct copying {
	struct arena arena;
	const char *lang;
	size_t files, left_out;
};

/* ------------------------------------------------------------------------ files -- */

static bool
copy_bytes(FILE *in, FILE *out)
{
	char bytes[COPY_SIZE];
	for (size_t size; (size = fread(bytes, 1, sizeof bytes, in));)
		if (fwrite(bytes, 1, size, out) != size)
			return false;
	return !ferror(in);
}

/* False: not copied, said. */
static bool
copy_file(struct copying *copying, const char *from, const char *to)
{
	FILE *in = fopen(from, "re"), *out = in ? fopen(to, "wxe") : NULL;
	bool good = out && copy_bytes(in, out);
	int reason = errno;
	if (in)
		fclose(in);
	if (out && fclose(out)) {
		reason = good ? errno : reason;
		good = false;
	}
	if (!good)
		say_unwritten(copying->lang, to, reason);
	copying->files += good;
	return good;
}

static bool copy_folder(struct copying *, const char *from, const char *to, unsigned depth);

static bool
copy_entry(struct copying *copying, const char *from, const char *to, unsigned depth)
{
	struct stat status;
	if (lstat(from, &status)) {
		say_unwritten(copying->lang, to, errno);
		return false;
	}
	if (S_ISREG(status.st_mode))
		return copy_file(copying, from, to);
	if (S_ISDIR(status.st_mode) && depth < MOST_DEPTH)
		return copy_folder(copying, from, to, depth + 1);
	SAY(copying->lang, "{file} is no plain file and is left out", {"file", from});
	copying->left_out++;
	return true;
}

/* The new folder must not be there yet. */
static bool
copy_folder(struct copying *copying, const char *from, const char *to, unsigned depth)
{
	DIR *stream = opendir(from);
	bool good = stream && !mkdir(to, 0777);
	if (!good)
		say_unwritten(copying->lang, to, errno);
	for (const struct dirent *entry; good && (entry = readdir(stream));)
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			good = copy_entry(copying, arena_printf(&copying->arena, "%s/%s", from, entry->d_name),
			    arena_printf(&copying->arena, "%s/%s", to, entry->d_name), depth);
	if (stream)
		closedir(stream);
	return good;
}

/* ----------------------------------------------------------------------- report -- */

static bool
number(const char *folder, const char *lang)
{
	struct faults faults;
	struct sources sources;
	faults_init(&faults, lang);
	source_load(&sources, &faults, folder);
	bool good = !faults.count && number_sources(&sources, lang);
	source_free(&sources);
	faults_destroy(&faults);
	return good;
}

/* What must be done, and what may be better: all that `check` says, and what the old format left to words. */
static bool
report(const char *folder, const char *lang)
{
	struct checked checked;
	check_read(&checked, folder, lang);
	migrate_advise(&checked);
	faults_print_notices(&checked.faults, stdout);
	size_t count = faults_print(&checked.faults, stdout);
	printf("%s\n", WORDS_FILL(&checked.faults.arena, editor_word(lang,
	    "For a person: {faults} faults to correct, {notices} notices to decide"),
	    {"faults", faults_number(&checked.faults, (long long)count)},
	    {"notices", faults_number(&checked.faults, (long long)checked.faults.notice_count)}));
	check_free(&checked);
	return !count;
}

static bool
migrate(const char *from, const char *to, const char *lang)
{
	struct copying copying = {.lang = lang};
	bool good = copy_folder(&copying, from, to, 0);
	if (good) {
		printf("%s\n", WORDS_FILL(&copying.arena, editor_word(lang,
		    "{folder}: {count} files, each as it was; {left} left out"), {"folder", to},
		    {"count", arena_printf(&copying.arena, "%zu", copying.files)},
		    {"left", arena_printf(&copying.arena, "%zu", copying.left_out)}));
		bool numbered = number(to, lang);
		good = report(to, lang) && numbered;
	}
	arena_free(&copying.arena);
	return good;
}

int
migrate_command(int argc, char **argv)
{
	struct arguments arguments;
	if (argc < 3 || !arguments_read(&arguments, argc - 1, argv, false) || *argv[argc - 1] == '-')
		return EXIT_USAGE;
	return migrate(arguments.folder, argv[argc - 1], arguments.lang) ? EXIT_SUCCESS : EXIT_FAILURE;
}
