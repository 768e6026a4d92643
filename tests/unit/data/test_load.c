/* The shipped catalogue, read as the kiosk reads it; and files that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/base/table.h"
#include "data/query/load.h"
#include "data/query/db.h"
#include "data/page.h"
#include "data/search/stem.h"
#include "data/staff_notes.h"
#include "data/text.h"
#include "tests/support/support.h"

enum { MAX_NOTES = 2000, MIN_SENTENCE = 40 };

static const char *const languages[] = {"hu", "en", "de", "uk"};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static struct catalogue *catalogue;
static struct db *db; /* the same file, for what no reader's query gives */
static struct office kiosk_office;
static struct arena keeps;

static const char *
catalogue_file(void)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	return path ? path : "build/catalogue.db";
}

static int
open_catalogue(void **state)
{
	(void)state;
	if (catalogue_open(&catalogue, catalogue_file()) != STATUS_DONE ||
	    db_open(&db, catalogue_file()) != STATUS_DONE) {
		print_error("build %s first, or set KALAUZ_CATALOGUE\n", catalogue_file());
		return -1;
	}
	return 0;
}

static int
close_catalogue(void **state)
{
	(void)state;
	catalogue_close(catalogue);
	db_close(db);
	arena_free(&keeps);
	return 0;
}

/* ------------------------------------------------------------- every thing -- */

struct ids {
	int64_t *items;
	size_t count;
};

static struct ids
ids_of(struct arena *arena, const char *kind)
{
	struct ids ids = {arena_array(arena, 20000, sizeof *ids.items), 0};
	struct query *query = db_query(db, "SELECT id FROM thing WHERE kind = :kind ORDER BY name");
	db_bind_text(query, ":kind", kind);
	while (db_row(query) && ids.count < 20000)
		ids.items[ids.count++] = db_int(query, 0);
	assert_int_equal(db_end(query), STATUS_DONE);
	return ids;
}

static const char *
name_of(struct arena *arena, int64_t id)
{
	const char *name = "?";
	catalogue_id_name(catalogue, arena, id, &name);
	return name;
}

/* Loads a thing and makes its page; the law page of a service comes second. */
struct loaded {
	enum status status;
	struct text name;
	struct page pages[2];
	size_t page_count;
};

static struct loaded
load_service(struct arena *arena, const struct page_context *context, int64_t id)
{
	struct loaded loaded = {.page_count = 2};
	static const struct statements nothing_said;
	static const struct ticks no_ticks;
	struct guidance *guidance = arena_alloc(arena, sizeof *guidance);
	loaded.status = guidance_load(catalogue, arena, context->lang, &(struct errand){.service = id}, 1,
	    &nothing_said, &no_ticks, context->today, guidance);
	if (loaded.status != STATUS_DONE)
		return loaded;
	loaded.name = guidance->cases[0].service->name;
	page_of_service(arena, context, guidance, &loaded.pages[0]);
	page_of_law(arena, context, guidance->cases[0].service, &loaded.pages[1]);
	return loaded;
}

static struct loaded
load_document(struct arena *arena, const struct page_context *context, int64_t id)
{
	struct loaded loaded = {.page_count = 1};
	struct document *document = arena_alloc(arena, sizeof *document);
	loaded.status = catalogue_document(catalogue, arena, context->lang, id, document);
	if (loaded.status != STATUS_DONE)
		return loaded;
	loaded.name = document->name;
	page_of_document(arena, context, document, &loaded.pages[0]);
	return loaded;
}

static struct loaded
load_office(struct arena *arena, const struct page_context *context, int64_t id)
{
	struct loaded loaded = {.page_count = 1};
	struct office *office = arena_alloc(arena, sizeof *office);
	loaded.status = catalogue_office(catalogue, arena, context->lang, id, office);
	if (loaded.status != STATUS_DONE)
		return loaded;
	loaded.name = office->name;
	page_of_office(arena, context, office, &loaded.pages[0]);
	return loaded;
}

static struct loaded
load_term(struct arena *arena, const struct page_context *context, int64_t id)
{
	struct loaded loaded = {.page_count = 1};
	struct term *term = arena_alloc(arena, sizeof *term);
	loaded.status = catalogue_term(catalogue, arena, context->lang, id, term);
	if (loaded.status != STATUS_DONE)
		return loaded;
	loaded.name = term->term;
	page_of_terms(arena, context, term, 1, &loaded.pages[0]);
	return loaded;
}

