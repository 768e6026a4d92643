#include "tests/bench/plan.h"

#include <stdio.h>

static bool
write_catalogue(const struct plan *plan, struct sheet *sheet)
{
	(void)plan;
	if (!sheet_open(sheet, "catalogue.yaml"))
		return false;
	sheet_owner(sheet, "catalogue", "catalogue");
	sheet_text(sheet, "name: ", "name", (const char *const[]){"Mesterséges katalógus",
	    "Synthetic catalogue", "Künstlicher Katalog"});
	sheet_line(sheet, "date: \"%s\"", plan->edit == EDIT_NOTHING ? "2026-11-20" : "2026-11-21");
	return sheet_close(sheet);
}

static bool
write_events(const struct plan *plan, struct sheet *sheet)
{
	if (!sheet_open(sheet, "life_events.yaml"))
		return false;
	for (unsigned i = 0; i < PLAN_EVENTS; i++) {
		char id[PLAN_ID], first[PLAN_ID], second[PLAN_ID];
		plan_slug(plan_events[i][PROSE_HU], id);
		plan_service_id(i, first);
		plan_service_id(i + PLAN_EVENTS < plan->services ? i + PLAN_EVENTS : i, second);
		sheet_owner(sheet, "life_event", id);
		sheet_line(sheet, "- id: %s", id);
		sheet_text(sheet, "  name: ", "name", plan_events[i]);
		sheet_prose(sheet, "  summary: ", "summary", 0, PROSE_SENTENCES, 160);
		if (i + PLAN_EVENTS < plan->services)
			sheet_line(sheet, "  services: [%s, %s]", first, second);
	}
	return sheet_close(sheet);
}

static bool
write_persons(const struct plan *plan, struct sheet *sheet)
{
	static const char *const names[PLAN_PERSONS][2][PROSE_LANGUAGES] = {
		{{"Ön", "you", "Sie"}, {"az Öné", "yours", "Ihres"}},
		{{"gyermek", "child", "Kind"}, {"a gyermeké", "the child’s", "des Kindes"}},
		{{"másik szülő", "other parent", "anderer Elternteil"},
		    {"a másik szülőé", "the other parent’s", "des anderen Elternteils"}},
		{{"megbízott", "proxy", "Bevollmächtigter"},
		    {"a megbízotté", "the proxy’s", "des Bevollmächtigten"}},
		{{"gyám vagy gondnok", "guardian", "Vormund"},
		    {"a gyámé vagy gondnoké", "the guardian’s", "des Vormunds"}},
		{{"munkáltató", "employer", "Arbeitgeber"},
		    {"a munkáltatóé", "the employer’s", "des Arbeitgebers"}},
	};
	(void)plan;
	if (!sheet_open(sheet, "persons.yaml"))
		return false;
	for (unsigned i = 0; i < PLAN_PERSONS; i++) {
		sheet_owner(sheet, "person", plan_persons[i]);
		sheet_line(sheet, "- id: %s", plan_persons[i]);
		sheet_text(sheet, "  name: ", "name", names[i][0]);
		sheet_text(sheet, "  whose: ", "whose", names[i][1]);
	}
	return sheet_close(sheet);
}

static bool
write_kinds(const struct plan *plan, struct sheet *sheet)
{
	static const char *const names[PLAN_KINDS][2][PROSE_LANGUAGES] = {
		{{"Kormányablak", "Government window", "Regierungsfenster"},
		    {"bármelyik kormányablakban", "at any government window", "in jedem Regierungsfenster"}},
		{{"Önkormányzat", "Town hall", "Rathaus"},
		    {"az önkormányzatnál", "at the town hall", "im Rathaus"}},
		{{"Kormányhivatal", "County office", "Komitatsamt"},
		    {"a kormányhivatalnál", "at the county office", "im Komitatsamt"}},
		{{"Anyakönyvvezető", "Registrar", "Standesamt"},
		    {"az anyakönyvvezetőnél", "at the registrar", "im Standesamt"}},
		{{"Közjegyző", "Notary", "Notar"}, {"a közjegyzőnél", "at the notary", "beim Notar"}},
		{{"Bíróság", "Court", "Gericht"}, {"a bíróságon", "at the court", "bei Gericht"}},
		{{"Rendőrség", "Police", "Polizei"}, {"a rendőrségen", "at the police", "bei der Polizei"}},
		{{"Posta", "Post office", "Post"}, {"a postán", "at the post office", "bei der Post"}},
	};
	(void)plan;
	if (!sheet_open(sheet, "office_kinds.yaml"))
		return false;
	for (unsigned i = 0; i < PLAN_KINDS; i++) {
		char id[PLAN_ID];
		snprintf(id, sizeof id, "hely-%u", i);
		sheet_owner(sheet, "office_kind", id);
		sheet_line(sheet, "- id: %s", id);
		sheet_text(sheet, "  name: ", "name", names[i][0]);
		sheet_text(sheet, "  where: ", "where", names[i][1]);
	}
	return sheet_close(sheet);
}

