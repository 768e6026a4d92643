#include "sync/sync_settings.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/catalogue.h"
#include "data/text.h"

enum {
	MAX_FILE = 64 * 1024,
	MAX_LINE = 2048,
	MAX_EDITION = 64,
	MAX_SCHEMA = 9999,
	MIN_CONNECT = 1, MAX_CONNECT = 300,
	MIN_STALL = 1, MAX_STALL = 600,
	MIN_TOTAL = 10, MAX_TOTAL = 86400,
};

void
sync_settings_default(struct sync_settings *settings)
{
	*settings = (struct sync_settings){
		.edition = "central",
		.schema_least = CATALOGUE_SCHEMA,
		.schema_most = CATALOGUE_SCHEMA,
		.store = "/var/lib/kalauz",
		.connect_seconds = 10,
		.stall_seconds = 15,
		.total_seconds = 1800,
	};
}

/* Where a line comes from, and what it sets. */
struct setting_line {
	struct sync_settings *settings;
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

/* ------------------------------------------------------------------ values -- */

static bool
is_url(const char *value, const char *const schemes[])
{
	for (; *schemes; schemes++) {
		size_t size = strlen(*schemes);
		if (!strncmp(value, *schemes, size) && value[size] && value[size] != '/')
			return !value[strcspn(value, " \"<>\\^`{|}")];
	}
	return false;
}

static enum status
set_server(const struct setting_line *l)
{
	static const char *const schemes[] = {"https://", "http://", NULL};
	bool url = is_url(l->value, schemes);
	if (!url && *l->value != '/')
		return complain(l, "is neither a URL nor a folder; write https://HOST/PATH, or /PATH for a "
		    "folder such as a USB stick");
	if (url && strpbrk(l->value, "?#@"))
		return complain(l, "must be without user, query and fragment; write https://HOST/PATH");
	char *server = arena_strdup(l->arena, l->value);
	for (size_t size = strlen(server); size > 1 && server[size - 1] == '/'; size--)
		server[size - 1] = 0;
	l->settings->server = server;
	return STATUS_DONE;
}

static enum status
set_edition(const struct setting_line *l)
{
	if (l->value[strspn(l->value, "abcdefghijklmnopqrstuvwxyz0123456789-")] ||
	    strlen(l->value) > MAX_EDITION)
		return complain(l, "an edition has small letters, digits and hyphens, at most 64; ask the "
		    "centre for its name");
	l->settings->edition = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_schema(const struct setting_line *l)
{
	unsigned least, most;
	char rest;
	const char *value = l->value;
	bool one = !value[strspn(value, "0123456789")] && sscanf(value, "%5u%c", &least, &rest) == 1;
	bool two = !one && isdigit((unsigned char)*value) && sscanf(value, "%5u-%5u%c", &least, &most, &rest) == 2 &&
	    !value[strspn(value, "0123456789-")];
	if (one)
		most = least;
	if ((!one && !two) || !least || least > most || most > MAX_SCHEMA)
		return complain(l, "is not a range of schemas; write the least and the most, for example 1-1");
	if (least > CATALOGUE_SCHEMA)
		return complain(l, arena_printf(l->arena, "this program knows schema %d and none of these; "
		    "write 1-%d", CATALOGUE_SCHEMA, CATALOGUE_SCHEMA));
	l->settings->schema_least = least;
	l->settings->schema_most = most;
	return STATUS_DONE;
}

static enum status
set_path(const struct setting_line *l, const char **out)
{
	if (*l->value != '/')
		return complain(l, "the path must begin with /; write the whole path");
	*out = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_store(const struct setting_line *l)
{
	return set_path(l, &l->settings->store);
}

static enum status
set_ca(const struct setting_line *l)
{
	return set_path(l, &l->settings->ca);
}

static enum status
set_client_certificate(const struct setting_line *l)
{
	return set_path(l, &l->settings->client_certificate);
}

static enum status
set_client_key(const struct setting_line *l)
{
	return set_path(l, &l->settings->client_key);
}

static enum status
set_proxy(const struct setting_line *l)
{
	static const char *const schemes[] = {"http://", "https://", "socks5://", "socks5h://", NULL};
	if (!is_url(l->value, schemes))
		return complain(l, "is not a proxy; write for example http://proxy.example:3128");
	l->settings->proxy = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
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
		    least, most, *out));
	*out = (int)value;
	return STATUS_DONE;
}

static enum status
set_connect(const struct setting_line *l)
{
	return set_number(l, &l->settings->connect_seconds, MIN_CONNECT, MAX_CONNECT);
}

static enum status
set_stall(const struct setting_line *l)
{
	return set_number(l, &l->settings->stall_seconds, MIN_STALL, MAX_STALL);
}

static enum status
set_total(const struct setting_line *l)
{
	return set_number(l, &l->settings->total_seconds, MIN_TOTAL, MAX_TOTAL);
}

int64_t
sync_settings_time(const char *words)
{
	struct tm tm = {0}, back;
	int used = 0;
	for (const char *pattern = "0000-00-00"; *pattern; pattern++, used++)
		if (*pattern == '0' ? !isdigit((unsigned char)words[used]) : words[used] != *pattern)
			return -1;
	sscanf(words, "%4d-%2d-%2d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	if (words[used]) {
		for (const char *pattern = "T00:00:00Z"; *pattern; pattern++, used++)
			if (*pattern == '0' ? !isdigit((unsigned char)words[used]) : words[used] != *pattern)
				return -1;
		sscanf(words + 11, "%2d:%2d:%2d", &tm.tm_hour, &tm.tm_min, &tm.tm_sec);
	}
	tm.tm_year -= 1900;
	tm.tm_mon--;
	back = tm;
	time_t time = timegm(&back);
	bool same = !words[used] && back.tm_mday == tm.tm_mday && back.tm_mon == tm.tm_mon &&
	    back.tm_hour == tm.tm_hour && back.tm_min == tm.tm_min && back.tm_sec == tm.tm_sec;
	return same && time >= 0 ? (int64_t)time : -1;
}

static enum status
set_clock_floor(const struct setting_line *l)
{
	int64_t time = sync_settings_time(l->value);
	if (time < 0)
		return complain(l, arena_printf(l->arena, "\"%s\" is not a day of the calendar; write it like "
		    "2026-11-21", l->value));
	if (l->settings->clock_floor < time) /* it was the day of the build */
		l->settings->clock_floor = time;
	return STATUS_DONE;
}

/* ------------------------------------------------------------------- lines -- */

static const struct {
	const char *key;
	enum status (*set)(const struct setting_line *);
} keys[] = {
	{"server", set_server},
	{"edition", set_edition},
	{"schema", set_schema},
	{"store", set_store},
	{"ca", set_ca},
	{"client_certificate", set_client_certificate},
	{"client_key", set_client_key},
	{"proxy", set_proxy},
	{"connect_seconds", set_connect},
	{"stall_seconds", set_stall},
	{"total_seconds", set_total},
	{"clock_floor", set_clock_floor},
};
enum { KEYS = sizeof keys / sizeof *keys };

static enum status
complain_unknown(const struct setting_line *l)
{
	char known[512] = "unknown key; known are";
	for (size_t i = 0; i < KEYS; i++) {
		size_t used = strlen(known);
		snprintf(known + used, sizeof known - used, "%s %s", i ? "," : "", keys[i].key);
	}
	return complain(l, known);
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
parse_line(struct setting_line *l, char *text, int seen[KEYS])
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
		seen[i] = l->line;
		return *l->value ? keys[i].set(l) : complain(l, "has no value; write one, or leave the line out");
	}
	return complain_unknown(l);
}

