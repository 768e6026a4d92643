/* `kalauz-data graph`: in which order a service asks its questions, and where each answer leads, in the
 * language of Graphviz. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/base/table.h"
#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/editor/faults/editor_words.h"
#include "data/editor/faults/say.h"
#include "data/guidance.h"
#include "data/limits.h"
#include "data/query/load.h"

enum {
	LINE = 28,     /* characters after which a label goes on below */
	MAX_NAMES = 4, /* of answers at one edge */
};

/* What was answered on the way to a node; by question. */
struct given {
	bool answered;
	uint32_t options;
};

/* A node that is still to be drawn, and all that it takes to go on from it. */
struct flow_step {
	struct given *given;
	struct flow_step *next;
	size_t number;
};

/* Answers that lead from one node to another, and what is certain after them that was not before. */
struct flow_edge {
	size_t from, to;
	const char *words;
	size_t answers;
	const char *papers; /* "\\na|b+c" for each */
	size_t paper_count;
	bool excludes;      /* it may not be for this visitor then */
};

/* How many papers there are at a node, over all ways that lead to it. */
struct paper_range {
	size_t least, most;
	bool reached;
};

/* Nodes are by what is left to ask and to decide, so that ways that differ only in what is decided meet
 * again. */
struct flow {
	struct case_view *view;
	struct interests interests;
	struct arena scratch;       /* for one node */
	struct table numbers;       /* of nodes by what is left to them; 1 + the number */
	struct flow_step *first, *last;  /* that are still to be drawn */
	size_t count;
	struct list edges;          /* drawn so far */
	struct paper_range ranges[LIMIT_GRAPH + 1];
	bool ends[LIMIT_GRAPH + 1]; /* nothing is asked there */
	bool cut;
};

/* -------------------------------------------------------------------- labels -- */

/* Between quotation marks, in lines of about LINE characters. */
static void
print_wrapped(const char *words)
{
	size_t column = 0;
	for (; *words; words++) {
		column += (*words & 0xc0) != 0x80;
		if (*words == ' ' && column >= LINE) {
			printf("\\n");
			column = 0;
		} else if (*words == '"' || *words == '\\') {
			printf("\\%c", *words);
		} else {
			putchar(*words);
		}
	}
}

static const char *
editor_words_of(const char *msgid)
{
	return editor_word(editor_language(NULL), msgid);
}

/* --------------------------------------------------------------------- state -- */

static struct errand_case
case_at(struct flow *graph, const struct given *given)
{
	const struct questions *questions = &graph->view->questions;
	struct errand_case c;
	struct answer *items = arena_array(&graph->scratch, questions->count, sizeof *items);
	size_t count = 0;
	for (size_t i = 0; i < questions->count; i++)
		if (given[i].answered)
			items[count++] = (struct answer){
				.question = questions->items[i].id, .options = given[i].options};
	errand_case_of(&graph->scratch, &graph->view->service, questions, &(struct answers){items, count}, &c);
	return c;
}

static size_t
place_of(const struct questions *questions, int64_t id)
{
	size_t i = 0;
	while (i < questions->count && questions->items[i].id != id)
		i++;
	return i;
}

static bool
touches(const struct questions *questions, const struct clause *clause, const bool *matters)
{
	for (size_t i = 0; i < clause->count; i++) {
		size_t at = place_of(questions, clause->terms[i].question);
		if (at < questions->count && matters[at])
			return true;
	}
	return false;
}

/* True: more of them matter now. */
static bool
add_clause(const struct questions *questions, const struct clause *clause, bool *matters)
{
	bool more = false;
	for (size_t i = 0; i < clause->count; i++) {
		size_t at = place_of(questions, clause->terms[i].question);
		more |= at < questions->count && !matters[at];
		if (at < questions->count)
			matters[at] = true;
	}
	return more;
}

static bool
add_condition(const struct questions *questions, const struct condition *condition, bool *matters)
{
	bool more = false;
	for (size_t i = 0; i < condition->count; i++)
		more |= add_clause(questions, &condition->clauses[i], matters);
	return more;
}

