#include "data/catalogue.h"
#include "data/editor/source/shape.h"
#include "data/limits.h"
#include "data/words.h"

/* Reads as the format does: .shape = TEXT(90), .shape = LIST(1, 8, REFERENCE(KIND_SERVICE)). */
#define TEXT(most)        {.type = VALUE_TEXT, .min = 1, .max = (most)}
#define STEP(most)        {.type = VALUE_STEP, .min = 1, .max = (most)}
#define STRING(most)      {.type = VALUE_STRING, .min = 1, .max = (most)}
#define ALIAS             {.type = VALUE_ALIAS, .min = 1, .max = LIMIT_STRING}
#define ID                {.type = VALUE_ID}
#define REFERENCE(what)   {.type = VALUE_REFERENCE, .kind = (what)}
#define OWN_ID \
	{.name = "id", .shape = ID, .required = true, \
	    .hint = W("lower case letters without accents, digits and single hyphens, like \"fakivagas\"")}
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
	{.name = "url", .shape = STRING(LIMIT_URL), .required = true,
	    .hint = W("where you know it from: an address on the web, like https://www.pelda.hu/oldal")},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF),
	    .hint = W("of when the page is: \"2026\" or \"2026-11\"")},
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
	{.name = "for", .shape = OPTION},
	{.name = "answers", .shape = LIST(1, LIMIT_LIST, STRING(120))},
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
	OWN_ID,
	{.name = "name", .shape = TEXT(48), .required = true, .slot = NAME_SLOT,
	    .hint = W("what happens to people, like \"Gyermek születik\"")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "summary", .shape = TEXT(300), .slot = SUMMARY_SLOT},
	{.name = "services", .shape = LIST(1, LIMIT_LIST, REFERENCE(KIND_SERVICE))},
	{.name = "bundles", .shape = LIST(1, LIMIT_BUNDLES, MAP(bundle_fields))},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{0},
};

static const struct field person_fields[] = {
	OWN_ID,
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT,
	    .hint = W("what the person is called, like \"szülő\"")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "whose", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = SUMMARY_SLOT,
	    .hint = W("whose a paper is, like \"a szülőé\"")},
	{.name = "visitor", .shape = VALUE(VALUE_TRUE)},
	{0},
};

static const struct field payee_fields[] = {
	OWN_ID,
	{.name = "name", .shape = TEXT(90), .required = true, .slot = NAME_SLOT,
	    .hint = W("to whom one pays, like \"Magyar Államkincstár\"")},
	{0},
};

static const struct field amount_value_fields[] = {
	{.name = "value", .shape = VALUE(VALUE_DECIMAL), .required = true,
	    .hint = W("digits, and decimals after a point: 4300, 1.5")},
	{.name = "from", .shape = VALUE(VALUE_DATE)},
	{.name = "to", .shape = VALUE(VALUE_DATE)},
	{0},
};

