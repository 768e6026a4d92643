/* What `kalauz-data questions`, `papers` and `graph` print: on the screens' fixture word for word, and on the
 * shipped catalogue in form. Run from the repository's folder; KALAUZ_BUILD has the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/arena.h"
#include "data/guidance.h"
#include "tests/support/support.h"

enum { MOST = 1 << 20, COLUMNS = 7 };

static struct arena arena; /* freed after each test */
static const char *fixture; /* the fixture's file */

static const char *
build_folder(void)
{
	const char *folder = getenv("KALAUZ_BUILD");
	return folder ? folder : "build";
}

static const char *
shipped(void)
{
	const char *path = getenv("KALAUZ_CATALOGUE");
	return path ? path : "build/catalogue.db";
}

/* Runs the program; what it printed, both outputs together. */
static const char *
run(const char *arguments, int *status)
{
	char *output = arena_alloc(&arena, MOST);
	FILE *pipe = popen(arena_printf(&arena, "LC_ALL=en_US.UTF-8 %s/kalauz-data %s 2>&1", build_folder(),
	    arguments), "r");
	assert_non_null(pipe);
	output[fread(output, 1, MOST - 1, pipe)] = '\0';
	int result = pclose(pipe);
	*status = WIFEXITED(result) ? WEXITSTATUS(result) : -1;
	return output;
}

/* "papers SERVICE ..." on the fixture. */
static const char *
on_fixture(const char *command, const char *rest, int expected)
{
	int status;
	const char *output = run(arena_printf(&arena, "%s --catalogue %s %s", command, fixture, rest), &status);
	if (status != expected)
		fail_msg("%s %s: status %d: %s", command, rest, status, output);
	return output;
}

static int
build_fixture(void **state)
{
	int status;
	(void)state;
	fixture = support_path("screens.db");
	run(arena_printf(&arena, "build -o %s tests/fixtures/screens", fixture), &status);
	return status;
}

static int
free_all(void **state)
{
	(void)state;
	arena_free(&arena);
	return 0;
}

/* ---------------------------------------------------------------- questions -- */

static void
test_questions(void **state)
{
	(void)state;
	assert_string_equal(on_fixture("questions", "lakcimvaltozas", 0),
	    "kinek\tmagam,gyermek\n"
	    "lakcimvaltozas.berlet\tvan,nincs\n"
	    "lakcimvaltozas.lakas\tsajat,berelt,kulfold\n"
	    "lakcimvaltozas.vele\thazastars,gyermek,senki\n");
	assert_string_equal(on_fixture("questions", "ures-ugy", 0), "");
}

/* ------------------------------------------------------------------- papers -- */

static void
test_papers(void **state)
{
	(void)state;
	assert_string_equal(on_fixture("papers", "lakcimvaltozas kinek=magam lakas=sajat vele=", 0),
	    "needed\tszemelyi|utlevel+lakcimkartya\tapplicant\tshown|shown+kept\toriginal|original+copy\t1\t"
	    "személyazonosító igazolvány (eredeti), vagy útlevél (eredeti) és lakcímkártya (másolat; beadja, itt "
	    "marad). Legyen érvényes.\n"
	    "needed\ttulajdoni-lap\tapplicant\tshown\toriginal\t1\ttulajdoni lap (eredeti; legfeljebb 30 napos)\n"
	    "not-needed\tberleti-szerzodes\tapplicant\tshown\toriginal\t1\tbérleti szerződés (eredeti)\n"
	    "not-needed\thozzajarulas\towner\tkept\toriginal\t1\ta tulajdonos hozzájárulása (kié: a tulajdonosé; "
	    "eredeti; beadja, itt marad). A tulajdonos két tanú előtt írja alá.\n"
	    "not-needed\thazassagi-kivonat\tapplicant\tkept\tcopy\t1\tházassági anyakönyvi kivonat (másolat; "
	    "beadja, itt marad)\n"
	    "not-needed\tkivonat\tchild\tshown\teither\t1\tszületési anyakönyvi kivonat (kié: a gyermeké; eredeti "
	    "vagy másolat)\n"
	    "needed\tlakcim-nyilvantartas\tapplicant\tseen\toriginal\t1\ta régi lakcíme\n"
	    "not-needed\tszemelyi\tparents\tshown\toriginal\t1\tszemélyazonosító igazolvány (kié: a szülőké; eredeti)\n");
}

