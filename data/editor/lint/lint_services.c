#include <string.h>

#include "data/editor/lint/lint.h"
#include "data/editor/source/shape_value.h"

static void
missing(struct sources *sources, const struct node *node, const char *field, const char *msgid)
{
	fault(sources->faults, node->place, field, msgid);
}

/* Complains about the second entry of a kind with the same string under a key. */
static void
check_distinct(struct sources *sources, enum kind kind, const char *key)
{
	struct table table = {0};
	for (size_t i = 0; i < sources->of[kind].count; i++) {
		const struct node *value = node_get(sources->of[kind].items[i]->node, key);
		const char *string = node_text(value);
		void **first = string ? table_at(&table, string, strlen(string)) : NULL;
		if (first && *first) {
			const struct node *before = *first;
			FAULT(sources->faults, value->place, key,
			    "\"{value}\" is taken already ({file}:{line}); choose another",
			    {"value", string}, {"file", faults_path(sources->faults, before->place.file)},
			    {"line", faults_number(sources->faults, before->place.line)});
		} else if (first) {
			*first = (void *)value;
		}
	}
	table_free(&table);
}

static void
check_verified(struct sources *sources, const struct node *service)
{
	const struct node *on = node_get(service, "verified_on"), *by = node_get(service, "verified_by");
	if (on && !by)
		fault(sources->faults, on->place, "verified_by",
		    "is missing; say which office has verified it, or delete verified_on");
	if (by && !on)
		fault(sources->faults, by->place, "verified_on",
		    "is missing; say when it was verified, or delete verified_by");
}

/* Days as "2026-11-21", or NULL. */
static void
check_review(struct sources *sources, const struct node *until, const struct node *on)
{
	const char *last = on ? node_string(on) : NULL, *next = until ? node_string(until) : NULL;
	if (last && next && value_date(last) && value_date(next) && strcmp(next, last) <= 0)
		fault(sources->faults, until->place, "review_by", "is no later than the day on which it was read; write when to read it again");
}

/* A question must be seen to be one. */
static void
check_asks(struct sources *sources, const struct node *text, const char *field)
{
	const char *string = text ? node_text(text) : NULL;
	if (string && *string && !strchr(string, '?'))
		fault(sources->faults, text->place, field, "is a question without a question mark; write it");
}

/* What a case is called stands in the middle of sentences. */
static void
check_cases(struct sources *sources, const struct entry *question)
{
	for (const struct node *option = node_first(node_get(question->node, "options")); option; option = option->next) {
		const struct node *node = node_get(option, "case");
		const char *text = node ? node_text(node) : NULL;
		if (text && *text && strchr(".!?", text[strlen(text) - 1]))
			fault(sources->faults, node->place, question->service ? "questions.options.case" : "options.case",
			    "ends like a sentence, though it stands within one; take the last sign away, and begin it with a small letter");
	}
}

/* How far a service is: written, read by somebody else, verified by an office. */
static void
check_state(struct sources *sources, const struct node *service)
{
	const struct node *state = node_get(service, "state"), *by = node_get(service, "checked_by"),
	    *on = node_get(service, "checked_on");
	if (node_is(state, "checked") && !by)
		fault(sources->faults, state->place, "checked_by", "is missing; say who else has read it, or write state: draft");
	if (node_is(state, "verified") && !node_has(service, "verified_on"))
		fault(sources->faults, state->place, "verified_on",
		    "is missing; say when and by which office it was verified, or write state: checked");
	if (node_is(state, "draft") && (by || on || node_has(service, "verified_on")))
		fault(sources->faults, state->place, "state", "is not a draft any more: somebody has read it; write state: checked or verified");
	if (on && !by)
		fault(sources->faults, on->place, "checked_by", "is missing; say who has read it, or delete checked_on");
	check_review(sources, node_get(service, "review_by"), on ? on : node_get(service, "verified_on"));
}

static void
use_payee(struct sources *sources, const struct node *fee)
{
	const char *id = node_get_string(fee, "payee");
	struct entry *payee = id ? source_find(sources, KIND_PAYEE, id) : NULL;
	if (payee)
		payee->used = true;
}

static void
check_fee(struct sources *sources, const struct node *fee)
{
	use_payee(sources, fee);
	const char *from = node_get_string(fee, "valid_from"), *to = node_get_string(fee, "valid_to");
	if (from && to && value_date(from) && value_date(to) && strcmp(from, to) > 0)
		fault(sources->faults, node_get(fee, "valid_to")->place, "fees.valid_to",
		    "is earlier than valid_from; exchange the two, or correct one");
}

