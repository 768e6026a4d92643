/* The print helper's parts: characters, reasons, settings, pages, receipts, a printer at a device file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "kiosk/print/print_cp852.h"
#include "kiosk/print/print_device.h"
#include "kiosk/print/print_draw.h"
#include "kiosk/print/print_reasons.h"
#include "kiosk/print/print_receipt.h"
#include "kiosk/print/print_settings.h"
#include "tests/support/support.h"

/* The C library's table is the judge. */
static void
test_cp852_as_iconv(void **state)
{
	struct arena arena = {0};
	iconv_t convert = iconv_open("UTF-8", "CP852");
	(void)state;
	assert_true(convert != (iconv_t)-1);
	for (int byte = 0x20; byte < 0x100; byte++) {
		char in = (char)byte, out[8] = "", *from = &in, *to = out;
		size_t in_left = 1, out_left = sizeof out - 1;
		if (byte == 0x7f)
			continue;
		assert_int_equal(iconv(convert, &from, &in_left, &to, &out_left), 0);
		const char *back = print_cp852(&arena, out);
		assert_non_null(back);
		assert_int_equal((unsigned char)back[0], byte);
		assert_int_equal(back[1], 0);
	}
	iconv_close(convert);
	assert_string_equal(print_cp852(&arena, "„a” – b…"), "\"a\" - b...");
	assert_null(print_cp852(&arena, "посвідчення"));
	assert_string_equal(print_cp852(&arena, ""), "");
	arena_free(&arena);
}

static void
test_reasons(void **state)
{
	static const struct {
		const char *reasons[3];
		bool stopped;
		enum printing state;
	} cases[] = {
		{{"none"}, false, PRINTING_RUNS}, {{"none"}, true, PRINTING_ATTENTION}, {{NULL}, false, PRINTING_RUNS},
		{{"media-empty-warning", "media-needed-warning"}, false, PRINTING_NO_PAPER},
		{{"media-empty-error"}, true, PRINTING_NO_PAPER}, {{"media-empty"}, false, PRINTING_NO_PAPER},
		{{"media-empty-report"}, false, PRINTING_RUNS}, {{"media-empty-report"}, true, PRINTING_NO_PAPER},
		{{"media-jam-error"}, true, PRINTING_JAM}, {{"media-jam"}, false, PRINTING_JAM},
		{{"media-empty-error", "media-jam-warning"}, true, PRINTING_JAM},
		{{"toner-low-warning", "media-low-report"}, false, PRINTING_RUNS}, {{"toner-low", "cover-open"}, false, PRINTING_ATTENTION},
		{{"media-empty-warnings", "-error", ""}, false, PRINTING_RUNS},
		{{"com.example.strange-error"}, false, PRINTING_RUNS},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t count = 0;
		while (count < 3 && cases[i].reasons[count])
			count++;
		assert_int_equal(print_reasons_state(cases[i].reasons, count, cases[i].stopped), cases[i].state);
	}
}

static enum status
settle(struct print_settings *settings, struct arena *arena, const char *words)
{
	print_settings_default(settings);
	return print_settings_parse(settings, arena, "kalauz-print.conf", words, strlen(words));
}

static void
test_settings(void **state)
{
	static const char *const bad[] = {"printer = hall", "printer = cups:", "printer = cups:a/b", "printer = ipp://",
		"printer = file:here", "paper = a5", "code_page = 256", "code_page = x", "printer = device:/dev/usb/lp0"};
	struct arena arena = {0};
	struct print_settings settings;
	(void)state;
	assert_int_equal(settle(&settings, &arena, "printer = cups:hall\n"), STATUS_DONE);
	assert_int_equal(settings.to, PRINT_CUPS);
	assert_string_equal(settings.where, "hall");
	assert_int_equal(settle(&settings, &arena, "printer = ipp://h:631/ipp/print\npaper = receipt\ncode_page = 5\n"), STATUS_DONE);
	assert_string_equal(settings.where, "ipp://h:631/ipp/print");
	assert_true(settings.receipt && settings.code_page == 5);
	assert_int_equal(settle(&settings, &arena, ""), STATUS_DONE);
	assert_int_equal(settings.to, PRINT_NOWHERE);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_int_equal(settle(&settings, &arena, bad[i]), STATUS_INVALID);
	arena_free(&arena);
}

