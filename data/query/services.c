/* One public service with all that hangs on it. */
#include <stdlib.h>

#include "data/limits.h"
#include "data/query/amounts.h"
#include "data/query/load.h"

static void
load_own(struct load *load, struct service *s)
{
	struct rows head = load_head(load, THING_SERVICE);
	s->code = rows_string(&head, 1);
	s->authority = rows_named(&head, 2);
	s->no_papers = rows_flag(&head, 4);
	s->as_of = rows_date(&head, 5, true);
	s->caution = rows_text(&head, 6);
	s->appeal = rows_text(&head, 7);
	s->town = rows_string(&head, 9);
	s->verified_on = rows_date(&head, 10, false);
	s->verified_by = rows_text(&head, 11);
	s->home = rows_named(&head, 12);
	struct card remedy = rows_card(&head, 8, THING_REMEDY);
	if (remedy.id) {
		s->appeal = remedy.name;
		s->appeal_basis = remedy.legal_basis;
	}
	if (!s->verified_on != !s->verified_by.text)
		rows_corrupt(&head, 10, "verified on a day or by somebody only");
	load_head_end(&head);
}

/* ----------------------------------------------------------------- requirements -- */

static struct paper
paper_at(struct rows *rows)
{
	struct card document = rows_card(rows, 4, THING_DOCUMENT), whose = rows_card(rows, 5, THING_PERSON);
	struct paper paper = {
		.document = {document.id, document.name},
		.document_number = document.number,
		.issued_by = document.issued_by,
		.whose = whose.id,
		.whose_number = whose.number,
		.whose_name = whose.editors_name,
		.whose_title = whose.name,
		.whose_words = whose.summary,
		.whose_is_visitor = whose.is_visitor,
		.handling = ROWS_WORD(rows, 6, "shown", "kept", "seen"),
		.form = ROWS_WORD(rows, 7, "original", "copy", "either", "none"),
		.count = (unsigned)rows_number(rows, 8, 1, LIMIT_COUNT),
		.max_age = (unsigned)rows_number(rows, 9, 1, LIMIT_AGE),
		.age_unit = ROWS_WORD(rows, 10, "days", "months", "years"),
	};
	if (rows_has(rows, 9) != rows_has(rows, 10))
		rows_corrupt(rows, 9, "an age without a unit, or a unit without an age");
	return paper;
}

/* The requirement of the row: a new one, where the item is the next. */
static struct requirement *
requirement_at(struct rows *rows, struct list *items)
{
	struct requirement *last = LIST_LAST(items, struct requirement);
	if (last && db_int(rows->query, 1) == (int64_t)items->count - 1)
		return last;
	rows_dense(rows, 1, items->count);
	last = LIST_ADD(items, rows->load->arena, struct requirement);
	last->condition = rows_condition(rows, 11);
	last->if_held = rows_flag(rows, 12);
	return last;
}

static void
load_requirements(struct load *load, struct service *out)
{
	struct list items = {0}, sets = {0}, papers = {0};
	struct rows rows = rows_of(load, ROW_REQUIREMENT);
	while (rows_next(&rows)) {
		size_t known = items.count;
		struct requirement *item = requirement_at(&rows, &items);
		if (items.count > known)
			sets = (struct list){0};
		if (!sets.count || db_int(rows.query, 2) != (int64_t)sets.count - 1) {
			rows_dense(&rows, 2, sets.count);
			LIST_ADD(&sets, load->arena, struct paper_set);
			papers = (struct list){0};
		}
		rows_dense(&rows, 3, papers.count);
		*LIST_ADD(&papers, load->arena, struct paper) = paper_at(&rows);
		*LIST_LAST(&sets, struct paper_set) = (struct paper_set){papers.items, papers.count};
		item->sets = sets.items;
		item->count = sets.count;
	}
	out->requirements = items.items;
	out->requirement_count = items.count;
}

/* What the next column counts from 0 among `count` others: rows of one of these follow each other, numbered
 * densely by `position`. The one of the row; count: there is none such. */
static size_t
owner_at(struct rows *rows, unsigned column, size_t count, size_t *last, size_t *position)
{
	size_t number = (size_t)rows_number(rows, column, 0, INT32_MAX);
	if (number >= count)
		rows_corrupt(rows, column, "there is no such one");
	if (number != *last)
		*position = 0;
	*last = number;
	rows_dense(rows, column + 1, (*position)++);
	return number < count ? number : count;
}

