/* Twenty people at the shipped catalogue: what `kalauz-data papers` asks of each is what tests/fixtures/people.tsv
 * says, no more and no less. Run from the repository's folder; KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/arena.h"
#include "tests/support/support.h"

enum { MOST = 1 << 16, LEAST_PEOPLE = 20 };

/* Columns of `kalauz-data papers`. */
enum column { STATE, DOCUMENTS, WHOSE, HANDLING, FORM, COUNT, WORDS, COLUMNS };

struct paper_line {
	char *columns[COLUMNS];
};

struct person {
	const char *asks;
	struct paper_line lines[64];
	size_t count, to_bring;
};

static struct arena arena;

static size_t
split(char *line, char **columns, size_t most)
{
	size_t count = 0;
	for (char *at = line; at && count < most; count++)
		columns[count] = strsep(&at, "\t");
	return count;
}

static bool
is_to_bring(const char *state)
{
	return !strcmp(state, "needed") || !strcmp(state, "if-held");
}

/* What the program prints, both outputs together: a notice is no paper, and fails. */
static char *
printed_for(const char *asks)
{
	const char *build = getenv("KALAUZ_BUILD"), *catalogue = getenv("KALAUZ_CATALOGUE");
	char *output = arena_alloc(&arena, MOST);
	FILE *pipe = popen(arena_printf(&arena, "LC_ALL=C.UTF-8 %s/kalauz-data papers --catalogue %s %s 2>&1",
	    build ? build : "build", catalogue ? catalogue : "build/catalogue.db", asks), "r");
	assert_non_null(pipe);
	output[fread(output, 1, MOST - 1, pipe)] = '\0';
	if (pclose(pipe))
		fail_msg("%s: %s", asks, output);
	return output;
}

static void
ask(struct person *person, const char *asks)
{
	*person = (struct person){.asks = asks};
	char *rest = printed_for(asks);
	for (char *line; (line = strsep(&rest, "\n")) && *line; person->count++) {
		assert_true(person->count < sizeof person->lines / sizeof *person->lines);
		char **columns = person->lines[person->count].columns;
		if (split(line, columns, COLUMNS) != COLUMNS)
			fail_msg("%s: %s", asks, line);
		if (!strcmp(columns[STATE], "depends"))
			fail_msg("%s: %s is left open", asks, columns[DOCUMENTS]);
		person->to_bring += is_to_bring(columns[STATE]);
	}
}

/* An expected line: STATE, documents, whose, form. The same paper may stand in several lines, of which one holds. */
static void
check_line(struct person *person, char *const *expected)
{
	bool found = false, brings = is_to_bring(expected[0]);
	for (size_t i = 0; i < person->count; i++) {
		char *const *columns = person->lines[i].columns;
		if (strcmp(columns[DOCUMENTS], expected[1]) || strcmp(columns[WHOSE], expected[2]))
			continue;
		if (brings ? !strcmp(columns[STATE], expected[0]) && !strcmp(columns[FORM], expected[3])
		    : !is_to_bring(columns[STATE]))
			found = true;
		else if (!brings)
			fail_msg("%s: %s (%s) is asked for", person->asks, expected[1], expected[2]);
	}
	if (!found)
		fail_msg("%s: %s (%s, %s) is not %s", person->asks, expected[1], expected[2], expected[3], expected[0]);
	person->to_bring -= brings;
}

static void
check_no_more(const struct person *person)
{
	if (person->to_bring)
		fail_msg("%s: %zu more papers are asked for", person->asks, person->to_bring);
}

static void
test_people(void **state)
{
	struct person person = {0};
	size_t people = 0;
	char *text = support_read("tests/fixtures/people.tsv", NULL), *rest = text, *columns[4];
	(void)state;
	assert_non_null(text);
	for (char *line; (line = strsep(&rest, "\n"));) {
		if (!*line || *line == '#')
			continue;
		size_t count = split(line, columns, 4);
		if (count == 2 && !strcmp(columns[0], "asks")) {
			check_no_more(&person);
			ask(&person, columns[1]);
			people++;
		} else {
			assert_int_equal(count, 4);
			check_line(&person, columns);
		}
	}
	check_no_more(&person);
	assert_true(people >= LEAST_PEOPLE);
	free(text);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_people)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
