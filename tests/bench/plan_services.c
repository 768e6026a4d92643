#include "tests/bench/plan.h"

#include <stdio.h>
#include <string.h>

/* One service while it is written. */
struct service {
	const struct plan *plan;
	struct sheet *sheet;
	unsigned number;
	char id[PLAN_ID];
	unsigned papers[16]; /* documents that it asks for already */
	unsigned paper_count;
};

enum { OWN_OPTIONS = 3 };

/* Every third text of those that can depend on an answer does: on a shared
 * question, on the own one, or on both. */
static void
write_when(const struct service *service, const char *lead, unsigned position)
{
	unsigned choice = service->number + position;
	unsigned question = 1 + (service->number * 3 + position % 4) % (service->plan->questions - 1);
	unsigned option = choice % plan_options(question), own = choice % OWN_OPTIONS;
	if (choice % 9 == 0)
		sheet_line(service->sheet, "%swhen: [\"kerdes-%u=v%u\"]", lead, question, option);
	else if (choice % 9 == 3)
		sheet_line(service->sheet, "%swhen: [\"helyzet=v%u\"]", lead, own);
	else if (choice % 9 == 6)
		sheet_line(service->sheet, "%swhen: [\"kerdes-%u=v%u & helyzet=v%u\", \"helyzet=v%u\"]", lead,
		    question, option, own, (own + 1) % OWN_OPTIONS);
}

static bool
asks_for(const struct service *service, unsigned document)
{
	for (unsigned i = 0; i < service->paper_count; i++)
		if (service->papers[i] == document)
			return true;
	return false;
}

/* Four papers go round, so that each document is asked for by somebody; the others
 * are the popular ones. A service that issues a document asks for none that a
 * service issues: no circles. */
static unsigned
next_document(struct service *service)
{
	const struct plan *plan = service->plan;
	unsigned first = service->number < plan->issued ? plan->issued : 0;
	unsigned count = plan->general - first, j = service->paper_count;
	struct random random = sheet_random(service->sheet, "papers", j);
	unsigned document = j < 4 ? first + (service->number * 4 + j) % count
	                          : first + random_zipf(&random, count);
	while (asks_for(service, document))
		document = first + (document - first + 1) % count;
	service->papers[service->paper_count++] = document;
	return document;
}

static void
write_head(struct service *service)
{
	struct sheet *sheet = service->sheet;
	unsigned number = service->number;
	char name[PROSE_LANGUAGES][PROSE_ROOM];
	for (unsigned language = 0; language < PROSE_LANGUAGES; language++)
		prose_service_name(language, number, name[language]);
	sheet_line(sheet, "id: %s", service->id);
	sheet_line(sheet, "code: S%c%03u", 'A' + number / 1000, number % 1000);
	sheet_text(sheet, "name: ", "name", (const char *const[]){name[0], name[1], name[2]});
	sheet_prose(sheet, "summary: ", "summary", 0, PROSE_SENTENCES, 220);
}

static void
write_aliases(struct service *service)
{
	sheet_line(service->sheet, "aliases:");
	unsigned count = 6 + service->number % 3, first = service->number * 13 % PROSE_COMPOUNDS;
	for (unsigned i = 0; i < count; i++) {
		char words[PROSE_ROOM];
		prose_compound(i == count - 1 ? PROSE_EN : PROSE_HU, (first + i * 111) % PROSE_COMPOUNDS, words);
		sheet_line(service->sheet, "  - %s", words);
	}
}

static void
write_links(struct service *service)
{
	struct sheet *sheet = service->sheet;
	unsigned number = service->number, home = number % PLAN_EVENTS;
	char event[PLAN_ID], other[PLAN_ID];
	plan_slug(plan_events[home][PROSE_HU], event);
	plan_slug(plan_events[(home + 5) % PLAN_EVENTS][PROSE_HU], other);
	if (number % 5 == 0)
		sheet_line(sheet, "life_events: [%s, %s]", event, other);
	else
		sheet_line(sheet, "life_events: [%s]", event);
	sheet_line(sheet, "audience: [%s]", number % 6 ? "resident" : "business");
	sheet_line(sheet, "authority: szerv-%u", number % PLAN_AUTHORITIES);
	sheet_line(sheet, "as_of: \"202%u-%02u\"", 4 + number % 3, 1 + number % 9);
	if (number % 3 == 0)
		sheet_line(sheet, "acting_for: [meghatalmazott%s]", number % 2 ? ", gondnokolt" : "");
	plan_service_id((number + 1) % service->plan->services, event);
	plan_service_id((number + 17) % service->plan->services, other);
	sheet_line(sheet, "related: [%s, %s]", event, other);
}

