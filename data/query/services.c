/* One public service with all that hangs on it. */
#include <stdlib.h>
#include <string.h>

#include "data/query/amounts.h"
#include "data/query/load.h"

/* What the loaders below share. */
struct reading {
	struct catalogue *catalogue;
	struct arena *arena;
	const char *lang;
	struct owner_texts texts;
	struct conditions conditions;
	int64_t remedy; /* 0: none */
	struct service *out;
};

static struct query *
query_of(const struct reading *r, const char *sql)
{
	struct query *query = db_query(catalogue_db(r->catalogue), sql);
	db_bind_int(query, ":service", r->out->id);
	return query;
}

static struct query *
query_with_names(const struct reading *r, const char *sql)
{
	struct query *query = query_of(r, sql);
	db_bind_text(query, ":lang", r->lang);
	return query;
}

/* The position of a word in a list; the list's CHECK in the schema knows the same words. */
static unsigned
one_of(const char *word, const char *const *words, unsigned count)
{
	for (unsigned i = 0; word && i < count; i++)
		if (!strcmp(word, words[i]))
			return i;
	return 0;
}
#define ONE_OF(word, ...) \
	one_of(word, (const char *const[]){__VA_ARGS__}, \
	    sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static enum status
load_head(struct reading *r)
{
	struct service *s = r->out;
	struct query *query = query_with_names(r,
	    "SELECT s.code, s.no_papers, s.as_of, s.caution_slot, s.appeal_slot, s.verified_on, "
	    "s.verified_by_slot, s.authority, n.name," NAME_COLUMNS ", s.town, s.remedy, n.number "
	    "FROM service s JOIN thing n ON n.id = s.id" JOIN_NAME("s.authority")
	    "WHERE s.id = :service");
	bool found = db_row(query);
	if (found) {
		s->code = db_text(query, r->arena, 0);
		s->no_papers = db_int(query, 1);
		s->as_of = db_text(query, r->arena, 2);
		s->caution = owner_texts_at(&r->texts, query, 3);
		s->appeal = owner_texts_at(&r->texts, query, 4);
		s->verified_on = db_text(query, r->arena, 5);
		s->verified_by = owner_texts_at(&r->texts, query, 6);
		s->authority.id = db_int(query, 7);
		s->name_id = db_text(query, r->arena, 8);
		s->authority.name = name_at(query, r->arena, 9);
		s->town = db_text(query, r->arena, 12);
		r->remedy = db_int(query, 13);
		s->number = (uint32_t)db_int(query, 14);
	}
	enum status status = db_end(query);
	return status == STATUS_DONE && !found ? STATUS_ABSENT : status;
}

/* What to do against a decision, where many services share the words. */
static enum status
load_remedy(struct reading *r)
{
	if (!r->remedy)
		return STATUS_DONE;
	struct query *query = db_query(catalogue_db(r->catalogue),
	    "SELECT m.legal_basis," NAME_COLUMNS "FROM remedy m" JOIN_NAME("m.id") "WHERE m.id = :remedy");
	db_bind_text(query, ":lang", r->lang);
	db_bind_int(query, ":remedy", r->remedy);
	if (db_row(query)) {
		r->out->appeal_basis = db_text(query, r->arena, 0);
		r->out->appeal = name_at(query, r->arena, 1);
	}
	return db_end(query);
}

static enum status
load_home(struct reading *r)
{
	struct query *query = query_with_names(r,
	    "SELECT s.life_event," NAME_COLUMNS "FROM life_event_service s" JOIN_NAME("s.life_event")
	    "WHERE s.service = :service ORDER BY s.home DESC LIMIT 1");
	if (db_row(query))
		r->out->home = (struct named){db_int(query, 0), name_at(query, r->arena, 1)};
	return db_end(query);
}

static struct paper
paper_at(struct query *query, struct arena *arena)
{
	return (struct paper){
		.handling = ONE_OF(db_text(query, arena, 5), "shown", "kept", "seen"),
		.form = ONE_OF(db_text(query, arena, 6), "original", "copy", "either", "none"),
		.count = (unsigned)db_int(query, 7),
		.max_age = (unsigned)db_int(query, 8),
		.age_unit = ONE_OF(db_text(query, arena, 9), "days", "months", "years"),
		.whose = db_int(query, 4),
		.whose_name = db_text(query, arena, 12),
		.whose_words = {
			.text = db_text(query, arena, 13),
			.foreign = db_int(query, 14),
		},
		.document = {db_int(query, 3), name_at(query, arena, 15)},
		.issued_by = db_int(query, 18),
		.whose_is_visitor = db_int(query, 19),
		.whose_title = name_at(query, arena, 20),
		.whose_number = (uint32_t)db_int(query, 23),
		.document_number = (uint32_t)db_int(query, 24),
	};
}

static enum status
load_requirements(struct reading *r)
{
	struct list items = {0}, sets = {0}, papers = {0};
	int64_t item = -1, choice = -1;
	struct query *query = query_with_names(r,
	    "SELECT q.item, q.choice, q.member, q.document, q.whose, q.handling, q.form, q.count, "
	    "q.max_age, q.age_unit, q.condition, q.if_held, p.name, "
	    "coalesce(wt.text, wh.text), wt.text IS NULL," NAME_COLUMNS
	    ", (SELECT d.issued_by FROM document d WHERE d.id = q.document), v.visitor, "
	    "coalesce(pt.text, ph.text), iif(pt.text IS NULL, ph.spoken, pt.spoken), pt.text IS NULL, p.number, "
	    "(SELECT n.number FROM thing n WHERE n.id = q.document) "
	    "FROM requirement q JOIN thing p ON p.id = q.whose JOIN person v ON v.id = q.whose"
	    JOIN_NAME("q.document")
	    "LEFT JOIN text ph ON ph.lang = 'hu' AND ph.owner = q.whose AND ph.slot = 0 "
	    "LEFT JOIN text pt ON pt.lang = :lang AND pt.owner = q.whose AND pt.slot = 0 "
	    "LEFT JOIN text wh ON wh.lang = 'hu' AND wh.owner = q.whose AND wh.slot = 1 "
	    "LEFT JOIN text wt ON wt.lang = :lang AND wt.owner = q.whose AND wt.slot = 1 "
	    "WHERE q.service = :service ORDER BY q.item, q.choice, q.member");
	while (db_row(query)) {
		if (db_int(query, 0) != item) {
			item = db_int(query, 0), choice = -1;
			struct requirement *added = LIST_ADD(&items, r->arena, struct requirement);
			added->condition = condition_at(&r->conditions, query, 10);
			added->if_held = db_int(query, 11);
			sets = (struct list){0};
		}
		if (db_int(query, 1) != choice) {
			choice = db_int(query, 1);
			LIST_ADD(&sets, r->arena, struct paper_set);
			papers = (struct list){0};
		}
		*LIST_ADD(&papers, r->arena, struct paper) =
		    paper_at(query, r->arena);
		((struct paper_set *)sets.items)[sets.count - 1] =
		    (struct paper_set){papers.items, papers.count};
		struct requirement *last = (struct requirement *)items.items + items.count - 1;
		last->sets = sets.items;
		last->count = sets.count;
	}
	r->out->requirements = items.items;
	r->out->requirement_count = items.count;
	return db_end(query);
}

/* Of each requirement; both are in the order of the items, whose numbers are dense. */
static enum status
load_notes(struct reading *r)
{
	struct list list = {0};
	struct requirement *item = NULL;
	struct query *query = query_of(r,
	    "SELECT item, text_slot, condition FROM requirement_note WHERE service = :service "
	    "ORDER BY item, position");
	while (db_row(query)) {
		uint64_t number = (uint64_t)db_int(query, 0);
		if (number >= r->out->requirement_count)
			continue;
		if (item != &r->out->requirements[number])
			list = (struct list){0};
		item = &r->out->requirements[number];
		*LIST_ADD(&list, r->arena, struct note) = (struct note){
			owner_texts_at(&r->texts, query, 1), condition_at(&r->conditions, query, 2)};
		item->notes = list.items;
		item->note_count = list.count;
	}
	return db_end(query);
}

static enum status
load_eligibility(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT kind = 'not', text_slot, condition FROM eligibility WHERE service = :service "
	    "ORDER BY position");
	while (db_row(query)) {
		struct eligibility *item = LIST_ADD(&list, r->arena, struct eligibility);
		item->excludes = db_int(query, 0);
		item->text = owner_texts_at(&r->texts, query, 1);
		item->condition = condition_at(&r->conditions, query, 2);
	}
	r->out->eligibility = list.items;
	r->out->eligibility_count = list.count;
	return db_end(query);
}

