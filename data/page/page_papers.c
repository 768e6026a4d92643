#include "data/page/page_papers.h"

#include <string.h>

#include "data/page/page_condition.h"

/* ------------------------------------------------------------------ one paper -- */

static const char *const form_words[] = {
	[FORM_ORIGINAL] = W("original"),
	[FORM_COPY] = W("copy"),
	[FORM_EITHER] = W("original or copy"),
};

static const char *const age_patterns[] = {
	[AGE_DAYS] = W("at most {n} days old"),
	[AGE_MONTHS] = W("at most {n} months old"),
	[AGE_YEARS] = W("at most {n} years old"),
}, *const age_of_one[] = {
	[AGE_DAYS] = W("at most one day old"),
	[AGE_MONTHS] = W("at most one month old"),
	[AGE_YEARS] = W("at most one year old"),
};

static const char *
number(const struct draft *draft, const char *pattern, unsigned n)
{
	return WORDS_FILL(draft->arena, draft_word(draft, pattern), {"n", arena_printf(draft->arena, "%u", n)});
}

static void
append(const struct draft *draft, const char **line, const char *words)
{
	*line = *line ? arena_printf(draft->arena, "%s · %s", *line, words) : words;
}

static unsigned
sum_of(const unsigned counts[FORMS])
{
	unsigned sum = 0;
	for (size_t i = 0; i < FORMS; i++)
		sum += counts[i];
	return sum;
}

/* "original", "2 originals + copy"; NULL: not a paper. */
static const char *
form_of(const struct draft *draft, const struct need *need)
{
	struct pieces pieces = need_pieces(need);
	const char *words = NULL;
	if (need->shown[FORM_NONE] || need->kept[FORM_NONE])
		return NULL;
	if (pieces.originals)
		words = draft_word(draft, form_words[FORM_ORIGINAL]);
	if (pieces.copies)
		words = words ? draft_word(draft, W("original and copy")) : draft_word(draft, form_words[FORM_COPY]);
	return words ? words : draft_word(draft, form_words[FORM_EITHER]);
}

/* What stays at the office: "you hand it in", or which of the pieces. */
static void
append_kept(const struct draft *draft, const char **line, const struct need *need)
{
	static const char *const pieces[] = {
		[FORM_ORIGINAL] = W("original"), [FORM_COPY] = W("copy"), [FORM_EITHER] = W("original or copy"),
	};
	struct pieces all = need_pieces(need);
	const char *handed = NULL;
	if (!sum_of(need->kept))
		return;
	if (sum_of(need->kept) >= all.originals + all.copies + all.either) {
		append(draft, line, draft_word(draft, W("you hand it in")));
		return;
	}
	for (size_t form = 0; form < FORM_NONE; form++)
		if (need->kept[form]) {
			const char *word = draft_word(draft, pieces[form]);
			handed = handed ? arena_printf(draft->arena, "%s, %s", handed, word) : word;
		}
	if (handed)
		append(draft, line, WORDS_FILL(draft->arena, draft_word(draft, W("you hand in: {what}")),
		    {"what", handed}));
}

static void
append_counts(const struct draft *draft, const char **line, const struct need *need)
{
	struct pieces pieces = need_pieces(need);
	bool mixed = (pieces.originals > 0) + (pieces.copies > 0) + (pieces.either > 0) > 1;
	if (mixed && pieces.originals > 1)
		append(draft, line, number(draft, W("originals: {n}"), pieces.originals));
	if (mixed && pieces.copies > 1)
		append(draft, line, number(draft, W("copies: {n}"), pieces.copies));
	if (!mixed && pieces.originals + pieces.copies + pieces.either > 1)
		append(draft, line, number(draft, W("number: {n}"),
		    pieces.originals + pieces.copies + pieces.either));
}