/* The first two columns of each line, as "needed a|b+c; depends d". */
static const char *
short_papers(const char *rest)
{
	char *output = (char *)on_fixture("papers", rest, 0), *at;
	const char *all = "";
	for (char *line = strtok_r(output, "\n", &at); line; line = strtok_r(NULL, "\n", &at)) {
		if (strstr(line, "not for this person"))
			continue;
		char *tab = strchr(line, '\t'), *end = tab ? strchr(tab + 1, '\t') : NULL;
		if (!end)
			fail_msg("no columns: %s", line);
		*tab = ' ';
		*end = '\0';
		all = arena_printf(&arena, "%s%s%s", all, *all ? "; " : "", line);
	}
	return all;
}

#define IDENTITY "needed szemelyi|utlevel+lakcimkartya"
#define SEEN     "needed lakcim-nyilvantartas"

static void
test_answers(void **state)
{
	static const char open[] = IDENTITY "; depends tulajdoni-lap; depends berleti-szerzodes; depends hozzajarulas; "
	    "depends hazassagi-kivonat; depends kivonat; " SEEN "; depends szemelyi";
	(void)state;
	assert_string_equal(short_papers("lakcimvaltozas"), open);
	assert_string_equal(short_papers("lakcimvaltozas lakas='?' kinek='?'"), open);
	assert_string_equal(short_papers("lakcimvaltozas lakcimvaltozas.lakas=berelt berlet=nincs kinek=gyermek"),
	    IDENTITY "; not-needed tulajdoni-lap; not-needed berleti-szerzodes; needed hozzajarulas; "
	    "not-needed hazassagi-kivonat; needed kivonat; " SEEN "; needed szemelyi");
	assert_string_equal(short_papers("lakcimvaltozas vele=gyermek kinek=magam vele=hazastars lakas=sajat"),
	    IDENTITY "; needed tulajdoni-lap; not-needed berleti-szerzodes; not-needed hozzajarulas; "
	    "needed hazassagi-kivonat; needed kivonat; " SEEN "; not-needed szemelyi");
	assert_null(strstr(arena_printf(&arena, "; %s", short_papers("lakcimvaltozas vele=gyermek kinek=magam lakas=kulfold")), "; needed"));
	assert_null(strstr(short_papers("lakcimvaltozas lakas=kulfold"), "depends"));
	assert_string_equal(short_papers("ures-ugy"), "");
}

/* Whose the applicant's own papers are in the case; a translation, where there is one. */
static void
test_for_a_child(void **state)
{
	(void)state;
	const char *output = on_fixture("papers", "--lang en lakcimvaltozas kinek=gyermek lakas=sajat", 0);
	assert_non_null(strstr(output, "needed\ttulajdoni-lap\tchild\tshown\toriginal\t1\ttitle deed (tulajdoni lap) "
	    "(whose: your child's; original; at most 30 days old)\n"));
	assert_non_null(strstr(output, "needed\tszemelyi\tparents\tshown\toriginal\t1\tidentity card"));
}

static void
assert_refused(const char *command, const char *rest, int status, const char *words)
{
	const char *output = on_fixture(command, rest, status);
	if (!strstr(output, words))
		fail_msg("%s %s: no \"%s\" in: %s", command, rest, words, output);
}

