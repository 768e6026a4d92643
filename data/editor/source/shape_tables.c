#include "data/catalogue.h"
#include "data/editor/source/shape.h"
#include "data/limits.h"

/* Reads as the format does: .shape = TEXT(90), .shape = LIST(1, 8, REFERENCE(KIND_SERVICE)). */
#define TEXT(most)        {.type = VALUE_TEXT, .min = 1, .max = (most)}
#define STEP(most)        {.type = VALUE_STEP, .min = 1, .max = (most)}
#define STRING(most)      {.type = VALUE_STRING, .min = 1, .max = (most)}
#define ALIAS             {.type = VALUE_ALIAS, .min = 1, .max = LIMIT_STRING}
#define ID                {.type = VALUE_ID}
#define REFERENCE(what)   {.type = VALUE_REFERENCE, .kind = (what)}
#define OPTION            {.type = VALUE_OPTION}
#define WORD(...)         {.type = VALUE_WORD, .words = (const char *const[]){__VA_ARGS__, NULL}}
#define NUMBER(low, high) {.type = VALUE_NUMBER, .min = (low), .max = (high)}
#define VALUE(what)       {.type = (what)}
#define MEMBER(what, map) {.type = VALUE_MEMBER, .kind = (what), .fields = (map)}
#define MAP(what)         {.type = VALUE_MAP, .fields = (what)}
#define LIST(low, high, ...) \
	{.type = VALUE_LIST, .min = (low), .max = (high), .item = &(const struct shape)__VA_ARGS__}
#define WHEN              LIST(1, LIMIT_CONDITION, VALUE(VALUE_CONDITION))
#define CONCEPTS          LIST(1, LIMIT_LIST, LIST(1, LIMIT_TAG, REFERENCE(KIND_CONCEPT)))
#define NAME_SLOT         (1 + SLOT_NAME)
#define SUMMARY_SLOT      (1 + SLOT_SUMMARY)

static const struct field source_fields[] = {
	{.name = "url", .shape = STRING(LIMIT_URL), .required = true},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF)},
	{0},
};

#define SOURCES LIST(1, LIMIT_LIST, MAP(source_fields))

static const struct field catalogue_fields[] = {
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT},
	{.name = "date", .shape = VALUE(VALUE_DATE), .required = true},
	{0},
};

static const struct field member_fields[] = {
	{.name = "service", .shape = REFERENCE(KIND_SERVICE), .required = true},
	{.name = "for", .shape = OPTION, .required = true},
	{0},
};

/* Services that usually go together. */
static const struct field bundle_fields[] = {
	{.name = "name", .shape = TEXT(60), .required = true},
	{.name = "services", .shape = LIST(2, LIMIT_BUNDLE, MEMBER(KIND_SERVICE, member_fields)),
	    .required = true},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{0},
};

static const struct field life_event_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(48), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "summary", .shape = TEXT(300), .slot = SUMMARY_SLOT},
	{.name = "services", .shape = LIST(1, LIMIT_LIST, REFERENCE(KIND_SERVICE))},
	{.name = "bundles", .shape = LIST(1, LIMIT_BUNDLES, MAP(bundle_fields))},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{0},
};

static const struct field person_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "whose", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = SUMMARY_SLOT},
	{.name = "visitor", .shape = VALUE(VALUE_TRUE)},
	{0},
};

static const struct field payee_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(90), .required = true, .slot = NAME_SLOT},
	{0},
};

static const struct field amount_value_fields[] = {
	{.name = "value", .shape = VALUE(VALUE_DECIMAL), .required = true},
	{.name = "from", .shape = VALUE(VALUE_DATE)},
	{.name = "to", .shape = VALUE(VALUE_DATE)},
	{0},
};

/* With `values`, or computed: so many times another one; see lint_amounts.c. */
static const struct field amount_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = STRING(LIMIT_STRING), .required = true},
	{.name = "unit", .shape = WORD("HUF", "percent", "days", "months", "years", "points"), .required = true},
	{.name = "values", .shape = LIST(1, LIMIT_LIST, MAP(amount_value_fields))},
	{.name = "of", .shape = REFERENCE(KIND_AMOUNT)},
	{.name = "times", .shape = VALUE(VALUE_DECIMAL)},
	{.name = "round", .shape = NUMBER(1, LIMIT_AMOUNT)},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

