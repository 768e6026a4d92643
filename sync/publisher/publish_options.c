#include "sync/publisher/publish_options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/catalogue.h"
#include "data/status.h"

/* ------------------------------------------------------------------ dates -- */

/* As many digits as `size` at `text`; -1: something else stands there. */
static int
digits(const char *text, size_t size)
{
	int value = 0;
	for (size_t i = 0; i < size; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = 10 * value + (text[i] - '0');
	}
	return value;
}

static bool
read_time_of_day(const char *text, struct tm *t)
{
	if (!*text)
		return true;
	if (strlen(text) != strlen("T08:00:00Z") || text[0] != 'T' || text[3] != ':' || text[6] != ':' ||
	    text[9] != 'Z')
		return false;
	t->tm_hour = digits(text + 1, 2);
	t->tm_min = digits(text + 4, 2);
	t->tm_sec = digits(text + 7, 2);
	return t->tm_hour >= 0 && t->tm_hour < 24 && t->tm_min >= 0 && t->tm_min < 60 && t->tm_sec >= 0 &&
	    t->tm_sec < 60;
}

bool
date_read(const char *text, int64_t *out)
{
	if (strlen(text) < 10 || text[4] != '-' || text[7] != '-')
		return false;
	int year = digits(text, 4), month = digits(text + 5, 2), day = digits(text + 8, 2);
	struct tm t = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
	if (year < 1970 || month < 1 || month > 12 || day < 1 || !read_time_of_day(text + 10, &t))
		return false;
	*out = timegm(&t); /* which turns 30 February into March */
	return t.tm_mday == day && t.tm_mon == month - 1;
}

void
date_write(int64_t seconds, char out[DATE_SIZE])
{
	time_t time = (time_t)seconds;
	struct tm t;
	gmtime_r(&time, &t);
	if (!strftime(out, DATE_SIZE, "%Y-%m-%dT%H:%M:%SZ", &t))
		abort();
}

/* ---------------------------------------------------------------- options -- */

bool
edition_valid(const char *edition)
{
	size_t size = strlen(edition);
	return size > 0 && size <= PUBLISH_MAX_EDITION && edition[0] != '-' &&
	    strspn(edition, "abcdefghijklmnopqrstuvwxyz0123456789-") == size;
}

static bool
read_number(const char *name, const char *text, int64_t least, int64_t most, int64_t *out)
{
	char *end;
	errno = 0;
	long long value = strtoll(text, &end, 10);
	if (errno || end == text || *end || *text == '+' || value < least || value > most) {
		status_report("%s: \"%s\" is not a number from %lld to %lld", name, text, (long long)least,
		    (long long)most);
		return false;
	}
	*out = value;
	return true;
}

static bool
set_keys(struct publish_options *options, const char *value)
{
	if (options->key_count == PUBLISH_MAX_KEY_FOLDERS) {
		status_report("--keys: at most %d folders", PUBLISH_MAX_KEY_FOLDERS);
		return false;
	}
	options->keys[options->key_count++] = value;
	return true;
}

static bool
set_edition(struct publish_options *options, const char *value)
{
	options->edition = value;
	if (edition_valid(value))
		return true;
	status_report("--edition: \"%s\": use up to %d small letters, digits and hyphens", value,
	    PUBLISH_MAX_EDITION);
	return false;
}

static bool
set_now(struct publish_options *options, const char *value)
{
	if (date_read(value, &options->now))
		return true;
	status_report("--now: \"%s\" is not a date like 2026-11-21 or 2026-11-21T08:00:00Z", value);
	return false;
}

static bool
set_number(struct publish_options *options, const char *name, const char *value)
{
	const struct {
		const char *name;
		int64_t most;
		int64_t *large;
		int *small;
	} numbers[] = {
		{.name = "--serial", .most = PUBLISH_MAX_SERIAL, .large = &options->serial},
		{.name = "--to", .most = PUBLISH_MAX_SERIAL, .large = &options->content},
		{.name = "--schema", .most = 9999, .small = (int *)&options->schema},
		{.name = "--level", .most = 22, .small = &options->level},
		{.name = "--root-days", .most = PUBLISH_MAX_DAYS, .small = &options->days[ROLE_ROOT]},
		{.name = "--targets-days", .most = PUBLISH_MAX_DAYS, .small = &options->days[ROLE_TARGETS]},
		{.name = "--snapshot-days", .most = PUBLISH_MAX_DAYS, .small = &options->days[ROLE_SNAPSHOT]},
		{.name = "--timestamp-days", .most = PUBLISH_MAX_DAYS,
		    .small = &options->days[ROLE_TIMESTAMP]},
	};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		if (strcmp(name, numbers[i].name))
			continue;
		int64_t number;
		if (!read_number(name, value, 1, numbers[i].most, &number))
			return false;
		if (numbers[i].large)
			*numbers[i].large = number;
		else
			*numbers[i].small = (int)number;
		return true;
	}
	status_report("%s: no such option", name);
	return false;
}

static bool
set_option(struct publish_options *options, const char *name, const char *value)
{
	if (!value) {
		status_report("%s: a value is missing", name);
		return false;
	}
	if (!strcmp(name, "--repository"))
		return options->repository = value, true;
	if (!strcmp(name, "--replace"))
		return options->replace = value, true;
	if (!strcmp(name, "--keys"))
		return set_keys(options, value);
	if (!strcmp(name, "--edition"))
		return set_edition(options, value);
	if (!strcmp(name, "--now"))
		return set_now(options, value);
	return set_number(options, name, value);
}

/* "--name=value" in place: cuts the name off and returns the value. */
static char *
cut_value(char *argument)
{
	char *equals = strchr(argument, '=');
	if (!equals)
		return NULL;
	*equals = '\0';
	return equals + 1;
}

static bool
check_needed(const struct publish_options *options, int flags, size_t least, size_t most)
{
	if (!options->repository && !(flags & OPTIONS_NO_REPOSITORY))
		status_report("--repository DIR is missing");
	else if (!options->key_count && !(flags & OPTIONS_NO_KEYS))
		status_report("--keys DIR is missing");
	else if (options->operand_count < least)
		status_report("an operand is missing; see kalauz-publish --help");
	else if (options->operand_count > most)
		status_report("\"%s\": one operand too many; see kalauz-publish --help",
		    options->operands[most]);
	else
		return true;
	return false;
}

bool
options_read(struct publish_options *options, int argc, char **argv, int flags, size_t least, size_t most)
{
	*options = (struct publish_options){
		.edition = "central", .schema = CATALOGUE_SCHEMA, .now = time(NULL), .level = PUBLISH_LEVEL,
		.operands = argv + 1,
	};
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--", 2)) {
			options->operands[options->operand_count++] = argv[i];
			continue;
		}
		char *name = argv[i], *value = cut_value(name);
		if (!value)
			value = argv[++i]; /* argv ends with NULL */
		if (!set_option(options, name, value))
			return false;
	}
	return check_needed(options, flags, least, most);
}
