#include "kiosk/model/settings.h"

#include <string.h>

#include "data/conf.h"

enum {
	MIN_IDLE = 10, MAX_IDLE = 3600,
	MIN_WARNING = 20, MAX_WARNING = 600,
	MAX_ESCAPE = 1000,
	MIN_AGAIN = 10, MAX_AGAIN = 3600,
	MAX_NAME = 60, /* bytes: what kalauz-call takes */
	MAX_SOCKET = 100, /* bytes: what fits the address of a socket */
};

static const char *const known_languages[] = {"hu", "en", "de", "uk"};
enum { KNOWN_LANGUAGES = sizeof known_languages / sizeof *known_languages };

void
settings_default(struct settings *settings)
{
	*settings = (struct settings){.idle_seconds = 60, .warning_seconds = 20, .call_again_seconds = 120,
		.escape_milliseconds = -1};
	for (int i = 0; i < KNOWN_LANGUAGES; i++)
		settings->languages[i] = known_languages[i];
}

static struct settings *
settings_of(const struct conf *l)
{
	return l->settings;
}

static enum status
set_printer(const struct conf *l)
{
	if (*l->value != '/' || strlen(l->value) > MAX_SOCKET)
		return conf_complain(l, "not a path of at most 100 bytes that begins with /; write /run/kalauz/print");
	settings_of(l)->printer = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_call(const struct conf *l)
{
	if (*l->value != '/' || strlen(l->value) > MAX_SOCKET)
		return conf_complain(l, "not a path of at most 100 bytes that begins with /; write /run/kalauz/call");
	settings_of(l)->call = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_again(const struct conf *l)
{
	return conf_number(l, &settings_of(l)->call_again_seconds, MIN_AGAIN, MAX_AGAIN, "seconds");
}

static enum status
set_name(const struct conf *l)
{
	if (!*l->value || strlen(l->value) > MAX_NAME)
		return conf_complain(l, "a name has 1 to 60 bytes; write where the machine stands");
	settings_of(l)->name = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_tally(const struct conf *l)
{
	if (*l->value != '/')
		return conf_complain(l, "not a path that begins with /; write /var/lib/kalauz-tally");
	settings_of(l)->tally = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_catalogue(const struct conf *l)
{
	if (*l->value != '/')
		return conf_complain(l, "the path must begin with /; write where catalogue.db is");
	settings_of(l)->catalogue = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_office(const struct conf *l)
{
	if (l->value[strspn(l->value, "abcdefghijklmnopqrstuvwxyz0123456789-")])
		return conf_complain(l, "an office id has small letters, digits and hyphens; see the offices of "
		    "the catalogue");
	settings_of(l)->office = arena_strdup(l->arena, l->value);
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
set_languages(const struct conf *l)
{
	const char *found[SETTINGS_MAX_LANGUAGES + 1] = {0};
	int count = 0;
	char *save = NULL;
	for (char *code = strtok_r(arena_strdup(l->arena, l->value), " ,\t", &save); code;
	    code = strtok_r(NULL, " ,\t", &save)) {
		const char *language = known_language(code);
		if (!language || count == KNOWN_LANGUAGES)
			return conf_complain(l, arena_printf(l->arena,
			    "unknown or repeated language \"%s\"; choose from hu en de uk", code));
		for (int i = 0; i < count; i++)
			if (found[i] == language)
				return conf_complain(l, "a language stands twice; leave one out");
		found[count++] = language;
	}
	if (!count)
		return conf_complain(l, "names no language; choose from hu en de uk");
	memcpy(settings_of(l)->languages, found, sizeof found);
	return STATUS_DONE;
}

static enum status
set_keyboard(const struct conf *l)
{
	bool screen = !strcmp(l->value, "screen");
	if (!screen && strcmp(l->value, "attached"))
		return conf_complain(l, "write \"attached\", or \"screen\" where people have none");
	settings_of(l)->screen_keyboard = screen;
	return STATUS_DONE;
}

static enum status
set_desk(const struct conf *l)
{
	bool reads = !strcmp(l->value, "reads-codes");
	if (!reads && strcmp(l->value, "none"))
		return conf_complain(l, "write \"reads-codes\" where staff use kalauz --desk, else \"none\"");
	settings_of(l)->has_desk = reads;
	return STATUS_DONE;
}

static enum status
set_when_closed(const struct conf *l)
{
	bool dark = !strcmp(l->value, "dark");
	if (!dark && strcmp(l->value, "lit"))
		return conf_complain(l, "write \"lit\", or \"dark\" for a dark screen when the office is closed");
	settings_of(l)->dark_when_closed = dark;
	return STATUS_DONE;
}

static enum status
set_idle(const struct conf *l)
{
	return conf_number(l, &settings_of(l)->idle_seconds, MIN_IDLE, MAX_IDLE, "seconds");
}

static enum status
set_warning(const struct conf *l)
{
	return conf_number(l, &settings_of(l)->warning_seconds, MIN_WARNING, MAX_WARNING, "seconds");
}

static enum status
set_escape(const struct conf *l)
{
	int wait = 50;
	enum status status = conf_number(l, &wait, 0, MAX_ESCAPE, "milliseconds");
	if (status == STATUS_DONE)
		settings_of(l)->escape_milliseconds = wait;
	return status;
}

/* Every setting, and who may set it beside the package, whose defaults stand in settings_default. What the office says
 * holds over what the centre says, and that over the package. */
static const struct setting {
	struct conf_key key;
	unsigned who;
} table[] = {
	{{"catalogue", set_catalogue}, SET_BY_OFFICE},
	{{"office", set_office}, SET_BY_OFFICE},
	{{"languages", set_languages}, SET_BY_OFFICE | SET_BY_CENTRE},
	{{"printer", set_printer}, SET_BY_OFFICE},
	{{"call", set_call}, SET_BY_OFFICE},
	{{"call_again_seconds", set_again}, SET_BY_OFFICE | SET_BY_CENTRE},
	{{"name", set_name}, SET_BY_OFFICE},
	{{"tally", set_tally}, SET_BY_OFFICE},
	{{"keyboard", set_keyboard}, SET_BY_OFFICE},
	{{"desk", set_desk}, SET_BY_OFFICE},
	{{"when_closed", set_when_closed}, SET_BY_OFFICE | SET_BY_CENTRE},
	{{"idle_seconds", set_idle}, SET_BY_OFFICE | SET_BY_CENTRE},
	{{"warning_seconds", set_warning}, SET_BY_OFFICE | SET_BY_CENTRE},
	{{"escape_milliseconds", set_escape}, SET_BY_OFFICE},
	{{"tickets", hall_set_tickets}, SET_BY_OFFICE | SET_BY_HALL},
	{{"booking_phone", hall_set_phone}, SET_BY_OFFICE | SET_BY_HALL | SET_BY_CENTRE},
	{{"booking_web", hall_set_web}, SET_BY_OFFICE | SET_BY_HALL | SET_BY_CENTRE},
	{{"queue_1", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_2", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_3", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_4", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_5", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_6", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_7", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_8", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_9", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_10", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_11", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"queue_12", hall_set_queue}, SET_BY_OFFICE | SET_BY_HALL},
	{{"closed", hall_set_closed}, SET_BY_OFFICE | SET_BY_HALL},
	{{"moved", hall_set_moved}, SET_BY_OFFICE | SET_BY_HALL},
	{{"notice", hall_set_notice}, SET_BY_OFFICE | SET_BY_HALL},
};
enum { SETTINGS = sizeof table / sizeof *table };

/* The keys that may be set by these. */
static size_t
keys_of(unsigned who, struct conf_key keys[SETTINGS])
{
	size_t count = 0;
	for (size_t i = 0; i < SETTINGS; i++)
		if (table[i].who & who)
			keys[count++] = table[i].key;
	return count;
}

enum status
settings_parse(struct settings *settings, struct arena *arena, const char *name, unsigned who, const char *bytes,
    size_t size)
{
	struct conf conf = {.settings = settings, .arena = arena, .name = name};
	struct conf_key keys[SETTINGS];
	return conf_parse(&conf, keys, keys_of(who, keys), bytes, size);
}

enum status
settings_read(struct settings *settings, struct arena *arena, const char *path, unsigned who)
{
	struct conf conf = {.settings = settings, .arena = arena, .name = path};
	struct conf_key keys[SETTINGS];
	return conf_read(&conf, keys, keys_of(who, keys), path);
}