static const struct field remedy_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "text", .shape = TEXT(400), .required = true, .slot = NAME_SLOT},
	{.name = "legal_basis", .shape = STRING(LIMIT_TEXT)},
	{0},
};

/* What people's words mean, in every language; see lint_concepts.c. */
#define FORMS LIST(1, LIMIT_CONCEPT_FORMS, STRING(LIMIT_CONCEPT_FORM))
static const struct field concept_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "kind", .shape = WORD("event", "object", "person", "aside"), .required = true},
	{.name = "name", .shape = STRING(LIMIT_STRING), .required = true},
	{.name = "hu", .shape = FORMS, .required = true},
	{.name = "en", .shape = FORMS},
	{.name = "de", .shape = FORMS},
	{.name = "uk", .shape = FORMS},
	{0},
};

static const struct field office_kind_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "where", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = SUMMARY_SLOT},
	{0},
};

static const struct field authority_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "office_kind", .shape = REFERENCE(KIND_OFFICE_KIND)},
	{.name = "phone", .shape = STRING(LIMIT_STRING)},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{0},
};

static const struct field document_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(90), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{.name = "what", .shape = TEXT(400), .required = true, .slot = SUMMARY_SLOT},
	{.name = "looks", .shape = TEXT(400)},
	{.name = "issued_by", .shape = REFERENCE(KIND_SERVICE)},
	{.name = "from", .shape = TEXT(400)},
	{.name = "caution", .shape = TEXT(300)},
	{.name = "letter", .shape = LIST(1, LIMIT_LETTER, STRING(LIMIT_TEXT))},
	{.name = "fill_in", .shape = LIST(1, LIMIT_LIST, TEXT(LIMIT_TEXT))},
	{0},
};

static const struct field option_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "text", .shape = TEXT(90), .required = true},
	{.name = "case", .shape = TEXT(120), .required = true},
	{.name = "person", .shape = REFERENCE(KIND_PERSON)},
	{.name = "lacks", .shape = LIST(1, LIMIT_SET, REFERENCE(KIND_DOCUMENT))},
	{0},
};

static const struct field question_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "ask", .shape = TEXT(120), .required = true, .slot = NAME_SLOT},
	{.name = "why", .shape = TEXT(200), .required = true, .slot = SUMMARY_SLOT},
	{.name = "choice", .shape = WORD("one", "many"), .required = true},
	{.name = "about", .shape = WORD("visitor", "person", "errand")},
	{.name = "asked_when", .shape = WHEN},
	{.name = "options", .shape = LIST(2, LIMIT_OPTIONS, MAP(option_fields)), .required = true},
	{.name = "impossible", .shape = WHEN},
	{0},
};

#define HANDLING WORD("shown", "kept", "seen")
#define FORM     WORD("original", "copy", "either", "none")
/* A paper, wherever it stands. */
#define PAPER_FIELDS \
	{.name = "document", .shape = REFERENCE(KIND_DOCUMENT)}, \
	{.name = "whose", .shape = REFERENCE(KIND_PERSON)}, \
	{.name = "handling", .shape = HANDLING}, \
	{.name = "form", .shape = FORM}, \
	{.name = "count", .shape = NUMBER(1, LIMIT_COUNT)}, \
	{.name = "max_age", .shape = VALUE(VALUE_AGE)}

static const struct field paper_fields[] = {
	PAPER_FIELDS,
	{0},
};

static const struct field note_fields[] = {
	{.name = "text", .shape = TEXT(250), .required = true},
	{.name = "when", .shape = WHEN, .required = true},
	{0},
};

/* What a requirement has besides its papers. */
#define ITEM_FIELDS \
	{.name = "one_of", .shape = {.type = VALUE_LIST, .min = 2, .max = LIMIT_SET, .item = &paper_set}}, \
	{.name = "when", .shape = WHEN}, \
	{.name = "if_held", .shape = VALUE(VALUE_TRUE)}, \
	{.name = "note", .shape = TEXT(250)}, \
	{.name = "notes", .shape = LIST(1, LIMIT_NOTES, MAP(note_fields))}, \
	{.name = "allow_note", .shape = VALUE(VALUE_TRUE)}