/* Questions whose answers can still have a say in what is open: those that open conditions name, those that
 * decide whether they are asked, and those that impossible combinations tie to them. */
static void
close_over(const struct questions *questions, bool *matters)
{
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < questions->count; i++) {
			const struct condition *impossible = &questions->items[i].impossible;
			if (matters[i])
				more |= add_condition(questions, &questions->items[i].asked_when, matters);
			for (size_t c = 0; c < impossible->count; c++)
				if (touches(questions, &impossible->clauses[c], matters))
					more |= add_clause(questions, &impossible->clauses[c], matters);
		}
	}
}

/* What is left to a node, as bytes: nodes where it is equal are one. */
static char *
key_of(struct flow *graph, struct logic *logic, const struct given *given, size_t *size)
{
	const struct questions *questions = &graph->view->questions;
	bool *matters = arena_array(&graph->scratch, questions->count, sizeof *matters);
	struct given none = {0};
	*size = graph->interests.count + questions->count * sizeof none;
	char *key = arena_alloc(graph->view->arena, *size + 1);
	for (size_t i = 0; i < graph->interests.count; i++) {
		key[i] = logic_judge(logic, graph->interests.items[i].condition) == TRUTH_OPEN;
		if (key[i])
			add_condition(questions, graph->interests.items[i].condition, matters);
	}
	close_over(questions, matters);
	for (size_t i = 0; i < questions->count; i++) {
		char *at = key + graph->interests.count + i * sizeof none;
		if (matters[i] && given[i].answered) {
			memcpy(at, &given[i].options, sizeof given[i].options);
			at[sizeof given[i].options] = 1;
		}
	}
	return key;
}

/* The number of the node to which the answers lead; a new one will be drawn later. LIMIT_GRAPH: no room. */
static size_t
node_at(struct flow *graph, struct logic *logic, struct given *given)
{
	size_t size;
	const char *key = key_of(graph, logic, given, &size);
	uintptr_t number = (uintptr_t)table_get(&graph->numbers, key, size);
	if (number)
		return number - 1;
	if (graph->count == LIMIT_GRAPH) {
		graph->cut = true;
		return LIMIT_GRAPH;
	}
	*table_at(&graph->numbers, key, size) = (void *)(uintptr_t)(graph->count + 1);
	struct flow_step *step = arena_alloc(graph->view->arena, sizeof *step);
	*step = (struct flow_step){.given = given, .number = graph->count++};
	if (graph->last)
		graph->last->next = step;
	else
		graph->first = step;
	graph->last = step;
	return step->number;
}

/* -------------------------------------------------------------------- papers -- */

static const char *
document_id(struct case_view *view, const struct paper *paper)
{
	const char *name;
	enum status status = catalogue_id_name(view->catalogue, view->arena, paper->document.id, &name);
	return status == STATUS_DONE ? name : "?";
}

/* "\na|b+c", as it stands in a label. */
static const char *
paper_words(struct flow *graph, const struct requirement *r)
{
	const char *words = "";
	for (size_t s = 0; s < r->count; s++)
		for (size_t p = 0; p < r->sets[s].count; p++)
			words = arena_printf(graph->view->arena, "%s%s%s", words, p ? "+" : s ? "|" : "\\n",
			    document_id(graph->view, &r->sets[s].papers[p]));
	return words;
}

static bool
is_news(struct logic *before, struct logic *after, const struct condition *condition)
{
	return logic_judge(after, condition) == TRUTH_YES &&
	    (!before || logic_judge(before, condition) != TRUTH_YES);
}

/* What is certain now and was not before (NULL: the beginning). */
static void
add_news(struct flow *graph, struct logic *before, struct logic *after, struct flow_edge *edge)
{
	const struct service *service = &graph->view->service;
	edge->papers = "";
	for (size_t i = 0; i < service->requirement_count; i++) {
		const struct requirement *r = &service->requirements[i];
		if (!r->count || r->sets[0].papers[0].handling == HANDLING_SEEN || !is_news(before, after, &r->condition))
			continue;
		edge->papers = arena_printf(graph->view->arena, "%s%s", edge->papers, paper_words(graph, r));
		edge->paper_count++;
	}
	for (size_t i = 0; i < service->eligibility_count; i++)
		edge->excludes |= service->eligibility[i].excludes && service->eligibility[i].condition.count &&
		    is_news(before, after, &service->eligibility[i].condition);
}

