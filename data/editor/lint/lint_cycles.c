#include <stdlib.h>
#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/source/source_condition.h"
#include "data/editor/source/source_requirements.h"

/* "`from` waits for `to`", and where that is written. */
struct wait {
	const struct entry *from, *to;
	struct place place;
};

/* Who waits for whom among the entries of one kind; edges in the order of `from`. */
struct waits {
	struct sources *sources;
	enum kind kind;
	struct wait *edges;
	size_t count, room;
	const struct entry *from; /* whose edges are being added */
};

static void
add_edge(struct waits *graph, const struct entry *to, struct place place)
{
	if (graph->count == graph->room) {
		graph->room = graph->room ? 2 * graph->room : 64;
		graph->edges = realloc(graph->edges, graph->room * sizeof *graph->edges);
		if (!graph->edges)
			abort();
	}
	graph->edges[graph->count++] = (struct wait){graph->from, to, place};
}

/* --------------------------------------------------------- looking for cycles -- */

enum colour { UNSEEN, ON_THE_WAY, DONE };

struct cycle_search {
	const struct waits *graph;
	const char *field, *msgid;
	unsigned char *colours; /* by position of the entry */
	size_t *first;          /* first edge of each, and one more for the end */
	size_t *way;            /* edges from where the search began to here */
	size_t *next;           /* next edge of each entry on the way */
	size_t depth;
};

/* "a → b → a" for the cycle that the edge closes. */
static const char *
chain(const struct cycle_search *search, const struct wait *closing)
{
	struct arena *arena = &search->graph->sources->faults->arena;
	const char *names = closing->to->id;
	size_t i = search->depth;
	while (i && search->graph->edges[search->way[i - 1]].from != closing->to)
		i--;
	for (i = i ? i - 1 : 0; i < search->depth; i++)
		names = arena_printf(arena, "%s \u2192 %s", names, search->graph->edges[search->way[i]].to->id);
	return arena_printf(arena, "%s \u2192 %s", names, closing->to->id);
}

static void
report_cycle(const struct cycle_search *search, const struct wait *closing)
{
	const char *names = closing->from == closing->to
	    ? arena_printf(&search->graph->sources->faults->arena, "%s \u2192 %s", closing->from->id,
	    closing->to->id) : chain(search, closing);
	FAULT(search->graph->sources->faults, closing->place, search->field, search->msgid,
	    {"chain", names});
}

/* Follows one edge from the end of the way; true: the way is longer now. */
static bool
follow(struct cycle_search *search, size_t number)
{
	const struct wait *edge = &search->graph->edges[number];
	unsigned char *colour = &search->colours[edge->to->position];
	if (*colour == ON_THE_WAY)
		report_cycle(search, edge);
	if (*colour != UNSEEN)
		return false;
	*colour = ON_THE_WAY;
	search->way[search->depth++] = number;
	search->next[edge->to->position] = search->first[edge->to->position];
	return true;
}

static void
search_from(struct cycle_search *search, size_t start)
{
	size_t here = start;
	search->colours[start] = ON_THE_WAY;
	search->next[start] = search->first[start];
	for (;;) {
		if (search->next[here] < search->first[here + 1]) {
			size_t edge = search->next[here]++;
			if (follow(search, edge))
				here = search->graph->edges[edge].to->position;
			continue;
		}
		search->colours[here] = DONE;
		if (!search->depth)
			return;
		here = search->graph->edges[search->way[--search->depth]].from->position;
	}
}

static void
find_cycles(const struct waits *graph, const char *field, const char *msgid)
{
	size_t count = graph->sources->of[graph->kind].count;
	struct arena arena = {0};
	struct cycle_search search = {
		.graph = graph, .field = field, .msgid = msgid,
		.colours = arena_alloc(&arena, count),
		.first = arena_array(&arena, count + 1, sizeof(size_t)),
		.way = arena_array(&arena, count + 1, sizeof(size_t)),
		.next = arena_array(&arena, count, sizeof(size_t)),
	};
	for (size_t i = 0; i < graph->count; i++)
		search.first[graph->edges[i].from->position + 1]++;
	for (size_t i = 0; i < count; i++)
		search.first[i + 1] += search.first[i];
	for (size_t i = 0; i < count; i++)
		if (search.colours[i] == UNSEEN)
			search_from(&search, i);
	arena_free(&arena);
}

/* ------------------------------------------------------- services and papers -- */

/* A paper of one's own without which the service does nothing, issued by a service. */
static void
paper_edge(struct waits *graph, const struct source_item *item, const struct node *paper)
{
	const char *whose = item->whose ? item->whose : node_get_string(paper, "whose");
	const char *id = node_get_string(paper, "document");
	const struct entry *document = id ? source_find(graph->sources, KIND_DOCUMENT, id) : NULL;
	const char *issuer = document ? node_get_string(document->node, "issued_by") : NULL;
	const struct entry *service = issuer ? source_find(graph->sources, KIND_SERVICE, issuer) : NULL;
	if (service && (!whose || !strcmp(whose, DEFAULT_PERSON)) &&
	    !node_is(node_get(paper, "handling"), "seen"))
		add_edge(graph, service, (item->own ? item->own : paper)->place);
}

static void
item_edges(void *closure, const struct source_item *item)
{
	if (!item->when && !item->if_held && !item->acting_for && !node_has(item->body, "one_of"))
		paper_edge(closure, item, item->body);
}

/* ------------------------------------------------------------------ questions -- */

/* Clauses with faults are reported elsewhere, and count as far as they can be read. */
static void
question_edges(struct waits *graph)
{
	struct faults unheard;
	faults_init(&unheard, graph->sources->faults->lang);
	struct sources quiet = *graph->sources;
	quiet.faults = &unheard;
	const struct node *node = node_first(node_get(graph->from->node, "asked_when"));
	for (struct source_clause clause; node; node = node->next) {
		clause_read(&quiet, graph->from->service, node, NULL, &clause);
		for (size_t i = 0; i < clause.count; i++)
			add_edge(graph, clause.terms[i].question, node->place);
	}
	faults_destroy(&unheard);
}

void
lint_cycles(struct sources *sources)
{
	struct waits services = {.sources = sources, .kind = KIND_SERVICE};
	struct waits questions = {.sources = sources, .kind = KIND_QUESTION};
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++) {
		services.from = sources->of[KIND_SERVICE].items[i];
		source_requirements_each(sources, services.from, item_edges, &services);
	}
	for (size_t i = 0; i < sources->of[KIND_QUESTION].count; i++) {
		questions.from = sources->of[KIND_QUESTION].items[i];
		question_edges(&questions);
	}
	find_cycles(&services, "requirements", "the service needs a paper that only it leads to ({chain}); "
	    "break the circle: a condition, an alternative, or another issued_by");
	find_cycles(&questions, "asked_when",
	    "the question is asked only after itself ({chain}); break the circle");
	free(services.edges);
	free(questions.edges);
}