static void
load_notes(struct load *load, struct service *out)
{
	struct list list = {0};
	size_t last = SIZE_MAX, position = 0;
	struct rows rows = rows_of(load, ROW_REQUIREMENT_NOTE);
	while (rows_next(&rows)) {
		size_t number = owner_at(&rows, 1, out->requirement_count, &last, &position);
		if (position == 1)
			list = (struct list){0};
		*LIST_ADD(&list, load->arena, struct note) =
		    (struct note){rows_text(&rows, 3), rows_condition(&rows, 4)};
		if (number < out->requirement_count) {
			out->requirements[number].notes = list.items;
			out->requirements[number].note_count = list.count;
		}
	}
}

/* ------------------------------------------------------------------ eligibility -- */

static void
load_eligibility(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_ELIGIBILITY);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct eligibility) = (struct eligibility){
			.excludes = ROWS_WORD(&rows, 2, "may", "not"),
			.text = rows_text(&rows, 3),
			.condition = rows_condition(&rows, 4),
		};
	}
	out->eligibility = list.items;
	out->eligibility_count = list.count;
}

static void
load_instead(struct load *load, struct service *out)
{
	struct list list = {0};
	size_t last = SIZE_MAX, position = 0;
	struct rows rows = rows_of(load, ROW_INSTEAD);
	while (rows_next(&rows)) {
		size_t number = owner_at(&rows, 1, out->eligibility_count, &last, &position);
		if (position == 1)
			list = (struct list){0};
		if (rows_has(&rows, 3) == rows_has(&rows, 4))
			rows_corrupt(&rows, 3, "both a service and a place outside, or none of these");
		*LIST_ADD(&list, load->arena, struct instead) = (struct instead){
			.service = rows_named(&rows, 3),
			.text = rows_text(&rows, 4),
			.phone = rows_string(&rows, 5),
			.url = rows_string(&rows, 6),
		};
		if (number < out->eligibility_count) {
			out->eligibility[number].instead = list.items;
			out->eligibility[number].instead_count = list.count;
		}
	}
}

/* --------------------------------------------------------------- money and time -- */

/* Forints as they stand in a column, or of the amount that the next column names. */
struct sum {
	bool known, stale;
	int64_t amount;
};

static struct sum
sum_at(struct rows *rows, unsigned column)
{
	int64_t id = rows_id(rows, column + 1);
	if (!id)
		return (struct sum){.known = rows_has(rows, column),
			.amount = rows_number(rows, column, 0, LIMIT_AMOUNT)};
	struct amount_now now = amounts_now(rows->load->catalogue->amounts, id);
	if (!now.value || now.unit != UNIT_HUF || rows_has(rows, column))
		rows_corrupt(rows, column + 1, "not in forints, or there is no such amount");
	return (struct sum){now.value != NULL, now.stale, now.value ? strtoll(now.value, NULL, 10) : 0};
}

static void
load_fees(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_FEE);
	while (rows_next(&rows)) {
		struct sum sum = sum_at(&rows, 2);
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct fee) = (struct fee){
			.known = sum.known,
			.stale = sum.stale,
			.amount = sum.amount,
			.payee = rows_named(&rows, 4),
			.purpose = rows_text(&rows, 5),
			.note = rows_text(&rows, 6),
			.valid_from = rows_date(&rows, 7, false),
			.valid_to = rows_date(&rows, 8, false),
			.condition = rows_condition(&rows, 9),
		};
	}
	out->fees = list.items;
	out->fee_count = list.count;
}

static void
load_deadlines(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_DEADLINE);
	while (rows_next(&rows)) {
		struct deadline *deadline = LIST_ADD(&list, load->arena, struct deadline);
		*deadline = (struct deadline){
			.kind = ROWS_WORD(&rows, 2, "calendar", "working", "at-once", "unknown"),
			.days = (unsigned)rows_number(&rows, 3, 1, LIMIT_DAYS),
			.note = rows_text(&rows, 4),
			.condition = rows_condition(&rows, 5),
		};
		rows_dense(&rows, 1, list.count - 1);
		if (rows_has(&rows, 3) != (deadline->kind == DEADLINE_CALENDAR || deadline->kind == DEADLINE_WORKING))
			rows_corrupt(&rows, 3, "days where none are counted, or none where they are");
	}
	out->deadlines = list.items;
	out->deadline_count = list.count;
}

static void
load_act_by(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_ACT_BY);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct act_by) = (struct act_by){
			.text = rows_text(&rows, 2),
			.kind = ROWS_WORD(&rows, 3, "calendar", "working"),
			.days = (unsigned)rows_number(&rows, 4, 1, LIMIT_DAYS),
			.from = rows_text(&rows, 5),
			.note = rows_text(&rows, 6),
			.condition = rows_condition(&rows, 7),
		};
	}
	out->act_by = list.items;
	out->act_by_count = list.count;
}

static void
load_periods(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_PERIOD);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct period) = (struct period){
			rows_string(&rows, 2), rows_string(&rows, 3), rows_text(&rows, 4), rows_condition(&rows, 5)};
	}
	out->periods = list.items;
	out->period_count = list.count;
}

