/* What terminals send: whole, in pieces, one after another, among letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "kiosk/device/decoder.h"

enum { WAIT = 50, LONG = 10000, MAX_TAKEN = 64 };

/* A decoder, its clock, and what came of it. */
struct line {
	struct decoder decoder;
	int64_t clock;
	struct input taken[MAX_TAKEN];
	size_t count;
};

static struct line
new_line(int escape_wait)
{
	struct line line = {.clock = 1000};
	decoder_init(&line.decoder, escape_wait);
	return line;
}

static void
take(struct line *line)
{
	for (struct input input; (input = decoder_next(&line->decoder, line->clock)).what != INPUT_NONE;) {
		assert_true(line->count < MAX_TAKEN);
		line->taken[line->count++] = input;
	}
}

static void
send(struct line *line, const char *bytes, size_t size)
{
	assert_int_equal(decoder_add(&line->decoder, bytes, size, line->clock), size);
	take(line);
}

static void
pass(struct line *line, int milliseconds)
{
	line->clock += milliseconds;
	take(line);
}

static void
send_in_bytes(struct line *line, const char *bytes, int pause)
{
	for (; *bytes; bytes++) {
		send(line, bytes, 1);
		if (bytes[1])
			pass(line, pause);
	}
}

static const char *
in_words(const char *bytes)
{
	static char words[2][256];
	static int which;
	char *out = words[which = !which], *end = out;
	for (; *bytes && end - out < 240; bytes++)
		end += sprintf(end, *bytes > ' ' && *bytes < 0x7f ? "%c" : "<%02x>", (unsigned char)*bytes);
	return out;
}

/* ------------------------------------------------------- what is a key, and what not -- */

static const struct {
	const char *bytes;
	uint32_t key;
} keys[] = {
	{"\r", K_ENTER}, {"\n", K_ENTER}, {"\t", K_TAB}, {"\x7f", K_BACKSPACE}, {"\b", '\b'}, {"\x11", K_CTRL('q')},
	{"a", 'a'}, {"/", '/'}, {"á", 0xe1}, {"ő", 0x151}, {"ї", 0x457}, {"😀", 0x1f600},
	/* cursor keys in both modes, with what says "no modifiers" */
	{"\033[A", K_UP}, {"\033[B", K_DOWN}, {"\033[C", K_RIGHT}, {"\033[D", K_LEFT}, {"\033[H", K_HOME},
	{"\033[F", K_END}, {"\033OA", K_UP}, {"\033OB", K_DOWN}, {"\033OC", K_RIGHT}, {"\033OD", K_LEFT},
	{"\033OH", K_HOME}, {"\033OF", K_END}, {"\033[1;1A", K_UP}, {"\033[1A", K_UP}, {"\033[5;1~", K_PAGE_UP},
	/* vt220, Linux, rxvt */
	{"\033[1~", K_HOME}, {"\033[2~", K_INSERT}, {"\033[3~", K_DELETE}, {"\033[4~", K_END}, {"\033[5~", K_PAGE_UP},
	{"\033[6~", K_PAGE_DOWN}, {"\033[7~", K_HOME}, {"\033[8~", K_END},
	{"\033[Z", K_BACK_TAB}, {"\033\t", K_BACK_TAB},
	{"\033OP", K_F1}, {"\033OQ", K_F1 + 1}, {"\033OR", K_F1 + 2}, {"\033OS", K_F1 + 3},
	{"\033[11~", K_F1}, {"\033[12~", K_F1 + 1}, {"\033[13~", K_F1 + 2}, {"\033[14~", K_F1 + 3},
	{"\033[[A", K_F1}, {"\033[[B", K_F1 + 1}, {"\033[[C", K_F1 + 2}, {"\033[[D", K_F1 + 3}, {"\033[[E", K_F1 + 4},
	{"\033[15~", K_F1 + 4}, {"\033[17~", K_F1 + 5}, {"\033[18~", K_F1 + 6}, {"\033[19~", K_F1 + 7},
	{"\033[20~", K_F1 + 8}, {"\033[21~", K_F1 + 9}, {"\033[23~", K_F1 + 10}, {"\033[24~", K_F12},
	/* the numeric pad in application mode */
	{"\033Oj", '*'}, {"\033Ok", '+'}, {"\033Ol", ','}, {"\033Om", '-'}, {"\033On", '.'}, {"\033Oo", '/'},
	{"\033Op", '0'}, {"\033Oq", '1'}, {"\033Or", '2'}, {"\033Os", '3'}, {"\033Ot", '4'}, {"\033Ou", '5'},
	{"\033Ov", '6'}, {"\033Ow", '7'}, {"\033Ox", '8'}, {"\033Oy", '9'}, {"\033OM", K_ENTER}, {"\033OI", K_TAB},
	{"\033OX", '='}, {"\033O ", ' '},
};
enum { KEYS = sizeof keys / sizeof *keys };

