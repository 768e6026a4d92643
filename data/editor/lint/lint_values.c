/* Values that have the right form, and cannot be true: addresses that lead nowhere, days that are still to come. */
#include <string.h>
#include <time.h>

#include "data/date.h"
#include "data/editor/lint/lint.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/value_address.h"

/* In place of an address: general knowledge. */
#define NO_ADDRESS "background"

/* What is being looked at, and the day before which all facts are. */
struct value_lint {
	struct sources *sources;
	const char *today;
};

static const struct {
	const char *field;
	bool (*is_one)(const char *);
	const char *msgid;
} addresses[] = {
	{"url", value_url, "\"{value}\" is no address on the web; write it like https://www.pelda.hu/oldal"},
	{"email", value_email, "\"{value}\" is no e-mail address; write it like ugyfel@pelda.hu"},
	{"phone", value_phone, "\"{value}\" is no telephone number; write it like \"1818\" or \"06 1 234 5678\""},
};

static void
check_address(const struct value_lint *values, const struct node *node, const char *name, const char *field)
{
	const char *value = node_text(node);
	for (size_t i = 0; value && i < sizeof addresses / sizeof *addresses; i++)
		if (!strcmp(addresses[i].field, name) && !addresses[i].is_one(value) && strcmp(value, NO_ADDRESS))
			FAULT(values->sources->faults, node->place, field, addresses[i].msgid, {"value", value});
}

/* Whether the text names an e-mail address, or wants to: each word with a sign of one must be one. */
static bool
has_bad_email(struct arena *arena, const char *text)
{
	static const char *const signs[] = {"@", "kukac", "(at)", "[at]", "mailto:"};
	for (const char *s = text; *s; s += strspn(s, " ")) {
		size_t size = strcspn(s, " ");
		const char *word = arena_strndup(arena, s, size);
		bool meant = value_url(word);
		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			meant |= strstr(word, signs[i]) != NULL;
		if (meant && !value_email(word))
			return true;
		s += size;
	}
	return false;
}

/* Whether a part of the text between commas has the digits of a telephone number, and is none. */
static bool
has_bad_phone(struct arena *arena, const char *text)
{
	enum { FEWEST = 3 };
	for (const char *s = text; *s; s += *s == ',' || *s == ';') {
		size_t size = strcspn(s, ",;"), digits = 0;
		const char *part = arena_strndup(arena, s, size);
		for (const char *c = part; *c; c++)
			digits += *c >= '0' && *c <= '9';
		if (digits >= FEWEST && !value_phone(part))
			return true;
		s += size;
	}
	return false;
}

/* Where a way to do it is an address. */
static void
check_channel(const struct value_lint *values, const struct node *channel)
{
	const struct node *where = node_get(channel, "where"), *kind = node_get(channel, "kind");
	const char *text = node_text(where);
	struct arena *arena = &values->sources->arena;
	if (text && node_is(kind, "email") && has_bad_email(arena, text))
		FAULT(values->sources->faults, where->place, "channels.where", addresses[1].msgid, {"value", text});
	if (text && node_is(kind, "phone") && has_bad_phone(arena, text))
		FAULT(values->sources->faults, where->place, "channels.where", addresses[2].msgid, {"value", text});
}

/* Of a fact: it was so, or somebody looked, on that day. */
static bool
is_of_the_past(enum value_type type, const char *name)
{
	return type == VALUE_AS_OF || !strcmp(name, "verified_on");
}

static void
take_value(void *closure, struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path)
{
	const struct value_lint *values = closure;
	const char *value = node_string(node);
	if (!field || !path || shape->type == VALUE_LIST || shape->type == VALUE_MAP)
		return;
	const char *name = faults_field(values->sources->faults, path);
	check_address(values, node, field->name, name);
	if (value && value_as_of(value) && is_of_the_past(shape->type, field->name) && strncmp(value, values->today, strlen(value)) > 0)
		FAULT(values->sources->faults, node->place, name, "\"{value}\" is still to come (today is {today}); write the day on "
		    "which it was so", {"value", value}, {"today", values->today});
}

/* The later of today and the date of the content: a clock that is slow spoils nothing. */
static const char *
today_of(struct sources *sources)
{
	const struct entry *catalogue = source_find(sources, KIND_CATALOGUE, "catalogue");
	const char *date = catalogue ? node_get_string(catalogue->node, "date") : NULL;
	char *today = arena_alloc(&sources->arena, DATE_SIZE);
	date_write(date_of_number((int64_t)(time(NULL) / DAY_SECONDS)), today);
	return date && strcmp(date, today) > 0 ? date : today;
}

void
lint_values(struct sources *sources)
{
	const struct value_lint values = {sources, today_of(sources)};
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		const struct node *channel = node_first(node_get(sources->of[KIND_SERVICE].items[i]->node, "channels"));
		for (; channel; channel = channel->next)
			check_channel(&values, channel);
	}
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < sources->of[kind].count; i++) {
			struct entry *entry = sources->of[kind].items[i];
			if (!entry->service)
				shape_visit(entry->node, kind_shape((enum kind)kind),
				    &(struct shape_visitor){take_value, (void *)&values});
		}
}
