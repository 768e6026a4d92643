/* A catalogue of any bytes: opening it and every family of queries neither crash nor hang.
 *
 * catalogue_open resolves links in its path, which a memfd's link in /proc does not survive; so
 * the bytes go to a file in /dev/shm. Its header is made plausible, or nothing would be read. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/page.h"

enum { HEADER = 100, LEAST = 512, MOST = 1 << 20, MAX_FOLLOWED = 8 };

static char path[64];

static void
remove_file(void)
{
	unlink(path);
}

static void
put_big_endian(uint8_t *out, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		out[i] = (uint8_t)(value >> (24 - 8 * i));
}

/* What catalogue_open looks at: magic, length, application id, schema. */
static void
make_plausible(uint8_t *bytes, size_t *size)
{
	size_t page = (size_t)bytes[16] << 8 | bytes[17];
	if (page < 512 || page & (page - 1)) {
		page = 512;
		bytes[16] = 2;
		bytes[17] = 0;
	}
	if (*size < page)
		return;
	*size -= *size % page;
	memcpy(bytes, "SQLite format 3", 16);
	put_big_endian(bytes + 28, (uint32_t)(*size / page));
	memcpy(bytes + 92, bytes + 24, 4); /* the page count is valid for this change */
	put_big_endian(bytes + 60, CATALOGUE_SCHEMA);
	put_big_endian(bytes + 68, CATALOGUE_APPLICATION_ID);
}

static bool
write_file(const uint8_t *bytes, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		abort();
	bool whole = write(fd, bytes, size) == (ssize_t)size;
	close(fd);
	return whole;
}

/* Everything that text can be looked at for. */
static void
touch(const struct text *text)
{
	size_t size = text->text ? strlen(text->text) : 0;
	for (size_t i = 0; i < text->span_count; i++)
		if (text->spans[i].start > size || text->spans[i].size > size - text->spans[i].start)
			abort();
}

static void
touch_page(const struct page *page)
{
	touch(&page->title);
	for (size_t i = 0; i < page->block_count; i++) {
		touch(&page->blocks[i].text);
		for (size_t d = 0; d < page->blocks[i].detail_count; d++)
			touch(&page->blocks[i].details[d]);
	}
}

static void
read_service(struct catalogue *catalogue, struct arena *arena, const struct page_context *context,
    int64_t id)
{
	static const struct statements nothing_said;
	static const struct ticks no_ticks;
	struct guidance guidance;
	struct page page;
	if (guidance_load(catalogue, arena, context->lang, &(struct errand){.service = id}, 1, &nothing_said, &no_ticks, context->today,
	    &guidance) != STATUS_DONE)
		return;
	const struct service service = *guidance.cases[0].service;
	page_of_service(arena, context, &guidance, &page);
	touch_page(&page);
	page_of_law(arena, context, &service, &page);
	touch_page(&page);
	for (size_t r = 0; r < service.requirement_count && r < MAX_FOLLOWED; r++) {
		struct document document;
		if (!service.requirements[r].count || !service.requirements[r].sets[0].count)
			continue;
		int64_t paper = service.requirements[r].sets[0].papers[0].document.id;
		if (catalogue_document(catalogue, arena, context->lang, paper, &document) != STATUS_DONE)
			continue;
		page_of_document(arena, context, &document, &page);
		touch_page(&page);
	}
}

static void
read_office(struct catalogue *catalogue, struct arena *arena, const struct page_context *context,
    int64_t kind)
{
	struct text name;
	struct office_lines lines;
	struct office office;
	struct page page;
	if (catalogue_offices(catalogue, arena, context->lang, kind, &name, &lines) != STATUS_DONE)
		return;
	for (size_t i = 0; i < lines.count && i < MAX_FOLLOWED; i++) {
		if (catalogue_office(catalogue, arena, context->lang, lines.items[i].id, &office) != STATUS_DONE)
			continue;
		page_of_office(arena, context, &office, &page);
		touch_page(&page);
	}
}

static void
read_terms(struct catalogue *catalogue, struct arena *arena, const struct page_context *context)
{
	struct named_list terms;
	if (catalogue_terms(catalogue, arena, context->lang, &terms) != STATUS_DONE)
		return;
	for (size_t i = 0; i < terms.count && i < MAX_FOLLOWED; i++) {
		struct term term;
		struct page page;
		if (catalogue_term(catalogue, arena, context->lang, terms.items[i].id, &term) != STATUS_DONE)
			continue;
		page_of_terms(arena, context, &term, 1, &page);
		touch_page(&page);
	}
}

static void
read_all(struct catalogue *catalogue, struct arena *arena, const char *lang)
{
	struct page_context context = {.lang = lang, .today = "2026-11-23"};
	struct life_events events = {0};
	struct service_lines services = {0};
	struct text name;
	int64_t id;
	if (catalogue_life_events(catalogue, arena, lang, &events) == STATUS_DONE)
		for (size_t i = 0; i < events.count && i < MAX_FOLLOWED; i++) {
			touch(&events.items[i].name);
			catalogue_life_event(catalogue, arena, lang, events.items[i].id, &name, &services);
		}
	if (catalogue_services(catalogue, arena, lang, &services) == STATUS_DONE)
		for (size_t i = 0; i < services.count && i < MAX_FOLLOWED; i++)
			read_service(catalogue, arena, &context, services.items[i].id);
	read_terms(catalogue, arena, &context);
	if (catalogue_find(catalogue, "office_kind", "kormanyablak", &id) == STATUS_DONE)
		read_office(catalogue, arena, &context, id);
}

static int budget;

static bool
go_on(void *closure)
{
	(void)closure;
	return budget-- > 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct catalogue *catalogue = NULL;
	struct arena arena = {0};
	if (size < LEAST || size > MOST)
		return 0;
	if (!*path) {
		snprintf(path, sizeof path, "/dev/shm/kalauz-fuzz-%d.db", (int)getpid());
		atexit(remove_file);
	}
	uint8_t *copy = malloc(size);
	if (!copy)
		abort();
	memcpy(copy, bytes, size);
	make_plausible(copy, &size);
	if (write_file(copy, size) && catalogue_open(&catalogue, path) == STATUS_DONE) {
		read_all(catalogue, &arena, "hu");
		read_all(catalogue, &arena, "en");
		budget = 50;
		catalogue_check(catalogue, go_on, NULL);
		catalogue_close(catalogue);
	}
	arena_free(&arena);
	free(copy);
	return 0;
}
