#include "data/editor/commands/migrate_advice.h"

#include <string.h>

#include "data/editor/source/source_requirements.h"

enum { OFTEN = 3 }; /* an amount that stands so often should stand once */

/* An amount, where it stands first, and how often. */
struct seen {
	struct place place;
	size_t count;
};

/* A walk over all texts and fees. */
struct reading {
	struct checked *checked;
	struct table amounts;      /* digits → struct seen */
	const struct entry *entry;
	bool has_act_by;           /* or was told */
};

/* --------------------------------------------------------------------- amounts -- */

static void
count_amount(struct reading *reading, const char *digits, struct place place)
{
	void **found = table_at(&reading->amounts, digits, strlen(digits));
	if (!*found) {
		struct seen *seen = arena_alloc(&reading->checked->texts.arena, sizeof *seen);
		*seen = (struct seen){.place = place};
		*found = seen;
	}
	((struct seen *)*found)->count++;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The size of a space at the end of so many bytes; 0: there is none. */
static size_t
space_before(const char *text, size_t end)
{
	static const char no_break[] = "\u00a0";
	size_t size = strlen(no_break);
	if (end && text[end - 1] == ' ')
		return 1;
	return end >= size && !memcmp(text + end - size, no_break, size) ? size : 0;
}

/* The digits of "7 700 Ft" whose unit begins at a byte; empty: there are none. */
static const char *
digits_before(struct reading *reading, const char *text, size_t end)
{
	const char *digits = "";
	for (size_t space; end; end -= space ? space : 1) {
		space = space_before(text, end);
		if (!space && !is_digit(text[end - 1]))
			break;
		if (!space)
			digits = arena_printf(&reading->checked->texts.arena, "%c%s", text[end - 1], digits);
	}
	return digits;
}

static void
count_amounts(struct reading *reading, const char *text, struct place place)
{
	for (const char *unit = text; (unit = strstr(unit, "Ft")); unit += strlen("Ft")) {
		const char *digits = digits_before(reading, text, (size_t)(unit - text));
		if (*digits)
			count_amount(reading, digits, place);
	}
}

static void
advise_amounts(struct reading *reading)
{
	struct faults *faults = &reading->checked->faults;
	for (size_t i = 0; i < reading->amounts.room; i++) {
		const struct table_item *item = &reading->amounts.items[i];
		const struct seen *seen = item->key ? item->value : NULL;
		if (seen && seen->count >= OFTEN && strcmp(item->key, "0"))
			NOTICE(faults, seen->place, NULL,
			    "{amount} Ft stands in {count} places; if a law sets it, write it once in amounts.yaml, and "
			    "{amount:ID} in those places", {"amount", item->key},
			    {"count", faults_number(faults, (long long)seen->count)});
	}
}

/* ----------------------------------------------------------------------- texts -- */

static void
advise_deadline(struct reading *reading, const char *text, struct place place, const struct path *path)
{
	struct faults *faults = &reading->checked->faults;
	if (reading->has_act_by || reading->entry->kind != KIND_SERVICE || !strstr(text, "napon belül") ||
	    path_begins(path, "deadlines"))
		return;
	reading->has_act_by = true;
	notice(faults, place, faults_field(faults, path),
	    "says in words within how many days something must be done; if that is the visitor's deadline, write it "
	    "as act_by");
}

static void
take_value(void *closure, struct node *node, const struct field *field, const struct shape *shape,
    const struct path *path)
{
	struct reading *reading = closure;
	(void)field;
	if (shape->type == VALUE_AMOUNT && node_string(node) && is_digit(*node->text))
		count_amount(reading, node->text, node->place);
	if ((shape->type != VALUE_TEXT && shape->type != VALUE_STEP) || !node_text(node))
		return;
	count_amounts(reading, node_text(node), node->place);
	advise_deadline(reading, node_text(node), node->place, path);
}

/* ----------------------------------------------------------------------- roles -- */

/* A shared requirement that acting for somebody brings in. */
struct acting {
	struct checked *checked;
	const char *acted_for; /* whose the applicant's papers are then; NULL: still the applicant's */
};

static void
take_paper(void *closure, const struct node *paper, unsigned choice, unsigned member)
{
	const struct acting *acting = closure;
	const char *whose = node_get_string(paper, "whose");
	struct entry *person = whose ? source_find(&acting->checked->sources, KIND_PERSON, whose) : NULL;
	(void)choice, (void)member;
	if (!person || person->used || node_has(person->node, "visitor") || !strcmp(whose, DEFAULT_PERSON) ||
	    (acting->acted_for && !strcmp(whose, acting->acted_for)))
		return;
	person->used = true;
	NOTICE(&acting->checked->faults, person->node->place, "visitor",
	    "\"{value}\" has papers where one acts for somebody else; if that is who stands at the kiosk, write visitor: "
	    "true", {"value", whose});
}

static void
advise_roles(struct checked *checked)
{
	const struct entry *question = source_find(&checked->sources, KIND_QUESTION, ACTING_QUESTION);
	const struct entries *shared = &checked->sources.of[KIND_REQUIREMENT];
	for (size_t i = 0; question && i < shared->count; i++) {
		const struct node *option = node_first(node_get(question->node, "options"));
		const char *acting_for = node_get_string(shared->items[i]->node, "acting_for");
		while (option && acting_for && !node_is(node_get(option, "id"), acting_for))
			option = option->next;
		struct acting acting = {checked, node_get_string(option, "person")};
		if (acting_for)
			papers_each(&(struct source_item){.body = shared->items[i]->node}, take_paper, &acting);
	}
}

void
migrate_advise(struct checked *checked)
{
	struct reading reading = {.checked = checked};
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; i < checked->sources.of[kind].count; i++) {
			reading.entry = checked->sources.of[kind].items[i];
			reading.has_act_by = node_has(reading.entry->node, "act_by");
			if (!reading.entry->service && kind != KIND_AMOUNT)
				shape_visit(reading.entry->node, kind_shape((enum kind)kind),
				    &(struct shape_visitor){take_value, &reading});
		}
	advise_amounts(&reading);
	advise_roles(checked);
	table_free(&reading.amounts);
}