static const char *const nothing[] = {
	/* F13 and more, keys with modifiers: xterm, rxvt, older ones */
	"\033[25~", "\033[26~", "\033[34~", "\033[57~", "\033[999999999999999999999999~", "\033[1;2P", "\033[1;5A",
	"\033[1;3C", "\033[1;9A", "\033[5;5~", "\033[15;2~", "\033[3;129~", "\033[11^", "\033[23$", "\033[7@", "\033[a",
	"\033[d", "\033Oa", "\033O2P", "\033O5C", "\033O1;5A", "\033[1;1;1A", "\033[5A",
	/* numeric pad 5, Pause, Menu, Begin */
	"\033[E", "\033OE", "\033[G", "\033[P", "\033[29~", "\033[[F", "\033[[5",
	/* Alt */
	"\033a", "\033B", "\033/", "\033\r", "\033\x7f", "\0335", "\033á", "\033😀", "\033\033[A", "\033\033OA", "\033\033[[A",
	"\033\033[5~", "\033\033\t",
	/* kitty, foot, modifyOtherKeys, CSI u */
	"\033[97u", "\033[97;5u", "\033[13;2u", "\033[27u", "\033[57358u", "\033[57417;1:1u", "\033[1;1:3B", "\033[1;129:2A",
	"\033[97:65:97;2:1;65u", "\033[27;5;9~", "\033[27;2;65~", "\033[?0u", "\033[>4;1m", "\033[?1u",
	/* focus, cursor position, modes, what terminals say of themselves */
	"\033[I", "\033[O", "\033[5;10R", "\033[1;1R", "\033[?1;1R", "\033[?2004;1$y", "\033[4;2$y", "\033[?62;22c",
	"\033[>41;330;0c", "\033[=1c", "\033[0n", "\033[3;0;0t", "\033[8;25;80t", "\033[1;2;3;4;5;6;7;8;9x", "\033[?997;1n",
	"\033]10;rgb:0000/0000/0000\a", "\033]11;rgb:ffff/ffff/ffff\033\\", "\033]52;c;YXJ2aXo=\a", "\033]l cím ő\033\\",
	"\033P>|kitty(0.31)\033\\", "\033P1$r0m\033\\", "\033P!|00000000\033\\", "\033_Gi=31;OK\033\\", "\033^x\033\\",
	"\033X y \033\\", "\033P\a\033\\",
	/* mouse: releases, moves, other buttons */
	"\033[<0;5;6m", "\033[<32;5;6M", "\033[<1;5;6M", "\033[<35;5;6M", "\033[<0;0;0M", "\033[<0M", "\033[M#!!", "\033[M@\"\"",
	"\033[32;5;6M",
	/* no characters */
	"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc2\x9b", "\xe1\x80", "\x80",
};
enum { NOTHINGS = sizeof nothing / sizeof *nothing };

static void
expect(const struct line *line, const char *sent, const uint32_t *wanted, size_t count)
{
	for (size_t i = 0; i < count || i < line->count; i++)
		if (i >= count || i >= line->count || line->taken[i].what != INPUT_KEY || line->taken[i].key != wanted[i])
			fail_msg("\"%s\": %zu instead of %zu, the one at %zu is %d %x, wanted %x", in_words(sent), line->count,
			    count, i, i < line->count ? (int)line->taken[i].what : -1,
			    i < line->count ? line->taken[i].key : 0, i < count ? wanted[i] : 0);
}

static void
test_keys_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < KEYS; i++) {
		struct line line = new_line(0);
		send(&line, keys[i].bytes, strlen(keys[i].bytes));
		expect(&line, keys[i].bytes, &keys[i].key, 1);
	}
}

