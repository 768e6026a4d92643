/* Every contrast is computed (WCAG 2.1, "relative luminance" and "contrast ratio"). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "kiosk/canvas/theme.h"

static const char *const role_names[ROLE_COUNT] = {
	[ROLE_TEXT] = "text", [ROLE_TITLE] = "title", [ROLE_HEADING] = "heading", [ROLE_MUTED] = "muted",
	[ROLE_NUMBER] = "number", [ROLE_FOCUS] = "focus", [ROLE_MARK] = "mark", [ROLE_TERM] = "term",
	[ROLE_FOUND] = "found", [ROLE_FOCUS_FOUND] = "found in focus",
	[ROLE_TAG] = "tag", [ROLE_CAUTION] = "caution", [ROLE_GOOD] = "good", [ROLE_BAD] = "bad",
	[ROLE_DOUBT] = "doubt", [ROLE_SUBHEADING] = "subheading", [ROLE_PANEL] = "panel",
	[ROLE_PANEL_LABEL] = "panel label", [ROLE_BAR] = "bar", [ROLE_BAR_MUTED] = "bar muted",
	[ROLE_FOOTER] = "footer", [ROLE_FOOTER_KEY] = "footer key", [ROLE_FOOTER_FOCUS] = "footer focus",
	[ROLE_DARK] = "dark",
};

/* x^2.4 = x^2 * (x^2)^(1/5), the fifth root by Newton; no -lm. */
static double
to_the_2_4(double x)
{
	double square = x * x, root = 1;
	for (int i = 0; i < 60; i++)
		root = (4 * root + square / (root * root * root * root)) / 5;
	return square * root;
}

static double
linear(uint32_t level)
{
	double c = level / 255.0;
	return c <= 0.03928 ? c / 12.92 : to_the_2_4((c + 0.055) / 1.055);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) +
	    0.0722 * linear(rgb & 0xff);
}

static double
contrast(uint32_t a, uint32_t b)
{
	double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
	return one > other ? one / other : other / one;
}

static bool
has_colours(const struct theme *theme)
{
	return theme->styles[ROLE_TEXT].foreground >= 0;
}

static double
style_contrast(const struct theme *theme, enum role role)
{
	const struct style *style = &theme->styles[role];
	return contrast(theme_rgb(theme, style->foreground), theme_rgb(theme, style->background));
}

static void
test_formula(void **state)
{
	(void)state;
	assert_true(contrast(0x000000, 0xffffff) > 20.999 && contrast(0x000000, 0xffffff) < 21.001);
	assert_true(contrast(0x777777, 0xffffff) > 4.47 && contrast(0x777777, 0xffffff) < 4.49);
	assert_true(contrast(0xff0000, 0x0000ff) > 2.14 && contrast(0xff0000, 0x0000ff) < 2.16);
	assert_true(contrast(0x123456, 0x123456) > 0.999 && contrast(0x123456, 0x123456) < 1.001);
}

static void
test_colours_are_what_the_terminal_shows(void **state)
{
	const struct theme *fixed = theme_choose(256, false), *own = theme_choose(8, true);
	(void)state;
	assert_int_equal(theme_rgb(fixed, 16), 0x000000);
	assert_int_equal(theme_rgb(fixed, 24), 0x005f87);
	assert_int_equal(theme_rgb(fixed, 231), 0xffffff);
	assert_int_equal(theme_rgb(fixed, 232), 0x080808);
	assert_int_equal(theme_rgb(fixed, 255), 0xeeeeee);
	assert_int_equal(theme_rgb(fixed, 1), 0xaa0000);
	assert_non_null(own->palette);
	for (int i = 0; i < 8; i++)
		assert_int_equal(theme_rgb(own, i), own->palette[i]);
}

static void
test_contrast_of_every_role(void **state)
{
	int failures = 0;
	(void)state;
	for (int t = 0; t < theme_count; t++)
		for (enum role role = 0; has_colours(themes[t]) && role < ROLE_COUNT; role++) {
			double ratio = style_contrast(themes[t], role);
			if (ratio < 4.5) {
				print_error("theme %s, role %s: contrast %.2f\n", themes[t]->name, role_names[role], ratio);
				failures++;
			}
		}
	assert_int_equal(failures, 0);
}