/* With `values`, or computed: so many times another one; see lint_amounts.c. */
static const struct field amount_fields[] = {
	OWN_ID,
	{.name = "name", .shape = STRING(LIMIT_STRING), .required = true,
	    .hint = W("what the amount is, for editors")},
	{.name = "unit", .shape = WORD("HUF", "percent", "days", "months", "years", "points"), .required = true,
	    .hint = W("HUF, percent, days, months, years or points")},
	{.name = "values", .shape = LIST(1, LIMIT_LIST, MAP(amount_value_fields)),
	    .hint = W("the value and from when it holds, like: {value: 4300, from: \"2026-01-01\"}")},
	{.name = "of", .shape = REFERENCE(KIND_AMOUNT)},
	{.name = "times", .shape = VALUE(VALUE_DECIMAL)},
	{.name = "round", .shape = NUMBER(1, LIMIT_AMOUNT)},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

static const struct field remedy_fields[] = {
	OWN_ID,
	{.name = "text", .shape = TEXT(400), .required = true, .slot = NAME_SLOT,
	    .hint = W("what one can do against the decision, until when and where")},
	{.name = "legal_basis", .shape = STRING(LIMIT_TEXT)},
	{0},
};

/* What people's words mean, in every language; see lint_concepts.c. */
#define FORMS LIST(1, LIMIT_CONCEPT_FORMS, STRING(LIMIT_CONCEPT_FORM))
static const struct field concept_fields[] = {
	OWN_ID,
	{.name = "kind", .shape = WORD("event", "object", "person", "aside"), .required = true,
	    .hint = W("event, object, person or aside")},
	{.name = "name", .shape = STRING(LIMIT_STRING), .required = true,
	    .hint = W("what is meant, for editors")},
	{.name = "hu", .shape = FORMS, .required = true,
	    .hint = W("the words that mean it, with a comma between them")},
	{.name = "en", .shape = FORMS},
	{.name = "de", .shape = FORMS},
	{.name = "uk", .shape = FORMS},
	{0},
};

static const struct field office_kind_fields[] = {
	OWN_ID,
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT,
	    .hint = W("what such an office is called, like \"Kormányablak\"")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "where", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = SUMMARY_SLOT,
	    .hint = W("where it is done, like \"bármelyik kormányablakban\"")},
	{0},
};

static const struct field authority_fields[] = {
	OWN_ID,
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT,
	    .hint = W("who decides, like \"A jegyző\"")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "office_kind", .shape = REFERENCE(KIND_OFFICE_KIND)},
	{.name = "phone", .shape = STRING(LIMIT_STRING)},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{0},
};

static const struct field document_fields[] = {
	OWN_ID,
	{.name = "name", .shape = TEXT(90), .required = true, .slot = NAME_SLOT,
	    .hint = W("what the paper is called, like \"születési anyakönyvi kivonat\"")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{.name = "what", .shape = TEXT(400), .required = true, .slot = SUMMARY_SLOT,
	    .hint = W("what the paper is, and what it proves, in a sentence or two")},
	{.name = "looks", .shape = TEXT(400)},
	{.name = "issued_by", .shape = REFERENCE(KIND_SERVICE)},
	{.name = "from", .shape = TEXT(400),
	    .hint = W("where one gets it; or name the service in issued_by")},
	{.name = "caution", .shape = TEXT(300)},
	{.name = "letter", .shape = LIST(1, LIMIT_LETTER, STRING(LIMIT_TEXT))},
	{.name = "fill_in", .shape = LIST(1, LIMIT_LIST, TEXT(LIMIT_TEXT))},
	{0},
};

static const struct field option_fields[] = {
	OWN_ID,
	{.name = "text", .shape = TEXT(90), .required = true,
	    .hint = W("the answer, as the visitor chooses it")},
	{.name = "case", .shape = TEXT(120), .required = true,
	    .hint = W("the same in the middle of a sentence, like \"az igazolvány elveszett\"")},
	{.name = "person", .shape = REFERENCE(KIND_PERSON)},
	{.name = "lacks", .shape = LIST(1, LIMIT_SET, REFERENCE(KIND_DOCUMENT))},
	{0},
};

static const struct field question_fields[] = {
	OWN_ID,
	{.name = "ask", .shape = TEXT(120), .required = true, .slot = NAME_SLOT,
	    .hint = W("the question, with a question mark")},
	{.name = "why", .shape = TEXT(200), .required = true, .slot = SUMMARY_SLOT,
	    .hint = W("why we ask, in a sentence")},
	{.name = "choice", .shape = WORD("one", "many"), .required = true,
	    .hint = W("one: a single answer; many: several")},
	{.name = "about", .shape = WORD("visitor", "person", "errand")},
	{.name = "asked_when", .shape = WHEN},
	{.name = "options", .shape = LIST(2, LIMIT_OPTIONS, MAP(option_fields)), .required = true,
	    .hint = W("at least two answers")},
	{.name = "impossible", .shape = WHEN},
	{0},
};

#define HANDLING WORD("shown", "kept", "seen")
#define FORM     WORD("original", "copy", "either", "none")
/* A paper, wherever it stands. */
#define PAPER_FIELDS \
	{.name = "document", .shape = REFERENCE(KIND_DOCUMENT), \
	    .hint = W("the id of the paper; all of them: kalauz-data list --register documents")}, \
	{.name = "whose", .shape = REFERENCE(KIND_PERSON)}, \
	{.name = "handling", .shape = HANDLING, \
	    .hint = W("shown: one shows it; kept: one hands it in; seen: the office sees it itself")}, \
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
	OWN_ID,
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
	{.name = "text", .shape = TEXT(LIMIT_TEXT), .required = true,
	    .hint = W("who can ask for it, in a sentence")},
	{.name = "kind", .shape = WORD("may", "not")},
	{.name = "when", .shape = WHEN},
	{.name = "instead", .shape = LIST(1, LIMIT_INSTEAD, MAP(instead_fields))},
	{0},
};