static struct loaded
load_matter(struct arena *arena, const struct page_context *context, int64_t id)
{
	struct loaded loaded = {.page_count = 1};
	struct matter *matter = arena_alloc(arena, sizeof *matter);
	loaded.status = catalogue_matter(catalogue, arena, context->lang, id, matter);
	if (loaded.status != STATUS_DONE)
		return loaded;
	loaded.name = matter->name;
	page_of_matter(arena, context, matter, &loaded.pages[0]);
	return loaded;
}

static const struct {
	const char *kind;
	struct loaded (*load)(struct arena *, const struct page_context *, int64_t id);
	size_t least; /* of them in the shipped catalogue */
} families[] = {
	{"service", load_service, 44}, {"document", load_document, 44}, {"office", load_office, 20},
	{"term", load_term, 100}, {"matter", load_matter, 0},
};
enum { FAMILIES = sizeof families / sizeof *families };

/* Calls for every page of every thing, in every language, with and without an office and a date. */
static void
for_every_page(void (*check)(const char *what, const struct page_context *, const struct page *))
{
	const struct page_context contexts[] = {
		{.today = "2026-11-23", .office = &kiosk_office}, {.today = NULL, .office = NULL},
	};
	for (size_t f = 0; f < FAMILIES; f++) {
		struct arena list = {0};
		struct ids ids = ids_of(&list, families[f].kind);
		for (size_t i = 0; i < ids.count; i++)
			for (size_t l = 0; l < LANGUAGES * 2; l++) {
				struct arena arena = {0};
				struct page_context context = contexts[l % 2];
				context.lang = languages[l / 2];
				struct loaded loaded = families[f].load(&arena, &context, ids.items[i]);
				const char *what = arena_printf(&arena, "%s %s (%s)", families[f].kind,
				    name_of(&arena, ids.items[i]), context.lang);
				if (loaded.status != STATUS_DONE)
					fail_msg("%s: %s", what, status_name(loaded.status));
				for (size_t p = 0; p < loaded.page_count; p++)
					check(what, &context, &loaded.pages[p]);
				arena_free(&arena);
			}
		arena_free(&list);
	}
}

static bool
is_filled(const struct text *text)
{
	return text->text && text->text[strspn(text->text, " ")];
}

static void
test_every_thing_loads_with_a_name(void **state)
{
	(void)state;
	for (size_t f = 0; f < FAMILIES; f++) {
		struct arena list = {0};
		struct ids ids = ids_of(&list, families[f].kind);
		if (ids.count < families[f].least)
			fail_msg("only %zu of kind %s", ids.count, families[f].kind);
		for (size_t i = 0; i < ids.count; i++)
			for (size_t l = 0; l < LANGUAGES; l++) {
				struct arena arena = {0};
				struct page_context context = {.lang = languages[l], .today = "2026-11-23"};
				struct loaded loaded = families[f].load(&arena, &context, ids.items[i]);
				if (loaded.status != STATUS_DONE || !is_filled(&loaded.name))
					fail_msg("%s %s in %s: %s, name \"%s\"", families[f].kind,
					    name_of(&arena, ids.items[i]), languages[l], status_name(loaded.status),
					    loaded.name.text ? loaded.name.text : "");
				if (l == 0 && loaded.name.foreign)
					fail_msg("%s %s: Hungarian is foreign", families[f].kind, name_of(&arena, ids.items[i]));
				arena_free(&arena);
			}
		arena_free(&list);
	}
}

static void
test_life_events(void **state)
{
	(void)state;
	for (size_t l = 0; l < LANGUAGES; l++) {
		struct arena arena = {0};
		struct life_events events;
		assert_int_equal(catalogue_life_events(catalogue, &arena, languages[l], &events), STATUS_DONE);
		assert_int_equal(events.count, ids_of(&arena, "life_event").count);
		assert_true(events.count >= 17);
		for (size_t i = 0; i < events.count; i++) {
			struct text name;
			struct service_lines lines;
			assert_int_equal(catalogue_life_event(catalogue, &arena, languages[l], events.items[i].id, &name,
			    &lines), STATUS_DONE);
			if (!is_filled(&name) || strcmp(name.text, events.items[i].name.text))
				fail_msg("life event %zu is \"%s\" in the list, \"%s\" alone", i, events.items[i].name.text,
				    name.text ? name.text : "");
			if (!lines.count || lines.count != events.items[i].service_count)
				fail_msg("%s: %zu services, %zu in the list", name.text, lines.count,
				    events.items[i].service_count);
			for (size_t s = 0; s < lines.count; s++)
				if (!is_filled(&lines.items[s].name) || !is_filled(&lines.items[s].summary))
					fail_msg("%s: service %zu without a name or summary", name.text, s);
		}
		arena_free(&arena);
	}
}