static const struct shape paper_set = LIST(1, LIMIT_SET, MAP(paper_fields));

/* A requirement in a service; `lint_requirements.c` says which of these go together. */
static const struct field requirement_fields[] = {
	PAPER_FIELDS,
	ITEM_FIELDS,
	{.name = "use", .shape = REFERENCE(KIND_REQUIREMENT)},
	{0},
};

static const struct field shared_requirement_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "acting_for", .shape = OPTION},
	PAPER_FIELDS,
	ITEM_FIELDS,
	{0},
};

static const struct field instead_fields[] = {
	{.name = "service", .shape = REFERENCE(KIND_SERVICE)},
	{.name = "text", .shape = TEXT(200)},
	{.name = "phone", .shape = STRING(LIMIT_STRING)},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{0},
};

static const struct field eligibility_fields[] = {
	{.name = "text", .shape = TEXT(LIMIT_TEXT), .required = true},
	{.name = "kind", .shape = WORD("may", "not")},
	{.name = "when", .shape = WHEN},
	{.name = "instead", .shape = LIST(1, LIMIT_INSTEAD, MAP(instead_fields))},
	{0},
};

static const struct field fee_fields[] = {
	{.name = "amount", .shape = VALUE(VALUE_AMOUNT), .required = true},
	{.name = "payee", .shape = REFERENCE(KIND_PAYEE)},
	{.name = "for", .shape = TEXT(120)},
	{.name = "when", .shape = WHEN},
	{.name = "valid_from", .shape = VALUE(VALUE_DATE)},
	{.name = "valid_to", .shape = VALUE(VALUE_DATE)},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field deadline_fields[] = {
	{.name = "kind", .shape = WORD("calendar", "working", "at-once", "unknown"), .required = true},
	{.name = "days", .shape = NUMBER(1, LIMIT_DAYS)},
	{.name = "when", .shape = WHEN},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field act_by_fields[] = {
	{.name = "text", .shape = TEXT(200), .required = true},
	{.name = "days", .shape = NUMBER(1, LIMIT_DAYS), .required = true},
	{.name = "kind", .shape = WORD("calendar", "working"), .required = true},
	{.name = "from", .shape = TEXT(90), .required = true},
	{.name = "when", .shape = WHEN},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field period_fields[] = {
	{.name = "from", .shape = VALUE(VALUE_DAY), .required = true},
	{.name = "to", .shape = VALUE(VALUE_DAY), .required = true},
	{.name = "text", .shape = TEXT(200)},
	{.name = "when", .shape = WHEN},
	{0},
};

static const struct field channel_fields[] = {
	{.name = "kind", .shape = WORD("counter", "online", "post", "phone", "consulate", "email"),
	    .required = true},
	{.name = "office_kind", .shape = REFERENCE(KIND_OFFICE_KIND)},
	{.name = "where", .shape = TEXT(200)},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{.name = "identity", .shape = LIST(0, LIMIT_OPTIONS,
	    WORD("ugyfelkapu-plusz", "dap", "eszemelyi"))},
	{.name = "saves", .shape = TEXT(150)},
	{.name = "when", .shape = WHEN},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field output_fields[] = {
	{.name = "text", .shape = TEXT(LIMIT_TEXT), .required = true},
	{.name = "validity", .shape = TEXT(LIMIT_TEXT)},
	{.name = "amount", .shape = VALUE(VALUE_AMOUNT)},
	{.name = "every", .shape = WORD("once", "month", "year")},
	{.name = "when", .shape = WHEN},
	{0},
};

static const struct field form_fields[] = {
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true},
	{.name = "number", .shape = STRING(LIMIT_STRING)},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{0},
};

static const struct field faq_fields[] = {
	{.name = "question", .shape = TEXT(150), .required = true},
	{.name = "answer", .shape = TEXT(400), .required = true},
	{.name = "when", .shape = WHEN},
	{0},
};

static const struct field service_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "code", .shape = VALUE(VALUE_CODE), .required = true},
	{.name = "name", .shape = TEXT(70), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "aliases", .shape = LIST(6, LIMIT_LIST, ALIAS), .required = true},
	{.name = "concepts", .shape = CONCEPTS},
	{.name = "life_events", .shape = LIST(1, LIMIT_LIST, REFERENCE(KIND_LIFE_EVENT)),
	    .required = true},
	{.name = "audience", .shape = LIST(1, 3, WORD("resident", "business", "partner")),
	    .required = true},
	{.name = "authority", .shape = REFERENCE(KIND_AUTHORITY), .required = true},
	{.name = "town", .shape = STRING(LIMIT_STRING)},
	{.name = "summary", .shape = TEXT(300), .required = true, .slot = SUMMARY_SLOT},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF), .required = true},
	{.name = "verified_on", .shape = VALUE(VALUE_DATE)},
	{.name = "verified_by", .shape = TEXT(LIMIT_TEXT)},
	{.name = "caution", .shape = TEXT(300)},
	{.name = "acting_for", .shape = LIST(1, LIMIT_OPTIONS, OPTION)},
	{.name = "eligibility", .shape = LIST(1, LIMIT_LIST, MAP(eligibility_fields))},
	{.name = "no_papers", .shape = VALUE(VALUE_TRUE)},
	{.name = "no_papers_when", .shape = WHEN},
	{.name = "requirements", .shape = LIST(1, LIMIT_LIST, MAP(requirement_fields))},
	{.name = "fees", .shape = LIST(1, LIMIT_LIST, MAP(fee_fields)), .required = true},
	{.name = "deadlines", .shape = LIST(1, LIMIT_LIST, MAP(deadline_fields)), .required = true},
	{.name = "act_by", .shape = LIST(1, LIMIT_LIST, MAP(act_by_fields))},
	{.name = "periods", .shape = LIST(1, LIMIT_LIST, MAP(period_fields))},
	{.name = "channels", .shape = LIST(1, LIMIT_LIST, MAP(channel_fields)), .required = true},
	{.name = "steps", .shape = LIST(1, LIMIT_LIST, STEP(LIMIT_TEXT)), .required = true},
	{.name = "outputs", .shape = LIST(1, LIMIT_LIST, MAP(output_fields)), .required = true},
	{.name = "forms", .shape = LIST(1, LIMIT_LIST, MAP(form_fields))},
	{.name = "faq", .shape = LIST(1, LIMIT_LIST, MAP(faq_fields))},
	{.name = "sent_back", .shape = LIST(1, LIMIT_LIST, STEP(LIMIT_TEXT)), .required = true},
	{.name = "appeal", .shape = TEXT(400)},
	{.name = "remedy", .shape = REFERENCE(KIND_REMEDY)},
	{.name = "legal_basis", .shape = LIST(1, LIMIT_LIST, STRING(LIMIT_TEXT))},
	{.name = "related", .shape = LIST(1, LIMIT_LIST, REFERENCE(KIND_SERVICE))},
	{.name = "staff_note", .shape = STRING(600)},
	{.name = "practice", .shape = LIST(1, LIMIT_PRACTICE, STRING(LIMIT_TEXT))},
	{.name = "questions", .shape = LIST(1, LIMIT_LIST, MAP(question_fields))},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