/* Forints as they stand in a column, or of the amount that another column names. */
struct sum {
	bool known, stale;
	int64_t amount;
};

static struct sum
sum_at(struct query *query, int amount, int id)
{
	if (db_is_null(query, id))
		return (struct sum){.known = !db_is_null(query, amount), .amount = db_int(query, amount)};
	struct amount_now now = amounts_now(db_context(query), db_int(query, id));
	if (!now.value || now.unit != UNIT_HUF)
		db_reject(query, "an amount is not in forints, or there is no such amount");
	return (struct sum){now.value != NULL, now.stale, now.value ? strtoll(now.value, NULL, 10) : 0};
}

static enum status
load_fees(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_with_names(r,
	    "SELECT f.amount, f.for_slot, f.note_slot, f.valid_from, f.valid_to, f.condition, "
	    "coalesce(f.payee, 0), coalesce(t.text, h.text), iif(t.text IS NULL, h.spoken, t.spoken), "
	    "t.text IS NULL, f.amount_id "
	    "FROM fee f LEFT JOIN text h ON h.lang = 'hu' AND h.owner = f.payee AND h.slot = 0 "
	    "LEFT JOIN text t ON t.lang = :lang AND t.owner = f.payee AND t.slot = 0 "
	    "WHERE f.service = :service ORDER BY f.position");
	while (db_row(query)) {
		struct fee *fee = LIST_ADD(&list, r->arena, struct fee);
		struct sum sum = sum_at(query, 0, 10);
		fee->known = sum.known;
		fee->stale = sum.stale;
		fee->amount = sum.known ? sum.amount : FEE_UNKNOWN;
		fee->payee.id = db_int(query, 6);
		if (fee->payee.id)
			fee->payee.name = name_at(query, r->arena, 7);
		fee->purpose = owner_texts_at(&r->texts, query, 1);
		fee->note = owner_texts_at(&r->texts, query, 2);
		fee->valid_from = db_text(query, r->arena, 3);
		fee->valid_to = db_text(query, r->arena, 4);
		fee->condition = condition_at(&r->conditions, query, 5);
	}
	r->out->fees = list.items;
	r->out->fee_count = list.count;
	return db_end(query);
}