/* --------------------------------------------------------------------- edges -- */

/* "Fizetés + Nyugdíj" */
static const char *
answer_words(struct flow *graph, const struct question *question, uint32_t options)
{
	const char *words = NULL;
	for (size_t i = 0; i < question->option_count; i++)
		if (options >> i & 1) {
			const char *one = question->options[i].text.text ? question->options[i].text.text : "?";
			words = words ? arena_printf(graph->view->arena, "%s + %s", words, one) : one;
		}
	return words ? words : editor_words_of("none of these");
}

static struct flow_edge *
edge_like(struct flow *graph, const struct flow_edge *edge)
{
	struct flow_edge *edges = graph->edges.items;
	for (size_t i = graph->edges.count; i && edges[i - 1].from == edge->from; i--)
		if (edges[i - 1].to == edge->to && edges[i - 1].excludes == edge->excludes &&
		    !strcmp(edges[i - 1].papers, edge->papers))
			return &edges[i - 1];
	return NULL;
}

/* Answers that have the same consequences share an edge. */
static void
add_edge(struct flow *graph, const struct flow_edge *edge)
{
	struct flow_edge *like = edge_like(graph, edge);
	if (!like)
		*LIST_ADD(&graph->edges, graph->view->arena, struct flow_edge) = *edge;
	else if (like->answers++ < MAX_NAMES)
		like->words = arena_printf(graph->view->arena, "%s / %s", like->words, edge->words);
}

static void
follow(struct flow *graph, const struct flow_step *step, struct logic *before, size_t q, uint32_t options)
{
	const struct questions *questions = &graph->view->questions;
	struct given *given = arena_array(graph->view->arena, questions->count, sizeof *given);
	memcpy(given, step->given, questions->count * sizeof *given);
	given[q] = (struct given){true, options};
	struct logic *after = case_at(graph, given).logic;
	if (!logic_is_possible(after))
		return;
	struct flow_edge edge = {
		.from = step->number, .to = node_at(graph, after, given), .answers = 1,
		.words = answer_words(graph, &questions->items[q], options),
	};
	add_news(graph, before, after, &edge);
	add_edge(graph, &edge);
}

static void
print_edge(const struct flow_edge *edge)
{
	if (edge->to == LIMIT_GRAPH)
		printf("\tn%zu -> more [label=\"", edge->from);
	else
		printf("\tn%zu -> n%zu [label=\"", edge->from, edge->to);
	print_wrapped(edge->words);
	if (edge->answers > MAX_NAMES)
		printf(" (+%zu)", edge->answers - MAX_NAMES);
	if (edge->excludes)
		printf("\\n(%s)", editor_words_of("may not be for this visitor"));
	printf("%s\"];\n", edge->papers);
}

/* ---------------------------------------------------------------------- nodes -- */

static void
draw_question(struct flow *graph, const struct flow_step *step, struct logic *logic, size_t q)
{
	const struct question *question = &graph->view->questions.items[q];
	bool all_sets = question->many && question->option_count <= LIMIT_GRAPH_OPTIONS;
	printf("\tn%zu [shape=diamond, label=\"", step->number);
	print_wrapped(question->ask.text ? question->ask.text : "?");
	printf("\"];\n");
	for (uint32_t options = 0; options < UINT32_C(1) << question->option_count; options++) {
		bool single = options && !(options & (options - 1));
		if (single || (question->many && (all_sets || !options)))
			follow(graph, step, logic, q, options);
	}
	if (!question->many || all_sets)
		return;
	graph->cut = true;
	add_edge(graph, &(struct flow_edge){
		.from = step->number, .to = LIMIT_GRAPH, .words = "\u2026", .answers = 1, .papers = ""});
}

