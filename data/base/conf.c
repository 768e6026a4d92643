#include "data/conf.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/text.h"

enum status
conf_complain(const struct conf *conf, const char *what)
{
	status_report("%s:%d: %s: %s", conf->name, conf->line, conf->key, what);
	return STATUS_INVALID;
}

enum status
conf_number(const struct conf *conf, int *out, int least, int most, const char *unit)
{
	char *end;
	errno = 0;
	long value = strtol(conf->value, &end, 10);
	if (errno || end == conf->value || *end || value < least || value > most)
		return conf_complain(conf, arena_printf(conf->arena,
		    "\"%s\" is not a number from %d to %d; write the %s, for example %d", conf->value, least, most,
		    unit, *out));
	*out = (int)value;
	return STATUS_DONE;
}

static enum status
complain_unknown(const struct conf *conf, const struct conf_key *keys, size_t count)
{
	const char *known = "unknown key; known are";
	for (size_t i = 0; i < count; i++)
		known = arena_printf(conf->arena, "%s%s %s", known, i ? "," : "", keys[i].key);
	return conf_complain(conf, known);
}

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
parse_line(struct conf *conf, const struct conf_key *keys, size_t count, char *text, bool *seen)
{
	text = trim(text);
	if (!*text || *text == '#')
		return STATUS_DONE;
	size_t size = strcspn(text, " \t:=");
	char *equals = text + size + strspn(text + size, " \t");
	conf->key = arena_strndup(conf->arena, text, size); /* what follows may be a secret */
	if (*equals != '=')
		return conf_complain(conf, "no \"=\"; write key = value");
	conf->value = trim(equals + 1);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(keys[i].key, conf->key))
			continue;
		if (seen[i])
			return conf_complain(conf, "stands twice; leave one out");
		seen[i] = true;
		return *conf->value ? keys[i].set(conf)
		    : conf_complain(conf, "has no value; write one, or leave the line out");
	}
	return complain_unknown(conf, keys, count);
}

/* Whether the bytes of a line are plain text. */
static enum status
check_bytes(struct conf *conf, const char *bytes, size_t size)
{
	conf->key = "line";
	if (size > LIMIT_CONF_LINE)
		return conf_complain(conf, arena_printf(conf->arena, "too long; at most %d bytes", LIMIT_CONF_LINE));
	if (memchr(bytes, 0, size))
		return conf_complain(conf, "holds a null byte; write plain text");
	char *text = arena_strndup(conf->arena, bytes, size);
	char *clean = text_clean(conf->arena, text, size);
	for (char *c = text; *c; c++) /* what text_clean makes a space anyway */
		if (*c == '\t' || *c == '\r')
			*c = ' ';
	if (strcmp(clean, text))
		return conf_complain(conf, "holds bytes that are not plain text; write it in UTF-8 without control "
		    "characters");
	return STATUS_DONE;
}

enum status
conf_parse(struct conf *conf, const struct conf_key *keys, size_t count, const char *bytes, size_t size)
{
	enum status status = STATUS_DONE;
	bool seen[LIMIT_CONF_KEYS] = {0};
	const char *end = bytes + size;
	if (count > LIMIT_CONF_KEYS)
		abort();
	if (size >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		bytes += 3;
	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t length = (size_t)((stop ? stop : end) - bytes);
		conf->line++;
		enum status result = check_bytes(conf, bytes, length);
		if (result == STATUS_DONE)
			result = parse_line(conf, keys, count, arena_strndup(conf->arena, bytes, length), seen);
		if (result != STATUS_DONE)
			status = result;
		bytes += length + (stop != NULL);
	}
	return status;
}

/* A whole file into the arena. STATUS_ABSENT is not reported. */
static enum status
load_file(struct arena *arena, const char *path, const char **bytes, size_t *size)
{
	FILE *file = fopen(path, "re");
	if (!file && errno == ENOENT)
		return STATUS_ABSENT;
	char *read = arena_alloc(arena, LIMIT_CONF_FILE + 1);
	*size = file ? fread(read, 1, LIMIT_CONF_FILE + 1, file) : 0;
	bool failed = !file || ferror(file);
	int error = errno;
	if (file)
		fclose(file);
	if (failed) {
		status_report("%s: cannot be read: %s", path, strerror(error));
		return STATUS_IO;
	}
	if (*size > LIMIT_CONF_FILE) {
		status_report("%s: longer than %d bytes; is this a configuration file?", path, LIMIT_CONF_FILE);
		return STATUS_INVALID;
	}
	*bytes = read;
	return STATUS_DONE;
}

static enum status
read_file(struct conf *conf, const struct conf_key *keys, size_t count, const char *path)
{
	const char *bytes;
	size_t size;
	enum status status = load_file(conf->arena, path, &bytes, &size);
	if (status == STATUS_ABSENT)
		return status;
	conf->name = path;
	conf->line = 0;
	return status == STATUS_DONE ? conf_parse(conf, keys, count, bytes, size) : status;
}

static int
is_part(const struct dirent *entry)
{
	const char *end = strrchr(entry->d_name, '.');
	return *entry->d_name != '.' && end && !strcmp(end, ".conf");
}

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

enum status
conf_read(struct conf *conf, const struct conf_key *keys, size_t count, const char *path)
{
	struct dirent **parts;
	const char *folder = arena_printf(conf->arena, "%s.d", path);
	enum status status = read_file(conf, keys, count, path);
	int part_count = scandir(folder, &parts, is_part, by_bytes);
	if (part_count < 0 && errno != ENOENT && errno != ENOTDIR) {
		status_report("%s: cannot be read: %s", folder, strerror(errno));
		return STATUS_IO;
	}
	for (int i = 0; i < part_count; i++) {
		enum status part = read_file(conf, keys, count, arena_printf(conf->arena, "%s/%s", folder,
		    parts[i]->d_name));
		if (status == STATUS_ABSENT || status == STATUS_DONE)
			status = part;
		free(parts[i]);
	}
	if (part_count >= 0)
		free(parts);
	return status;
}
