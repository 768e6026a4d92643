/* Keys, their names in scripts, and the one table behind footer and help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "kiosk/canvas/input.h"
#include "kiosk/canvas/keymap.h"

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{"Enter", K_ENTER}, {"Return", K_ENTER}, {"Escape", K_ESCAPE}, {"Esc", K_ESCAPE},
	{"Backspace", K_BACKSPACE}, {"BS", K_BACKSPACE}, {"Tab", K_TAB}, {"BackTab", K_BACK_TAB},
	{"Shift-Tab", K_BACK_TAB}, {"Space", ' '}, {"Up", K_UP}, {"Down", K_DOWN}, {"Left", K_LEFT},
	{"Right", K_RIGHT}, {"PageUp", K_PAGE_UP}, {"PgUp", K_PAGE_UP}, {"PageDown", K_PAGE_DOWN},
	{"PgDn", K_PAGE_DOWN}, {"Home", K_HOME}, {"End", K_END}, {"Insert", K_INSERT},
	{"Delete", K_DELETE}, {"Del", K_DELETE}, {"F1", K_F1}, {"F2", K_F1 + 1}, {"F3", K_F1 + 2},
	{"F4", K_F1 + 3}, {"F5", K_F1 + 4}, {"F6", K_F1 + 5}, {"F7", K_F1 + 6}, {"F8", K_F1 + 7},
	{"F9", K_F1 + 8}, {"F10", K_F1 + 9}, {"F11", K_F1 + 10}, {"F12", K_F12}, {"Ctrl-Q", 0x11},
	{"Ctrl-C", 3}, {"C-q", 0x11}, {"^D", 4}, {"Ctrl-\\", 0x1c}, {"Ctrl-Z", 0x1a}, {"Ctrl-H", '\b'},
	{"+", '+'}, {"/", '/'}, {"a", 'a'}, {"Z", 'Z'}, {"0", '0'}, {"9", '9'}, {"F", 'F'}, {"^", '^'}, {"#", '#'},
	{"ő", 0x151}, {"Ж", 0x416}, {"国", 0x56fd}, {"\U0001F600", 0x1f600},
};
enum { NAMES = sizeof names / sizeof *names };

static void
test_names_give_their_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < NAMES; i++)
		if (keymap_key(names[i].name) != names[i].key)
			fail_msg("\"%s\" is key %#x, not %#x", names[i].name, keymap_key(names[i].name), names[i].key);
}

static void
test_letter_case_of_names_does_not_matter(void **state)
{
	char name[32];
	(void)state;
	for (size_t i = 0; i < NAMES && strcmp(names[i].name, "Ctrl-Q"); i++) {
		size_t size = strlen(names[i].name);
		for (size_t c = 0; c <= size; c++)
			name[c] = (char)tolower((unsigned char)names[i].name[c]);
		assert_int_equal(keymap_key(name), names[i].key);
	}
}

static void
test_other_names_give_none(void **state)
{
	static const char *const wrong[] = {
		"", "F0", "F13", "F99", "F1x", "F-1", "Entre", "Enter ", " Enter", "ab", "Ctrl-", "Ctrl-QQ", "őű",
		"\xff", "\xc3", "12",
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (keymap_key(wrong[i]))
			fail_msg("\"%s\" is key %#x", wrong[i], keymap_key(wrong[i]));
}

/* A script can press whatever a visitor can. */
static void
test_every_bound_key_has_a_name(void **state)
{
	(void)state;
	for (size_t row = 0; row < keymap_count; row++) {
		size_t i = 0;
		while (i < NAMES && keymap_key(names[i].name) != keymap[row].key)
			i++;
		if (i == NAMES)
			fail_msg("key %#x (%s) has no name", keymap[row].key, keymap[row].label);
	}
}

/* What is printed on a key is its name, for the keys with words on them. */
static void
test_labels_are_names(void **state)
{
	(void)state;
	for (size_t row = 0; row < keymap_count; row++) {
		const char *label = keymap[row].label;
		if (keymap[row].key == '\b' || (unsigned char)*label >= 0x80)
			continue;
		if (keymap_key(label) != keymap[row].key)
			fail_msg("\"%s\" is key %#x, its row has %#x", label, keymap_key(label), keymap[row].key);
	}
}

static void
test_no_key_twice(void **state)
{
	(void)state;
	for (size_t a = 0; a < keymap_count; a++)
		for (size_t b = 0; b < a; b++)
			if (keymap[a].key == keymap[b].key)
				fail_msg("\"%s\" and \"%s\" are the same key", keymap[b].label, keymap[a].label);
}