static void
draw_node(struct flow *graph, const struct flow_step *step)
{
	struct errand_case c = case_at(graph, step->given);
	struct asking asking = errand_asking(&graph->scratch, &c);
	if (asking.asks)
		draw_question(graph, step, c.logic, asking.next);
	else
		graph->ends[step->number] = true;
}

/* The first edge leads from nowhere: what is always needed. */
static void
draw_start(struct flow *graph)
{
	struct given *nothing = arena_array(graph->view->arena, graph->view->questions.count, sizeof *nothing);
	struct logic *logic = case_at(graph, nothing).logic;
	struct flow_edge start = {0};
	add_news(graph, NULL, logic, &start);
	node_at(graph, logic, nothing);
	graph->ranges[0] = (struct paper_range){start.paper_count, start.paper_count, true};
	printf("\tstart [shape=oval, label=\"%s%s\"];\n\tstart -> n0;\n", graph->view->service.name_id,
	    start.papers);
}

/* ----------------------------------------------------------------------- ends -- */

/* Carries the numbers of papers along an edge; true: something changed. No way goes in a circle, as
 * every step answers one more question. */
static bool
carry(struct flow *graph, const struct flow_edge *edge)
{
	const struct paper_range *from = &graph->ranges[edge->from];
	struct paper_range *to = &graph->ranges[edge->to], before = *to;
	if (!from->reached)
		return false;
	size_t least = from->least + edge->paper_count, most = from->most + edge->paper_count;
	to->least = before.reached && before.least < least ? before.least : least;
	to->most = before.reached && before.most > most ? before.most : most;
	to->reached = true;
	return !before.reached || to->least != before.least || to->most != before.most;
}

static void
print_end(struct flow *graph, size_t number)
{
	const struct paper_range *range = &graph->ranges[number];
	const char *count = range->least == range->most
	    ? arena_printf(&graph->scratch, "%zu", range->least)
	    : arena_printf(&graph->scratch, "%zu\u2013%zu", range->least, range->most);
	printf("\tn%zu [shape=box, label=\"%s\"];\n", number,
	    WORDS_FILL(&graph->scratch, editor_words_of("papers: {count}"), {"count", count}));
}

static void
print_rest(struct flow *graph)
{
	const struct flow_edge *edges = graph->edges.items;
	for (bool changed = true; changed;) {
		changed = false;
		for (size_t i = 0; i < graph->edges.count; i++)
			changed |= carry(graph, &edges[i]);
	}
	for (size_t i = 0; i < graph->edges.count; i++)
		print_edge(&edges[i]);
	for (size_t i = 0; i < graph->count; i++)
		if (graph->ends[i])
			print_end(graph, i);
	if (graph->cut)
		printf("\tmore [shape=plaintext, label=\"\u2026\"];\n");
}

static bool
print_graph(struct case_view *view)
{
	const struct service *service = &view->service;
	struct flow *graph = arena_alloc(view->arena, sizeof *graph);
	graph->view = view;
	graph->interests = interests_of(view->arena, service, true);
	printf("digraph \"%s\" {\n", service->name_id);
	draw_start(graph);
	for (; graph->first; graph->first = graph->first->next) {
		struct arena_mark mark = arena_mark(&graph->scratch);
		draw_node(graph, graph->first);
		arena_rewind(&graph->scratch, mark);
	}
	print_rest(graph);
	printf("}\n");
	if (graph->cut)
		SAY(NULL, "the flow is not drawn whole: at most {nodes} nodes, and all sets of "
		    "answers of at most {options} options; three dots stand for the rest",
		    {"nodes", arena_printf(view->arena, "%d", LIMIT_GRAPH)},
		    {"options", arena_printf(view->arena, "%d", LIMIT_GRAPH_OPTIONS)});
	table_free(&graph->numbers);
	arena_free(&graph->scratch);
	return true;
}

static enum status
print(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	return case_view_service(catalogue, arena, arguments, print_graph);
}

int
graph_command(int argc, char **argv)
{
	struct case_arguments arguments;
	if (!case_arguments_read(&arguments, argc, argv, 1, 1))
		return EXIT_USAGE;
	return case_view_catalogue(&arguments, print);
}
