/* Reading the replica: plain structs in, plain structs out. No sqlite3.h here.
 *
 * Every query fills `out` from an arena that the caller owns; what it returns
 * lives as long as that arena, not as long as the catalogue. `lang` is a code
 * of two letters; what is not translated comes in Hungarian, marked `foreign`.
 * Queries return STATUS_DONE, STATUS_ABSENT (no such row), or STATUS_CORRUPT or
 * STATUS_IO (reported; the catalogue should be closed). */
#ifndef CATALOGUE_H
#define CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "data/arena.h"
#include "data/status.h"

#define CATALOGUE_APPLICATION_ID 0x4b4c5a31 /* "KLZ1" */
#define CATALOGUE_SCHEMA         2          /* PRAGMA user_version */
#define CATALOGUE_BASE_LANGUAGE  "hu"
#define CATALOGUE_APPLICANT      "applicant" /* the person whose paper it is when nobody says */
#define CATALOGUE_CARED_FOR      "cared-for" /* whom one may come for, too */
#define CATALOGUE_CHILD         "child"     /* whose family is that of the person at the kiosk */

/* Slots that mean the same for every owner (table text). */
enum slot {
	SLOT_NAME = 0,
	SLOT_SUMMARY = 1, /* of a person: whose; of an office kind: where; of a term: plain */
};

struct catalogue;

/* ---------------------------------------------------------------- opening -- */

/* Opens the file read-only and immutable and checks that it is a catalogue of a
 * known schema and of the length that its header says. Links in the path are
 * resolved once, here. STATUS_ABSENT, _CORRUPT, _FOREIGN, _UNKNOWN, _IO are
 * reported; *out is set only with STATUS_DONE. */
enum status catalogue_open(struct catalogue **out, const char *path);
void catalogue_close(struct catalogue *);

/* Reads the whole file, table by table: pages, indexes, CHECKs, foreign keys. Calls go_on between
 * times; when it returns false, STATUS_INTERRUPTED, and the next call goes on at the same table. */
enum status catalogue_check(struct catalogue *, bool (*go_on)(void *), void *closure);

/* Whether the system failed to read the file at any time: then the catalogue is not damaged for all that is known, and
 * may be opened again. */
bool catalogue_was_unreadable(const struct catalogue *);

/* Whether the path leads to another file now than the one that was opened. */
bool catalogue_changed(const struct catalogue *, const char *path);

const char *catalogue_date(const struct catalogue *);       /* "2026-11-20" */
const char *catalogue_content_id(const struct catalogue *); /* hex */
const char *catalogue_path(const struct catalogue *);       /* resolved */

/* ------------------------------------------------------------------ texts -- */

/* A glossary term within a text, in bytes. */
struct span {
	size_t start, size;
	int64_t term;
};

struct text {
	const char *text;   /* UTF-8, NFC, no control characters; NULL: there is none */
	const char *spoken; /* for reading aloud; NULL: as `text` */
	const struct span *spans;
	size_t span_count;
	bool foreign;       /* Hungarian, though another language was asked for */
	bool stale;         /* an amount in it held until a day before, and what holds now is not known */
};

/* What an amount is counted in. */
enum unit { UNIT_HUF, UNIT_PERCENT, UNIT_DAYS, UNIT_MONTHS, UNIT_YEARS, UNIT_POINTS };

/* Amounts in texts and fees are those of this day, "2026-11-30"; NULL: of the catalogue's own date, as at first. */
void catalogue_set_today(struct catalogue *, const char *today);

/* An amount in words ("7 700 Ft", "7,5%"); `value` is digits, and decimals after a point. */
const char *catalogue_amount(struct arena *, const char *lang, enum unit, const char *value);

/* A thing by its id, with its name. */
struct named {
	int64_t id;
	struct text name;
};

struct named_list {
	struct named *items;
	size_t count;
};

/* The id of a thing that editors call `name`; kind as in table thing. */
enum status catalogue_find(struct catalogue *, const char *kind, const char *name, int64_t *id);
/* The id of a service, question, document or person by its permanent number. */
enum status catalogue_by_number(struct catalogue *, const char *kind, uint32_t number, int64_t *id);
/* The id of the service with this short code, "OK03". */
enum status catalogue_by_code(struct catalogue *, const char *code, int64_t *id);
/* The permanent number of a thing of any kind; 0: things of its kind have none. */
enum status catalogue_number(struct catalogue *, int64_t id, uint32_t *number);
/* What editors call the thing with this id. */
enum status catalogue_id_name(struct catalogue *, struct arena *, int64_t id, const char **name);