/* Whose it is; NULL: nobody must be told, it is the reader's own. */
static const char *
whose_words(const struct draft *draft, const struct need *need)
{
	const char *words = need->whose_words.text;
	return !words || !need->whose.of.which ? words : WORDS_FILL(draft->arena,
	    draft_word(draft, W("{whose} (number {n})")), {"whose", words},
	    {"n", arena_printf(draft->arena, "%u", need->whose.of.which + 1)});
}

/* Whose it is, whether it stays here, how many, how old at most: one line. */
static struct text
need_words(const struct draft *draft, const struct need *need)
{
	const char *line = NULL;
	const char *whose = whose_words(draft, need);
	if (whose)
		append(draft, &line, WORDS_FILL(draft->arena, draft_word(draft, W("whose: {person}")),
		    {"person", whose}));
	append_kept(draft, &line, need);
	append_counts(draft, &line, need);
	if (need->max_age)
		append(draft, &line, number(draft, (need->max_age == 1 ? age_of_one : age_patterns)[need->age_unit], need->max_age));
	return (struct text){.text = line, .foreign = need->whose_words.foreign};
}

static struct block *
add_need(struct draft *draft, enum block_kind kind, const struct need *need, bool seen)
{
	struct block *block = draft_add(draft, kind, need->paper->document.name);
	if (!block)
		return NULL;
	block->link = link_to(LINK_DOCUMENT, need->paper->document.id);
	if (!seen) {
		block->tag = form_of(draft, need);
		draft_detail(draft, block, need_words(draft, need));
	}
	return block;
}

/* ------------------------------------------------------------------- one line -- */

/* Whose all papers of the line are, said once; NULL: they are of several people, or the visitor's own. */
static const char *
owner_of(const struct draft *draft, const struct need_line *line)
{
	const struct need *first = line->set_count && line->sets[0].count ? line->sets[0].needs : NULL;
	for (size_t s = 0; first && s < line->set_count; s++)
		for (size_t n = 0; n < line->sets[s].count; n++)
			if (!whose_is(line->sets[s].needs[n].whose, first->whose))
				return NULL;
	return first ? whose_words(draft, first) : NULL;
}

/* How many of the line's sets are to be told: not those that the visitor says are lost, unless all are. */
static size_t
told_sets(const struct need_line *line)
{
	size_t count = 0;
	while (count < line->set_count && !line->sets[count].lacking)
		count++;
	return count ? count : line->set_count;
}

/* "identity card (the child's)" */
static const char *
owned(const struct draft *draft, const char *name, const char *owner)
{
	return owner ? arena_printf(draft->arena, "%s (%s)", name, owner) : name;
}

/* With each paper whose it is, unless the visitor's own; but not where `bare`. */
static const char *
set_words(struct draft *draft, const struct need_set *set, bool bare)
{
	const char *words = NULL;
	for (size_t i = 0; i < set->count; i++) {
		const struct need *need = &set->needs[i];
		const char *name = owned(draft, need->paper->document.name.text,
		    bare ? NULL : whose_words(draft, need));
		words = words ? WORDS_FILL(draft->arena, draft_word(draft, W("{paper} together with {other}")),
		    {"paper", words}, {"other", name}) : name;
	}
	return words;
}

const char *
draft_line_words(struct draft *draft, const struct need_line *line)
{
	const char *words = NULL, *owner = owner_of(draft, line);
	for (size_t i = 0; i < told_sets(line); i++) {
		const char *set = set_words(draft, &line->sets[i], owner);
		words = words ? WORDS_FILL(draft->arena, draft_word(draft, W("{one}, or {two}")),
		    {"one", words}, {"two", set}) : set;
	}
	return words ? owned(draft, words, owner) : "?";
}

/* "identity card (original; the child's)" */
static const char *
need_brief(struct draft *draft, const struct need *need)
{
	const char *more = form_of(draft, need), *whose = whose_words(draft, need);
	append_kept(draft, &more, need);
	append_counts(draft, &more, need);
	if (whose)
		append(draft, &more, whose);
	const char *name = need->paper->document.name.text;
	return more ? arena_printf(draft->arena, "%s (%s)", name, more) : name;
}