/* So many papers with two details each. */
static struct takeaway
list_of(struct arena *arena, size_t papers, const char *text)
{
	struct takeaway list = {.lang = "hu", .title = text, .made = "2026-11-23", .code = "ABCD1234",
		.caption = text, .lines = arena_array(arena, 3 * papers + 1, sizeof *list.lines)};
	for (size_t i = 0; i < papers; i++) {
		list.lines[list.count++] = (struct takeaway_line){i % 2 ? TAKEAWAY_OPEN : TAKEAWAY_TICKED, text};
		list.lines[list.count++] = (struct takeaway_line){TAKEAWAY_DETAIL, text};
		list.lines[list.count++] = (struct takeaway_line){TAKEAWAY_DETAIL, text};
	}
	return list;
}

static size_t
count_bytes(const unsigned char *bytes, size_t size, const char *what)
{
	size_t count = 0, length = strlen(what);
	for (size_t i = 0; i + length <= size; i++)
		count += !memcmp(bytes + i, what, length);
	return count;
}

static void
test_pdf_pages(void **state)
{
	(void)state;
	for (size_t papers = 0; papers <= 200; papers += 50) {
		struct arena arena = {0};
		const unsigned char *one, *two;
		size_t one_size, two_size;
		struct takeaway list = list_of(&arena, papers, "személyazonosító igazolvány, їжак");
		assert_int_equal(print_draw_pdf(&arena, &list, &one, &one_size), STATUS_DONE);
		assert_int_equal(print_draw_pdf(&arena, &list, &two, &two_size), STATUS_DONE);
		assert_int_equal(one_size, two_size);
		assert_memory_equal(one, two, one_size); /* the same list, the same bytes */
		assert_memory_equal(one, "%PDF-", 5);
		size_t pages = count_bytes(one, one_size, "/Type /Page ");
		assert_true(papers ? pages > papers / 20 && pages <= papers / 15 + 1 : pages == 1);
		arena_free(&arena);
	}
}

/* A text longer than any page, without a blank. */
static void
test_pdf_monster(void **state)
{
	struct arena arena = {0};
	char *text = arena_alloc(&arena, TAKEAWAY_MAX_TEXT + 1);
	const unsigned char *bytes;
	size_t size;
	(void)state;
	memset(text, 'W', TAKEAWAY_MAX_TEXT);
	struct takeaway list = list_of(&arena, 5, text);
	list.large = true;
	assert_int_equal(print_draw_pdf(&arena, &list, &bytes, &size), STATUS_DONE);
	assert_int_equal(print_receipt(&arena, &list, 18, &bytes, &size), STATUS_DONE);
	arena_free(&arena);
}

/* The end of a line of text; *width is of what is printed of it, without commands. */
static const unsigned char *
end_of_line(const unsigned char *at, size_t *width)
{
	for (*width = 0; *at != '\n'; at++)
		if (*at == 0x1b || *at == 0x1d) /* only "ESC @" has no value */
			at += at[1] == '@' ? 1 : 2;
		else
			++*width;
	return at;
}

/* Text where it can be, dots else; no line is wider than the paper. */
static void
test_receipt(void **state)
{
	struct arena arena = {0};
	const unsigned char *bytes;
	size_t size;
	(void)state;
	struct takeaway list = list_of(&arena, 3, "őrzött űrlap, hosszú szöveggel, ami nem fér ki egyetlen sorba sem a papíron");
	assert_int_equal(print_receipt(&arena, &list, 18, &bytes, &size), STATUS_DONE);
	assert_memory_equal(bytes, "\x1b@\x1bt\x12", 5);
	assert_int_equal(count_bytes(bytes, size, "\x8brz\x94tt"), 3 * 3 + 2); /* lines, title, caption */
	const unsigned char *dots = memmem(bytes, size, "\x1dv0", 3);
	assert_non_null(dots); /* the code */
	for (const unsigned char *at = bytes; memchr(at, '\n', (size_t)(dots - at)); at++) {
		size_t width;
		at = end_of_line(at, &width);
		assert_in_range(width, 1, RECEIPT_COLUMNS);
	}
	assert_memory_equal(bytes + size - 4, "\x1dV\x42\0", 4);
	list.lines[1].text = "їжак";
	assert_int_equal(print_receipt(&arena, &list, 18, &bytes, &size), STATUS_DONE);
	assert_int_equal(count_bytes(bytes, size, "\x8brz\x94tt"), 0);
	assert_memory_equal(bytes + 5, "\x1dv0\0\x48\0", 6); /* 72 bytes across */
	arena_free(&arena);
}