/* ------------------------------------------------------------- conditions -- */

/* question = option */
struct condition_term {
	int64_t question;
	unsigned option;
};

struct clause {
	struct condition_term *terms;
	size_t count;
};

/* One clause is enough, all terms of it; no clause at all: always. */
struct condition {
	struct clause *clauses;
	size_t count;
};

/* A text that holds in some cases only. */
struct note {
	struct text text;
	struct condition condition;
};

/* -------------------------------------------------------------- questions -- */

/* Whose answer it is: one for the whole visit, one for each person for whom errands are done, or one for each
 * errand. */
enum about { ABOUT_VISITOR, ABOUT_PERSON, ABOUT_ERRAND };

struct question_option {
	uint32_t number;   /* permanent, within the question */
	const char *name;  /* as editors call it: "gyermek" */
	struct text text;  /* the answer */
	struct text words; /* the same as a clause that reads after "if" */
	int64_t person;    /* whose the applicant's own papers then are; 0: still the applicant's */
	const char *person_name;
	struct text person_words; /* "a gyermeké" */
	struct text person_title; /* "gyermek" */
	bool person_is_visitor;   /* that is who stands at the kiosk */
	const int64_t *lacks;     /* documents that the person of the errand does not have, says this answer */
	size_t lack_count;
};

struct question {
	int64_t id;
	uint32_t number;  /* permanent */
	const char *name; /* as editors call it: "kinek", "allaskeresoi-nyilvantartas.kulfold" */
	struct text ask, why;
	enum about about;
	bool many;        /* several options may hold at once, or none */
	struct question_option *options;
	size_t option_count;
	struct condition asked_when; /* when not: no option holds */
	struct condition impossible; /* each clause of it cannot be; no clause: all can be */
};

struct questions {
	struct question *items;
	size_t count;
};

/* All questions that the conditions of the service depend on, each once, with those that these depend on themselves:
 * shared ones first, then its own, both by name. */
enum status catalogue_questions(struct catalogue *, struct arena *, const char *lang, int64_t service,
    struct questions *out);

/* ------------------------------------------------------- life situations -- */

struct life_event {
	int64_t id;
	struct text name, summary;
	size_t service_count;
};

struct life_events {
	struct life_event *items;
	size_t count;
};

struct service_line {
	int64_t id;
	struct text name, summary;
	const char *town; /* it holds in that town only; NULL: everywhere */
};

struct service_lines {
	struct service_line *items;
	size_t count;
};

/* For whom an errand of a bundle is: an option of a question; question 0: for whom one likes. */
struct bundle_for {
	int64_t question;
	unsigned option;
};

/* What a bundle says of one of its errands by its name ("Új nevem van"): the answer to a question of that service. */
struct bundle_answer {
	size_t service; /* by its place in the bundle */
	int64_t question;
	unsigned option;
};

/* Errands that usually go together ("Elköltöztem"). */
struct bundle {
	size_t position; /* among those of the life situation, from 1 */
	struct text name;
	int64_t *services;
	struct bundle_for *whom; /* of each service */
	size_t count;
	struct bundle_answer *answers;
	size_t answer_count;
	const char *town; /* one of the services holds in that town only; NULL: none does */
};

struct bundles {
	struct bundle *items;
	size_t count;
};

/* Those of a life situation. */
enum status catalogue_bundles(struct catalogue *, struct arena *, const char *lang, int64_t life_event,
    struct bundles *out);

/* In display order. */
enum status catalogue_life_events(struct catalogue *, struct arena *, const char *lang,
    struct life_events *out);
/* The name of one and its services in order. */
enum status catalogue_life_event(struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct text *name, struct service_lines *out);
/* Every service, in alphabetical order. */
enum status catalogue_services(struct catalogue *, struct arena *, const char *lang,
    struct service_lines *out);

/* --------------------------------------------------------------- services -- */

enum handling { HANDLING_SHOWN, HANDLING_KEPT, HANDLING_SEEN };
enum form { FORM_ORIGINAL, FORM_COPY, FORM_EITHER, FORM_NONE /* not a paper: a telephone, a number */ };
enum age_unit { AGE_DAYS, AGE_MONTHS, AGE_YEARS };
enum deadline_kind { DEADLINE_CALENDAR, DEADLINE_WORKING, DEADLINE_AT_ONCE, DEADLINE_UNKNOWN };
enum channel_kind { CHANNEL_COUNTER, CHANNEL_ONLINE, CHANNEL_POST, CHANNEL_PHONE, CHANNEL_CONSULATE,
	CHANNEL_EMAIL };