const char *
draft_line_brief(struct draft *draft, const struct need_line *line)
{
	const char *words = NULL;
	for (size_t s = 0; s < told_sets(line); s++) {
		const char *set = NULL;
		for (size_t n = 0; n < line->sets[s].count; n++) {
			const char *need = need_brief(draft, &line->sets[s].needs[n]);
			set = set ? WORDS_FILL(draft->arena, draft_word(draft, W("{paper} together with {other}")),
			    {"paper", set}, {"other", need}) : need;
		}
		words = words ? WORDS_FILL(draft->arena, draft_word(draft, W("{one}, or {two}")),
		    {"one", words}, {"two", set}) : set;
	}
	return words ? words : "?";
}

/* Which errands a paper is for, where there are several and it is not for all. */
static struct text
errand_words(struct draft *draft, const struct need_line *line)
{
	const struct guidance *g = draft->guidance;
	struct text words = {0};
	if (g->count < 2 || line->errands == (UINT32_C(1) << g->count) - 1)
		return words;
	for (size_t i = 0; i < g->count; i++)
		if (line->errands >> i & 1) {
			const struct text *name = &g->cases[i].service->name;
			words.text = words.text ? arena_printf(draft->arena, "%s; %s", words.text, name->text) : name->text;
			words.foreign |= name->foreign;
		}
	if (words.text)
		words.text = WORDS_FILL(draft->arena, draft_word(draft, W("for: {errands}")), {"errands", words.text});
	return words;
}

/* A choice between sets: "one of these is enough", then each. The choice is ticked as one, also at a paper that
 * is enough alone. */
static void
add_choice(struct draft *draft, const struct need_line *line, struct tick tick)
{
	draft_add(draft, BLOCK_GROUP, text_of(draft_word(draft, W("One of these is enough:"))));
	for (size_t s = 0; s < told_sets(line); s++)
		for (size_t n = 0; n < line->sets[s].count; n++) {
			struct block *block = add_need(draft, BLOCK_CHOICE, &line->sets[s].needs[n], line->seen);
			if (block && line->sets[s].count == 1)
				block->tick = tick;
			if (block && n)
				draft_detail(draft, block, text_of(draft_word(draft, W("together with the one before"))));
		}
}

/* "Only if ...: it must be valid." */
static struct text
note_words(struct draft *draft, const struct need_note *note)
{
	struct text words = note->text, when = note->condition ? draft_condition(draft, note->condition)
	    : (struct text){0};
	if (!when.text)
		return words;
	return (struct text){.text = arena_printf(draft->arena, "%s: %s", when.text, words.text),
		.foreign = words.foreign || when.foreign};
}

/* Conditions of a line are those of the errand that asked first. */
static void
enter(struct draft *draft, const struct need_line *line)
{
	draft->errand = &draft->guidance->cases[line->first];
}

static void
add_line(struct draft *draft, const struct need_line *line)
{
	enter(draft, line);
	bool done = line_is_ticked(line, draft->guidance->ticks), boxed = !line->seen && line->truth != TRUTH_NO;
	struct tick tick = boxed ? (struct tick){line->key, done ? 0 : line_pieces(line)} : (struct tick){0};
	size_t first = draft->blocks.count;
	if (told_sets(line) > 1)
		add_choice(draft, line, tick);
	else
		for (size_t n = 0; line->set_count && n < line->sets[0].count; n++)
			add_need(draft, BLOCK_PAPER, &line->sets[0].needs[n], line->seen);
	if (draft->blocks.count == first)
		return;
	struct block *block = (struct block *)draft->blocks.items + first;
	block->mark = !boxed ? MARK_NONE : done ? MARK_DONE : MARK_OPEN;
	block->tick = tick;
	if (!line->seen && line->truth == TRUTH_OPEN && !line_counts(line))
		draft_detail(draft, block, text_of(draft_word(draft, W("Bring it if you have it."))));
	for (size_t i = 0; i < line->note_count; i++)
		draft_detail(draft, block, note_words(draft, &line->notes[i]));
	draft_detail(draft, block, errand_words(draft, line));
}