static void
test_nothing_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTHINGS; i++) {
		struct line line = new_line(0);
		send(&line, nothing[i], strlen(nothing[i]));
		expect(&line, nothing[i], NULL, 0);
		pass(&line, LONG);
		expect(&line, nothing[i], NULL, 0);
	}
}

static void
test_keys_byte_by_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < KEYS; i++) {
		struct line line = new_line(WAIT);
		send_in_bytes(&line, keys[i].bytes, WAIT - 1);
		expect(&line, keys[i].bytes, &keys[i].key, 1);
	}
}

static void
test_nothing_byte_by_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < NOTHINGS; i++) {
		struct line line = new_line(WAIT);
		send_in_bytes(&line, nothing[i], WAIT - 1);
		pass(&line, LONG);
		expect(&line, nothing[i], NULL, 0);
	}
}

static void
test_split_at_every_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < KEYS; i++)
		for (size_t at = 1; at < strlen(keys[i].bytes); at++) {
			struct line line = new_line(WAIT);
			send(&line, keys[i].bytes, at);
			pass(&line, WAIT - 1);
			send(&line, keys[i].bytes + at, strlen(keys[i].bytes) - at);
			expect(&line, keys[i].bytes, &keys[i].key, 1);
		}
}

/* Every sequence between two letters, and after every other. */
static void
test_among_letters_and_each_other(void **state)
{
	(void)state;
	for (size_t i = 0; i < KEYS + NOTHINGS; i++)
		for (size_t j = 0; j < KEYS + NOTHINGS; j++) {
			char bytes[256];
			const char *first = i < KEYS ? keys[i].bytes : nothing[i - KEYS];
			const char *second = j < KEYS ? keys[j].bytes : nothing[j - KEYS];
			uint32_t wanted[5];
			size_t count = 0;
			wanted[count++] = 0xe1;
			if (i < KEYS)
				wanted[count++] = keys[i].key;
			wanted[count++] = 0x151;
			if (j < KEYS)
				wanted[count++] = keys[j].key;
			wanted[count++] = 'z';
			snprintf(bytes, sizeof bytes, "á%ső%sz", first, second);
			struct line line = new_line(0);
			send(&line, bytes, strlen(bytes));
			expect(&line, bytes, wanted, count);
			snprintf(bytes, sizeof bytes, "%s%s", first, second);
			line = new_line(0);
			send(&line, bytes, strlen(bytes));
			pass(&line, LONG);
			send(&line, "z", 1); /* whatever came before */
			assert_int_equal(line.taken[line.count - 1].key, 'z');
		}
}

/* -------------------------------------------------------------------- time -- */

static void
test_characters_with_any_pause(void **state)
{
	static const uint32_t letters[] = {0xe1, 'r', 'v', 0xed, 'z', 0x1f600};
	static const int pauses[] = {0, 1, 49, 50, 51, 999, 1001, 60000};
	(void)state;
	for (size_t i = 0; i < sizeof pauses / sizeof *pauses; i++)
		for (int wait = 0; wait <= WAIT; wait += WAIT) {
			struct line line = new_line(wait);
			send_in_bytes(&line, "árvíz😀", pauses[i]);
			expect(&line, "árvíz😀", letters, 6);
		}
}

static void
test_escape_alone(void **state)
{
	static const uint32_t wanted[] = {K_ESCAPE, K_ESCAPE, K_ESCAPE};
	struct line line = new_line(0);
	(void)state;
	send(&line, "\033", 1);
	expect(&line, "ESC", wanted, 1);
	line = new_line(WAIT);
	send(&line, "\033", 1);
	pass(&line, WAIT - 1);
	assert_int_equal(line.count, 0);
	assert_int_equal(decoder_wait(&line.decoder, line.clock), 1);
	pass(&line, 1);
	expect(&line, "ESC", wanted, 1);
	assert_int_equal(decoder_wait(&line.decoder, line.clock), -1);
	for (size_t count = 2; count <= 3; count++) {
		line = new_line(WAIT);
		send(&line, "\033\033\033", count);
		pass(&line, WAIT);
		pass(&line, WAIT);
		expect(&line, "ESC ESC", wanted, count);
	}
	line = new_line(WAIT);
	send(&line, "\033", 1);
	pass(&line, WAIT);
	send(&line, "b", 1);
	expect(&line, "ESC, later b", (const uint32_t[]){K_ESCAPE, 'b'}, 2);
}