enum every { EVERY_UNSAID, EVERY_ONCE, EVERY_MONTH, EVERY_YEAR };

/* One paper within a requirement. */
struct paper {
	struct named document;
	uint32_t document_number, whose_number; /* permanent */
	int64_t issued_by;       /* service; 0: none of ours */
	int64_t whose;
	const char *whose_name;  /* as editors call it: "applicant" */
	struct text whose_words; /* "a gyermeké" */
	struct text whose_title; /* "gyermek" */
	bool whose_is_visitor;   /* that is who stands at the kiosk */
	enum handling handling;
	enum form form;
	unsigned count;
	unsigned max_age; /* 0: any */
	enum age_unit age_unit;
};

struct paper_set {
	struct paper *papers;
	size_t count;
};

/* One set is enough, all papers of it. */
struct requirement {
	struct paper_set *sets;
	size_t count;
	struct condition condition;
	bool if_held; /* to be brought by who has it; one may come without */
	struct note *notes;
	size_t note_count;
};

/* Where to go instead: a service, or a place outside, in words. */
struct instead {
	struct named service; /* id 0: none of ours */
	struct text text;
	const char *phone, *url;
};

struct eligibility {
	bool excludes; /* "this may not be for you" */
	struct text text;
	struct condition condition;
	struct instead *instead; /* only where it excludes */
	size_t instead_count;
};

struct fee {
	bool known;
	bool stale;         /* as of a text */
	int64_t amount;     /* Ft */
	struct named payee; /* id 0: the service's authority; else "az orvosnak" */
	struct text purpose, note;
	const char *valid_from, *valid_to; /* NULL: open */
	struct condition condition;
};

struct deadline {
	enum deadline_kind kind;
	unsigned days;
	struct text note;
	struct condition condition;
};

/* What the visitor must do in time: so many days from an event ("a lopástól"). */
struct act_by {
	struct text text, from, note;
	enum deadline_kind kind; /* calendar or working days */
	unsigned days;
	struct condition condition;
};

/* When one can apply: in every year ("04-01" to "05-31"), or once ("2027-04-01" to "2027-05-31"). */
struct period {
	const char *from, *to;
	struct text text;
	struct condition condition;
};

struct channel {
	enum channel_kind kind;
	int64_t office_kind; /* 0: none */
	struct text office_kind_name, office_kind_where;
	size_t office_count; /* of that kind */
	struct text where, saves, note;
	const char *url, *identity;
	struct condition condition;
};

struct service_step {
	struct text text;
	struct condition condition;
};

struct output {
	struct text text, validity;
	struct condition condition;
	bool pays;      /* money, one gets */
	bool known;     /* how much */
	bool stale;     /* as of a text */
	int64_t amount; /* Ft */
	enum every every;
};

struct form_sheet {
	struct text name;
	const char *number, *url;
};

struct faq {
	struct text question, answer;
	struct condition condition;
};

/* Where the texts come from; as_of: "2023", "2023-05", "2023-05-17" or NULL. */
struct source {
	const char *url, *as_of;
};

struct service {
	int64_t id;
	uint32_t number;     /* permanent */
	const char *name_id; /* "anyasagi-tamogatas" */
	const char *code;
	struct text name, summary, caution;
	struct text appeal;        /* its own, or that of the remedy which it names */
	const char *appeal_basis;  /* of the remedy; NULL: none */
	const char *town;          /* it holds in that town only; NULL: everywhere */
	struct named home; /* life situation */
	struct named authority;
	bool no_papers;
	const char *as_of, *verified_on;
	struct text verified_by;
	struct requirement *requirements;
	struct eligibility *eligibility;
	struct fee *fees;
	struct deadline *deadlines;
	struct act_by *act_by;
	struct period *periods;
	struct channel *channels;
	struct service_step *steps;
	struct output *outputs;
	struct form_sheet *forms;
	struct faq *faq;
	struct note *sent_back;
	const char **legal_basis;
	struct source *sources;
	struct named *related;
	size_t requirement_count, eligibility_count, fee_count, deadline_count, channel_count;
	size_t step_count, output_count, form_count, faq_count, sent_back_count, legal_basis_count;
	size_t source_count, related_count, act_by_count, period_count;
};

