#include "tests/bench/plan.h"

#include <stdio.h>
#include <string.h>

const char *const plan_events[PLAN_EVENTS][PROSE_LANGUAGES] = {
	{"Gyermek születik", "A child is born", "Ein Kind kommt zur Welt"},
	{"Bölcsőde, óvoda, iskola", "Nursery and school", "Krippe, Kindergarten, Schule"},
	{"Költözés", "Moving house", "Umzug"},
	{"Lejárt vagy elveszett okmány", "Expired or lost papers", "Abgelaufene Papiere"},
	{"Autó, motor, jogosítvány", "Car and driving licence", "Auto und Führerschein"},
	{"Házasság, névváltoztatás", "Marriage and names", "Heirat und Name"},
	{"Haláleset, hagyaték", "A death in the family", "Todesfall und Nachlass"},
	{"Állásvesztés, álláskeresés", "Losing or seeking a job", "Arbeitslos, Arbeitssuche"},
	{"Betegség, ápolás", "Illness and care", "Krankheit und Pflege"},
	{"Nyugdíj, idős kor", "Pension and old age", "Rente und Alter"},
	{"Nehéz anyagi helyzet", "Short of money", "Geldnot"},
	{"Vállalkozás, kereskedelem", "Business and trade", "Gewerbe und Handel"},
	{"Külföld, állampolgárság", "Abroad and citizenship", "Ausland, Staatsbürgerschaft"},
	{"Lakás, ingatlan, építkezés", "Homes and building", "Wohnung, Haus und Bau"},
	{"Ügyintézés otthonról", "From home", "Von zu Hause"},
	{"Lakókörnyezet, helyi adó", "Neighbourhood and local tax", "Umgebung, örtliche Steuer"},
	{"Panasz, bejelentés", "Complaints and reports", "Beschwerden und Meldungen"},
};

const char *const plan_persons[PLAN_PERSONS] = {"applicant", "child", "other-parent", "proxy",
    "guardian", "employer"};

struct plan
plan_make(unsigned services, enum plan_edit edit)
{
	struct plan plan = {.services = services, .edit = edit, .offices = 300};
	plan.documents = services < 300 ? services * 2 / 3 : 200;
	plan.general = plan.documents - 5;
	plan.issued = plan.documents * 3 / 10;
	plan.questions = services < 60 ? services : 60;
	return plan;
}

/* Lower case ASCII without accents, "-" between words. */
void
plan_slug(const char *name, char out[PLAN_ID])
{
	static const struct {
		const char *from;
		char to;
	} letters[] = {{"á", 'a'}, {"é", 'e'}, {"í", 'i'}, {"ó", 'o'}, {"ö", 'o'}, {"ő", 'o'}, {"ú", 'u'},
	    {"ü", 'u'}, {"ű", 'u'}, {"Á", 'a'}, {"É", 'e'}, {"Í", 'i'}, {"Ó", 'o'}, {"Ö", 'o'}, {"Ő", 'o'},
	    {"Ú", 'u'}, {"Ü", 'u'}, {"Ű", 'u'}};
	size_t size = 0;
	for (; *name && size < PLAN_ID - 1; name++) {
		char letter = '\0';
		for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
			if (strncmp(name, letters[i].from, 2) == 0)
				letter = letters[i].to;
		if (letter)
			name++;
		else if (*name >= 'A' && *name <= 'Z')
			letter = (char)(*name - 'A' + 'a');
		else
			letter = (*name >= 'a' && *name <= 'z') || (*name >= '0' && *name <= '9') ? *name : '-';
		if (letter != '-' || (size > 0 && out[size - 1] != '-'))
			out[size++] = letter;
	}
	while (size > 0 && out[size - 1] == '-')
		size--;
	out[size] = '\0';
}

void
plan_service_id(unsigned service, char out[PLAN_ID])
{
	char name[PROSE_ROOM];
	prose_service_name(PROSE_HU, service, name);
	plan_slug(name, out);
}

void
plan_document_id(unsigned document, char out[PLAN_ID])
{
	char name[PROSE_ROOM];
	prose_document_name(PROSE_HU, document, name);
	plan_slug(name, out);
}

void
plan_term_id(unsigned term, char out[PLAN_ID])
{
	char name[PROSE_ROOM];
	prose_compound(PROSE_HU, 20 + term, name);
	plan_slug(name, out);
}

unsigned
plan_options(unsigned question)
{
	return question == 0 ? 4 : 2 + question % 5;
}

bool
plan_is_many(unsigned question)
{
	return question % 7 == 3;
}