/* By brightness, not by hue alone: 3:1 between the grounds (WCAG 2.1, 1.4.11), or by attributes. */
static bool
differs(const struct theme *theme, enum role a, enum role b)
{
	const struct style *one = &theme->styles[a], *other = &theme->styles[b];
	if ((one->attributes ^ other->attributes) & STYLE_REVERSE)
		return true;
	return has_colours(theme) && contrast(theme_rgb(theme, one->background),
	    theme_rgb(theme, other->background)) >= 3;
}

static void
test_focus_is_not_shown_by_hue_alone(void **state)
{
	static const enum role plain[] = {
		ROLE_TEXT, ROLE_TITLE, ROLE_HEADING, ROLE_MUTED, ROLE_NUMBER, ROLE_TERM, ROLE_TAG,
		ROLE_GOOD, ROLE_BAD, ROLE_DOUBT,
	};
	int failures = 0;
	(void)state;
	for (int t = 0; t < theme_count; t++) {
		for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
			if (!differs(themes[t], ROLE_FOCUS, plain[i])) {
				print_error("theme %s: focus looks like %s\n", themes[t]->name, role_names[plain[i]]);
				failures++;
			}
		if (!differs(themes[t], ROLE_FOOTER_FOCUS, ROLE_FOOTER)) {
			print_error("theme %s: focus in the footer differs by hue alone\n", themes[t]->name);
			failures++;
		}
	}
	assert_int_equal(failures, 0);
}

/* Words that can be explained are not known by hue alone either, where the terminal can underline. */
static void
test_terms_are_underlined(void **state)
{
	(void)state;
	for (int t = 0; t < theme_count; t++)
		if (!themes[t]->palette && !(themes[t]->styles[ROLE_TERM].attributes & STYLE_UNDERLINE))
			fail_msg("theme %s", themes[t]->name);
}

/* With eight colours bold means bright: black would become grey on grey. */
static void
test_no_bold_with_eight_colours(void **state)
{
	(void)state;
	for (int t = 0; t < theme_count; t++) {
		bool eight = has_colours(themes[t]);
		for (enum role role = 0; role < ROLE_COUNT; role++)
			eight = eight && themes[t]->styles[role].foreground < 8 && themes[t]->styles[role].background < 8;
		for (enum role role = 0; eight && role < ROLE_COUNT; role++)
			if (themes[t]->styles[role].attributes & STYLE_BOLD)
				fail_msg("theme %s: %s is bold", themes[t]->name, role_names[role]);
	}
}

static void
test_every_role_is_set(void **state)
{
	(void)state;
	for (int t = 0; t < theme_count; t++)
		for (enum role role = 0; role < ROLE_COUNT; role++) {
			const struct style *style = &themes[t]->styles[role];
			bool colours = has_colours(themes[t]);
			if ((style->foreground >= 0) != colours || (style->background >= 0) != colours)
				fail_msg("theme %s: %s has half of its colours", themes[t]->name, role_names[role]);
			if (colours && style->foreground == style->background)
				fail_msg("theme %s: %s is not set", themes[t]->name, role_names[role]);
			if (themes[t]->palette && (style->foreground > 7 || style->background > 7))
				fail_msg("theme %s: %s is beyond the palette", themes[t]->name, role_names[role]);
		}
}

static void
test_choice_by_terminal(void **state)
{
	static const struct {
		int colours;
		bool can_redefine;
		const char *name;
	} examples[] = {
		{-1, false, "monochrome"}, {0, false, "monochrome"}, {2, true, "monochrome"}, {8, false, "8"},
		{8, true, "own 8"}, {16, false, "8"}, {88, true, "own 8"}, {256, false, "256"},
		{256, true, "256"}, {1 << 24, false, "256"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		assert_string_equal(theme_choose(examples[i].colours, examples[i].can_redefine)->name,
		    examples[i].name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formula),
		cmocka_unit_test(test_colours_are_what_the_terminal_shows),
		cmocka_unit_test(test_contrast_of_every_role),
		cmocka_unit_test(test_focus_is_not_shown_by_hue_alone),
		cmocka_unit_test(test_terms_are_underlined),
		cmocka_unit_test(test_no_bold_with_eight_colours),
		cmocka_unit_test(test_every_role_is_set),
		cmocka_unit_test(test_choice_by_terminal),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