/* Where Escape does not wait, the rest of a key that comes late is a key still, not letters. */
static void
test_the_rest_of_a_key_comes_late(void **state)
{
	struct line line = new_line(0);
	(void)state;
	send(&line, "\033", 1);
	pass(&line, 20);
	send(&line, "[5~", 3);
	expect(&line, "ESC, [5~", (const uint32_t[]){K_ESCAPE, K_PAGE_UP}, 2);
	line = new_line(0);
	send(&line, "\033", 1);
	pass(&line, 200);
	send(&line, "[a", 2); /* by hand */
	expect(&line, "ESC, [a", (const uint32_t[]){K_ESCAPE, '[', 'a'}, 3);
}

/* What began and did not go on. */
static void
test_letters_after_what_broke_off(void **state)
{
	static const char *const begun[] = {"\033[", "\033O", "\033[1;", "\033[<0;1", "\033]", "\033P", "\033_x", "\033]0;cím", "\033[M",
		"\033[M!", "\033[[", "\033]x\033", "\xe2\x82", "\xf0\x9f\x98", "\033[1$", "\033[?1$"};
	(void)state;
	for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
		struct line line = new_line(0);
		send(&line, begun[i], strlen(begun[i]));
		pass(&line, 1000);
		send(&line, "é", 2);
		expect(&line, begun[i], (const uint32_t[]){0xe9}, 1);
	}
}

static void
test_what_cannot_belong_is_not_lost(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t key;
	} cases[] = {
		{"\033[á", 0xe1}, {"\033O\r", K_ENTER}, {"\033[1;5\x7f", K_BACKSPACE}, {"\033[[ő", 0x151}, {"\033O\033[A", K_UP},
		{"\033[1\033[B", K_DOWN}, {"\033]0;x\033[A", K_UP}, {"\xe2\x82\033[A", K_UP}, {"\xe2\x82" "a", 'a'},
		{"\xf0\x9f\xc3\xa1", 0xe1}, {"\xff\xfe" "a", 'a'}, {"\033[\x18" "a", 'a'}, {"\033P1\x1a" "a", 'a'}, {"\033[M\033[A", K_UP},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = new_line(0);
		send(&line, cases[i].bytes, strlen(cases[i].bytes));
		expect(&line, cases[i].bytes, &cases[i].key, 1);
	}
}

/* -------------------------------------------------------------------- mouse -- */

static void
test_mouse(void **state)
{
	static const struct {
		const char *bytes;
		struct input input;
	} cases[] = {
		{"\033[<0;5;6M", {.what = INPUT_CLICK, .x = 4, .y = 5}},
		{"\033[<16;300;200M", {.what = INPUT_CLICK, .x = 299, .y = 199}},
		{"\033[<64;1;1M", {.what = INPUT_WHEEL, .lines = -1}},
		{"\033[<65;1;1M", {.what = INPUT_WHEEL, .lines = 1}},
		{"\033[M !\"", {.what = INPUT_CLICK, .x = 0, .y = 1}},
		{"\033[M \xff\xfe", {.what = INPUT_CLICK, .x = 222, .y = 221}},
		{"\033[Ma!!", {.what = INPUT_WHEEL, .lines = 1}},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = new_line(WAIT);
		send_in_bytes(&line, cases[i].bytes, 10);
		assert_int_equal(line.count, 1);
		assert_int_equal(line.taken[0].what, cases[i].input.what);
		assert_int_equal(line.taken[0].lines, cases[i].input.lines);
		if (cases[i].input.what == INPUT_CLICK) {
			assert_int_equal(line.taken[0].x, cases[i].input.x);
			assert_int_equal(line.taken[0].y, cases[i].input.y);
		}
	}
}

/* -------------------------------------------------------------------- paste -- */

static void
expect_pasted(const char *bytes, const char *text)
{
	for (int pause = 0; pause <= 20; pause += 20) {
		struct line line = new_line(WAIT);
		if (pause)
			send_in_bytes(&line, bytes, pause);
		else
			send(&line, bytes, strlen(bytes));
		assert_int_equal(line.count, strlen(text));
		for (size_t i = 0; i < line.count; i++) {
			assert_int_equal(line.taken[i].what, INPUT_TEXT);
			assert_int_equal(line.taken[i].key, text[i]);
		}
		send(&line, "5", 1);
		assert_int_equal(line.taken[line.count - 1].what, INPUT_KEY);
	}
}

