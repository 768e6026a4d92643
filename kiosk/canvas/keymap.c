#include "data/words.h"
#include "kiosk/canvas/keymap.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "kiosk/canvas/input.h"

/* In the order of the footer and of the help page. */
const struct binding keymap[] = {
	{K_F1, "F1", ACTION_HELP, W("Help"), W("opens this help")},
	{K_ENTER, "Enter", ACTION_OPEN, NULL, W("opens what is marked; on a paper: you have it")},
	{' ', W("Space"), ACTION_MARK, W("Got it"), W("ticks a paper that you have; elsewhere the same as Enter")},
	{K_UP, "↑", ACTION_UP, NULL, W("move the mark")},
	{K_DOWN, "↓", ACTION_DOWN, NULL, NULL},
	{K_LEFT, "←", ACTION_LEFT, NULL, W("the column or section before or after")},
	{K_RIGHT, "→", ACTION_RIGHT, NULL, NULL},
	{K_PAGE_UP, "PgUp", ACTION_PAGE_UP, NULL, W("one screen up or down")},
	{K_PAGE_DOWN, "PgDn", ACTION_PAGE_DOWN, NULL, NULL},
	{K_HOME, "Home", ACTION_FIRST, NULL, W("the beginning or the end of the list or page")},
	{K_END, "End", ACTION_LAST, NULL, NULL},
	{K_ESCAPE, "Esc", ACTION_BACK, W("Back"), W("back to the screen before")},
	{K_BACKSPACE, W("Backspace"), ACTION_BACK, NULL, NULL},
	{'\b', W("Backspace"), ACTION_BACK, NULL, NULL},
	{K_F1 + 2, "F3", ACTION_HOME, W("Start"), W("back to the start")},
	{K_F1 + 1, "F2", ACTION_LANGUAGE, W("Language"), W("another language")},
	{K_F1 + 3, "F4", ACTION_SEARCH, W("Search"), W("finds your matter by your own words")},
	{'/', "/", ACTION_SEARCH, NULL, NULL},
	{K_F1 + 8, "F9", ACTION_DETAILS, W("Details"), W("more about what is marked; in the search, letters on the screen")},
	{K_F1 + 4, "F5", ACTION_GLOSSARY, W("Words"), W("office words in plain language")},
	{'+', "+", ACTION_ERRAND, W("To my errands"), W("puts the matter on your errands, or takes it off")},
	{K_F1 + 6, "F7", ACTION_ERRANDS, W("My errands"), W("your errands, and one list of all their papers")},
	{K_F1 + 7, "F8", ACTION_QUESTIONS, W("Questions"), W("questions that show which papers you need")},
	{K_F1 + 5, "F6", ACTION_AZ, W("A to Z"), W("all matters in alphabetical order")},
	{K_F1 + 10, "F11", ACTION_PRINT, W("Print"), W("prints the list")},
	{K_F12, "F12", ACTION_CALL, W("Call us"), W("calls a colleague to this machine")},
	{K_INSERT, "Ins", ACTION_SERVED, W("All right"), W("counts: the errand can begin")},
	{K_DELETE, "Del", ACTION_SENT_BACK, W("Sent back"), W("counts why somebody is sent back")},
	{K_F1 + 9, "F10", ACTION_FINISH, W("Finish"), W("ends and clears everything")},
	{K_TAB, "Tab", ACTION_FOOTER, NULL, W("to the bottom line and along it")},
	{K_BACK_TAB, "Shift-Tab", ACTION_FOOTER_BACK, NULL, NULL},
	{'0', "0", ACTION_DIGIT, NULL, NULL}, /* from wherever the mark is, which stays there */
	{K_CTRL('q'), "Ctrl-Q", ACTION_QUIT, NULL, NULL},
};
const size_t keymap_count = sizeof keymap / sizeof *keymap;

enum action
keymap_action(uint32_t key, int64_t *value)
{
	*value = key;
	if (key >= '0' && key <= '9') {
		*value = key - '0';
		return ACTION_DIGIT;
	}
	for (size_t i = 0; i < keymap_count; i++)
		if (keymap[i].key == key)
			return keymap[i].action;
	return key > ' ' && key < K_UP ? ACTION_CHARACTER : ACTION_NONE;
}

enum action
keymap_text_action(uint32_t key, int64_t *value)
{
	static const struct {
		uint32_t key;
		enum action action;
	} editing[] = {
		{K_BACKSPACE, ACTION_ERASE}, {'\b', ACTION_ERASE}, {K_DELETE, ACTION_ERASE_NEXT},
		{K_CTRL('u'), ACTION_ERASE_ALL},
	};
	*value = key;
	for (size_t i = 0; i < sizeof editing / sizeof *editing; i++)
		if (editing[i].key == key)
			return editing[i].action;
	return key >= ' ' && key < K_UP ? ACTION_CHARACTER : keymap_action(key, value);
}

const struct binding *
keymap_hint(enum action action)
{
	for (size_t i = 0; i < keymap_count; i++)
		if (keymap[i].action == action && keymap[i].hint)
			return &keymap[i];
	return NULL;
}

uint32_t
keymap_key(const char *name)
{
	static const struct {
		const char *name;
		uint32_t key;
	} names[] = {
		{"Enter", K_ENTER}, {"Return", K_ENTER}, {"Escape", K_ESCAPE}, {"Esc", K_ESCAPE},
		{"Backspace", K_BACKSPACE}, {"BS", K_BACKSPACE}, {"Tab", K_TAB}, {"BackTab", K_BACK_TAB},
		{"Shift-Tab", K_BACK_TAB}, {"S-Tab", K_BACK_TAB}, {"Space", ' '}, {"Up", K_UP},
		{"Down", K_DOWN}, {"Left", K_LEFT}, {"Right", K_RIGHT}, {"PageUp", K_PAGE_UP},
		{"PgUp", K_PAGE_UP}, {"PageDown", K_PAGE_DOWN}, {"PgDn", K_PAGE_DOWN}, {"Home", K_HOME},
		{"End", K_END}, {"Insert", K_INSERT}, {"Ins", K_INSERT}, {"Delete", K_DELETE}, {"Del", K_DELETE},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcasecmp(names[i].name, name))
			return names[i].key;
	unsigned number;
	char letter, rest;
	if ((*name == 'F' || *name == 'f') && sscanf(name + 1, "%2u%c", &number, &rest) == 1 &&
	    number >= 1 && number <= 12)
		return K_F1 + number - 1;
	if ((sscanf(name, "Ctrl-%c%c", &letter, &rest) == 1 || sscanf(name, "C-%c%c", &letter, &rest) == 1 ||
	    sscanf(name, "^%c%c", &letter, &rest) == 1))
		return K_CTRL(letter);
	ucs4_t c;
	int size = u8_strmbtouc(&c, (const uint8_t *)name);
	return size > 0 && !name[size] ? c : 0;
}