/* What is for other offices only stands after all that visitors look for, wherever the situation does not say where. */
static void
test_partners_are_last(void **state)
{
	(void)state;
	struct query *query = db_query(db, "SELECT count(*), sum((SELECT count(*) FROM life_event_service AS after "
	    "JOIN service AS visitors ON visitors.id = after.service WHERE after.life_event = line.life_event "
	    "AND after.position > line.position AND visitors.audience <> 'partner')) "
	    "FROM life_event_service AS line JOIN service ON service.id = line.service WHERE audience = 'partner'");
	assert_true(db_row(query));
	assert_true(db_int(query, 0) > 0);
	assert_int_equal(db_int(query, 1), 0);
	assert_int_equal(db_end(query), STATUS_DONE);
}

/* Lists hold each thing once, whatever the language. */
static void
test_lists_are_whole(void **state)
{
	(void)state;
	for (size_t l = 0; l < LANGUAGES; l++) {
		struct arena arena = {0};
		struct service_lines services;
		struct named_list terms;
		size_t offices = 0;
		assert_int_equal(catalogue_services(catalogue, &arena, languages[l], &services), STATUS_DONE);
		assert_int_equal(services.count, ids_of(&arena, "service").count);
		assert_int_equal(catalogue_terms(catalogue, &arena, languages[l], &terms), STATUS_DONE);
		assert_int_equal(terms.count, ids_of(&arena, "term").count);
		struct ids kinds = ids_of(&arena, "office_kind");
		for (size_t k = 0; k < kinds.count; k++) {
			struct text name;
			struct office_lines lines;
			assert_int_equal(catalogue_offices(catalogue, &arena, languages[l], kinds.items[k], &name,
			    &lines), STATUS_DONE);
			assert_true(is_filled(&name));
			offices += lines.count;
		}
		assert_int_equal(offices, ids_of(&arena, "office").count);
		arena_free(&arena);
	}
}

/* The shipped catalogue has English names for what leads people: no fallback there. */
static void
test_english_names_are_there(void **state)
{
	struct arena arena = {0};
	struct life_events events;
	struct service_lines services;
	(void)state;
	assert_int_equal(catalogue_life_events(catalogue, &arena, "en", &events), STATUS_DONE);
	for (size_t i = 0; i < events.count; i++)
		if (events.items[i].name.foreign)
			fail_msg("life event \"%s\" is not in English", events.items[i].name.text);
	assert_int_equal(catalogue_services(catalogue, &arena, "en", &services), STATUS_DONE);
	for (size_t i = 0; i < services.count; i++)
		if (services.items[i].name.foreign)
			fail_msg("service \"%s\" is not in English", services.items[i].name.text);
	arena_free(&arena);
}

/* What the search shows of a hit: any text, as it stands in one language, with amounts and terms in it. */
static void
test_every_text_as_it_is_written(void **state)
{
	struct arena arena = {0};
	int64_t *ids;
	size_t count, texts = 0;
	(void)state;
	struct load load = {.catalogue = catalogue, .arena = &arena, .lang = "hu"};
	load_kind(&load, THING_SERVICE, &ids, &count);
	for (size_t i = 0; i < count; i++)
		for (size_t lang = 0; lang < 4; lang++)
			for (size_t slot = SLOT_SUMMARY; slot < 12; slot++)
				texts += load_written(&load, (const char *[]){"hu", "en", "de", "uk"}[lang], ids[i], slot) != NULL;
	assert_int_equal(load.status, STATUS_DONE);
	assert_true(texts > count * 4);
	arena_free(&arena);
}