/* Of each line of eligibility, see load_notes. */
static enum status
load_instead(struct reading *r)
{
	struct list list = {0};
	struct eligibility *line = NULL;
	struct query *query = query_with_names(r,
	    "SELECT i.eligibility, coalesce(i.other, 0), coalesce(t.text, h.text), "
	    "iif(t.text IS NULL, h.spoken, t.spoken), t.text IS NULL, i.text_slot, i.phone, i.url "
	    "FROM instead i LEFT JOIN text h ON h.lang = 'hu' AND h.owner = i.other AND h.slot = 0 "
	    "LEFT JOIN text t ON t.lang = :lang AND t.owner = i.other AND t.slot = 0 "
	    "WHERE i.service = :service ORDER BY i.eligibility, i.position");
	while (db_row(query)) {
		uint64_t number = (uint64_t)db_int(query, 0);
		if (number >= r->out->eligibility_count)
			continue;
		if (line != &r->out->eligibility[number])
			list = (struct list){0};
		line = &r->out->eligibility[number];
		struct instead *instead = LIST_ADD(&list, r->arena, struct instead);
		instead->service.id = db_int(query, 1);
		if (instead->service.id)
			instead->service.name = name_at(query, r->arena, 2);
		instead->text = owner_texts_at(&r->texts, query, 5);
		instead->phone = db_text(query, r->arena, 6);
		instead->url = db_text(query, r->arena, 7);
		line->instead = list.items;
		line->instead_count = list.count;
	}
	return db_end(query);
}

