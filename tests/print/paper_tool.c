/* paper_tool job CATALOGUE LANG normal|large SERVICE ... — the list of these services, nothing answered, as a job on stdout
 * paper_tool visit CATALOGUE LANG normal|large SEED COUNT — the same of a visit by chance, with a code that holds it
 * paper_tool phone CATALOGUE LANG SEED COUNT — the text that a phone reads of that visit
 * paper_tool picture [ROWS] — a receipt (ESC/POS) on stdin as the paper that comes out (its last ROWS), a PGM on stdout; text as
 * grey blocks
 * paper_tool worn DEGREES BLUR — a PGM from stdin to stdout, turned, blurred by so many dots, grey, with specks */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/guidance.h"
#include "kiosk/takeaway/slip.h"
#include "kiosk/takeaway/takeaway_job.h"
#include "tests/support/random_visit.h"

enum { DOTS = 576, ROW = 24, MAX_HEIGHT = 100000, MAX_BYTES = 16 * 1024 * 1024 };

static const char today[] = "2026-11-23";

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

static void
write_job(struct catalogue *catalogue, struct arena *arena, const char *lang, const struct guidance *guidance, bool large)
{
	struct page_context context = {.lang = lang, .today = today, .as_of = catalogue_date(catalogue)};
	struct page page;
	struct takeaway list;
	size_t size;
	page_of_list(arena, &context, guidance, &page);
	takeaway_of(arena, lang, &page, &list);
	list.made = today;
	list.large = large;
	add_code(catalogue, arena, guidance, &list);
	const char *job = takeaway_job_write(arena, &list, &size);
	if (!job)
		fail("the list is too long");
	fwrite(job, 1, size, stdout);
}

static void
job_of_services(struct catalogue *catalogue, struct arena *arena, char **arguments, size_t count)
{
	struct errand errands[PAPERS_MAX_ERRANDS];
	struct ticks ticks = {0};
	struct guidance guidance;
	if (count > PAPERS_MAX_ERRANDS)
		fail("too many services");
	for (size_t i = 0; i < count; i++) {
		errands[i] = (struct errand){.id = (uint32_t)i + 1};
		if (catalogue_find(catalogue, "service", arguments[2 + i], &errands[i].service) != STATUS_DONE)
			fail(arguments[2 + i]);
	}
	if (guidance_load(catalogue, arena, *arguments, errands, count, &(struct statements){0}, &ticks, today, &guidance) !=
	    STATUS_DONE)
		fail("no guidance");
	write_job(catalogue, arena, *arguments, &guidance, !strcmp(arguments[1], "large"));
}

/* ----------------------------------------------------------------------- visit -- */

static uint64_t seed;

static uint32_t
below(uint32_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (uint32_t)(seed >> 33) % limit;
}

/* The first one from this seed on that a code can hold. */
static void
any_visit(struct catalogue *catalogue, struct arena *arena, const char *lang, char **arguments, struct random_visit *out)
{
	static struct slip slip;
	enum status status;
	seed = strtoull(arguments[0], NULL, 10) * UINT64_C(0x9e3779b97f4a7c15) + 1;
	do {
		random_visit(catalogue, arena, lang, (unsigned)atoi(arguments[1]), below, out);
		status = slip_of(catalogue, &out->guidance, true, &slip);
	} while (status != STATUS_DONE || !slip_write(arena, &slip));
}

static void
write_text(struct arena *arena, const char *lang, const struct guidance *guidance)
{
	struct page_context context = {.lang = lang, .today = today, .has_desk = true};
	struct page page;
	page_of_photo(arena, &context, guidance, &page);
	for (size_t i = 0; i < page.block_count; i++)
		if (page.blocks[i].link.kind == LINK_NONE)
			puts(page.blocks[i].text.text);
}