static bool
write_authorities(const struct plan *plan, struct sheet *sheet)
{
	(void)plan;
	if (!sheet_open(sheet, "authorities.yaml"))
		return false;
	for (unsigned i = 0; i < PLAN_AUTHORITIES; i++) {
		char id[PLAN_ID], part[PROSE_LANGUAGES][PROSE_ROOM], name[PROSE_LANGUAGES][PROSE_ROOM * 2];
		snprintf(id, sizeof id, "szerv-%u", i);
		for (unsigned language = 0; language < PROSE_LANGUAGES; language++)
			prose_compound(language, 500 + i, part[language]);
		snprintf(name[PROSE_HU], sizeof name[0], "Országos %s hivatal", part[PROSE_HU]);
		snprintf(name[PROSE_EN], sizeof name[0], "National %s office", part[PROSE_EN]);
		snprintf(name[PROSE_DE], sizeof name[0], "Landesamt: %s", part[PROSE_DE]);
		sheet_owner(sheet, "authority", id);
		sheet_line(sheet, "- id: %s", id);
		sheet_text(sheet, "  name: ", "name", (const char *const[]){name[0], name[1], name[2]});
		sheet_line(sheet, "  office_kind: hely-%u", i % PLAN_KINDS);
		sheet_line(sheet, "  phone: \"06 1 372 %04u\"", 3400 + i);
	}
	return sheet_close(sheet);
}

/* The last five documents belong to everybody's papers. */
static bool
write_requirements(const struct plan *plan, struct sheet *sheet)
{
	char id[5][PLAN_ID];
	if (!sheet_open(sheet, "requirements.yaml"))
		return false;
	for (unsigned i = 0; i < 5; i++)
		plan_document_id(plan->general + i, id[i]);
	sheet_line(sheet, "- id: szemelyazonossag");
	sheet_line(sheet, "  one_of:\n    - [{document: %s}]\n    - [{document: %s}]", id[0], id[1]);
	sheet_line(sheet, "- id: lakcim\n  document: %s", id[2]);
	sheet_line(sheet, "- id: megbizas\n  acting_for: meghatalmazott\n  document: %s\n"
	    "  handling: kept", id[3]);
	sheet_line(sheet, "- id: gondnoksag\n  acting_for: gondnokolt\n  document: %s\n"
	    "  whose: guardian", id[4]);
	return sheet_close(sheet);
}

static bool
write_terms(const struct plan *plan, struct sheet *sheet)
{
	(void)plan;
	if (!sheet_open(sheet, "glossary.yaml"))
		return false;
	for (unsigned i = 0; i < PLAN_TERMS; i++) {
		char id[PLAN_ID], name[PROSE_LANGUAGES][PROSE_ROOM];
		plan_term_id(i, id);
		for (unsigned language = 0; language < PROSE_LANGUAGES; language++)
			prose_compound(language, 20 + i, name[language]);
		sheet_owner(sheet, "term", id);
		sheet_line(sheet, "- id: %s", id);
		sheet_text(sheet, "  term: ", "term", (const char *const[]){name[0], name[1], name[2]});
		sheet_prose(sheet, "  plain: ", "plain", 0, PROSE_SENTENCES, 120);
	}
	return sheet_close(sheet);
}

static void
write_document(const struct plan *plan, struct sheet *sheet, unsigned number)
{
	char id[PLAN_ID], issuer[PLAN_ID], name[PROSE_LANGUAGES][PROSE_ROOM];
	plan_document_id(number, id);
	for (unsigned language = 0; language < PROSE_LANGUAGES; language++)
		prose_document_name(language, number, name[language]);
	sheet_owner(sheet, "document", id);
	sheet_line(sheet, "- id: %s", id);
	sheet_text(sheet, "  name: ", "name", (const char *const[]){name[0], name[1], name[2]});
	sheet_prose(sheet, "  what: ", "what", 0, PROSE_SENTENCES, 150);
	if (number % 2)
		sheet_prose(sheet, "  looks: ", "looks", 0, PROSE_SENTENCES, 150);
	if (number < plan->issued) {
		plan_service_id(number, issuer);
		sheet_line(sheet, "  issued_by: %s", issuer);
	} else {
		sheet_prose(sheet, "  from: ", "from", 0, PROSE_SENTENCES, 120);
	}
}