static enum status
load_deadlines(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT kind, days, note_slot, condition FROM deadline WHERE service = :service "
	    "ORDER BY position");
	while (db_row(query)) {
		struct deadline *deadline = LIST_ADD(&list, r->arena, struct deadline);
		deadline->kind = ONE_OF(db_text(query, r->arena, 0), "calendar", "working", "at-once",
		    "unknown");
		deadline->days = (unsigned)db_int(query, 1);
		deadline->note = owner_texts_at(&r->texts, query, 2);
		deadline->condition = condition_at(&r->conditions, query, 3);
	}
	r->out->deadlines = list.items;
	r->out->deadline_count = list.count;
	return db_end(query);
}

static enum status
load_act_by(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT text_slot, kind, days, from_slot, note_slot, condition FROM act_by "
	    "WHERE service = :service ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct act_by) = (struct act_by){
			.text = owner_texts_at(&r->texts, query, 0),
			.kind = ONE_OF(db_text(query, r->arena, 1), "calendar", "working"),
			.days = (unsigned)db_int(query, 2),
			.from = owner_texts_at(&r->texts, query, 3),
			.note = owner_texts_at(&r->texts, query, 4),
			.condition = condition_at(&r->conditions, query, 5),
		};
	r->out->act_by = list.items;
	r->out->act_by_count = list.count;
	return db_end(query);
}

static enum status
load_periods(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT \"from\", \"to\", text_slot, condition FROM period WHERE service = :service "
	    "ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct period) = (struct period){
			db_text(query, r->arena, 0), db_text(query, r->arena, 1),
			owner_texts_at(&r->texts, query, 2), condition_at(&r->conditions, query, 3)};
	r->out->periods = list.items;
	r->out->period_count = list.count;
	return db_end(query);
}

static enum status
load_channels(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_with_names(r,
	    "SELECT c.kind, coalesce(c.office_kind, 0), c.where_slot, c.url, c.identity, c.saves_slot, "
	    "c.note_slot, c.condition, coalesce(t.text, h.text), t.text IS NULL, "
	    "coalesce(wt.text, wh.text), wt.text IS NULL, "
	    "(SELECT count(*) FROM office o WHERE o.kind = c.office_kind) "
	    "FROM channel c "
	    "LEFT JOIN text h ON h.lang = 'hu' AND h.owner = c.office_kind AND h.slot = 0 "
	    "LEFT JOIN text t ON t.lang = :lang AND t.owner = c.office_kind AND t.slot = 0 "
	    "LEFT JOIN text wh ON wh.lang = 'hu' AND wh.owner = c.office_kind AND wh.slot = 1 "
	    "LEFT JOIN text wt ON wt.lang = :lang AND wt.owner = c.office_kind AND wt.slot = 1 "
	    "WHERE c.service = :service ORDER BY c.position");
	while (db_row(query)) {
		struct channel *channel = LIST_ADD(&list, r->arena, struct channel);
		*channel = (struct channel){
			.kind = ONE_OF(db_text(query, r->arena, 0), "counter", "online", "post", "phone",
			    "consulate", "email"),
			.office_kind = db_int(query, 1),
			.where = owner_texts_at(&r->texts, query, 2),
			.url = db_text(query, r->arena, 3),
			.identity = db_text(query, r->arena, 4),
			.saves = owner_texts_at(&r->texts, query, 5),
			.note = owner_texts_at(&r->texts, query, 6),
			.condition = condition_at(&r->conditions, query, 7),
			.office_kind_name = {.text = db_text(query, r->arena, 8), .foreign = db_int(query, 9)},
			.office_kind_where = {.text = db_text(query, r->arena, 10), .foreign = db_int(query, 11)},
			.office_count = (size_t)db_int(query, 12),
		};
	}
	r->out->channels = list.items;
	r->out->channel_count = list.count;
	return db_end(query);
}

static enum status
load_steps(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT text_slot, condition FROM step WHERE service = :service ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct service_step) = (struct service_step){
			owner_texts_at(&r->texts, query, 0), condition_at(&r->conditions, query, 1)};
	r->out->steps = list.items;
	r->out->step_count = list.count;
	return db_end(query);
}

