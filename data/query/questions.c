/* What services ask, and what those questions depend on. */
#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "data/query/load.h"

static void
load_options(struct load *load, struct question *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_OPTION);
	while (rows_next(&rows)) {
		struct card person = rows_card(&rows, 6, THING_PERSON);
		rows_dense(&rows, 1, list.count);
		if (list.count == LIMIT_OPTIONS)
			rows_corrupt(&rows, 1, "more than a question can have");
		*LIST_ADD(&list, load->arena, struct question_option) = (struct question_option){
			.name = rows_string(&rows, 2),
			.number = rows_permanent(&rows, 3),
			.text = rows_text(&rows, 4),
			.words = rows_text(&rows, 5),
			.person = person.id,
			.person_name = person.editors_name,
			.person_title = person.name,
			.person_words = person.summary,
			.person_is_visitor = person.is_visitor,
		};
	}
	if (!list.count)
		load_corrupt(load, "it has no options");
	out->options = list.items;
	out->option_count = list.count;
}

static void
load_lacks(struct load *load, struct question *out)
{
	struct list list = {0};
	struct question_option *option = NULL;
	struct rows rows = rows_of(load, ROW_OPTION_LACKS);
	while (rows_next(&rows)) {
		size_t number = (size_t)rows_number(&rows, 1, 0, LIMIT_OPTIONS - 1);
		if (number >= out->option_count) {
			rows_corrupt(&rows, 1, "there is no such option");
			continue;
		}
		if (option != &out->options[number])
			list = (struct list){0};
		option = &out->options[number];
		*LIST_ADD(&list, load->arena, int64_t) = rows_id(&rows, 2);
		option->lacks = list.items;
		option->lack_count = list.count;
	}
}

static void
load_impossible(struct load *load, struct question *out)
{
	struct list clauses = {0};
	struct rows rows = rows_of(load, ROW_IMPOSSIBLE);
	while (rows_next(&rows)) {
		struct condition condition = rows_condition(&rows, 1);
		for (size_t i = 0; i < condition.count; i++)
			*LIST_ADD(&clauses, load->arena, struct clause) = condition.clauses[i];
	}
	out->impossible = (struct condition){clauses.items, clauses.count};
}

/* ----------------------------------------------------------- which are asked -- */

struct asked {
	struct question question;
	bool shared; /* it is no service's own */
	struct conditions conditions;
};

static enum status
load_question(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id, struct asked *out)
{
	struct load load;
	struct card card = {0};
	struct question *question = &out->question;
	load_begin(&load, catalogue, arena, lang, THING_QUESTION, id, &card);
	if (load.status != STATUS_DONE)
		return load.status;
	load_texts(&load, &card);
	load_conditions(&load);
	*question = (struct question){
		.id = id, .number = card.number, .name = card.editors_name, .ask = card.name};
	struct rows head = load_head(&load, THING_QUESTION);
	out->shared = !rows_id(&head, 1);
	question->about = ROWS_WORD(&head, 2, "visitor", "person", "errand");
	question->many = ROWS_WORD(&head, 3, "one", "many");
	question->why = rows_text(&head, 4);
	question->asked_when = rows_condition(&head, 5);
	load_head_end(&head);
	load_options(&load, question);
	load_lacks(&load, question);
	load_impossible(&load, question);
	load_sealed(&load, PART_ROWS);
	out->conditions = load.conditions;
	return load.status;
}

/* What is known while they are gathered. */
struct gathering {
	struct catalogue *catalogue;
	struct arena *arena;
	const char *lang;
	struct list asked; /* struct asked */
};

static struct asked *
asked_already(const struct gathering *g, int64_t id)
{
	struct asked *asked = g->asked.items;
	for (size_t i = 0; i < g->asked.count; i++)
		if (asked[i].question.id == id)
			return &asked[i];
	return NULL;
}

/* The question of a term: a new one is loaded. */
static enum status
gather_term(struct gathering *g, const struct condition_term *term)
{
	struct asked *asked = asked_already(g, term->question);
	if (!asked) {
		asked = LIST_ADD(&g->asked, g->arena, struct asked);
		enum status status = load_question(g->catalogue, g->arena, g->lang, term->question, asked);
		if (status == STATUS_ABSENT)
			status_report("%s: a condition names a question that there is not (%lld)",
			    catalogue_path(g->catalogue), (long long)term->question);
		if (status != STATUS_DONE)
			return status == STATUS_ABSENT ? STATUS_CORRUPT : status;
	}
	if (term->option < asked->question.option_count)
		return STATUS_DONE;
	status_report("%s: a condition names an option of %s that there is not (%u)",
	    catalogue_path(g->catalogue), asked->question.name, term->option);
	return STATUS_CORRUPT;
}

static enum status
gather(struct gathering *g, struct conditions conditions)
{
	enum status status = STATUS_DONE;
	for (size_t i = 0; i < conditions.count; i++)
		for (size_t c = 0; c < conditions.items[i].count; c++) {
			const struct clause *clause = &conditions.items[i].clauses[c];
			for (size_t t = 0; status == STATUS_DONE && t < clause->count; t++)
				status = gather_term(g, &clause->terms[t]);
		}
	return status;
}

/* Only the conditions of a service; a service that there is not asks nothing. */
static enum status
gather_service(struct gathering *g, int64_t service)
{
	struct load load;
	load_begin(&load, g->catalogue, g->arena, g->lang, THING_SERVICE, service, NULL);
	if (load.status == STATUS_ABSENT)
		return STATUS_DONE;
	load_conditions(&load);
	return load.status == STATUS_DONE ? gather(g, load.conditions) : load.status;
}

static int
shared_first(const void *a, const void *b)
{
	const struct asked *x = a, *y = b;
	return x->shared != y->shared ? y->shared - x->shared : strcmp(x->question.name, y->question.name);
}

/* The conditions of a service are its own rows, those of a question its own; so both are followed in the
 * same way. */
enum status
catalogue_questions(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t service,
    struct questions *out)
{
	struct gathering g = {catalogue, arena, lang, {0}};
	*out = (struct questions){0};
	enum status status = gather_service(&g, service);
	for (size_t i = 0; status == STATUS_DONE && i < g.asked.count; i++)
		status = gather(&g, ((struct asked *)g.asked.items)[i].conditions);
	if (status != STATUS_DONE)
		return status;
	struct asked *asked = g.asked.items;
	if (asked)
		qsort(asked, g.asked.count, sizeof *asked, shared_first);
	out->items = arena_array(arena, g.asked.count, sizeof *out->items);
	for (size_t i = 0; i < g.asked.count; i++)
		out->items[out->count++] = asked[i].question;
	return STATUS_DONE;
}