static bool
write_documents(const struct plan *plan, struct sheet *sheet)
{
	if (!sheet_open(sheet, "documents/mind.yaml"))
		return false;
	for (unsigned i = 0; i < plan->documents; i++)
		write_document(plan, sheet, i);
	return sheet_close(sheet);
}

static void
write_options(struct sheet *sheet, unsigned question)
{
	static const char *const who[] = {"magam", "gyermek", "meghatalmazott", "gondnokolt"};
	sheet_line(sheet, "  options:");
	for (unsigned i = 0; i < plan_options(question); i++) {
		char id[PLAN_ID];
		snprintf(id, sizeof id, "v%u", i);
		sheet_line(sheet, "    - id: %s", question == 0 ? who[i] : id);
		sheet_prose(sheet, "      text: ", "options.text", i, PROSE_PHRASE, 80);
		sheet_prose(sheet, "      case: ", "options.case", i, PROSE_PHRASE, 80);
	}
}

static void
write_question(struct sheet *sheet, unsigned number)
{
	char id[PLAN_ID] = "kinek";
	if (number > 0)
		snprintf(id, sizeof id, "kerdes-%u", number);
	sheet_owner(sheet, "question", id);
	sheet_line(sheet, "- id: %s", id);
	sheet_prose(sheet, "  ask: ", "ask", 0, PROSE_QUESTION, 120);
	sheet_prose(sheet, "  why: ", "why", 0, PROSE_SENTENCES, 120);
	sheet_line(sheet, "  choice: %s", plan_is_many(number) ? "many" : "one");
	if (number % 5 == 4)
		sheet_line(sheet, "  asked_when: [\"kerdes-%u=v0\", \"kerdes-%u=v1\"]", number - 1, number - 2);
	write_options(sheet, number);
	if (number % 6 == 2)
		sheet_line(sheet, "  impossible: [\"kerdes-%u=v1 & kerdes-%u=v0\"]", number, number - 1);
}

static bool
write_questions(const struct plan *plan, struct sheet *sheet)
{
	if (!sheet_open(sheet, "questions/kozos.yaml"))
		return false;
	for (unsigned i = 0; i < plan->questions; i++)
		write_question(sheet, i);
	return sheet_close(sheet);
}

static void
write_office(struct sheet *sheet, unsigned number)
{
	static const char *const cities[] = {"Budapest", "Szeged", "Pécs", "Győr", "Miskolc", "Debrecen",
	    "Eger", "Sopron", "Vác", "Baja"};
	char id[PLAN_ID], text[PROSE_ROOM];
	const char *city = cities[number % 10];
	snprintf(id, sizeof id, "iroda-%u", number);
	sheet_owner(sheet, "office", id);
	sheet_line(sheet, "- id: %s", id);
	sheet_line(sheet, "  kind: hely-%u", number % PLAN_KINDS);
	snprintf(text, sizeof text, "%s, %u. számú iroda", city, number + 1);
	sheet_same(sheet, "  name: ", "name", text);
	sheet_same(sheet, "  county: ", "county", city);
	sheet_same(sheet, "  city: ", "city", city);
	snprintf(text, sizeof text, "%u %s, Fő utca %u.", 1000 + number * 29, city, number % 90 + 1);
	sheet_same(sheet, "  address: ", "address", text);
	sheet_line(sheet, "  hours: {monday: \"7:00-17:00\", tuesday: \"8:00-16:00\", "
	    "wednesday: \"8:00-12:00, 13:00-18:00\", friday: \"8:00-1%u:00\"}", number % 5);
	sheet_line(sheet, "  hours_as_of: \"2026-0%u\"\n  as_of: \"2026\"", number % 9 + 1);
	snprintf(text, sizeof text, "06 1 400 %04u", number);
	sheet_same(sheet, "  phone: ", "phone", text);
	sheet_prose(sheet, "  note: ", "note", 0, PROSE_SENTENCES, 100);
	sheet_line(sheet, "  sources:\n    - {url: background}");
}

static bool
write_offices(const struct plan *plan, struct sheet *sheet)
{
	if (!sheet_open(sheet, "offices/mind.yaml"))
		return false;
	for (unsigned i = 0; i < plan->offices; i++)
		write_office(sheet, i);
	return sheet_close(sheet);
}

bool
plan_write_registers(const struct plan *plan, struct sheet *sheet)
{
	return write_catalogue(plan, sheet) && write_events(plan, sheet) && write_persons(plan, sheet) &&
	    write_kinds(plan, sheet) && write_authorities(plan, sheet) &&
	    write_requirements(plan, sheet) && write_terms(plan, sheet) &&
	    write_documents(plan, sheet) && write_questions(plan, sheet) && write_offices(plan, sheet);
}