static const struct field fee_fields[] = {
	{.name = "amount", .shape = VALUE(VALUE_AMOUNT), .required = true,
	    .hint = W("forints as digits (4300), 0 when it is free, unknown when nobody says")},
	{.name = "payee", .shape = REFERENCE(KIND_PAYEE)},
	{.name = "for", .shape = TEXT(120)},
	{.name = "when", .shape = WHEN},
	{.name = "valid_from", .shape = VALUE(VALUE_DATE)},
	{.name = "valid_to", .shape = VALUE(VALUE_DATE)},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field deadline_fields[] = {
	{.name = "kind", .shape = WORD("calendar", "working", "at-once", "unknown"), .required = true,
	    .hint = W("calendar, working, at-once, or unknown with a note")},
	{.name = "days", .shape = NUMBER(1, LIMIT_DAYS),
	    .hint = W("how many days; with at-once and unknown delete this line")},
	{.name = "when", .shape = WHEN},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field act_by_fields[] = {
	{.name = "text", .shape = TEXT(200), .required = true,
	    .hint = W("what the visitor has to do in time")},
	{.name = "days", .shape = NUMBER(1, LIMIT_DAYS), .required = true},
	{.name = "kind", .shape = WORD("calendar", "working"), .required = true},
	{.name = "from", .shape = TEXT(90), .required = true,
	    .hint = W("from what the days count, like \"a változástól\"")},
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
	    .required = true,
	    .hint = W("counter, online, post, phone, consulate or email")},
	{.name = "office_kind", .shape = REFERENCE(KIND_OFFICE_KIND),
	    .hint = W("at a counter, the kind of office; if it is no counter, write where instead")},
	{.name = "where", .shape = TEXT(200),
	    .hint = W("the portal, address or number")},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{.name = "identity", .shape = LIST(0, LIMIT_OPTIONS,
	    WORD("ugyfelkapu-plusz", "dap", "eszemelyi"))},
	{.name = "saves", .shape = TEXT(150)},
	{.name = "when", .shape = WHEN},
	{.name = "note", .shape = TEXT(LIMIT_TEXT)},
	{0},
};

static const struct field output_fields[] = {
	{.name = "text", .shape = TEXT(LIMIT_TEXT), .required = true,
	    .hint = W("what one gets in the end")},
	{.name = "validity", .shape = TEXT(LIMIT_TEXT)},
	{.name = "amount", .shape = VALUE(VALUE_AMOUNT)},
	{.name = "every", .shape = WORD("once", "month", "year")},
	{.name = "when", .shape = WHEN},
	{0},
};

static const struct field form_fields[] = {
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true,
	    .hint = W("what the form is called")},
	{.name = "number", .shape = STRING(LIMIT_STRING)},
	{.name = "url", .shape = STRING(LIMIT_URL)},
	{0},
};

static const struct field faq_fields[] = {
	{.name = "question", .shape = TEXT(150), .required = true,
	    .hint = W("what people ask, with a question mark")},
	{.name = "answer", .shape = TEXT(400), .required = true,
	    .hint = W("the answer; it stands in its first five words")},
	{.name = "when", .shape = WHEN},
	{0},
};

