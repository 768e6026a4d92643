/* paper_tool job CATALOGUE LANG normal|large SERVICE ... — the list of these services, nothing answered, as a job on stdout
 * paper_tool picture [ROWS] — a receipt (ESC/POS) on stdin as the paper that comes out (its last ROWS), a PGM on stdout; text as
 * grey blocks */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/guidance.h"
#include "kiosk/takeaway/slip.h"
#include "kiosk/takeaway/takeaway_job.h"

enum { DOTS = 576, ROW = 24, MAX_HEIGHT = 100000, MAX_BYTES = 16 * 1024 * 1024 };

static void
fail(const char *what)
{
	fprintf(stderr, "paper_tool: %s\n", what);
	exit(1);
}

/* ------------------------------------------------------------------------- job -- */

static void
add_code(struct catalogue *catalogue, struct arena *arena, const struct guidance *guidance, struct takeaway *list)
{
	static struct slip slip;
	if (slip_of(catalogue, guidance, true, &slip) == STATUS_DONE)
		list->code = slip_write(arena, &slip);
	list->caption = list->code ? "Kód" : NULL;
}

static int
make_job(char **arguments, size_t count)
{
	struct arena arena = {0};
	struct catalogue *catalogue;
	struct errand errands[PAPERS_MAX_ERRANDS];
	struct ticks ticks = {0};
	struct guidance guidance;
	struct page page;
	struct takeaway list;
	size_t size;
	struct page_context context = {.lang = arguments[1], .today = "2026-11-23"};
	if (count > PAPERS_MAX_ERRANDS || catalogue_open(&catalogue, arguments[0]) != STATUS_DONE)
		fail("no catalogue, or too many services");
	for (size_t i = 0; i < count; i++) {
		errands[i] = (struct errand){.id = (uint32_t)i + 1};
		if (catalogue_find(catalogue, "service", arguments[3 + i], &errands[i].service) != STATUS_DONE)
			fail(arguments[3 + i]);
	}
	if (guidance_load(catalogue, &arena, arguments[1], errands, count, &(struct statements){0}, &ticks, "2026-11-23",
	    &guidance) != STATUS_DONE)
		fail("no guidance");
	context.as_of = catalogue_date(catalogue);
	page_of_list(&arena, &context, &guidance, &page);
	takeaway_of(&arena, arguments[1], &page, &list);
	list.made = "2026-11-23";
	list.large = !strcmp(arguments[2], "large");
	add_code(catalogue, &arena, &guidance, &list);
	const char *job = takeaway_job_write(&arena, &list, &size);
	if (!job)
		fail("the list is too long");
	fwrite(job, 1, size, stdout);
	arena_free(&arena);
	catalogue_close(catalogue);
	return 0;
}

/* --------------------------------------------------------------------- picture -- */

static unsigned char paper[MAX_HEIGHT][DOTS];

struct receipt {
	const unsigned char *at, *end;
	int y, column, wide; /* wide: 1 or 2, of letters */
};

static void
print_letter(struct receipt *r)
{
	int width = 12 * r->wide, x = r->column * 12;
	for (int y = 4; y < ROW * r->wide - 4; y++)
		for (int i = 1; i < width - 1 && x + i < DOTS; i++)
			paper[r->y + y][x + i] = 90;
	if (x + width > DOTS)
		fail("a line is wider than the paper");
	r->column += r->wide;
}

static void
print_dots(struct receipt *r)
{
	int across = r->at[4] + 256 * r->at[5], rows = r->at[6] + 256 * r->at[7];
	r->at += 8;
	if (across * 8 > DOTS || r->y + rows > MAX_HEIGHT || r->end - r->at < across * rows)
		fail("a picture that is too large, or cut");
	for (int y = 0; y < rows; y++)
		for (int x = 0; x < across * 8; x++)
			if (r->at[y * across + x / 8] >> (7 - x % 8) & 1)
				paper[r->y + y][x] = 255;
	r->at += across * rows;
	r->y += rows;
}

static void
feed(struct receipt *r, int rows)
{
	r->y += rows;
	r->column = 0;
	if (r->y + 4 * ROW > MAX_HEIGHT)
		fail("a receipt without end");
}

/* The commands that kalauz-print uses, and no others. */
static void
print_next(struct receipt *r)
{
	const unsigned char *c = r->at;
	if (r->end - c >= 8 && !memcmp(c, "\x1dv0\0", 4)) {
		print_dots(r);
	} else if (r->end - c >= 2 && !memcmp(c, "\x1b@", 2)) {
		r->at += 2;
	} else if (r->end - c >= 4 && !memcmp(c, "\x1dV\x42\0", 4)) {
		r->at += 4;
	} else if (r->end - c >= 3 && (!memcmp(c, "\x1b" "E", 2) || !memcmp(c, "\x1bt", 2))) {
		r->at += 3;
	} else if (r->end - c >= 3 && !memcmp(c, "\x1b" "d", 2)) {
		feed(r, c[2] * ROW);
		r->at += 3;
	} else if (r->end - c >= 3 && !memcmp(c, "\x1d!", 2)) {
		r->wide = c[2] ? 2 : 1;
		r->at += 3;
	} else if (*c == '\n') {
		feed(r, ROW * r->wide);
		r->at++;
	} else if (*c >= ' ') {
		if (*c > ' ')
			print_letter(r);
		else
			r->column += r->wide;
		r->at++;
	} else
		fail("a command that nobody knows");
}

static int
make_picture(int rows)
{
	unsigned char *bytes = malloc(MAX_BYTES);
	size_t size = bytes ? fread(bytes, 1, MAX_BYTES, stdin) : 0;
	struct receipt receipt = {.at = bytes, .end = bytes + size, .wide = 1};
	while (receipt.at < receipt.end)
		print_next(&receipt);
	int first = rows && receipt.y > rows ? receipt.y - rows : 0;
	printf("P5\n%d %d\n255\n", DOTS, receipt.y - first);
	for (int y = first; y < receipt.y; y++)
		for (int x = 0; x < DOTS; x++)
			putchar(255 - paper[y][x]);
	free(bytes);
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc > 5 && !strcmp(argv[1], "job"))
		return make_job(argv + 2, (size_t)argc - 5);
	if ((argc == 2 || argc == 3) && !strcmp(argv[1], "picture"))
		return make_picture(argc == 3 ? atoi(argv[2]) : 0);
	fail("paper_tool job CATALOGUE LANG normal|large SERVICE ... | paper_tool picture [ROWS]");
}