static void
with_catalogue(char **arguments, size_t count)
{
	static struct random_visit visit;
	struct arena arena = {0};
	struct catalogue *catalogue;
	const char *what = arguments[0], *lang = arguments[2];
	if (catalogue_open(&catalogue, arguments[1]) != STATUS_DONE)
		fail("no catalogue");
	if (!strcmp(what, "job")) {
		job_of_services(catalogue, &arena, arguments + 2, count - 4);
	} else if (!strcmp(what, "visit")) {
		any_visit(catalogue, &arena, lang, arguments + 4, &visit);
		write_job(catalogue, &arena, lang, &visit.guidance, !strcmp(arguments[3], "large"));
	} else {
		any_visit(catalogue, &arena, lang, arguments + 3, &visit);
		write_text(&arena, lang, &visit.guidance);
	}
	arena_free(&arena);
	catalogue_close(catalogue);
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

/* ------------------------------------------------------------------------ worn -- */

enum { PAPER_WHITE = 225, INK = 40, SPECKS = 400 /* dots for each that is another */ };

struct grey {
	int width, height;
	unsigned char *dots;
};

static struct grey
new_grey(int width, int height)
{
	struct grey grey = {width, height, malloc((size_t)width * (size_t)height)};
	if (!grey.dots)
		abort();
	return grey;
}

static struct grey
read_grey(void)
{
	int width, height, most;
	if (scanf("P5 %d %d %d", &width, &height, &most) != 3 || width < 1 || height < 1 || width > MAX_HEIGHT ||
	    height > MAX_HEIGHT || most != 255)
		fail("no PGM");
	getchar();
	struct grey grey = new_grey(width, height);
	if (fread(grey.dots, (size_t)width, (size_t)height, stdin) != (size_t)height)
		fail("half a PGM");
	return grey;
}

/* White outside. */
static int
dot_at(const struct grey *grey, int x, int y)
{
	return x < 0 || y < 0 || x >= grey->width || y >= grey->height ? 255 : grey->dots[y * grey->width + x];
}

/* On a sheet that has room for it. */
static struct grey
turn(const struct grey *from, double degrees)
{
	int size = (int)hypot(from->width, from->height);
	struct grey to = new_grey(size, size);
	double angle = degrees * acos(-1) / 180, c = cos(angle), s = sin(angle);
	for (int y = 0; y < to.height; y++)
		for (int x = 0; x < to.width; x++) {
			double dx = x - to.width / 2.0, dy = y - to.height / 2.0;
			int left = (int)floor(c * dx + s * dy + from->width / 2.0), top = (int)floor(c * dy - s * dx + from->height / 2.0);
			to.dots[y * to.width + x] = (unsigned char)dot_at(from, left, top);
		}
	return to;
}

/* The mean of so many dots to every side. */
static struct grey
blur(const struct grey *from, int radius)
{
	struct grey to = new_grey(from->width, from->height);
	for (int y = 0; y < to.height; y++)
		for (int x = 0; x < to.width; x++) {
			int sum = 0;
			for (int dy = -radius; dy <= radius; dy++)
				for (int dx = -radius; dx <= radius; dx++)
					sum += dot_at(from, x + dx, y + dy);
			to.dots[y * to.width + x] = (unsigned char)(sum / ((2 * radius + 1) * (2 * radius + 1)));
		}
	return to;
}

static void
make_worn(double degrees, int radius)
{
	struct grey was = read_grey(), turned = turn(&was, degrees), worn = blur(&turned, radius);
	seed = 1;
	printf("P5\n%d %d\n255\n", worn.width, worn.height);
	for (int i = 0; i < worn.width * worn.height; i++)
		putchar(below(SPECKS) ? INK + worn.dots[i] * (PAPER_WHITE - INK) / 255 : (int)below(256));
	free(was.dots);
	free(turned.dots);
	free(worn.dots);
}

int
main(int argc, char **argv)
{
	if ((argc > 5 && !strcmp(argv[1], "job")) || (argc == 7 && !strcmp(argv[1], "visit")) ||
	    (argc == 6 && !strcmp(argv[1], "phone"))) {
		with_catalogue(argv + 1, (size_t)argc - 1);
		return 0;
	}
	if ((argc == 2 || argc == 3) && !strcmp(argv[1], "picture"))
		return make_picture(argc == 3 ? atoi(argv[2]) : 0);
	if (argc == 4 && !strcmp(argv[1], "worn")) {
		make_worn(atof(argv[2]), atoi(argv[3]));
		return 0;
	}
	fail("job | visit | phone | picture | worn, see its source");
}
