/* `kalauz-data papers`: what to bring after some answers, for programs and for editors. */
#include "data/editor/commands/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/editor/commands/arguments.h"
#include "data/editor/commands/case_view.h"
#include "data/editor/faults/say.h"
#include "data/limits.h"
#include "data/page.h"
#include "data/papers.h"

static const char *const truths[] = {
	[TRUTH_NO] = "not-needed", [TRUTH_YES] = "needed", [TRUTH_OPEN] = "depends",
};
static const char *const handlings[] = {
	[HANDLING_SHOWN] = "shown", [HANDLING_KEPT] = "kept", [HANDLING_SEEN] = "seen",
};
static const char *const forms[] = {
	[FORM_ORIGINAL] = "original", [FORM_COPY] = "copy", [FORM_EITHER] = "either", [FORM_NONE] = "none",
};

/* ------------------------------------------------------------------- columns -- */

/* What a column says of one paper. */
typedef const char *column(struct case_view *, const struct need *);

static const char *
document_of(struct case_view *view, const struct need *need)
{
	const char *name;
	enum status status = catalogue_id_name(view->catalogue, view->arena, need->paper->document.id, &name);
	return status == STATUS_DONE ? name : "?";
}

static const char *
whose_of(struct case_view *view, const struct need *need)
{
	(void)view;
	return need->whose_name ? need->whose_name : "?";
}

static const char *
handling_of(struct case_view *view, const struct need *need)
{
	(void)view;
	return handlings[need->paper->handling];
}

static const char *
form_of(struct case_view *view, const struct need *need)
{
	(void)view;
	return forms[need->paper->form];
}

static const char *
count_of(struct case_view *view, const struct need *need)
{
	return arena_printf(view->arena, "%u", need->paper->count);
}

/* "a|b+c": sets and the papers of each. */
static const char *
all_of(struct case_view *view, const struct need_line *line, column *take)
{
	const char *all = "";
	for (size_t s = 0; s < line->set_count; s++)
		for (size_t n = 0; n < line->sets[s].count; n++)
			all = arena_printf(view->arena, "%s%s%s", all, n ? "+" : s ? "|" : "",
			    take(view, &line->sets[s].needs[n]));
	return all;
}

/* The same once, where it is the same of every paper. */
static const char *
common_of(struct case_view *view, const struct need_line *line, column *take)
{
	const char *common = NULL;
	for (size_t s = 0; s < line->set_count; s++)
		for (size_t n = 0; n < line->sets[s].count; n++) {
			const char *value = take(view, &line->sets[s].needs[n]);
			if (common && strcmp(common, value))
				return all_of(view, line, take);
			common = value;
		}
	return common ? common : "";
}

/* --------------------------------------------------------------------- words -- */

static const char *
word(const struct case_view *view, const char *msgid)
{
	return words_get(&page_words, view->arguments->lang, msgid);
}

static const char *
filled(const struct case_view *view, const char *msgid, const char *name, const char *value)
{
	return WORDS_FILL(view->arena, word(view, msgid), {name, value});
}

static const char *
with(const struct case_view *view, const char *words, const char *more)
{
	return words ? arena_printf(view->arena, "%s; %s", words, more) : more;
}

static const char *
number(const struct case_view *view, const char *msgid, unsigned n)
{
	return filled(view, msgid, "n", arena_printf(view->arena, "%u", n));
}

/* "tulajdoni lap (kié: a gyermeké; másolat)": in the words of the page. */
static const char *
need_words(const struct case_view *view, const struct need *need)
{
	static const char *const form_words[] = {
		[FORM_ORIGINAL] = W("original"), [FORM_COPY] = W("copy"), [FORM_EITHER] = W("original or copy"),
	};
	static const char *const ages[] = {
		[AGE_DAYS] = W("at most {n} days old"), [AGE_MONTHS] = W("at most {n} months old"),
		[AGE_YEARS] = W("at most {n} years old"),
	};
	const struct paper *paper = need->paper;
	const char *more = NULL, *name = paper->document.name.text ? paper->document.name.text : "?";
	if (need->whose_words.text)
		more = filled(view, W("whose: {person}"), "person", need->whose_words.text);
	if (paper->handling == HANDLING_SEEN)
		return more ? arena_printf(view->arena, "%s (%s)", name, more) : name;
	if (paper->form != FORM_NONE)
		more = with(view, more, word(view, form_words[paper->form]));
	if (paper->handling == HANDLING_KEPT)
		more = with(view, more, word(view, W("you hand it in")));
	if (paper->count > 1)
		more = with(view, more, number(view, W("number: {n}"), paper->count));
	if (paper->max_age)
		more = with(view, more, number(view, ages[paper->age_unit], paper->max_age));
	return more ? arena_printf(view->arena, "%s (%s)", name, more) : name;
}

static const char *
joined(const struct case_view *view, const char *msgid, const char *one, const char *two)
{
	return one ? WORDS_FILL(view->arena, word(view, msgid), {"one", one}, {"two", two}) : two;
}

static const char *
line_words(const struct case_view *view, const struct need_line *line)
{
	const char *words = NULL;
	for (size_t s = 0; s < line->set_count; s++) {
		const char *set = NULL;
		for (size_t n = 0; n < line->sets[s].count; n++)
			set = joined(view, W("{one} and {two}"), set, need_words(view, &line->sets[s].needs[n]));
		words = joined(view, W("{one}, or {two}"), words, set ? set : "?");
	}
	for (size_t i = 0; words && i < line->note_count; i++)
		words = arena_printf(view->arena, "%s%s %s", words, words[strlen(words) - 1] == '.' ? "" : ".", line->notes[i].text.text);
	return words ? words : "?";
}

/* ------------------------------------------------------------------ commands -- */

/* What need not be there to come is a state of its own. */
static const char *
state_of(const struct need_line *line)
{
	bool held = line->truth == TRUTH_YES && !line->seen && !line_counts(line);
	return held ? "if-held" : truths[line->truth];
}

static void
print_line(struct case_view *view, const struct need_line *line)
{
	printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\n", state_of(line), all_of(view, line, document_of),
	    common_of(view, line, whose_of), common_of(view, line, handling_of),
	    common_of(view, line, form_of), common_of(view, line, count_of), line_words(view, line));
}

static bool
print_papers(struct case_view *view)
{
	struct answers answers;
	if (!case_view_read_answers(view, &answers))
		return false;
	struct errand_case c;
	errand_case_of(view->arena, &view->service, &view->questions, &answers, &c);
	for (size_t i = 0; i < view->service.requirement_count; i++) {
		struct need_line line;
		line_of_requirement(view->arena, &c, &view->service.requirements[i], &line);
		print_line(view, &line);
	}
	if (errand_is_excluded(&c))
		SAY(NULL, "by these answers {service} is not for this person, and needs no paper",
		    {"service", view->service.name.text});
	if (logic_exhausted(c.logic))
		SAY(NULL, "too many cases to look at all ({limit}); some \"depends\" may be decided",
		    {"limit", arena_printf(view->arena, "%d", LIMIT_SPLITS)});
	return true;
}

static enum status
print(struct catalogue *catalogue, struct arena *arena, const struct case_arguments *arguments)
{
	return case_view_service(catalogue, arena, arguments, print_papers);
}

int
papers_command(int argc, char **argv)
{
	struct case_arguments arguments;
	if (!case_arguments_read(&arguments, argc, argv, 1, SIZE_MAX))
		return EXIT_USAGE;
	return case_view_catalogue(&arguments, print);
}