/* ---------------------------------------------------------------------- lists -- */

bool
draft_has_papers(const struct draft *draft, enum truth truth)
{
	const struct papers *papers = &draft->guidance->papers;
	for (size_t i = 0; i < papers->count; i++)
		if (!papers->lines[i].seen && papers->lines[i].truth == truth)
			return true;
	return false;
}

/* The words under which a line stands: for what is needed, none. */
static const char *
case_of(struct draft *draft, const struct need_line *line, enum truth truth)
{
	if (truth == TRUTH_YES)
		return line_counts(line) ? "" : draft_word(draft, W("Bring these if you have them. You can come without them."));
	enter(draft, line);
	struct text words = truth == TRUTH_NO
	    ? draft_case(draft, line->condition)
	    : draft_condition(draft, line->condition);
	return words.text ? words.text : "";
}

void
draft_papers(struct draft *draft, enum truth truth)
{
	const struct papers *papers = &draft->guidance->papers;
	const char **cases = arena_array(draft->arena, papers->count, sizeof *cases); /* of lines to come */
	for (size_t i = 0; i < papers->count; i++)
		if (!papers->lines[i].seen && papers->lines[i].truth == truth)
			cases[i] = case_of(draft, &papers->lines[i], truth);
	for (size_t i = 0; i < papers->count; i++) {
		const char *words = cases[i];
		if (!words)
			continue;
		if (*words)
			draft_add(draft, BLOCK_SUBHEADING, text_of(words));
		for (size_t j = i; j < papers->count; j++)
			if (cases[j] && !strcmp(cases[j], words)) {
				add_line(draft, &papers->lines[j]);
				cases[j] = NULL;
			}
	}
}

void
draft_seen(struct draft *draft)
{
	const struct papers *papers = &draft->guidance->papers;
	bool first = true;
	for (size_t i = 0; i < papers->count; i++) {
		const struct need_line *line = &papers->lines[i];
		if (!line->seen)
			continue;
		if (first)
			draft_add(draft, BLOCK_SUBHEADING,
			    text_of(draft_word(draft, W("No need to bring: the office sees it"))));
		first = false;
		size_t at = draft->blocks.count;
		add_line(draft, line);
		if (line->truth == TRUTH_OPEN && draft->blocks.count > at)
			draft_detail(draft, (struct block *)draft->blocks.items + at,
			    draft_condition(draft, line->condition));
	}
}

void
page_of_unneeded(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	draft_add(&draft, BLOCK_LEAD, text_of(draft_word(&draft,
	    W("By your answers you do not need these. Check your answers if one of them sounds like yours."))));
	draft_papers(&draft, TRUTH_NO);
	draft_finish(&draft, text_of(draft_word(&draft, W("What else could be needed?"))), out);
}

static bool
is_listed(const struct draft *draft, int64_t document)
{
	const struct block *blocks = draft->blocks.items;
	for (size_t i = 0; i < draft->blocks.count; i++)
		if (blocks[i].link.id == document)
			return true;
	return false;
}

void
page_of_papers(struct arena *arena, const struct page_context *context, const struct guidance *guidance,
    struct page *out)
{
	struct draft draft = {.arena = arena, .context = context, .guidance = guidance};
	const struct papers *papers = &guidance->papers;
	for (size_t i = 0; i < papers->count; i++)
		for (size_t s = 0; papers->lines[i].truth != TRUTH_NO && s < papers->lines[i].set_count; s++)
			for (size_t n = 0; n < papers->lines[i].sets[s].count; n++) {
				const struct named *document = &papers->lines[i].sets[s].needs[n].paper->document;
				if (!is_listed(&draft, document->id))
					draft_link(&draft, link_to(LINK_DOCUMENT, document->id), document->name);
			}
	draft_finish(&draft, text_of(draft_word(&draft, W("What are these papers?"))), out);
}