static enum status
load_outputs(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT text_slot, validity_slot, pays, amount, every, condition, amount_id FROM output "
	    "WHERE service = :service ORDER BY position");
	while (db_row(query)) {
		struct sum sum = sum_at(query, 3, 6);
		*LIST_ADD(&list, r->arena, struct output) = (struct output){
			.text = owner_texts_at(&r->texts, query, 0),
			.validity = owner_texts_at(&r->texts, query, 1),
			.pays = db_int(query, 2),
			.known = sum.known,
			.stale = sum.stale,
			.amount = sum.amount,
			.every = ONE_OF(db_text(query, r->arena, 4), "", "once", "month", "year"),
			.condition = condition_at(&r->conditions, query, 5),
		};
	}
	r->out->outputs = list.items;
	r->out->output_count = list.count;
	return db_end(query);
}

static enum status
load_forms(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT name_slot, number, url FROM form WHERE service = :service ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct form_sheet) =
		    (struct form_sheet){owner_texts_at(&r->texts, query, 0), db_text(query, r->arena, 1),
			db_text(query, r->arena, 2)};
	r->out->forms = list.items;
	r->out->form_count = list.count;
	return db_end(query);
}

static enum status
load_faq(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT question_slot, answer_slot, condition FROM faq WHERE service = :service "
	    "ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct faq) = (struct faq){
			owner_texts_at(&r->texts, query, 0), owner_texts_at(&r->texts, query, 1),
			condition_at(&r->conditions, query, 2)};
	r->out->faq = list.items;
	r->out->faq_count = list.count;
	return db_end(query);
}

static enum status
load_sent_back(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT text_slot, condition FROM sent_back WHERE service = :service ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct note) = (struct note){
			owner_texts_at(&r->texts, query, 0), condition_at(&r->conditions, query, 1)};
	r->out->sent_back = list.items;
	r->out->sent_back_count = list.count;
	return db_end(query);
}

static enum status
load_legal_basis(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT title FROM legal_basis WHERE service = :service ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, const char *) = db_text(query, r->arena, 0);
	r->out->legal_basis = list.items;
	r->out->legal_basis_count = list.count;
	return db_end(query);
}

static enum status
load_sources(struct reading *r)
{
	struct list list = {0};
	struct query *query = query_of(r,
	    "SELECT url, as_of FROM source WHERE owner = :service ORDER BY position");
	while (db_row(query))
		*LIST_ADD(&list, r->arena, struct source) = (struct source){
			db_text(query, r->arena, 0), db_text(query, r->arena, 1)};
	r->out->sources = list.items;
	r->out->source_count = list.count;
	return db_end(query);
}

static enum status
load_related(struct reading *r)
{
	struct query *query = query_with_names(r,
	    "SELECT o.other," NAME_COLUMNS "FROM related o" JOIN_NAME("o.other")
	    "WHERE o.service = :service ORDER BY o.position");
	return named_rows(query, r->arena, &r->out->related, &r->out->related_count);
}

enum status
catalogue_service(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct service *out)
{
	static enum status (*const loaders[])(struct reading *) = {
		load_head, load_remedy, load_home, load_requirements, load_notes, load_eligibility, load_instead,
		load_fees, load_deadlines, load_act_by, load_periods, load_channels, load_steps, load_outputs, load_forms, load_faq, load_sent_back,
		load_legal_basis, load_sources, load_related,
	};
	struct reading r = {.catalogue = catalogue, .arena = arena, .lang = lang, .out = out};
	*out = (struct service){.id = id};
	enum status status = owner_texts_load(catalogue, arena, lang, id, &r.texts);
	if (status == STATUS_DONE) {
		out->name = r.texts.items[SLOT_NAME];
		if (r.texts.count > SLOT_SUMMARY)
			out->summary = r.texts.items[SLOT_SUMMARY];
		status = conditions_load(catalogue, arena, lang, id, &r.conditions);
	}
	for (size_t i = 0; status == STATUS_DONE && i < sizeof loaders / sizeof *loaders; i++)
		status = loaders[i](&r);
	return status;
}