static void
test_unknown_ids_are_absent(void **state)
{
	struct arena arena = {0};
	struct page_context context = {.lang = "hu"};
	struct text name;
	struct service_lines lines;
	struct office_lines offices;
	int64_t id;
	const char *words;
	(void)state;
	for (size_t f = 0; f < FAMILIES; f++)
		for (int64_t wrong = -1; wrong < 2; wrong++)
			assert_int_equal(families[f].load(&arena, &context, wrong).status, STATUS_ABSENT);
	assert_int_equal(catalogue_life_event(catalogue, &arena, "hu", 1, &name, &lines), STATUS_ABSENT);
	assert_int_equal(catalogue_offices(catalogue, &arena, "hu", 1, &name, &offices), STATUS_ABSENT);
	assert_int_equal(catalogue_find(catalogue, "office", "nincs-ilyen", &id), STATUS_ABSENT);
	assert_int_equal(catalogue_find(catalogue, "nincs", "nincs", &id), STATUS_ABSENT);
	assert_int_equal(catalogue_id_name(catalogue, &arena, 1, &words), STATUS_ABSENT);
	arena_free(&arena);
}

static void
test_names_lead_back(void **state)
{
	struct arena arena = {0};
	(void)state;
	struct ids ids = ids_of(&arena, "service");
	for (size_t i = 0; i < ids.count; i++) {
		int64_t id = -1;
		const char *name = name_of(&arena, ids.items[i]);
		assert_int_equal(catalogue_find(catalogue, "service", name, &id), STATUS_DONE);
		assert_int_equal(id, ids.items[i]);
	}
	arena_free(&arena);
}

/* -------------------------------------------------------------------- pages -- */

static void
check_page_is_filled(const char *what, const struct page_context *context, const struct page *page)
{
	(void)context;
	if (!is_filled(&page->title) || !page->block_count)
		fail_msg("%s: no title or no blocks", what);
	for (size_t i = 0; i < page->block_count; i++) {
		const struct block *block = &page->blocks[i];
		if (!is_filled(&block->text))
			fail_msg("%s: block %zu is empty", what, i);
		for (size_t d = 0; d < block->detail_count; d++)
			if (!is_filled(&block->details[d]))
				fail_msg("%s: detail %zu of \"%s\" is empty", what, d, block->text.text);
	}
	for (size_t i = 0; i < page->fact_count; i++)
		if (!page->facts[i].label || !page->facts[i].value || !*page->facts[i].value)
			fail_msg("%s: fact %zu is empty", what, i);
}

static void
test_pages_are_filled(void **state)
{
	(void)state;
	for_every_page(check_page_is_filled);
}

/* No {name} of a pattern is left over. */
static void
check_page_is_filled_in(const char *what, const struct page_context *context, const struct page *page)
{
	(void)context;
	for (size_t i = 0; i < page->block_count; i++) {
		const struct block *block = &page->blocks[i];
		if (strpbrk(block->text.text, "{}"))
			fail_msg("%s: \"%s\"", what, block->text.text);
		for (size_t d = 0; d < block->detail_count; d++)
			if (strpbrk(block->details[d].text, "{}"))
				fail_msg("%s: \"%s\"", what, block->details[d].text);
	}
	for (size_t i = 0; i < page->fact_count; i++)
		if (strpbrk(page->facts[i].value, "{}"))
			fail_msg("%s: \"%s\"", what, page->facts[i].value);
}

static void
test_patterns_are_filled_in(void **state)
{
	(void)state;
	for_every_page(check_page_is_filled_in);
}

static enum status
follow(struct arena *arena, const char *lang, struct link link, size_t *count)
{
	struct text name;
	struct service_lines services;
	struct office_lines offices;
	struct page_context context = {.lang = lang};
	enum status status;
	*count = 1;
	switch (link.kind) {
	case LINK_NONE:
	case LINK_QUESTION: /* of the guidance itself */
	case LINK_FINISH:
	case LINK_ERRANDS:
		return STATUS_DONE;
	case LINK_LIFE_EVENT:
		status = catalogue_life_event(catalogue, arena, lang, link.id, &name, &services);
		*count = status == STATUS_DONE ? services.count : 0;
		return status;
	case LINK_OFFICES:
		status = catalogue_offices(catalogue, arena, lang, link.id, &name, &offices);
		*count = status == STATUS_DONE ? offices.count : 0;
		return status;
	case LINK_SERVICE:
	case LINK_LAW:
	case LINK_QUESTIONS:
	case LINK_VERDICT:
	case LINK_UNNEEDED:
	case LINK_PAPERS:
	case LINK_PHOTO:
		return load_service(arena, &context, link.id).status;
	case LINK_DOCUMENT:
		return load_document(arena, &context, link.id).status;
	case LINK_OFFICE:
		return load_office(arena, &context, link.id).status;
	case LINK_TERM:
		return load_term(arena, &context, link.id).status;
	case LINK_MATTER:
		return load_matter(arena, &context, link.id).status;
	default: /* no page says so */
		return STATUS_ABSENT;
	}
}