static void
test_rows_give_their_actions(void **state)
{
	(void)state;
	for (size_t row = 0; row < keymap_count; row++) {
		int64_t value;
		assert_int_equal(keymap_action(keymap[row].key, &value), keymap[row].action);
		assert_int_not_equal(keymap[row].action, ACTION_NONE);
	}
}

/* Keys of one action stand together, and the first of them says what it does. */
static void
test_every_hint_has_help(void **state)
{
	(void)state;
	for (size_t row = 0; row < keymap_count; row++) {
		if (keymap[row].hint && (!keymap[row].help || !*keymap[row].help))
			fail_msg("\"%s\" has a hint and no help", keymap[row].label);
		if (keymap[row].hint)
			assert_ptr_equal(keymap_hint(keymap[row].action), &keymap[row]);
	}
	assert_non_null(keymap[0].help);
	assert_null(keymap_hint(ACTION_NONE));
	assert_null(keymap_hint(ACTION_QUIT));
}

static void
test_one_hint_for_an_action(void **state)
{
	(void)state;
	for (size_t a = 0; a < keymap_count; a++)
		for (size_t b = 0; b < a; b++)
			if (keymap[a].hint && keymap[b].hint && keymap[a].action == keymap[b].action)
				fail_msg("two hints for the action of \"%s\"", keymap[a].label);
}

/* Those of the footer, which app_chrome.c asks for. */
static void
test_footer_actions_have_hints(void **state)
{
	static const enum action footer[] = {
		ACTION_HELP, ACTION_BACK, ACTION_HOME, ACTION_LANGUAGE, ACTION_GLOSSARY, ACTION_FINISH,
		ACTION_MARK, ACTION_ERRAND, ACTION_ERRANDS, ACTION_QUESTIONS, ACTION_SEARCH, ACTION_DETAILS,
	};
	(void)state;
	for (size_t i = 0; i < sizeof footer / sizeof *footer; i++)
		assert_non_null(keymap_hint(footer[i]));
}

static void
test_digits_and_characters(void **state)
{
	int64_t value;
	(void)state;
	for (uint32_t digit = '0'; digit <= '9'; digit++) {
		assert_int_equal(keymap_action(digit, &value), ACTION_DIGIT);
		assert_int_equal(value, digit - '0');
	}
	static const uint32_t characters[] = {'a', 'Z', '!', 0x151, 0x416, 0x1f600, 0x10ffff};
	for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
		assert_int_equal(keymap_action(characters[i], &value), ACTION_CHARACTER);
		assert_int_equal(value, characters[i]);
	}
	static const uint32_t nothing[] = {0, 1, 3, 4, 0x1a, 0x1c, 0xffffffff};
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		assert_int_equal(keymap_action(nothing[i], &value), ACTION_NONE);
}

/* Whatever is printed on a key is a character; the keys without print do what they do elsewhere. */
static void
test_where_text_is_typed(void **state)
{
	static const struct {
		uint32_t key;
		enum action action;
	} examples[] = {
		{K_BACKSPACE, ACTION_ERASE}, {'\b', ACTION_ERASE}, {K_DELETE, ACTION_ERASE_NEXT},
		{K_HOME, ACTION_FIRST}, {K_END, ACTION_LAST}, {K_CTRL('u'), ACTION_ERASE_ALL},
		{K_ENTER, ACTION_OPEN}, {K_ESCAPE, ACTION_BACK}, {K_TAB, ACTION_FOOTER}, {K_UP, ACTION_UP},
		{K_LEFT, ACTION_LEFT}, {K_F1, ACTION_HELP}, {K_F1 + 9, ACTION_FINISH}, {K_CTRL('q'), ACTION_QUIT},
		{1, ACTION_NONE}, {K_INSERT, ACTION_SERVED},
	};
	static const uint32_t characters[] = {' ', '0', '9', '/', '+', 'a', 0x151, 0x1f600};
	int64_t value;
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		assert_int_equal(keymap_text_action(examples[i].key, &value), examples[i].action);
	for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
		assert_int_equal(keymap_text_action(characters[i], &value), ACTION_CHARACTER);
		assert_int_equal(value, characters[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_give_their_keys),
		cmocka_unit_test(test_letter_case_of_names_does_not_matter),
		cmocka_unit_test(test_other_names_give_none),
		cmocka_unit_test(test_every_bound_key_has_a_name),
		cmocka_unit_test(test_labels_are_names),
		cmocka_unit_test(test_no_key_twice),
		cmocka_unit_test(test_rows_give_their_actions),
		cmocka_unit_test(test_every_hint_has_help),
		cmocka_unit_test(test_one_hint_for_an_action),
		cmocka_unit_test(test_footer_actions_have_hints),
		cmocka_unit_test(test_digits_and_characters),
		cmocka_unit_test(test_where_text_is_typed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