static void
test_what_cannot_be(void **state)
{
	(void)state;
	assert_refused("papers", "lakcimvaltozs", 1, "no service \"lakcimvaltozs\"; did you mean \"lakcimvaltozas\"?");
	assert_refused("questions", "semmi-ilyen-nincs", 1, "kalauz-data list names them all");
	assert_refused("graph", "kinek", 1, "no service \"kinek\"");
	assert_refused("papers", "lakcimvaltozas lakcimvaltozas.laks=sajat", 1, "did you mean \"lakcimvaltozas.lakas\"?");
	assert_refused("papers", "lakcimvaltozas hol-szuletett=itthon", 1, "is not asked by this service; it asks: kinek, "
	    "berlet, lakas, vele");
	assert_refused("papers", "parkolas lakcimvaltozas.lakas=sajat", 1, "is not asked by this service");
	assert_refused("papers", "ures-ugy kinek=magam", 1, "it asks nothing");
	assert_refused("papers", "lakcimvaltozas lakas=sajt", 1, "has no option \"sajt\"; did you mean \"sajat\"?");
	assert_refused("papers", "lakcimvaltozas lakas=xyz-abc-def", 1, "write one of: sajat, berelt, kulfold");
	assert_refused("papers", "lakcimvaltozas lakas=", 1, "has no option \"\"");
	assert_refused("papers", "lakcimvaltozas lakas", 1, "is not an answer; write QUESTION=OPTION");
	assert_refused("papers", "lakcimvaltozas =sajat", 1, "is not asked");
	assert_refused("papers", "lakcimvaltozas lakas=sajat lakas=berelt", 1, "\"lakas\" is answered twice");
	assert_refused("papers", "lakcimvaltozas lakas=sajat lakcimvaltozas.lakas=sajat", 1, "is answered twice");
	assert_refused("papers", "lakcimvaltozas lakas=sajat lakas='?'", 1, "is answered twice");
	assert_refused("papers", "lakcimvaltozas vele= vele=senki", 1, "is answered twice");
	assert_refused("papers", "lakcimvaltozas vele=senki vele=gyermek", 1, "exclude each other (vele)");
	assert_refused("papers", "lakcimvaltozas vele=senki vele=gyermek kinek=magam", 1, "exclude each other");
	assert_refused("papers", "lakcimvaltozas lakas=sajat berlet=van", 0, "\"berlet\" is not asked after these answers");
	assert_refused("papers", "", 2, "usage: ");
	assert_refused("questions", "lakcimvaltozas lakas=sajat", 2, "usage: ");
	assert_refused("graph", "lakcimvaltozas --lang xx", 2, "the content has no language");
}

/* -------------------------------------------------------------------- graph -- */

static void
test_graph(void **state)
{
	(void)state;
	assert_string_equal(on_fixture("graph", "parkolas --lang en", 0),
	    "digraph \"parkolas\" {\n"
	    "\tstart [shape=oval, label=\"parkolas\\nszemelyi|utlevel+lakcimkartya\\nlakcimkartya-uj\\ntulajdoni-lap\"];\n"
	    "\tstart -> n0;\n"
	    "\tn0 [shape=diamond, label=\"Kié az autó?\"];\n"
	    "\tn0 -> n1 [label=\"Az enyém\"];\n"
	    "\tn0 -> n1 [label=\"A cégemé\\ncegigazolas\"];\n"
	    "\tn1 [shape=box, label=\"papers: 3\u20134\"];\n"
	    "}\n");
}

/* A word of Graphviz's language that is neither punctuation nor a label: an id or a number. */
static const char *
past_name(const char *at)
{
	if (*at == '"') {
		for (at++; *at != '"'; at++) {
			assert_true(*at && *at != '\n');
			at += *at == '\\';
		}
		return at + 1;
	}
	size_t size = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789");
	if (!size)
		fail_msg("no name: %.40s", at);
	return at + size;
}

static const char *
past(const char *at, const char *expected)
{
	size_t size = strlen(expected);
	if (strncmp(at, expected, size))
		fail_msg("no \"%s\": %.60s", expected, at);
	return at + size;
}

/* " [name=value, name=value]", or nothing. */
static const char *
past_attributes(const char *at)
{
	if (*at != ' ')
		return at;
	at = past(at, " [");
	for (;;) {
		at = past_name(past(past_name(at), "="));
		if (*at == ']')
			return at + 1;
		at = past(at, ", ");
	}
}

/* Each node that an edge names is drawn, and from each but the start something leads on, or it is an end. */
static void
assert_node_is_drawn(const char *graph, const char *name, size_t size)
{
	const char *node = arena_printf(&arena, "\n\t%.*s [shape=", (int)size, name);
	if (!strstr(graph, node))
		fail_msg("%.*s is not drawn", (int)size, name);
}

static void
assert_is_graph(const char *graph)
{
	const char *at = past(past_name(past(graph, "digraph ")), " {\n");
	while (*at == '\t') {
		const char *from = at + 1;
		at = past_name(from);
		assert_node_is_drawn(graph, from, (size_t)(at - from));
		if (!strncmp(at, " -> ", 4)) {
			const char *to = at + 4;
			at = past_name(to);
			assert_node_is_drawn(graph, to, (size_t)(at - to));
		}
		at = past(past_attributes(at), ";\n");
	}
	at = past(at, "}\n");
	assert_true(!*at || !strncmp(at, "kalauz-data: the flow is not drawn whole", 40));
	assert_int_equal(!*at, !strstr(graph, "\n\tmore [shape="));
}

