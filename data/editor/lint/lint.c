#include "data/editor/lint/lint.h"

#include "data/editor/lint/lint_sound.h"

void
lint(struct sources *sources)
{
	lint_references(sources);
	lint_conditions(sources);
	lint_requirements(sources);
	lint_cycles(sources);
	lint_services(sources);
	lint_same(sources);
	lint_words(sources);
	lint_spoken(sources);
	lint_values(sources);
	lint_typing(sources);
	lint_concepts(sources);
	lint_amounts(sources);
	lint_calendar(sources);
	lint_note_unsound(sources);
	lint_bundles(sources);
	lint_cases(sources);
	lint_fees(sources);
	lint_lacks(sources);
	lint_unused(sources);
	lint_numbers(sources);
}

/* What to say about an entry that nobody needs; kinds without words may be unneeded. */
static const char *const unused[KIND_COUNT] = {
	[KIND_LIFE_EVENT] = "no service belongs to it; name it in a service's life_events, or delete it",
	[KIND_AMOUNT] = "nothing names it; write {amount:ID} where it belongs, or delete it",
	[KIND_PAYEE] = "no fee names it; name it in a fee's payee, or delete it",
	[KIND_REMEDY] = "no service names it; name it in a service's remedy, or delete it",
	[KIND_DOCUMENT] = "no service needs it; put it into a service's requirements, or delete it",
	[KIND_QUESTION] = "no condition asks for it; use it in a \"when\", or delete it",
	[KIND_REQUIREMENT] = "no service uses it; use it in a service's requirements, or delete it",
};

/* Whether all that could need something has been read. */
static bool
all_read(const struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++)
		if (sources->of[KIND_SERVICE].items[i]->node->kind == NODE_BAD)
			return false;
	return !sources->unsound && !sources->left_out && source_knows_all(sources, KIND_SERVICE) && source_knows_all(sources, KIND_REQUIREMENT) && source_knows_all(sources, KIND_QUESTION);
}

void
lint_unused(struct sources *sources)
{
	if (!all_read(sources))
		return;
	for (size_t kind = 0; kind < KIND_COUNT; kind++)
		for (size_t i = 0; unused[kind] && i < sources->of[kind].count; i++) {
			const struct entry *entry = sources->of[kind].items[i];
			if (!entry->used && node_get(entry->node, "id"))
				fault(sources->faults, node_get(entry->node, "id")->place, "id", unused[kind]);
		}
}