/* ------------------------------------------------------------- a device file -- */

/* The printer's side of a pseudo-terminal: answers what is asked, keeps the rest. */
static void
answer_as_printer(int printer, unsigned char paper, unsigned char offline, char *kept, size_t *size)
{
	unsigned char bytes[8192];
	ssize_t got = read(printer, bytes, sizeof bytes);
	for (ssize_t i = 0; i < got; i++) {
		if (i + 2 < got && bytes[i] == 0x10 && bytes[i + 1] == 0x04) {
			unsigned char answer = bytes[i + 2] == 4 ? paper : offline;
			assert_int_equal(write(printer, &answer, 1), 1);
			i += 2;
		} else
			kept[(*size)++] = (char)bytes[i];
	}
}

struct talk {
	int printer;
	unsigned char paper, offline;
	char kept[64 * 1024];
	size_t size;
};

/* One look, while a printer with this state answers from another process's place. */
static enum printing
look(struct print_device *device, struct talk *talk)
{
	int done[2];
	assert_int_equal(pipe(done), 0);
	pid_t child = fork();
	if (!child) { /* the printer */
		struct pollfd fds[] = {{.fd = talk->printer, .events = POLLIN}, {.fd = done[0], .events = POLLIN}};
		close(done[1]);
		while (poll(fds, 2, 5000) > 0 && !fds[1].revents)
			answer_as_printer(talk->printer, talk->paper, talk->offline, talk->kept, &talk->size);
		_exit(0);
	}
	close(done[0]);
	enum printing state = print_device_look(device);
	close(done[1]);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return state;
}

static void
test_device(void **state)
{
	static struct talk talk = {.paper = 0x72, .offline = 0x12};
	struct print_device device;
	unsigned char list[3000];
	(void)state;
	memset(list, 'x', sizeof list);
	talk.printer = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(talk.printer >= 0 && !grantpt(talk.printer) && !unlockpt(talk.printer));
	const char *path = ptsname(talk.printer);
	int line = open(path, O_RDWR | O_NOCTTY);
	struct termios raw;
	tcgetattr(line, &raw);
	cfmakeraw(&raw);
	tcsetattr(line, TCSANOW, &raw);
	assert_int_equal(print_device_begin(&device, path, list, sizeof list), PRINTING_ACCEPTED);
	assert_int_equal(look(&device, &talk), PRINTING_NO_PAPER);
	assert_int_equal(device.sent, 0);
	talk.paper = 0x12;
	talk.offline = 0x16; /* the cover is open */
	assert_int_equal(look(&device, &talk), PRINTING_ATTENTION);
	talk.offline = 0x12;
	assert_int_equal(look(&device, &talk), PRINTING_RUNS);
	assert_int_equal(device.sent, sizeof list);
	assert_int_equal(look(&device, &talk), PRINTING_DONE);
	print_device_close(&device);
	/* nobody answers, and the line takes only so much at once */
	static unsigned char much[64 * 1024];
	assert_int_equal(print_device_begin(&device, path, much, sizeof much), PRINTING_ACCEPTED);
	assert_int_equal(print_device_look(&device), PRINTING_RUNS);
	assert_true(device.silent && device.full && device.sent > 0 && device.sent < sizeof much);
	for (int i = 0; i < 100 && device.sent < sizeof much; i++) {
		assert_true(read(talk.printer, talk.kept, sizeof talk.kept) > 0);
		assert_int_equal(print_device_look(&device), PRINTING_RUNS);
	}
	assert_false(device.full);
	assert_int_equal(print_device_look(&device), PRINTING_DONE);
	print_device_close(&device);
	close(line);
	close(talk.printer);
	assert_int_equal(print_device_begin(&device, "/nowhere/lp0", list, 1), PRINTING_OFFLINE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cp852_as_iconv), cmocka_unit_test(test_reasons), cmocka_unit_test(test_settings),
		cmocka_unit_test(test_pdf_pages), cmocka_unit_test(test_pdf_monster), cmocka_unit_test(test_receipt),
		cmocka_unit_test(test_device),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