static const struct field service_fields[] = {
	OWN_ID,
	{.name = "code", .shape = VALUE(VALUE_CODE), .required = true},
	{.name = "name", .shape = TEXT(70), .required = true, .slot = NAME_SLOT,
	    .hint = W("what people call it, 70 characters at most")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "aliases", .shape = LIST(6, LIMIT_LIST, ALIAS), .required = true,
	    .hint = W("at least six words or phrases by which people look for "
	        "it, each on a line of its own after \"- \"")},
	{.name = "concepts", .shape = CONCEPTS},
	{.name = "life_events", .shape = LIST(1, LIMIT_LIST, REFERENCE(KIND_LIFE_EVENT)),
	    .required = true,
	    .hint = W("the life situations that it belongs to, like [koltozes]; all "
	        "of them: kalauz-data list --register life_events")},
	{.name = "audience", .shape = LIST(1, 3, WORD("resident", "business", "partner")),
	    .required = true,
	    .hint = W("[resident], [business] or [partner]")},
	{.name = "authority", .shape = REFERENCE(KIND_AUTHORITY), .required = true,
	    .hint = W("who decides; all of them: kalauz-data list --register authorities")},
	{.name = "town", .shape = STRING(LIMIT_STRING)},
	{.name = "summary", .shape = TEXT(300), .required = true, .slot = SUMMARY_SLOT,
	    .hint = W("what it is good for, in three sentences and 300 characters at most")},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF), .required = true,
	    .hint = W("of when the facts are: \"2026\" or \"2026-11\"")},
	{.name = "verified_on", .shape = VALUE(VALUE_DATE)},
	{.name = "verified_by", .shape = TEXT(LIMIT_TEXT)},
	{.name = "state", .shape = WORD("draft", "checked", "verified")},
	{.name = "checked_by", .shape = STRING(LIMIT_STRING)},
	{.name = "checked_on", .shape = VALUE(VALUE_DATE)},
	{.name = "review_by", .shape = VALUE(VALUE_DATE)},
	{.name = "caution", .shape = TEXT(300),
	    .hint = W("which fact is old or disputed; or delete this line")},
	{.name = "acting_for", .shape = LIST(1, LIMIT_OPTIONS, OPTION)},
	{.name = "eligibility", .shape = LIST(1, LIMIT_LIST, MAP(eligibility_fields)),
	    .hint = W("who can ask for it; or delete these lines")},
	{.name = "no_papers", .shape = VALUE(VALUE_TRUE)},
	{.name = "no_papers_when", .shape = WHEN},
	{.name = "requirements", .shape = LIST(1, LIMIT_LIST, MAP(requirement_fields)),
	    .hint = W("the papers to bring; if there are none, write no_papers: true")},
	{.name = "fees", .shape = LIST(1, LIMIT_LIST, MAP(fee_fields)), .required = true,
	    .hint = W("what it costs")},
	{.name = "deadlines", .shape = LIST(1, LIMIT_LIST, MAP(deadline_fields)), .required = true,
	    .hint = W("how long it takes")},
	{.name = "act_by", .shape = LIST(1, LIMIT_LIST, MAP(act_by_fields))},
	{.name = "periods", .shape = LIST(1, LIMIT_LIST, MAP(period_fields))},
	{.name = "channels", .shape = LIST(1, LIMIT_LIST, MAP(channel_fields)), .required = true,
	    .hint = W("how and where it is done")},
	{.name = "steps", .shape = LIST(1, LIMIT_LIST, STEP(LIMIT_TEXT)), .required = true,
	    .hint = W("what to do, one step on a line, after \"- \"")},
	{.name = "outputs", .shape = LIST(1, LIMIT_LIST, MAP(output_fields)), .required = true,
	    .hint = W("what one gets in the end")},
	{.name = "forms", .shape = LIST(1, LIMIT_LIST, MAP(form_fields))},
	{.name = "faq", .shape = LIST(1, LIMIT_LIST, MAP(faq_fields)),
	    .hint = W("what people ask; three to seven questions")},
	{.name = "sent_back", .shape = LIST(1, LIMIT_LIST, STEP(LIMIT_TEXT)), .required = true,
	    .hint = W("why people are sent back, one reason on a line, after \"- \"")},
	{.name = "appeal", .shape = TEXT(400)},
	{.name = "remedy", .shape = REFERENCE(KIND_REMEDY),
	    .hint = W("what to do against the decision: kalauz-data list --register remedies; or delete this line")},
	{.name = "legal_basis", .shape = LIST(1, LIMIT_LIST, STRING(LIMIT_TEXT)),
	    .hint = W("the laws, one on a line, after \"- \"; or delete these lines")},
	{.name = "related", .shape = LIST(1, LIMIT_LIST, REFERENCE(KIND_SERVICE)),
	    .hint = W("what else belongs to it, like [lakcimbejelentes]; all of them: kalauz-data list --register services")},
	{.name = "staff_note", .shape = STRING(600)},
	{.name = "practice", .shape = LIST(1, LIMIT_PRACTICE, STRING(LIMIT_TEXT))},
	{.name = "questions", .shape = LIST(1, LIMIT_LIST, MAP(question_fields))},
	{.name = "sources", .shape = SOURCES, .required = true,
	    .hint = W("where the facts are from")},
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
	OWN_ID,
	{.name = "kind", .shape = REFERENCE(KIND_OFFICE_KIND), .required = true,
	    .hint = W("the kind of office; all of them: kalauz-data list --register office_kinds")},
	{.name = "name", .shape = TEXT(LIMIT_TEXT), .required = true, .slot = NAME_SLOT,
	    .hint = W("what the office is called")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "county", .shape = TEXT(LIMIT_TEXT), .required = true,
	    .hint = W("like \"Budapest\" or \"Pest vármegye\"")},
	{.name = "city", .shape = TEXT(LIMIT_TEXT), .required = true,
	    .hint = W("like \"Budapest\"")},
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
	OWN_ID,
	{.name = "term", .shape = TEXT(60), .required = true, .slot = NAME_SLOT,
	    .hint = W("the word, as it stands in texts")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "plain", .shape = TEXT(300), .required = true, .slot = SUMMARY_SLOT,
	    .hint = W("what it means, in a sentence")},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{0},
};