static enum status
parse_bytes(struct setting_line *line, const char *bytes, size_t size)
{
	char *text = arena_strndup(line->arena, bytes, size);
	line->key = "line";
	if (size > MAX_LINE)
		return complain(line, arena_printf(line->arena, "too long; at most %d bytes", MAX_LINE));
	if (memchr(bytes, 0, size))
		return complain(line, "holds a null byte; write plain text");
	char *clean = text_clean(line->arena, text, size);
	for (char *c = text; *c; c++) /* what text_clean makes a space anyway */
		if (*c == '\t' || *c == '\r')
			*c = ' ';
	if (strcmp(clean, text))
		return complain(line, "holds bytes that are not plain text; write it in UTF-8 without control "
		    "characters");
	return STATUS_DONE;
}

/* What no single line can tell. `line` is the number of the last one. */
static enum status
judge(struct setting_line *l)
{
	const struct sync_settings *settings = l->settings;
	if (!settings->server) {
		l->key = "server";
		return complain(l, "is missing; write server = https://HOST/PATH, where the centre publishes");
	}
	if (!settings->client_certificate != !settings->client_key) {
		l->key = settings->client_key ? "client_certificate" : "client_key";
		return complain(l, "is missing beside the other; write both, or none of them");
	}
	return STATUS_DONE;
}

enum status
sync_settings_parse(struct sync_settings *settings, struct arena *arena, const char *name,
    const char *bytes, size_t size)
{
	struct setting_line line = {.settings = settings, .arena = arena, .name = name};
	enum status status = STATUS_DONE;
	int seen[KEYS] = {0};
	const char *end = bytes + size;
	if (size >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		bytes += 3;
	while (bytes < end) {
		const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
		size_t length = (size_t)((stop ? stop : end) - bytes);
		line.line++;
		enum status result = parse_bytes(&line, bytes, length);
		if (result == STATUS_DONE)
			result = parse_line(&line, arena_strndup(arena, bytes, length), seen);
		if (result != STATUS_DONE)
			status = result;
		bytes += length + (stop != NULL);
	}
	line.line += !line.line;
	return status == STATUS_DONE ? judge(&line) : status;
}

enum status
sync_settings_read(struct sync_settings *settings, struct arena *arena, const char *path)
{
	FILE *file = fopen(path, "re");
	char *bytes = arena_alloc(arena, MAX_FILE + 1);
	size_t size = file ? fread(bytes, 1, MAX_FILE + 1, file) : 0;
	bool failed = !file || ferror(file);
	int error = errno;
	if (file)
		fclose(file);
	if (failed) {
		status_report("%s: cannot be read: %s; see kalauz-sync.conf(5)", path, strerror(error));
		return STATUS_IO;
	}
	if (size > MAX_FILE) {
		status_report("%s: longer than %d bytes; is this kalauz-sync.conf?", path, MAX_FILE);
		return STATUS_INVALID;
	}
	return sync_settings_parse(settings, arena, path, bytes, size);
}