/* Where else to go is said where one learns that this is not for oneself. */
static void
check_eligibility(struct sources *sources, const struct node *line)
{
	const struct node *instead = node_get(line, "instead"), *place = node_first(instead);
	bool against = node_is(node_get(line, "kind"), "not");
	if (instead && !against)
		fault(sources->faults, instead->place, "eligibility.instead",
		    "has a meaning only with kind: not; delete it, or write that");
	if (against && !instead)
		fault(sources->faults, line->place, "eligibility.instead",
		    "is missing: who is told that this is not for them must hear where to go; add it");
	if (against && !node_get(line, "when"))
		fault(sources->faults, line->place, "eligibility.when",
		    "is missing: no question finds out whether this holds; add one, or write it as a plain text");
	for (; place; place = place->next) {
		if (place->kind != NODE_MAP)
			continue;
		if (!node_has(place, "service") == !node_has(place, "text"))
			fault(sources->faults, place->place, "eligibility.instead",
			    "needs either a service or a text; add or delete one");
		if (node_has(place, "service") && (node_has(place, "phone") || node_has(place, "url")))
			fault(sources->faults, place->place, "eligibility.instead",
			    "the service says phone and url itself; delete them here");
	}
}

static void
check_output(struct sources *sources, const struct node *output)
{
	const struct node *every = node_get(output, "every");
	if (every && !node_has(output, "amount"))
		fault(sources->faults, every->place, "outputs.every",
		    "has a meaning only with amount; delete it, or say how much one gets");
}

static void
check_period(struct sources *sources, const struct node *period)
{
	const struct node *from = node_get(period, "from"), *to = node_get(period, "to");
	if (!node_string(from) || !node_string(to) || !value_day(from->text) || !value_day(to->text))
		return;
	if (strlen(from->text) != strlen(to->text))
		fault(sources->faults, to->place, "periods.to",
		    "is not like from; write two days of every year, or two dates");
	else if (value_date(from->text) && strcmp(from->text, to->text) > 0)
		fault(sources->faults, to->place, "periods.to",
		    "is earlier than from; exchange the two, or correct one");
}

static void
check_appeal(struct sources *sources, const struct node *service)
{
	const struct node *remedy = node_get(service, "remedy");
	const char *id = node_string(remedy);
	struct entry *shared = id ? source_find(sources, KIND_REMEDY, id) : NULL;
	if (shared)
		shared->used = true;
	if (remedy && node_has(service, "appeal"))
		fault(sources->faults, remedy->place, "remedy", "there is an own appeal too; delete one of the two");
}

static void
check_deadline(struct sources *sources, const struct node *deadline)
{
	const struct node *kind = node_get(deadline, "kind"), *days = node_get(deadline, "days");
	bool counted = node_is(kind, "calendar") || node_is(kind, "working");
	bool uncounted = node_is(kind, "at-once") || node_is(kind, "unknown");
	if (counted && !days)
		missing(sources, deadline, "deadlines.days", "is missing; add it");
	if (uncounted && days)
		fault(sources->faults, days->place, "deadlines.days",
		    "has no meaning with this kind; delete it, or write kind: calendar or working");
	if (node_is(kind, "unknown") && !node_has(deadline, "note"))
		missing(sources, deadline, "deadlines.note", "is missing; say what is known");
}

static void
check_channel(struct sources *sources, const struct node *channel)
{
	const struct node *kind = node_get(channel, "kind"), *identity = node_get(channel, "identity");
	bool place = node_is(kind, "online") || node_is(kind, "post") || node_is(kind, "phone") ||
	    node_is(kind, "email");
	if (node_is(kind, "counter") && !node_has(channel, "office_kind"))
		missing(sources, channel, "channels.office_kind", "is missing; say at which kind of office");
	if (place && !node_has(channel, "where"))
		missing(sources, channel, "channels.where", "is missing; say where: the portal, address or number");
	if (identity && node_string(kind) && !node_is(kind, "online"))
		fault(sources->faults, identity->place, "channels.identity",
		    "has a meaning only with kind: online; delete it");
}

static void
check_faq(struct sources *sources, const struct node *faq)
{
	check_asks(sources, node_get(faq, "question"), "faq.question");
}

static void
check_acting_for(struct sources *sources, const struct node *service)
{
	const struct node *option = node_first(node_get(service, "acting_for"));
	for (; option; option = option->next)
		if (node_is(option, ACTING_FOR_ONESELF))
			fault(sources->faults, option->place, "acting_for",
			    "acting for oneself is always possible; leave magam out");
}