static struct table seen; /* links and texts that need no second look */

static bool
is_new(const char *words)
{
	size_t size = strlen(words);
	if (table_get(&seen, words, size))
		return false;
	*table_at(&seen, arena_strndup(&keeps, words, size), size) = &seen;
	return true;
}

static void
check_links(const char *what, const struct page_context *context, const struct page *page)
{
	for (size_t i = 0; i < page->block_count; i++) {
		struct arena arena = {0};
		size_t count;
		const struct block *block = &page->blocks[i];
		const char *words = link_write(&arena, &block->link);
		if (!words || is_new(arena_printf(&arena, "%s %s", context->lang, words))) {
			enum status status = follow(&arena, context->lang, block->link, &count);
			if (status != STATUS_DONE)
				fail_msg("%s: link \"%s\" leads to nothing: %s", what, block->text.text, status_name(status));
			if (!count)
				fail_msg("%s: link \"%s\" leads to an empty list", what, block->text.text);
		}
		arena_free(&arena);
	}
}

static void
test_every_link_leads_somewhere(void **state)
{
	(void)state;
	for_every_page(check_links);
	assert_true(seen.count > 1000);
	table_free(&seen);
}

/* -------------------------------------------------------------- staff notes -- */

static const char *notes[MAX_NOTES]; /* whole ones, and their longer sentences */
static const char *whole_notes[MAX_NOTES];
static size_t note_count, whole_count;

static void
add_note(const char *note)
{
	assert_true(note_count < MAX_NOTES);
	notes[note_count++] = note;
}

static void
add_whole_note(const char *note)
{
	const char *end;
	add_note(note);
	whole_notes[whole_count++] = note;
	for (; (end = strstr(note, ". ")); note = end + 2)
		if (end - note >= MIN_SENTENCE)
			add_note(arena_strndup(&keeps, note, (size_t)(end - note)));
	if (strlen(note) >= MIN_SENTENCE)
		add_note(note);
}

static const char *
beside_catalogue(const char *name)
{
	const char *path = catalogue_path(catalogue);
	return arena_printf(&keeps, "%.*s%s", (int)(strrchr(path, '/') + 1 - path), path, name);
}

/* Staff notes and uniform practice of every service, from the file beside the catalogue. */
static void
read_notes(void)
{
	struct service_lines services;
	struct desk *desk;
	assert_int_equal(desk_open(&desk, beside_catalogue("desk.db"), catalogue_content_id(catalogue)), STATUS_DONE);
	assert_int_equal(desk_check(desk, NULL, NULL), STATUS_DONE);
	assert_int_equal(catalogue_services(catalogue, &keeps, "hu", &services), STATUS_DONE);
	for (size_t i = 0; i < services.count; i++) {
		struct staff_notes found;
		assert_int_equal(staff_notes_of(desk, &keeps, services.items[i].id, &found), STATUS_DONE);
		for (size_t n = 0; n < found.count; n++)
			add_whole_note(found.items[n].text);
	}
	desk_close(desk);
}

static void
assert_no_note(const char *what, const char *text)
{
	if (!text || !is_new(text))
		return;
	for (size_t i = 0; i < note_count; i++)
		if (strstr(text, notes[i]))
			fail_msg("%s shows a staff note: \"%s\"", what, notes[i]);
}

static void
check_no_notes(const char *what, const struct page_context *context, const struct page *page)
{
	(void)context;
	assert_no_note(what, page->title.text);
	for (size_t i = 0; i < page->block_count; i++) {
		const struct block *block = &page->blocks[i];
		assert_no_note(what, block->text.text);
		assert_no_note(what, block->text.spoken);
		assert_no_note(what, block->tag);
		for (size_t d = 0; d < block->detail_count; d++)
			assert_no_note(what, block->details[d].text);
	}
	for (size_t i = 0; i < page->fact_count; i++)
		assert_no_note(what, page->facts[i].value);
}

