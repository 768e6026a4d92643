#include "kiosk/settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/text.h"

enum {
	MAX_FILE = 64 * 1024,
	MAX_LINE = 1024,
	MIN_IDLE = 10, MAX_IDLE = 3600,
	MIN_WARNING = 20, MAX_WARNING = 600,
};

static const char *const known_languages[] = {"hu", "en", "de", "uk"};
enum { KNOWN_LANGUAGES = sizeof known_languages / sizeof *known_languages };

void
settings_default(struct settings *settings)
{
	*settings = (struct settings){.idle_seconds = 60, .warning_seconds = 20};
	for (int i = 0; i < KNOWN_LANGUAGES; i++)
		settings->languages[i] = known_languages[i];
}

/* Where a line comes from, and what it sets. */
struct setting_line {
	struct settings *settings;
	struct arena *arena;
	const char *name;
	int line;
	const char *key, *value;
};

static enum status
complain(const struct setting_line *l, const char *what)
{
	status_report("%s:%d: %s: %s", l->name, l->line, l->key, what);
	return STATUS_INVALID;
}

static enum status
set_number(const struct setting_line *l, int *out, int least, int most)
{
	char *end;
	errno = 0;
	long value = strtol(l->value, &end, 10);
	if (errno || end == l->value || *end || value < least || value > most)
		return complain(l, arena_printf(l->arena,
		    "\"%s\" is not a number from %d to %d; write the seconds, for example %d", l->value,
		    least, most, least > 60 ? least : 60));
	*out = (int)value;
	return STATUS_DONE;
}

static enum status
set_catalogue(const struct setting_line *l)
{
	if (*l->value != '/')
		return complain(l, "the path must begin with /; write where catalogue.db is");
	l->settings->catalogue = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_office(const struct setting_line *l)
{
	if (l->value[strspn(l->value, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return complain(l, "an office id has small letters, digits and hyphens; see the offices of "
		    "the catalogue");
	l->settings->office = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static const char *
known_language(const char *code)
{
	for (int i = 0; i < KNOWN_LANGUAGES; i++)
		if (!strcmp(known_languages[i], code))
			return known_languages[i];
	return NULL;
}

static enum status
set_languages(const struct setting_line *l)
{
	const char *found[SETTINGS_MAX_LANGUAGES + 1] = {0};
	int count = 0;
	char *save = NULL;
	for (char *code = strtok_r(arena_strdup(l->arena, l->value), " ,\t", &save); code;
	    code = strtok_r(NULL, " ,\t", &save)) {
		const char *language = known_language(code);
		if (!language || count == KNOWN_LANGUAGES)
			return complain(l, arena_printf(l->arena,
			    "unknown or repeated language \"%s\"; choose from hu en de uk", code));
		for (int i = 0; i < count; i++)
			if (found[i] == language)
				return complain(l, "a language stands twice; leave one out");
		found[count++] = language;
	}
	if (!count)
		return complain(l, "names no language; choose from hu en de uk");
	memcpy(l->settings->languages, found, sizeof found);
	return STATUS_DONE;
}

static enum status
set_idle(const struct setting_line *l)
{
	return set_number(l, &l->settings->idle_seconds, MIN_IDLE, MAX_IDLE);
}

static enum status
set_warning(const struct setting_line *l)
{
	return set_number(l, &l->settings->warning_seconds, MIN_WARNING, MAX_WARNING);
}

static const struct {
	const char *key;
	enum status (*set)(const struct setting_line *);
} keys[] = {
	{"catalogue", set_catalogue},
	{"office", set_office},
	{"languages", set_languages},
	{"idle_seconds", set_idle},
	{"warning_seconds", set_warning},
};
enum { KEYS = sizeof keys / sizeof *keys };

static char *
trim(char *string)
{
	string += strspn(string, " \t");
	size_t size = strlen(string);
	while (size && strchr(" \t\r", string[size - 1]))
		string[--size] = 0;
	return string;
}

static enum status
parse_line(struct setting_line *l, char *text, bool seen[KEYS])
{
	text = trim(text);
	if (!*text || *text == '#')
		return STATUS_DONE;
	char *equals = strchr(text, '=');
	l->key = text;
	if (!equals)
		return complain(l, "no \"=\"; write key = value");
	*equals = 0;
	l->key = trim(text);
	l->value = trim(equals + 1);
	for (size_t i = 0; i < KEYS; i++) {
		if (strcmp(keys[i].key, l->key))
			continue;
		if (seen[i])
			return complain(l, "stands twice; leave one out");
		seen[i] = true;
		return *l->value ? keys[i].set(l) : complain(l, "has no value; write one, or leave the line out");
	}
	return complain(l, "unknown key; known are catalogue, office, languages, idle_seconds, "
	    "warning_seconds");
}

enum status
settings_parse(struct settings *settings, struct arena *arena, const char *name, const char *bytes,
    size_t size)
{
	struct setting_line line = {.settings = settings, .arena = arena, .name = name, .key = "file"};
	enum status status = STATUS_DONE;
	bool seen[KEYS] = {0};
	const char *end = bytes + size;
	if (size >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		bytes += 3;
	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t length = (size_t)((stop ? stop : end) - bytes);
		line.line++;
		line.key = "line";
		enum status result;
		if (length > MAX_LINE)
			result = complain(&line, "too long; at most 1024 bytes");
		else if (memchr(bytes, 0, length))
			result = complain(&line, "holds a null byte; write plain text");
		else
			result = parse_line(&line, text_clean(arena, bytes, length), seen);
		if (result != STATUS_DONE)
			status = result;
		bytes += length + (stop != NULL);
		if (!stop)
			break;
	}
	return status;
}

enum status
settings_read(struct settings *settings, struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "re");
	if (!file && errno == ENOENT)
		return STATUS_ABSENT;
	char *bytes = arena_alloc(arena, MAX_FILE + 1);
	size_t size = file ? fread(bytes, 1, MAX_FILE + 1, file) : 0;
	bool failed = !file || ferror(file);
	int error = errno;
	if (file)
		fclose(file);
	if (failed) {
		status_report("%s: cannot be read: %s", path, strerror(error));
		return STATUS_IO;
	}
	if (size > MAX_FILE) {
		status_report("%s: longer than %d bytes; is this kalauz.conf?", path, MAX_FILE);
		return STATUS_INVALID;
	}
	return settings_parse(settings, arena, path, bytes, size);
}