/* --------------------------------------------------------------------- channels -- */

static void
load_channels(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_CHANNEL);
	while (rows_next(&rows)) {
		struct channel *channel = LIST_ADD(&list, load->arena, struct channel);
		struct card office_kind = rows_card(&rows, 3, THING_OFFICE_KIND);
		*channel = (struct channel){
			.kind = ROWS_WORD(&rows, 2, "counter", "online", "post", "phone", "consulate", "email"),
			.office_kind = office_kind.id,
			.office_kind_name = office_kind.name,
			.office_kind_where = office_kind.summary,
			.office_count = office_kind.offices,
			.where = rows_text(&rows, 4),
			.url = rows_string(&rows, 5),
			.identity = rows_string(&rows, 6),
			.saves = rows_text(&rows, 7),
			.note = rows_text(&rows, 8),
			.condition = rows_condition(&rows, 9),
		};
		rows_dense(&rows, 1, list.count - 1);
		if (channel->kind == CHANNEL_COUNTER && !channel->office_kind)
			rows_corrupt(&rows, 3, "a counter of no kind of office");
	}
	out->channels = list.items;
	out->channel_count = list.count;
}

/* --------------------------------------------------------------------- the rest -- */

static void
load_steps(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_STEP);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct service_step) =
		    (struct service_step){rows_text(&rows, 2), rows_condition(&rows, 3)};
	}
	out->steps = list.items;
	out->step_count = list.count;
}

static void
load_outputs(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_OUTPUT);
	while (rows_next(&rows)) {
		struct sum sum = sum_at(&rows, 5);
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct output) = (struct output){
			.text = rows_text(&rows, 2),
			.validity = rows_text(&rows, 3),
			.pays = rows_flag(&rows, 4),
			.known = sum.known,
			.stale = sum.stale,
			.amount = sum.amount,
			.every = rows_has(&rows, 7) ? ROWS_WORD(&rows, 7, "", "once", "month", "year") : EVERY_UNSAID,
			.condition = rows_condition(&rows, 8),
		};
	}
	out->outputs = list.items;
	out->output_count = list.count;
}

static void
load_forms(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_FORM);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct form_sheet) =
		    (struct form_sheet){rows_text(&rows, 2), rows_string(&rows, 3), rows_string(&rows, 4)};
	}
	out->forms = list.items;
	out->form_count = list.count;
}

static void
load_faq(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_FAQ);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct faq) =
		    (struct faq){rows_text(&rows, 2), rows_text(&rows, 3), rows_condition(&rows, 4)};
	}
	out->faq = list.items;
	out->faq_count = list.count;
}

static void
load_sent_back(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_SENT_BACK);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct note) =
		    (struct note){rows_text(&rows, 2), rows_condition(&rows, 3)};
	}
	out->sent_back = list.items;
	out->sent_back_count = list.count;
}

static void
load_legal_basis(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_LEGAL_BASIS);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, const char *) = rows_string(&rows, 2);
	}
	out->legal_basis = list.items;
	out->legal_basis_count = list.count;
}

static void
load_service_sources(struct load *load, struct service *out)
{
	load_sources(load, &out->sources, &out->source_count);
}

static void
load_related(struct load *load, struct service *out)
{
	struct list list = {0};
	struct rows rows = rows_of(load, ROW_RELATED);
	while (rows_next(&rows)) {
		rows_dense(&rows, 1, list.count);
		*LIST_ADD(&list, load->arena, struct named) = rows_named(&rows, 2);
	}
	out->related = list.items;
	out->related_count = list.count;
}

enum status
catalogue_service(struct catalogue *catalogue, struct arena *arena, const char *lang, int64_t id,
    struct service *out)
{
	static void (*const loaders[])(struct load *, struct service *) = {
		load_own, load_requirements, load_notes, load_eligibility, load_instead, load_fees, load_deadlines,
		load_act_by, load_periods, load_channels, load_steps, load_outputs, load_forms, load_faq,
		load_sent_back, load_legal_basis, load_service_sources, load_related,
	};
	struct load load;
	struct card card = {0};
	*out = (struct service){.id = id};
	load_begin(&load, catalogue, arena, lang, THING_SERVICE, id, &card);
	if (load.status == STATUS_DONE) {
		load_texts(&load, &card);
		load_conditions(&load);
	}
	out->number = card.number;
	out->name_id = card.editors_name;
	out->name = card.name;
	out->summary = card.summary;
	for (size_t i = 0; load.status == STATUS_DONE && i < sizeof loaders / sizeof *loaders; i++)
		loaders[i](&load, out);
	load_sealed(&load, PART_ROWS);
	return load.status;
}