static void
test_staff_notes_are_on_no_page(void **state)
{
	(void)state;
	read_notes();
	assert_true(note_count > 40);
	for_every_page(check_no_notes);
	table_free(&seen);
}

/* Whether most of a note stands among these bytes, in parts: a row may go on in another page, and a few words of a note
 * may be those of a page. */
static bool
holds_note(const char *bytes, size_t size, const char *note)
{
	enum { PART = 24 };
	size_t parts = strlen(note) / PART, found = 0;
	for (size_t i = 0; i < parts; i++)
		found += memmem(bytes, size, note + i * PART, PART) != NULL;
	return parts && found * 2 > parts;
}

/* Nor is it anywhere in what a visitors' machine has. */
static void
test_staff_notes_are_in_no_file_of_visitors(void **state)
{
	static const char *const files[] = {"catalogue.db", "search.db", "desk.db"};
	size_t in_desk = 0;
	(void)state;
	for (size_t f = 0; f < 3; f++) {
		size_t size;
		char *bytes = support_read(beside_catalogue(files[f]), &size);
		assert_non_null(bytes);
		for (size_t i = 0; i < whole_count; i++)
			if (!holds_note(bytes, size, whole_notes[i]))
				continue;
			else if (f == 2)
				in_desk++;
			else
				fail_msg("%s has a staff note: \"%s\"", files[f], whole_notes[i]);
		free(bytes);
	}
	assert_true(in_desk > 40); /* so they would be found */
}

/* -------------------------------------------------------------------- spans -- */

static struct stemmer *stemmer;

/* Whether the words of both texts have the same stems. */
static bool
same_stems(const char *a, const char *b)
{
	size_t stems[32], count, other;
	const struct word *words = stemmer_words(stemmer, a, &count);
	for (size_t i = 0; i < count && i < 32; i++)
		stems[i] = words[i].stem;
	words = stemmer_words(stemmer, b, &other);
	if (count != other || !count || count > 32)
		return false;
	for (size_t i = 0; i < count; i++)
		if (words[i].stem != stems[i])
			return false;
	return true;
}

/* Whether the span begins with a word of the text and ends with one. */
static bool
is_on_words(const char *text, size_t start, size_t size)
{
	size_t count;
	bool begins = false, ends = false;
	const struct word *words = stemmer_words(stemmer, text, &count);
	for (size_t i = 0; i < count; i++) {
		begins = begins || words[i].start == start;
		ends = ends || words[i].start + words[i].size == start + size;
	}
	return begins && ends;
}

static bool
is_expression_for(struct arena *arena, const char *lang, const char *words, int64_t term)
{
	struct query *query = db_query(db,
	    "SELECT name FROM name WHERE lang = :lang AND owner = :term "
	    "UNION ALL SELECT words FROM alias WHERE owner = :term AND lang = :lang");
	bool found = false;
	db_bind_text(query, ":lang", lang);
	db_bind_int(query, ":term", term);
	while (db_row(query))
		found = same_stems(words, db_text(query, arena, 0)) || found;
	assert_int_equal(db_end(query), STATUS_DONE);
	return found;
}

static size_t
check_spans_of(const char *lang)
{
	size_t count = 0;
	struct query *query = db_query(db,
	    "SELECT iif(s.slot = 1, n.summary, t.text), s.start, s.size, s.term, s.owner FROM span s "
	    "LEFT JOIN text t ON t.lang = s.lang AND t.owner = s.owner AND t.slot = s.slot "
	    "JOIN name n ON n.lang = s.lang AND n.owner = s.owner "
	    "WHERE s.lang = :lang");
	db_bind_text(query, ":lang", lang);
	while (db_row(query)) {
		struct arena arena = {0};
		const char *text = db_text(query, &arena, 0);
		size_t start = (size_t)db_int(query, 1), size = (size_t)db_int(query, 2);
		if (!text || start + size > strlen(text))
			fail_msg("a span beyond its text: \"%s\"", text ? text : "");
		const char *words = arena_strndup(&arena, text + start, size);
		if (!is_expression_for(&arena, lang, words, db_int(query, 3)))
			fail_msg("\"%s\" in \"%s\" is not the term %s", words, text, name_of(&arena, db_int(query, 3)));
		if (!is_on_words(text, start, size))
			fail_msg("\"%s\" in \"%s\" is part of a word", words, text);
		if (db_int(query, 3) == db_int(query, 4))
			fail_msg("the term \"%s\" explains itself by itself", words);
		count++;
		arena_free(&arena);
	}
	assert_int_equal(db_end(query), STATUS_DONE);
	return count;
}

