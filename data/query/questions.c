/* What services ask, and what those questions depend on. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "data/limits.h"
#include "data/query/load.h"

/* What the loaders below share. */
struct reading {
	struct catalogue *catalogue;
	struct arena *arena;
	const char *lang;
	struct owner_texts texts;           /* of the question that is being read, as are the conditions */
	struct conditions conditions;
};

/* "[1, 2]": SQLite reads it as a table of numbers. */
static const char *
array_of(struct arena *arena, const int64_t *numbers, size_t count)
{
	enum { MAX_NUMBER = sizeof ",-9223372036854775808" };
	char *array = arena_alloc(arena, count * MAX_NUMBER + sizeof "[]"), *end = array;
	*end++ = '[';
	for (size_t i = 0; i < count; i++)
		end += sprintf(end, "%s%" PRId64, i ? "," : "", numbers[i]);
	strcpy(end, "]");
	return array;
}

static struct question_option
option_at(const struct reading *r, struct query *query)
{
	return (struct question_option){
		.name = db_text(query, r->arena, 1),
		.text = owner_texts_at(&r->texts, query, 2),
		.words = owner_texts_at(&r->texts, query, 3),
		.person = db_int(query, 4),
		.person_name = db_text(query, r->arena, 5),
		.person_words = {.text = db_text(query, r->arena, 6), .foreign = db_int(query, 7)},
		.person_is_visitor = db_int(query, 8),
		.person_title = {.text = db_text(query, r->arena, 9), .foreign = db_int(query, 10)},
		.number = (uint32_t)db_int(query, 11),
	};
}

/* Positions are dense, and no more than the format allows. */
static enum status
load_options(const struct reading *r, struct question *out)
{
	struct list list = {0};
	struct query *query = db_query(catalogue_db(r->catalogue),
	    "SELECT o.position, o.name, o.text_slot, o.case_slot, o.person, p.name, "
	    "coalesce(t.text, h.text), t.text IS NULL, v.visitor, "
	    "coalesce(nt.text, nh.text), nt.text IS NULL, o.number "
	    "FROM option o LEFT JOIN thing p ON p.id = o.person LEFT JOIN person v ON v.id = o.person "
	    "LEFT JOIN text nh ON nh.lang = 'hu' AND nh.owner = o.person AND nh.slot = 0 "
	    "LEFT JOIN text nt ON nt.lang = :lang AND nt.owner = o.person AND nt.slot = 0 "
	    "LEFT JOIN text h ON h.lang = 'hu' AND h.owner = o.person AND h.slot = 1 "
	    "LEFT JOIN text t ON t.lang = :lang AND t.owner = o.person AND t.slot = 1 "
	    "WHERE o.question = :question ORDER BY o.position");
	db_bind_text(query, ":lang", r->lang);
	db_bind_int(query, ":question", out->id);
	while (db_row(query))
		if (db_int(query, 0) == (int64_t)list.count && list.count < LIMIT_OPTIONS)
			*LIST_ADD(&list, r->arena, struct question_option) = option_at(r, query);
	out->options = list.items;
	out->option_count = list.count;
	return db_end(query);
}

static enum status
load_lacks(const struct reading *r, struct question *out)
{
	struct list list = {0};
	struct question_option *option = NULL;
	struct query *query = db_query(catalogue_db(r->catalogue),
	    "SELECT option, document FROM option_lacks WHERE question = :question ORDER BY option, document");
	db_bind_int(query, ":question", out->id);
	while (db_row(query)) {
		uint64_t number = (uint64_t)db_int(query, 0);
		if (number >= out->option_count)
			continue;
		if (option != &out->options[number])
			list = (struct list){0};
		option = &out->options[number];
		*LIST_ADD(&list, r->arena, int64_t) = db_int(query, 1);
		option->lacks = list.items;
		option->lack_count = list.count;
	}
	return db_end(query);
}

