/* What the synthetic catalogue consists of, and how its things are called. */
#ifndef PLAN_H
#define PLAN_H

#include <stdbool.h>

#include "tests/bench/sheet.h"

/* What an edition of the catalogue changes against the first one. */
enum plan_edit { EDIT_NOTHING, EDIT_ONE, EDIT_TWENTY, EDIT_FEES, EDIT_LANGUAGE };

enum { PLAN_EVENTS = 17, PLAN_PERSONS = 6, PLAN_KINDS = 8, PLAN_AUTHORITIES = 20,
	PLAN_TERMS = 150, PLAN_SERVICES_MIN = 100, PLAN_SERVICES_MAX = 20000, PLAN_ID = 64 };

struct plan {
	unsigned services, documents, questions, offices;
	unsigned issued; /* documents 0 .. issued-1 come from the services of the same number */
	unsigned general; /* documents from here on belong to the shared requirements */
	enum plan_edit edit;
};

extern const char *const plan_events[PLAN_EVENTS][PROSE_LANGUAGES];
extern const char *const plan_persons[PLAN_PERSONS];

struct plan plan_make(unsigned services, enum plan_edit);

/* Ids. Shared question 0 is `kinek`. */
void plan_slug(const char *name, char out[PLAN_ID]);
void plan_service_id(unsigned service, char out[PLAN_ID]);
void plan_document_id(unsigned document, char out[PLAN_ID]);
void plan_term_id(unsigned term, char out[PLAN_ID]);
unsigned plan_options(unsigned question);
bool plan_is_many(unsigned question);

/* Each writes one or more files; false when a file could not be written. */
bool plan_write_registers(const struct plan *, struct sheet *);
bool plan_write_services(const struct plan *, struct sheet *);

#endif