static void
each(struct sources *sources, const struct node *service, const char *list,
    void (*check)(struct sources *, const struct node *))
{
	for (const struct node *node = node_first(node_get(service, list)); node; node = node->next)
		check(sources, node);
}

static void
use_life_events(struct sources *sources, const struct entry *service)
{
	const struct node *node = node_first(node_get(service->node, "life_events"));
	for (; node; node = node->next) {
		struct entry *event = node_string(node) ?
		    source_find(sources, KIND_LIFE_EVENT, node->text) : NULL;
		if (event)
			event->used = true;
	}
}

static void
check_service(struct sources *sources, const struct entry *service)
{
	const struct node *related = node_first(node_get(service->node, "related"));
	check_verified(sources, service->node);
	check_state(sources, service->node);
	each(sources, service->node, "fees", check_fee);
	each(sources, service->node, "deadlines", check_deadline);
	each(sources, service->node, "channels", check_channel);
	each(sources, service->node, "eligibility", check_eligibility);
	each(sources, service->node, "outputs", check_output);
	each(sources, service->node, "periods", check_period);
	each(sources, service->node, "faq", check_faq);
	check_appeal(sources, service->node);
	check_acting_for(sources, service->node);
	for (; related; related = related->next)
		if (node_is(related, service->id))
			fault(sources->faults, related->place, "related",
			    "is the service itself; delete it");
	use_life_events(sources, service);
}

static void
check_document(struct sources *sources, const struct node *document)
{
	if (!node_has(document, "issued_by") && !node_has(document, "from"))
		missing(sources, document, "from",
		    "is missing; say where to get it, or name the service in issued_by");
	if (node_has(document, "letter") && !node_has(document, "fill_in"))
		missing(sources, document, "fill_in", "is missing; say how to fill in the blanks of the letter");
	if (node_has(document, "fill_in") && !node_has(document, "letter"))
		fault(sources->faults, node_get(document, "fill_in")->place, "fill_in",
		    "there is no letter; add it, or delete this line");
}

static void
check_office(struct sources *sources, const struct node *office)
{
	const struct node *hours = node_get(office, "hours"), *as_of = node_get(office, "hours_as_of");
	if (hours && !as_of)
		missing(sources, hours, "hours_as_of", "is missing; say from when the hours are");
	if (as_of && !hours)
		fault(sources->faults, as_of->place, "hours_as_of",
		    "there are no hours; add them, or delete this line");
}

/* Papers that do not say whose they are need somebody to belong to. */
static void
check_default_person(struct sources *sources)
{
	const struct entries *persons = &sources->of[KIND_PERSON], *services = &sources->of[KIND_SERVICE];
	if (!services->count || !source_knows_all(sources, KIND_PERSON) ||
	    source_find(sources, KIND_PERSON, DEFAULT_PERSON))
		return;
	missing(sources, persons->count ? persons->items[0]->node : services->items[0]->node, "persons",
	    "there is no \"applicant\"; define it: a paper without whose is the applicant's");
}

void
lint_services(struct sources *sources)
{
	check_default_person(sources);
	check_distinct(sources, KIND_SERVICE, "code");
	check_distinct(sources, KIND_SERVICE, "name");
	check_distinct(sources, KIND_DOCUMENT, "name");
	check_distinct(sources, KIND_MATTER, "name");
	for (size_t i = 0; i < sources->of[KIND_SERVICE].count; i++)
		check_service(sources, sources->of[KIND_SERVICE].items[i]);
	for (size_t i = 0; i < sources->of[KIND_QUESTION].count; i++) {
		check_asks(sources, node_get(sources->of[KIND_QUESTION].items[i]->node, "ask"), "ask");
		check_cases(sources, sources->of[KIND_QUESTION].items[i]);
	}
	for (size_t i = 0; i < sources->of[KIND_DOCUMENT].count; i++)
		check_document(sources, sources->of[KIND_DOCUMENT].items[i]->node);
	for (size_t i = 0; i < sources->of[KIND_OFFICE].count; i++)
		check_office(sources, sources->of[KIND_OFFICE].items[i]->node);
	for (size_t i = 0; i < sources->of[KIND_LIFE_EVENT].count; i++) {
		struct entry *event = sources->of[KIND_LIFE_EVENT].items[i];
		event->used |= node_first(node_get(event->node, "services")) != NULL;
	}
}