static enum status
load_impossible(const struct reading *r, struct question *out)
{
	struct list clauses = {0};
	struct query *query = db_query(catalogue_db(r->catalogue),
	    "SELECT condition FROM impossible WHERE question = :question ORDER BY condition");
	db_bind_int(query, ":question", out->id);
	while (db_row(query)) {
		struct condition condition = condition_at(&r->conditions, query, 0);
		for (size_t i = 0; i < condition.count; i++)
			*LIST_ADD(&clauses, r->arena, struct clause) =
			    condition.clauses[i];
	}
	out->impossible = (struct condition){clauses.items, clauses.count};
	return db_end(query);
}

/* What hangs on the question, of which there is the head. */
static enum status
load_rest(struct reading *r, struct question *out, int64_t why_slot, int64_t asked_when)
{
	enum status status = owner_texts_load(r->catalogue, r->arena, r->lang, out->id, &r->texts);
	if (status == STATUS_DONE)
		status = conditions_load(r->catalogue, r->arena, r->lang, out->id, &r->conditions);
	if (status != STATUS_DONE)
		return status;
	out->ask = r->texts.items[SLOT_NAME];
	if ((uint64_t)why_slot < r->texts.count)
		out->why = r->texts.items[why_slot];
	if ((uint64_t)asked_when < r->conditions.count)
		out->asked_when = r->conditions.items[asked_when];
	status = load_options(r, out);
	if (status == STATUS_DONE)
		status = load_lacks(r, out);
	return status == STATUS_DONE ? load_impossible(r, out) : status;
}

/* A row of the query below, whose numbers name what is still to be read. */
struct head {
	struct question question;
	int64_t why_slot, asked_when;
};

/* The conditions of a service are its own rows, those of a question its own; so both are followed in the
 * same way. */
static enum status
load_heads(const struct reading *r, const int64_t *services, size_t count, struct list *heads)
{
	struct query *query = db_query(catalogue_db(r->catalogue),
	    "WITH RECURSIVE given (place, id) AS (SELECT key, value FROM json_each(:services)), "
	    "asked (id) AS ("
	    "SELECT c.question FROM given CROSS JOIN condition c ON c.owner = given.id "
	    "UNION SELECT c.question FROM asked CROSS JOIN condition c ON c.owner = asked.id) "
	    "SELECT q.id, n.name, q.choice = 'many', q.why_slot, coalesce(q.asked_when, -1), "
	    "CASE q.about WHEN 'visitor' THEN 0 WHEN 'person' THEN 1 ELSE 2 END, n.number "
	    "FROM asked CROSS JOIN question q ON q.id = asked.id CROSS JOIN thing n ON n.id = q.id "
	    "ORDER BY q.service IS NOT NULL, "
	    "(SELECT min(place) FROM given WHERE given.id = q.service), n.name");
	db_bind_text(query, ":services", array_of(r->arena, services, count));
	while (db_row(query)) {
		struct head *head = LIST_ADD(heads, r->arena, struct head);
		head->question.id = db_int(query, 0);
		head->question.name = db_text(query, r->arena, 1);
		head->question.many = db_int(query, 2);
		head->why_slot = db_int(query, 3);
		head->asked_when = db_int(query, 4);
		head->question.about = (enum about)db_int(query, 5);
		head->question.number = (uint32_t)db_int(query, 6);
	}
	return db_end(query);
}

enum status
catalogue_questions(struct catalogue *catalogue, struct arena *arena, const char *lang,
    const int64_t *services, size_t count, struct questions *out)
{
	struct reading r = {.catalogue = catalogue, .arena = arena, .lang = lang};
	struct list heads = {0}, questions = {0};
	enum status status = load_heads(&r, services, count, &heads);
	for (size_t i = 0; status == STATUS_DONE && i < heads.count; i++) {
		const struct head *head = (const struct head *)heads.items + i;
		struct question *question = LIST_ADD(&questions, arena, struct question);
		*question = head->question;
		status = load_rest(&r, question, head->why_slot, head->asked_when);
	}
	*out = (struct questions){questions.items, questions.count};
	return status;
}