/* ------------------------------------------------------- the shipped catalogue -- */

static size_t
count_of(const char *string, char c)
{
	size_t count = 0;
	for (; *string; string++)
		count += *string == c;
	return count;
}

static void
assert_are_papers(const char *output)
{
	for (const char *line = output, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		assert_non_null(end);
		const char *one = arena_strndup(&arena, line, (size_t)(end - line));
		assert_int_equal(count_of(one, '\t'), COLUMNS - 1);
		assert_true(!strncmp(one, "depends\t", 8) || !strncmp(one, "needed\t", 7) || !strncmp(one, "if-held\t", 8));
		assert_null(strstr(one, "?"));
		assert_null(strstr(one, "\t\t"));
	}
}

/* A label, in which a break stands for a space. */
static void
assert_is_label(const char *at, const char *text)
{
	for (const char *c = text; *c; c++, at++) {
		bool escaped = *at == '\\';
		at += escaped;
		if (*c != (escaped && *at == 'n' ? ' ' : *at))
			fail_msg("\"%s\" is not asked first, but \"%.60s\"", text, at);
	}
	assert_int_equal(*at, '"');
}

/* It begins as the screens do. */
static void
assert_same_start(const char *graph, struct catalogue *catalogue, const char *service)
{
	static const struct ticks none;
	const struct statements nothing = {0};
	struct errand errand = {.id = 1};
	struct guidance g;
	assert_int_equal(catalogue_find(catalogue, "service", service, &errand.service), STATUS_DONE);
	assert_int_equal(guidance_load(catalogue, &arena, "hu", &errand, 1, &nothing, &none, NULL, &g), STATUS_DONE);
	const char *diamond = strstr(graph, "\tn0 [shape=diamond, label=\"");
	assert_int_equal(g.asks, diamond != NULL);
	if (diamond)
		assert_is_label(strchr(diamond, '"') + 1, g.cases[0].questions.items[g.askings[0].next].ask.text);
}

/* Every service; and each answer to its first question is taken. */
static void
test_shipped_catalogue(void **state)
{
	int status;
	char *at;
	struct catalogue *catalogue;
	(void)state;
	assert_int_equal(catalogue_open(&catalogue, shipped()), STATUS_DONE);
	char *list = (char *)run(arena_printf(&arena, "list --catalogue %s", shipped()), &status);
	assert_int_equal(status, 0);
	for (char *line = strtok_r(list, "\n", &at); line; line = strtok_r(NULL, "\n", &at)) {
		struct arena_mark mark = arena_mark(&arena);
		*strchr(line, '\t') = '\0';
		const char *rest = arena_printf(&arena, "--catalogue %s %s", shipped(), line);
		assert_are_papers(run(arena_printf(&arena, "papers %s", rest), &status));
		assert_int_equal(status, 0);
		const char *graph = run(arena_printf(&arena, "graph %s", rest), &status);
		assert_int_equal(status, 0);
		assert_is_graph(graph);
		assert_same_start(graph, catalogue, line);
		char *questions = (char *)run(arena_printf(&arena, "questions %s", rest), &status);
		assert_int_equal(status, 0);
		questions[strcspn(questions, "\n")] = '\0';
		char *options = strchr(questions, '\t'), *within;
		if (options)
			*options++ = '\0';
		for (char *option = options ? strtok_r(options, ",", &within) : NULL; option;
		    option = strtok_r(NULL, ",", &within)) {
			const char *output = run(arena_printf(&arena, "papers %s %s=%s", rest, questions, option), &status);
			if (status)
				fail_msg("%s %s=%s: %s", line, questions, option, output);
		}
		arena_rewind(&arena, mark);
	}
	catalogue_close(catalogue);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_questions, free_all),
		cmocka_unit_test_teardown(test_papers, free_all),
		cmocka_unit_test_teardown(test_answers, free_all),
		cmocka_unit_test_teardown(test_for_a_child, free_all),
		cmocka_unit_test_teardown(test_what_cannot_be, free_all),
		cmocka_unit_test_teardown(test_graph, free_all),
		cmocka_unit_test_teardown(test_shipped_catalogue, free_all),
	};
	return cmocka_run_group_tests(tests, build_fixture, NULL);
}
