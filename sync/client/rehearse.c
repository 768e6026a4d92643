#include "sync/client/rehearse.h"

#include "data/catalogue.h"
#include "data/desk.h"

/* What the questions share: where they go, and what an answer leads to. */
struct rehearsal {
	struct catalogue *catalogue;
	struct arena arena;
	struct service_lines services;
	int64_t document, office_kind; /* 0: none met yet */
};

static bool
go_on(void *closure)
{
	(void)closure;
	return true;
}

static enum status
check_whole(struct rehearsal *r)
{
	return catalogue_check(r->catalogue, go_on, NULL);
}

static enum status
ask_life_events(struct rehearsal *r)
{
	struct life_events events;
	struct service_lines lines;
	struct bundles bundles;
	struct text name;
	enum status status = catalogue_life_events(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, &events);
	if (status != STATUS_DONE || !events.count)
		return status;
	status = catalogue_life_event(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, events.items->id, &name,
	    &lines);
	return status != STATUS_DONE ? status : catalogue_bundles(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE,
	    events.items->id, &bundles);
}

/* Takes a document and an office kind from a service, for the questions to come. */
static void
note_references(struct rehearsal *r, const struct service *service)
{
	for (size_t i = 0; !r->document && i < service->requirement_count; i++)
		if (service->requirements[i].count && service->requirements[i].sets->count)
			r->document = service->requirements[i].sets->papers->document.id;
	for (size_t i = 0; !r->office_kind && i < service->channel_count; i++)
		r->office_kind = service->channels[i].office_kind;
}

/* The first services, until one with a document and one with an office was met. */
static enum status
ask_services(struct rehearsal *r)
{
	enum status status = catalogue_services(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, &r->services);
	for (size_t i = 0; status == STATUS_DONE && i < r->services.count; i++) {
		struct service service;
		struct arena_mark mark = arena_mark(&r->arena);
		if (i && r->document && r->office_kind)
			break;
		status = catalogue_service(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE,
		    r->services.items[i].id, &service);
		if (status == STATUS_DONE)
			note_references(r, &service);
		struct questions questions;
		if (status == STATUS_DONE)
			status = catalogue_questions(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE,
			    service.id, &questions);
		arena_rewind(&r->arena, mark);
	}
	return status;
}

static enum status
ask_documents(struct rehearsal *r)
{
	struct document document;
	return r->document ? catalogue_document(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, r->document,
	    &document) : STATUS_DONE;
}

static enum status
ask_offices(struct rehearsal *r)
{
	struct office_lines lines;
	struct office office;
	struct text name;
	if (!r->office_kind)
		return STATUS_DONE;
	enum status status = catalogue_offices(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, r->office_kind,
	    &name, &lines);
	if (status != STATUS_DONE || !lines.count)
		return status;
	return catalogue_office(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, lines.items->id, &office);
}

static enum status
ask_glossary(struct rehearsal *r)
{
	struct named_list terms;
	struct term term;
	enum status status = catalogue_terms(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, &terms);
	if (status != STATUS_DONE || !terms.count)
		return status;
	return catalogue_term(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, terms.items->id, &term);
}

/* The first letter's first lines, and what they lead to. */
static enum status
ask_az(struct rehearsal *r)
{
	enum { LINES = 20 };
	struct az_letters letters;
	struct az_lines lines = {0};
	struct matter matter;
	enum status status = catalogue_az_letters(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, &letters);
	if (status == STATUS_DONE && letters.count)
		status = catalogue_az(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, letters.items->number, 0, LINES,
		    &lines);
	for (size_t i = 0; status == STATUS_DONE && i < lines.count; i++)
		if (!lines.items[i].is_service)
			status = catalogue_matter(r->catalogue, &r->arena, CATALOGUE_BASE_LANGUAGE, lines.items[i].id,
			    &matter);
	return status;
}

static enum status
ask_calendar(struct rehearsal *r)
{
	struct calendar calendar;
	return catalogue_calendar(r->catalogue, &r->arena, &calendar);
}

static const struct {
	const char *clause;
	enum status (*ask)(struct rehearsal *);
} acts[] = {
	{"integrity_check", check_whole},
	{"life situations", ask_life_events},
	{"services", ask_services},
	{"documents", ask_documents},
	{"offices", ask_offices},
	{"glossary", ask_glossary},
	{"A to Z", ask_az},
	{"calendar", ask_calendar},
};

static enum status
end_rehearsal(enum status status, const struct target *target, const char *clause, struct report *report)
{
	if (status == STATUS_DONE)
		return status;
	report_say(report, status == STATUS_IO ? OUTCOME_BROKEN : OUTCOME_REFUSED, target->name, clause,
	    "the rehearsal of release %llu failed: %s", (unsigned long long)target->serial, status_name(status));
	return status == STATUS_IO ? status : STATUS_INVALID;
}

enum status
rehearse(const char *path, const struct target *target, struct report *report)
{
	struct rehearsal r = {0};
	const char *clause = "identity and schema";
	enum status status = catalogue_open(&r.catalogue, path);
	for (size_t i = 0; status == STATUS_DONE && i < sizeof acts / sizeof *acts; i++) {
		clause = acts[i].clause;
		status = acts[i].ask(&r);
	}
	catalogue_close(r.catalogue);
	arena_free(&r.arena);
	return end_rehearsal(status, target, clause, report);
}

enum status
rehearse_desk(const char *path, const char *catalogue_path, const struct target *target, struct report *report)
{
	struct catalogue *catalogue = NULL;
	struct desk *desk = NULL;
	enum status status = catalogue_open(&catalogue, catalogue_path);
	if (status == STATUS_DONE)
		status = desk_open(&desk, path, catalogue_content_id(catalogue));
	if (status == STATUS_DONE)
		status = desk_check(desk, NULL, NULL);
	desk_close(desk);
	catalogue_close(catalogue);
	return end_rehearsal(status, target, "what staff read", report);
}
