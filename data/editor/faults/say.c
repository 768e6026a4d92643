#include "data/editor/faults/say.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "data/editor/faults/editor_words.h"
#include "data/text.h"

static bool
is_english(const char *lang)
{
	return !strcmp(lang, "en");
}

void
say_begin(void)
{
	status_log_as(is_english(editor_language(NULL)) ? "kalauz-data" : NULL, false);
}

void
say(const char *lang, const char *msgid, const struct fill *fills, size_t count)
{
	struct arena arena = {0};
	const char *words = words_fill(&arena, editor_word(lang ? lang : editor_language(NULL), msgid), fills, count);
	fflush(stdout);
	fprintf(stderr, "kalauz-data: %s\n", text_clean(&arena, words, strlen(words)));
	arena_free(&arena);
}

void
say_unread(const char *path, enum status status)
{
	static const char *const words[] = {
		[STATUS_ABSENT] = W("{file}: there is no such file; build it with kalauz-data build, or correct the name"),
		[STATUS_CORRUPT] = W("{file}: is damaged; build it again"),
		[STATUS_FOREIGN] = W("{file}: is no catalogue; give a file that kalauz-data build has made"),
		[STATUS_UNKNOWN] = W("{file}: was made by another version of kalauz-data; build it again"),
		[STATUS_IO] = W("{file}: cannot be read; look at its name, its rights and the disk"),
	};
	bool known = (size_t)status < sizeof words / sizeof *words && words[status];
	if (!is_english(editor_language(NULL)))
		SAY(NULL, known ? words[status] : words[STATUS_IO], {"file", path});
}

void
say_unwritten(const char *lang, const char *path, int error)
{
	if (error == EEXIST)
		SAY(lang, "{file}: is no plain file, and is not overwritten; give the name of another one", {"file", path});
	else if (error)
		SAY(lang, "{file} could not be written ({reason}); the old one is unchanged", {"file", path},
		    {"reason", say_reason(lang, error)});
	else
		SAY(lang, "{file} could not be written; the old one is unchanged", {"file", path});
}

/* The common ones, as an editor meets them. */
static const struct {
	int error;
	const char *words;
} reasons[] = {
	{ENOENT, W("there is no such file or folder")},
	{EACCES, W("you have no right to it")},
	{EPERM, W("you have no right to it")},
	{ENOSPC, W("the disk is full")},
	{EDQUOT, W("your share of the disk is full")},
	{EFBIG, W("it gets larger than is allowed")},
	{EROFS, W("the disk cannot be written to")},
	{EIO, W("the disk or the connection fails")},
	{EISDIR, W("it is a folder")},
	{ENOTDIR, W("something in its path is no folder")},
	{EINVAL, W("it is no plain file")},
	{EEXIST, W("it is no plain file")},
	{ENXIO, W("it is no plain file")},
	{ELOOP, W("it is a link that leads nowhere")},
	{ENAMETOOLONG, W("its name is too long")},
	{EMFILE, W("too many files are open")},
	{ENFILE, W("too many files are open")},
	{ENOMEM, W("the memory is full")},
	{EBADF, W("it is closed")},
	{EPIPE, W("nobody reads it any more")},
	{EBUSY, W("another program uses it")},
	{ETXTBSY, W("another program uses it")},
};

const char *
say_reason(const char *lang, int error)
{
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].error == error)
			return editor_word(lang ? lang : editor_language(NULL), reasons[i].words);
	return editor_word(lang ? lang : editor_language(NULL), W("the system refuses it"));
}