static void
test_spans_lie_on_their_terms(void **state)
{
	size_t counts[LANGUAGES];
	(void)state;
	for (size_t l = 0; l < LANGUAGES; l++) {
		stemmer = stemmer_new(languages[l]);
		counts[l] = check_spans_of(languages[l]);
		stemmer_free(stemmer);
	}
	assert_true(counts[0] > 500);
}

/* What pages get: within the text, on whole words, in order, apart from each other. */
static void
check_page_spans(const char *what, const struct page_context *context, const struct page *page)
{
	(void)context;
	for (size_t b = 0; b < page->block_count; b++) {
		const struct text *text = &page->blocks[b].text;
		size_t at = 0;
		for (size_t i = 0; i < text->span_count; i++) {
			const struct span *span = &text->spans[i];
			if (!span->size || span->start < at || span->start + span->size > strlen(text->text))
				fail_msg("%s: span %zu of \"%s\"", what, i, text->text);
			at = span->start + span->size;
			if ((text->text[span->start] & 0xc0) == 0x80 || (text->text[at] & 0xc0) == 0x80)
				fail_msg("%s: span %zu of \"%s\" splits a character", what, i, text->text);
		}
	}
}

static void
test_spans_on_pages_are_in_order(void **state)
{
	(void)state;
	for_every_page(check_page_spans);
}

/* ------------------------------------------------------------------ opening -- */

static const char *
write_bytes(const char *name, const void *bytes, size_t size)
{
	const char *path = support_path(name);
	support_write(path, bytes, size);
	return path;
}

static char *
read_catalogue(size_t *size)
{
	char *bytes = support_read(catalogue_file(), size);
	assert_non_null(bytes);
	char *kept = arena_alloc(&keeps, *size);
	memcpy(kept, bytes, *size);
	free(bytes);
	return kept;
}

/* Opens with stderr to a file; there must be exactly one line, and it names the file. */
static void
assert_opening(const char *path, enum status expected)
{
	struct catalogue *out = NULL;
	char line[2048] = "", again[2048] = "";
	FILE *caught = tmpfile();
	int real = dup(STDERR_FILENO);
	fflush(stderr);
	dup2(fileno(caught), STDERR_FILENO);
	enum status status = catalogue_open(&out, path);
	fflush(stderr);
	dup2(real, STDERR_FILENO);
	close(real);
	rewind(caught);
	bool one = fgets(line, sizeof line, caught) && !fgets(again, sizeof again, caught);
	fclose(caught);
	if (status != expected)
		fail_msg("%s: %s, not %s (%s)", path, status_name(status), status_name(expected), line);
	assert_null(out);
	if (!one || !strstr(line, path))
		fail_msg("%s: reported as \"%s%s\"", path, line, again);
}

static const char *
write_other_database(void)
{
	const char *path = support_path("other.db");
	struct db *other;
	assert_int_equal(db_create(&other, path), STATUS_DONE);
	assert_int_equal(db_run(other, "CREATE TABLE a (b)"), STATUS_DONE);
	db_close(other);
	return path;
}