static void
write_eligibility(struct service *service)
{
	struct sheet *sheet = service->sheet;
	sheet_line(sheet, "eligibility:");
	for (unsigned i = 0; i < 3; i++) {
		sheet_prose(sheet, "  - text: ", "eligibility.text", i, PROSE_SENTENCES, 80);
		if (i == 2 && service->number % 3 == 0) { /* where write_when writes something */
			char other[PLAN_ID];
			plan_service_id((service->number + 29) % service->plan->services, other);
			sheet_line(sheet, "    kind: not\n    instead:\n      - service: %s", other);
		}
		write_when(service, "    ", i + 1);
	}
}

static void
write_paper(struct service *service, unsigned position)
{
	static const char *const handlings[] = {"shown", "kept", "shown", "seen"};
	struct sheet *sheet = service->sheet;
	unsigned choice = service->number * 5 + position;
	char document[PLAN_ID];
	plan_document_id(next_document(service), document);
	sheet_line(sheet, "  - document: %s", document);
	sheet_line(sheet, "    handling: %s", handlings[choice % 4]);
	if (choice % 7 == 0)
		sheet_line(sheet, "    whose: %s", plan_persons[choice % PLAN_PERSONS]);
	if (choice % 4 == 1)
		sheet_line(sheet, "    form: copy\n    count: %u", 1 + choice % 3);
	if (choice % 11 == 0 && choice % 4 != 3)
		sheet_line(sheet, "    max_age: %u months", 1 + choice % 6);
	if (choice % 3 == 0)
		sheet_prose(sheet, "    note: ", "requirements.note", position, PROSE_SENTENCES, 90);
	write_when(service, "    ", position);
}

static void
write_alternative(struct service *service)
{
	char document[3][PLAN_ID];
	for (unsigned i = 0; i < 3; i++)
		plan_document_id(next_document(service), document[i]);
	sheet_line(service->sheet, "  - one_of:\n      - [{document: %s}]\n"
	    "      - [{document: %s}, {document: %s, form: copy}]", document[0], document[1], document[2]);
	write_when(service, "    ", 30);
}

/* Six to twelve of them. */
static void
write_requirements(struct service *service)
{
	sheet_line(service->sheet, "requirements:\n  - use: szemelyazonossag");
	if (service->number % 2)
		sheet_line(service->sheet, "  - use: lakcim");
	unsigned count = 4 + service->number % 6;
	for (unsigned i = 0; i < count; i++)
		write_paper(service, i);
	write_alternative(service);
}

static void
write_fees(struct service *service)
{
	struct sheet *sheet = service->sheet;
	unsigned number = service->number;
	bool raised = service->plan->edit == EDIT_FEES && number % 10 == 0;
	sheet_line(sheet, "fees:");
	sheet_line(sheet, "  - amount: %u", number % 10 % 3 * 1500 + (raised ? 500 : 0));
	sheet_prose(sheet, "    for: ", "fees.for", 0, PROSE_PHRASE, 80);
	if (number % 4 == 0) {
		sheet_line(sheet, "  - amount: %u\n    valid_from: \"2026-01-01\"\n"
		    "    valid_to: \"2027-12-31\"", 2000 + number % 50 * 100);
		sheet_prose(sheet, "    for: ", "fees.for", 1, PROSE_PHRASE, 80);
		write_when(service, "    ", 40 + 9 - number % 9);
	}
}

static void
write_ways(struct service *service)
{
	struct sheet *sheet = service->sheet;
	unsigned number = service->number;
	sheet_line(sheet, "deadlines:\n  - {days: %u, kind: %s}", 3 + number % 60,
	    number % 2 ? "calendar" : "working");
	sheet_line(sheet, "channels:\n  - kind: counter\n    office_kind: hely-%u", number % PLAN_KINDS);
	sheet_line(sheet, "  - kind: online\n    url: www.pelda.hu/%u\n    identity: [ugyfelkapu-plusz, dap]",
	    number);
	sheet_prose(sheet, "    where: ", "channels.where", 1, PROSE_PHRASE, 80);
	sheet_prose(sheet, "    saves: ", "channels.saves", 1, PROSE_SENTENCES, 90);
	if (number % 3 == 0) {
		sheet_line(sheet, "  - kind: post");
		sheet_prose(sheet, "    where: ", "channels.where", 2, PROSE_SENTENCES, 90);
	}
}