enum status catalogue_service(struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct service *out);

/* -------------------------------------------------------------- documents -- */

struct document {
	int64_t id;
	uint32_t number; /* permanent */
	struct text name, what, looks, from, caution;
	struct named issued_by; /* id 0: no service of ours */
	struct named_list needed_by;
	struct text *letter;    /* the paragraphs of a sample, in Hungarian always */
	struct text *fill_in;   /* how to fill it in; none without a letter */
	size_t letter_count, fill_in_count;
};

enum status catalogue_document(struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct document *out);

/* ---------------------------------------------------------------- offices -- */

struct opening {
	unsigned day; /* Monday = 1 */
	unsigned opens, closes; /* minutes after midnight */
};

struct office {
	int64_t id;
	struct text name, county, city, address, phone, email, booking, note;
	struct text ticket; /* which number to take, or which desk; mostly not known */
	struct named kind;
	struct opening *openings;
	size_t opening_count;
	const char *hours_as_of; /* NULL: hours not known */
	const char *as_of;       /* NULL: not known from when all this is */
};

struct office_line {
	int64_t id;
	struct text name, address, city, county;
};

struct office_lines {
	struct office_line *items;
	size_t count;
};

enum status catalogue_office(struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct office *out);
/* All offices of a kind, in alphabetical order; *kind is the kind's name. */
enum status catalogue_offices(struct catalogue *, struct arena *, const char *lang, int64_t kind,
    struct text *name, struct office_lines *out);

/* --------------------------------------------------------------- calendar -- */

/* A day that is not what its weekday says. */
struct special_day {
	const char *date; /* "2026-12-12" */
	bool working;     /* a Saturday that is worked; else a holiday or a day off instead */
};

/* A holiday of every year besides the statutory ones, which calendar.c knows. */
struct holiday {
	const char *day;  /* "12-24" */
	int from, to;     /* years; to 0: for good */
	bool certain;     /* else it is said that it may be one */
};

/* Days in order. Of every year from first_year to last_year it is known which days are moved. None known: both 0. */
struct calendar {
	struct special_day *days;
	size_t count;
	int first_year, last_year;
	struct holiday *holidays;
	size_t holiday_count;
};

enum status catalogue_calendar(struct catalogue *, struct arena *, struct calendar *out);

/* --------------------------------------------------------------- glossary -- */

struct term {
	int64_t id;
	struct text term, plain;
};

enum status catalogue_term(struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct term *out);
/* In alphabetical order. */
enum status catalogue_terms(struct catalogue *, struct arena *, const char *lang,
    struct named_list *out);

/* ---------------------------------------------------------------- matters -- */

/* A matter on the official list; most have no service of ours. */
struct matter {
	int64_t id;
	struct text name;
	struct text ask;       /* what to ask for at the desk; empty: the name says it */
	const char *title;     /* the official one */
	const char *as_of;     /* "2022": when this was so; NULL: the source has no date */
	struct named authority;
	const char *phone;     /* of the authority; NULL: not known */
	int64_t office_kind;   /* 0: not known */
	struct text office_kind_where;
	size_t office_count;   /* of that kind */
	struct named service;  /* id 0: none of ours */
};

enum status catalogue_matter(struct catalogue *, struct arena *, const char *lang, int64_t id,
    struct matter *out);

/* ---------------------------------------------------------- the A–Z list -- */

/* A letter of the language's alphabet under which something stands. */
struct az_letter {
	int64_t number;   /* for catalogue_az */
	const char *name; /* "Cs" */
	size_t lines;
};

struct az_letters {
	struct az_letter *items;
	size_t count;
};

/* One line: a name, or another name with what to see. */
struct az_line {
	int64_t id;      /* what it leads to */
	bool is_service; /* else it is a matter */
	struct text name;
	struct text see; /* the name of what it leads to, when `name` is another; else empty */
};

struct az_lines {
	struct az_line *items;
	size_t count;
};

/* In alphabetical order. A language that the catalogue lacks has the Hungarian list. */
enum status catalogue_az_letters(struct catalogue *, struct arena *, const char *lang,
    struct az_letters *out);
/* At most `most` lines of a letter, from the line at `offset` on. */
enum status catalogue_az(struct catalogue *, struct arena *, const char *lang, int64_t letter,
    size_t offset, size_t most, struct az_lines *out);

#endif