static const struct field hours_fields[] = {
	{.name = "monday", .shape = VALUE(VALUE_HOURS)},
	{.name = "tuesday", .shape = VALUE(VALUE_HOURS)},
	{.name = "wednesday", .shape = VALUE(VALUE_HOURS)},
	{.name = "thursday", .shape = VALUE(VALUE_HOURS)},
	{.name = "friday", .shape = VALUE(VALUE_HOURS)},
	{.name = "saturday", .shape = VALUE(VALUE_HOURS)},
	{.name = "sunday", .shape = VALUE(VALUE_HOURS)},
	{0},
};

static const struct field office_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "kind", .shape = REFERENCE(KIND_OFFICE_KIND), .required = true},
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "county", .shape = TEXT(LIMIT_TEXT), .required = true},
	{.name = "city", .shape = TEXT(LIMIT_TEXT), .required = true},
	{.name = "address", .shape = TEXT(LIMIT_TEXT)},
	{.name = "hours", .shape = MAP(hours_fields)},
	{.name = "hours_as_of", .shape = VALUE(VALUE_AS_OF)},
	{.name = "phone", .shape = TEXT(LIMIT_TEXT)},
	{.name = "email", .shape = TEXT(LIMIT_TEXT)},
	{.name = "booking", .shape = TEXT(LIMIT_TEXT)},
	{.name = "ticket", .shape = TEXT(200)},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF)},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