static void
write_steps(struct service *service)
{
	struct sheet *sheet = service->sheet;
	sheet_line(sheet, "steps:");
	for (unsigned i = 0; i < 5; i++) {
		sheet_prose(sheet, "  - text: ", "steps", i, PROSE_SENTENCES, 150);
		write_when(service, "    ", 50 + i);
	}
	sheet_line(sheet, "outputs:");
	sheet_prose(sheet, "  - text: ", "outputs.text", 0, PROSE_SENTENCES, 70);
	sheet_prose(sheet, "    validity: ", "outputs.validity", 0, PROSE_PHRASE, 60);
	sheet_line(sheet, "forms:");
	sheet_prose(sheet, "  - name: ", "forms.name", 0, PROSE_PHRASE, 60);
	sheet_line(sheet, "    number: \"NY-%u\"", service->number);
}

static void
write_faq(struct service *service)
{
	struct sheet *sheet = service->sheet;
	sheet_line(sheet, "faq:");
	for (unsigned i = 0; i < 4; i++) {
		sheet_prose(sheet, "  - question: ", "faq.question", i, PROSE_QUESTION, 140);
		sheet_prose(sheet, "    answer: ", "faq.answer", i, PROSE_SENTENCES, 220);
	}
	sheet_line(sheet, "sent_back:");
	for (unsigned i = 0; i < 3; i++)
		sheet_prose(sheet, "  - ", "sent_back", i, PROSE_SENTENCES, 110);
	sheet_prose(sheet, "appeal: ", "appeal", 0, PROSE_SENTENCES, 150);
}

static void
write_question(struct service *service)
{
	struct sheet *sheet = service->sheet;
	sheet_line(sheet, "questions:\n  - id: helyzet\n    choice: one");
	sheet_prose(sheet, "    ask: ", "questions.ask", 0, PROSE_QUESTION, 110);
	sheet_prose(sheet, "    why: ", "questions.why", 0, PROSE_SENTENCES, 90);
	sheet_line(sheet, "    options:");
	for (unsigned i = 0; i < OWN_OPTIONS; i++) {
		sheet_line(sheet, "      - id: v%u", i);
		sheet_prose(sheet, "        text: ", "questions.options.text", i, PROSE_PHRASE, 80);
		sheet_prose(sheet, "        case: ", "questions.options.case", i, PROSE_PHRASE, 80);
	}
}

static void
write_background(struct service *service)
{
	struct sheet *sheet = service->sheet;
	sheet_line(sheet, "legal_basis: [\"%u. évi %u. törvény\"]", 1990 + service->number % 36,
	    1 + service->number % 200);
	sheet_line(sheet, "staff_note: \"Belső kód: %u.\"", service->number);
	sheet_line(sheet, "sources:\n  - {url: \"https://www.pelda.hu/%u\", as_of: \"2026-01\"}",
	    service->number);
}

/* Only the head is rewritten: its summary changes, in all languages. */
static void
set_edition(const struct service *service, bool head)
{
	const struct plan *plan = service->plan;
	unsigned stride = plan->edit == EDIT_TWENTY ? plan->services / 20 : plan->services;
	bool edited = (plan->edit == EDIT_ONE || plan->edit == EDIT_TWENTY) &&
	    service->number % stride == stride / 2 && service->number / stride < 20;
	for (unsigned language = 0; language < PROSE_LANGUAGES; language++)
		service->sheet->edition[language] = head && edited ? 1000 : 0;
	if (plan->edit == EDIT_LANGUAGE)
		service->sheet->edition[service->sheet->languages - 1] = 1000;
}

static bool
write_service(const struct plan *plan, struct sheet *sheet, unsigned number)
{
	struct service service = {.plan = plan, .sheet = sheet, .number = number};
	char file[PLAN_ID + 16];
	plan_service_id(number, service.id);
	snprintf(file, sizeof file, "services/%s.yaml", service.id);
	if (!sheet_open(sheet, file))
		return false;
	sheet_owner(sheet, "service", service.id);
	set_edition(&service, true);
	write_head(&service);
	set_edition(&service, false);
	write_aliases(&service);
	write_links(&service);
	write_eligibility(&service);
	write_requirements(&service);
	write_fees(&service);
	write_ways(&service);
	write_steps(&service);
	write_faq(&service);
	write_question(&service);
	write_background(&service);
	return sheet_close(sheet);
}

bool
plan_write_services(const struct plan *plan, struct sheet *sheet)
{
	for (unsigned i = 0; i < plan->services; i++)
		if (!write_service(plan, sheet, i))
			return false;
	return true;
}