static const char *
write_catalogue_without_meta(void)
{
	const char *path = support_path("nometa.db");
	struct db *other;
	assert_int_equal(db_create(&other, path), STATUS_DONE);
	assert_int_equal(db_run(other, "PRAGMA application_id = 0x4b4c5a31; PRAGMA user_version = 2; "
	    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)"), STATUS_DONE);
	db_close(other);
	return path;
}

static void
test_opening_what_is_no_catalogue(void **state)
{
	static const char text[] = "Ez egy szövegfájl, nem katalógus.\n";
	size_t size;
	char *bytes = read_catalogue(&size);
	(void)state;
	assert_opening(support_path("nincs.db"), STATUS_ABSENT);
	assert_opening(support_path("nincs/ilyen/mappa.db"), STATUS_ABSENT);
	assert_opening(support_folder(), STATUS_FOREIGN);
	assert_opening(write_bytes("empty.db", "", 0), STATUS_FOREIGN);
	assert_opening(write_bytes("text.db", text, strlen(text)), STATUS_FOREIGN);
	for (size_t i = 1; i < 100; i += 7)
		assert_opening(write_bytes("short.db", bytes, i), STATUS_FOREIGN);
	assert_opening(write_other_database(), STATUS_FOREIGN);
	assert_opening(write_catalogue_without_meta(), STATUS_CORRUPT);

	assert_int_equal(mkfifo(support_path("fifo"), 0600), 0);
	assert_opening(support_path("fifo"), STATUS_FOREIGN);
	assert_int_equal(symlink("loop", support_path("loop")), 0);
	assert_opening(support_path("loop"), STATUS_IO);
	assert_int_equal(symlink("nincs.db", support_path("dangling")), 0);
	assert_opening(support_path("dangling"), STATUS_ABSENT);
}

static void
test_opening_a_later_schema(void **state)
{
	size_t size;
	char *bytes = read_catalogue(&size);
	(void)state;
	bytes[63]++;
	assert_opening(write_bytes("later.db", bytes, size), STATUS_UNKNOWN);
	bytes[60] = 0x7f;
	assert_opening(write_bytes("later.db", bytes, size), STATUS_UNKNOWN);
	bytes[60] = bytes[63] = 0;
	assert_opening(write_bytes("later.db", bytes, size), STATUS_UNKNOWN);
}

static void
test_opening_a_truncated_catalogue(void **state)
{
	size_t size;
	char *bytes = read_catalogue(&size);
	(void)state;
	assert_true(size > 65536);
	const size_t sizes[] = {100, 512, 4096, 4097, 8192, size / 2, size - 4096, size - 1};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		assert_opening(write_bytes("short.db", bytes, sizes[i]), STATUS_CORRUPT);
	char *longer = arena_alloc(&keeps, size + 1);
	memcpy(longer, bytes, size);
	assert_opening(write_bytes("long.db", longer, size + 1), STATUS_CORRUPT);
}

static void
test_opening_garbage_behind_a_good_header(void **state)
{
	size_t size;
	char *bytes = read_catalogue(&size);
	(void)state;
	memset(bytes + 100, 0xa5, size - 100);
	assert_opening(write_bytes("garbage.db", bytes, size), STATUS_CORRUPT);
}

static void
test_good_catalogue(void **state)
{
	(void)state;
	assert_int_equal(strlen(catalogue_date(catalogue)), 10);
	assert_true(strlen(catalogue_content_id(catalogue)) >= 32);
	assert_int_equal(*catalogue_path(catalogue), '/');
	assert_false(catalogue_changed(catalogue, catalogue_file()));
	assert_int_equal(catalogue_check(catalogue, NULL, NULL), STATUS_DONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good_catalogue),
		cmocka_unit_test(test_every_thing_loads_with_a_name),
		cmocka_unit_test(test_life_events),
		cmocka_unit_test(test_partners_are_last),
		cmocka_unit_test(test_lists_are_whole),
		cmocka_unit_test(test_english_names_are_there),
		cmocka_unit_test(test_every_text_as_it_is_written),
		cmocka_unit_test(test_unknown_ids_are_absent),
		cmocka_unit_test(test_names_lead_back),
		cmocka_unit_test(test_pages_are_filled),
		cmocka_unit_test(test_patterns_are_filled_in),
		cmocka_unit_test(test_every_link_leads_somewhere),
		cmocka_unit_test(test_staff_notes_are_on_no_page),
		cmocka_unit_test(test_staff_notes_are_in_no_file_of_visitors),
		cmocka_unit_test(test_spans_lie_on_their_terms),
		cmocka_unit_test(test_spans_on_pages_are_in_order),
		cmocka_unit_test(test_opening_what_is_no_catalogue),
		cmocka_unit_test(test_opening_a_later_schema),
		cmocka_unit_test(test_opening_a_truncated_catalogue),
		cmocka_unit_test(test_opening_garbage_behind_a_good_header),
	};
	return cmocka_run_group_tests(tests, open_catalogue, close_catalogue);
}
