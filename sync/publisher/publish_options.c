#include "sync/publisher/publish_options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/catalogue.h"
#include "data/date.h"
#include "data/status.h"
#include "sync/base/names.h"

/* ---------------------------------------------------------------- options -- */

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
	if (names_edition_is_good(value))
		return true;
	status_report("--edition: \"%s\": use up to %d small letters, digits and hyphens", value,
	    NAMES_MAX_EDITION);
	return false;
}

static bool
set_now(struct publish_options *options, const char *value)
{
	options->now_given = true;
	if (time_read(value, TIME_FORM_UTC_OR_DAY, &options->now) && options->now >= 0)
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
		.edition = PUBLISH_EDITION, .schema = CATALOGUE_SCHEMA, .now = time(NULL), .level = PUBLISH_LEVEL,
		.operands = argv + 1,
	};
	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--", 2)) {
			options->operands[options->operand_count++] = argv[i];
			continue;
		}
		if (!strcmp(argv[i], "--new-edition")) {
			options->new_edition = true;
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
