/* `kalauz-data amounts`: the register of amounts: their values on a day and where they stand; and what another value would
 * change, without writing anything. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/named.h"
#include "data/editor/commands/today.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/nearest.h"
#include "data/editor/faults/say.h"
#include "data/editor/source/shape_value.h"
#include "data/editor/source/source_amounts.h"
#include "data/editor/source/source_uses.h"

/* What is asked for. */
struct amounts_view {
	struct sources *sources;
	struct uses uses;
	struct arena arena;
	const char *lang, *day;
	const struct entry *changed; /* "ID=VALUE", or NULL */
	const char *value;
};

/* The value that holds on the day, or the next one to come; NULL: none does. */
static const char *
value_on(struct amounts_view *view, const struct entry *amount)
{
	struct amount_values values = amount_values_of(view->sources, &view->arena, amount);
	for (size_t i = 0; i < values.count; i++)
		if (strcmp(values.items[i].from, view->day) <= 0 && (!values.items[i].to || strcmp(view->day, values.items[i].to) <= 0))
			return values.items[i].value;
	return NULL;
}

/* The same, when the changed amount has its other value: of that itself, or computed of it. */
static const char *
other_value(struct amounts_view *view, const struct entry *amount)
{
	if (amount == view->changed)
		return view->value;
	int64_t factor;
	const char *step = node_get_string(amount->node, "round"), *times = node_get_string(amount->node, "times");
	if (!node_is(node_get(amount->node, "of"), view->changed->id) || !times || !value_decimal(times, &factor))
		return NULL;
	return amount_times(&view->arena, view->value, times, step ? strtol(step, NULL, 10) : 1);
}

static void
print_amount(struct amounts_view *view, const struct entry *amount, const char *other)
{
	const char *value = value_on(view, amount), *unit = node_get_string(amount->node, "unit");
	printf("%s\t%s%s%s %s\t%s\n", amount->id, value ? value : editor_word(view->lang, W("no value")), other ? " → " : "",
	    other ? other : "", unit ? unit : "", named_entry(amount));
}

/* Each place: what names it, the field, the line. */
static void
print_uses(struct amounts_view *view, const struct entry *amount)
{
	const struct use *use = view->uses.items.items;
	for (size_t i = 0; i < view->uses.items.count; i++, use++)
		if (use->used == amount && use->by->kind != KIND_AMOUNT)
			printf("  %s %s\t%s\t%s:%u\n", editor_word(view->lang, kind_word(use->by->kind)), use->by->id, use->field,
			    faults_path(view->sources->faults, use->node->place.file), (unsigned)use->node->place.line);
}

static void
print_all(struct amounts_view *view)
{
	const struct entries *amounts = &view->sources->of[KIND_AMOUNT];
	for (size_t i = 0; i < amounts->count; i++) {
		const char *other = view->changed ? other_value(view, amounts->items[i]) : NULL;
		if (view->changed && !other)
			continue;
		print_amount(view, amounts->items[i], other);
		print_uses(view, amounts->items[i]);
	}
}

/* "ID" or "ID=VALUE". */
static bool
read_operand(struct amounts_view *view, const char *operand)
{
	const char *equals = strchr(operand, '=');
	const char *id = arena_strndup(&view->arena, operand, strcspn(operand, "="));
	const struct entries *amounts = &view->sources->of[KIND_AMOUNT];
	struct nearest nearest = nearest_to(id);
	int64_t number;
	view->changed = source_find(view->sources, KIND_AMOUNT, id);
	for (size_t i = 0; i < amounts->count; i++)
		nearest_offer(&nearest, amounts->items[i]->id);
	if (!view->changed) {
		SAY(view->lang, nearest.best ? W("there is no \"{value}\"; did you mean \"{other}\"?")
		    : W("there is no \"{value}\"; kalauz-data list --register names what there is"), {"value", id}, {"other", nearest.best});
		return false;
	}
	view->value = equals ? equals + 1 : value_on(view, view->changed);
	if (node_has(view->changed->node, "of") && equals) {
		SAY(view->lang, "{value} is computed of {other}; give that another value", {"value", id},
		    {"other", node_get_string(view->changed->node, "of")});
		return false;
	}
	if (equals && !value_decimal(view->value, &number)) {
		SAY(view->lang, "\"{value}\" is not a value; write digits, and decimals after a point: 7700, 1.5", {"value", view->value});
		return false;
	}
	return true;
}

int
amounts_command(int argc, char **argv)
{
	struct arguments arguments;
	struct amounts_view view = {0};
	const struct own_option own[] = {{"date", &view.day, NULL}, {0}};
	if (!arguments_read_own(&arguments, argc, argv, own, 0, 1) || !today_or(arguments.lang, &view.day))
		return EXIT_USAGE;
	struct faults faults;
	struct sources sources;
	faults_init(&faults, arguments.lang);
	source_load(&sources, &faults, arguments.folder);
	view.sources = &sources;
	view.lang = arguments.lang;
	uses_gather(&view.uses, &sources);
	bool good = !faults_print(&faults, stderr) && (!arguments.operand_count || read_operand(&view, arguments.operands[0]));
	if (good)
		print_all(&view);
	uses_free(&view.uses);
	arena_free(&view.arena);
	source_free(&sources);
	faults_destroy(&faults);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
