/* What belongs to a town, and errands that go together. */
#include <string.h>

#include "data/editor/faults/nearest.h"
#include "data/editor/lint/lint.h"
#include "data/editor/lint/lint_sound.h"
#include "data/editor/source/source_condition.h"

/* ---------------------------------------------------------------------- towns -- */

static void
check_town(struct sources *sources, const struct entry *service)
{
	const struct node *town = node_get(service->node, "town");
	const struct entries *offices = &sources->of[KIND_OFFICE];
	struct nearest nearest;
	if (!node_string(town) || !source_knows_all(sources, KIND_OFFICE))
		return;
	nearest = nearest_to(town->text);
	for (size_t i = 0; i < offices->count; i++) {
		const char *city = node_text(node_get(offices->items[i]->node, "city"));
		if (city && !strcmp(city, town->text))
			return;
		if (city)
			nearest_offer(&nearest, city);
	}
	if (nearest.best)
		FAULT(sources->faults, town->place, "town",
		    "no office is in \"{value}\"; did you mean \"{near}\"?", {"value", town->text},
		    {"near", nearest.best});
	else
		FAULT(sources->faults, town->place, "town",
		    "no office is in \"{value}\"; write the city of an office", {"value", town->text});
}

/* -------------------------------------------------------------------- bundles -- */

/* The service of a member, and for whom; NULL: for whom one likes. */
static const char *
member_service(const struct node *member)
{
	return member->kind == NODE_MAP ? node_get_string(member, "service") : node_string(member);
}

static bool
same_member(const struct node *one, const struct node *two)
{
	const char *service = member_service(one), *other = member_service(two);
	const char *whom = node_get_string(one, "for"), *another = node_get_string(two, "for");
	return service && other && !strcmp(service, other) && (whom ? another && !strcmp(whom, another) : !another);
}

/* Whether one can do the errand for that person. */
static bool
acts_for(const struct entry *service, const char *whom)
{
	const struct node *option = node_first(node_get(service->node, "acting_for"));
	while (option && !node_is(option, whom))
		option = option->next;
	return option || !strcmp(whom, ACTING_FOR_ONESELF);
}

/* What the name of the bundle says: one answer to a question that is about the errand alone. */
static void
check_answers(struct sources *sources, const struct node *member, const struct entry *service)
{
	for (const struct node *line = node_first(node_get(member, "answers")); line; line = line->next) {
		struct source_clause clause;
		if (!clause_read(sources, service, line, "bundles.services.answers", &clause))
			continue;
		if (clause.count != 1 || strcmp(question_about(clause.terms[0].question), "errand") ||
		    question_is_many(clause.terms[0].question) || !strcmp(clause.terms[0].question->id, ACTING_QUESTION))
			FAULT(sources->faults, line->place, "bundles.services.answers",
			    "\"{value}\" must be one answer to a question that is about each errand alone", {"value", line->text});
	}
}

static void
check_member(struct sources *sources, const struct node *bundle, const struct node *member)
{
	const char *id = member_service(member), *whom = node_get_string(member, "for");
	const struct entry *service = id ? source_find(sources, KIND_SERVICE, id) : NULL;
	const struct node *before = node_first(node_get(bundle, "services"));
	for (; before != member; before = before->next)
		if (member->kind == NODE_MAP && same_member(before, member)) {
			FAULT(sources->faults, member->place, "bundles.services",
			    "\"{value}\" stands here twice; delete one of the two", {"value", id});
			break;
		}
	if (service && service->node->kind == NODE_MAP && lint_is_sound(sources, service))
		check_answers(sources, member, service);
	if (service && whom && service->node->kind == NODE_MAP &&
	    lint_is_sound(sources, service) && !acts_for(service, whom))
		FAULT(sources->faults, member->place, "bundles.services.for",
		    "{service} cannot be done for \"{value}\"; add that to its acting_for, or choose another",
		    {"service", id}, {"value", whom});
}

/* All that holds in one town only must hold in the same one: elsewhere the bundle is not shown. */
static void
check_towns(struct sources *sources, const struct node *bundle)
{
	const struct node *member = node_first(node_get(bundle, "services"));
	const char *first = NULL;
	for (; member; member = member->next) {
		const char *id = member_service(member);
		const struct entry *service = id ? source_find(sources, KIND_SERVICE, id) : NULL;
		const char *town = service ? node_get_string(service->node, "town") : NULL;
		if (town && first && strcmp(town, first))
			FAULT(sources->faults, member->place, "bundles.services",
			    "holds in {town} only, and another service of the bundle in {other}; nobody could do both",
			    {"town", town}, {"other", first});
		first = first ? first : town;
	}
}

static void
check_bundles(struct sources *sources, const struct entry *event)
{
	const struct node *bundle = node_first(node_get(event->node, "bundles"));
	for (; bundle; bundle = bundle->next) {
		const struct node *member = node_first(node_get(bundle, "services"));
		for (; member; member = member->next)
			check_member(sources, bundle, member);
		check_towns(sources, bundle);
	}
}

void
lint_bundles(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++)
		check_town(sources, sources->of[KIND_SERVICE].items[i]);
	for (size_t i = 0; i < sources->of[KIND_LIFE_EVENT].count; i++)
		check_bundles(sources, sources->of[KIND_LIFE_EVENT].items[i]);
}