static void
test_pasted_text_is_text(void **state)
{
	(void)state;
	expect_pasted("\033[200~lejart 5/+ \033[201~", "lejart 5/+ ");
	expect_pasted("\033[200~\r\negy\r\nketto\tharom\n\033[201~", "egy ketto harom");
	expect_pasted("\033[200~a\033[A\033OP\x11\x7f\001b\033[<0;1;1M\033\tc\033[201~", "abc");
	expect_pasted("\033[200~\033[201~", "");
	expect_pasted("\033[201~", "");
}

static void
test_a_paste_without_end_ends(void **state)
{
	struct line line = new_line(WAIT);
	(void)state;
	send(&line, "\033[200~a", 7);
	pass(&line, LONG);
	send(&line, "\r", 1);
	assert_int_equal(line.taken[1].what, INPUT_KEY);
	assert_int_equal(line.taken[1].key, K_ENTER);
}

/* ------------------------------------------------------------------- memory -- */

static void
test_nothing_stays_after_wiping(void **state)
{
	static const char *const sent[] = {"meghalt az anyam", "\xc3", "\033[1;5", "\033]titok", "\033", "\033[M!"};
	(void)state;
	for (size_t i = 0; i < sizeof sent / sizeof *sent; i++) {
		struct line line = new_line(WAIT);
		decoder_add(&line.decoder, sent[i], strlen(sent[i]), line.clock);
		decoder_next(&line.decoder, line.clock);
		decoder_wipe(&line.decoder);
		for (size_t at = 0; at < DECODER_ROOM; at++)
			assert_int_equal(line.decoder.queue[at], 0);
		for (size_t at = 0; at < DECODER_CHARACTER; at++)
			assert_int_equal(line.decoder.bytes[at], 0);
		assert_false(decoder_has_bytes(&line.decoder));
		line.count = 0;
		pass(&line, LONG);
		send(&line, "\033[A", 3);
		expect(&line, sent[i], (const uint32_t[]){K_UP}, 1);
	}
}

static void
test_the_rest_of_what_was_wiped_does_nothing(void **state)
{
	static const char *const cases[][2] = {{"\033[1;5", "A"}, {"\033[<0;5", ";6M"}, {"\033]0;x", "y\a"}, {"\xc3", "\xa1"},
		{"\033[M!", "!!"}};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line line = new_line(WAIT);
		send(&line, cases[i][0], strlen(cases[i][0]));
		decoder_wipe(&line.decoder);
		send(&line, cases[i][1], strlen(cases[i][1]));
		send(&line, "x", 1);
		expect(&line, cases[i][1], (const uint32_t[]){'x'}, 1);
	}
}

static void
test_more_than_there_is_room_for(void **state)
{
	static char many[DECODER_ROOM + 10];
	struct decoder decoder;
	size_t count = 0;
	(void)state;
	memset(many, 'x', sizeof many);
	decoder_init(&decoder, 0);
	assert_int_equal(decoder_add(&decoder, many, sizeof many, 1), DECODER_ROOM);
	while (decoder_next(&decoder, 1).what == INPUT_KEY)
		count++;
	assert_int_equal(count, DECODER_ROOM);
	assert_int_equal(decoder_add(&decoder, many, 10, 1), 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_whole),
		cmocka_unit_test(test_nothing_whole),
		cmocka_unit_test(test_keys_byte_by_byte),
		cmocka_unit_test(test_nothing_byte_by_byte),
		cmocka_unit_test(test_split_at_every_byte),
		cmocka_unit_test(test_among_letters_and_each_other),
		cmocka_unit_test(test_characters_with_any_pause),
		cmocka_unit_test(test_escape_alone),
		cmocka_unit_test(test_the_rest_of_a_key_comes_late),
		cmocka_unit_test(test_letters_after_what_broke_off),
		cmocka_unit_test(test_what_cannot_belong_is_not_lost),
		cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_pasted_text_is_text),
		cmocka_unit_test(test_a_paste_without_end_ends),
		cmocka_unit_test(test_nothing_stays_after_wiping),
		cmocka_unit_test(test_the_rest_of_what_was_wiped_does_nothing),
		cmocka_unit_test(test_more_than_there_is_room_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
