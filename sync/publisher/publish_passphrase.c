#include "sync/publisher/publish_passphrase.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "data/status.h"
#include "sync/base/files.h"
#include "sync/publisher/publish_files.h"

enum { MAX_PASSPHRASE = 512, MAX_KEY = 16384 };

void
passphrase_free(char *passphrase)
{
	if (passphrase)
		explicit_bzero(passphrase, strlen(passphrase));
	free(passphrase);
}

/* The first line; *out NULL: it is empty. */
static bool
from_file(const char *path, char **out)
{
	size_t size;
	char *bytes = publish_file_read(path, MAX_PASSPHRASE, &size, NULL);
	if (!bytes)
		return false;
	size_t line = strcspn(bytes, "\r\n");
	explicit_bzero(bytes + line, size - line);
	if (line)
		*out = bytes;
	else
		free(bytes);
	return true;
}

static bool
put(int fd, const char *text)
{
	return files_write_all(fd, text, strlen(text));
}

/* One line without echo; NULL: no terminal, or it ended. */
static char *
ask(const char *question, const char *name)
{
	struct termios was, quiet;
	int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return NULL;
	char *line = calloc(1, MAX_PASSPHRASE + 1);
	ssize_t got = -1;
	if (!line)
		abort();
	if (tcgetattr(fd, &was) == 0) {
		quiet = was;
		quiet.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(fd, TCSAFLUSH, &quiet);
		if (put(fd, question) && put(fd, name) && put(fd, ": "))
			got = read(fd, line, MAX_PASSPHRASE);
		tcsetattr(fd, TCSAFLUSH, &was);
		put(fd, "\n");
	}
	close(fd);
	if (got <= 0) {
		passphrase_free(line);
		return NULL;
	}
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

static bool
is_sealed(const char *path, bool *sealed)
{
	size_t size;
	char *bytes = publish_file_read(path, MAX_KEY, &size, NULL);
	if (!bytes)
		return false;
	*sealed = strstr(bytes, "BEGIN ENCRYPTED PRIVATE KEY") != NULL;
	explicit_bzero(bytes, size);
	free(bytes);
	return true;
}

bool
passphrase_of(const char *path, char **out)
{
	const char *file = getenv("KALAUZ_PASSPHRASE_FILE");
	bool sealed;
	*out = NULL;
	if (!is_sealed(path, &sealed))
		return false;
	if (!sealed)
		return true;
	if (file && *file)
		return from_file(file, out);
	*out = ask("Passphrase of ", path);
	if (!*out)
		status_report("%s: has a passphrase; use a terminal or KALAUZ_PASSPHRASE_FILE", path);
	return *out;
}

bool
passphrase_new(const char *name, bool wanted, char **out)
{
	const char *file = getenv("KALAUZ_PASSPHRASE_FILE");
	*out = NULL;
	if (file && *file)
		return from_file(file, out);
	if (!wanted || !isatty(STDIN_FILENO))
		return true;
	char *first = ask("New passphrase (empty: none) for a key of ", name);
	char *second = first && *first ? ask("The same again for a key of ", name) : NULL;
	bool good = !first || !*first || (second && !strcmp(first, second));
	if (!good)
		status_report("the two passphrases differ");
	if (good && second) {
		*out = first;
		first = NULL;
	}
	passphrase_free(first);
	passphrase_free(second);
	return good;
}
