#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_requirements.h"

/* What a paper is told by; meaningless beside `use` or `one_of`. */
static const char *const paper_keys[] = {"whose", "handling", "form", "count", "max_age"};
enum { PAPER_KEYS = sizeof paper_keys / sizeof *paper_keys };

/* A requirement, and how its field is called in reports. */
struct requirement_check {
	struct sources *sources;
	const struct node *node;
	const char *prefix; /* "requirements." or "" */
};

static void
complain(const struct requirement_check *check, struct place place, const char *key,
    const char *msgid)
{
	struct faults *faults = check->sources->faults;
	fault(faults, place, arena_printf(&faults->arena, "%s%s", check->prefix, key), msgid);
}

/* Reports the keys of a paper that cannot stand here. */
static void
reject_keys(const struct requirement_check *check, size_t from, const char *msgid)
{
	for (size_t i = from; i < PAPER_KEYS; i++) {
		const struct node *value = node_get(check->node, paper_keys[i]);
		if (value)
			complain(check, value->place, paper_keys[i], msgid);
	}
}

static void
check_paper(const struct requirement_check *check)
{
	if (!node_has(check->node, "document"))
		complain(check, check->node->place, "document", "is missing; add it");
	if (!node_is(node_get(check->node, "handling"), "seen"))
		return;
	reject_keys(check, 2, "the office sees this paper itself; delete this line");
	if (node_has(check->node, "if_held"))
		complain(check, node_get(check->node, "if_held")->place, "if_held",
		    "the office sees this paper itself; delete this line");
}

static void
check_sets(const struct requirement_check *check)
{
	reject_keys(check, 0, "belongs to the papers of one_of; move it there");
	for (const struct node *set = node_first(node_get(check->node, "one_of")); set; set = set->next)
		for (const struct node *paper = node_first(set); paper; paper = paper->next)
			if (paper->kind == NODE_MAP)
				check_paper(&(struct requirement_check){check->sources, paper, check->prefix});
}

static void
check_requirement(const struct requirement_check *check)
{
	bool document = node_has(check->node, "document"), sets = node_has(check->node, "one_of");
	bool use = node_has(check->node, "use");
	if (check->node->kind != NODE_MAP)
		return;
	if (node_has(check->node, "allow_note") && !node_has(check->node, "note") && !node_has(check->node, "notes"))
		complain(check, node_get(check->node, "allow_note")->place, "allow_note",
		    "allows a note that there is not; delete it");
	if (document + sets + use > 1)
		complain(check, check->node->place, sets ? "one_of" : "use",
		    "document, one_of and use exclude each other; keep one of them");
	else if (use)
		reject_keys(check, 1, "belongs to the shared requirement; delete it here");
	else if (sets)
		check_sets(check);
	else
		check_paper(check);
}

/* What acting for somebody brings in depends on that alone. */
static void
check_acting(struct sources *sources, const struct entry *shared)
{
	const struct node *clause = node_first(node_get(shared->node, "when"));
	if (!node_has(shared->node, "acting_for"))
		return;
	for (; clause; clause = clause->next)
		if (node_string(clause) && strstr(clause->text, ACTING_QUESTION "="))
			fault(sources->faults, clause->place, "when",
			    "acting_for is a condition on \"kinek\" already; delete it here");
}

static void
check_no_papers(struct sources *sources, const struct entry *service)
{
	const struct node *no_papers = node_get(service->node, "no_papers");
	if (service->node->kind != NODE_MAP)
		return;
	if (no_papers && node_has(service->node, "requirements"))
		fault(sources->faults, no_papers->place, "no_papers",
		    "there are requirements too; delete one of the two");
	if (no_papers && node_has(service->node, "no_papers_when"))
		fault(sources->faults, node_get(service->node, "no_papers_when")->place, "no_papers_when",
		    "no_papers says it of every case; delete one of the two");
	if (!no_papers && !node_has(service->node, "requirements"))
		fault(sources->faults, service->node->place, "requirements",
		    "is missing; add it, or write no_papers: true if nothing must be brought");
}

static void
use_paper(void *closure, const struct node *paper, unsigned choice, unsigned member)
{
	const char *id = node_get_string(paper, "document");
	struct entry *document = id ? source_find(closure, KIND_DOCUMENT, id) : NULL;
	(void)choice, (void)member;
	if (document)
		document->used = true;
}

static void
use_item(void *closure, const struct source_item *item)
{
	struct sources *sources = closure;
	papers_each(item, use_paper, sources);
	if (item->shared)
		sources->of[KIND_REQUIREMENT].items[item->shared->position]->used = true;
}

void
lint_requirements(struct sources *sources)
{
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		const struct entry *service = sources->of[KIND_SERVICE].items[i];
		const struct node *node = node_first(node_get(service->node, "requirements"));
		for (; node; node = node->next)
			check_requirement(&(struct requirement_check){sources, node, "requirements."});
		check_no_papers(sources, service);
		source_requirements_each(sources, service, use_item, sources);
	}
	for (size_t i = 0; i < sources->of[KIND_REQUIREMENT].count; i++) {
		const struct entry *shared = sources->of[KIND_REQUIREMENT].items[i];
		check_requirement(&(struct requirement_check){sources, shared->node, ""});
		check_acting(sources, shared);
	}
}