static const struct field term_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "term", .shape = TEXT(60), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "plain", .shape = TEXT(300), .required = true, .slot = SUMMARY_SLOT},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{0},
};

static const struct field matter_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "name", .shape = TEXT(90), .required = true, .slot = NAME_SLOT},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "title", .shape = STRING(LIMIT_TITLE), .required = true},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{.name = "concepts", .shape = CONCEPTS},
	{.name = "authority", .shape = REFERENCE(KIND_AUTHORITY), .required = true},
	{.name = "ask", .shape = TEXT(200), .slot = SUMMARY_SLOT},
	{.name = "service", .shape = REFERENCE(KIND_SERVICE)},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF)},
	{0},
};

/* A holiday of every year besides the statutory ones. */
static const struct field holiday_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "day", .shape = VALUE(VALUE_DAY), .required = true},
	{.name = "from", .shape = NUMBER(1900, 2199), .required = true},
	{.name = "to", .shape = NUMBER(1900, 2199)},
	{.name = "certain", .shape = WORD("true", "false"), .required = true},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

/* A year; its id is its number. */
static const struct field year_fields[] = {
	{.name = "id", .shape = ID, .required = true},
	{.name = "off", .shape = LIST(1, LIMIT_DAYS_OFF, VALUE(VALUE_DATE))},
	{.name = "work", .shape = LIST(1, LIMIT_DAYS_OFF, VALUE(VALUE_DATE))},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

static const struct {
	const char *name, *word;
	struct shape shape;
} kinds[KIND_COUNT] = {
	[KIND_CATALOGUE] = {"catalogue", "catalogue", MAP(catalogue_fields)},
	[KIND_LIFE_EVENT] = {"life_event", "life situation", MAP(life_event_fields)},
	[KIND_PERSON] = {"person", "person", MAP(person_fields)},
	[KIND_OFFICE_KIND] = {"office_kind", "kind of office", MAP(office_kind_fields)},
	[KIND_AUTHORITY] = {"authority", "authority", MAP(authority_fields)},
	[KIND_PAYEE] = {"payee", "payee", MAP(payee_fields)},
	[KIND_AMOUNT] = {"amount", "amount", MAP(amount_fields)},
	[KIND_REMEDY] = {"remedy", "remedy", MAP(remedy_fields)},
	[KIND_CONCEPT] = {"concept", "concept", MAP(concept_fields)},
	[KIND_DOCUMENT] = {"document", "document", MAP(document_fields)},
	[KIND_QUESTION] = {"question", "question", MAP(question_fields)},
	[KIND_REQUIREMENT] = {"requirement", "shared requirement", MAP(shared_requirement_fields)},
	[KIND_SERVICE] = {"service", "service", MAP(service_fields)},
	[KIND_OFFICE] = {"office", "office", MAP(office_fields)},
	[KIND_TERM] = {"term", "glossary term", MAP(term_fields)},
	[KIND_YEAR] = {"year", "year of the calendar", MAP(year_fields)},
	[KIND_HOLIDAY] = {"holiday", "holiday", MAP(holiday_fields)},
	[KIND_MATTER] = {"matter", "matter", MAP(matter_fields)},
};

const char *
kind_name(enum kind kind)
{
	return kinds[kind].name;
}

const char *
kind_word(enum kind kind)
{
	return kinds[kind].word;
}

const struct shape *
kind_shape(enum kind kind)
{
	return &kinds[kind].shape;
}