static const struct field matter_fields[] = {
	OWN_ID,
	{.name = "name", .shape = TEXT(90), .required = true, .slot = NAME_SLOT,
	    .hint = W("what people call it")},
	{.name = "sort", .shape = STRING(LIMIT_STRING)},
	{.name = "title", .shape = STRING(LIMIT_TITLE), .required = true,
	    .hint = W("what the law calls it")},
	{.name = "aliases", .shape = LIST(1, LIMIT_LIST, ALIAS)},
	{.name = "concepts", .shape = CONCEPTS},
	{.name = "authority", .shape = REFERENCE(KIND_AUTHORITY), .required = true,
	    .hint = W("who decides; all of them: kalauz-data list --register authorities")},
	{.name = "ask", .shape = TEXT(200), .slot = SUMMARY_SLOT},
	{.name = "service", .shape = REFERENCE(KIND_SERVICE)},
	{.name = "as_of", .shape = VALUE(VALUE_AS_OF)},
	{0},
};

/* A holiday of every year besides the statutory ones. */
static const struct field holiday_fields[] = {
	OWN_ID,
	{.name = "day", .shape = VALUE(VALUE_DAY), .required = true,
	    .hint = W("a day like \"12-24\"")},
	{.name = "from", .shape = NUMBER(1900, 2199), .required = true,
	    .hint = W("the first year")},
	{.name = "to", .shape = NUMBER(1900, 2199)},
	{.name = "certain", .shape = WORD("true", "false"), .required = true,
	    .hint = W("true or false")},
	{.name = "sources", .shape = SOURCES, .required = true},
	{0},
};

/* A year; its id is its number. */
static const struct field year_fields[] = {
	OWN_ID,
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
